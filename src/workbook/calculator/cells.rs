//! A formula of the calculator over the sheet's cells, each named in braces: `{term-shares}-{filled}`.
//!
//! What waits for an input is empty, what has no meaning says so; a spreadsheet counts in binary, so what is cut or rounded
//! down is rounded to eight digits first where a rate makes decimal fractions of it.

use crate::state::draft::Field;
use crate::state::measures::written::Binding;
use crate::state::measures::{Calendar, Condition, Formula, Measure, Need, places};
use crate::state::operand::At;
use kessan_core::capital::{Given, Terms};

use super::inputs::OWN_RATE;

/// What stands where a ratio has no meaning.
pub const NOT_MEANINGFUL: &str = "n.m.";

/// The cell that a measure's line holds; `None` if at a release's terms it is nothing, so that it needs no line.
pub fn cell(terms: &Terms, measure: Measure, at: At) -> Option<String> {
    let definition = measure.definition();
    let is_gated = measure.is_result();
    let writer = Cells { terms, is_gated };
    let text = writer.write(definition.formula, at, Binding::Sum);
    let text = if is_gated { gated(definition.needs, text) } else { text };
    (is_gated || text != NOTHING).then_some(text)
}

const NOTHING: &str = "0";

/// Empty while what a result needs is not there.
fn gated(needs: &[Need], text: String) -> String {
    let holds: Vec<String> = needs
        .iter()
        .map(|need| match need {
            Need::Holder => "{is-held}".to_owned(),
            Need::Company => "{is-answered}".to_owned(),
            Need::Field(field) => format!("N({{{}}})>0", field.key()),
        })
        .collect();
    match holds.as_slice() {
        [] => text,
        [one] => format!("IF({one},{text},\"\")"),
        all => format!("IF(AND({}),{text},\"\")", all.join(",")),
    }
}

/// Writes the formulas of one cell.
#[derive(Clone, Copy)]
struct Cells<'a> {
    terms: &'a Terms,
    /// Whether the cell is empty unless its inputs are there, so that it can take them as they are.
    is_gated: bool,
}

