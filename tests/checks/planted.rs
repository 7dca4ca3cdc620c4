//! The made-up release ties throughout. Here one contradiction at a time is planted in it, of every kind, by a figure that
//! was worked out by hand: the planted checks change, and no other.

use std::collections::{BTreeMap, BTreeSet};

use kessan_core::checks::{Kind, Reason, Report, Status};
use kessan_core::release::Release;
use serde_json::{Value, json};

use crate::common::{MADE_UP, ids, made_up, place, release};

/// One text of the file that is printed otherwise.
enum Edit {
    /// A cell: table, row from 1 on, column.
    Cell(&'static str, usize, &'static str, &'static str),
    /// A field of a claim.
    Claim(&'static str, &'static str, &'static str),
    /// The period that a row names.
    Named(&'static str, usize, &'static str),
}
use Edit::{Cell, Claim, Named};

/// Contradictions, and the checks that find them.
struct Plant {
    what: &'static str,
    edits: &'static [Edit],
    found: &'static [(&'static str, Status)],
}

use Status::{Inconsistent, Rounding};

const PLANTS: [Plant; 18] = [
    Plant {
        // 9,880 + 4,802 = 14,682, printed 14,672.
        what: "a part ten too large",
        edits: &[Cell("second-quarter", 3, "q2-31", "9,880")],
        found: &[("footing.second-quarter.2.q2-31", Inconsistent)],
    },
    Plant {
        // 31,940 + 21,636 + 1,204 = 54,780; with a minus 52,372. In millions 31.9 + 21.6 − 1.2 = 52.3 for 52.4.
        what: "an elimination without its sign",
        edits: &[Cell("regions-h1", 3, "h1-31", "1,204"), Cell("regions-summary", 3, "h1-31", "1.2")],
        found: &[
            ("footing.regions-h1.4.h1-31.way-2", Inconsistent),
            ("footing.regions-summary.4.h1-31.way-2", Inconsistent),
        ],
    },
    Plant {
        // 56.6 million of expenses in the prose are 43,827 + 12,739 = 56,566 thousand.
        what: "a sum that the file states",
        edits: &[Claim("review.all_expenses", "printed", "56.7")],
        found: &[("footing.all-expenses", Inconsistent)],
    },
    Plant {
        // (4,194) thousand.
        what: "millions that are not the thousands",
        edits: &[Cell("summary", 3, "h1-31", "(4.4)")],
        found: &[("tie.summary.3.h1-31", Inconsistent)],
    },
    Plant {
        // 32.0 + 21.6 − 1.2 = 52.4; 31,940 thousand are 31.9.
        what: "a part moved by one so that its column adds up",
        edits: &[Cell("regions-summary", 1, "h1-31", "32.0")],
        found: &[("tie.regions-summary.1.h1-31", Rounding)],
    },
    Plant {
        // 41,207 thousand are 41.2, and 41.2 + 88.9 = 130.1 already.
        what: "the same where the column does not add up by it",
        edits: &[Cell("position-summary", 1, "2031-06-30", "41.3")],
        found: &[("tie.position-summary.1.2031-06-30", Inconsistent)],
    },
    Plant {
        what: "a balance sheet whose sides differ",
        edits: &[Cell("balance-sheet", 4, "2030-12-31", "73,589"), Cell("balance-sheet", 6, "2030-12-31", "131,327")],
        found: &[("tie.balance-sheet.6.2030-12-31", Inconsistent)],
    },
    Plant {
        // (21,480 − 24,902) ÷ 24,902 = −13.74 %.
        what: "a rate of change",
        edits: &[Cell("revenues-h1", 3, "change", "(13.6%)")],
        found: &[("growth.revenues-h1.3.change", Inconsistent)],
    },
    Plant {
        // 88,916 − 87,302 = 1,614.
        what: "a difference",
        edits: &[Cell("position-summary", 2, "change", "1.7")],
        found: &[("growth.position-summary.2.change", Inconsistent)],
    },
    Plant {
        // A profit of 1,935 became a loss of 4,194.
        what: "a rate of change from a profit to a loss",
        edits: &[Cell("summary", 3, "change", "(316.7%)")],
        found: &[("growth.summary.3.change", Inconsistent)],
    },
    Plant {
        // 6,204 ÷ 52,372 = 11.85 %; 11.8 + 6.0 + 9.5 = 27.3 as printed.
        what: "a share",
        edits: &[Cell("revenues-h1", 6, "share", "11.9%")],
        found: &[("ratio.revenues-h1.6.share", Inconsistent)],
    },
    Plant {
        // 247 ÷ 52,372 = 0.47 %; 1.0 + 0.4 = 1.4 as printed.
        what: "a share moved by one so that its column adds up",
        edits: &[Cell("revenues-h1", 17, "share", "0.4%")],
        found: &[("ratio.revenues-h1.17.share", Rounding)],
    },
    Plant {
        // (1.02) ÷ 0.9652 = (1.057).
        what: "a translation",
        edits: &[Cell("income-statement-h1", 20, "h1-31-chf", "(1.07)")],
        found: &[("translation.income-statement-h1.20.h1-31-chf", Inconsistent)],
    },
    Plant {
        // (1,246) thousand ÷ 5,000,000 = (0.249); 5,000,000 × 2; 0.35 × 5,000,000 = 1.75 million.
        what: "values per share, and what they make",
        edits: &[
            Cell("income-statement-h1", 20, "h1-30", "(0.26)"),
            Cell("voting-rights", 2, "votes", "10,000,001"),
            Claim("dividends.total", "printed", "1.85"),
        ],
        found: &[
            ("per-share.income-statement-h1.20.h1-30", Inconsistent),
            ("per-share.voting-rights.2.votes", Inconsistent),
            ("per-share.dividends-total", Inconsistent),
        ],
    },
    Plant {
        // 6,215 + 680 = 6,895 for the first quarter, 6,895 − 250 = 6,645 for the second.
        what: "a balance between two quarters",
        edits: &[Cell("cash-flows", 8, "q2-31", "6,905")],
        found: &[("roll-forward.Cash.Q1-31", Inconsistent), ("roll-forward.Cash.Q2-31", Inconsistent)],
    },
    Plant {
        // (4,194) thousand; (8,545 − 13,969) ÷ 13,969 = −38.8 %, which the prose calls a fall.
        what: "figures of the prose",
        edits: &[
            Claim("review.operating_loss", "printed", "(4.3)"),
            Claim("review.gross_profit_fall", "printed", "(38.8%)"),
        ],
        found: &[("claim.review.operating_loss", Inconsistent), ("claim.review.gross_profit_fall", Inconsistent)],
    },
    Plant {
        // Payments of 3,120 in the half and of 3,480 in its second quarter; the totals are made to fit.
        what: "a quarter of the wrong sign",
        edits: &[
            Cell("cash-flows", 2, "q2-31", "(3,480)"),
            Cell("cash-flows", 4, "q2-31", "(3,362)"),
            Cell("cash-flows", 5, "q2-31", "2,600"),
        ],
        found: &[("quarter.PaymentsForPlant.Q1-31", Inconsistent)],
    },
    Plant {
        what: "words that name another period",
        edits: &[
            Named("average-shares", 1, "H1-30"),
            Claim("review.gross_profit_fall", "named", "Q2-31"),
            Claim("review.gross_profit_fall", "named_base", "FY30"),
        ],
        found: &[
            ("label.average-shares.1", Inconsistent),
            ("label.review.gross_profit_fall", Inconsistent),
            ("label.review.gross_profit_fall.base", Inconsistent),
        ],
    },
];

