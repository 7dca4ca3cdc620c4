//! Every transformation of the registries 1 to 5 and of the SEC, by its name: what it reads and what it refuses.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use kessan_import::ixbrl::transform;
use kessan_import::report::Name;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::arelle::python;

/// The names of each registry, as the registry writes them.
const REGISTRIES: [(&str, &str); 5] = [
    (
        "2010-04-20",
        "dateslashus dateslasheu datedotus datedoteu datelongus dateshortus datelonguk dateshortuk numcommadot numdash numspacedot numdotcomma \
         numcomma numspacecomma datelongdaymonthuk dateshortdaymonthuk datelongmonthdayus dateshortmonthdayus dateslashdaymontheu \
         dateslashmonthdayus datelongyearmonth dateshortyearmonth datelongmonthyear dateshortmonthyear",
    ),
    (
        "2011-07-31",
        "booleanfalse booleantrue datedaymonth datedaymonthen datedaymonthyear datedaymonthyearen dateerayearmonthdayjp dateerayearmonthjp \
         datemonthday datemonthdayen datemonthdayyear datemonthdayyearen datemonthyearen dateyearmonthdaycjk dateyearmonthen dateyearmonthcjk \
         nocontent numcommadecimal zerodash numdotdecimal numunitdecimal",
    ),
    (
        "2015-02-26",
        "booleanfalse booleantrue calindaymonthyear datedaymonth datedaymonthdk datedaymonthen datedaymonthyear datedaymonthyeardk \
         datedaymonthyearen datedaymonthyearin dateerayearmonthdayjp dateerayearmonthjp datemonthday datemonthdayen datemonthdayyear \
         datemonthdayyearen datemonthyear datemonthyeardk datemonthyearen datemonthyearin dateyearmonthcjk dateyearmonthday dateyearmonthdaycjk \
         dateyearmonthen nocontent numcommadecimal numdotdecimal numdotdecimalin numunitdecimal numunitdecimalin zerodash",
    ),
    ("2020-02-12", FOURTH),
    ("2022-02-16", FIFTH),
];

const FOURTH: &str = "date-day-month date-day-month-year date-day-monthroman date-day-monthroman-year date-day-monthname-year-hi \
    date-ind-day-monthname-year-hi date-jpn-era-year-month date-jpn-era-year-month-day date-month-day date-month-day-year date-month-year \
    date-monthname-day-en date-monthname-day-hu date-monthname-day-lt date-monthname-day-year-en date-monthname-year-hi date-monthroman-year \
    date-year-day-monthname-lv date-year-month date-year-month-day date-year-monthname-en date-year-monthname-hu date-year-monthname-day-hu \
    date-year-monthname-day-lt date-year-monthname-lt date-year-monthname-lv fixed-empty fixed-false fixed-true fixed-zero num-comma-decimal \
    num-dot-decimal numdotdecimalin num-unit-decimal date-day-monthname-lv date-day-monthname-bg date-day-monthname-cs date-day-monthname-da \
    date-day-monthname-de date-day-monthname-el date-day-monthname-en date-day-monthname-es date-day-monthname-et date-day-monthname-fi \
    date-day-monthname-fr date-day-monthname-hr date-day-monthname-it date-day-monthname-nl date-day-monthname-no date-day-monthname-pl \
    date-day-monthname-pt date-day-monthname-ro date-day-monthname-sk date-day-monthname-sl date-day-monthname-sv date-day-monthname-year-bg \
    date-day-monthname-year-cs date-day-monthname-year-da date-day-monthname-year-de date-day-monthname-year-el date-day-monthname-year-en \
    date-day-monthname-year-es date-day-monthname-year-et date-day-monthname-year-fi date-day-monthname-year-fr date-day-monthname-year-hr \
    date-day-monthname-year-it date-day-monthname-year-nl date-day-monthname-year-no date-day-monthname-year-pl date-day-monthname-year-pt \
    date-day-monthname-year-ro date-day-monthname-year-sk date-day-monthname-year-sl date-day-monthname-year-sv date-monthname-year-bg \
    date-monthname-year-cs date-monthname-year-da date-monthname-year-de date-monthname-year-el date-monthname-year-en date-monthname-year-es \
    date-monthname-year-et date-monthname-year-fi date-monthname-year-fr date-monthname-year-hr date-monthname-year-it date-monthname-year-nl \
    date-monthname-year-no date-monthname-year-pl date-monthname-year-pt date-monthname-year-ro date-monthname-year-sk date-monthname-year-sl \
    date-monthname-year-sv";

