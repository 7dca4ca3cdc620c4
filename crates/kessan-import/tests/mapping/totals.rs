//! Totals of tables without calculation arcs.

use kessan_import::mapping::{Import, Options, map};

use super::page::{Page, cells, row, tag};

fn of_file(name: &str, text: &str) -> Import {
    let report = kessan_import::read(vec![(name.to_owned(), text.as_bytes().to_vec())]).unwrap();
    map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"))
}

/// The first sum of the concept with this label.
fn sum(import: &Import, label: &str) -> Vec<String> {
    let is_it = |concept: &&kessan_core::release::model::Concept| concept.label.all().any(|(_, own)| own == label);
    import.file.concepts.iter().find(is_it).unwrap_or_else(|| panic!("no {label}")).sum.clone()
}

const INCOME: &str = "\
Consolidated Statements of Operations (in thousands of U.S. dollars),,
,\"Year ended December 31, 2031\",\"Year ended December 31, 2030\"
Net sales,\"10,000\",\"9,000\"
Cost of sales,\"6,000\",\"5,500\"
Gross profit,\"4,000\",\"3,500\"
Selling expenses,\"1,200\",\"1,100\"
General and administrative expenses,\"1,300\",\"1,250\"
Operating income,\"1,500\",\"1,150\"
Interest income,20,15
Interest expense,(120),(115)
Income before income taxes,\"1,400\",\"1,050\"
Income taxes,400,350
Net income,\"1,000\",700
";

