//! The violations of the schema, each once and in plain words.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::pieces::{Judge, Read, read};
use super::place::{escaped, steps};
use super::plan::{PIECES, Shape};
use super::violation::{Violation, Violations};
use super::{suggest, words};
use kessan_core::problem::quoted;
use kessan_core::release::upgrade::{self, Upgrade};

/// Suggestions that are remembered: whoever misspells a field does it in every row.
const MOST_REMEMBERED: usize = 4_096;

/// The form of a file.
#[derive(Default)]
pub(super) struct Form {
    /// What is wrong with it.
    pub violations: Violations,
    /// What is to be done to a file of an earlier version. What it lacks has no line in the file; nothing is told of it.
    pub upgrade: Option<Upgrade>,
    words: Words,
}

/// Everything in the text that the schema does not allow, each once.
///
/// # Errors
///
/// Where the text is no JSON.
pub(super) fn form(text: &str) -> serde_json::Result<Form> {
    let mut form = Form::default();
    read(text, &mut form)?;
    Ok(form)
}

impl Judge for Form {
    fn piece(&mut self, mut read: Read<'_>) {
        if read.pointer.is_empty() {
            self.upgrade = upgrade::document(&mut read.value);
        }
        let Some(validator) = PIECES[read.kind].validator() else { return };
        self.violations.add_unknown(read.more_unknown);
        if read.unknown.is_empty() && validator.is_valid(&read.value) {
            return;
        }
        let mut found: Vec<Violation> =
            read.unknown.iter().map(|(object, name)| self.words.unknown_field(&read, object, name)).collect();
        for error in validator.iter_errors(&read.value) {
            Piece { words: &mut self.words, read: &read, schema: &PIECES[read.kind].schema }
                .explain(&error, &mut found);
        }
        for violation in each_once(found) {
            self.violations.push(read.depth, violation);
        }
    }
}

