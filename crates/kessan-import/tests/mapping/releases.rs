//! Three made-up companies of very different kinds.

use kessan_core::release::Scenario;
use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};

fn sound(import: &Import) {
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    assert_eq!(import.file.kessan, 2);
    assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok());
}

/// Quarters of 13 weeks, a buyback, a dividend each quarter, businesses by product.
#[test]
fn a_quarterly_filer_in_dollars() {
    let product = |member| [("srt:ProductOrServiceAxis", member)];
    let mut page = Page::new("en").context("cover", "2030-04-20", &[]);
    for (id, span) in [
        ("h1", "2029-09-30/2030-03-30"),
        ("h0", "2028-10-01/2029-03-31"),
        ("q1", "2029-12-30/2030-03-30"),
        ("q0", "2028-12-31/2029-03-31"),
    ] {
        page = page.context(id, span, &[]).context(&format!("{id}a"), span, &product("x:LampMember")).context(
            &format!("{id}b"),
            span,
            &product("x:RepairMember"),
        );
    }
    let line = |label: &str, name: &str, unit: &str, printed_in: &str, figures: [&str; 4]| {
        let contexts = ["q1", "q0", "h1", "h0"];
        let mut cells = vec![label.to_owned()];
        cells.extend(contexts.iter().zip(figures).map(|(context, text)| tag(name, context, unit, printed_in, text)));
        cells
    };
    let part = |label: &str, suffix: &str, figures: [&str; 4]| {
        let mut cells = vec![label.to_owned()];
        cells.extend(
            ["q1", "q0", "h1", "h0"]
                .iter()
                .zip(figures)
                .map(|(context, text)| tag("us-gaap:Revenues", &format!("{context}{suffix}"), "USD", "6:-6", text)),
        );
        cells
    };
    let page = page
        .says("dei:EntityRegistrantName", "h1", "Made-up Lamps, Inc.")
        .says("dei:TradingSymbol", "h1", "MADE")
        .says("dei:SecurityExchangeName", "h1", "NASDAQ")
        .says("dei:DocumentType", "h1", "10-Q")
        .says("dei:DocumentPeriodEndDate", "h1", "2030-03-30")
        .says("dei:CurrentFiscalYearEndDate", "h1", "--09-28")
        .html(&format!(
            "<p>{} shares outstanding</p>",
            tag("dei:EntityCommonStockSharesOutstanding", "cover", "shares", "0:0", "1,000,000")
        ))
        .table(
            "CONDENSED STATEMENTS OF OPERATIONS",
            &[
                &row(&["", "Three months 2030", "Three months 2029", "Six months 2030", "Six months 2029"]),
                &part("Lamps", "a", ["60", "50", "130", "110"]),
                &part("Repair", "b", ["40", "30", "70", "50"]),
                &line("Total revenues", "us-gaap:Revenues", "USD", "6:-6", ["100", "80", "200", "160"]),
                &line("Cost of revenues", "us-gaap:CostOfRevenue", "USD", "6:-6", ["70", "60", "140", "120"]),
                &line("Operating income", "us-gaap:OperatingIncomeLoss", "USD", "6:-6", ["30", "20", "60", "40"]),
                &line("Net income", "us-gaap:NetIncomeLoss", "USD", "6:-6", ["20", "15", "40", "30"]),
                &line(
                    "Dividends per share",
                    "us-gaap:CommonStockDividendsPerShareDeclared",
                    "USDs",
                    "0:2",
                    ["0.25", "0.20", "0.50", "0.40"],
                ),
                &line(
                    "Repurchases",
                    "us-gaap:PaymentsForRepurchaseOfCommonStock",
                    "USD",
                    "6:-6",
                    ["5", "4", "10", "8"],
                ),
            ],
        );
    let import = page.import();
    sound(&import);
    assert_eq!(import.file.company.short_name.all().next(), Some(("en", "Made-up Lamps")));
    let comparisons: Vec<(&str, Option<&str>)> =
        import.file.comparisons.iter().map(|pair| (pair.current.as_str(), pair.prior.as_deref())).collect();
    assert_eq!(comparisons, [("1H-FY2030", Some("1H-FY2029")), ("Q2-FY2030", Some("Q2-FY2029"))]);
    assert_eq!(
        import.file.story.businesses.iter().map(|business| business.revenues.as_str()).collect::<Vec<_>>(),
        ["Revenues.Lamp", "Revenues.Repair"]
    );
    assert!(import.file.periods.iter().any(|period| period.id == "Q1-FY2030" && period.derived.is_some()));
    let keys: Vec<&str> = import.report.questions.iter().map(|question| question.key.as_str()).collect();
    assert!(keys.contains(&"buyback.window") && keys.iter().any(|key| key.ends_with("record_date")), "{keys:?}");
    let answers = "announced = \"2030-05-02\"\n[dividends.\"Q2-FY2030\"]\nrecord_date = \"2030-05-12\"\npayment_date = \"2030-05-15\"\n[buyback]\nwindow = \"2030-05-03/2031-05-02\"\nresolved = \"2030-05-01\"\nmax_amount = \"100,000,000\"";
    let import = page.import_with(answers);
    sound(&import);
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!((capital.dividends.len(), capital.buyback.is_some()), (1, true));
    assert_eq!(import.release.resolve(&capital.shares_outstanding), Some(1_000_000.into()));
    assert_eq!(import.report.unused_answers, Vec::<String>::new());
}