#[test]
fn costs_printed_positive_are_taken_off() {
    let import = of_file("results.csv", INCOME);
    assert_eq!(sum(&import, "Gross profit"), ["+Revenues", "-CostOfRevenues"]);
    let operating = sum(&import, "Operating income");
    assert_eq!((operating.len(), operating[0].as_str()), (3, "+GrossProfit"));
    assert!(operating[1..].iter().all(|term| term.starts_with('-')), "{operating:?}");
    let before_tax = sum(&import, "Income before income taxes");
    assert_eq!(before_tax.len(), 3);
    assert!(before_tax.iter().all(|term| term.starts_with('+')), "expenses in brackets are added: {before_tax:?}");
    assert_eq!(sum(&import, "Net income").len(), 2);
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn totals_of_totals_add_up_in_a_balance_sheet() {
    let text = "\
連結貸借対照表（単位：百万円）,,
,2030年12月31日,2031年12月31日
資産の部,,
現金及び預金,120,150
売掛金,80,91
流動資産合計,200,241
建物,300,310
減価償却累計額,△100,△110
固定資産合計,200,200
資産合計,400,441
";
    let import = of_file("bs.csv", text);
    assert_eq!(sum(&import, "流動資産合計").len(), 2);
    let fixed = sum(&import, "固定資産合計");
    assert!(fixed.len() == 2 && fixed.iter().all(|term| term.starts_with('+')), "{fixed:?}");
    assert_eq!(sum(&import, "資産合計").len(), 2, "of the two totals, not of what they consist of");
}

#[test]
fn what_is_off_by_more_than_rounding_is_no_sum() {
    let near =
        INCOME.replace("\"4,000\",\"3,500\"", "\"4,001\",\"3,500\"").replace("Gross profit", "Total gross profit");
    let import = of_file("near.csv", &near);
    let of_gross = |import: &Import| {
        let gross = import.file.concepts.iter().find(|concept| concept.id == "GrossProfit").or_else(|| {
            import
                .file
                .concepts
                .iter()
                .find(|concept| concept.label.all().any(|(_, label)| label == "Total gross profit"))
        });
        gross.unwrap().sum.clone()
    };
    assert_eq!(of_gross(&import).len(), 2, "one of two columns is off by the rounding of its last digit");
    let far = near.replace("\"4,001\"", "\"4,005\"");
    assert!(of_gross(&of_file("far.csv", &far)).is_empty());
}

#[test]
fn one_column_needs_three_parts_that_add_up_exactly() {
    let text = |third: &str| {
        format!(
            "Balance sheet (in millions of euros),\n,\"December 31, 2031\"\nCash,120\nReceivables,80\n{third}Total current assets,{}\n",
            if third.is_empty() { 200 } else { 243 }
        )
    };
    assert!(sum(&of_file("two.csv", &text("")), "Total current assets").is_empty());
    assert_eq!(sum(&of_file("three.csv", &text("Inventories,43\n")), "Total current assets").len(), 3);
}

#[test]
fn rows_below_a_line_that_they_add_up_to_are_its_parts() {
    let inner = |label: &str, a: &str, b: &str| {
        format!("<tr><td style=\"padding-left:20px\">{label}</td><td>{a}</td><td>{b}</td></tr>")
    };
    let outer = |label: &str, a: &str, b: &str| format!("<tr><td>{label}</td><td>{a}</td><td>{b}</td></tr>");
    let html = format!(
        "<html><body><p>Consolidated income statement (in thousands of euros)</p><table><tr><td></td><td>Year ended December 31, 2031</td><td>Year ended December 31, 2030</td></tr>{}{}{}{}{}</table></body></html>",
        outer("Revenue", "10,000", "9,000"),
        inner("Lamps", "7,000", "6,400"),
        inner("Desks", "3,000", "2,600"),
        outer("Cost of sales", "6,000", "5,500"),
        outer("Gross profit", "4,000", "3,500"),
    );
    let import = of_file("release.html", &html);
    assert_eq!(sum(&import, "Revenue").len(), 2);
    assert_eq!(sum(&import, "Gross profit"), ["+Revenues", "-CostOfRevenues"]);
}

#[test]
fn a_payment_in_brackets_that_is_tagged_positive_is_taken_off() {
    let page = Page::new("en").context("y1", "2031-01-01/2031-12-31", &[]).context("y0", "2030-01-01/2030-12-31", &[]);
    let line = |label: &str, element: &str, open: &str, values: [&str; 2]| {
        let close = if open.is_empty() { "" } else { ")" };
        let of = |context: &str, value: &str| format!("{open}{}{close}", tag(element, context, "USD", "3:-3", value));
        cells([label.into(), of("y1", values[0]), of("y0", values[1])])
    };
    let page = page.table(
        "STATEMENTS OF CASH FLOWS",
        &[
            &row(&["", "2031", "2030"]),
            &line("Sale of equipment", "us-gaap:ProceedsFromSaleOfPropertyPlantAndEquipment", "", ["500", "300"]),
            &line("Purchase of equipment", "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", "(", ["900", "400"]),
            &line("Total investing", "-us-gaap:NetCashProvidedByUsedInInvestingActivities", "(", ["400", "100"]),
        ],
    );
    let import = page.import();
    let concept = import.file.concepts.iter().find(|concept| concept.id == "InvestingCashFlow").unwrap();
    let signs: Vec<&str> = concept.sum.iter().map(|term| &term[..1]).collect();
    assert_eq!(signs, ["+", "-"]);
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn small_figures_that_nothing_marks_as_a_total_are_no_sum() {
    let text = "\
Balance sheet (in millions of euros),,
,\"December 31, 2031\",\"December 31, 2030\"
Lamps,120,110
Desks,80,90
Chairs,200,200
Stools,\"1,200\",\"1,100\"
Sofas,\"1,400\",\"1,300\"
";
    let import = of_file("b.csv", text);
    assert!(sum(&import, "Chairs").is_empty(), "200 chairs may be the sum of lamps and desks by chance");
    assert_eq!(sum(&import, "Sofas").len(), 2, "in two columns of four digits it is none");
}

#[test]
fn a_flow_of_one_row_stands_for_it_and_dashes_do_not_hide_a_sum() {
    let text = "\
Statements of cash flows (in thousands of euros),,
,\"Year ended December 31, 2031\",\"Year ended December 31, 2030\"
Net cash provided by operating activities,900,800
Purchases of property,(300),(350)
Net cash used in investing activities,(300),(350)
Proceeds from loans,250,300
Repayments of loans,(500),-
Net cash (used in) provided by financing activities,(250),300
Net increase in cash and cash equivalents,350,750
";
    let import = of_file("cf.csv", text);
    assert_eq!(sum(&import, "Net cash (used in) provided by financing activities").len(), 2);
    assert_eq!(sum(&import, "Net increase in cash and cash equivalents").len(), 3);
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn of_which_is_no_part_of_its_own() {
    let text = "\
Balance sheet (in millions of euros),,
,\"December 31, 2031\",\"December 31, 2030\"
Cash,120,110
of which restricted,20,10
Receivables,80,90
Total current assets,200,200
";
    assert_eq!(sum(&of_file("b.csv", text), "Total current assets").len(), 2);
}

/// A press release: products and services, their cost, subtotals without a label.
#[test]
fn products_and_services_of_a_press_release_are_businesses_with_their_cost() {
    let line = |label: &str, values: [&str; 4]| {
        let cells: String = values.iter().map(|value| format!("<td>$</td><td>{value}</td><td></td>")).collect();
        format!("<tr><td>{label}</td>{cells}</tr>")
    };
    let html = format!(
        r#"<html><body><p>CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS</p><p>(In millions, except per share amounts)</p>
<table><tr><td></td><td colspan="6">Three Months Ended</td><td colspan="6">Nine Months Ended</td></tr>
<tr><td></td><td colspan="3">September 30, 2031</td><td colspan="3">September 30, 2030</td><td colspan="3">September 30, 2031</td><td colspan="3">September 30, 2030</td></tr>
<tr><td>Net sales:</td></tr>{}{}{}<tr><td>Cost of sales:</td></tr>{}{}{}{}</table></body></html>"#,
        line("Products", ["7,000", "6,500", "21,000", "19,000"]),
        line("Services", ["3,000", "2,500", "8,000", "7,000"]),
        line("Total net sales", ["10,000", "9,000", "29,000", "26,000"]),
        line("Products", ["4,500", "4,200", "13,000", "12,000"]),
        line("Services", ["1,000", "900", "2,900", "2,600"]),
        line("Total cost of sales", ["5,500", "5,100", "15,900", "14,600"]),
        line("Gross margin", ["4,500", "3,900", "13,100", "11,400"]),
    );
    let import = of_file("release.htm", &html);
    let businesses = &import.file.story.businesses;
    assert_eq!(businesses.len(), 2, "{:#?} {}", import.report, import.json);
    assert!(businesses.iter().all(|business| business.cost.is_some()), "{businesses:?}");
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// Below the statement the same words stand once more for parts of the company: those became the revenues and costs of the whole, as
/// their names are elements of a taxonomy.
#[test]
fn words_that_are_repeated_for_a_part_are_not_the_whole() {
    let parts = "\
Products,,
Net sales,\"7,000\",\"6,500\"
Cost of sales,\"4,500\",\"4,200\"
Operating income,900,800
Services,,
Net sales,\"3,000\",\"2,500\"
Cost of sales,\"1,500\",\"1,300\"
Operating income,600,350
";
    let import = of_file("results.csv", &format!("{INCOME}{parts}"));
    let story = &import.file.story;
    let of_role = [&story.revenues, &story.cost_of_revenues, &story.operating_income];
    let rows = || import.file.tables.iter().flat_map(|table| &table.rows);
    let printed = of_role.map(|id| rows().find(|row| row.concept == *id).unwrap().cells[0].clone());
    assert_eq!(printed, ["10,000", "6,000", "1,500"]);
    let headlines: Vec<_> = story.headlines.iter().take(2).cloned().map(Some).collect();
    assert_eq!(headlines, [story.revenues.clone(), story.operating_income.clone()]);
}

#[test]
fn other_in_two_statements_is_two_lines() {
    let sheet = "<p>貸借対照表（単位：百万円）</p><table><tr><td></td><td>2030年３月31日</td><td>2031年３月31日</td></tr><tr><td>現金及び預金</td><td>120</td><td>150</td></tr><tr><td>売掛金</td><td>80</td><td>90</td></tr><tr><td>その他</td><td>10</td><td>20</td></tr><tr><td>流動資産合計</td><td>210</td><td>260</td></tr></table>";
    let income = "<p>損益計算書（単位：百万円）</p><table><tr><td></td><td>2030年３月期</td><td>2031年３月期</td></tr><tr><td>営業外収益</td></tr><tr><td>受取利息</td><td>5</td><td>6</td></tr><tr><td>その他</td><td>3</td><td>4</td></tr><tr><td>営業外収益合計</td><td>8</td><td>10</td></tr></table>";
    let import = of_file("kessan.htm", &format!("<html lang=\"ja\"><body>{sheet}{income}</body></html>"));
    let others: Vec<&str> = import
        .file
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|row| row.label.all().any(|(_, text)| text == "その他"))
        .filter_map(|row| row.concept.as_deref())
        .collect();
    assert!(others.len() == 2 && others[0] != others[1], "{others:?}");
    assert_eq!(sum(&import, "流動資産合計").len(), 3);
    assert_eq!(sum(&import, "営業外収益合計").len(), 2);
}
