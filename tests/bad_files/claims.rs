//! Mistakes in concepts, claims and the story.

use serde_json::{Value, json};

use super::{accepted_after, messages, messages_after, messages_with};

#[test]
fn a_term_of_a_sum_needs_its_sign_and_its_concept() {
    let with_term = |term: &'static str| messages_after(move |file| file["concepts"][0]["sum"][0] = json!(term));
    assert_eq!(
        with_term("CablesRevenues"),
        ["concept \"Revenues\", sum: found \"CablesRevenues\"; expected a concept with its sign, such as +Revenues"]
    );
    assert_eq!(
        with_term("+Cables"),
        ["concept \"Revenues\", sum: found the concept \"Cables\"; expected one that \"concepts\" lists"]
    );
}

#[test]
fn a_claim_that_is_no_number_is_refused() {
    assert_eq!(
        messages("\"printed\": \"2.5\"", "\"printed\": \"2.5 or so\""),
        ["claim \"buyback.max_amount\": found \"2.5 or so\"; expected a printed number of at most 28 digits \
          such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678"]
    );
}

/// The claim is in EUR, printed in millions.
#[test]
fn a_claim_is_read_as_prose_prints_it_unless_that_contradicts_the_file() {
    for printed in ["2.5 million", "€2.5 million", "EUR 2.5m", "２．５百万ユーロ", "2.5 €", "+2.5"] {
        let release = accepted_after(|file| {
            let at = claim_at(file);
            file["claims"][at]["printed"] = json!(printed);
        });
        let terms = release.terms().unwrap();
        let cap = terms.buyback.as_ref().and_then(|buyback| buyback.max_amount).unwrap();
        assert_eq!(cap.normalize().to_string(), "2500000", "{printed}");
    }
    for (printed, found, expected) in [
        (
            "2.5 billion",
            "with a word for ten to the 9, at the scale 6",
            "a number without that word, or the scale 9 for an amount of money",
        ),
        ("$2.5", "in EUR", "a number without a currency, or with the sign of EUR"),
        ("2.5 shares", "in EUR", "a number of no unit, or a figure in shares"),
    ] {
        assert_eq!(
            messages("\"printed\": \"2.5\"", &format!("\"printed\": \"{printed}\"")),
            [format!("claim \"buyback.max_amount\": found {printed:?} {found}; expected {expected}")]
        );
    }
}

fn claim_at(file: &Value) -> usize {
    let claims = file["claims"].as_array().unwrap();
    claims.iter().position(|claim| claim["id"] == "buyback.max_amount").unwrap()
}

#[test]
fn an_unknown_concept_of_the_story_is_refused() {
    assert_eq!(
        messages("\"cost\": \"CostOfRescue\"", "\"cost\": \"CostOfNothing\""),
        ["business \"rescue\": found the concept \"CostOfNothing\"; expected one that \"concepts\" lists"]
    );
    assert_eq!(
        messages("\"net_income\": \"NetIncome\"", "\"net_income\": \"NetLoss\""),
        ["story: found the concept \"NetLoss\"; expected one that \"concepts\" lists"]
    );
}

#[test]
fn a_claim_on_unknown_parts_of_the_file_is_refused() {
    let with = |field: &'static str, value: Value| messages_after(move |file| file["claims"][2][field] = value);
    let expected = |found: &str, list: &str| {
        [format!("claim \"review.revenues_change\": found {found}; expected one that {list:?} lists")]
    };
    assert_eq!(with("concept", json!("Turnover")), expected("the concept \"Turnover\"", "concepts"));
    assert_eq!(with("period", json!("H1-29")), expected("the period \"H1-29\"", "periods"));
    assert_eq!(with("measure", json!({"growth": "H1-29"})), expected("the period \"H1-29\"", "periods"));
    assert_eq!(with("measure", json!({"share": "Turnover"})), expected("the concept \"Turnover\"", "concepts"));
}

#[test]
fn a_claim_in_another_unit_than_its_concept_is_refused() {
    assert_eq!(
        messages_with("/claims/3/unit", json!("shares")),
        ["claim \"review.operating_loss\": found the unit shares; expected EUR or CHF, the unit of the concept \
          \"OperatingIncome\""]
    );
    assert_eq!(
        messages_with("/claims/3/concept", json!("Employees")),
        ["claim \"review.operating_loss\": found the unit EUR; expected employees, the unit of the concept \
          \"Employees\""]
    );
    assert_eq!(
        messages_after(|file| {
            file["claims"][2]["unit"] = json!("EUR");
            file["claims"][2]["printed"] = json!("(2.3)");
        }),
        ["claim \"review.revenues_change\": found the unit EUR; expected percent, the unit of a growth or a share"]
    );
    assert_eq!(
        messages_with("/claims/2/measure", json!({"change": "H1-30"})),
        ["claim \"review.revenues_change\": found the unit percent; expected EUR or CHF, the unit of the concept \
          \"Revenues\""]
    );
}

#[test]
fn a_claim_may_be_in_the_currency_of_the_translation() {
    accepted_after(|file| {
        file["claims"][3]["unit"] = json!("CHF");
        file["claims"][3]["printed"] = json!("(4.3)");
        // A note names the amount in the other currency.
        file["notes"][1]["amounts"] = json!([]);
    });
}

#[test]
fn a_percentage_that_is_claimed_in_another_unit_is_refused() {
    assert_eq!(
        messages("\"printed\": \"(4.2)\"", "\"printed\": \"(4.2%)\""),
        ["claim \"review.operating_loss\": found \"(4.2%)\" in EUR; expected a number without %, or the unit percent"]
    );
}

#[test]
fn a_scale_of_a_claim_beyond_the_format_is_refused() {
    for scale in [13, 20, 4_000_000_000_u32] {
        assert_eq!(
            messages_with("/claims/3/scale", json!(scale)),
            [format!("claim \"review.operating_loss\": found the scale {scale}; expected a power of ten from 0 to 12")]
        );
    }
    accepted_after(|file| file["claims"][3]["scale"] = json!(12));
}

#[test]
fn a_claim_that_fits_only_without_its_scale_is_refused() {
    let digits = "1234567890123456789012345678";
    assert_eq!(
        messages_with("/claims/3/printed", json!(digits)),
        [format!(
            "claim \"review.operating_loss\": found {digits} times ten to the 6; expected an amount of at most 28 digits"
        )]
    );
}

#[test]
fn an_unknown_concept_of_a_part_and_an_unknown_period_of_a_target_are_refused() {
    assert_eq!(
        messages_with("/story/businesses/0/parts/1/concept", json!("Overland")),
        ["business \"cables\": found the concept \"Overland\"; expected one that \"concepts\" lists"]
    );
    assert_eq!(
        messages_with("/story/targets/0/period", json!("FY32")),
        ["target \"full-year\": found the period \"FY32\"; expected one that \"periods\" lists"]
    );
}
