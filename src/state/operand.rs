//! The numbers that the calculator shows, and their names in addresses and in the page's elements: `given shares`,
//! `input price`, `result eps`; behind it the position of the kept terms that it is of, or a price and a part of the
//! buyback that the table by price assumes.

use rust_decimal::Decimal;

use super::draft::{Field, MOST_KEPT};
use super::measures::{Each, Measure, Part, Unit, all_results, places};
use kessan_core::capital::{Given, Terms};

/// A number of the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// What the release gives.
    Given(Given),
    /// A dividend per share, which it gives, too: the position in the terms.
    Dividend(usize),
    /// What the reader types or chooses.
    Input(Input),
    /// A measure, of that dividend or tax.
    Measure(Measure, At),
}

/// What a measure is about, where there is one for each dividend or tax: positions in the terms. Zero where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// The dividend.
    pub dividend: usize,
    /// The tax, among those of all kinds of holders.
    pub tax: usize,
}

/// What the reader types or chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A field.
    Field(Field),
    /// When the buyback buys.
    Timing,
    /// Which record dates the holding has missed.
    Missed,
    /// The kind of holder whose taxes are withheld.
    Withholding,
}

/// Under which terms a number stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Under {
    /// Those in the fields.
    #[default]
    Fields,
    /// Those that the reader has kept at that position, from 1.
    Kept(usize),
    /// Those in the fields, but with a price and a part of the buyback, in per cent, of the table by price.
    At(Decimal, Decimal),
}

/// The names of what the release gives, in the order of [`Given`].
pub const GIVEN: [&str; Given::COUNT] = [
    "shares",
    "ads-per-share",
    "rate",
    "net-income",
    "eps",
    "earned",
    "equity",
    "cash",
    "assets",
    "max-shares",
    "max-amount",
];

impl Operand {
    /// A field's value.
    pub const fn field(field: Field) -> Self {
        Operand::Input(Input::Field(field))
    }

    /// A measure that there is once.
    pub const fn of(measure: Measure) -> Self {
        Operand::Measure(measure, At { dividend: 0, tax: 0 })
    }

    /// The measure that it is.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Operand::Measure(measure, _) => Some(measure),
            _ => None,
        }
    }

    /// Its name, for the terms in the fields.
    pub fn key(self) -> String {
        match self {
            Operand::Given(given) => format!("given {}", GIVEN[given as usize]),
            Operand::Dividend(index) => format!("given dividend-{index}"),
            Operand::Input(Input::Field(field)) => format!("input {}", field.key()),
            Operand::Input(Input::Timing) => "input timing".to_owned(),
            Operand::Input(Input::Missed) => "input missed".to_owned(),
            Operand::Input(Input::Withholding) => "input withholding".to_owned(),
            Operand::Measure(measure, at) => format!("result {}", measure.key(at)),
        }
    }

    /// Its name under some terms; what the release gives is the same under all.
    pub fn key_under(self, under: Under) -> String {
        let key = self.key();
        match under {
            _ if matches!(self, Operand::Given(_) | Operand::Dividend(_)) => key,
            Under::Fields => key,
            Under::Kept(number) => format!("{key} {number}"),
            Under::At(price, fill) => format!("{key} {} {}", price.normalize(), fill.normalize()),
        }
    }

    /// Reads a name; `None` if these terms have no such number.
    pub fn read(text: &str, terms: &Terms) -> Option<(Self, Under)> {
        let mut words = text.split(' ');
        let name = format!("{} {}", words.next()?, words.next()?);
        let rest: Vec<&str> = words.collect();
        let number = |text: &str| Decimal::from_str_exact(text).ok().filter(|number| *number >= Decimal::ZERO);
        let under = match rest.as_slice() {
            [] => Under::Fields,
            [kept] => Under::Kept(kept.parse().ok().filter(|kept| (1..=MOST_KEPT).contains(kept))?),
            [price, fill] => Under::At(
                number(price).filter(|price| !price.is_zero())?,
                number(fill).filter(|fill| *fill <= Decimal::ONE_HUNDRED)?,
            ),
            _ => return None,
        };
        let operand = Operand::all(terms).into_iter().find(|operand| operand.key() == name)?;
        (operand.key_under(under) == text).then_some((operand, under))
    }

    /// All that a release's terms have.
    pub fn all(terms: &Terms) -> Vec<Self> {
        let givens = Given::ALL.into_iter().filter(|given| terms.given(*given).is_some()).map(Operand::Given);
        let dividends = (0..terms.dividends.len()).map(Operand::Dividend);
        let inputs = Field::ALL.into_iter().map(Input::Field).chain([Input::Timing, Input::Missed, Input::Withholding]);
        let steps =
            Measure::ALL.iter().filter(|measure| measure.definition().part == Part::Step && measure.is_in(terms));
        let steps = steps.flat_map(|measure| {
            places(terms, measure.definition().each).into_iter().map(|at| Operand::Measure(*measure, at))
        });
        givens.chain(dividends).chain(inputs.map(Operand::Input)).chain(all_results(terms)).chain(steps).collect()
    }

    /// Whether it is given or typed in per cent.
    pub fn is_rate(self) -> bool {
        match self {
            Operand::Input(Input::Field(field)) => field.is_rate(),
            Operand::Measure(measure, _) => measure.definition().unit == Unit::Rate,
            _ => false,
        }
    }
}

impl Measure {
    /// Its name in addresses, elements and data.
    pub fn key(self, at: At) -> String {
        let Some((name, rest)) = self.definition().key.split_once("{}") else {
            return self.definition().key.to_owned();
        };
        match self.definition().each {
            Each::DividendAndTax => format!("{name}{}-{}", at.dividend, at.tax),
            Each::Tax => format!("{name}{}{rest}", at.tax),
            Each::Once | Each::Dividend => format!("{name}{}{rest}", at.dividend),
        }
    }
}

impl Each {
    /// What a measure is about, named in a formula about that.
    pub fn place(self, at: At) -> At {
        match self {
            Each::Once => At::default(),
            Each::Dividend => At { tax: 0, ..at },
            Each::Tax => At { dividend: 0, ..at },
            Each::DividendAndTax => at,
        }
    }
}
