//! The same facts from Arelle for xBRL-JSON, which it loads with the taxonomy that the file names: a miniature's own, and for the
//! filings of a folder one made of what their facts say of themselves, as theirs are not at hand without a network.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::arelle::{arelle, compare, ours, python};

/// What a made-up schema says of an element: its type, whether it holds at instants, whether it is an axis and with which domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Item { item_type: &'static str, is_instant: bool },
    ExplicitAxis,
    TypedAxis,
    Member,
}

/// One schema for each namespace, beside the file, with the elements in it.
fn schemas(elements: &BTreeMap<(String, String), Kind>) -> BTreeMap<String, String> {
    let mut schemas: BTreeMap<String, String> = BTreeMap::new();
    for ((namespace, local), kind) in elements {
        let id = format!("e_{local}");
        let (item_type, group, more) = match kind {
            Kind::Item { item_type, is_instant } => {
                let period = if *is_instant { "instant" } else { "duration" };
                (*item_type, "xbrli:item", format!("xbrli:periodType=\"{period}\""))
            }
            Kind::ExplicitAxis => {
                ("stringItemType", "xbrldt:dimensionItem", "xbrli:periodType=\"duration\" abstract=\"true\"".to_owned())
            }
            Kind::TypedAxis => (
                "stringItemType",
                "xbrldt:dimensionItem",
                "xbrli:periodType=\"duration\" abstract=\"true\" xbrldt:typedDomainRef=\"#typed\"".to_owned(),
            ),
            Kind::Member => {
                ("stringItemType", "xbrli:item", "xbrli:periodType=\"duration\" abstract=\"true\"".to_owned())
            }
        };
        *schemas.entry(namespace.clone()).or_default() += &format!(
            "<xsd:element name=\"{local}\" id=\"{id}\" type=\"xbrli:{item_type}\" substitutionGroup=\"{group}\" nillable=\"true\" {more}/>\n"
        );
    }
    for (namespace, elements) in &mut schemas {
        *elements = format!(
            "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" \
             xmlns:xbrldt=\"http://xbrl.org/2005/xbrldt\" targetNamespace=\"{namespace}\" elementFormDefault=\"qualified\">\n\
             <xsd:import namespace=\"http://www.xbrl.org/2003/instance\" schemaLocation=\"http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd\"/>\n\
             <xsd:import namespace=\"http://xbrl.org/2005/xbrldt\" schemaLocation=\"http://www.xbrl.org/2005/xbrldt-2005.xsd\"/>\n\
             <xsd:element name=\"typed\" id=\"typed\" type=\"xsd:string\" nillable=\"true\"/>\n{elements}</xsd:schema>"
        );
    }
    schemas
}

/// The elements of a report, as its facts use them.
fn elements(json: &Value) -> BTreeMap<(String, String), Kind> {
    let namespaces = &json["documentInfo"]["namespaces"];
    let name = |text: &str| {
        let (prefix, local) = text.split_once(':')?;
        Some((namespaces[prefix].as_str()?.to_owned(), local.to_owned()))
    };
    let mut elements = BTreeMap::new();
    for fact in json["facts"].as_object().unwrap().values() {
        let dimensions = fact["dimensions"].as_object().unwrap();
        let text = |key: &str| dimensions.get(key).and_then(Value::as_str);
        let item_type = match text("unit") {
            Some("xbrli:shares") => "sharesItemType",
            Some(unit) if unit.starts_with("iso4217:") && !unit.contains('/') => "monetaryItemType",
            Some(_) => "decimalItemType",
            None if fact.get("decimals").is_some() => "pureItemType",
            None => "stringItemType",
        };
        let is_instant = !text("period").unwrap_or("/").contains('/');
        elements.extend(name(text("concept").unwrap()).map(|name| (name, Kind::Item { item_type, is_instant })));
        for (axis, member) in dimensions.iter().filter(|(axis, _)| axis.contains(':')) {
            let member = member.as_str().and_then(name).filter(|(_, local)| !local.contains(' '));
            let kind = if member.is_some() { Kind::ExplicitAxis } else { Kind::TypedAxis };
            elements.extend(name(axis).map(|name| (name, kind)));
            elements.extend(member.map(|name| (name, Kind::Member)));
        }
    }
    elements
}

