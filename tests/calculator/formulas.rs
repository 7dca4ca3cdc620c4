//! Every number of the calculator has a name that is read back, and a formula that gives the number which is shown, for
//! the published release and the made-up ones.

use std::iter::Peekable;
use std::str::Chars;

use kessan::state::address::Address;
use kessan::state::draft::{Draft, Field, Instrument, When};
use kessan::state::drafts;
use kessan::state::measures::{Measure, Rounding, Written, written};
use kessan::state::operand::{Operand, Under};
use kessan::state::outcome::{Answer, answer};
use kessan::state::scenarios::{CalculatorScenarios, Origin, origin};
use kessan::state::subject::Subject;
use kessan_core::capital::Terms;
use kessan_core::release::Release;
use kessan_core::rounding::{cut, half_away, whole_down};
use kessan_core::trace::Key;
use rust_decimal::Decimal;

use super::{PUBLISHED, decimal, draft, published, release};

fn releases() -> Vec<Release> {
    let files = [
        include_str!("../../public/releases/iij-1h-fy2008.json"),
        include_str!("../releases/made-up.json"),
        include_str!("../releases/quarterly.json"),
    ];
    files.into_iter().map(release).collect()
}

/// The release's own terms, and others that use every field.
fn drafts_of(terms: &Terms) -> Vec<Draft> {
    let priced = priced_at(terms);
    let costly = priced.clone().with(Field::Funding, "2.5").with(Field::Fill, "37.6").with(Field::Tax, "10.21");
    let day = terms.buyback.as_ref().map(|buyback| buyback.buyback.window.end.to_string()).unwrap_or_default();
    let late = Draft { when: When::Day, missed: 1, ..costly.clone().with(Field::Day, day).with(Field::Paid, "7") };
    let mut all = vec![
        draft(terms, &[]),
        priced,
        Draft { when: When::Start, ..costly.clone().with(Field::Holding, "7") },
        late,
        costly.clone().with(Field::Holding, "0"),
    ];
    for kind in &terms.withholding {
        let taxed = Draft { withholding: kind.id.clone(), missed: terms.dividends.len() / 2, ..priced_at(terms) };
        all.extend([taxed.clone().with(Field::Holding, "137"), taxed.with(Field::Holding, "0")]);
    }
    if terms.ads_per_share.is_some() {
        let ads = Draft { instrument: Instrument::Ads, ..costly.with(Field::Holding, "1,234") };
        all.extend([ads.clone(), ads.with(Field::Fee, "0.03")]);
    }
    all
}

fn priced_at(terms: &Terms) -> Draft {
    let price = terms.anchor_price().map_or_else(|| "40".to_owned(), |price| half_away(price, 2).to_string());
    draft(terms, &[(Field::Price, &price)])
}

/// A formula as a reader works it out, from its numbers as they are shown.
struct Reading<'a> {
    signs: Peekable<Chars<'a>>,
    numbers: std::vec::IntoIter<Decimal>,
}

impl Reading<'_> {
    fn of(formula: &Written, terms: &Terms, answer: &Answer) -> Option<Decimal> {
        let number = |figure: &Operand| {
            let number = half_away(answer.number(terms, *figure).unwrap(), 6);
            if figure.is_rate() { number / Decimal::ONE_HUNDRED } else { number }
        };
        let numbers: Vec<_> = formula.of.iter().map(number).collect();
        let text: String = formula.text.replace("{}", "#").split_whitespace().collect();
        assert_eq!(text.matches('#').count(), numbers.len(), "{formula:?}");
        let mut reading = Reading { signs: text.chars().peekable(), numbers: numbers.into_iter() };
        let result = reading.sum();
        assert_eq!(reading.signs.next(), None, "{formula:?}");
        result
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = self.product();
        while let Some(sign) = self.signs.next_if(|sign| ['+', '−'].contains(sign)) {
            let term = self.product();
            sum = if sign == '+' { sum?.checked_add(term?) } else { sum?.checked_sub(term?) };
        }
        sum
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut product = self.factor();
        while let Some(sign) = self.signs.next_if(|sign| ['×', '÷'].contains(sign)) {
            let factor = self.factor();
            product = if sign == '×' { product?.checked_mul(factor?) } else { product?.checked_div(factor?) };
        }
        product
    }

    fn factor(&mut self) -> Option<Decimal> {
        let sign = self.signs.next().unwrap();
        match sign {
            '#' => self.numbers.next(),
            '0' => Some(Decimal::ZERO),
            'm' => {
                assert_eq!(self.signs.by_ref().take(3).collect::<String>(), "in(");
                let first = self.sum();
                assert_eq!(self.signs.next(), Some(','));
                let second = self.sum();
                assert_eq!(self.signs.next(), Some(')'));
                Some(first?.min(second?))
            }
            '(' | '⌊' => {
                let inner = self.sum();
                assert_eq!(self.signs.next(), Some(if sign == '(' { ')' } else { '⌋' }));
                // The digits that are kept stand behind it as a small number.
                let digits = self.signs.next_if(|sign| ('₀'..='₉').contains(sign));
                match (sign, digits) {
                    ('(', _) => inner,
                    (_, Some(digits)) => inner.map(|inner| cut(inner, u32::from(digits) - u32::from('₀'))),
                    (_, None) => inner.map(whole_down),
                }
            }
            other => panic!("{other}"),
        }
    }
}

/// A value with the digits that the calculator shows.
fn rounded(of: Operand, value: Decimal) -> Decimal {
    let Some(measure) = of.measure() else { return half_away(value, 6) };
    match measure.definition().rounding {
        Rounding::Amount if value.abs() < Decimal::ONE => half_away(value, 4),
        Rounding::Amount => half_away(value, 2),
        Rounding::Digits(digits) => half_away(value, digits),
        Rounding::WholeDown | Rounding::Unrounded => half_away(value, 6),
    }
}

