//! Dates in years of Japanese eras, and dates with 年, 月 and 日.

use super::date::written;

/// The eras, with the year before their first.
const ERAS: [(&str, u32); 16] = [
    ("令和", 2018),
    ("令", 2018),
    ("R", 2018),
    ("r", 2018),
    ("平成", 1988),
    ("平", 1988),
    ("H", 1988),
    ("h", 1988),
    ("昭和", 1925),
    ("昭", 1925),
    ("S", 1925),
    ("大正", 1911),
    ("大", 1911),
    ("T", 1911),
    ("明治", 1867),
    ("明", 1867),
];

/// `dateyearmonthdaycjk`, `dateyearmonthcjk`, `dateerayearmonthdayjp`, `dateerayearmonthjp` and their younger names.
pub(super) fn date(key: &str, text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (before, rest) = if key.contains("era") {
        let (era, before) = ERAS.iter().find(|(era, _)| text.starts_with(era))?;
        (*before, text.strip_prefix(era)?)
    } else {
        (0, text.as_str())
    };
    let (year, rest) = rest.split_once('年')?;
    // The first year of an era has a name.
    let year: u32 = if year == "元" { 1 } else { year.parse().ok()? };
    let year = match year.checked_add(before)? {
        short @ 0..=99 => short + 2000,
        year => year,
    };
    let (month, rest) = rest.split_once('月')?;
    let month = month.parse().ok()?;
    if key.contains("monthday") {
        let (day, rest) = rest.split_once('日')?;
        return Some(())
            .filter(|()| rest.is_empty())
            .and_then(|()| written(Some(year), month, Some(day.parse().ok()?)));
    }
    Some(()).filter(|()| rest.is_empty()).and_then(|()| written(Some(year), month, None))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn eras_count_from_their_first_year() {
        let read = |text: &str| date("dateerayearmonthdayjp", text);
        assert_eq!(read("令和13年5月14日").as_deref(), Some("2031-05-14"));
        assert_eq!(read("平成 元年 1月 8日").as_deref(), Some("1989-01-08"));
        assert_eq!(read("令和13年2月30日"), None);
        assert_eq!(read("2031年5月14日"), None);
        assert_eq!(date("datejpneerayearmonth", "昭和64年1月").as_deref(), Some("1989-01"));
    }

    #[test]
    fn years_stand_as_they_are() {
        assert_eq!(date("dateyearmonthdaycjk", "2031年5月14日").as_deref(), Some("2031-05-14"));
        assert_eq!(date("dateyearmonthcjk", "2031年12月").as_deref(), Some("2031-12"));
        assert_eq!(date("dateyearmonthcjk", "2031年13月"), None);
    }
}
