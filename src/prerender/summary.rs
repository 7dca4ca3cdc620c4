//! A check in a few lines of plain text, for the command line.

use rust_decimal::Decimal;

use crate::domain::checks::{Check, Held, Reason};
use crate::domain::release::Release;

/// The check's status and id, the relation with its figures, what explains it, and where the figures stand.
pub fn of(release: &Release, check: &Check) -> String {
    let mut lines = vec![format!("{}: {}", check.status.id(), check.id), format!("  {}", release.relation(check))];
    let plain = |value: Decimal| value.round_dp(4).normalize().to_string();
    if let (Some(expected), Some(difference), Some(tolerance)) = (check.expected, check.difference, check.tolerance) {
        let printed = match check.held {
            Held::Figure(printing) => {
                format!("printed {}, ", printing.value.map_or_else(|| "a dash".to_owned(), plain))
            }
            Held::Sign { .. } | Held::Words { .. } => String::new(),
        };
        lines.push(format!(
            "  {printed}recomputed {}, difference {}, rounding explains {}",
            plain(expected),
            plain(difference),
            plain(tolerance)
        ));
    }
    match check.reason {
        Reason::Plain => {}
        Reason::Column { moved, total } => lines.push(format!(
            "  one unit of the last digit off so that its column adds up: {}; total: {}",
            release.place(moved),
            release.place(total)
        )),
        Reason::OtherSign(figure) => lines.push(format!("  adds up with the other sign of {}", release.place(figure))),
        Reason::NotMeaningful => lines.push("  no rate of change has a meaning on these figures".to_owned()),
    }
    lines.extend(release.places(check).split("; ").map(|place| format!("  at {place}")));
    lines.join("\n")
}
