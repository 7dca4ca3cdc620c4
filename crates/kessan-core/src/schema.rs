//! The JSON Schema of what a release file writes as text: the forms that are no Rust type of their own in the file.
//!
//! `errorMessage` says in words what stands there: editors show it instead of a pattern, and so does
//! `cargo xtask check`. The formats that begin with `kessan-` are exact where a pattern cannot be (no pattern knows that
//! February has no 30th); who does not know them has the pattern.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::numeral::{FORMS, NUMBER_FORMS};
use super::release::Scenario;
use super::release::model::Ref;
use super::text::{MOST_LANGUAGES, Text};

/// The format of a [`Span`].
pub const SPAN_FORMAT: &str = "kessan-span";
/// The format of a [`PrintedCell`].
pub const CELL_FORMAT: &str = "kessan-cell";
/// The format of a [`PrintedNumber`].
pub const NUMBER_FORMAT: &str = "kessan-number";

/// The characters of printed numbers. Which orders of them are numbers only the reader knows: this is what editors
/// without the format have.
const PRINTED: &str = "[\\s0-9０-９A-Za-z.,．，、。'’‘ʼ′_()（）%％+＋\\-‐‑‒–—―−﹣－△▲ー¥￥$＄€£￡₩￦\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff十百千万億兆円元株口米ドルユロポンウパセト]";
/// The tag of a language; `text::is_language` is the same in code.
const LANGUAGE: &str = "^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$";
/// A day of any month of 31 days.
const DAY: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";

/// Defines forms of text: a type each, its description, what should stand there, and the rest of its schema.
macro_rules! forms {
    ($($(#[doc = $doc:literal])+ $name:ident: $expected:expr, { $($key:literal: $value:expr),+ $(,)? };)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug)]
            pub struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({
                        "description": concat!($($doc),+).trim(),
                        "type": "string",
                        $($key: $value,)+
                        "errorMessage": $expected,
                    })
                }
            }
        )+
    };
}

forms! {
    /// A name within the file; it may become part of an address. No two of a kind are the same.
    Id: "an id of letters from A to Z or a to z, digits, \".\", \"_\" and \"-\"", { "pattern": "^[A-Za-z0-9._\\-]+$" };
    /// The release's own name, which is its file's, too.
    ReleaseId: "lower-case letters, digits and hyphens", {
        "pattern": "^[a-z0-9\\-]+$", "examples": ["example-h1-2031"]
    };
    /// Any text that is not empty.
    Words: "a text that is not empty", { "pattern": "\\S" };
    /// A language by its BCP 47 tag.
    Language: "the BCP 47 tag of a language, such as en, ja or de-CH", {
        "pattern": LANGUAGE, "examples": ["en", "ja", "de-CH"]
    };
    /// A day.
    Day: "a date such as 2031-05-13", { "format": "date", "examples": ["2031-05-13"] };
    /// A day, or the first and the last day of a period with a slash between them, as ISO 8601 writes them.
    Span: "a day such as 2008-09-30, or two with a slash such as 2008-04-01/2008-09-30, the first not after the last", {
        "pattern": format!("^{DAY}(?:/{DAY})?$"), "format": SPAN_FORMAT,
        "examples": ["2008-04-01/2008-09-30", "2008-09-30"]
    };
    /// A currency by its ISO 4217 code.
    Currency: "an ISO 4217 code such as JPY", { "pattern": "^(?!ADS$)[A-Z]{3}$", "examples": ["JPY", "USD"] };
    /// A unit: a currency, `percent`, `shares`, `ADS`, a count in lower case, `Gbps`, or one by another.
    Unit: "a unit such as JPY, percent, shares, JPY/share or ADS/share", {
        "pattern": "^[A-Za-z0-9]+(?:/[A-Za-z0-9]+)?$", "examples": ["JPY", "percent", "shares", "JPY/share"]
    };
    /// A concept with the sign that it has in a sum.
    Term: "a concept with its sign, such as +Revenues", {
        "pattern": "^[+\\-].+$", "examples": ["+Revenues", "-CostOfRevenues"]
    };
    /// A cell as the release prints it: a number, a dash, or nothing.
    PrintedCell: FORMS, {
        "pattern": format!("^{PRINTED}*$"), "format": CELL_FORMAT,
        "examples": ["12,345", "(1,678)", "△1,678", "9.1%", "(9.1)%", "-", ""]
    };
    /// A number as the release prints it.
    PrintedNumber: NUMBER_FORMS, {
        "pattern": format!("^{PRINTED}*[0-9０-９]{PRINTED}*$"), "format": NUMBER_FORMAT, "examples": ["12,345", "9.1%"]
    };
    /// The rate of a tax, in per cent of what it is taken from.
    TaxRate: "a rate from 0% to 100% of the dividend, such as 7%", {
        "pattern": format!("^{PRINTED}*[0-9０-９]{PRINTED}*$"), "format": NUMBER_FORMAT, "examples": ["7%", "15.315%"]
    };
    /// A page of the web.
    WebAddress: "an address that begins with http:// or https://", {
        "pattern": "^https?://[^\\s\\u0000-\\u001f\\u007f-\\u009f]+$", "examples": ["https://www.example.com/"]
    };
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text in some of the file's languages, each by its BCP 47 tag.",
            "type": "object",
            "propertyNames": {"pattern": LANGUAGE},
            "additionalProperties": generator.subschema_for::<Words>(),
            "minProperties": 1,
            "maxProperties": MOST_LANGUAGES,
            "errorMessage": r#"a text in each language, such as {"en": "Revenues", "ja": "売上高"}"#,
            "examples": [{"en": "Revenues", "ja": "売上高"}, {"de": "Umsatzerlöse"}]
        })
    }
}

impl JsonSchema for Ref {
    fn schema_name() -> Cow<'static, str> {
        "Ref".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What leads to a figure of the release: a concept in a period, or a claim.",
            "type": "object",
            "properties": {
                "claim": {"description": "The id of a claim.", "type": "string"},
                "concept": {"description": "The id of a concept.", "type": "string"},
                "period": {"description": "The id of a period.", "type": "string"},
                "scenario": {
                    "description": "A result, the default, or an aim.",
                    "enum": Scenario::ALL.map(Scenario::id),
                    "default": "actual"
                }
            },
            "additionalProperties": false,
            "oneOf": [
                {
                    "required": ["claim"],
                    "not": {"anyOf": [{"required": ["concept"]}, {"required": ["period"]}, {"required": ["scenario"]}]}
                },
                {"required": ["concept", "period"], "not": {"required": ["claim"]}}
            ],
            "errorMessage": r#"{"claim": …} or {"concept": …, "period": …}"#,
            "examples": [{"claim": "translation.rate"}, {"concept": "Revenues", "period": "1H08"}]
        })
    }
}
