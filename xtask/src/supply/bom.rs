//! The bill of materials, as CycloneDX 1.6 has it in JSON. It has no serial number and no time, so that one commit has one bill.

use serde_json::{Value, json};

use super::Crate;
use crate::failure::Failure;

/// The bill of the crate of that name, made from these crates, which it is among.
pub fn bill(name: &str, crates: &[Crate]) -> Result<String, Failure> {
    let (own, others): (Vec<&Crate>, Vec<&Crate>) = crates.iter().partition(|it| it.name == name);
    let Some(program) = own.first() else {
        return Err(Failure::new(
            "writing the bill of materials",
            format!("no crate {name}"),
            "the program",
            "run it in the project",
        ));
    };
    let dependencies: Vec<Value> = crates
        .iter()
        .map(|it| {
            let needs: Vec<String> = it.needs.iter().map(|(name, version)| reference(name, version)).collect();
            json!({"ref": reference(&it.name, &it.version), "dependsOn": needs})
        })
        .collect();
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(program, "application")},
        "components": others.iter().map(|it| component(it, "library")).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    Ok(format!("{bill:#}\n"))
}

/// The package URL, which is the crate's name within the bill, too.
fn reference(name: &str, version: &str) -> String {
    // A plus, as in 1.0.0+build, stands for a space in a URL.
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

fn component(it: &Crate, kind: &str) -> Value {
    let reference = reference(&it.name, &it.version);
    let mut component = json!({
        "type": kind,
        "bom-ref": reference,
        "name": it.name,
        "version": it.version,
        "purl": reference,
    });
    if let Some(license) = &it.license {
        // Before there were expressions, a slash stood for OR.
        let expression = license.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
        component["licenses"] = json!([{"expression": expression}]);
    }
    if let Some(checksum) = &it.checksum {
        component["hashes"] = json!([{"alg": "SHA-256", "content": checksum}]);
    }
    if let Some(repository) = &it.repository {
        component["externalReferences"] = json!([{"type": "vcs", "url": repository}]);
    }
    component
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::project;
    use crate::supply::{of_command, of_program};

    /// What CycloneDX's schema and text ask for, as far as this bill has it.
    #[test]
    fn each_bill_is_what_cyclonedx_asks_for() {
        let root = project::root().expect("the project's folder");
        for (name, crates) in [("kessan", of_program(&root)), ("kessan-cli", of_command(&root))] {
            is_a_bill(&bill(name, &crates.expect("the crates")).expect("a bill"));
        }
    }

    fn is_a_bill(text: &str) {
        let document: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!((&document["bomFormat"], &document["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
        assert_eq!(document["metadata"]["component"]["type"], "application");
        let components = document["components"].as_array().expect("components");
        assert!(components.len() > 20, "{} components", components.len());
        let all: Vec<&Value> = components.iter().chain([&document["metadata"]["component"]]).collect();
        let references: BTreeSet<&str> = all.iter().filter_map(|it| it["bom-ref"].as_str()).collect();
        assert_eq!(references.len(), all.len(), "each has a name of its own");
        for it in all {
            assert!(["application", "library"].contains(&it["type"].as_str().expect("a type")), "{it}");
            let name = it["name"].as_str().expect("a name");
            assert!(it["purl"].as_str().is_some_and(|purl| purl.starts_with(&format!("pkg:cargo/{name}@"))), "{it}");
            let expression = it["licenses"][0]["expression"].as_str().expect("a licence");
            assert!(spdx::Expression::parse(expression).is_ok(), "{name}: {expression}");
            let hash = it["hashes"][0]["content"].as_str();
            assert!(hash.is_none_or(|hash| hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit())), "{it}");
        }
        for dependency in document["dependencies"].as_array().expect("dependencies") {
            let needs = dependency["dependsOn"].as_array().expect("a list");
            let named = needs.iter().chain([&dependency["ref"]]).filter_map(Value::as_str);
            assert!(named.into_iter().all(|name| references.contains(name)), "{dependency}");
        }
    }
}
