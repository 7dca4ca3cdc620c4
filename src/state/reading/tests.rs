use proptest::prelude::*;

use super::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn price() -> Form<'static> {
    Form { may_be_zero: false, near: vec![decimal("100000")], ..Form::of(Counts::Money("JPY")) }
}

fn percent() -> Form<'static> {
    Form { most: Some(Decimal::ONE_HUNDRED), ..Form::of(Counts::Percent) }
}

fn count() -> Form<'static> {
    Form { most: Some(decimal("200478")), ..Form::of(Counts::Shares) }
}

/// In millions, aimed at 2,800 of them.
fn income() -> Form<'static> {
    let near = vec![decimal("2800000000"), decimal("367554000")];
    Form { scale: 6, is_signed: true, near, ..Form::of(Counts::Money("JPY")) }
}

#[test]
fn readable_forms_are_read_where_they_make_sense() {
    for (form, text, value) in [
        (count(), "100", "100"),
        (count(), " 1,200 ", "1200"),
        (count(), "１００", "100"),
        (count(), "1 200", "1200"),
        (count(), "1’200", "1200"),
        (count(), "100株", "100"),
        (count(), "100 shares", "100"),
        (count(), "1万株", "10000"),
        (count(), "5千株", "5000"),
        (count(), "100,0", "100"),
        (count(), "-0", "0"),
        (price(), "¥120,000", "120000"),
        (price(), "￥80,000", "80000"),
        (price(), "8万円", "80000"),
        (price(), "JPY 80,000.50", "80000.5"),
        (price(), "80000,50", "80000.5"),
        (price(), "80.000,50", "80000.5"),
        (price(), "1,20", "1.2"),
        (percent(), "2.5 %", "2.5"),
        (percent(), "2.5％", "2.5"),
        (percent(), "0,5", "0.5"),
        (percent(), "20,315", "20.315"),
        (percent(), "20,315%", "20.315"),
        (percent(), "20.315", "20.315"),
        (income(), "2,800", "2800000000"),
        (income(), "(1,949)", "-1949000000"),
        (income(), "△1,949", "-1949000000"),
        (income(), "▲1,949", "-1949000000"),
        (income(), "−1 949", "-1949000000"),
        (income(), "1.5百万円", "1500000"),
        (income(), "2.8億円", "280000000"),
        (income(), "△2億8,000万円", "-280000000"),
        (income(), "¥2,800", "2800000000"),
        (income(), "¥2.8 billion", "2800000000"),
        (income(), "2800,5", "2800500000"),
    ] {
        assert_eq!(form.read(text).map(|value| value.to_string()), Ok(value.to_owned()), "{text}");
    }
}

#[test]
fn other_texts_say_what_is_wrong() {
    let more = Mistake::MoreThan(decimal("200478"));
    for (form, text, mistake) in [
        (price(), "", Mistake::Empty),
        (price(), "　", Mistake::Empty),
        (price(), "abc", Mistake::NotANumber),
        (price(), "1,200 300", Mistake::NotANumber),
        (price(), "1e5", Mistake::NotANumber),
        (price(), "NaN", Mistake::NotANumber),
        (price(), "1.2.3", Mistake::NotANumber),
        (price(), "5.", Mistake::NotANumber),
        (price(), "-", Mistake::NotANumber),
        (price(), "¥", Mistake::NotANumber),
        (price(), "-5", Mistake::Negative),
        (price(), "(5)", Mistake::Negative),
        (price(), "△５", Mistake::Negative),
        (price(), "0.00", Mistake::Zero),
        (price(), "0,0", Mistake::Zero),
        (price(), "$100", Mistake::OtherUnit),
        (price(), "5%", Mistake::OtherUnit),
        (price(), "100株", Mistake::OtherUnit),
        (price(), "123456789012345678901234567890", Mistake::TooLong),
        (price(), "12345678901234", Mistake::TooLong),
        (price(), "10兆円", Mistake::TooLong),
        (price(), "0.1234567", Mistake::TooLong),
        (percent(), "¥5", Mistake::OtherUnit),
        (percent(), "5 thousand", Mistake::OtherUnit),
        (percent(), "１００．１", Mistake::MoreThanAll),
        (percent(), "100,5", Mistake::MoreThanAll),
        (percent(), "(3.2％)", Mistake::Negative),
        (count(), "1.5", Mistake::NotWhole),
        (count(), "1,5", Mistake::NotWhole),
        (count(), "200,479", more),
        (count(), "500,000", more),
        (count(), "2.8億", more),
        (count(), "123456789012345678901234567890", more),
        (count(), "¥100", Mistake::OtherUnit),
        (count(), "100 ADSs", Mistake::OtherUnit),
        (count(), "-5", Mistake::Negative),
    ] {
        assert_eq!(form.read(text), Err(mistake), "{text}");
    }
}

/// What this page would not write is nearer to what the release says.
#[test]
fn what_can_be_two_numbers_is_asked() {
    for (form, text, first, other) in [
        (price(), "100.000", "100", "100000"),
        (income(), "2.850", "2850000", "2850000000"),
        (income(), "¥2,800,000,000", "2800000000000000", "2800000000"),
        (count(), "12.000", "12", "12000"),
    ] {
        assert_eq!(form.read(text), Err(Mistake::Ambiguous(decimal(first), decimal(other))), "{text}");
    }
    // A count of 1.234 is none, so it is 1234.
    assert_eq!(count().read("1.234"), Ok(decimal("1234")));
    // Nothing is near: as this page writes numbers.
    let fee = Form::of(Counts::Money("USD"));
    assert_eq!((fee.read("1,250"), fee.read("1.250")), (Ok(decimal("1250")), Ok(decimal("1.25"))));
}

#[test]
fn a_day_is_no_number() {
    let window: Span = "2021-11-15/2022-01-31".parse().unwrap();
    assert_eq!(read_day("２０２１-12-01", window), Ok("2021-12-01".parse().unwrap()));
    assert_eq!(read_day("2021-11-14", window), Err(Mistake::Outside(window)));
    for text in ["2021-11-31", "¥5", "1,200", "5%"] {
        assert_eq!(read_day(text, window), Err(Mistake::NotADay), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let span = Span { start: Date::MIN, end: Date::MAX, instant: false };
        let _ = (price().read(&text), count().read(&text), percent().read(&text), income().read(&text));
        let _ = read_day(&text, span);
    }

    /// What a field has asked about is answered by writing either number without groups.
    #[test]
    fn an_answer_is_never_asked_about_again(whole in 1_u64..999, rest in 100_u64..1000, grouped in any::<bool>()) {
        let text = format!("{whole}{}{rest}", if grouped { ',' } else { '.' });
        for form in [price(), income(), count(), percent()] {
            if let Err(Mistake::Ambiguous(first, other)) = form.read(&text) {
                for value in [first, other] {
                    let unit = Decimal::from(10_u64.pow(form.scale));
                    prop_assert_eq!(form.read(&unmistakable(value / unit)), Ok(value), "{}", text);
                }
            }
        }
    }

    /// The page's own way of writing a number near to what the release says is never asked about.
    #[test]
    fn what_the_page_writes_is_read_back(cents in 2_500_000_u64..25_000_000) {
        let value = Decimal::new(i64::try_from(cents).unwrap(), 2);
        let plain = value.trunc().to_string();
        let mut text = String::new();
        for (index, digit) in plain.chars().enumerate() {
            if index > 0 && (plain.len() - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        let text = format!("{text}.{:02}", cents % 100);
        prop_assert_eq!(price().read(&text), Ok(value.normalize()));
    }
}
