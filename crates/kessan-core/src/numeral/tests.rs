use proptest::prelude::*;

use super::*;

fn number(text: &str) -> Numeral {
    match read(text, DecimalMark::Point) {
        Ok(Printed::Number(number)) => number,
        other => panic!("{text} was read as {other:?}"),
    }
}

fn value(text: &str) -> (String, u32) {
    let number = number(text);
    (number.value.to_string(), number.decimals)
}

#[test]
fn printed_forms_are_read_exactly() {
    for (text, expected) in [
        ("12,345", ("12345", 0)),
        ("(1,678)", ("-1678", 0)),
        ("100.0", ("100.0", 1)),
        ("9.1%", ("9.1", 1)),
        ("(44.6%)", ("-44.6", 1)),
        ("(44.6)%", ("-44.6", 1)),
        ("（3.2％）", ("-3.2", 1)),
        ("△204", ("-204", 0)),
        ("△ 204", ("-204", 0)),
        ("▲1,949", ("-1949", 0)),
        ("−1,949", ("-1949", 0)),
        ("–1,949", ("-1949", 0)),
        ("－１，９４９", ("-1949", 0)),
        ("ー５", ("-5", 0)),
        ("13,560.77", ("13560.77", 2)),
        ("(0)", ("0", 0)),
        ("△0", ("0", 0)),
        ("+10.9%", ("10.9", 1)),
        ("1 234", ("1234", 0)),
        ("1\u{a0}234\u{202f}567", ("1234567", 0)),
        ("1\u{2009}234", ("1234", 0)),
        ("1’234", ("1234", 0)),
        ("1'234'567.5", ("1234567.5", 1)),
        ("$1,234", ("1234", 0)),
        ("($1,234)", ("-1234", 0)),
        ("$(1,234)", ("-1234", 0)),
        ("¥△1,234", ("-1234", 0)),
        ("△¥1,234", ("-1234", 0)),
        ("JPY 1,234", ("1234", 0)),
        ("1,234 円", ("1234", 0)),
        ("100株", ("100", 0)),
        ("\u{202a}1,234\u{202c}", ("1234", 0)),
        ("007", ("7", 0)),
    ] {
        let (number, decimals) = value(text);
        assert_eq!((number.as_str(), decimals), expected, "{text}");
    }
}

#[test]
fn words_for_powers_of_ten_and_units_are_told() {
    let yen = Some(Mark::Currency(Sign::Code(*b"JPY")));
    for (text, whole, mark) in [
        ("1.5百万円", "1500000.0", yen),
        ("2.8億円", "280000000.0", yen),
        ("２．８億円", "280000000.0", yen),
        ("2億8,000万円", "280000000", yen),
        ("1兆2,345億6千万円", "1234560000000", yen),
        ("△2.8億円", "-280000000.0", yen),
        ("JPY 1.5 million", "1500000.0", yen),
        ("1.5 million yen", "1500000.0", yen),
        ("$1.5bn", "1500000000.0", Some(Mark::Currency(Sign::Dollar))),
        ("¥2.8 Billion", "2800000000.0", Some(Mark::Currency(Sign::Yen))),
        ("5千株", "5000", Some(Mark::Shares)),
        ("1万株", "10000", Some(Mark::Shares)),
        ("3 thousand", "3000", None),
        ("400 ADSs", "400", Some(Mark::Depositary)),
        ("9.1％", "9.1", Some(Mark::Percent)),
        ("12 per cent", "12", Some(Mark::Percent)),
        ("1.234 €", "1.234", Some(Mark::Currency(Sign::Code(*b"EUR")))),
    ] {
        let number = number(text);
        assert_eq!((number.whole().unwrap().to_string().as_str(), number.mark), (whole, mark), "{text}");
    }
}

#[test]
fn dashes_are_told_from_signs_and_from_nothing() {
    for text in ["-", "–", "—", "―", "－", "−", "—%", "- %", "(-)", "¥—", "（－）"] {
        assert_eq!(read(text, DecimalMark::Point), Ok(Printed::Dash), "{text}");
    }
    for text in ["", " ", "\u{3000}", "\u{a0}"] {
        assert_eq!(read(text, DecimalMark::Point), Ok(Printed::Empty), "{text:?}");
    }
}