/// IFRS, half years, one language that is neither English nor Japanese.
#[test]
fn a_half_yearly_reporter_in_euros() {
    let page = Page::new("de")
        .context("h1", "2030-01-01/2030-06-30", &[])
        .context("h0", "2029-01-01/2029-06-30", &[])
        .context("d1", "2030-06-30", &[])
        .context("d0", "2029-12-31", &[])
        .says("ifrs-full:NameOfReportingEntityOrOtherMeansOfIdentification", "h1", "Erfunden AG")
        .table(
            "Gewinn- und Verlustrechnung",
            &[
                &row(&["T€", "H1 2030", "H1 2029"]),
                &cells([
                    "Umsatzerlöse".into(),
                    tag("ifrs-full:Revenue", "h1", "EUR", "3:-3", "52,372"),
                    tag("ifrs-full:Revenue", "h0", "EUR", "3:-3", "50,111"),
                ]),
                &cells([
                    "Herstellungskosten".into(),
                    format!("({})", tag("ifrs-full:CostOfSales", "h1", "EUR", "3:-3", "30,000")),
                    format!("({})", tag("ifrs-full:CostOfSales", "h0", "EUR", "3:-3", "29,000")),
                ]),
                &cells([
                    "Bruttoergebnis".into(),
                    tag("ifrs-full:GrossProfit", "h1", "EUR", "3:-3", "22,372"),
                    tag("ifrs-full:GrossProfit", "h0", "EUR", "3:-3", "21,111"),
                ]),
            ],
        )
        .table(
            "Bilanz",
            &[
                &row(&["T€", "30.06.2030", "31.12.2029"]),
                &cells([
                    "Summe Aktiva".into(),
                    tag("ifrs-full:Assets", "d1", "EUR", "3:-3", "80,000"),
                    tag("ifrs-full:Assets", "d0", "EUR", "3:-3", "78,000"),
                ]),
                &cells([
                    "Summe Passiva".into(),
                    tag("ifrs-full:EquityAndLiabilities", "d1", "EUR", "3:-3", "80,000"),
                    tag("ifrs-full:EquityAndLiabilities", "d0", "EUR", "3:-3", "78,000"),
                ]),
            ],
        );
    let import = page.import();
    sound(&import);
    // What the import says itself is in English.
    assert_eq!(import.file.languages, ["de", "en"]);
    assert_eq!(import.file.currency, "EUR");
    assert_eq!(import.file.tables[0].rows[1].negated, Some(true));
    assert_eq!(import.file.comparisons[0].current, "1H-FY2030");
    let funding = import.file.concepts.iter().find(|concept| concept.same_as.is_some()).unwrap();
    assert_eq!(funding.same_as.as_deref(), Some("Assets"));
}

/// No revenues, a loss, one statement.
#[test]
fn a_company_with_a_loss_and_one_statement() {
    let page = Page::new("en").context("y1", "2030-01-01/2030-12-31", &[]).table(
        "STATEMENT OF OPERATIONS",
        &[
            &row(&["", "2030"]),
            &cells(["Research".into(), tag("us-gaap:ResearchAndDevelopmentExpense", "y1", "USD", "3:-3", "900")]),
            &cells([
                "Operating loss".into(),
                format!("({})", tag("-us-gaap:OperatingIncomeLoss", "y1", "USD", "3:-3", "900")),
            ]),
            &cells(["Net loss".into(), format!("({})", tag("-us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "950"))]),
        ],
    );
    let import = page.import();
    sound(&import);
    assert!(import.file.story.revenues.is_none() && import.file.capital.is_none());
    assert_eq!(import.file.comparisons.len(), 1);
    let loss = import.release.figure("NetIncome", "FY2030", Scenario::Actual).and_then(|figure| figure.value);
    assert_eq!(loss, Some((-950_000).into()));
}
