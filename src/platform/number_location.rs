//! Where in the page a number stands.

/// A number's place in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberLocation {
    /// An element that carries its key.
    Named {
        /// The key.
        key: String,
        /// Whether it shows a share in its amount's place, where shares are chosen.
        has_share: bool,
        /// Whether it stands in the panel, as a number that another one comes from.
        is_told: bool,
    },
    /// A cell of a printed table.
    Cell {
        /// The id of the table's element.
        table: String,
        /// The row.
        row: usize,
        /// The column, of all that the page has.
        column: usize,
    },
}
