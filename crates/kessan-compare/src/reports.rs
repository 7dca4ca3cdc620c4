//! Which report is the latest, and whether all are of one company.

use std::cmp::Reverse;

use jiff::civil::Date;
use kessan_core::release::Release;
use kessan_core::release::model::{Company, Scenario};

use crate::{MOST_REPORTS, Refused};

/// The reports, the latest first: by the last day that they print results for, then by the day of the report.
pub fn latest_first(mut releases: Vec<Release>) -> Result<Vec<Release>, Refused> {
    let count = releases.iter().map(|release| release.file.other_reports.len() + 1).sum::<usize>();
    if count > MOST_REPORTS {
        return Err(Refused::TooMany(count));
    }
    if releases.len() < 2 {
        return Err(Refused::TooFew);
    }
    releases.sort_by_key(|release| Reverse((last_day(release), release.file.announced)));
    let (first, others) = releases.split_first().ok_or(Refused::TooFew)?;
    for other in others {
        if !is_same(&first.file.company, &other.file.company) {
            let name = |release: &Release| release.file.company.name.en().to_owned();
            return Err(Refused::OtherCompany { company: name(first), other: name(other) });
        }
        if other.file.currency != first.file.currency {
            let (currency, other_currency) = (first.file.currency.clone(), other.file.currency.clone());
            let title = other.file.title.en().to_owned();
            return Err(Refused::OtherCurrency { currency, other: other_currency, title });
        }
    }
    nested(&releases)?;
    let printed = |release: &Release| serde_json::to_string(&release.file.tables).unwrap_or_default();
    let texts: Vec<String> = releases.iter().map(printed).collect();
    let twice = releases.iter().enumerate().find(|(at, release)| {
        texts[..*at].contains(&texts[*at])
            && releases[..*at].iter().any(|other| other.file.announced == release.file.announced)
    });
    match twice {
        Some((_, release)) => Err(Refused::Twice { title: release.file.title.en().to_owned() }),
        None => Ok(releases),
    }
}

/// A comparison can be compared again where no other report comes between those that it has: which of them is the later one says whose
/// figures are used.
fn nested(releases: &[Release]) -> Result<(), Refused> {
    for (at, release) in releases.iter().enumerate() {
        let file = &release.file;
        for other in releases.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, other)| &other.file) {
            let has = |id: &str, day: Option<Date>| {
                file.other_reports.iter().any(|known| known.id == id && known.announced == day)
            };
            let twice = has(&other.id, other.announced)
                || other.other_reports.iter().any(|known| has(&known.id, known.announced));
            if twice {
                return Err(Refused::Twice { title: other.title.en().to_owned() });
            }
        }
        for later in releases.iter().skip(at + 1).map(|other| &other.file) {
            let is_before = |day: Option<Date>| day.zip(later.announced).is_none_or(|(day, later)| day < later);
            if file.other_reports.iter().any(|known| is_before(known.announced)) {
                return Err(Refused::Between { title: file.title.en().to_owned(), other: later.title.en().to_owned() });
            }
        }
    }
    Ok(())
}

/// The last day that a report prints results for.
fn last_day(release: &Release) -> Option<Date> {
    let results = release.facts.all().iter().filter(|fact| fact.scenario == Scenario::Actual && fact.value.is_some());
    results.filter_map(|fact| Some(release.period(&fact.period)?.span.end)).max()
}

/// Whether both are one company: by a code at an exchange, or by their names in any language.
fn is_same(one: &Company, other: &Company) -> bool {
    let codes = |company: &Company| -> Vec<(String, String)> {
        // The same share is called 9999 by one filing and 99990 by another.
        let code = |code: &str| plain(code.strip_suffix('0').filter(|short| short.len() == 4).unwrap_or(code));
        let listings = company.listings.iter().map(|listing| (plain(&listing.exchange), code(&listing.code)));
        listings.filter(|(_, code)| code.chars().any(|c| c != '0')).collect()
    };
    let names = |company: &Company| -> Vec<String> {
        let all = company.name.all().chain(company.short_name.all());
        all.map(|(_, name)| plain(name)).filter(|name| !name.is_empty()).collect()
    };
    let (mine, theirs) = (codes(one), codes(other));
    let (my_names, their_names) = (names(one), names(other));
    mine.iter().any(|code| theirs.contains(code)) || my_names.iter().any(|name| their_names.contains(name))
}

/// Letters and digits alone, in lower case: "Example Holdings, Inc." and "EXAMPLE HOLDINGS INC" are one.
fn plain(name: &str) -> String {
    let legal = ["株式会社", "有限会社", "合同会社", "（株）", "(株)", "㈱"];
    let name = legal.iter().fold(name.to_owned(), |name, form| name.replace(form, ""));
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
