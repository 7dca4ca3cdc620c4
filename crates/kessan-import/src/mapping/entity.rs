//! Whose report it is, and when and in which form it was made.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kessan_core::period::day;

use super::calendar::Calendar;
use super::opening;
use super::periods::end_of;
use super::words::Words;
use crate::report::{DocumentKind, Fact, Member, Name, Period, Report, Shared, Value};
use crate::untagged::is_target;
use kessan_core::order::CompactSort;

/// Scheme and identifier of the entity that most numbers are of; `None` without facts.
pub fn identifier(report: &Report) -> Option<(Shared, Shared)> {
    let mut counts: BTreeMap<&(Shared, Shared), usize> = BTreeMap::new();
    for fact in &report.facts {
        *counts.entry(&fact.entity).or_default() += if fact.unit.is_some() { 2 } else { 1 };
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(entity, _)| entity.clone())
}

/// The texts of a report that say what it is.
pub struct Head<'a> {
    report: &'a Report,
}

impl<'a> Head<'a> {
    /// Those of a report.
    pub fn new(report: &'a Report) -> Self {
        Self { report }
    }

    /// Whether it calls what it expects forecasts: what exchanges have companies tag are, and words say it, or say targets.
    pub fn has_forecasts(&self) -> bool {
        let is_one = |(axis, member): &(Name, Member)| match axis.local.as_str() {
            "ResultForecastAxis" => is_forecast(member),
            "StatementScenarioAxis" => {
                matches!(member, Member::Explicit(name) if name.local == *"ScenarioForecastMember")
            }
            _ => false,
        };
        self.report.facts.iter().any(|fact| fact.dimensions.iter().any(is_one))
    }

