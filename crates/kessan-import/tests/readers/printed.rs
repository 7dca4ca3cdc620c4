//! Tables as printed, with the facts of their cells.

use kessan_import::report::{PrintedTable, Report};

use crate::miniature::{document, lines, number, read, report, tag, usual};

/// A table as `indent: column:text*`, cells apart by a bar; a star is a fact, an overline a rule.
fn shape(table: &PrintedTable) -> Vec<String> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().filter(|cell| !cell.text.is_empty()).map(|cell| {
            let marks = format!("{}{}", "*".repeat(cell.facts.len()), if cell.is_ruled { "‾" } else { "" });
            format!("{}:{}{marks}", cell.column, cell.text)
        });
        format!("{}: {}", row.indent, cells.collect::<Vec<_>>().join(" | "))
    });
    rows.collect()
}

fn table(body: &str) -> Vec<String> {
    let report: Report = report(body);
    assert_eq!(report.tables.len(), 1, "{:?}", report.tables);
    shape(&report.tables[0])
}

fn cell(text: &str) -> String {
    number("decimals=\"0\" format=\"ixt:num-dot-decimal\"", text)
}

#[test]
fn signs_and_brackets_outside_of_tags_stay_in_their_cells() {
    let body = format!(
        "<table><tr><td>Loss</td><td>(</td><td>{}</td><td>)</td></tr><tr><td>Cost</td><td>△{}</td><td>$({})</td><td/></tr></table>",
        cell("5"),
        cell("1 234"),
        cell("7")
    );
    assert_eq!(table(&body), ["0: 0:Loss | 1:( | 2:5* | 3:)", "0: 0:Cost | 1:△1 234* | 2:$(7)*"]);
}

#[test]
fn facts_in_labels_belong_to_the_labels_cell() {
    let body = format!(
        "<table><tr><td>Shares, {} authorised, {} issued</td><td>{}</td></tr></table>",
        tag("nonFraction", "Authorised", "end", "unitRef=\"shares\" decimals=\"0\"", "900"),
        tag("nonFraction", "Issued", "end", "unitRef=\"shares\" decimals=\"0\"", "300"),
        cell("3")
    );
    let report = report(&body);
    assert_eq!(report.tables[0].rows[0].cells[0].facts, [0, 1]);
    assert_eq!(report.tables[0].rows[0].cells[1].facts, [2]);
    assert_eq!(lines(&report)[1], "Issued 2032-03-31 shares = 300 (0)");
}

#[test]
fn indents_come_from_styles_classes_spaces_and_empty_columns() {
    let body = "<style>.deep, td.deeper { padding-left: 12pt }</style><table>\
        <tr><td>a</td><td/><td>1</td></tr>\
        <tr><td style=\"padding-left:10px\">b</td><td/><td>1</td></tr>\
        <tr><td class=\"deep\"><div style=\"margin-left:5px\">c</div></td><td/><td>1</td></tr>\
        <tr><td>&#12288;d</td><td/><td>1</td></tr>\
        <tr><td style=\"padding-left:20px;text-indent:-8px\">e</td><td/><td>1</td></tr>\
        <tr><td/><td>f</td><td>1</td></tr>\
        <tr><td/><td/><td>1</td></tr></table>";
    let indents: Vec<u32> =
        report(&format!("{body}{}", cell("1"))).tables[0].rows.iter().map(|row| row.indent).collect();
    assert_eq!(indents, [0, 1_000, 2_099, 1_200, 1_200, 1_000, 0]);
}

#[test]
fn spans_move_what_stands_beside_and_below() {
    let body = format!(
        "<table><thead><tr><th rowspan=\"2\">Item</th><th colspan=\"2\">Year</th></tr><tr><th>Last</th><th>This</th></tr></thead>\
         <tr><td>Sales</td><td>{}</td><td>{}</td></tr></table>",
        cell("1"),
        cell("2")
    );
    assert_eq!(table(&body), ["0: 0:Item | 1:Year", "1000: 1:Last | 2:This", "0: 0:Sales | 1:1* | 2:2*"]);
    assert!(report(&body).tables[0].rows[1].cells[0].is_heading);
}

