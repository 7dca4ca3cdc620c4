//! Comma-separated values, whatever separates them.

use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::decode::decode;
use crate::printed::sheet::{SheetCell, tables};
use crate::report::{Document, DocumentKind, Report};

/// The records of a file: their cells as they stand there.
///
/// Cells are parted by commas, semicolons or tabs, whichever the file has most of in its first lines; quotation marks as RFC 4180
/// has them. Texts are UTF-8, or in the encoding that they look like.
///
/// # Errors
///
/// More cells than are read.
///
/// ```
/// let records = kessan_import::csv::records("a.csv", "Umsatz;\"1.234\"\r\n\"a\r\nb\";2\r\n".as_bytes()).unwrap();
/// assert_eq!(records, [["Umsatz", "1.234"], ["a\r\nb", "2"]]);
/// ```
pub fn records(path: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, ImportError> {
    let too_large = |found: String| {
        ImportError::new(ErrorKind::TooLarge, path, found)
            .remedy("keep one table in a file, and leave out what is no table")
    };
    if bytes.len() > limits::FILE {
        return Err(too_large(format!("it has {} bytes", bytes.len())).expected(format!("at most {}", limits::FILE)));
    }
    let text = decode(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut cells = 0;
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| {
            ImportError::new(ErrorKind::Malformed, path, error.to_string())
                .at(format!("row {}", row + 1))
                .expected("records of cells")
        })?;
        cells += record.len();
        if record.len() > limits::COLUMNS || cells > limits::NODES {
            let found = format!("there are {} cells in the row and {cells} up to it", record.len());
            return Err(too_large(found)
                .at(format!("row {}", row + 1))
                .expected(format!("at most {} columns", limits::COLUMNS)));
        }
        records.push(record.iter().map(str::to_owned).collect());
    }
    Ok(records)
}

/// The sign that parts most cells of the first lines, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes().take(20_000) {
        is_quoted ^= byte == b'"';
        for (sign, count) in counts.iter_mut().filter(|_| !is_quoted) {
            *count += usize::from(byte == *sign);
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

/// Adds the tables of a file to a report, under the file's name.
///
/// # Errors
///
/// As [`records`].
pub(crate) fn add(path: &str, bytes: &[u8], report: &mut Report) -> Result<(), ImportError> {
    let cells = records(path, bytes)?.into_iter().enumerate().flat_map(|(row, record)| {
        record.into_iter().enumerate().map(move |(column, text)| {
            // As a folder's tables have it, and as spreadsheet programs understand it: a text, whatever it looks like.
            let text = text.strip_prefix('\'').map(str::to_owned).unwrap_or(text);
            let indent = u32::try_from(text.chars().take_while(|c| c.is_whitespace()).count()).unwrap_or(0);
            SheetCell { row, column, rows: 1, columns: 1, text, indent: if column == 0 { indent } else { 0 } }
        })
    });
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    report.tables.extend(tables(report.documents.len(), name, cells.collect()));
    report.documents.push(Document { path: path.to_owned(), kind: DocumentKind::Csv, language: None, title: None });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printed::layout;

    fn read(path: &str, bytes: &[u8]) -> Result<Report, ImportError> {
        crate::read(vec![(path.to_owned(), bytes.to_vec())])
    }

    #[test]
    fn a_table_comes_as_it_is_printed() {
        let text = "\u{feff}(in thousands),2031,2030\r\nNet sales,\"1,234\",\"'(1,100)\"\r\n  Loss,(12),-\r\n";
        let report = read("q1.csv", text.as_bytes()).unwrap();
        assert_eq!(report.tables[0].caption.as_deref(), Some("q1"));
        assert_eq!(report.tables[0].rows[2].indent, 2);
        let layout = layout(&report.tables[0]).unwrap();
        let cells: Vec<_> =
            layout.lines[0].cells.iter().map(|cell| cell.as_ref().unwrap().figure.text.as_str()).collect();
        assert_eq!((layout.lines[0].label.as_str(), cells), ("Net sales", vec!["1,234", "(1,100)"]));
    }

    #[test]
    fn two_blank_rows_part_tables() {
        let report = read("a.csv", b"A;1;2\n\nB;3;4\n;;\n;;\n;;\nC;5;6\n").unwrap();
        assert_eq!(report.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn japanese_encodings_are_read() {
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("売上高,\"1,234\"\n");
        assert_eq!(records("a.csv", &bytes).unwrap(), [["売上高", "1,234"]]);
    }

    #[test]
    fn a_file_without_cells_is_refused() {
        let error = read("a.csv", b"\n,,\n").unwrap_err();
        assert!(error.to_string().contains("“a.csv” failed: there are no facts and no tables"), "{error}");
        let wide = ",".repeat(2_000);
        assert_eq!(records("a.csv", wide.as_bytes()).unwrap_err().kind, ErrorKind::TooLarge);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let _ = read("a.csv", &bytes);
        }
    }
}