    /// The first text of an element, of those named the first that has one; without members before with.
    pub fn text(&self, locals: &[&str]) -> Option<&'a str> {
        locals.iter().find_map(|local| {
            let of = |fact: &&Fact| fact.concept.local == *local;
            let facts = self.report.facts.iter().filter(of);
            let text = |fact: &'a Fact| match &fact.value {
                Value::Text(text) if !text.trim().is_empty() => Some(text.trim()),
                _ => None,
            };
            let mut texts: Vec<(usize, &str)> =
                facts.filter_map(|fact| Some((fact.dimensions.len(), text(fact)?))).collect();
            texts.compact_sort_by_key(|(members, _)| *members);
            texts.first().map(|(_, text)| *text)
        })
    }

    /// The first date of an element.
    pub fn date(&self, locals: &[&str]) -> Option<Date> {
        locals.iter().find_map(|local| date_in(self.text(&[local])?))
    }

    /// The language of the report: that of its documents, else Japanese for Japanese taxonomies, else English.
    pub fn language(&self) -> String {
        if self.is_japanese() {
            return "ja".to_owned();
        }
        let of_documents = self.report.documents.iter().filter_map(|document| document.language.as_deref());
        let of_facts = self.report.facts.iter().filter_map(|fact| fact.language.as_deref());
        let of_labels = self.report.labels.iter().map(|label| label.language.as_str());
        let tag = of_documents.chain(of_facts).chain(of_labels).find(|tag| is_tag(tag));
        tag.map_or_else(|| "en".to_owned(), primary)
    }

    /// Whether it is made with a Japanese taxonomy.
    pub fn is_japanese(&self) -> bool {
        let is_japanese = |fact: &Fact| {
            let prefix = fact.concept.prefix.as_str();
            ["tse-", "jp"].iter().any(|start| prefix.starts_with(start))
                || fact.concept.namespace.contains("edinet-fsa")
        };
        self.report.facts.iter().take(50).any(is_japanese)
    }

    /// The company's name, in the languages that the report gives it in; without tags, as its first texts have it.
    pub fn name(&self, language: &str) -> Words {
        let tagged = self.tagged_name(language);
        let found = tagged.is_empty().then(|| opening::company_of(self.report)).flatten();
        found.map_or(tagged, |name| Words::of(language, &name))
    }

    fn tagged_name(&self, language: &str) -> Words {
        let ja = self.text(&["CompanyName", "IssuerNameREIT", "FilerNameInJapaneseDEI", "CompanyNameCoverPage"]);
        let en = self.text(&["FilerNameInEnglishDEI", "CompanyNameInEnglishCoverPage"]);
        let own = self.text(&[
            "EntityRegistrantName",
            "NameOfReportingEntityOrOtherMeansOfIdentification",
            "LegalEntityName",
            "EntityName",
        ]);
        let mut words = Words::default();
        if let Some(ja) = ja.filter(|_| self.is_japanese()) {
            words = words.and("ja", ja);
        }
        if let Some(en) = en {
            words = words.and("en", en);
        }
        // The SEC's company facts name their company in the file, not in a fact.
        let of_file = || {
            let mut documents = self.report.documents.iter();
            documents.find(|document| document.kind == DocumentKind::CompanyFacts)?.title.as_deref()
        };
        own.or_else(of_file).map_or(words.clone(), |own| words.and(language, own))
    }

    /// What is taken from the first texts of a document without tags, for a person to confirm.
    pub fn by_words(&self) -> Option<String> {
        let own = self.language();
        let is_untagged = self.tagged_name(&own).is_empty();
        let name = is_untagged.then(|| opening::company_of(self.report)).flatten();
        let listing = self.tagged_listing().is_none().then(|| opening::listing_of(self.report)).flatten();
        let day = self.tagged_day().is_none().then(|| self.announced()).flatten();
        let found = [
            name.map(|name| format!("the company is {name}")),
            listing.map(|(exchange, symbol)| format!("its listing is {exchange} {symbol}")),
            day.map(|day| format!("the report was released on {day}")),
        ];
        let found: Vec<String> = found.into_iter().flatten().collect();
        (!found.is_empty()).then(|| format!("by the first lines of the text {}: confirm it", found.join(", ")))
    }

    /// The listing: exchange and code.
    pub fn listing(&self) -> Option<(String, String)> {
        self.tagged_listing().or_else(|| opening::listing_of(self.report))
    }

    fn tagged_listing(&self) -> Option<(String, String)> {
        if let Some(code) = self.text(&["SecuritiesCode", "SecurityCodeDEI"]) {
            // Five digits, the last of them a zero for common stock.
            let code = if code.len() == 5 { code.strip_suffix('0').unwrap_or(code) } else { code };
            if code.chars().any(|c| c.is_ascii_alphanumeric()) && code != "-" {
                let exchange = if self.is_elsewhere() { "Nagoya / Sapporo / Fukuoka" } else { "TSE" };
                return Some((exchange.to_owned(), code.to_owned()));
            }
        }
        let symbol = self.text(&["TradingSymbol"]).filter(|symbol| !matches!(*symbol, "N/A" | "None" | "—" | "-"));
        let exchange = self.text(&["SecurityExchangeName"]);
        symbol.map(|symbol| (exchange.map_or("Stock exchange", exchange_name).to_owned(), symbol.to_owned()))
    }

    /// Whether it is listed in Japan, and not in Tokyo.
    fn is_elsewhere(&self) -> bool {
        let others = ["NagoyaStockExchange", "SapporoStockExchange", "FukuokaStockExchange"];
        let marks = |local: &str| self.text(&[local]).is_some_and(|text| !text.eq_ignore_ascii_case("false"));
        !marks("TokyoStockExchange") && others.iter().any(|local| marks(local))
    }

    /// The company's web page.
    pub fn website(&self) -> Option<String> {
        let url = self.text(&["URL"])?.trim_end_matches(['。', '.']);
        let url = if url.starts_with("http://") || url.starts_with("https://") {
            url.to_owned()
        } else {
            format!("https://{url}")
        };
        let rest = url.split_once("://").map(|(_, rest)| rest)?;
        let is_address =
            rest.contains('.') && url.is_ascii() && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
        (is_address && url.len() < 200).then_some(url)
    }

    /// When fiscal years end, as far as the report says so.
    pub fn calendar(&self) -> Calendar {
        let by_month = self.is_japanese();
        let year_day = |text: &str| {
            let (month, day) = text.strip_prefix("--")?.split_once('-')?;
            Some((month.parse().ok()?, day.get(..2)?.parse().ok()?)).filter(|end| is_month_day(*end))
        };
        let stated = self.text(&["CurrentFiscalYearEndDate"]).and_then(year_day).or_else(|| {
            let date = self.date(&["FiscalYearEnd", "CurrentFiscalYearEndDateDEI"])?;
            Some((date.month(), date.day()))
        });
        let guessed = stated.is_none().then(|| self.guessed_end()).flatten();
        let end = stated.or(guessed).unwrap_or((12, 31));
        // Some number a year that ends early in a calendar year by the one before, some do not: the month makes it plain.
        let is_early = guessed.is_some_and(|(month, _)| month <= 2);
        let mut calendar = Calendar {
            end,
            offset: 0,
            by_month: by_month || is_early,
            by_halves: super::periods::is_by_halves(self.report),
        };
        let focus = self.text(&["DocumentFiscalYearFocus"]).and_then(|text| text.parse::<i16>().ok());
        let year = self.main_end().and_then(|day| calendar.year_end(day));
        if let Some((focus, year)) = focus.zip(year) {
            calendar.offset = (focus - year.year()).clamp(-1, 1);
        }
        calendar
    }

    /// The end of the year that most figures are of.
    fn guessed_end(&self) -> Option<(i8, i8)> {
        let mut counts: BTreeMap<(i8, i8), usize> = BTreeMap::new();
        for fact in &self.report.facts {
            if let Period::Duration { start, end } = fact.period
                && (350..=380).contains(&kessan_core::period::days_from(start, end))
            {
                *counts.entry((end.month(), end.day())).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(end, _)| end).or_else(|| self.year_before_start())
    }

    /// The day before the longest of the spans that end on the report's last day begins, if it is of 13, 26 or 39 weeks: a
    /// report of quarters begins them with its year.
    fn year_before_start(&self) -> Option<(i8, i8)> {
        let last = self.main_end()?;
        let spans = self.report.facts.iter().filter_map(|fact| match fact.period {
            Period::Duration { start, end } if end == last && fact.unit.is_some() => Some(start),
            _ => None,
        });
        let start = spans.min()?;
        let days = kessan_core::period::days_from(start, last) + 1;
        let is_part = [80..=100, 170..=195, 258..=288].iter().any(|part| part.contains(&days));
        // A quarter alone may be any of the four.
        let before = start.yesterday().ok().filter(|_| is_part && days > 100)?;
        Some((before.month(), before.day()))
    }

    /// The last day of what is reported on: as stated, else the latest end of many figures.
    pub fn main_end(&self) -> Option<Date> {
        let stated = self.date(&[
            "DocumentPeriodEndDate",
            "CurrentPeriodEndDateDEI",
            "DateOfEndOfReportingPeriod2013",
            "DocumentPeriodEnd",
        ]);
        stated.or_else(|| {
            let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
            for fact in self.report.facts.iter().filter(|fact| fact.unit.is_some() && fact.value != Value::Nil) {
                if fact.dimensions.iter().any(|(axis, member)| is_target(axis, member) || is_forecast(member)) {
                    continue;
                }
                if let Some(end) = end_of(fact.period) {
                    *counts.entry(end).or_default() += 1;
                }
            }
            let most = counts.values().copied().max()?;
            // A few facts lie beyond the balance sheet's day: share counts, events after it.
            counts.into_iter().rev().find(|(_, count)| count * 6 >= most).map(|(end, _)| end)
        })
    }

    /// The day of the report: as stated; without tags, the first that its first texts name after what it reports on.
    pub fn announced(&self) -> Option<Date> {
        self.tagged_day().or_else(|| opening::released(&self.report.opening, self.main_end()?))
    }

    fn tagged_day(&self) -> Option<Date> {
        self.date(&[
            "FilingDate",
            "ReportingDateOfFinancialForecastCorrection",
            "FilingDateCoverPage",
            "FilingDateDEI",
            "DateOfAuthorisationForIssueOfFinancialStatements",
        ])
    }
}

