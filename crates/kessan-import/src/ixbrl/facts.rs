//! One document's tags become facts.

use std::collections::HashSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::content::{self, Continuations};
use super::number;
use super::resources::{Context, Resources};
use super::transform;
use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::markup::{Id, Tree, Vocabulary};
use crate::notices::Notices;
use crate::report::{Decimals, Fact, Place, Unit, Value};

/// Reads the facts of one document of a set.
pub(super) struct Reader<'a> {
    /// The document's position in the set.
    pub own: usize,
    /// Its position in the report.
    pub document: usize,
    pub path: &'a str,
    /// The markup of the set's documents.
    pub trees: &'a [&'a Tree],
    /// The document's own contexts and units.
    pub resources: &'a Resources,
    /// Those of all documents of the set.
    pub of_set: &'a Resources,
    pub continuations: &'a Continuations,
    pub target: Option<&'a str>,
    pub notices: &'a mut Notices,
    /// How many more facts there may be.
    pub room: &'a mut usize,
    /// Continuations that go on with a tag.
    pub used: &'a mut HashSet<(usize, Id)>,
    /// How much more text is read: tags around tags would read the same again and again.
    pub text_room: &'a mut usize,
}

impl Reader<'_> {
    /// The facts, with the elements that they stand in.
    pub fn read(&mut self) -> Result<Vec<(Id, Fact)>, ImportError> {
        let Some(&tree) = self.trees.get(self.own) else { return Ok(vec![]) };
        let mut facts = vec![];
        let (mut hidden_until, mut tuple_until) = (0, 0);
        for id in 0..tree.len() {
            let Some(name) = tree.name(id).filter(|name| name.vocabulary == Vocabulary::Inline) else { continue };
            let place = self.place(tree, id);
            let fact = match name.local.to_ascii_lowercase().as_str() {
                "hidden" => {
                    hidden_until = hidden_until.max(tree.end(id));
                    continue;
                }
                "tuple" => {
                    tuple_until = tuple_until.max(tree.end(id));
                    let found = format!("the tuple {}", tree.attribute(id, "name").unwrap_or_default());
                    self.notices.add(place, found, "left out with all that is in it: tuples are not read, only items");
                    continue;
                }
                _ if !self.is_read(tree, id, &place, tuple_until) => continue,
                "nonfraction" => self.non_fraction(tree, id),
                "nonnumeric" => self.non_numeric(tree, id),
                "fraction" => self.fraction(tree, id),
                _ => continue,
            };
            match fact {
                Ok(mut fact) => {
                    fact.is_hidden = id < hidden_until;
                    if fact.is_hidden {
                        fact.printed = None;
                    }
                    if *self.room == 0 {
                        let found = format!("there are more than {} facts", limits::FACTS);
                        return Err(ImportError::new(ErrorKind::TooLarge, self.path, found)
                            .expected("the facts of one report; a large annual report has 15,000")
                            .remedy("give the documents of one report only"));
                    }
                    *self.room -= 1;
                    facts.push((id, fact));
                }
                Err((found, remedy)) => {
                    let concept = tree.attribute(id, "name").unwrap_or_default();
                    self.notices.add(place, format!("{concept}: {found}"), remedy);
                }
            }
        }
        Ok(facts)
    }

    fn place(&self, tree: &Tree, id: Id) -> Place {
        let element = tree.attribute(id, "id").map(str::to_owned);
        Place { document: self.document, element, line: tree.line(id) }
    }

    /// Whether a tag is a fact of this report: of the target document, and no part of a tuple.
    fn is_read(&mut self, tree: &Tree, id: Id, place: &Place, tuple_until: Id) -> bool {
        if tree.attribute(id, "target") != self.target {
            return false;
        }
        let is_part = id < tuple_until || tree.attribute(id, "tupleRef").is_some();
        if is_part && let Some(name) = tree.attribute(id, "name") {
            self.notices.add(place.clone(), name, "left out: it is a part of a tuple");
        }
        !is_part
    }

    fn non_fraction(&mut self, tree: &Tree, id: Id) -> Result<Fact, (String, &'static str)> {
        let mut fact = self.fact(tree, id)?;
        fact.unit = Some(self.unit(tree, id)?);
        fact.scale = scale(tree, id)?;
        fact.is_negated = tree.attribute(id, "sign").is_some_and(|sign| sign.trim() == "-");
        self.nested(tree, id, fact.scale);
        let text = content::text(tree, id, self.text_room);
        fact.printed = content::printed(&text);
        fact.decimals = number::decimals(tree.attribute(id, "decimals"));
        if is_nil(tree, id) {
            return Ok(fact);
        }
        let canonical = self.transformed(tree, id, &text, true)?;
        let value = number::scaled(&canonical, fact.scale)
            .map_err(|found| (found, "left out: the value cannot be kept exactly"))?;
        fact.decimals = fact.decimals.or_else(|| number::precision(tree.attribute(id, "precision"), value));
        fact.value = Value::Number(if fact.is_negated { -value } else { value });
        Ok(fact)
    }

    /// Says of a tag around a tag that the two read one text as two numbers.
    fn nested(&mut self, tree: &Tree, id: Id, own: i32) {
        let mut near = (id + 1..tree.end(id)).take(MOST_BETWEEN);
        let Some(inner) = near.find(|&at| tree.is(at, Vocabulary::Inline, "nonFraction")) else { return };
        if let Ok(other) = scale(tree, inner)
            && other != own
        {
            let names = [id, inner].map(|at| tree.attribute(at, "name").unwrap_or_default());
            let found = format!("{} with scale {own} around {} with scale {other}", names[0], names[1]);
            self.notices.add(
                self.place(tree, id),
                found,
                "both are kept, each with its own scale; the filing means one of them",
            );
        }
    }

    fn non_numeric(&mut self, tree: &Tree, id: Id) -> Result<Fact, (String, &'static str)> {
        let mut fact = self.fact(tree, id)?;
        fact.language = language(tree, id);
        if is_nil(tree, id) {
            fact.printed = content::printed(&content::text(tree, id, self.text_room));
            return Ok(fact);
        }
        let (chain, wrong) = content::chain(self.trees, (self.own, id), self.continuations, self.used);
        if let Some(wrong) = wrong {
            let place = self.place(tree, id);
            let concept = tree.attribute(id, "name").unwrap_or_default();
            self.notices.add(place, format!("{concept}: {wrong}"), "kept as far as it goes");
        }
        // A mark (a picture that stands for “yes”) is escaped, too; its transformation says what it means.
        let is_block = tree.attribute(id, "format").is_none()
            && tree.attribute(id, "escape").is_some_and(|escape| matches!(escape.trim(), "true" | "1"));
        let parts = std::iter::once((self.own, id)).chain(chain);
        if is_block {
            let mut text = String::new();
            for (document, element) in parts {
                let Some(tree) = self.trees.get(document) else { continue };
                crate::html::text::push_space(&mut text);
                content::prose(tree, element, self.text_room, &mut text);
            }
            text.truncate(text.trim_end().len());
            if *self.text_room == 0 {
                let place = self.place(tree, id);
                self.notices.add(place, "texts that repeat each other", "cut: all texts together are too long");
            }
            fact.value = Value::Text(text);
            return Ok(fact);
        }
        let mut text = String::new();
        for (document, element) in parts {
            if let Some(tree) = self.trees.get(document) {
                text.push_str(&content::text(tree, element, self.text_room));
            }
        }
        fact.printed = content::printed(&text);
        fact.value = Value::Text(self.transformed(tree, id, &text, false)?);
        Ok(fact)
    }

    /// A numerator over a denominator. Kept where the quotient is exact.
    fn fraction(&mut self, tree: &Tree, id: Id) -> Result<Fact, (String, &'static str)> {
        let mut fact = self.fact(tree, id)?;
        fact.unit = Some(self.unit(tree, id)?);
        if is_nil(tree, id) {
            return Ok(fact);
        }
        fact.printed = content::printed(&content::text(tree, id, self.text_room));
        fact.decimals = Some(Decimals::Exact);
        let mut room = *self.text_room;
        let mut part = |local: &str| -> Result<Decimal, (String, &'static str)> {
            let at = (id + 1..tree.end(id))
                .find(|&at| tree.is(at, Vocabulary::Inline, local))
                .ok_or_else(|| (format!("a fraction without {local}"), "left out: a fraction has both parts"))?;
            let scale = scale(tree, at)?;
            let format = tree.attribute(at, "format").map(|format| tree.qualified(at, format));
            let text = content::text(tree, at, &mut room);
            let canonical = transform::number(format.as_ref(), &text).map_err(|found| (found, LEFT_OUT))?;
            let value = number::scaled(&canonical, scale).map_err(|found| (found, LEFT_OUT))?;
            Ok(if tree.attribute(at, "sign").is_some_and(|sign| sign.trim() == "-") { -value } else { value })
        };
        let (numerator, denominator) = (part("numerator")?, part("denominator")?);
        let exact = numerator
            .checked_div(denominator)
            .filter(|quotient| quotient.checked_mul(denominator) == Some(numerator))
            .ok_or_else(|| {
                (format!("{numerator} / {denominator}"), "left out: the quotient has no exact decimal value")
            })?;
        fact.value = Value::Number(exact.normalize());
        Ok(fact)
    }

    /// What all facts have; its value is nothing yet.
    fn fact(&self, tree: &Tree, id: Id) -> Result<Fact, (String, &'static str)> {
        let name = tree.attribute(id, "name").map(str::trim).filter(|name| !name.is_empty());
        let name =
            name.ok_or_else(|| ("a tag without a name".to_owned(), "left out: it says nothing of what it is"))?;
        let Context { entity, period, dimensions } = self.context(tree, id)?.clone();
        Ok(Fact {
            concept: tree.qualified(id, name),
            entity,
            period,
            dimensions,
            unit: None,
            value: Value::Nil,
            decimals: None,
            printed: None,
            scale: 0,
            is_negated: false,
            language: None,
            is_hidden: false,
            place: self.place(tree, id),
        })
    }

    fn context(&self, tree: &Tree, id: Id) -> Result<&Context, (String, &'static str)> {
        let reference = tree.attribute(id, "contextRef").unwrap_or_default().trim();
        match self.resource(|resources| resources.contexts.get(reference)) {
            Some(Ok(context)) => Ok(context),
            Some(Err(why)) => {
                Err((format!("context “{reference}”: {why}"), "left out: whose and when it is, is not known"))
            }
            None => Err((
                format!("no context “{reference}”"),
                "left out: give the document with the contexts, too (the header, or the first attachment)",
            )),
        }
    }

    fn unit(&self, tree: &Tree, id: Id) -> Result<Arc<Unit>, (String, &'static str)> {
        let reference = tree.attribute(id, "unitRef").unwrap_or_default().trim();
        match self.resource(|resources| resources.units.get(reference)) {
            Some(Ok(unit)) => Ok(unit.clone()),
            Some(Err(why)) => Err((format!("unit “{reference}”: {why}"), "left out: its unit is not known")),
            None => Err((
                format!("no unit “{reference}”"),
                "left out: give the document with the units, too (the header, or the first attachment)",
            )),
        }
    }

    /// Something of the document's own resources, or else of the set's.
    fn resource<'r, T>(&'r self, find: impl Fn(&'r Resources) -> Option<T>) -> Option<T> {
        find(self.resources).or_else(|| find(self.of_set))
    }

    /// The text of a tag by its transformation. One that is unknown is read as well as possible, and said.
    fn transformed(
        &mut self,
        tree: &Tree,
        id: Id,
        text: &str,
        is_number: bool,
    ) -> Result<String, (String, &'static str)> {
        let format = tree.attribute(id, "format").map(|format| tree.qualified(id, format));
        let done =
            if is_number { transform::number(format.as_ref(), text) } else { transform::text(format.as_ref(), text) };
        match done {
            Ok(done) => Ok(done),
            Err(found) if is_number => Err((found, LEFT_OUT)),
            Err(found) => {
                let place = self.place(tree, id);
                let concept = tree.attribute(id, "name").unwrap_or_default();
                self.notices.add(
                    place,
                    format!("{concept}: {found}"),
                    "kept as printed: the transformation does not fit",
                );
                Ok(content::printed(text).unwrap_or_default())
            }
        }
    }
}

/// As many nodes as stand between a tag and one within it.
const MOST_BETWEEN: usize = 20;

const LEFT_OUT: &str = "left out: the printed text is not what its transformation reads";

/// The power of ten that a tag names. Without one that can be read, the number may be any.
fn scale(tree: &Tree, id: Id) -> Result<i32, (String, &'static str)> {
    let Some(text) = tree.attribute(id, "scale").map(str::trim).filter(|text| !text.is_empty()) else { return Ok(0) };
    text.parse().map_err(|_| {
        (format!("scale “{}”", crate::notices::cut(text)), "left out: the scale is no whole number like 3, 6 or -2")
    })
}

fn is_nil(tree: &Tree, id: Id) -> bool {
    tree.foreign(id, Vocabulary::SchemaInstance, "nil").is_some_and(|nil| matches!(nil.trim(), "true" | "1"))
}

/// The language that holds at an element.
fn language(tree: &Tree, id: Id) -> Option<String> {
    std::iter::once(id)
        .chain(tree.ancestors(id))
        .find_map(|at| tree.foreign(at, Vocabulary::Xml, "lang").or_else(|| tree.attribute(at, "lang")))
        .map(|language| language.trim().to_owned())
        .filter(|language| !language.is_empty())
}
