//! What every view needs: the release, the language, and how figures are written in it.

use jiff::civil::Date;
use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::platform::format;
use crate::t;
use kessan_core::capital::Terms;
use kessan_core::change::Growth;
use kessan_core::release::model::{Breakdown, Guidance, Text};
use kessan_core::release::{Currency, Release};
use kessan_core::rounding::{Rounding, half_away};

/// What a view renders from; the same for the whole page.
#[derive(Clone, Copy, Debug)]
pub struct Env {
    /// The language.
    pub lang: kessan_core::text::Lang,
    /// The release. It lives as long as the program.
    pub release: &'static Release,
}

/// What stands where the release prints a dash.
pub const DASH: &str = "–";
const MINUS: &str = "−";

impl Env {
    /// A text of the release.
    pub fn text(self, text: &Text) -> String {
        text.for_page(self.lang).to_owned()
    }

    /// A text of the release as the content of an element: marked with its language, where that is not the page's.
    pub fn words(self, text: &Text) -> AnyView {
        let words = self.text(text);
        match text.foreign(self.lang) {
            Some(lang) => {
                let lang = lang.to_owned();
                view! { <span lang=lang>{words}</span> }.into_any()
            }
            None => words.into_any(),
        }
    }

    /// The same for a sentence that [`with_numbers`](super::number::with_numbers) puts into the page.
    pub fn words_in_sentence(self, text: &Text) -> String {
        let words = self.text(text);
        text.foreign(self.lang).map_or_else(|| words.clone(), |lang| super::number::in_language(lang, &words))
    }

    /// What the company calls what it expects of its results, within a sentence: target, forecast.
    pub fn guidance(self) -> String {
        match self.release.file.story.guidance {
            Guidance::Targets => t!(self, guidance.target),
            Guidance::Forecasts => t!(self, guidance.forecast),
        }
    }

    /// The same at the beginning of a sentence or a name: Target, Forecast.
    pub fn guidance_first(self) -> String {
        match self.release.file.story.guidance {
            Guidance::Targets => t!(self, guidance.target_first),
            Guidance::Forecasts => t!(self, guidance.forecast_first),
        }
    }

    /// What the revenues are broken down by, within a sentence: business, segment.
    pub fn breakdown(self) -> String {
        match self.release.file.story.breakdown {
            Breakdown::Business => t!(self, breakdown.business),
            Breakdown::Segment => t!(self, breakdown.segment),
            Breakdown::Product => t!(self, breakdown.product),
            Breakdown::Region => t!(self, breakdown.region),
        }
    }

    /// The same at the head of a column: Business, Segment.
    pub fn breakdown_head(self) -> String {
        match self.release.file.story.breakdown {
            Breakdown::Business => t!(self, breakdown.business_head),
            Breakdown::Segment => t!(self, breakdown.segment_head),
            Breakdown::Product => t!(self, breakdown.product_head),
            Breakdown::Region => t!(self, breakdown.region_head),
        }
    }

    /// All of them: All businesses, All segments.
    pub fn breakdown_all(self) -> String {
        match self.release.file.story.breakdown {
            Breakdown::Business => t!(self, breakdown.business_all),
            Breakdown::Segment => t!(self, breakdown.segment_all),
            Breakdown::Product => t!(self, breakdown.product_all),
            Breakdown::Region => t!(self, breakdown.region_all),
        }
    }

    /// A number, rounded half away from zero, with a true minus sign.
    pub fn number(self, value: Decimal, decimals: u32) -> String {
        let rounded = half_away(value, decimals);
        let text = format::number(self.lang, rounded.abs(), decimals);
        if rounded < Decimal::ZERO { format!("{MINUS}{text}") } else { text }
    }

    /// A number with all the digits it has.
    pub fn exact(self, value: Decimal) -> String {
        let value = value.normalize();
        self.number(value, value.scale())
    }

    /// Per cent with one digit, `9.1%`.
    pub fn percent(self, value: Decimal) -> String {
        t!(self, percent, value = self.number(value, 1))
    }

    /// Per cent without digits after the point, `150%`.
    pub fn percent_in_whole(self, value: Decimal) -> String {
        t!(self, percent, value = self.number(value, 0))
    }

