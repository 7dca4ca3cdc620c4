//! The same facts from Arelle, the field's reference: value, period, unit, decimals and dimensions of every fact.
//!
//! Where Python has no Arelle (`pip install arelle-release`), this is skipped with a word. `KESSAN_PYTHON` names another Python;
//! `KESSAN_FILINGS` a folder of filings to compare as well.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use kessan_import::package::{self, FileKind};
use kessan_import::report::{Decimals, Fact, Member, Name, Report, Value};

use crate::miniature::{context, document, explicit, number, period_text, tag, usual};

pub fn python() -> Option<String> {
    let python = std::env::var("KESSAN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import arelle"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    eprintln!("skipped: {python} has no Arelle (pip install arelle-release)");
    None
}

/// What Arelle reads from one set of documents: a line for each fact, as [`line`].
pub fn arelle(python: &str, documents: &[PathBuf]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/reference_facts.py");
    let output = Command::new(python).arg(script).args(documents).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| theirs(&serde_json::from_str(line).unwrap())).collect()
}

fn theirs(fact: &serde_json::Value) -> String {
    let text = |key: &str| fact[key].as_str().unwrap_or_default().to_owned();
    let dimensions: BTreeMap<String, String> = fact["dimensions"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(axis, member)| (axis.clone(), member.as_str().unwrap_or_default().to_owned()))
        .collect();
    let is_number = fact["unit"].as_array().is_some_and(|unit| !unit.is_empty());
    let value = match fact["value"].as_str() {
        None => "nil".to_owned(),
        Some(error @ "(ixTransformValueError)") => error.to_owned(),
        Some(number) if is_number => number
            .parse::<rust_decimal::Decimal>()
            .map_or_else(|_| number.to_owned(), |number| number.normalize().to_string()),
        Some(text) => bare(text),
    };
    format!(
        "{} {} {} {dimensions:?} {} {} = {value}",
        text("concept"),
        text("entity"),
        text("period"),
        fact["unit"],
        text("decimals")
    )
}

pub fn ours(fact: &Fact) -> String {
    let name = |name: &Name| format!("{{{}}}{}", name.namespace, name.local);
    let dimensions: BTreeMap<String, String> = fact
        .dimensions
        .iter()
        .map(|(axis, member)| {
            let member = match member {
                Member::Explicit(member) => name(member),
                Member::Typed(text) => text.clone(),
            };
            (name(axis), member)
        })
        .collect();
    let side = |names: &[Name]| names.iter().map(name).collect::<Vec<_>>();
    let unit = fact.unit.as_ref().map_or_else(Vec::new, |unit| vec![side(&unit.numerators), side(&unit.denominators)]);
    let decimals = match fact.decimals {
        Some(Decimals::Exact) => "INF".to_owned(),
        Some(Decimals::To(digits)) => digits.to_string(),
        None => String::new(),
    };
    let value = match &fact.value {
        Value::Nil => "nil".to_owned(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => bare(text),
    };
    format!(
        "{} {} {} {dimensions:?} {} {decimals} = {value}",
        name(&fact.concept),
        fact.entity.1,
        period_text(fact.period),
        serde_json::to_string(&unit).unwrap()
    )
}

/// A text without markup and white space, which the two keep differently.
fn bare(text: &str) -> String {
    let tree = kessan_import::markup::parse("", &format!("<div>{text}</div>")).unwrap();
    let text: String = (0..tree.len()).filter_map(|id| tree.text(id)).collect();
    kessan_import::html::text::folded(&text).chars().filter(|c| *c != ' ').collect()
}

/// Facts compared, facts that Arelle cannot transform (the SEC's transformations are a plugin of the SEC's), and differences.
pub fn compare(ours: Vec<String>, theirs: Vec<String>) -> (usize, usize, Vec<String>) {
    let total = ours.len();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    ours.into_iter().for_each(|line| *left.entry(line).or_default() += 1);
    let mut take = |line: &str| left.get_mut(line).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
    let (errors, theirs): (Vec<String>, Vec<String>) =
        theirs.into_iter().partition(|line| line.ends_with("(ixTransformValueError)"));
    let mut differences: Vec<String> =
        theirs.into_iter().filter(|line| !take(line)).map(|line| format!("Arelle: {line}")).collect();
    let without = errors.len();
    for error in &errors {
        let start = error.trim_end_matches("(ixTransformValueError)");
        match left.iter_mut().find(|(line, count)| **count > 0 && line.starts_with(start)) {
            Some((_, count)) => *count -= 1,
            None => differences.push(format!("Arelle: {error}")),
        }
    }
    let rest =
        left.into_iter().filter(|(_, count)| *count > 0).map(|(line, count)| format!("Kessan, {count} times: {line}"));
    differences.extend(rest);
    (total, without, differences)
}

/// Writes the files below a folder of the target directory, and reads each set of tagged documents with Arelle.
fn both(python: &str, name: &str, files: &[(String, Vec<u8>)], report: &Report) -> (usize, usize, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arelle").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let mut sets: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for file in package::open(files.to_vec(), &mut vec![]).unwrap() {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // Arelle wants the declaration on the first line.
        let start = file.bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
        std::fs::write(&path, &file.bytes[start..]).unwrap();
        if file.kind == FileKind::InlineXbrl {
            sets.entry(path.parent().unwrap().to_owned()).or_default().push(path);
        }
    }
    let theirs = sets.values().flat_map(|documents| arelle(python, documents)).collect();
    compare(report.facts.iter().map(ours).collect(), theirs)
}

