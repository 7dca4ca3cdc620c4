//! Answers: asked, filled in, taken, and kept for the next report.

use std::fmt::Write as _;

use kessan_core::checks::Kind;
use kessan_import::mapping::{Import, template};

use super::page::{Page, cells, row, tag};

/// A quarter's report of a company whose two products are told apart by their own elements.
fn report(year: i32, quarter: &str, before: &str) -> Page {
    let span = |year: i32, quarter: &str| match quarter {
        "q1" => format!("{year}-01-01/{year}-03-31"),
        _ => format!("{year}-04-01/{year}-06-30"),
    };
    let line = |label: &str, name: &str, unit: &str, printed_in: &str, figures: [&str; 2]| {
        cells([
            label.to_owned(),
            tag(name, "q", unit, printed_in, figures[0]),
            tag(name, "p", unit, printed_in, figures[1]),
        ])
    };
    Page::new("en")
        .context("q", &span(year, quarter), &[])
        .context("p", &span(year - 1, before), &[])
        .context("d", span(year, quarter).split('/').nth(1).unwrap(), &[])
        .says("dei:EntityRegistrantName", "q", "Made-up Lamps, Inc.")
        .says("dei:DocumentType", "q", "10-Q")
        .says("dei:DocumentPeriodEndDate", "q", span(year, quarter).split('/').nth(1).unwrap())
        .says("dei:CurrentFiscalYearEndDate", "q", "--12-31")
        .table(
            "STATEMENTS OF OPERATIONS",
            &[
                &row(&["", "This year", "Last year"]),
                &line("Lamps", "x:LampSales", "USD", "6:-6", ["60", "50"]),
                &line("Repair", "x:RepairSales", "USD", "6:-6", ["40", "30"]),
                &line("Total revenues", "us-gaap:Revenues", "USD", "6:-6", ["100", "80"]),
                &line("Cost of lamps", "x:LampCost", "USD", "6:-6", ["30", "25"]),
                &line("Net income", "us-gaap:NetIncomeLoss", "USD", "6:-6", ["20", "15"]),
                &line(
                    "Dividends per share",
                    "us-gaap:CommonStockDividendsPerShareDeclared",
                    "USDs",
                    "0:2",
                    ["0.25", "0.20"],
                ),
                &line("Repurchases", "us-gaap:PaymentsForRepurchaseOfCommonStock", "USD", "6:-6", ["5", "4"]),
            ],
        )
}

const ANSWERS: &str = r#"
announced = "2030-08-01"
shares_outstanding = "1,000,000"

[dividends."Q2-FY2030"]
record_date = "2030-07-12"
payment_date = "2030-07-30"

[dividends.special]
label = "Special"
record_date = "2030-09-12"
per_share = "0.10"
status = "planned"

[buyback]
window = "2030-08-02/2031-08-01"
resolved = "2030-08-01"
max_shares = "50,000"
max_amount = "100,000,000"

[translations.ja]
"Total revenues" = "売上高合計"

[[claims]]
concept = "Revenues"
period = "Q2-FY2030"
measure = { growth = "Q2-FY2029" }
printed = "25.0%"
place = "Overview, first sentence"

[[claims]]
id = "backlog"
label.en = "Orders at hand"
printed = "12"
unit = "USD"
scale = 6

[[businesses]]
id = "lamps"
label = "Lamps"
revenues = "LampSales"
cost = "LampCost"

[[businesses]]
id = "repair"
revenues = "RepairSales"

[[notes]]
text.en = "Lamps of a new kind lifted revenues to USD 100 million."
concepts = ["Revenues"]
periods = ["Q2-FY2030"]
amounts = [{ concept = "Revenues", period = "Q2-FY2030" }]
place = "Discussion, page 3"

[[notes]]
id = "opening"
kind = "outlook"
text = "A second shop is to open."
businesses = ["repair"]
periods = ["Q2-FY2030"]
"#;