#[test]
fn totals_stand_under_a_line() {
    let row = |label: &str, style: &str, text: &str| {
        format!("<tr><td>{label}</td><td style=\"{style}\">{}</td></tr>", cell(text))
    };
    let body = [
        "<table><tr><td/><td style=\"border-bottom:1px solid\">2031</td></tr>".to_owned(),
        row("a", "", "1"),
        row("b", "border-bottom:1px solid black", "2"),
        row("Sum", "border-bottom:1px solid", "3"),
        row("c", "", "4"),
        "<tr><td/><td><p style=\"border-top:1px solid\"></p></td></tr>".to_owned(),
        row("Less", "", "1"),
        row("d", "", "1"),
        row("e", "", "1"),
        row("All", "border-top:1pt solid;border-bottom:3pt double", "7"),
        "</table>".to_owned(),
    ];
    let ruled: Vec<String> = report(&body.concat()).tables[0]
        .rows
        .iter()
        .filter(|row| row.cells.iter().any(|cell| cell.is_ruled))
        .map(|row| row.cells[0].text.clone())
        .collect();
    assert_eq!(ruled, ["Sum", "Less", "All"]);
}

#[test]
fn lines_everywhere_say_nothing() {
    let row =
        format!("<tr><td style=\"border:1px solid\">a</td><td style=\"border:1px solid\">{}</td></tr>", cell("1"));
    let report = report(&format!("<table>{}</table>", row.repeat(4)));
    assert!(report.tables[0].rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.is_ruled));
}

#[test]
fn what_is_hidden_is_not_printed() {
    let body = format!(
        "<table><tr><td>Sales<span style=\"display:none\">hidden</span></td><td>{}<script>1</script></td></tr></table>\
         <div style=\"display:none\"><table><tr><td>Gone</td><td>2</td></tr></table></div>",
        cell("1")
    );
    assert_eq!(table(&body), ["0: 0:Sales | 1:1*"]);
}

#[test]
fn titles_and_units_stand_before_the_table() {
    let body = format!(
        "<p>1. Statements</p><table><tr><td>Balance sheet</td></tr></table><p>（単位：百万円）</p>\
         <table><caption>As of March 31</caption><tr><td>Assets</td><td>{}</td></tr></table>\
         <p>Income</p><table><tr><td>Sales</td><td>{}</td></tr></table>",
        cell("1"),
        cell("2")
    );
    let report = report(&body);
    assert_eq!(report.tables[0].before, ["1. Statements", "Balance sheet", "（単位：百万円）"]);
    assert_eq!(report.tables[0].caption.as_deref(), Some("As of March 31"));
    assert_eq!(report.tables[1].before, ["Income"]);
}

#[test]
fn tables_that_lay_out_others_are_none() {
    let body = format!(
        "<table><tr><td>Income statement</td></tr><tr><td><table><tr><td>Sales</td><td>{}</td></tr></table></td></tr></table>",
        cell("1")
    );
    let report = report(&body);
    assert_eq!(report.tables.len(), 1);
    assert_eq!(report.tables[0].before, ["Income statement"]);
    assert_eq!(shape(&report.tables[0]), ["0: 0:Sales | 1:1*"]);
}

#[test]
fn untagged_html_of_any_kind_gives_tables() {
    let page = "<HTML><BODY><P>Statements (in thousands)<TABLE><TR><TD>Net&nbsp;sales<TD>$<TD>1,234<TR><TD>Cost &amp; more<TD><TD>(987</TD><TD>)</TABLE></BODY>";
    let report = read(&[("release.html", page)]).unwrap();
    assert_eq!(shape(&report.tables[0]), ["0: 0:Net sales | 1:$ | 2:1,234", "0: 0:Cost & more | 2:(987 | 3:)"]);
    assert_eq!(report.tables[0].before, ["Statements (in thousands)"]);
}

#[test]
fn the_document_says_its_language_and_title() {
    let report = read(&[("a.htm", &document(&usual(), "", &cell("1")))]).unwrap();
    assert_eq!(
        (report.documents[0].language.as_deref(), report.documents[0].title.as_deref()),
        (Some("ja"), Some("Acorn"))
    );
}