#[test]
fn arelle_reads_the_same_facts_from_the_miniatures() {
    let Some(python) = python() else { return };
    let typed = "<xbrldi:typedMember dimension=\"a:ContractAxis\"><a:contract>No. 7</a:contract></xbrldi:typedMember>";
    let resources = usual()
        + &context("quarter", "2031-03-29/2031-06-28", "")
        + &context("midnight", "2031-04-01T00:00:00/2032-04-01T00:00:00", "")
        + &context("business", "2032-03-31", &explicit("a:BusinessAxis", "a:OrchardsMember"))
        + &context("contract", "2032-03-31", typed);
    let hidden = number("decimals=\"INF\" format=\"ixt:fixed-zero\"", "no");
    let body = [
        number("decimals=\"-6\" scale=\"6\" sign=\"-\" format=\"ixt2:numdotdecimal\"", "1,234"),
        number("decimals=\"-5\" scale=\"6\" format=\"ixt:num-dot-decimal\"", "760.9"),
        number("decimals=\"0\" format=\"ixt:num-dot-decimal\"", "1 234"),
        number("decimals=\"0\" format=\"ixt:num-comma-decimal\"", "1.234"),
        number("xsi:nil=\"true\"", ""),
        tag(
            "nonFraction",
            "Growth",
            "year",
            "unitRef=\"pure\" decimals=\"3\" scale=\"-2\" format=\"ixt:num-dot-decimal\"",
            "3.2",
        ),
        tag(
            "nonFraction",
            "Dividend",
            "end",
            "unitRef=\"yenPerShare\" decimals=\"2\" format=\"ixt:num-unit-decimal\"",
            "12円50銭",
        ),
        tag("nonFraction", "Assets", "business", "unitRef=\"yen\" decimals=\"0\" format=\"ixt:fixed-zero\"", "－"),
        tag("nonFraction", "Assets", "contract", "unitRef=\"euro\" decimals=\"0\"", "5"),
        tag("nonFraction", "Sales", "quarter", "unitRef=\"euro\" decimals=\"0\"", "5"),
        tag("nonFraction", "Sales", "midnight", "unitRef=\"euro\" decimals=\"0\"", "5"),
        number("decimals=\"0\"", &tag("nonFraction", "Sales", "last", "unitRef=\"yen\" decimals=\"0\"", "7")),
        tag("nonNumeric", "Day", "year", "format=\"ixt2:dateyearmonthdaycjk\"", "2031年5月14日"),
        tag("nonNumeric", "Day", "year", "format=\"ixt2:dateerayearmonthdayjp\"", "令和13年5月14日"),
        tag("nonNumeric", "Day", "year", "format=\"ixt:date-monthname-day-year-en\"", "May 14, 2031"),
        tag("nonNumeric", "Day", "year", "format=\"ixt:date-day-monthname-year-de\"", "14. März 2031"),
        tag("nonNumeric", "Is", "year", "format=\"ixt2:booleantrue\"", "有"),
        tag("nonNumeric", "Policy", "year", "continuedAt=\"c\"", "One <ix:exclude>not</ix:exclude> "),
        "<ix:continuation id=\"c\">two</ix:continuation>".to_owned(),
        tag("nonNumeric", "PolicyTextBlock", "year", "escape=\"true\"", "<p>Net <b>sales</b> &amp; more</p>"),
    ];
    let paragraphs = body.map(|tag| format!("<p>{tag}</p>")).concat();
    let first = document(&resources, &hidden, &paragraphs);
    let second = document("", "", &format!("<p>{}</p>", number("decimals=\"0\"", "2")));
    let files = vec![("set/a.htm".to_owned(), first.into_bytes()), ("set/b.htm".to_owned(), second.into_bytes())];
    let report = kessan_import::read(files.clone()).unwrap();
    let (total, without, differences) = both(&python, "miniatures", &files, &report);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!((total, without), (22, 0));
}

#[test]
fn arelle_reads_the_same_facts_from_the_filings_of_a_folder() {
    let (Some(python), Ok(folder)) = (python(), std::env::var("KESSAN_FILINGS")) else { return };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut all = vec![];
    for path in
        paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "zip" || extension == "xhtml"))
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let files = vec![(name.clone(), std::fs::read(path).unwrap())];
        let report = kessan_import::read(files.clone()).unwrap();
        let (total, without, differences) = both(&python, &name, &files, &report);
        println!(
            "{name}: {total} facts, {without} without a transformation in Arelle, {} differences",
            differences.len()
        );
        all.extend(
            differences.into_iter().map(|line| format!("{name}: {}", line.chars().take(600).collect::<String>())),
        );
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