fn is_valid(import: &Import) {
    assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok());
    assert_eq!(import.report.contradictions, Vec::<String>::new());
}

#[test]
fn every_answer_goes_where_its_question_says_and_serves_the_next_report() {
    let page = report(2030, "q2", "q2");
    let asked = page.import();
    is_valid(&asked);
    let keys: Vec<&str> = asked.report.questions.iter().map(|question| question.key.as_str()).collect();
    for key in [
        "announced",
        "shares_outstanding",
        "buyback.window",
        "buyback.resolved",
        "buyback.max_shares",
        "buyback.max_amount",
        "businesses",
        "claims",
    ] {
        assert!(keys.contains(&key), "{key} of {keys:?}");
    }
    assert!(keys.iter().any(|key| key.starts_with("translations.ja.")), "{keys:?}");
    assert!(asked.file.capital.is_none(), "without share counts there is nothing to calculate");

    let import = page.import_with(ANSWERS);
    is_valid(&import);
    assert_eq!(import.report.wrong_answers, []);
    assert_eq!(import.report.unused_answers, Vec::<String>::new());
    let capital = import.file.capital.as_ref().unwrap();
    let dividends: Vec<(&str, String)> =
        capital.dividends.iter().map(|dividend| (dividend.id.as_str(), dividend.record_date.to_string())).collect();
    assert_eq!(dividends, [("Q2-FY2030", "2030-07-12".to_owned()), ("special", "2030-09-12".to_owned())]);
    let buyback = capital.buyback.as_ref().unwrap();
    assert_eq!(buyback.window.to_string(), "2030-08-02/2031-08-01");
    assert_eq!(import.release.resolve(buyback.max_shares.as_ref().unwrap()), Some(50_000.into()));
    assert_eq!(import.file.announced.map(|day| day.to_string()).as_deref(), Some("2030-08-01"));
    let claims: Vec<&str> = import.file.claims.iter().map(|claim| claim.id.as_str()).collect();
    for id in ["given.Revenues.Q2-FY2030", "backlog", "dividend.special", "shares.outstanding"] {
        assert!(claims.contains(&id), "{id} of {claims:?}");
    }
    let checks = import.release.checks();
    assert_eq!(checks.checks.iter().filter(|check| check.kind == Kind::Claim).count(), 1, "the growth is recomputed");
    let businesses: Vec<(&str, Option<&str>)> = import
        .file
        .story
        .businesses
        .iter()
        .map(|business| (business.revenues.as_str(), business.cost.as_deref()))
        .collect();
    assert_eq!(businesses, [("LampSales", Some("LampCost")), ("RepairSales", None)]);
    let notes: Vec<(&str, &str, &str)> =
        import.file.notes.iter().map(|note| (note.id.as_str(), note.text.en(), note.place.en())).collect();
    let new_lamps = "Lamps of a new kind lifted revenues to USD 100 million.";
    assert_eq!(
        notes,
        [("Revenues", new_lamps, "Discussion, page 3"), ("opening", "A second shop is to open.", "Text")]
    );
    let revenues = import.file.concepts.iter().find(|concept| concept.id == "Revenues").unwrap();
    assert_eq!(revenues.label.ja(), "売上高合計");

    // Each of them stands in the release, by the field that it fills, and the questions say beside which figure to look.
    let fields: Vec<&str> = import.file.assumptions.iter().map(|assumption| assumption.field.as_str()).collect();
    for field in [
        "announced",
        "capital.shares_outstanding",
        "capital.dividends.Q2-FY2030.record_date",
        "capital.dividends.special.per_share",
        "capital.buyback.window",
        "texts",
        "claims",
        "story.businesses",
    ] {
        assert!(fields.contains(&field), "{field} of {fields:?}");
    }
    let toml: String =
        import.file.assumptions.iter().map(|given| format!("{} = {}\n", given.key, given.answer)).collect();
    let again = page.import_with(&toml);
    assert_eq!(again.json, import.json, "what the release says of its answers makes it again");
    let near = |key: &str| asked.report.questions.iter().find(|question| question.key == key)?.near.clone();
    assert!(near("buyback.window").unwrap().concept.starts_with("PaymentsForRepurchase"));
    assert_eq!(near("dividends.\"Q2-FY2030\".record_date").unwrap().period, "Q2-FY2030");

    // The next report, with the same file: what holds for it is taken, what is of the last one is named and left aside.
    let next = report(2031, "q1", "q1").import_with(ANSWERS);
    is_valid(&next);
    assert_eq!(next.report.wrong_answers, []);
    let capital = next.file.capital.as_ref().unwrap();
    assert!(capital.buyback.is_some());
    assert_eq!(next.file.story.businesses.len(), 2);
    assert_eq!(capital.dividends.len(), 0);
    let aside = next.report.unused_answers.join("\n");
    for words in [
        "announced: 2030-08-01 is not within 400 days after 2031-03-31",
        "dividends.Q2-FY2030.record_date",
        "dividends.special: its record date 2030-09-12 is not in the fiscal year",
        "claims[1]: the period \"Q2-FY2030\" is not in this filing, which has Q1-FY2030",
        "notes[1]: the period \"Q2-FY2030\" is not in this filing, which has Q1-FY2030",
    ] {
        assert!(aside.contains(words), "{words} in {aside}");
    }
    assert!(next.report.questions.iter().any(|question| question.key == "announced"), "asked again");
    assert!(!next.report.questions.iter().any(|question| question.key.starts_with("buyback")), "answered");
}