const FIFTH: &str = "date-day-monthname-cy date-day-monthname-year-cy date-monthname-year-cy num-comma-decimal-apos num-dot-decimal-apos \
    num-unit-decimal-apos num-dot-decimal num-comma-decimal num-unit-decimal fixed-zero";

/// The months as dates name them.
const MONTHS: [(&str, &str); 26] = [
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    ("cs", "ledna února března dubna května června července srpna září října listopadu prosince"),
    ("cy", "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"),
    ("da", "januar februar marts april maj juni juli august september oktober november december"),
    ("dk", "jan feb mar apr maj jun jul aug sep okt nov dec"),
    ("de", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    (
        "el",
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    ),
    ("en", "January February March April May June July August September October November December"),
    ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("et", "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"),
    (
        "fi",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("hi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    ("hr", "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca"),
    ("hu", "január február március április május június július augusztus szeptember október november december"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("lt", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
    ("lv", "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"),
    ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
    ("no", "januar februar mars april mai juni juli august september oktober november desember"),
    ("pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    ("sk", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
    ("sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"),
    ("sv", "januari februari mars april maj juni juli augusti september oktober november december"),
];

const ROMAN: &str = "I II III IV V VI VII VIII IX X XI XII";

fn months(name: &str) -> Vec<&'static str> {
    if name.contains("roman") {
        return ROMAN.split(' ').collect();
    }
    let end = if name.ends_with("in") { "hi" } else { name.get(name.len() - 2..).unwrap() };
    let of =
        |language: &str| MONTHS.iter().find(|(own, _)| *own == language).map(|(_, months)| months.split(' ').collect());
    of(end).or_else(|| of("en")).unwrap()
}

/// What a name without a table of its own reads: dates with their parts in the order of the name.
fn dates(name: &str) -> Vec<(String, String)> {
    let key = name.replace('-', "").replace("monthname", "month").replace("monthroman", "month");
    let months = months(name);
    let is_named = name.contains("monthname")
        || name.contains("roman")
        || ["en", "dk", "in"].iter().any(|end| name.ends_with(end))
        || name.contains("long")
        || name.contains("short");
    let mut cases = vec![];
    for month in 1..=12_usize {
        let written = if is_named { months[month - 1].to_owned() } else { month.to_string() };
        let written = if name.contains("short") { written.chars().take(3).collect() } else { written };
        let day = 28 + month % 2;
        let [whole, in_year, of_month] =
            [format!("2031-{month:02}-{day:02}"), format!("2031-{month:02}"), format!("--{month:02}-{day:02}")];
        let parts = key.trim_start_matches("date");
        let (text, value) = match parts {
            _ if parts.starts_with("daymonthyear") || matches!(parts, "slasheu" | "doteu" | "longuk" | "shortuk") => {
                let mark = if parts.starts_with("slash") {
                    "/"
                } else if parts.starts_with("dot") {
                    "."
                } else {
                    " "
                };
                (format!("{day}{mark}{written}{mark}2031"), whole)
            }
            "slashus" | "dotus" => {
                let mark = if parts == "slashus" { "/" } else { "." };
                (format!("{written}{mark}{day}{mark}2031"), whole)
            }
            "slashdaymontheu" => (format!("{day}/{written}"), of_month),
            "slashmonthdayus" => (format!("{written}/{day}"), of_month),
            "longdaymonthuk" | "shortdaymonthuk" => (format!("{day} {written}"), of_month),
            "longmonthdayus" | "shortmonthdayus" => (format!("{written} {day}"), of_month),
            "longyearmonth" | "shortyearmonth" => (format!("2031 {written}"), in_year),
            "longmonthyear" | "shortmonthyear" => (format!("{written} 2031"), in_year),
            "longus" | "shortus" => (format!("{written} {day}, 2031"), whole),
            _ if parts.starts_with("monthdayyear") => (format!("{written} {day}, 2031"), whole),
            _ if parts.starts_with("yearmonthday") => (format!("2031. {written} {day}"), whole),
            _ if parts.starts_with("yeardaymonth") => (format!("2031. gada {day}. {written}"), whole),
            _ if parts.starts_with("monthyear") => (format!("{written} 2031"), in_year),
            _ if parts.starts_with("yearmonth") => (format!("2031 {written}"), in_year),
            _ if parts.starts_with("daymonth") => (format!("{day} {written}"), of_month),
            _ if parts.starts_with("monthday") => (format!("{written} {day}"), of_month),
            _ => panic!("{name} has no case"),
        };
        cases.push((text, value));
    }
    cases
}

/// A name, what it reads and as what, and what it refuses.
type Cases = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// Names whose cases are not dates in the order of their parts: what each reads, and what it refuses.
#[rustfmt::skip]
const OTHERS: &[Cases] = &[
    ("booleanfalse", &[("", "false"), ("無", "false")], &[]),
    ("fixed-false", &[("", "false"), ("no", "false")], &[]),
    ("booleantrue", &[("有", "true"), ("☑", "true")], &[]),
    ("fixed-true", &[("", "true")], &[]),
    ("nocontent", &[("anything", ""), ("", "")], &[]),
    ("fixed-empty", &[("anything", "")], &[]),
    ("fixed-zero", &[("no", "0"), ("－", "0"), ("", "0")], &[]),
    ("zerodash", &[("-", "0"), ("－", "0"), ("–", "0"), (" — ", "0"), ("\u{2015}", "0"), ("\u{58a}", "0"), ("\u{fe63}", "0")], &["", "0", "-1", "n/a", "△"]),
    ("numdash", &[("-", "0")], &["", "0", "1"]),
    ("numdotdecimal", &[("1,234,567.89", "1234567.89"), ("１，２３４", "1234"), ("0.5", "0.5"), ("1 234", "1234"), ("1\u{a0}234.5", "1234.5"), ("007", "007")],
        &["", "1.2.3", "(5)", "△5", "12%", "1e3", "五", ".", "-"]),
    ("num-dot-decimal", &[("1,234.5", "1234.5"), (".5", ".5"), ("1 234", "1234"), ("1,23,456.7", "123456.7"), ("１，２３４．５", "1234.5")], &["", "1.2.3", "(5)", "US$5", "1;2"]),
    ("num-dot-decimal-apos", &[("1'234'567.89", "1234567.89"), ("1’234.5", "1234.5"), ("1´234", "1234"), ("1′234", "1234")], &["", "1.2.3", "x"]),
    ("numcommadecimal", &[("1.234.567,89", "1234567.89"), ("1 234,5", "1234.5"), ("0,5", "0.5")], &["", "1,2,3", "(5)", "x"]),
    ("num-comma-decimal", &[("1.234,5", "1234.5"), (",5", ".5"), ("1 234", "1234")], &["", "1,2,3", "5 %"]),
    ("num-comma-decimal-apos", &[("1'234'567,89", "1234567.89"), ("1´234", "1234")], &["", "1,2,3"]),
    ("numdotdecimalin", &[("1,23,45,678.90", "12345678.90"), ("12345", "12345"), ("१,२३,४५६", "123456")], &["", "1.2.3"]),
    ("numunitdecimal", &[("12円50銭", "12.50"), ("1,234円5銭", "1234.05"), ("１２円５０銭", "12.50"), ("5 dollars 25 cents", "5.25"), ("0円3銭", "0.03")], &["", "円50銭", "5円123銭", "12.50"]),
    ("num-unit-decimal", &[("12円50銭", "12.50"), ("1,234円5銭", "1234.05"), ("１，２３４円５銭", "1234.05"), ("5€ 25c", "5.25")], &["", "円", "5円123銭", "5"]),
    ("num-unit-decimal-apos", &[("1'234 Fr. 50 Rp.", "1234.50"), ("1’234 francs 5", "1234.05")], &["", "Fr. 50"]),
    ("numunitdecimalin", &[("1,23,456 rupees 78 paise", "123456.78"), ("१२ रुपये ५० पैसे", "12.50")], &["", "rupees 78"]),
    ("numcommadot", &[("1,234.5", "1234.5")], &["", "x"]),
    ("numspacedot", &[("1 234.5", "1234.5")], &["", "x"]),
    ("numdotcomma", &[("1.234,5", "1234.5")], &["", "x"]),
    ("numcomma", &[("1234,5", "1234.5")], &["", "x"]),
    ("numspacecomma", &[("1 234,5", "1234.5")], &["", "x"]),
    ("dateerayearmonthdayjp", &[("令和13年5月14日", "2031-05-14"), ("令和元年５月1日", "2019-05-01"), ("平成 元年 1月 8日", "1989-01-08"), ("昭和64年1月7日", "1989-01-07"),
        ("大正15年12月25日", "1926-12-25"), ("明治45年7月30日", "1912-07-30"), ("令13年5月14日", "2031-05-14"), ("平31年4月30日", "2019-04-30"), ("昭５０年１月１日", "1975-01-01"),
        ("大元年8月1日", "1912-08-01"), ("明1年10月23日", "1868-10-23")],
        &["", "2031年5月14日", "令和13年2月30日", "令和13年13月1日", "令和年5月14日", "慶応3年1月1日", "令和13年5月14", "令和13年5月14日付"]),
    ("date-jpn-era-year-month-day", &[("令和元年5月14日", "2019-05-14"), ("平成\u{3000}３１年\u{3000}４月\u{3000}３０日", "2019-04-30")], &["", "令和0年13月1日", "14 May 2031"]),
    ("dateerayearmonthjp", &[("令和13年5月", "2031-05"), ("昭和元年12月", "1926-12")], &["", "令和13年", "令和13年13月", "令和13年5月14日"]),
    ("date-jpn-era-year-month", &[("令和13年５月", "2031-05"), ("平成元年1月", "1989-01")], &["", "2031年5月"]),
    ("dateyearmonthdaycjk", &[("2031年5月14日", "2031-05-14"), ("２０３１年０５月１４日", "2031-05-14"), ("31年5月4日", "2031-05-04"), ("2031 年 5 月 14 日", "2031-05-14")],
        &["", "2031年5月", "2031年2月29日", "2031/5/14", "令和13年5月14日", "20311年5月14日"]),
    ("dateyearmonthcjk", &[("2031年5月", "2031-05"), ("２０３１年１２月", "2031-12")], &["", "2031年13月", "2031年", "5月2031年"]),
    ("calindaymonthyear", &[("1 चैत्र 1953", "2031-03-22"), ("11 पौष 1952", "2031-01-01"), ("१ चैत्र १९५४", "2032-03-21")], &["", "31 पौष 1952", "1 May 2031", "32 चैत्र 1953"]),
    ("date-ind-day-monthname-year-hi", &[("1 चैत्र 1953", "2031-03-22"), ("30 फाल्गुन 1952", "2031-03-21"), ("10 Kartika 1952", "2030-11-01")], &["", "31 फाल्गुन 1952", "1 जनवरी 2031"]),
];

/// The SEC's own.
#[rustfmt::skip]
const SEC: &[Cases] = &[
    ("boolballotbox", &[("☐", "false"), ("☒", "true"), ("☑", "true"), ("þ", "true"), ("¨", "false"), ("x", "true")], &["yes", "?"]),
    ("yesnoballotbox", &[("☐", "No"), ("☑", "Yes")], &["yes", ""]),
    ("countrynameen", &[("Japan", "JP"), ("The Netherlands", "NL"), ("UNITED STATES", "US")], &["Atlantis", ""]),
    ("edgarprovcountryen", &[("Japan", "M0"), ("England and Wales", "X0"), ("Ontario", "A6")], &["Atlantis", ""]),
    ("stateprovnameen", &[("Delaware", "DE"), ("State of Washington", "WA"), ("Quebec", "QC")], &["Atlantis", ""]),
    ("exchnameen", &[("The Nasdaq Stock Market LLC", "NASDAQ"), ("New York Stock Exchange", "NYSE"), ("NYSE American", "NYSEAMER"), ("Nasdaq BX, Inc.", "BX"), ("Nasdaq PHLX LLC", "Phlx"), ("Cboe BYX Exchange, Inc.", "CboeBYX"), ("BOX Exchange LLC", "BOX"), ("Cboe Exchange, Inc.", "CBOE"), ("MIAX PEARL, LLC", "PEARL"), ("Nasdaq GEMX", "GEMX"), ("NYSE Arca, Inc.", "NYSEArca")], &["somewhere", ""]),
    ("entityfilercategoryen", &[("Large accelerated filer", "Large Accelerated Filer"), ("Non-accelerated filer", "Non-accelerated Filer")], &["large", ""]),
    ("datequarterend", &[("third quarter of 2031", "2031-09-30"), ("Q4 2031", "2031-12-31"), ("first quarter 2031", "2031-03-31")], &["2031", "fifth quarter of 2031", ""]),
    ("duryear", &[("1.5", "P1Y6M"), ("-3", "-P3Y"), ("0", "P0Y")], &["", "some"]),
    ("durmonth", &[("18", "P18M"), ("22.5", "P22M15D")], &["", "some"]),
    ("durweek", &[("2", "P14D")], &["", "some"]),
    ("durday", &[("90", "P90D"), ("0.5", "P0DT12H")], &["", "some"]),
    ("durhour", &[("36", "PT36H")], &["", "some"]),
    ("durwordsen", &[("two years and three months", "P2Y3M"), ("ninety days", "P90D"), ("Five-year", "P5Y")], &["", "some time", "years"]),
    ("numwordsen", &[("Twenty-one", "21"), ("no", "0"), ("None", "0"), ("two hundred and five", "205"), ("one thousand", "1000"), ("1,234", "1234")], &["", "several", "half"]),
    ("numinf", &[], &["unlimited", "∞"]),
    ("numneginf", &[], &["unlimited"]),
    ("numnan", &[], &["n/a"]),
];

fn format(name: &str) -> Name {
    Name { local: name.into(), ..Name::default() }
}

fn read(name: &str, text: &str) -> Result<String, String> {
    let is_number = name.starts_with("num") || matches!(name, "zerodash" | "fixed-zero");
    if is_number { transform::number(Some(&format(name)), text) } else { transform::text(Some(&format(name)), text) }
}

fn names() -> BTreeSet<&'static str> {
    REGISTRIES.iter().flat_map(|(_, names)| names.split_whitespace()).collect()
}

#[test]
fn every_name_of_the_registries_reads_what_it_should_and_refuses_the_rest() {
    let mut wrong = vec![];
    let mut check = |name: &str, text: &str, expected: Option<&str>| {
        let found = read(name, text);
        if found.as_deref().ok() != expected {
            wrong.push(format!("{name} of “{text}”: {found:?}, not {expected:?}"));
        }
    };
    for name in names() {
        if let Some((_, accepted, refused)) = OTHERS.iter().find(|(own, ..)| *own == name) {
            accepted.iter().for_each(|(text, expected)| check(name, text, Some(expected)));
            refused.iter().for_each(|text| check(name, text, None));
            continue;
        }
        for (text, expected) in dates(name) {
            check(name, &text, Some(&expected));
            // No date has more than its parts' digits, and a month more than twelve.
            check(name, &text.replace("2031", "20311").replace("28", "32").replace("29", "32"), None);
        }
        for text in ["", "soon", "0 0 0", "99/99/9999", "2031"] {
            check(name, text, None);
        }
    }
    for (name, accepted, refused) in SEC {
        accepted.iter().for_each(|(text, expected)| check(name, text, Some(expected)));
        refused.iter().for_each(|text| check(name, text, None));
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

/// Texts as documents have them, for one name: what it reads, changed a little, and what it may meet.
fn texts(name: &str, runner: &mut TestRunner) -> Vec<String> {
    let cases: Vec<String> = match OTHERS.iter().find(|(own, ..)| *own == name) {
        Some((_, accepted, refused)) => {
            accepted.iter().map(|(text, _)| *text).chain(refused.iter().copied()).map(str::to_owned).collect()
        }
        None => dates(name).into_iter().map(|(text, _)| text).collect(),
    };
    let marks = proptest::sample::select(vec![" ", "-", "/", ".", ", ", "\u{a0}", " de ", "  "]);
    let changed = (0..cases.len(), 0..8_u8, marks, "[0-9]{1,6}").prop_map(move |(at, how, mark, digits)| {
        let case = &cases[at];
        match how {
            0 => case.to_uppercase(),
            1 => case.replace(' ', mark),
            2 => case.replace("2031", "31"),
            3 => case.replace("28", "1").replace("29", "02"),
            4 => format!(" {case}\n"),
            5 => digits,
            6 => case.replace("28", "1st").replace("29", "2nd"),
            _ => case.clone(),
        }
    });
    let number = "[0-9]{1,3}([,. ']?[0-9]{2,3}){0,3}([.,][0-9]{1,4})?";
    let any = proptest::prop_oneof![4 => changed, 1 => number];
    (0..60).map(|_| any.new_tree(runner).unwrap().current()).collect()
}

/// Whatever Arelle reads is read the same. What it refuses and Kessan reads is told, not judged: careless documents are read.
#[test]
fn arelle_transforms_the_same() {
    let Some(python) = python() else { return };
    let mut runner = TestRunner::deterministic();
    let mut cases = vec![];
    for (registry, names) in REGISTRIES {
        for name in names.split_whitespace() {
            for text in texts(name, &mut runner) {
                cases.push((format!("http://www.xbrl.org/inlineXBRL/transformation/{registry}"), name, text));
            }
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/reference_transforms.py");
    let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines: String = cases.iter().map(|case| serde_json::to_string(case).unwrap() + "\n").collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let theirs: Vec<Option<String>> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(theirs.len(), cases.len());
    let (mut differences, mut same, mut refused, mut more) = (BTreeSet::new(), 0, 0, 0);
    for ((_, name, text), theirs) in cases.iter().zip(theirs) {
        let ours = read(name, text);
        let value = |text: &str| {
            text.parse::<rust_decimal::Decimal>().map_or(text.to_owned(), |value| value.normalize().to_string())
        };
        match (theirs, ours) {
            (Some(theirs), Ok(ours)) if value(theirs.trim()) == value(&ours) => same += 1,
            // Arelle gives days and numbers that are none.
            (Some(theirs), Err(_)) if !is_possible(&theirs) => refused += 1,
            // Any mark is a unit there: 655.5 is 655 and five hundredths.
            (Some(_), Err(_)) if *name == "numunitdecimalin" && !text.contains(char::is_alphabetic) => refused += 1,
            (Some(theirs), ours) => {
                _ = differences.insert(format!("{name} of {text:?}: Arelle {theirs:?}, Kessan {ours:?}"))
            }
            (None, Err(_)) => refused += 1,
            (None, Ok(_)) => more += 1,
        }
    }
    println!("{} cases: {same} read the same, {refused} refused by both, {more} read by Kessan alone", cases.len());
    assert!(
        differences.is_empty(),
        "{} of them:\n{}",
        differences.len(),
        differences.into_iter().collect::<Vec<_>>().join("\n")
    );
    assert!(same > cases.len() / 3 && refused > 0);
}

/// Whether a date or a number exists: some of Arelle's patterns look at digits alone.
fn is_possible(text: &str) -> bool {
    let day = text.strip_prefix("--").map_or_else(|| text.to_owned(), |rest| format!("2000-{rest}"));
    let day = if day.len() == 7 { format!("{day}-01") } else { day };
    day.parse::<jiff::civil::Date>().is_ok() || text.parse::<rust_decimal::Decimal>().is_ok()
}
