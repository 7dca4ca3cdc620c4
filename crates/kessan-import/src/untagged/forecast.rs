//! What a company expects: which tables, columns and rows print forecasts, which of those a revision replaces, and which are the
//! ends of a range.

use super::OWN;
use crate::encoding::nfkc;
use crate::printed::Layout;
use crate::report::{Aspects, Member, Name};

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bound {
    Lower,
    Upper,
}

/// A forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Aim {
    /// Whether a revision replaces it.
    pub is_previous: bool,
    /// Which end of a range it is; `None` for a point.
    pub bound: Option<Bound>,
    /// Whether words call it a target.
    pub is_target: bool,
}

/// What words say of the figures that they stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// They are results.
    Result,
    /// They are expected.
    Aim(Aim),
}

/// Words of what is expected.
const AIMS: [&str; 12] = [
    "予想",
    "見通し",
    "見込",
    "計画",
    "目標",
    "forecast",
    "outlook",
    "guidance",
    "target",
    "expected",
    "projection",
    "projected",
];
/// Those of them that name what is aimed at, not what is expected.
const TARGETS: [&str; 2] = ["目標", "target"];
/// Those of them that are about the company's results wherever they stand, in the label of a line, too.
const SURE: [&str; 5] = ["予想", "見通し", "forecast", "outlook", "guidance"];
/// Those that a title names forecasts with: "expected timing of realization" and a plan of pensions are none.
const OF_TITLES: [&str; 11] = [
    "予想",
    "見通し",
    "業績見込",
    "経営計画",
    "業績計画",
    "数値目標",
    "目標値",
    "forecast",
    "outlook",
    "guidance",
    "financial target",
];
/// Lines and heads with such words that are about something else.
const OTHERS: [&str; 9] = [
    "予想信用損失",
    "予想残存",
    "予想昇給",
    "expected credit",
    "expected term",
    "expected life",
    "expected return",
    "expected volatility",
    "target allocation",
];
const RESULTS: [&str; 3] = ["実績", "actual", "as reported"];
const PREVIOUS: [&str; 9] = ["前回", "従来", "当初", "修正前", "previous", "prior", "initial", "original", "former"];
/// What stands between two forecasts is none.
const CHANGES: [&str; 7] = ["増減", "差異", "change", "variance", "difference", "増減率", "達成率"];

fn plain(text: &str) -> String {
    nfkc(text).to_lowercase()
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What a head, a label or a title says; `None` where it says neither.
pub(super) fn said(text: &str) -> Option<Said> {
    let text = plain(text);
    let is_aim = has(&text, &AIMS) && !has(&text, &OTHERS);
    match (is_aim, has(&text, &RESULTS)) {
        // "Forecast and actual": the columns say which is which.
        (true, true) | (false, false) => None,
        (false, true) => Some(Said::Result),
        (true, false) => {
            Some(Said::Aim(Aim { is_previous: has(&text, &PREVIOUS), bound: None, is_target: has(&text, &TARGETS) }))
        }
    }
}

/// What the label of a line of the accounts says: only words that leave no doubt count.
pub(super) fn said_of_line(label: &str) -> Option<Said> {
    said(label).filter(|said| *said == Said::Result || has(&plain(label), &SURE))
}

/// What a title says.
fn said_of_title(title: &str) -> Option<Said> {
    said(title).filter(|said| *said == Said::Result || has(&plain(title), &OF_TITLES))
}

/// Whether words are about the change from one forecast to another.
pub(super) fn is_change(text: &str) -> bool {
    has(&plain(text), &CHANGES)
}

/// Whether a label or a head is about what a company expects: that is no result.
pub(super) fn is_forecast(text: &str) -> bool {
    matches!(said(text), Some(Said::Aim(_)))
}

/// The end of a range that a head names.
pub(super) fn bound(heads: &[String]) -> Option<Bound> {
    let last = plain(heads.last()?);
    let is = |words: &[&str]| last.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    if last.contains("下限") || is(&["low", "lower", "minimum", "min"]) {
        Some(Bound::Lower)
    } else if last.contains("上限") || is(&["high", "upper", "maximum", "max"]) {
        Some(Bound::Upper)
    } else {
        None
    }
}

/// What the figures of a table are if neither their row nor their column says it: a forecast where the title does, unless
/// something in the table says which of its figures are.
pub(super) fn of_table(layout: &Layout, texts: &[String]) -> Option<Aim> {
    let heads = layout.columns.iter().flat_map(|column| &column.heads).map(String::as_str);
    let labels = layout.lines.iter().map(|line| line.label.as_str());
    if heads
        .chain(labels.filter(|label| said_of_line(label).is_some()))
        .any(|text| matches!(said(text), Some(Said::Aim(_))))
    {
        return None;
    }
    for text in texts.iter().take(5).filter(|text| is_title(text)) {
        match said_of_title(text) {
            Some(Said::Aim(aim)) => return Some(aim),
            Some(Said::Result) => return None,
            None if names_results(text) => return None,
            None => {}
        }
    }
    None
}

/// Whether anything about a table speaks of what is expected.
pub(super) fn speaks_of_aims(layout: &Layout, texts: &[String]) -> bool {
    let heads = layout.columns.iter().flat_map(|column| &column.heads);
    let labels = layout.lines.iter().map(|line| &line.label);
    let mut titles = texts.iter().take(5).filter(|text| is_title(text));
    heads.chain(labels).any(|text| is_forecast(text)) || titles.any(|title| said_of_title(title).is_some())
}

/// Whether a text can be the title of what follows: no note below the table before, no sentence.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    let is_note = text.starts_with(['※', '*', '注'])
        || ["(注", "（注", "note:", "notes:"].iter().any(|mark| plain(text).starts_with(&plain(mark)));
    let is_sentence = text.ends_with('。') || (text.ends_with('.') && count > 40);
    count <= 120 && !is_note && !is_sentence
}

