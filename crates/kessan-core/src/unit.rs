//! Units of measure, as XBRL has them: a measure, or one measure per another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A unit such as `JPY`, `percent`, `shares`, `JPY/share` or `ADS/share`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Unit {
    /// The measure, or the numerator.
    pub measure: String,
    /// The denominator, in the singular (`share`, `ADS`), or a currency in a rate.
    pub per: Option<String>,
}

impl Unit {
    /// Per cent.
    pub fn percent() -> Self {
        Self { measure: "percent".into(), per: None }
    }

    /// Whether it is an amount of money, not a rate or a value per share.
    pub fn is_money(&self) -> bool {
        self.per.is_none() && is_currency(&self.measure)
    }

    /// Whether it is a number of something, such as shares or contracts: no amount of money, no rate and nothing per something
    /// else.
    ///
    /// ```
    /// use kessan_core::unit::Unit;
    /// let is_count = |unit: &str| unit.parse::<Unit>().is_ok_and(|unit| unit.is_count());
    /// assert!(is_count("shares") && is_count("ADS") && is_count("contracts"));
    /// assert!(!is_count("JPY") && !is_count("percent") && !is_count("JPY/share"));
    /// ```
    pub fn is_count(&self) -> bool {
        self.per.is_none() && !is_currency(&self.measure) && *self != Self::percent()
    }

    /// The same unit in `currency`, if the reporting currency `from` is its measure; otherwise itself.
    pub fn in_currency(&self, from: &str, currency: &str) -> Self {
        let measure = if self.measure == from { currency } else { &self.measure };
        Self { measure: measure.to_owned(), per: self.per.clone() }
    }
}

/// Whether `text` has the form of an ISO 4217 code. `ADS` has it too but is a kind of share.
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text != "ADS" && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// The currencies of ISO 4217's list one, and those of its list three that companies of the last decades have reported in. Not
/// among them are metals, test codes and `XXX`, which stands for no currency.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ \
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU \
    UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG \
    ATS BEF BYR CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PTE ROL SIT SKK SLL STD TRL VEB VEF XEU \
    ZMK ZWD ZWL";

/// The code of ISO 4217 where no currency is involved.
pub const NO_CURRENCY: &str = "XXX";

/// Whether `code` is the ISO 4217 code of a currency that money is or was counted in.
///
/// ```
/// use kessan_core::unit::is_iso_currency;
/// assert!(is_iso_currency("KWD") && is_iso_currency("DEM"));
/// assert!(!is_iso_currency("XXX") && !is_iso_currency("XYZ") && !is_iso_currency("usd"));
/// ```
pub fn is_iso_currency(code: &str) -> bool {
    is_currency(code) && CURRENCIES.split_ascii_whitespace().any(|known| known == code)
}

/// It is carried by each of its figures.
const MOST_LETTERS: usize = 64;

/// Digits after the point that amounts of a currency have: the minor unit of ISO 4217's list one. Codes that the list does not
/// have are taken to have two, as nearly all.
///
/// ```
/// use kessan_core::unit::minor_units;
/// assert_eq!(["JPY", "USD", "KWD"].map(minor_units), [0, 2, 3]);
/// ```
pub fn minor_units(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

impl FromStr for Unit {
    type Err = &'static str;

    /// # Errors
    ///
    /// What a unit may be, when `text` is none.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_measure =
            |m: &str| (1..=MOST_LETTERS).contains(&m.len()) && m.bytes().all(|b| b.is_ascii_alphanumeric());
        let (measure, per) = text.split_once('/').map_or((text, None), |(measure, per)| (measure, Some(per)));
        if is_measure(measure) && per.is_none_or(is_measure) {
            Ok(Self { measure: measure.into(), per: per.map(Into::into) })
        } else {
            Err("a unit such as JPY, percent, shares, JPY/share or ADS/share")
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.per {
            Some(per) => write!(f, "{}/{per}", self.measure),
            None => f.write_str(&self.measure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotient_keeps_its_denominator_in_another_currency() {
        let unit: Unit = "JPY/share".parse().unwrap();
        assert_eq!(unit.in_currency("JPY", "USD").to_string(), "USD/share");
        assert!(!unit.is_money());
    }

    #[test]
    fn an_ads_is_no_currency() {
        assert!(!"ADS".parse::<Unit>().unwrap().is_money());
        assert!("".parse::<Unit>().is_err() && "JPY/".parse::<Unit>().is_err());
    }
}
