//! Amounts of money as sentences have them: `JPY 400 million`, `4億円`. Tables and formulas have them in digits.

use rust_decimal::Decimal;

use super::env::Env;
use crate::t;
use kessan_core::arithmetic::over;
use kessan_core::release::Currency;
use kessan_core::text::Lang;

impl Env {
    /// An amount above zero in units of the currency, in words if these say it exactly: in English in millions or billions with
    /// one digit at most (`JPY 1.5 billion`), in Japanese in 兆, 億 and 万 (`2億8,000万円`). `None` for any other.
    pub fn money_in_words(self, value: Decimal, currency: Currency) -> Option<String> {
        let words = match self.lang {
            _ if value <= Decimal::ZERO => None,
            Lang::En => self.in_millions(value),
            Lang::Ja => self.in_myriads(value),
        };
        words.map(|amount| t!(self, money, currency = self.currency(currency), amount = amount))
    }

    fn in_millions(self, value: Decimal) -> Option<String> {
        let powers = [(1_000_000_000, t!(self, scale_9)), (1_000_000, t!(self, scale_6))];
        powers.into_iter().find_map(|(power, word)| {
            let count = over(value, Decimal::new(power, 0))?.normalize();
            (count >= Decimal::ONE && count.scale() <= 1).then(|| self.exact(count) + &word)
        })
    }

    fn in_myriads(self, value: Decimal) -> Option<String> {
        let powers = [
            (1_000_000_000_000, t!(self, trillion)),
            (100_000_000, t!(self, hundred_million)),
            (10_000, t!(self, ten_thousand)),
        ];
        let (mut left, mut words) = (value, String::new());
        for (power, word) in powers {
            let power = Decimal::new(power, 0);
            let count = over(left, power)?.trunc();
            if !count.is_zero() {
                words += &(self.exact(count) + &word);
            }
            left %= power;
        }
        left.is_zero().then_some(words)
    }
}