    /// A change with its sign, in that many digits: `+10.9`, `−44.6`, `0.0`.
    pub fn signed(self, value: Decimal, decimals: u32) -> String {
        let text = self.number(value, decimals);
        if half_away(value, decimals) > Decimal::ZERO { format!("+{text}") } else { text }
    }

    /// A growth rate, `+9.1%`, or `n.m.`; a dash without an earlier period.
    pub fn growth(self, growth: Option<Growth>) -> String {
        match growth {
            Some(Growth::Percent(rate)) => t!(self, percent, value = self.signed(rate, 1)),
            Some(Growth::NotMeaningful) => t!(self, not_meaningful),
            None => DASH.to_owned(),
        }
    }

    /// How figures were rounded, in words; `None` for the usual way, half away from zero.
    pub fn rounding(self, rounding: Rounding) -> Option<String> {
        match rounding {
            Rounding::HalfAwayFromZero => None,
            Rounding::Truncated => Some(t!(self, rounding.truncated)),
            Rounding::HalfEven => Some(t!(self, rounding.half_even)),
        }
    }

    /// A date in words.
    pub fn date(self, date: Date) -> String {
        format::date(self.lang, date)
    }

    /// A text that somebody has given beside the documents says so.
    pub fn assumed(self, text: String, is_assumed: bool) -> String {
        if is_assumed { t!(self, assumed, text = text) } else { text }
    }

    /// The currency's name: an ISO code, or the word in common use.
    pub fn currency(self, currency: Currency) -> String {
        self.currency_named(self.release.currency_code(currency).unwrap_or_default())
    }

    /// The name of the currency of an ISO code as finance writers have it: the word in Japanese, where there is one; the code
    /// itself in English, and of any other currency.
    pub fn currency_named(self, code: &str) -> String {
        let names = t!(self, currency_names);
        let name = names.split(' ').find_map(|name| name.strip_prefix(code)?.strip_prefix('='));
        name.unwrap_or(code).to_owned()
    }

    /// The unit that the page's tables show amounts in: `JPY million`.
    pub fn unit(self, currency: Currency) -> String {
        t!(self, scaled, currency = self.currency(currency), scale = self.scale(currency))
    }

    /// The unit of amounts in the currency of that code and a power of ten: `JPY thousand`, `千円`.
    pub fn money_unit(self, code: &str, scale: u32) -> String {
        t!(self, scaled, currency = self.currency_named(code), scale = self.power(scale))
    }

    fn scale(self, currency: Currency) -> String {
        self.power(self.release.display(currency).scale)
    }

    /// A power of ten in words, as a choice.
    pub fn scale_name(self, scale: u32) -> String {
        self.power(scale).trim().to_owned()
    }

    /// A count as it is printed in a power of ten: `15,056 thousand`, `15,056千`.
    pub fn power_of(self, text: String, scale: u32) -> String {
        text + &self.power(scale)
    }

    fn power(self, scale: u32) -> String {
        match scale {
            3 => t!(self, scale_3),
            6 => t!(self, scale_6),
            9 => t!(self, scale_9),
            0 => t!(self, scale_0),
            other => format!(" ×10^{other}"),
        }
    }

    /// An amount of money in units of the currency: `JPY 200,000`.
    pub fn money(self, value: Decimal, currency: Currency, decimals: u32) -> String {
        t!(self, money, currency = self.currency(currency), amount = self.number(value, decimals))
    }

    /// An amount already in the tables' unit, with the unit: `JPY 2,800 million`, `2,800百万円`.
    pub fn scaled_money(self, amount: String, currency: Currency) -> String {
        t!(self, scaled_money, currency = self.currency(currency), amount = amount, scale = self.scale(currency))
    }

    /// An amount as it stands in the release, in the currency of that code and a power of ten: `JPY 9,427,609 thousand`.
    pub fn money_of(self, amount: String, code: &str, scale: u32) -> String {
        t!(self, scaled_money, currency = self.currency_named(code), amount = amount, scale = self.power(scale))
    }

    /// The calculator's terms.
    pub fn terms(self) -> Option<&'static Terms> {
        self.release.terms()
    }
}
