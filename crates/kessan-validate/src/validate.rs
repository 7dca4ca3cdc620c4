//! The violations of the schema, each once and in plain words.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::{place, schema, suggest, words};
use kessan_core::cell::Cell;
use kessan_core::period::Span;
use kessan_core::problem::{Problem, quoted};
use kessan_core::schema::{CELL_FORMAT, NUMBER_FORMAT, SPAN_FORMAT};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema::schema);
/// `None` if the schema were none; a test proves that it is one.
static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_format(SPAN_FORMAT, |text: &str| text.parse::<Span>().is_ok())
        .with_format(CELL_FORMAT, |text: &str| Cell::parse(text).is_some())
        .with_format(NUMBER_FORMAT, |text: &str| matches!(Cell::parse(text), Some(Cell::Number { .. })))
        .build(&SCHEMA)
        .ok()
});

/// One mistake of form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Violation {
    /// What is wrong, as a JSON pointer.
    pub pointer: String,
    /// Whether it is the field's name that is wrong.
    pub is_of_key: bool,
    /// Whether the file may be read without it.
    pub is_unknown_field: bool,
    found: String,
    expected: String,
    /// The field that is missing here, or that an unknown one may have meant.
    meant: Option<String>,
}

impl Violation {
    fn new(pointer: String, found: impl Into<String>, expected: impl Into<String>) -> Self {
        let (found, expected) = (found.into(), expected.into());
        Self { pointer, is_of_key: false, is_unknown_field: false, found, expected, meant: None }
    }

    /// What is wrong with the name of a field.
    pub(super) fn of_key(pointer: String, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { is_of_key: true, ..Self::new(pointer, found, expected) }
    }

    /// A field that an object has twice.
    pub(super) fn repeated(pointer: String) -> Self {
        let name = pointer.rsplit('/').next().map(place::unescaped).unwrap_or_default();
        Self::of_key(pointer, format!("the field {} twice", quoted(&name)), "each field once")
    }

    /// It with the names of its place.
    pub(super) fn problem(self, document: &Value) -> Problem {
        let named = match self.pointer.rsplit_once('/') {
            Some((object, _)) if self.is_of_key => object,
            _ => &self.pointer,
        };
        let is_of_field = self.is_of_key || self.meant.is_some();
        let place =
            if is_of_field && named.is_empty() { "the top level".to_owned() } else { place::name(document, named) };
        Problem::new(place, self.found, self.expected).at(self.pointer)
    }
}

/// Everything in the document that the schema does not allow, each once.
pub(super) fn violations(document: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    for error in VALIDATOR.iter().flat_map(|validator| validator.iter_errors(document)) {
        explain(&error, &mut found);
    }
    // For each object the fields that its unknown ones may have meant.
    let mut meant: HashMap<&str, HashSet<&Option<String>>> = HashMap::new();
    for unknown in found.iter().filter(|violation| violation.is_unknown_field) {
        let object = unknown.pointer.rsplit_once('/').map_or("", |(object, _)| object);
        meant.entry(object).or_default().insert(&unknown.meant);
    }
    let is_said = |missing: &Violation| {
        let meant = meant.get(missing.pointer.as_str());
        meant.is_some_and(|meant| missing.meant.is_none() || meant.contains(&missing.meant))
    };
    // A pattern and a format can find the same fault.
    let mut seen = HashSet::new();
    let is_kept: Vec<bool> = found
        .iter()
        .map(|violation| (violation.is_unknown_field || !is_said(violation)) && seen.insert(violation))
        .collect();
    let mut is_kept = is_kept.into_iter();
    found.retain(|_| is_kept.next().unwrap_or_default());
    found
}

/// The violations that one error of the validator stands for.
fn explain(error: &ValidationError<'_>, found: &mut Vec<Violation>) {
    let pointer = error.instance_path().as_str().to_owned();
    let keyword = error.schema_path().as_str();
    let schema = keyword.rsplit_once('/').and_then(|(schema, _)| SCHEMA.pointer(schema)).unwrap_or(&SCHEMA);
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            found.extend(unexpected.iter().map(|name| unknown_field(&pointer, name, error.instance(), schema)));
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let field = schema.pointer(&format!("/properties/{name}")).unwrap_or(&Value::Null);
            let expected = format!("the field {name:?}: {}", words::expected(field, &SCHEMA));
            let violation = Violation::new(pointer, format!("no field {name:?}"), expected);
            found.push(Violation { meant: Some(name.to_owned()), ..violation });
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => match meant(context, &pointer) {
            Some(errors) => errors.iter().for_each(|error| explain(error, found)),
            None => {
                found.push(Violation::new(pointer, words::found(error.instance()), words::expected(schema, &SCHEMA)))
            }
        },
        Kind::PropertyNames { error } => {
            // Only texts have fields of any name: their languages.
            let name = error.instance().as_str().unwrap_or_default();
            let pointer = format!("{pointer}/{}", place::escaped(name));
            let expected = "the BCP 47 tag of a language, such as en, ja or de-CH";
            found.push(Violation::of_key(pointer, format!("the language {name:?}"), expected));
        }
        Kind::Type { .. } if words::is_text(schema) => {
            let expected = format!("in quotation marks, {}", words::expected(schema, &SCHEMA));
            found.push(Violation::new(pointer, words::found(error.instance()), expected));
        }
        _ => found.push(Violation::new(pointer, words::found(error.instance()), words::expected(schema, &SCHEMA))),
    }
}

fn unknown_field(object: &str, name: &str, value: &Value, schema: &Value) -> Violation {
    let known = schema.get("properties").and_then(Value::as_object);
    let known: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
    let is_free = |known: &&str| value.get(known).is_none();
    let suggestion = suggest::nearest(name, known.iter().copied().filter(is_free));
    let expected = match suggestion {
        Some(suggestion) => format!("a field that the format has; did you mean {suggestion:?}?"),
        None => {
            let free: Vec<String> =
                known.iter().filter(|known| is_free(known)).map(|known| format!("{known:?}")).collect();
            if free.is_empty() {
                "no further field".to_owned()
            } else {
                format!("no such field; there may be {}", words::either(&free))
            }
        }
    };
    let pointer = format!("{object}/{}", place::escaped(name));
    Violation {
        is_unknown_field: true,
        meant: suggestion.map(str::to_owned),
        ..Violation::of_key(pointer, format!("the unknown field {}", quoted(name)), expected)
    }
}

/// The errors of the one form, of several, that was meant: the one whose kind of value stands there and, of more than
/// one such, the only one that has mistakes further in.
fn meant<'a>(forms: &'a [Vec<ValidationError<'static>>], pointer: &str) -> Option<&'a Vec<ValidationError<'static>>> {
    let is_here = |error: &ValidationError<'_>| error.instance_path().as_str() == pointer;
    let is_other_kind = |error: &ValidationError<'_>| {
        is_here(error) && matches!(error.kind(), Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. })
    };
    let only = |forms: Vec<&'a Vec<ValidationError<'static>>>| match forms[..] {
        [form] => Some(form),
        _ => None,
    };
    let of_kind: Vec<_> = forms.iter().filter(|errors| !errors.iter().any(is_other_kind)).collect();
    let further_in = of_kind.iter().copied().filter(|errors| !errors.iter().any(is_here)).collect();
    only(of_kind).or_else(|| only(further_in))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_one() {
        assert!(VALIDATOR.is_some());
    }
}