/// Whether a title names what has happened: a statement, a summary of results.
fn names_results(title: &str) -> bool {
    const WORDS: [&str; 12] = [
        "計算書",
        "対照表",
        "経営成績",
        "財政状態",
        "キャッシュ・フローの状況",
        "株式数",
        "セグメント情報",
        "statement",
        "balance sheet",
        "results",
        "reconciliation",
        "highlights",
    ];
    has(&plain(title), &WORDS)
}

/// The axes that say it of a fact, as tagged reports have them.
pub(super) fn add(aim: Aim, dimensions: &mut Aspects) {
    let name = |local: &str| Name { namespace: OWN.into(), local: local.into(), prefix: "label".into() };
    let member = match (aim.bound, aim.is_target) {
        (None, false) => "ForecastMember",
        (Some(Bound::Lower), false) => "LowerMember",
        (Some(Bound::Upper), false) => "UpperMember",
        (None, true) => "TargetMember",
        (Some(Bound::Lower), true) => "TargetLowerMember",
        (Some(Bound::Upper), true) => "TargetUpperMember",
    };
    let mut said = vec![(name(AXIS), Member::Explicit(name(member)))];
    if aim.is_previous {
        said.push((name("PreviousCurrentAxis"), Member::Explicit(name("PreviousMember"))));
    }
    dimensions.extend(said);
}

const AXIS: &str = "ResultForecastAxis";

/// Whether a member is one by which words call a figure a target: no filing has it.
pub(crate) fn is_target(axis: &Name, member: &Member) -> bool {
    let is_own = *axis.namespace == *OWN && axis.local == *AXIS;
    is_own && matches!(member, Member::Explicit(name) if name.local.starts_with("Target"))
}

/// Whether a fact's axes say that it is expected.
pub(super) fn is_aim(dimensions: &Aspects) -> bool {
    dimensions.keys().any(|axis| axis.local == *AXIS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_forecasts_from_results() {
        let aim = |is_previous| Some(Said::Aim(Aim { is_previous, ..Aim::default() }));
        for (text, expected) in [
            ("前回発表予想（Ａ）", aim(true)),
            ("今回修正予想（Ｂ）", aim(false)),
            ("Previous outlook", aim(true)),
            ("Full-year guidance", aim(false)),
            ("（ご参考）前期実績", Some(Said::Result)),
            ("FY2031 Actual", Some(Said::Result)),
            ("業績予想と実績値との差異", None),
            ("予想信用損失", None),
            ("売上高", None),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        for (text, is_target) in [("2032年3月期 数値目標", true), ("Financial targets", true), ("Outlook", false)]
        {
            assert_eq!(said(text), Some(Said::Aim(Aim { is_target, ..Aim::default() })), "{text}");
        }
        assert_eq!(said_of_line("Planned asset targets"), None);
        assert_eq!(said_of_title("Deferred revenue, expected timing of realization"), None);
        assert_eq!(said_of_title("Full-year outlook"), aim(false));
        assert_eq!(bound(&["Outlook".into(), "High end".into()]), Some(Bound::Upper));
    }
}
