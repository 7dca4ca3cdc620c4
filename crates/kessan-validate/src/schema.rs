//! The JSON Schema of the release file.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use kessan_core::release::model::File;

/// The name under which it is published, beside the release files.
pub const FILE_NAME: &str = kessan_core::release::SCHEMA;

/// The schema, made from the types that read the file.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), json!(FILE_NAME));
    schema.insert("title".to_owned(), json!("A Kessan release file"));
    schema.insert(
        "description".to_owned(),
        json!("An earnings release: its tables as printed, the figures of its prose, and what ties them together."),
    );
    schema.into()
}

/// The schema as it is published.
pub fn text() -> String {
    format!("{:#}\n", schema())
}
