//! What documents do not say and a person gives: what it is called, what is expected, and what is wrong with an answer.

use jiff::civil::Date;
use leptos::prelude::*;

use super::env::Env;
use super::statements::TABLE;
use crate::t;
use kessan_core::cell::Cell;
use kessan_core::facts::Fact;
use kessan_core::release::model::Measure;

/// What is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The day of the release.
    Announced,
    /// What the company, the report or its standards are called, by the field.
    Called(&'a str),
    /// The number of shares.
    Shares,
    /// All of the dividends.
    Dividends,
    /// A field of a dividend, which is named by its id or by the period that it was declared in.
    Dividend(&'a str, &'a str),
    /// A field of the buyback.
    Buyback(&'a str),
    /// Figures of the text.
    Claims,
    /// Businesses and their costs.
    Businesses,
    /// A label.
    Label,
    /// What no form asks for.
    Other(&'a str),
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A day.
    Day,
    /// Two days.
    Span,
    /// A number of shares.
    Shares,
    /// Money.
    Money,
    /// Money per share.
    PerShare,
    /// One of two words.
    Status,
    /// A text.
    Text,
    /// A list, which has a form of its own.
    List,
}

impl Takes {
    /// Its name in the page's script.
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Span => "span",
            Self::Shares | Self::Money | Self::PerShare => "number",
            Self::Status => "status",
            Self::Text => "text",
            Self::List => "list",
        }
    }

    /// An answer of the right form.
    pub fn example(self) -> &'static str {
        match self {
            Self::Day => "2031-05-14",
            Self::Span => "2031-05-15 / 2032-05-14",
            Self::Shares => "4,000,000",
            Self::Money => "400,000,000",
            Self::PerShare => "12.50",
            Self::Status => "declared",
            Self::Text | Self::List => "",
        }
    }
}

impl<'a> Subject<'a> {
    /// What a field of a release file is about.
    pub fn of_field(field: &'a str) -> Self {
        let capital = field.strip_prefix("capital.");
        let dividend = capital.and_then(|rest| rest.strip_prefix("dividends."));
        match (field, dividend) {
            (_, Some(rest)) => rest.rsplit_once('.').map_or(Self::Dividends, |(id, of)| Self::Dividend(id, of)),
            ("texts", _) => Self::Label,
            _ => {
                let plain = capital.or_else(|| field.strip_prefix("company.")).unwrap_or(field);
                Self::of_parts(plain.split('.'), field)
            }
        }
    }

    /// What the answer of a key is about; `steps` are the names that it consists of.
    pub fn of_key(steps: &'a [String]) -> Self {
        let whole = steps.first().map(String::as_str).unwrap_or_default();
        match steps {
            [first, id, of] if first == "dividends" => Self::Dividend(id, of),
            _ => Self::of_parts(steps.iter().map(String::as_str), whole),
        }
    }

    fn of_parts(mut parts: impl Iterator<Item = &'a str>, whole: &'a str) -> Self {
        match (parts.next(), parts.next()) {
            (Some("announced"), _) => Self::Announced,
            (Some(name @ ("name" | "short_name" | "title" | "basis")), _) => Self::Called(name),
            (Some("shares_outstanding"), _) => Self::Shares,
            (Some("dividends"), _) => Self::Dividends,
            (Some("buyback"), Some(of)) => Self::Buyback(of),
            (Some("claims"), _) => Self::Claims,
            (Some("businesses"), _) | (Some("story"), Some("businesses")) => Self::Businesses,
            (Some("translations"), _) => Self::Label,
            _ => Self::Other(whole),
        }
    }

    /// What its field takes.
    pub fn takes(self) -> Takes {
        match self {
            Self::Announced | Self::Dividend(_, "record_date" | "payment_date") | Self::Buyback("resolved") => {
                Takes::Day
            }
            Self::Buyback("window") => Takes::Span,
            Self::Shares | Self::Buyback("max_shares") => Takes::Shares,
            Self::Buyback("max_amount") => Takes::Money,
            Self::Dividend(_, "per_share") => Takes::PerShare,
            Self::Dividend(_, "status") => Takes::Status,
            Self::Dividends | Self::Claims | Self::Businesses => Takes::List,
            _ => Takes::Text,
        }
    }

