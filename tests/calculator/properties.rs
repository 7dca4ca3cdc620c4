//! What must hold for anything that is typed.

use kessan::state::address::Address;
use kessan::state::draft::{Draft, Field, Instrument, Kept, MOST_KEPT, When};
use kessan::state::drafts;
use kessan::state::outcome::mistake;
use kessan_core::capital::Terms;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{answer, draft, published, release};

/// A generator of numbers that are the same in every run (SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// Mostly what numbers and dates are made of, at times any character.
    fn text(&mut self) -> String {
        const LIKELY: [char; 24] = [
            '0', '1', '2', '5', '9', '9', '0', '0', '.', ',', '-', '−', '１', '０', '．', '%', '円', ' ', '/', 'e',
            '+', '¥', '\'', '9',
        ];
        let length = self.below(24);
        let any =
            |seeded: &mut Self| char::from_u32(u32::try_from(seeded.next() % 0x11_0000).unwrap()).unwrap_or('\u{202e}');
        (0..length).map(|_| if self.below(12) == 0 { any(self) } else { LIKELY[self.below(LIKELY.len())] }).collect()
    }
}

/// 100,000 texts for each field.
#[test]
fn no_text_in_any_field_panics() {
    let terms = published();
    let mut seeded = Seeded(20_081_113);
    let mut understood = 0;
    for field in Field::ALL {
        for turn in 0..100_000_usize {
            let when = When::ALL[turn % 4].1;
            let instrument = if turn % 2 == 0 { Instrument::Shares } else { Instrument::Ads };
            let mut typed = Draft { when, instrument, missed: turn % 3, ..draft_of(terms) };
            typed.set(field, seeded.text());
            let is_wrong = mistake(terms, &typed, field).is_some();
            understood += u32::from(!is_wrong);
            // Of what is no number, a part is enough: it takes the same path.
            if is_wrong && turn % 32 > 0 {
                continue;
            }
            let answer = answer(terms, &typed);
            if let Some(effect) = &answer.effect {
                assert!(
                    effect.bought <= Decimal::from(4_000) && effect.spend <= Decimal::from(400_000_000),
                    "{typed:?}"
                );
            }
            if is_wrong && matches!(field, Field::Price | Field::Fill | Field::Income | Field::Funding) {
                assert!(answer.effect.is_none(), "{typed:?}");
            }
            if is_wrong && matches!(field, Field::Holding | Field::Tax) {
                assert!(answer.income.is_none(), "{typed:?}");
            }
        }
    }
    assert!(understood > 50_000, "only {understood} texts were numbers");
}

fn draft_of(terms: &Terms) -> Draft {
    static DRAFT: std::sync::OnceLock<Draft> = std::sync::OnceLock::new();
    DRAFT.get_or_init(|| draft(terms, &[])).clone()
}

/// Mostly small numbers, so that much of it is understood.
fn typed() -> impl Strategy<Value = Draft> {
    let texts =
        proptest::collection::vec(prop_oneof![3 => "[0-9]{0,6}(\\.[0-9]{1,3})?", 1 => "\\PC{0,12}"], Field::COUNT);
    let taxes = proptest::sample::select(vec!["", "corporation", "large-individual"]);
    let choices = (texts, any::<bool>(), 0_usize..4, 0_usize..=2, taxes);
    choices.prop_map(|(texts, ads, when, missed, withholding)| Draft {
        texts: texts.try_into().unwrap(),
        instrument: if ads { Instrument::Ads } else { Instrument::Shares },
        when: When::ALL[when].1,
        missed,
        withholding: withholding.to_owned(),
    })
}

fn kept() -> impl Strategy<Value = Vec<Kept>> {
    proptest::collection::vec(("\\PC{0,20}", typed()).prop_map(|(name, draft)| Kept { name, draft }), 0..=MOST_KEPT)
}

