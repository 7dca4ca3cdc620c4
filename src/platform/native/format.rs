//! Numbers and dates by ICU, whose data browsers use too.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date as IcuDate;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as IcuDecimal;
use icu_locale_core::locale;
use jiff::civil::Date;
use rust_decimal::Decimal;

use kessan_core::text::Lang;

/// A number with just `decimals` digits after the point, grouped as the language does. The value is already rounded
/// to them.
pub fn number(lang: Lang, mut value: Decimal, decimals: u32) -> String {
    value.rescale(decimals);
    let locale = match lang {
        Lang::En => locale!("en"),
        Lang::Ja => locale!("ja"),
    };
    let formatted = DecimalFormatter::try_new(locale.into(), Default::default())
        .ok()
        .zip(value.to_string().parse::<IcuDecimal>().ok())
        .map(|(formatter, value)| formatter.format(&value).to_string());
    // ICU carries both languages, so the plain digits are never shown.
    formatted.unwrap_or_else(|| value.to_string())
}

/// A date in words: 30 September 2008, 2008年9月30日.
pub fn date(lang: Lang, date: Date) -> String {
    let locale = match lang {
        Lang::En => locale!("en-GB"),
        Lang::Ja => locale!("ja"),
    };
    let (year, month, day) = (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
    let formatted = IcuDate::try_new_iso(year, month, day)
        .ok()
        .zip(DateTimeFormatter::try_new(locale.into(), YMD::long()).ok())
        .map(|(day, formatter)| formatter.format(&day).to_string());
    formatted.unwrap_or_else(|| date.to_string())
}