/// People copy from reports: their forms of days and numbers are read, and the release has them in its own.
#[test]
fn answers_are_read_as_reports_print_them() {
    let import = report(2030, "q2", "q2").import_with(
        "announced = \"August 1, 2030\"\nshares_outstanding = \"100万株\"\n[buyback]\nwindow = \"2 August 2030 / 1 August 2031\"\n\
         resolved = \"2030年8月1日\"\nmax_amount = \"$1.5 million\"\n[dividends.\"Q2-FY2030\"]\nrecord_date = \"12 Jul 2030\"",
    );
    is_valid(&import);
    assert_eq!(import.report.wrong_answers, []);
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(capital.dividends[0].record_date.to_string(), "2030-07-12");
    let buyback = capital.buyback.as_ref().unwrap();
    assert_eq!(
        (buyback.window.to_string().as_str(), buyback.resolved.to_string().as_str()),
        ("2030-08-02/2031-08-01", "2030-08-01")
    );
    assert_eq!(import.release.resolve(buyback.max_amount.as_ref().unwrap()), Some(1_500_000.into()));
    let shares = import.file.claims.iter().find(|claim| claim.id == "shares.outstanding").unwrap();
    assert_eq!((shares.printed.as_str(), shares.place.en()), ("1,000,000", "Assumed; not in the documents"));
}

/// What cannot be used or is of another report is nothing that the release rests on.
#[test]
fn only_answers_in_use_are_assumptions() {
    let import = report(2030, "q2", "q2").import_with(
        "announced = \"2001-01-01\"\nmotto = \"x\"\n[buyback]\nmax_shares = \"many\"\nresolved = \"2030-08-01\"\n",
    );
    let fields: Vec<&str> = import.file.assumptions.iter().map(|assumption| assumption.field.as_str()).collect();
    assert_eq!(fields, ["capital.buyback.resolved"]);
}

