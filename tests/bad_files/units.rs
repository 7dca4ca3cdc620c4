//! Units that cannot fit: of concepts that follow from each other, and of one concept listed twice.

use serde_json::{Value, json};

use super::{accepted_after, messages_after};

/// The field of the concept of that id.
fn concept<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    file["concepts"].as_array_mut().unwrap().iter_mut().find(|concept| concept["id"] == id).unwrap()
}

fn with(id: &'static str, field: &'static str, value: Value) -> Vec<String> {
    messages_after(move |file| concept(file, id)[field] = value)
}

#[test]
fn one_concept_has_one_unit() {
    let messages = messages_after(|file| {
        let mut second = concept(file, "Employees").clone();
        second["unit"] = json!("shares");
        file["concepts"].as_array_mut().unwrap().push(second);
    });
    assert_eq!(
        messages,
        [
            "concept \"Employees\": found the same id twice; expected an id of its own for each concept",
            "concept \"Employees\": found the unit shares, where an earlier concept of this id is in employees; \
             expected one unit for each concept, or an id of its own"
        ]
    );
}

#[test]
fn what_adds_up_is_of_one_unit() {
    let found = "found \"Employees\", which is in employees; expected a concept in EUR, the unit of \"NetIncome\"";
    assert_eq!(
        with("NetIncome", "sum", json!(["+OperatingIncome", "+Employees"])),
        [format!("concept \"NetIncome\", sum: {found}")]
    );
    assert_eq!(with("NetIncome", "flows", json!(["-Employees"])), [format!("concept \"NetIncome\", flows: {found}")]);
    assert_eq!(with("NetIncome", "same_as", json!("Employees")), [format!("concept \"NetIncome\", same_as: {found}")]);
}

#[test]
fn a_share_in_percent_is_of_one_unit() {
    let quotient = |by: &'static str| {
        move |file: &mut Value| {
            let added = json!({
                "id": "Ratio", "label": {"en": "Ratio", "ja": "比率"}, "unit": "percent",
                "quotient": {"of": "NetIncome", "by": by}
            });
            file["concepts"].as_array_mut().unwrap().push(added);
        }
    };
    assert_eq!(
        messages_after(quotient("Employees")),
        [
            "concept \"Ratio\", quotient: found EUR (\"NetIncome\") by employees (\"Employees\") for percent; expected two \
          concepts of the same unit for a figure in percent"
        ]
    );
    accepted_after(quotient("Revenues"));
}

#[test]
fn a_value_per_share_is_an_amount_by_shares() {
    let per_share = |of: &'static str, by: &'static str| {
        move |file: &mut Value| concept(file, "YearEndDividendPerShare")["quotient"] = json!({"of": of, "by": by})
    };
    assert_eq!(
        messages_after(per_share("NetIncome", "Employees")),
        ["concept \"YearEndDividendPerShare\", quotient: found EUR (\"NetIncome\") by employees (\"Employees\") for \
          EUR/share; expected EUR by what counts each share"]
    );
    accepted_after(per_share("NetIncome", "SharesOutstanding"));
}

#[test]
fn shares_times_a_value_per_share_are_money() {
    let product = |id: &'static str| {
        move |file: &mut Value| {
            concept(file, id)["product"] = json!({"of": "SharesOutstanding", "by": "YearEndDividendPerShare"});
        }
    };
    assert_eq!(
        messages_after(product("Employees")),
        ["concept \"Employees\", product: found shares (\"SharesOutstanding\") times EUR/share \
          (\"YearEndDividendPerShare\") for employees; expected a product that is in EUR"]
    );
    accepted_after(product("IncomeTax"));
}