impl Cells<'_> {
    /// A formula, in parentheses if it binds less than what stands around it.
    fn write(self, formula: &Formula, at: At, around: Binding) -> String {
        let (text, binding) = self.parts(formula, at);
        if binding < around { format!("({text})") } else { text }
    }

    fn parts(self, formula: &Formula, at: At) -> (String, Binding) {
        use Binding::{Product, Sum, Whole};
        let whole = |text: String| (text, Whole);
        let write = |formula: &Formula, around| self.write(formula, at, around);
        match formula {
            Formula::Zero | Formula::Missed => whole(NOTHING.to_owned()),
            Formula::Given(given) | Formula::Printed(given, _) => whole(format!("{{{}}}", self.given(*given))),
            Formula::Dividend => whole(format!("{{each-{}}}", at.dividend)),
            Formula::TaxRate => whole(format!("{{tax-rate-{}}}", at.tax)),
            Formula::Input(field) => whole(self.input(*field)),
            Formula::Calendar(what) => whole(match what {
                Calendar::BuyingBefore => format!("MIN(MAX({{record-{}}}-{{first}},0),{{days}})", at.dividend),
                Calendar::Buying => "{days}".to_owned(),
                Calendar::Gone => "{part}*{year-days}".to_owned(),
                Calendar::Year => "{year-days}".to_owned(),
            }),
            Formula::Of(measure) | Formula::Inline(measure) => self.measure(*measure, at),
            Formula::Plus(a, b) => (format!("{}+{}", write(a, Sum), write(b, Sum)), Sum),
            Formula::Minus(a, b) | Formula::Less(a, b) => match write(b, Product).as_str() {
                NOTHING => self.parts(a, at),
                b => (format!("{}-{b}", write(a, Sum)), Sum),
            },
            Formula::Times(a, b) => {
                let (a, text) = (write(a, Product), write(b, Product));
                match (b.is_rate(), a.as_str(), text.as_str()) {
                    (_, NOTHING, _) | (_, _, NOTHING) => whole(NOTHING.to_owned()),
                    (true, ..) => (format!("{a}*{text}/100"), Product),
                    (false, ..) => (format!("{a}*{text}"), Product),
                }
            }
            Formula::Over(a, b) if b.is_rate() => (format!("{}/({}/100)", write(a, Product), write(b, Whole)), Product),
            Formula::Over(a, b) => (format!("{}/{}", write(a, Product), write(b, Whole)), Product),
            Formula::Least(a, b) => match (self.is_given(a), self.is_given(b)) {
                (true, true) => whole(format!("MIN({},{})", write(a, Sum), write(b, Sum))),
                (true, false) => self.parts(a, at),
                (false, _) => self.parts(b, at),
            },
            Formula::AtMost(a, b) => whole(format!("MIN({},{})", write(a, Sum), write(b, Sum))),
            Formula::WholeDown(of) if of.has_rate() => whole(format!("INT(ROUND({},8))", write(of, Sum))),
            Formula::WholeDown(of) | Formula::Whole(of) => whole(format!("INT({})", write(of, Sum))),
            // The whole number nearest to the quotient, less one where that costs more than the amount: exact where a
            // quotient of two binary numbers is not.
            Formula::Affordable(amount, price) => {
                let (amount, price) = (write(amount, Product), write(price, Whole));
                let nearest = format!("ROUND({amount}/{price},0)");
                (format!("{nearest}-IF(ROUND({nearest}*{price}-{amount},6)>0,1,0)"), Sum)
            }
            Formula::Cut(of) => {
                let exact = write(of, Sum);
                let digits = self.terms.taxes().nth(at.tax).and_then(|(_, tax)| tax.digits);
                let cut =
                    digits.map_or_else(|| exact.clone(), |digits| format!("ROUNDDOWN(ROUND({exact},8),{digits})"));
                whole(if self.terms.ads_per_share.is_some() {
                    format!("IF({{as}}=\"ADS\",{exact},{cut})")
                } else {
                    cut
                })
            }
            Formula::PartOfYear(of) => (format!("{}*{{part}}", write(of, Product)), Product),
            Formula::Dividends(of) => self.sum(of, places(self.terms, crate::state::measures::Each::Dividend)),
            Formula::DividendsEarned(of) => {
                let span = self.terms.earned.as_ref().map(|earned| earned.span);
                let record = |at: &At| self.terms.dividends[at.dividend].dividend.record_date;
                let all = places(self.terms, crate::state::measures::Each::Dividend).into_iter();
                self.sum(of, all.filter(|at| span.is_some_and(|span| span.contains(record(at)))).collect())
            }
            Formula::Taxes(of) => {
                let taxes = (0..self.terms.taxes().count()).map(|tax| At { tax, ..at });
                self.sum(of, taxes.filter(|at| self.is_in_force(*at)).collect())
            }
            Formula::Withheld(_) if !self.is_in_force(at) => whole(NOTHING.to_owned()),
            Formula::Withheld(of) => {
                let kind = self.terms.taxes().nth(at.tax).and_then(|(kind, _)| self.terms.withholding.get(kind));
                let id = kind.map(|kind| kind.id.as_str()).unwrap_or_default();
                whole(format!("IF({{withholding}}=\"{id}\",{},0)", write(of, Sum)))
            }
            Formula::If(condition, yes, no) => self.choice(*condition, yes, no, at),
            Formula::Ready(of) => whole(format!("IF({{is-ready}},{},0)", write(of, Sum))),
            Formula::Above(conditions, of) => {
                let asked = Cells { is_gated: false, ..self };
                let is_above = |of: &Formula| match of {
                    Formula::Input(_) => format!("{}>0", asked.write(of, at, Sum)),
                    of => format!("{}>0", write(of, Sum)),
                };
                let holds = conditions.iter().map(is_above).collect::<Vec<_>>().join(",");
                let holds = if conditions.len() > 1 { format!("AND({holds})") } else { holds };
                whole(format!("IF({holds},{},\"{NOT_MEANINGFUL}\")", write(of, Sum)))
            }
            Formula::Buyback(of) | Formula::InCells(_, of) | Formula::Unwritten(of) => self.parts(of, at),
        }
    }

    /// `…+…`; nothing is 0.
    fn sum(self, of: &Formula, over: Vec<At>) -> (String, Binding) {
        let parts = over.into_iter().map(|at| self.write(of, at, Binding::Sum)).collect::<Vec<_>>();
        let is_nothing = parts.iter().all(|part| part == NOTHING);
        (if is_nothing { NOTHING.to_owned() } else { parts.join("+") }, Binding::Sum)
    }

    fn choice(self, condition: Condition, yes: &Formula, no: &Formula, at: At) -> (String, Binding) {
        let holds = match condition {
            Condition::HasBuyback if self.terms.buyback.is_some() => return self.parts(yes, at),
            Condition::HasRate if self.terms.rate.is_some() => return self.parts(yes, at),
            Condition::OwnRate if self.terms.withholding.is_empty() => return self.parts(yes, at),
            Condition::CountsDepositary if self.terms.ads_per_share.is_none() => return self.parts(no, at),
            Condition::HasBuyback | Condition::HasRate => return self.parts(no, at),
            Condition::IsMissed => format!("N({{missed}})>{}", at.dividend),
            Condition::CountsDepositary => "{as}=\"ADS\"".to_owned(),
            Condition::NothingHeld => "{held}=0".to_owned(),
            Condition::OwnRate => format!("{{withholding}}=\"{OWN_RATE}\""),
            Condition::NoFee(of) => format!("{}=0", self.write(of, at, Binding::Sum)),
        };
        let (yes, no) = (self.write(yes, at, Binding::Sum), self.write(no, at, Binding::Sum));
        let text = if yes == NOTHING && no == NOTHING { NOTHING.to_owned() } else { format!("IF({holds},{yes},{no})") };
        (text, Binding::Whole)
    }

    /// The cell of a measure, or its formula if it has none.
    fn measure(self, measure: Measure, at: At) -> (String, Binding) {
        let definition = measure.definition();
        let at = definition.each.place(at);
        // A result that is another measure: that one's cell is never empty.
        if let Formula::Inline(other) = definition.formula {
            return self.measure(*other, at);
        }
        let has_cell = if measure.is_result() { measure.is_in(self.terms) } else { definition.line.is_some() };
        if !has_cell {
            return self.parts(definition.formula, at);
        }
        if cell(self.terms, measure, at).is_none() {
            return (NOTHING.to_owned(), Binding::Whole);
        }
        let name = format!("{{{}}}", measure.key(at));
        let may_be_empty = measure.is_result() && !definition.needs.is_empty();
        (if may_be_empty && !self.is_gated { format!("N({name})") } else { name }, Binding::Whole)
    }

    fn input(self, field: Field) -> String {
        match field {
            // In the base unit.
            Field::Income => "{earnings}".to_owned(),
            field if self.is_gated => format!("{{{}}}", field.key()),
            field => format!("N({{{}}})", field.key()),
        }
    }

    fn given(self, given: Given) -> &'static str {
        match given {
            Given::Shares => "term-shares",
            Given::AdsPerShare => "term-ads",
            Given::Rate => "rate",
            // A target is where the net income of the year begins.
            Given::NetIncome => "earnings",
            Given::EarningsPerShare => "term-eps",
            Given::Earned => "term-earned",
            Given::Equity => "term-equity",
            Given::Cash => "term-cash",
            Given::Assets => "term-assets",
            Given::MaxShares => "cap-shares",
            Given::MaxAmount => "cap-amount",
        }
    }

    fn is_given(self, formula: &Formula) -> bool {
        match formula {
            Formula::Given(given) => self.terms.given(*given).is_some(),
            Formula::Whole(of) | Formula::Affordable(of, _) => self.is_given(of),
            _ => true,
        }
    }

    fn is_in_force(self, at: At) -> bool {
        let taxed = self.terms.dividends.get(at.dividend).map(|dividend| dividend.taxed_on());
        taxed.zip(self.terms.taxes().nth(at.tax)).is_some_and(|(day, (_, tax))| tax.holds_on(day))
    }
}