/// The template is filled in by taking the marks away: every example has the form that is read.
#[test]
fn examples_of_questions_are_read() {
    let page = report(2030, "q2", "q2");
    let questions = page.import().report.questions;
    let mut filled = String::new();
    for line in template(&questions).lines().filter_map(|line| line.strip_prefix("# ")) {
        let is_answer = questions.iter().any(|question| {
            [&question.key].into_iter().chain(&question.more).any(|key| line.starts_with(&format!("{key} = ")))
        });
        if is_answer && !line.starts_with("businesses") {
            let _ = writeln!(filled, "{line}");
        }
    }
    let import = page.import_with(&filled);
    assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok());
    assert_eq!(import.report.wrong_answers, []);
    assert_eq!(import.report.unused_answers, Vec::<String>::new());
    assert!(import.file.capital.as_ref().is_some_and(|capital| capital.buyback.is_some()));
}

#[test]
fn an_answer_that_cannot_be_used_says_how_to_mend_it() {
    let wrong = |answers: &str, words: &[&str]| {
        let import = report(2030, "q2", "q2").import_with(answers);
        assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok());
        let told: Vec<String> = import.report.wrong_answers.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1, "{answers}: {told:?}");
        for word in words {
            assert!(told[0].contains(word), "{word} in {}", told[0]);
        }
    };
    wrong("announced = \"soon\"", &["announced: found \"soon\"", "a day such as", "take the line out"]);
    wrong("[buyback]\nwindow = \"2031-05-14/2030-05-15\"", &["buyback.window", "the earlier one first"]);
    wrong("[buyback]\nmax_shares = \"many\"", &["buyback.max_shares: found \"many\"", "above zero"]);
    wrong("[buyback]\nresolved = 1830-05-15", &["buyback.resolved: found 1830-05-15", "a day from"]);
    wrong("[dividends.extra]\nper_share = \"0.10\"\n", &["dividends.\"extra\"", "record_date"]);
    let shares = "shares_outstanding = \"10\"\n";
    wrong(&format!("{shares}[dividends.extra]\nper_share = \"0.10\"\n"), &["add record_date"]);
    wrong("claims = 3", &["claims: found 3", "a list of tables"]);
    wrong("[[claims]]\nconcept = \"Revenues\"", &["claims[1]: found", "printed"]);
    wrong("[[claims]]\nconcept = \"Revenues\"\nprinted = 12.5", &["claims[1]", "a string"]);
    wrong("[[claims]]\nconcept = \"Revenues\"\npriod = \"x\"\nprinted = \"1\"", &["claims[1]", "priod"]);
    wrong("[[claims]]\nprinted = \"1\"", &["claims[1]: found no concept and no unit"]);
    wrong(
        "[[claims]]\nconcept = \"Revenues\"\nperiod = \"Q2-FY2030\"\nprinted = \"ten\"",
        &["claims[1]", "\"ten\"", "docs/import.md"],
    );
    let note = "[[notes]]\nconcepts = [\"Revenues\"]\nperiods = [\"Q2-FY2030\"]\n";
    wrong(note, &["notes[1]: found no text", "text.en"]);
    wrong("[[notes]]\ntext = \"So it is.\"", &["notes[1]", "a note on nothing", "docs/import.md"]);
    let amount = "amounts = [{ concept = \"Revenues\", period = \"Q2-FY2030\" }]";
    wrong(&format!("{note}text = \"USD 101 million\"\n{amount}"), &["notes[1]", "which is 100000000 USD"]);
    wrong("[[businesses]]\nid = \"lamps\"", &["businesses[1]", "without revenues"]);
}

