use std::io::Write;

use super::*;
use crate::error::ErrorKind;
use crate::printed::{layout, period, unit};

fn read(path: &str, bytes: &[u8]) -> Result<Report, ImportError> {
    crate::read(vec![(path.to_owned(), bytes.to_vec())])
}

/// A workbook of parts that are the same in all tests, and the rows of its one or two sheets.
fn workbook(sheet: &str, hidden: &str) -> Vec<u8> {
    workbook_with("Net sales", sheet, hidden)
}

fn workbook_with(first: &str, sheet: &str, hidden: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let parts = [
        ("xl/workbook.xml", format!("<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Income\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"x\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>".to_owned()),
        ("xl/sharedStrings.xml", format!("<sst {main}><si><t>{first}</t></si><si><r><t>Operating </t></r><r><t>loss</t></r><rPh><t>x</t></rPh></si></sst>")),
        ("xl/styles.xml", format!("<styleSheet {main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0;(#,##0);&quot;-&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf numFmtId=\"0\"><alignment indent=\"2\"/></xf><xf numFmtId=\"15\"/></cellXfs></styleSheet>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{sheet}</worksheet>")),
        ("xl/worksheets/sheet2.xml", format!("<worksheet {main}>{hidden}</worksheet>")),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose first shared text is another.
fn sharing(text: &str, sheet: &str) -> Vec<u8> {
    workbook_with(text, sheet, "")
}

const SHEET: &str = r#"<cols><col min="3" max="3" hidden="1"/></cols><sheetData>
  <row r="1"><c r="A1" t="inlineStr"><is><t>INCOME - EUR (€) € in Thousands</t></is></c><c r="B1" t="inlineStr"><is><t>3 Months Ended</t></is></c></row>
  <row r="2"><c r="B2" t="inlineStr"><is><t>Mar. 31, 2031</t></is></c><c r="C2" t="inlineStr"><is><t>secret</t></is></c><c r="D2" t="inlineStr"><is><t>Mar. 31, 2030</t></is></c></row>
  <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>1234</v></c><c r="C3"><v>7</v></c><c r="D3" s="1"><v>1100.4</v></c></row>
  <row r="4"><c r="A4" s="3" t="s"><v>1</v></c><c r="B4" s="1"><f>1-1950</f><v>-1949</v></c><c r="D4" s="1"><v>0</v></c></row>
  <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>hidden</t></is></c><c r="B5"><v>1</v></c></row>
  <row r="6"><c r="A6" t="inlineStr"><is><t>Margin</t></is></c><c r="B6" s="2"><v>0.10900000000000001</v></c><c r="D6"><f>1/0</f></c></row>
  <row r="7"><c r="A7" t="inlineStr"><is><t>Ratio</t></is></c><c r="B7" t="e"><v>#DIV/0!</v></c><c r="D7"><v>1.5</v></c></row>
  </sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:D1"/></mergeCells>"#;

#[test]
fn cells_are_what_a_program_shows() {
    let report = read("q.xlsx", &workbook(SHEET, "")).unwrap();
    let table = &report.tables[0];
    assert_eq!(table.caption.as_deref(), Some("Income"));
    let layout = layout(table).unwrap();
    let lines: Vec<_> = layout
        .lines
        .iter()
        .map(|line| {
            (
                line.label.as_str(),
                line.cells
                    .iter()
                    .map(|cell| cell.as_ref().map_or("", |cell| cell.figure.text.as_str()))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let expected = [
        ("Net sales", vec!["1,234", "1,100"]),
        ("Operating loss", vec!["(1,949)", "-"]),
        ("Margin", vec!["10.90%", ""]),
        ("Ratio", vec!["", "1.5"]),
    ];
    assert_eq!(lines, expected);
    assert_eq!(layout.lines[1].indent, 2);
    let heads: Vec<_> = layout.columns.iter().map(|column| column.heads.join(" ")).collect();
    assert_eq!(heads, ["3 Months Ended Mar. 31, 2031", "3 Months Ended Mar. 31, 2030"]);
    assert_eq!(period::read(&heads[0], None).unwrap().period.to_string(), "2031-01-01/2031-03-31");
    assert_eq!(unit::read(&layout.titles[0]).unwrap().scale, Some(3));
}

#[test]
fn what_is_left_out_is_said() {
    let notices: Vec<_> = read("q.xlsx", &workbook(SHEET, ""))
        .unwrap()
        .notices
        .into_iter()
        .map(|notice| (notice.place.element.unwrap(), notice.found))
        .collect();
    let notices: Vec<_> = notices.iter().map(|(place, found)| (place.as_str(), found.as_str())).collect();
    assert!(notices.contains(&("Income!D6", "a formula without a stored result")), "{notices:?}");
    assert!(notices.contains(&("Income!B7", "#DIV/0!")), "{notices:?}");
    assert!(notices.contains(&("Income!", "sheet “Income” hides 1 rows and 1 columns")), "{notices:?}");
    assert!(notices.contains(&("Notes", "sheet “Notes”")), "{notices:?}");
}

#[test]
fn records_are_the_rows_of_visible_cells() {
    let sheets = records("q.xlsx", &workbook(SHEET, "")).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].rows[2], ["Net sales", "1,234", "1,100"]);
    assert_eq!(sheets[0].rows[4], Vec::<String>::new());
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [&b"PK"[..], b"", b"a,b"] {
        assert_eq!(records("q.xlsx", bytes).unwrap_err().kind, ErrorKind::NotAPackage);
    }
    let error = read("q.xlsx", &workbook("<sheetData><row>", "")).unwrap_err();
    assert!(error.to_string().contains("“q.xlsx, xl/worksheets/sheet1.xml”"), "{error}");
    assert_eq!(read("q.xlsx", &workbook("<sheetData/>", "")).unwrap_err().kind, ErrorKind::NoReport);
}

#[test]
fn a_part_that_expands_without_bounds_is_refused() {
    let bomb = format!("<sheetData>{}</sheetData>", " ".repeat(30_000_000));
    assert_eq!(read("q.xlsx", &workbook(&bomb, "")).unwrap_err().kind, ErrorKind::TooLarge);
}

#[test]
fn cells_far_out_cost_nothing() {
    let far = r#"<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row><row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="::"/></mergeCells>"#;
    let sheets = records("q.xlsx", &workbook(far, "")).unwrap();
    assert!(sheets[0].rows.len() <= 1_001);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read("q.xlsx", &bytes);
    }

    #[test]
    fn any_cells_are_answered(cells in proptest::collection::vec(("[A-Z]{0,4}[0-9]{0,8}", "(s|b|e|str|n|d|inlineStr)?", "[-0-9.eE+]{0,12}", 0_u32..7), 0..12)) {
        let cells = cells.into_iter().map(|(place, kind, value, style)| format!("<c r=\"{place}\" t=\"{kind}\" s=\"{style}\"><v>{value}</v></c>"));
        let sheet = format!("<sheetData><row>{}</row></sheetData>", cells.collect::<String>());
        let _ = read("q.xlsx", &workbook(&sheet, ""));
    }
}

/// One text of 32,767 characters in each of four hundred cells: 13 MB out of a workbook of a few kilobytes.
#[test]
fn cells_that_share_a_long_text_do_not_take_its_length_each() {
    let long = "Net sales ".repeat(40_000);
    let rows: String = (1..=400)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>{row}</t></is></c><c r=\"B{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let bytes = sharing(&long, &format!("<sheetData>{rows}</sheetData>"));
    let report = read("q.xlsx", &bytes).unwrap();
    let texts = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    assert!(texts.map(|cell| cell.text.len()).sum::<usize>() <= crate::limits::CELL_TEXT);
    let notice = report.notices.iter().find(|notice| notice.found.contains("bytes of text"));
    assert!(notice.is_some_and(|notice| notice.remedy.contains("statements only")), "{:?}", report.notices);
}
