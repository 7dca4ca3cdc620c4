//! Release files that are large, sound or full of mistakes; made up.

/// What a file is full of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rows of different concepts and periods; nothing is wrong.
    Sound,
    /// Rows that all print the share of a concept of their own in the same concept and period; nothing is wrong.
    Shares,
    /// A concept and a claim about it for each row, and derived periods.
    Concepts,
    /// Rows with a misspelt field, whose label and cells are missing.
    BadRows,
    /// Rows whose form is right, with a concept that is not listed, a cell that is no number and no Japanese label.
    BadMeaning,
    /// A row with many fields that the format does not have.
    UnknownFields,
    /// A list of objects that have each field twice.
    RepeatedFields,
    /// Objects with nothing in them.
    Empty,
    /// One row with so many fields that the format does not have.
    UnknownInOne,
    /// One row with so many cells that are no numbers.
    CellsOfOne,
    /// One label in so many languages, none of which is one.
    Languages,
    /// Fields that the format does not have, full of lists in lists.
    Nested,
    /// Labels of a thousand characters, where there is a wrong concept, too.
    LongTexts,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 13] = [
        Kind::Sound,
        Kind::Shares,
        Kind::Concepts,
        Kind::BadRows,
        Kind::BadMeaning,
        Kind::UnknownFields,
        Kind::RepeatedFields,
        Kind::Empty,
        Kind::UnknownInOne,
        Kind::CellsOfOne,
        Kind::Languages,
        Kind::Nested,
        Kind::LongTexts,
    ];
}

/// A release file of about that many rows.
pub fn release(kind: Kind, rows: usize) -> String {
    let text = |words: &str| format!(r#"{{"en": "{words}", "ja": "{words}"}}"#);
    let period = |id: &str, span: &str, more: &str| {
        format!(r#"{{"id": "{id}", "span": "{span}", "label": {0}, "name": {0}{more}}}"#, text(id))
    };
    let concept = |id: &str| format!(r#"{{"id": "{id}", "label": {}, "unit": "NOK"}}"#, text(id));
    let mut concepts: Vec<String> =
        ["Revenues", "CostOfRevenues", "OperatingIncome", "NetIncome"].map(&concept).into_iter().collect();
    let mut claims = Vec::new();
    if matches!(kind, Kind::Sound | Kind::Shares | Kind::Concepts) {
        concepts.extend((0..rows).map(|row| concept(&format!("C{row}"))));
    }
    if kind == Kind::Concepts {
        claims.extend((0..rows).map(|row| {
            format!(
                r#"{{"id": "c{row}", "label": {0}, "place": {0}, "printed": "{row}", "unit": "NOK", "concept": "C{row}", "period": "H1"}}"#,
                text("claim")
            )
        }));
    }
    let row = |row: usize| {
        match kind {
        Kind::Sound => format!(r#"{{"label": {}, "concept": "C{row}", "cells": ["{row}", "1,234"]}}"#, text("Fares")),
        Kind::Shares => format!(
            r#"{{"label": {}, "concept": "Revenues", "measure": {{"share": "C{row}"}}, "cells": ["1.0%", "2.0%"]}}"#,
            text("Fares")
        ),
        Kind::Concepts => {
            format!(r#"{{"label": {}, "concept": "C{row}", "cells": ["{row}", "-"]}}"#, text("Fares"))
        }
        Kind::BadRows => r#"{"lable": {"en": "Fares", "ja": "Fares"}, "concept": "Revenues", "cell": ["918,240", "1,234"], "depth": "one", "total": 1, "named": ["a", 1]}"#.to_owned(),
        Kind::BadMeaning => {
            format!(r#"{{"label": {{"en": "Fares", "ja": ""}}, "concept": "Revenue{row}", "cells": ["9l8,240", "1,234"]}}"#)
        }
        // As long in every row: what is alike is looked for by the length of names.
        Kind::UnknownFields => format!(r#"{{"label": {}, "cells": ["", ""], "x{row:05}": 1, "y{row:05}": 2}}"#, text("Fares")),
        Kind::RepeatedFields => {
            format!(r#"{{"label": {0}, "label": {0}, "cells": ["", ""], "cells": ["", ""]}}"#, text("Fares"))
        }
        Kind::Empty => "{}".to_owned(),
        Kind::Nested => {
            format!(r#"{{"label": {}, "cells": ["", ""], "x": {}0{}}}"#, text("Fares"), "[1, [".repeat(40), "], {}]".repeat(40))
        }
        Kind::LongTexts => {
            format!(r#"{{"label": {}, "concept": "Revenue{row}", "cells": ["1", "2"]}}"#, text(&"Fares ".repeat(80)))
        }
        Kind::UnknownInOne => format!(r#""x{row}": {row}"#),
        Kind::CellsOfOne => r#""9l8,240""#.to_owned(),
        Kind::Languages => format!(r#""L{row}": "Fares""#),
    }
    };
    let figures = ["Revenues", "CostOfRevenues", "OperatingIncome", "NetIncome"]
        .map(|id| format!(r#"{{"label": {}, "concept": "{id}", "cells": ["1,000", "400"]}}"#, text(id)));
    let rows = (0..rows).map(row);
    let of_one = |rows: Vec<String>| rows.join(",\n");
    let rows: Vec<String> = match kind {
        Kind::UnknownInOne => {
            vec![format!(r#"{{"label": {}, "cells": ["", ""], {}}}"#, text("Fares"), of_one(rows.collect()))]
        }
        Kind::CellsOfOne => vec![format!(r#"{{"label": {}, "cells": [{}]}}"#, text("Fares"), of_one(rows.collect()))],
        Kind::Languages => vec![format!(r#"{{"label": {{{}}}, "cells": ["", ""]}}"#, of_one(rows.collect()))],
        _ => rows.collect(),
    };
    let rows: Vec<String> = figures.into_iter().chain(rows).collect();
    let periods = [
        period("H1", "2030-01-01/2030-06-30", ""),
        period("Q2", "2030-04-01/2030-06-30", ""),
        period("Q1", "2030-01-01/2030-03-31", r#", "derived": {"whole": "H1", "less": "Q2"}"#),
    ];
    format!(
        r#"{{
"kessan": 1, "id": "large", "company": {{"name": {0}, "short_name": {0}}}, "title": {0}, "announced": "2030-08-01",
"basis": {0}, "currency": "NOK", "periods": [{1}],
"comparisons": [{{"id": "half", "label": {0}, "current": "H1"}}],
"concepts": [
{2}
],
"tables": [{{"id": "results", "title": {0}, "columns": [
{{"id": "a", "label": {0}, "period": "H1"}}, {{"id": "b", "label": {0}, "period": "Q2"}}],
"rows": [
{3}
]}}],
"claims": [
{4}
],
"story": {{"headlines": ["Revenues"], "revenues": "Revenues", "cost_of_revenues": "CostOfRevenues",
"operating_income": "OperatingIncome", "net_income": "NetIncome", "businesses": [], "targets": []}}
}}"#,
        text("Smallmere"),
        periods.join(", "),
        concepts.join(",\n"),
        rows.join(",\n"),
        claims.join(",\n"),
    )
}
