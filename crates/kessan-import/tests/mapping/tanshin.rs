//! Summaries of Japanese releases (決算短信) as every sector writes them: results, position, dividends, forecast, share counts.

use super::page::{Page, cells, nil, row, tag};
use super::styles::table;

/// A line of two years: its label, its element, this year's figure and last year's. Growth stands behind amounts.
pub type Line<'a> = (&'a str, &'a str, [&'a str; 2], [&'a str; 2]);

/// A figure of its own unit and power of ten: label, element, unit, scale and decimals, this year's and last year's.
pub type Figure<'a> = (&'a str, &'a str, &'a str, &'a str, [&'a str; 2]);

/// What differs from one sector and one standard to the next.
pub struct Tanshin<'a> {
    /// The taxonomy: `tse-ed-t`, `tse-re-t`.
    pub prefix: &'a str,
    /// Whether there is a group.
    pub is_group: bool,
    /// Results in millions with their growth in per cent.
    pub results: &'a [Line<'a>],
    /// Per share, ratios.
    pub rates: &'a [Figure<'a>],
    /// Assets, equity, their ratio and the value per share.
    pub position: &'a [Figure<'a>],
    /// The next year's forecast in millions with its growth.
    pub forecast: &'a [(&'a str, &'a str, &'a str, &'a str)],
}

impl Tanshin<'_> {
    /// A context's members: the scope, result or forecast.
    fn members(&self, scenario: &str) -> [(String, String); 2] {
        let scope = if self.is_group { "ConsolidatedMember" } else { "NonConsolidatedMember" };
        let of = |local: &str| format!("{}:{local}", self.prefix);
        [(of("ConsolidatedNonconsolidatedAxis"), of(scope)), (of("ResultForecastAxis"), of(scenario))]
    }

    /// The page: the year to March 2031, the next one as a forecast.
    pub fn page(&self) -> Page {
        let mut page = Page::new("ja");
        for (id, days, scenario) in [
            ("y1", "2030-04-01/2031-03-31", "ResultMember"),
            ("y0", "2029-04-01/2030-03-31", "ResultMember"),
            ("d1", "2031-03-31", "ResultMember"),
            ("d0", "2030-03-31", "ResultMember"),
            ("f", "2031-04-01/2032-03-31", "ForecastMember"),
        ] {
            let members = self.members(scenario);
            let members: Vec<(&str, &str)> =
                members.iter().map(|(axis, member)| (axis.as_str(), member.as_str())).collect();
            page = page.context(id, days, &members);
        }
        let of = |element: &str| {
            if element.contains(':') { element.to_owned() } else { format!("{}:{element}", self.prefix) }
        };
        let number = |element: &str, context: &str, unit: &str, at: &str, text: &str| match text.strip_prefix('△') {
            Some(text) => format!("△{}", tag(&format!("-{}", of(element)), context, unit, at, text)),
            None if text == "－" => nil(&of(element), context, unit, text),
            None => tag(&of(element), context, unit, at, text),
        };
        let years = ["2031年３月期", "2030年３月期"];
        let mut head = vec![String::new()];
        let mut units = vec![String::new()];
        let mut rows = years.map(|year| vec![year.to_owned()]);
        for (label, element, values, growth) in self.results {
            head.extend([(*label).to_owned(), String::new()]);
            units.extend(row(&["百万円", "％"]));
            for (at, row) in rows.iter_mut().enumerate() {
                let context = ["y1", "y0"][at];
                row.push(number(element, context, "JPY", "6:-6", values[at]));
                row.push(number(&change(element), context, "pure", "-2:3", growth[at]));
            }
        }
        let results = [vec![head, units], rows.to_vec()].concat();
        let figures = |figures: &[Figure<'_>], contexts: [&str; 2]| {
            let mut head = vec![String::new()];
            let mut rows = years.map(|year| vec![year.to_owned()]);
            for (label, element, unit, at, values) in figures {
                head.push((*label).to_owned());
                for (number_of, row) in rows.iter_mut().enumerate() {
                    row.push(number(element, contexts[number_of], unit, at, values[number_of]));
                }
            }
            [vec![head], rows.to_vec()].concat()
        };
        let mut forecast = vec![vec![String::new()], vec![String::new()], vec!["通期".to_owned()]];
        for (label, element, value, growth) in self.forecast {
            forecast[0].extend([(*label).to_owned(), String::new()]);
            forecast[1].extend(row(&["百万円", "％"]));
            forecast[2].push(number(element, "f", "JPY", "6:-6", value));
            forecast[2].push(number(&change(element), "f", "pure", "-2:3", growth));
        }
        page.says(&of("CompanyName"), "y1", "株式会社架空")
            .says(&of("SecuritiesCode"), "y1", "99990")
            .says(&of("FilingDate"), "y1", "2031年５月９日")
            .says(&of("FiscalYearEnd"), "y1", "2031-03-31")
            .table("（１）連結経営成績 （％表示は対前期増減率）", &table(&results))
            .table("", &table(&figures(self.rates, ["y1", "y0"])))
            .table("（２）連結財政状態", &table(&figures(self.position, ["d1", "d0"])))
            .table("３．2032年３月期の連結業績予想（2031年４月１日～2032年３月31日）", &table(&forecast))
    }
}

/// The element of a line's change in per cent.
fn change(element: &str) -> String {
    element
        .split_once(':')
        .map_or_else(|| format!("ChangeIn{element}"), |(prefix, local)| format!("{prefix}:ChangeIn{local}"))
}

/// 期末発行済株式数 and 期末自己株式数, this year's and last year's beside each other with a label each.
pub fn shares(page: Page, prefix: &str, elements: [&str; 2], scope: &str) -> Page {
    let axis = format!("{prefix}:ConsolidatedNonconsolidatedAxis");
    let result = (format!("{prefix}:ResultForecastAxis"), format!("{prefix}:ResultMember"));
    let scope = format!("{prefix}:{scope}");
    let members = [(axis.as_str(), scope.as_str()), (result.0.as_str(), result.1.as_str())];
    let page = page.context("s1", "2031-03-31", &members).context("s0", "2030-03-31", &members);
    let line = |label: &str, element: &str, values: [&str; 2]| {
        let element = format!("{prefix}:{element}");
        cells([
            label.into(),
            "2031年３月期".into(),
            format!("{} 株", tag(&element, "s1", "shares", "0:0", values[0])),
            "2030年３月期".into(),
            format!("{} 株", tag(&element, "s0", "shares", "0:0", values[1])),
        ])
    };
    page.table(
        "（４）発行済株式数（普通株式）",
        &table(&[
            line("① 期末発行済株式数（自己株式を含む）", elements[0], ["52,000,000", "52,000,000"]),
            line("② 期末自己株式数", elements[1], ["2,000,000", "1,500,000"]),
        ]),
    )
}