    /// The part of the form that it stands in.
    pub fn group(self) -> &'static str {
        match self {
            Self::Dividends | Self::Dividend(..) => "dividends",
            Self::Buyback(_) => "buyback",
            Self::Shares => "shares",
            Self::Claims => "claims",
            Self::Businesses => "businesses",
            Self::Label => "labels",
            Self::Announced | Self::Called(_) | Self::Other(_) => "report",
        }
    }

    /// What it is called.
    pub fn name(self, env: Env) -> String {
        match self {
            Self::Announced => t!(env, asked.announced),
            Self::Called("short_name") => t!(env, asked.short_name),
            Self::Called("title") => t!(env, asked.title),
            Self::Called("basis") => t!(env, asked.basis),
            Self::Called(_) => t!(env, asked.name),
            Self::Shares => t!(env, asked.shares),
            Self::Dividends => t!(env, asked.dividends),
            Self::Dividend(id, of) => {
                let dividend = dividend(env, id);
                match of {
                    "record_date" => t!(env, asked.record, dividend = dividend),
                    "payment_date" => t!(env, asked.payment, dividend = dividend),
                    "per_share" => t!(env, asked.per_share, dividend = dividend),
                    "status" => t!(env, asked.status, dividend = dividend),
                    "label" => t!(env, asked.called, dividend = dividend),
                    _ => t!(env, asked.dividend, dividend = dividend),
                }
            }
            Self::Buyback("window") => t!(env, asked.window),
            Self::Buyback("resolved") => t!(env, asked.resolved),
            Self::Buyback("max_shares") => t!(env, asked.max_shares),
            Self::Buyback("max_amount") => t!(env, asked.max_amount),
            Self::Claims => t!(env, asked.claims),
            Self::Businesses => t!(env, asked.businesses),
            Self::Label => t!(env, asked.label),
            Self::Buyback(other) | Self::Other(other) => other.to_owned(),
        }
    }

    /// What could not be found, as a line of all that is missing has it.
    pub fn lacking(self, env: Env) -> String {
        match self {
            Self::Announced => t!(env, asked.lack_announced),
            Self::Called(_) => t!(env, asked.lack_name),
            Self::Shares => t!(env, asked.lack_shares),
            Self::Dividend(_, "record_date") => t!(env, asked.lack_record),
            Self::Dividend(_, "payment_date") => t!(env, asked.lack_payment),
            Self::Dividends | Self::Dividend(..) => t!(env, asked.lack_dividends),
            Self::Buyback(_) => t!(env, asked.lack_buyback),
            Self::Claims => t!(env, asked.lack_claims),
            Self::Businesses => t!(env, asked.lack_businesses),
            Self::Label => t!(env, asked.lack_labels),
            Self::Other(other) => other.to_owned(),
        }
    }

    /// What its field expects.
    pub fn expected(self, env: Env) -> String {
        let takes = self.takes();
        let (example, currency) = (takes.example(), &env.release.file.currency);
        match takes {
            Takes::Day => t!(env, asked.expect_day, example = example),
            Takes::Span => t!(env, asked.expect_span, example = example),
            Takes::Shares => t!(env, asked.expect_shares, example = example),
            Takes::Money => t!(env, asked.expect_money, currency = currency, example = example),
            Takes::PerShare => t!(env, asked.expect_per_share, currency = currency, example = example),
            Takes::Status => t!(env, asked.expect_status),
            Takes::Text | Takes::List => t!(env, asked.expect_text),
        }
    }
}

/// What a dividend is called: by its label, or by the period that it was declared in.
fn dividend(env: Env, id: &str) -> String {
    let file = &env.release.file;
    let known = file.capital.iter().flat_map(|capital| &capital.dividends).find(|dividend| {
        // Answers name a dividend of a schedule with the year before it.
        id == dividend.id || id.strip_suffix(dividend.id.as_str()).is_some_and(|rest| rest.ends_with('-'))
    });
    let label = known.map(|dividend| &dividend.label).or_else(|| env.release.period(id).map(|period| &period.label));
    label.map_or_else(|| id.to_owned(), |label| env.text(label))
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is no day.
    NoDay,
    /// It can be two days.
    TwoDays,
    /// It is not between these.
    Far(Date, Date),
    /// It is no span.
    NoSpan,
    /// It is no number above zero.
    NoNumber,
    /// It can be two numbers.
    TwoNumbers,
    /// It counts something else.
    OtherUnit,
    /// It fits another report, or needs another answer.
    Aside,
    /// Something else.
    Other,
}