proptest! {
    #[test]
    fn any_state_comes_back_from_its_address(draft in typed(), kept in kept()) {
        let default = super::draft(published(), &[]);
        let address = Address::read("#dividends?v=1&ccy=usd").with(drafts::owns, drafts::pairs(&draft, &kept, &default));
        let linked = drafts::read(&Address::read(&format!("#{}", address.write())), published());
        prop_assert_eq!(&linked.unknown, &vec![]);
        let back = linked.draft.of(&default);
        prop_assert_eq!(&back, &draft);
        prop_assert_eq!(answer(published(), &back), answer(published(), &draft));
        prop_assert_eq!(linked.kept(&default), kept);
    }

    #[test]
    fn no_more_is_spent_than_the_caps_allow_and_more_fill_never_spends_less(
        price in 1_u32..2_000_000, a in 0_u32..=1_000, b in 0_u32..=1_000,
    ) {
        let spend = |fill: u32| {
            let (price, fill) = (price.to_string(), Decimal::new(fill.into(), 1).to_string());
            let effect = super::effect(published(), &[(Field::Price, &price), (Field::Fill, &fill)]);
            assert!(effect.bought <= Decimal::from(4_000) && effect.spend <= Decimal::from(400_000_000));
            effect.spend
        };
        prop_assert!(spend(a.min(b)) <= spend(a.max(b)));
    }

    #[test]
    fn this_year_lies_between_no_purchase_and_the_full_reduction(price in 1_u32..2_000_000, when in 0_usize..4) {
        let typed = Draft { when: When::ALL[when].1, ..draft(published(), &[(Field::Price, &price.to_string())]) };
        let effect = answer(published(), &typed).effect.unwrap();
        prop_assert!(effect.earnings_before <= effect.this_year.earnings);
        prop_assert!(effect.this_year.earnings <= effect.full.earnings);
    }

    #[test]
    fn equity_per_share_rises_only_below_todays(price in 1_u32..400_000) {
        let effect = super::effect(published(), &[(Field::Price, &price.to_string())]);
        let (before, after) = effect.equity_per_share.unwrap();
        prop_assert_eq!(after > before, Decimal::from(price) < before, "{} {}", before, after);
    }

    #[test]
    fn net_is_never_more_than_gross(holding in 0_u32..200_000, tax in 0_u32..=1_000, fee in 0_u32..5, ads in any::<bool>()) {
        let (holding, fee) = (holding.to_string(), Decimal::new(fee.into(), 3).to_string());
        let tax = Decimal::new(tax.into(), 1).to_string();
        let typed = draft(published(), &[(Field::Holding, &holding), (Field::Tax, &tax), (Field::Fee, &fee)]);
        let instrument = if ads { Instrument::Ads } else { Instrument::Shares };
        let income = answer(published(), &Draft { instrument, ..typed }).income.unwrap();
        for receipt in income.each.iter().chain([&income.total]) {
            prop_assert!(receipt.net <= receipt.gross && receipt.gross - receipt.withheld - receipt.fees == receipt.net);
        }
    }

    /// However the shares that receive a dividend are divided among holders, what they receive is what the company pays.
    #[test]
    fn what_all_holders_receive_is_what_the_company_pays(parts in proptest::collection::vec(1_u32..40_000, 1..30)) {
        let quarterly = release(include_str!("../releases/quarterly.json"));
        for terms in [published(), quarterly.terms().unwrap()] {
            let (mut left, mut sums) = (terms.shares, vec![Decimal::ZERO; terms.dividends.len()]);
            let mut take = |shares: Decimal| {
                let typed = draft(terms, &[(Field::Holding, &shares.to_string()), (Field::Tax, "10")]);
                let income = answer(terms, &typed).income.unwrap();
                assert_eq!(income.total.gross, income.each.iter().map(|receipt| receipt.gross).sum());
                sums.iter_mut().zip(income.each).for_each(|(sum, receipt)| *sum += receipt.gross);
            };
            for part in &parts {
                let part = Decimal::from(*part).min(left);
                left -= part;
                take(part);
            }
            take(left);
            let untouched = super::effect(terms, &[(Field::Price, "100"), (Field::Fill, "0")]);
            prop_assert_eq!(sums.iter().sum::<Decimal>(), untouched.year.dividends);
        }
    }
}