#[test]
fn other_texts_are_refused() {
    for text in [
        "n/a",
        "abc",
        "12a",
        "1,23",
        "12,3456",
        "0,123",
        "1.2.3",
        "(5",
        "5)",
        "(-5)",
        "△(5)",
        "((5))",
        "1.",
        ".5",
        "1,200 300",
        "1e3",
        "--",
        "−-",
        "△-",
        ",123",
        "¥",
        "%",
        "円",
        "5%%",
        "$5円",
        "1.5円百万",
        "5百万%",
        "1.5億2万円",
        "2万3億円",
        "1億2億円",
        "NaN",
        "1-2",
        "5pm",
        "5xyz",
        "\u{200b}",
    ] {
        assert_eq!(read(text, DecimalMark::Point), Err(Unread::Form), "{text}");
    }
    assert_eq!(read("1234567890123456789012345678901234567890", DecimalMark::Point), Err(Unread::TooLong));
}

/// `20,315` typed with a keypad that has no point.
#[test]
fn a_comma_may_group_or_stand_before_decimals() {
    let all = |text: &str| -> Vec<String> {
        readings(text).unwrap_or_default().iter().map(|number| number.value.to_string()).collect()
    };
    assert_eq!(all("20,315"), ["20315", "20.315"]);
    assert_eq!(all("100.000"), ["100.000", "100000"]);
    for (text, only) in [
        ("0,5", "0.5"),
        ("0,500", "0.500"),
        ("104,25", "104.25"),
        ("1234,567", "1234.567"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("12.5", "12.5"),
        ("(1,5)%", "-1.5"),
        ("1,5百万円", "1.5"),
        ("7", "7"),
    ] {
        assert_eq!(all(text), [only], "{text}");
    }
    for text in ["1.2.3", "1,2,3", "", "-", "abc"] {
        assert_eq!(readings(text), Err(Unread::Form), "{text}");
    }
}

/// Groups of three with a sign between them.
fn grouped(digits: &str, sign: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text += sign;
        }
        text.push(digit);
    }
    text
}

fn full_width(text: &str) -> String {
    let one = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        c => c,
    };
    text.chars().map(one).collect()
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = (read(&text, DecimalMark::Point), read(&text, DecimalMark::Comma), readings(&text));
    }

    #[test]
    fn no_text_of_the_likely_characters_panics(text in "[0-9,. '’()（）%％△▲−\\-–¥$円株百万億千兆mkAJPY]{0,16}") {
        let _ = (read(&text, DecimalMark::Point), readings(&text));
    }

    /// However a number is printed, it is the same number.
    #[test]
    fn every_form_of_a_number_is_that_number(
        whole in 0_u64..9_999_999_999_999,
        fraction in "[0-9]{0,4}",
        group in proptest::sample::select(vec!["", ",", " ", "\u{a0}", "\u{2009}", "\u{202f}", "’", "'", "，", "\u{3000}"]),
        negative in 0_usize..9,
        around in 0_usize..7,
        wide in any::<bool>(),
    ) {
        let digits = whole.to_string();
        let point = if fraction.is_empty() { "" } else { "." };
        let plain: Decimal = format!("{digits}{point}{fraction}").parse().unwrap();
        let number = format!("{}{point}{fraction}", grouped(&digits, group));
        let (before, after) = [("", ""), ("¥", ""), ("$ ", ""), ("", "円"), ("", "%"), ("JPY ", ""), ("", " 株")][around];
        let text = match negative {
            0 => format!("{before}{number}{after}"),
            1 => format!("({before}{number}{after})"),
            2 => format!("{before}({number}){after}"),
            3 => format!("△{before}{number}{after}"),
            4 => format!("▲ {before}{number}{after}"),
            5 => format!("{before}−{number}{after}"),
            6 => format!("-{before}{number}{after}"),
            7 => format!("–{before}{number}{after}"),
            _ => format!("+{before}{number}{after}"),
        };
        let text = if wide { full_width(&text) } else { text };
        let expected = if (1..8).contains(&negative) && !plain.is_zero() { -plain } else { plain };
        let read = read(&text, DecimalMark::Point);
        match read {
            Ok(Printed::Number(number)) => {
                prop_assert_eq!(number.value, expected, "{}", text);
                prop_assert_eq!(number.decimals as usize, fraction.len());
                prop_assert_eq!(number.mark.is_some(), around > 0);
            }
            other => prop_assert!(false, "{} was read as {:?}", text, other),
        }
    }

    /// With point and comma in each other's places it is the same number, as the other reading.
    #[test]
    fn comma_and_point_change_places(whole in 0_u64..9_999_999_999, fraction in "[0-9]{1,4}") {
        let text = format!("{}.{fraction}", grouped(&whole.to_string(), ","));
        let swapped: String = text.chars().map(|c| match c { ',' => '.', '.' => ',', c => c }).collect();
        prop_assert_eq!(read(&text, DecimalMark::Point), read(&swapped, DecimalMark::Comma));
        let value = number(&text).value;
        prop_assert!(readings(&swapped).unwrap().iter().any(|number| number.value == value), "{}", swapped);
    }
}