#[test]
fn each_formula_gives_the_number_that_is_shown() {
    let mut count = 0;
    for release in releases() {
        let terms = release.terms().unwrap();
        for draft in drafts_of(terms) {
            let answer = answer(terms, &draft);
            for figure in Operand::all(terms) {
                let Some(formula) = written(&mut answer.evaluation(terms), figure) else { continue };
                let Some(value) = answer.number(terms, figure) else { continue };
                let result = Reading::of(&formula, terms, &answer);
                // A holding of nothing has no part to divide by.
                let result = result.unwrap_or_default();
                let is_percent = figure.measure().is_some_and(|of| of.definition().unit.is_percent());
                let result = if is_percent { result * Decimal::ONE_HUNDRED } else { result };
                assert_eq!(
                    rounded(figure, result),
                    rounded(figure, value),
                    "{} of {}: {formula:?} for {draft:?}",
                    figure.key(),
                    release.file.id
                );
                count += 1;
            }
        }
    }
    assert!(count > 600, "{count}");
}

#[test]
fn every_name_is_read_back_under_any_terms_and_no_other_is() {
    for release in releases() {
        let terms = release.terms().unwrap();
        let all = Operand::all(terms);
        for figure in &all {
            assert_eq!(all.iter().filter(|other| other.key() == figure.key()).count(), 1, "{}", figure.key());
            for under in [Under::Fields, Under::Kept(4), Under::At(decimal("75000.5"), decimal("25"))] {
                let text = figure.key_under(under);
                let (read, read_under) = Operand::read(&text, terms).unwrap_or_else(|| panic!("{text}"));
                assert_eq!((read, read.key_under(read_under)), (*figure, text));
            }
            let answer = answer(terms, &draft(terms, &[]));
            for input in written(&mut answer.evaluation(terms), *figure).iter().flat_map(Written::inputs) {
                assert!(all.contains(&input), "{} is made of {}", figure.key(), input.key());
            }
        }
        for text in [
            "result luck",
            "result eps 0",
            "result eps 5",
            "result eps 1 2 3",
            "result eps 0 50",
            "result eps 5 101",
            "result eps -5 50",
            "result eps 5.0 50",
            "input price x",
            "given shares 1",
            "given eps-now",
            "result",
            "input ",
        ] {
            assert_eq!(Operand::read(text, terms), None, "{text}");
        }
    }
}

fn given(terms: &Terms, of: Operand) -> Option<Decimal> {
    match of {
        Operand::Given(given) => terms.given(given),
        Operand::Dividend(index) => Some(terms.dividends[index].per_share),
        _ => None,
    }
}

/// "206,478 shares", "JPY 105.94", "up to 4,000 shares": what the release gives opens as any other number of it.
#[test]
fn what_the_release_gives_is_a_number_of_the_release() {
    for release in releases() {
        let terms = release.terms().unwrap();
        for figure in Operand::all(terms) {
            let subject = Subject::read(&figure.key(), &release).unwrap_or_else(|| panic!("{}", figure.key()));
            let given = given(terms, figure);
            match (&subject, given) {
                (Subject::Number(key), Some(value)) => assert_eq!(release.trace(key).unwrap().value, Some(value)),
                (Subject::Calculated(name), None) => assert_eq!(*name, figure.key()),
                other => panic!("{}: {other:?}", figure.key()),
            }
            assert_eq!(Subject::read(&subject.write(&release), &release), Some(subject));
        }
    }
    let shares = Subject::read("given shares", &PUBLISHED).unwrap();
    let Subject::Number(Key::Value { .. } | Key::Claim(_)) = shares else { panic!("{shares:?}") };
}

#[test]
fn what_the_reader_typed_is_told_from_what_the_release_gives_and_from_the_example() {
    let terms = published();
    let default = draft(terms, &[]);
    let scenarios = |address: &str| {
        let linked = drafts::read(&Address::read(address), terms);
        CalculatorScenarios { fields: linked.draft.of(&default), kept: linked.kept(&default) }
    };
    let scenario = |address: &str, under| {
        scenarios(address).under(terms, under, |number| number.to_string()).unwrap_or_else(|| panic!("{address}"))
    };
    let of = |address: &str, under, field| origin(terms, &scenario(address, under), &default, field, under);
    let first = |field| of("", Under::Fields, field);
    assert_eq!(first(Field::Holding), Origin::Example);
    assert_eq!(first(Field::Price), Origin::Release(Operand::of(Measure::Crossover)));
    let typed = "#?v=1&price=80000&rate=106&income=367.554&name.1=A&price.1=90000";
    let typed_at = |field| of(typed, Under::Fields, field);
    assert_eq!((typed_at(Field::Price), typed_at(Field::Rate)), (Origin::Reader, Origin::Reader));
    assert!(matches!(typed_at(Field::Income), Origin::Release(_)), "the half's net income");
    let cell = Under::At(decimal("75000"), decimal("50"));
    assert_eq!((of(typed, cell, Field::Price), of(typed, cell, Field::Rate)), (Origin::Table, Origin::Reader));
    let bought = |under| scenario(typed, under).answer.of(terms, Measure::Bought);
    assert_eq!((bought(cell), bought(Under::Kept(1))), (Some(decimal("2000")), Some(decimal("4000"))));
    assert_eq!(scenario(typed, Under::Kept(1)).draft.text(Field::Price), "90000");
    assert_eq!(scenarios(typed).under(terms, Under::Kept(2), |number| number.to_string()), None);
}
