//! Whose release it is and of which day, where no tag says so: the head of a press release and the cover page of a form.

use kessan_import::mapping::{Import, Options, map};

const STATEMENT: &str = "<table><tr><td><td>Three months ended June 30, 2031<td>Three months ended June 30, 2030
    <tr><td>Revenues<td>$12,340<td>$10,280 <tr><td>Cost of revenues<td>7,310<td>6,270
    <tr><td>Gross profit<td>5,030<td>4,010 <tr><td>Net income<td>1,234<td>1,011</table>";

fn imported(head: &str) -> Import {
    let page =
        format!("<html><body>{head}<p>CONSOLIDATED STATEMENTS OF INCOME (In thousands)</p>{STATEMENT}</body></html>");
    let report = kessan_import::read(vec![("release.htm".to_owned(), page.into_bytes())]).unwrap();
    map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"))
}

fn asks(import: &Import, words: &str) -> bool {
    import.report.questions.iter().any(|question| question.text.contains(words))
}

/// A press release names its company, its listing and its day in its first lines: they are taken, said, and asked for no more.
#[test]
fn a_press_release_says_whose_it_is() {
    let import = imported(
        "<table><tr><td>Exhibit 99.1</td></tr></table><div>For Immediate Release:&nbsp;July 24, 2031</div>
         <h1>MADE-UP LAMPS, INC. REPORTS SECOND QUARTER</h1>
         <p>SPRINGFIELD -- (WIRE) -- Made-up Lamps, Inc. (NYSE: MUL) announced its results for the quarter ended June 30, 2031.</p>",
    );
    let company = &import.file.company;
    assert_eq!((company.name.en(), company.short_name.en()), ("Made-up Lamps, Inc.", "Made-up Lamps"));
    let listings: Vec<_> = company.listings.iter().map(|of| (of.exchange.as_str(), of.code.as_str())).collect();
    assert_eq!(listings, [("NYSE", "MUL")]);
    assert_eq!(import.file.announced.map(|day| day.to_string()).as_deref(), Some("2031-07-24"));
    assert!(!asks(&import, "What is the company called") && !asks(&import, "On which day was the report released"));
    let said = import.report.notices.iter().find(|notice| notice.contains("by the first lines")).unwrap();
    for part in ["Made-up Lamps, Inc.", "NYSE MUL", "2031-07-24", "confirm"] {
        assert!(said.contains(part), "{said}");
    }
}

/// The cover page of a foreign issuer's form names it above the words for it.
#[test]
fn the_cover_page_of_a_form_says_whose_it_is() {
    let import = imported(
        "<p>FORM 6-K</p><p>For the month of July 2031</p><p>MADE-UP SHOMEI KABUSHIKI KAISHA</p>
         <p>(Translation of registrant's name into English)</p><p>1 Main Street, Springfield</p>",
    );
    assert_eq!(import.file.company.name.en(), "MADE-UP SHOMEI KABUSHIKI KAISHA");
    assert!(asks(&import, "On which day was the report released"), "no day after the quarter is named");
}

/// A workbook or a page may have its cover as a table.
#[test]
fn a_cover_in_the_form_of_a_table_says_whose_it_is() {
    let import = imported(
        "<table><tr><td>Cover<td>Jun. 30, 2031<tr><td>Entity Registrant Name<td>MADE-UP SECURITIES LTD
         <tr><td>Security Exchange Name<td>NASDAQ<tr><td>Trading Symbol<td>MUS<tr><td>Entity File Number<td>001-99999</table>",
    );
    let company = &import.file.company;
    assert_eq!(company.name.en(), "MADE-UP SECURITIES LTD");
    let listings: Vec<_> = company.listings.iter().map(|of| (of.exchange.as_str(), of.code.as_str())).collect();
    assert_eq!(listings, [("Nasdaq", "MUS")]);
}

/// The day of a contract beside a tagged report is not that of the report.
#[test]
fn an_attachment_of_a_tagged_report_does_not_date_it() {
    let tagged = super::styles::years("en").table(
        "STATEMENTS OF INCOME",
        &super::styles::table(&[
            super::page::row(&["", "2031", "2030"]),
            super::styles::line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
            super::styles::line("Net income", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
        ]),
    );
    let attached =
        "<html><body><p>CREDIT AGREEMENT dated February 3, 2032</p><p>Made-up Bank, Inc. (NYSE: MUB)</p></body></html>";
    let files = [("made.htm", tagged.text()), ("ex10.htm", attached.to_owned())];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes())).to_vec();
    let import =
        map(&kessan_import::read(files).unwrap(), Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(asks(&import, "On which day was the report released") && import.file.company.listings.is_empty());
}

/// A page that begins with nothing of the kind still asks.
#[test]
fn a_page_that_does_not_say_whose_it_is_asks() {
    let import = imported("<p>Second quarter</p><p>The company had a good quarter.</p>");
    assert!(asks(&import, "What is the company called"));
    assert!(!import.report.notices.iter().any(|notice| notice.contains("by the first lines")));
}