impl Mistake {
    /// The same in words.
    pub fn told(&self, env: Env, of: Subject<'_>, found: &str) -> String {
        let example = of.takes().example();
        match self {
            Self::NoDay => t!(env, asked.wrong_day, found = found, example = example),
            Self::TwoDays => t!(env, asked.wrong_two_days, found = found, example = Takes::Day.example()),
            Self::Far(first, last) => {
                t!(env, asked.wrong_far, found = found, first = env.date(*first), last = env.date(*last))
            }
            Self::NoSpan => t!(env, asked.wrong_span, found = found),
            Self::NoNumber => t!(env, asked.wrong_number, found = found, example = example),
            Self::TwoNumbers => t!(env, asked.wrong_two_numbers, found = found, example = example),
            Self::OtherUnit => t!(env, asked.wrong_unit, found = found, example = example),
            Self::Aside => t!(env, asked.wrong_aside),
            Self::Other if matches!(of, Subject::Dividends | Subject::Dividend(..)) => t!(env, asked.wrong_record),
            Self::Other => t!(env, asked.wrong_other),
        }
    }
}

/// The printed figure beside which an answer would stand, in words, and the address of its table in the page.
pub fn near(env: Env, concept: &str, period: &str) -> Option<(String, String)> {
    let release = env.release;
    let is_it = |fact: &&Fact| fact.period == period && fact.measure == Measure::Value;
    let fact = release.facts.of(concept).find(is_it)?;
    let table = release.file.tables.get(fact.place.table)?;
    let printed = table.rows.get(fact.place.row)?.cells.get(fact.place.column)?;
    Cell::parse(printed).filter(|cell| matches!(cell, Cell::Number { .. }))?;
    let (line, period) = (&release.concept(concept)?.label, &release.period(period)?.label);
    let figure = t!(env, asked.near, line = env.text(line), period = env.text(period), figure = printed.trim());
    let text = t!(env, asked.near_in, figure = figure, table = env.text(&table.title));
    Some((text, format!("#{TABLE}{}", table.id)))
}

/// The line of the sources that lists what was given, where anything was.
#[component]
pub fn Assumptions(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let list = entries(env);
    (!list.is_empty()).then(|| {
        let list: Vec<_> = list.into_iter().map(|entry| view! { <li>{entry}</li> }).collect();
        view! { <div><dt>{t!(env, asked.assumptions)}</dt><dd>{t!(env, asked.about)}<ul>{list}</ul></dd></div> }
    })
}

/// What was given, an entry each; labels in one entry.
pub fn entries(env: Env) -> Vec<String> {
    let list = &env.release.file.assumptions;
    let (labels, others): (Vec<_>, Vec<_>) =
        list.iter().partition(|assumption| Subject::of_field(&assumption.field) == Subject::Label);
    let mut entries: Vec<String> = Vec::new();
    for assumption in others {
        let subject = Subject::of_field(&assumption.field);
        let name = subject.name(env);
        entries.push(match subject.takes() {
            Takes::List => name,
            _ => t!(env, asked.entry, name = name, answer = assumption.said()),
        });
    }
    match labels.len() {
        0 => {}
        1 => entries.push(t!(env, asked.labels_one)),
        count => entries.push(t!(env, asked.labels, count = env.number(count.into(), 0))),
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_the_release_and_the_key_of_its_answer_are_about_the_same() {
        for (field, key, subject) in [
            ("announced", &["announced"][..], Subject::Announced),
            ("company.name.en", &["name", "en"], Subject::Called("name")),
            ("title.ja", &["title", "ja"], Subject::Called("title")),
            ("capital.shares_outstanding", &["shares_outstanding"], Subject::Shares),
            ("capital.buyback.window", &["buyback", "window"], Subject::Buyback("window")),
            (
                "capital.dividends.Q2.a.record_date",
                &["dividends", "Q2.a", "record_date"],
                Subject::Dividend("Q2.a", "record_date"),
            ),
            ("story.businesses", &["businesses"], Subject::Businesses),
            ("claims", &["claims"], Subject::Claims),
            ("texts", &["translations", "ja", "Sales"], Subject::Label),
            ("note", &["note"], Subject::Other("note")),
        ] {
            let steps: Vec<String> = key.iter().map(|step| (*step).to_owned()).collect();
            assert_eq!(Subject::of_key(&steps), subject, "{key:?}");
            assert_eq!(Subject::of_field(field), subject, "{field}");
        }
    }
}