/// Writes the report with schemas beside it and reads it with both.
fn both(python: &str, name: &str, mut json: Value) -> (usize, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arelle-json").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = vec![];
    for (at, (_, schema)) in schemas(&elements(&json)).iter().enumerate() {
        let file = format!("schema-{at}.xsd");
        std::fs::write(folder.join(&file), schema).unwrap();
        files.push(Value::from(file));
    }
    json["documentInfo"]["taxonomy"] = Value::from(files);
    let path = folder.join("report.json");
    let text = serde_json::to_string_pretty(&json).unwrap();
    std::fs::write(&path, &text).unwrap();
    let report = kessan_import::read(vec![("report.json".to_owned(), text.into_bytes())]).unwrap();
    assert_eq!(report.notices, [], "{name}");
    let (total, without, differences) = compare(report.facts.iter().map(ours).collect(), arelle(python, &[path]));
    assert_eq!(without, 0);
    (total, differences)
}

#[test]
fn arelle_reads_the_same_facts_from_xbrl_json() {
    let Some(python) = python() else { return };
    let fact = |concept: &str, period: &str, more: &str, value: &str| {
        format!(
            "{{{value}, \"dimensions\": {{\"concept\": \"a:{concept}\", \"entity\": \"code:1234\", \"period\": \"{period}\"{more}}}}}"
        )
    };
    let (year, end) = ("2031-04-01T00:00:00/2032-04-01T00:00:00", "2032-04-01T00:00:00");
    let yen = ", \"unit\": \"iso4217:JPY\"";
    let facts = [
        fact("Sales", year, yen, "\"value\": \"1234000000\", \"decimals\": -6"),
        fact("Sales", "2031-03-29T00:00:00/2031-06-29T00:00:00", yen, "\"value\": \"-5.25\""),
        fact(
            "Sales",
            year,
            &format!("{yen}, \"a:BusinessAxis\": \"a:OrchardsMember\""),
            "\"value\": \"0\", \"decimals\": 0",
        ),
        fact("Assets", end, &format!("{yen}, \"a:ContractAxis\": \"No. 7\""), "\"value\": \"7\", \"decimals\": 2"),
        fact("Assets", end, yen, "\"value\": null"),
        fact(
            "Assets",
            "2032-03-31T00:00:00",
            ", \"unit\": \"iso4217:EUR\"",
            "\"value\": \"12345678901234567890.12\", \"decimals\": 2",
        ),
        fact("Dividend", year, ", \"unit\": \"iso4217:JPY/xbrli:shares\"", "\"value\": \"12.5\", \"decimals\": 2"),
        fact("Rate", year, "", "\"value\": \"0.032\", \"decimals\": 3"),
        fact("Shares", end, ", \"unit\": \"xbrli:shares\"", "\"value\": \"1500000\", \"decimals\": -5"),
        fact("Policy", year, ", \"language\": \"en\"", "\"value\": \"Net sales & more\\n2031\""),
        fact("Founded", year, "", "\"value\": \"1931-05-14\""),
    ];
    let facts: Vec<String> = facts.iter().enumerate().map(|(at, fact)| format!("\"f{at}\": {fact}")).collect();
    let json = format!(
        "{{\"documentInfo\": {{\"documentType\": \"https://xbrl.org/2021/xbrl-json\", \"namespaces\": {{\"a\": \"http://example.org/acorn\", \
         \"code\": \"http://example.org/code\", \"iso4217\": \"http://www.xbrl.org/2003/iso4217\", \"xbrl\": \"https://xbrl.org/2021\", \
         \"xbrli\": \"http://www.xbrl.org/2003/instance\"}}}}, \"facts\": {{{}}}}}",
        facts.join(", ")
    );
    let (total, differences) = both(&python, "miniature", serde_json::from_str(&json).unwrap());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(total, 11);
}

/// What the taxonomies say (labels, what concepts are) is not compared: they are on the network, and the schemas beside the files say
/// of each element only what its facts show.
#[test]
fn arelle_reads_the_same_facts_from_the_xbrl_json_of_a_folder() {
    let (Some(python), Ok(folder)) = (python(), std::env::var("KESSAN_FILINGS")) else { return };
    let paths: BTreeSet<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut all = vec![];
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let json: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        if json["documentInfo"].is_null() {
            println!("{name}: no xBRL-JSON, which Arelle does not read");
            continue;
        }
        let (total, differences) = both(&python, &name, json);
        println!("{name}: {total} facts, {} differences", differences.len());
        all.extend(
            differences.into_iter().map(|line| format!("{name}: {}", line.chars().take(600).collect::<String>())),
        );
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