fn planted(edits: &[Edit]) -> Release {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    for edit in edits {
        let position =
            |list: &Value, id: &str| list.as_array().unwrap().iter().position(|one| one["id"] == id).unwrap();
        match edit {
            Cell(table, row, column, text) => {
                let table = position(&file["tables"], table);
                let column = position(&file["tables"][table]["columns"], column);
                file["tables"][table]["rows"][row - 1]["cells"][column] = json!(text);
            }
            Named(table, row, period) => {
                let table = position(&file["tables"], table);
                file["tables"][table]["rows"][row - 1]["named"] = json!(period);
            }
            Claim(id, field, text) => {
                let claim = position(&file["claims"], id);
                file["claims"][claim][*field] = json!(text);
            }
        }
    }
    release(&file.to_string())
}

/// The checks that end otherwise than in `before`, and how.
fn changed(before: &Report, after: &Report) -> BTreeMap<String, Status> {
    let known: BTreeMap<_, _> = before.checks.iter().map(|check| (&check.id, check.status)).collect();
    let differ = after.checks.iter().filter(|check| known.get(&check.id) != Some(&check.status));
    differ.map(|check| (check.id.clone(), check.status)).collect()
}

#[test]
fn the_made_up_release_ties_throughout() {
    let report = made_up().checks();
    assert_eq!(ids(&report, Rounding), BTreeSet::new());
    assert_eq!(ids(&report, Inconsistent), BTreeSet::new());
}

#[test]
fn each_planted_contradiction_is_found_and_nothing_else_changes() {
    let before = made_up().checks();
    for Plant { what, edits, found } in &PLANTS {
        let after = planted(edits).checks();
        let found: BTreeMap<_, _> = found.iter().map(|(id, status)| ((*id).to_owned(), *status)).collect();
        assert_eq!(changed(&before, &after), found, "{what}");
        assert_eq!(after.checks.len(), before.checks.len(), "{what}");
    }
}

#[test]
fn a_contradiction_of_every_kind_is_planted() {
    let kinds: BTreeSet<_> =
        PLANTS.iter().flat_map(|plant| plant.found).map(|(id, _)| id.split_once('.').unwrap().0).collect();
    // What is restated is no contradiction, and takes several reports: see crates/kessan-compare/tests.
    let all = Kind::ALL.iter().filter(|kind| **kind != Kind::Restatement);
    assert_eq!(kinds, all.map(|kind| kind.id()).collect());
}

/// Why each of the planted checks does not tie, and which figures it names for it.
#[test]
fn a_planted_contradiction_is_explained() {
    let reason = |what: &str| {
        let plant = PLANTS.iter().find(|plant| plant.what == what).unwrap();
        let release = planted(plant.edits);
        let reasons = plant.found.iter().map(|(id, _)| match release.checks().find(id).unwrap().reason {
            Reason::Plain => "plain".to_owned(),
            Reason::NotMeaningful => "not meaningful".to_owned(),
            Reason::OtherSign(source) => format!("sign of {}", place(&release, source)),
            Reason::Column { moved, total } => format!("{} for {}", place(&release, moved), place(&release, total)),
        });
        reasons.collect::<Vec<_>>()
    };
    assert_eq!(reason("a part ten too large"), ["plain"]);
    assert_eq!(
        reason("an elimination without its sign"),
        ["sign of regions-h1.3.h1-31", "sign of regions-summary.3.h1-31"]
    );
    assert_eq!(
        reason("a part moved by one so that its column adds up"),
        ["regions-summary.1.h1-31 for regions-summary.4.h1-31"]
    );
    assert_eq!(reason("the same where the column does not add up by it"), ["plain"]);
    assert_eq!(
        reason("a share moved by one so that its column adds up"),
        ["revenues-h1.17.share for revenues-h1.15.share"]
    );
    assert_eq!(reason("a rate of change from a profit to a loss"), ["not meaningful"]);
}