/// Without those that follow from others, and those that are there twice.
fn each_once(mut found: Vec<Violation>) -> Vec<Violation> {
    if found.len() < 2 {
        return found;
    }
    // For each object the fields that its unknown ones may have meant.
    let mut meant: HashMap<&str, HashSet<&Option<Arc<str>>>> = HashMap::new();
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

/// Words that were made before, by the place in the schema that they are about.
#[derive(Default)]
struct Words {
    expected: HashMap<usize, HashMap<String, Arc<str>>>,
    /// By a field's name, which of the known ones are free, and where they are known.
    suggested: HashMap<(String, Vec<bool>, usize), Suggestion>,
}

/// The field that may have been meant, and what is expected.
type Suggestion = (Option<Arc<str>>, Arc<str>);

impl Words {
    fn expected(&mut self, kind: usize, place: &str, words: impl FnOnce() -> String) -> Arc<str> {
        let of_kind = self.expected.entry(kind).or_default();
        if let Some(known) = of_kind.get(place) {
            return Arc::clone(known);
        }
        let words: Arc<str> = words().into();
        of_kind.insert(place.to_owned(), Arc::clone(&words));
        words
    }

    /// A field that an object of the piece does not have.
    fn unknown_field(&mut self, read: &Read<'_>, object: &str, name: &str) -> Violation {
        let within = object.strip_prefix(read.pointer).unwrap_or_default();
        let value = read.value.pointer(within).unwrap_or(&Value::Null);
        let mut shape = &PIECES[read.kind].shape;
        for step in steps(within) {
            let Shape::Object(fields) = shape else { break };
            shape = fields.get(&step).unwrap_or(&Shape::Whole);
        }
        let known: Vec<&str> = match shape {
            Shape::Object(fields) => fields.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        self.unknown(format!("{object}/{}", escaped(name)), name, value, &known, std::ptr::from_ref(shape) as usize)
    }

    /// `place` is one number for each list of known fields.
    fn unknown(&mut self, pointer: String, name: &str, value: &Value, known: &[&str], place: usize) -> Violation {
        let is_free: Vec<bool> = known.iter().map(|known| value.get(known).is_none()).collect();
        let key = (name.to_owned(), is_free, place);
        let (meant, expected) = self.suggested.get(&key).cloned().unwrap_or_else(|| {
            let free: Vec<&str> =
                known.iter().zip(&key.1).filter(|(_, free)| **free).map(|(known, _)| *known).collect();
            suggestion(name, &free)
        });
        if self.suggested.len() < MOST_REMEMBERED {
            self.suggested.insert(key, (meant.clone(), Arc::clone(&expected)));
        }
        Violation {
            is_unknown_field: true,
            meant,
            ..Violation::of_key(pointer, format!("the unknown field {}", quoted(name)), expected)
        }
    }
}

/// Which of the fields that an object may have, and has not, an unknown one may have meant, and what is expected.
fn suggestion(name: &str, free: &[&str]) -> Suggestion {
    let suggestion = suggest::nearest(name, free.iter().copied());
    let expected = match suggestion {
        Some(suggestion) => format!("a field that the format has; did you mean {suggestion:?}?"),
        None if free.is_empty() => "no further field".to_owned(),
        None => {
            let free: Vec<String> = free.iter().map(|known| format!("{known:?}")).collect();
            format!("no such field; there may be {}", words::either(&free))
        }
    };
    (suggestion.map(Arc::from), expected.into())
}

/// A piece whose errors are being explained.
struct Piece<'a, 'r> {
    words: &'a mut Words,
    read: &'a Read<'r>,
    schema: &'static Value,
}

impl Piece<'_, '_> {
    /// The violations that one error of the validator stands for.
    fn explain(&mut self, error: &ValidationError<'_>, found: &mut Vec<Violation>) {
        let pointer = format!("{}{}", self.read.pointer, error.instance_path().as_str());
        let root = self.schema;
        let keyword = error.schema_path().as_str();
        let place = keyword.rsplit_once('/').map_or("", |(schema, _)| schema);
        let schema = root.pointer(place).unwrap_or(root);
        let kind = self.read.kind;
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => {
                let known = schema.get("properties").and_then(Value::as_object);
                let known: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
                let address = std::ptr::from_ref(schema) as usize;
                found.extend(unexpected.iter().map(|name| {
                    let pointer = format!("{pointer}/{}", escaped(name));
                    self.words.unknown(pointer, name, error.instance(), &known, address)
                }));
            }
            Kind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                let expected = self.words.expected(kind, &format!("{place} {name}"), || {
                    let field = schema.pointer(&format!("/properties/{name}")).unwrap_or(&Value::Null);
                    format!("the field {name:?}: {}", words::expected(field, root))
                });
                let violation = Violation::new(pointer, format!("no field {name:?}"), expected);
                found.push(Violation { meant: Some(name.into()), ..violation });
            }
            Kind::AnyOf { context } | Kind::OneOfNotValid { context }
                if let Some(errors) = meant(context, error.instance_path().as_str()) =>
            {
                errors.iter().for_each(|error| self.explain(error, found));
            }
            Kind::PropertyNames { error } => {
                // Only texts have fields of any name: their languages.
                let name = error.instance().as_str().unwrap_or_default();
                let pointer = format!("{pointer}/{}", escaped(name));
                let expected = "the BCP 47 tag of a language, such as en, ja or de-CH";
                found.push(Violation::of_key(pointer, format!("the language {}", quoted(name)), expected));
            }
            Kind::Type { .. } if words::is_text(schema) => {
                let expected = self.words.expected(kind, &format!("{place} text"), || {
                    format!("in quotation marks, {}", words::expected(schema, root))
                });
                found.push(Violation::new(pointer, words::found(error.instance()), expected));
            }
            _ => {
                let expected = self.words.expected(kind, place, || words::expected(schema, root));
                found.push(Violation::new(pointer, words::found(error.instance()), expected));
            }
        }
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
