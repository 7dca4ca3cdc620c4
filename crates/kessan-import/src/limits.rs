//! How much is read. The files come from strangers: memory stays under ten times the input plus 200 MB, and time linear.

/// The largest file or package, in bytes.
pub const FILE: usize = 50_000_000;

/// The most files that are read at once, and the most entries of a package.
pub const ENTRIES: usize = 10_000;

/// What the entries of a package may expand to together, in bytes, whatever the package weighs.
pub const EXPANDED: usize = 30_000_000;

/// What they may expand to beyond that, for each byte of the package.
pub const EXPANDED_PER_BYTE: usize = 12;

/// What one entry may expand to, for each of its packed bytes, once it is over [`RATIO_FROM`].
pub const RATIO: usize = 200;

/// From which expanded size on [`RATIO`] holds, in bytes: small files of blanks pack well.
pub const RATIO_FROM: usize = 4_000_000;

/// How deep elements may nest. Filings stay under 60.
pub const DEPTH: usize = 400;

/// The most elements and texts in the documents of a filing together. A filing of 2 MB has 60,000.
pub const NODES: usize = 1_500_000;

/// The most attributes of one element that are looked at, and the most namespaces that it declares.
pub const ATTRIBUTES: usize = 500;

/// The most different names of elements and attributes in one document.
pub const NAMES: usize = 20_000;

/// The most facts of one report. A large bank's annual report has 15,000.
pub const FACTS: usize = 120_000;

/// The most facts of one company over many reports.
pub const COMPANY_FACTS: usize = 250_000;

/// The most elements that schemas declare, and the most relations of linkbases. A large bank's have a tenth of it.
pub const RELATIONS: usize = 100_000;

/// The most columns that a table is laid out in; cells beyond stand in the last.
pub const COLUMNS: usize = 1_000;

/// The most text that the cells of a workbook hold together, in bytes: cells may share one text.
pub const CELL_TEXT: usize = 10_000_000;

/// The most of each kind of thing said in notices; what is beyond is counted in one more notice.
pub const NOTICES: usize = 20;