fn is_forecast(member: &Member) -> bool {
    matches!(member, Member::Explicit(name)
        if matches!(name.local.as_str(), "ForecastMember" | "UpperMember" | "LowerMember"))
}

fn is_month_day((month, day): (i8, i8)) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn exchange_name(code: &str) -> &str {
    match code {
        "NASDAQ" => "Nasdaq",
        other => other,
    }
}

/// Whether a text is a language tag that a release can have.
pub fn is_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The language of a tag, without its region: `ja` of `ja-JP`.
pub fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_ascii_lowercase()
}

/// The date that a text is or begins with: `2030-05-14`, `2030年5月14日`, full-width digits too.
pub fn date_in(text: &str) -> Option<Date> {
    let plain = kessan_core::numeral::half_width(text.trim());
    if let Some(day) = plain.get(..10).and_then(day) {
        return Some(day);
    }
    let (year, rest) = plain.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (date, _) = rest.split_once('日')?;
    let year = match year.trim().strip_prefix("令和") {
        Some("元") => 2019,
        Some(number) => number.trim().parse::<i16>().ok()?.checked_add(2018)?,
        None => year.trim().parse().ok()?,
    };
    Date::new(year, month.trim().parse().ok()?, date.trim().parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_filings_write_them() {
        assert_eq!(date_in("2030-05-14"), Some(date(2030, 5, 14)));
        assert_eq!(date_in("2030年５月14日"), Some(date(2030, 5, 14)));
        assert_eq!(date_in("令和12年５月1日"), Some(date(2030, 5, 1)));
        assert_eq!(date_in("May 2030"), None);
        assert_eq!(date_in("日本"), None);
    }
}
