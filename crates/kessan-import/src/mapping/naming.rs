//! What the release, its company and its basis are called.

use super::entity::Head;
use super::words::{Words, clean};
use crate::report::Report;

/// What stands at the end of a company's name and is no part of what it is called.
const FORMS: [&str; 29] = [
    ", Inc.",
    ", Inc",
    " Inc.",
    " Inc",
    ", Corp.",
    " Corp.",
    " Corp",
    " Corporation",
    " Co., Ltd.",
    ", Ltd.",
    " Ltd.",
    " Ltd",
    " Limited",
    " plc",
    " PLC",
    " p.l.c.",
    " AG",
    " SE",
    " S.A.",
    " SA",
    " N.V.",
    " NV",
    " S.p.A.",
    " AB",
    " ASA",
    " Oyj",
    " A/S",
    " GmbH",
    " LLC",
];
const JAPANESE_FORMS: [&str; 5] = ["株式会社", "（株）", "(株)", "㈱", "有限会社"];

/// Whether a text ends or, in Japanese, begins with the legal form of a company.
pub fn has_form(text: &str) -> bool {
    let upper = text.trim().to_uppercase();
    JAPANESE_FORMS.iter().any(|form| text.contains(form) && text.trim() != *form)
        || FORMS.iter().any(|form| upper.ends_with(&form.to_uppercase()))
}

/// How the page calls a company: its name without its legal form.
pub fn short(name: &Words) -> Words {
    name.map(|_, name| {
        let mut short = clean(name);
        for form in JAPANESE_FORMS {
            short = short.replace(form, "");
        }
        for form in FORMS {
            if let Some(rest) = short.strip_suffix(form) {
                short = rest.to_owned();
                break;
            }
        }
        let short = short.trim().to_owned();
        if short.is_empty() { name.to_owned() } else { short }
    })
}

/// The accounting standards and the scope, as far as the filing says so.
pub fn basis(report: &Report, head: &Head<'_>) -> Words {
    let document = head.text(&["DocumentName", "DocumentTitleCoverPage"]).unwrap_or_default();
    let stated = head.text(&["AccountingStandardsDEI"]).unwrap_or_default();
    let uses = |part: &str| {
        report.facts.iter().any(|fact| fact.concept.namespace.contains(part) || fact.concept.prefix == part)
    };
    let standards =
        if stated.contains("IFRS") || document.contains("ＩＦＲＳ") || document.contains("IFRS") || uses("jpigp_cor")
        {
            Words::both("IFRS", "IFRS")
        } else if stated.contains("US") || document.contains("米国基準") || uses("us-gaap") {
            Words::both("U.S. GAAP", "米国会計基準")
        } else if head.is_japanese() {
            Words::both("Japanese GAAP", "日本基準")
        } else if uses("ifrs") {
            Words::both("IFRS", "IFRS")
        } else {
            Words::both("Accounting standards not stated", "会計基準の記載なし")
        };
    let is_group = head
        .text(&["WhetherConsolidatedFinancialStatementsArePreparedDEI"])
        .map(|text| text.eq_ignore_ascii_case("true"));
    let is_group = is_group
        .or_else(|| (document.contains("連結") && !document.contains("非連結")).then_some(true))
        .or_else(|| document.contains("非連結").then_some(false));
    match is_group {
        Some(true) => {
            standards.map(
                |language, text| {
                    if language == "ja" { format!("{text}、連結") } else { format!("{text}, consolidated") }
                },
            )
        }
        Some(false) => standards.map(|language, text| {
            if language == "ja" { format!("{text}、個別") } else { format!("{text}, non-consolidated") }
        }),
        None => standards,
    }
}

/// What the release reports on, or whose forecast it revises.
pub fn title(head: &Head<'_>, period: &Words, is_revision: bool) -> Words {
    let period = |language: &str| period.get(language).unwrap_or_default().to_owned();
    let own = head
        .text(&["DocumentName", "DocumentTitleCoverPage"])
        .map(clean)
        .filter(|text| !text.is_empty() && head.is_japanese());
    let form = head
        .text(&["DocumentType"])
        .map(clean)
        .filter(|form| form.len() <= 12 && form.chars().any(|c| c.is_ascii_digit()));
    let en = match (&form, period("en")) {
        (Some(form), period) if !period.is_empty() => format!("Form {form}: {period}"),
        (_, period) if !period.is_empty() && is_revision => format!("Revision of forecast for {period}"),
        (_, period) if !period.is_empty() => format!("Financial results for {period}"),
        _ => "Financial report".to_owned(),
    };
    let ja = match (own, period("ja")) {
        (Some(own), period) if own.contains('期') || period.is_empty() => own,
        (Some(own), period) => format!("{period} {own}"),
        (None, period) if !period.is_empty() && is_revision => format!("{period} 業績予想の修正"),
        (None, period) if !period.is_empty() => format!("{period} 決算"),
        (None, _) => "決算".to_owned(),
    };
    Words::both(&en, &ja)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_called_without_its_legal_form() {
        assert_eq!(
            short(&Words::both("Made-up Holdings, Inc.", "株式会社架空")),
            Words::both("Made-up Holdings", "架空")
        );
        assert_eq!(short(&Words::of("de", "Erfunden AG")), Words::of("de", "Erfunden"));
    }
}