/// A business that was found keeps what an answer does not say of it, and the others stay.
#[test]
fn an_entry_with_the_id_of_a_business_amends_it() {
    let product = |member| [("srt:ProductOrServiceAxis", member)];
    let year = "2030-01-01/2030-12-31";
    let money = |name: &str, context: &str, text: &str| tag(name, context, "USD", "6:-6", text);
    let page = Page::new("en")
        .context("y", year, &[])
        .context("a", year, &product("x:LampMember"))
        .context("b", year, &product("x:RepairMember"))
        .says("dei:EntityRegistrantName", "y", "Made-up Lamps, Inc.")
        .table(
            "STATEMENTS OF OPERATIONS",
            &[
                &row(&["", "2030"]),
                &cells(["Lamps".into(), money("us-gaap:Revenues", "a", "60")]),
                &cells(["Repair".into(), money("us-gaap:Revenues", "b", "40")]),
                &cells(["Total revenues".into(), money("us-gaap:Revenues", "y", "100")]),
                &cells(["Cost of lamps".into(), money("x:LampCost", "y", "30")]),
            ],
        );
    let businesses = |answers: &str| {
        let import = page.import_with(answers);
        is_valid(&import);
        assert_eq!(import.report.wrong_answers, []);
        let list = import.file.story.businesses.iter().cloned();
        list.map(|business| (business.id, business.revenues, business.cost)).collect::<Vec<_>>()
    };
    let found = businesses("");
    assert_eq!(found.len(), 2);
    let (id, revenues, _) = &found[0];
    let amended = businesses(&format!("[[businesses]]\nid = {id:?}\ncost = \"LampCost\""));
    assert_eq!(amended[0], (id.clone(), revenues.clone(), Some("LampCost".to_owned())));
    assert_eq!(amended[1], found[1]);
    let replaced = businesses("[[businesses]]\nid = \"all\"\nrevenues = \"Revenues\"");
    assert_eq!(replaced, [("all".to_owned(), "Revenues".to_owned(), None)]);
}

/// Whatever a person writes, a valid release comes out.
#[test]
fn no_answer_makes_the_release_invalid() {
    let keys = [
        "announced",
        "shares_outstanding",
        "name.en",
        "short_name.en",
        "title.ja",
        "basis.en",
        "buyback.window",
        "buyback.resolved",
        "buyback.max_shares",
        "buyback.max_amount",
        "dividends.\"Q2-FY2030\".record_date",
        "dividends.\"Q2-FY2030\".payment_date",
        "dividends.\"a b\".per_share",
        "dividends.\"a b\".label",
        "dividends.\"a b\".status",
        "translations.ja.\"Total revenues\"",
        "translations.xx.\"Total revenues\"",
        "translations.\"not a tag\".x",
    ];
    let lists = ["claims", "notes", "businesses", "dividends", "buyback", "translations"];
    let long = format!("\"{}\"", "x".repeat(20_000));
    let values = [
        "\"\"",
        "\"0\"",
        "\"-1\"",
        "\"99999999999999999999999999999\"",
        "\"2030-06-30/2030-06-30\"",
        "\"2030-06-30\"",
        "\"0001-01-01\"",
        "\"9999-12-31\"",
        "\"\\u202e<b>\\u0007\"",
        &long,
        "1.5",
        "true",
        "[[]]",
        "{}",
        "[{ printed = \"1\", concept = \"Revenues\", period = \"Q2-FY2030\", scale = 4000000000 }]",
        "[{ printed = \"1\", unit = \"USD\", label = \"\", id = \"\" }, { printed = \"1\", unit = \"USD\", label = \"x\", id = \"x\" }]",
        "[{ text = \"x\", concepts = [\"Revenues\"], periods = [\"Q2-FY2030\"], id = \"\" }, { text.zz = \"x\", targets = [\"x\"] }]",
        "[{ id = \"\", revenues = \"Revenues\", parts = [\"Revenues\", \"NetIncome\"] }, { id = \"\", revenues = \"Revenues\" }]",
    ];
    let page = report(2030, "q2", "q2");
    let holds = |answers: &str| {
        let import = page.import_with(answers);
        assert!(kessan_validate::check("made-up.json", import.json.as_bytes()).is_ok(), "{answers:.2000}");
    };
    for value in values {
        // One answer does not keep another from being read: all of one kind stand in one file.
        holds(&keys.map(|key| format!("{key} = {value}\n")).concat());
        for list in lists {
            holds(&format!("shares_outstanding = \"10\"\n{list} = {value}"));
        }
    }
}
