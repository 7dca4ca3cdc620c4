//! Contexts and units: what facts refer to.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use crate::html::text::folded;
use crate::markup::{Id, Tree, Vocabulary};
use crate::report::{Aspects, Member, Name, Period, Shared, Unit};
use kessan_core::order::CompactSort;

/// A context: whose, when, and on which axes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Context {
    pub entity: (Shared, Shared),
    pub period: Period,
    pub dimensions: Aspects,
}

/// The contexts and units of a document, by their ids. What cannot be understood has the reason in its place.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    pub contexts: HashMap<String, Result<Context, String>>,
    pub units: HashMap<String, Result<Arc<Unit>, String>>,
}

impl Resources {
    /// Those that a document holds, wherever they stand in it.
    pub fn of(tree: &Tree) -> Self {
        let mut found = Self::default();
        let mut id = 0;
        while id < tree.len() {
            let is_context = tree.is(id, Vocabulary::Instance, "context");
            let is_unit = !is_context && tree.is(id, Vocabulary::Instance, "unit");
            let name = tree.attribute(id, "id").map(|name| name.trim().to_owned());
            match name {
                Some(name) if is_context => define(&mut found.contexts, name, context(tree, id), again(tree, id)),
                Some(name) if is_unit => define(&mut found.units, name, unit(tree, id).map(Arc::new), again(tree, id)),
                _ => {}
            }
            id = if is_context || is_unit { tree.end(id) } else { id + 1 };
        }
        found
    }

    /// Those of all documents of a set, for documents that have none of that id themselves.
    pub fn merged(all: &[&Self]) -> Self {
        let why = || "two documents of the set define it, each as something else".to_owned();
        let mut merged = Self::default();
        for one in all {
            for (id, context) in &one.contexts {
                define(&mut merged.contexts, id.clone(), context.clone(), why);
            }
            for (id, unit) in &one.units {
                define(&mut merged.units, id.clone(), unit.clone(), why);
            }
        }
        merged
    }
}

/// Keeps what an id stands for. One that stands for two different things stands for neither: which of them a fact means, nobody knows.
fn define<T: PartialEq>(
    known: &mut HashMap<String, Result<T, String>>,
    id: String,
    found: Result<T, String>,
    why: impl FnOnce() -> String,
) {
    match known.entry(id) {
        Entry::Vacant(free) => _ = free.insert(found),
        Entry::Occupied(mut taken) if *taken.get() != found => _ = taken.insert(Err(why())),
        Entry::Occupied(_) => {}
    }
}

fn again(tree: &Tree, id: Id) -> impl FnOnce() -> String {
    let line = tree.line(id);
    move || format!("it is defined again on line {line}, as something else")
}

fn context(tree: &Tree, context: Id) -> Result<Context, String> {
    let mut entity = None;
    let (mut instant, mut start, mut end, mut forever) = (None, None, None, false);
    let mut dimensions: BTreeMap<Name, Member> = BTreeMap::new();
    let mut id = context + 1;
    while id < tree.end(context) {
        let name = tree.name(id);
        match name.map(|name| (name.vocabulary, name.local.to_ascii_lowercase())) {
            Some((Vocabulary::Instance, local)) => match local.as_str() {
                "identifier" => {
                    let scheme = tree.attribute(id, "scheme").unwrap_or_default().trim().to_owned();
                    entity = Some((Shared::from(scheme), Shared::from(folded(&tree.text_of(id)))));
                }
                "instant" => instant = Some(day(&tree.text_of(id), true)?),
                "startdate" => start = Some(day(&tree.text_of(id), false)?),
                "enddate" => end = Some(day(&tree.text_of(id), true)?),
                "forever" => forever = true,
                _ => {}
            },
            Some((Vocabulary::Dimensions, local)) => {
                let axis = tree.qualified(id, tree.attribute(id, "dimension").unwrap_or_default());
                let member = if local == "explicitmember" {
                    Member::Explicit(tree.qualified(id, &tree.text_of(id)))
                } else {
                    Member::Typed(folded(&tree.text_of(id)))
                };
                if dimensions.insert(axis.clone(), member).is_some() {
                    return Err(format!("the context names the axis {axis} twice"));
                }
                id = tree.end(id);
                continue;
            }
            // What is neither is an aspect of its own: without it, two contexts would be one.
            Some(_) => {
                let axis =
                    tree.qualified(id, &name.map(|name| format!("{}:{}", name.prefix, name.local)).unwrap_or_default());
                dimensions.insert(axis, Member::Typed(folded(&tree.text_of(id))));
                id = tree.end(id);
                continue;
            }
            None => {}
        }
        id += 1;
    }
    let entity = entity.ok_or("the context names no entity")?;
    let period = match (instant, start, end) {
        (Some(instant), None, None) => Period::Instant(instant),
        (None, Some(start), Some(end)) if start <= end => Period::Duration { start, end },
        (None, Some(start), Some(end)) => return Err(format!("the context starts on {start}, after its end on {end}")),
        (None, None, None) if forever => Period::Forever,
        _ => return Err("the context has no complete period".to_owned()),
    };
    Ok(Context { entity, period, dimensions: dimensions.into_iter().collect() })
}

/// The day that a date or an instant of XBRL means. A midnight that ends something belongs to the day before.
pub(crate) fn day(text: &str, is_end: bool) -> Result<Date, String> {
    let text = text.trim();
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text.trim_end_matches('Z'), None),
    };
    // A time zone behind a date says nothing about the day.
    let date = date.get(..10).filter(|_| date.len() > 10).unwrap_or(date);
    let date = kessan_core::period::day(date)
        .ok_or_else(|| format!("“{}” is no date like 2031-03-31", crate::notices::cut(text)))?;
    let is_midnight =
        time.is_some_and(|time| time.starts_with("00:00:00") || time.starts_with("00:00") && time.len() == 5);
    if is_end && is_midnight { date.yesterday().map_err(|_| format!("{date} is too early")) } else { Ok(date) }
}

fn unit(tree: &Tree, unit: Id) -> Result<Unit, String> {
    let mut found = Unit::default();
    let mut below_until = 0;
    for id in unit + 1..tree.end(unit) {
        if tree.is(id, Vocabulary::Instance, "unitDenominator") {
            below_until = tree.end(id);
        }
        if tree.is(id, Vocabulary::Instance, "measure") {
            let measure = tree.qualified(id, &tree.text_of(id));
            if id < below_until { found.denominators.push(measure) } else { found.numerators.push(measure) }
        }
    }
    if found.numerators.is_empty() {
        return Err("the unit has no measure".to_owned());
    }
    // The order of factors means nothing.
    found.numerators.compact_sort();
    found.denominators.compact_sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_midnight_that_ends_belongs_to_the_day_before() {
        let written = |text: &str, is_end| day(text, is_end).map(|day| day.to_string());
        assert_eq!(written("2031-04-01T00:00:00", true).unwrap(), "2031-03-31");
        assert_eq!(written("2031-04-01T00:00:00", false).unwrap(), "2031-04-01");
        assert_eq!(written("2031-03-31", true).unwrap(), "2031-03-31");
        assert_eq!(written("2031-03-31Z", true).unwrap(), "2031-03-31");
        assert_eq!(written("2031-03-31+09:00", true).unwrap(), "2031-03-31");
        assert_eq!(written("2031-03-31T15:00:00", true).unwrap(), "2031-03-31");
        assert!(written("31/3/2031", true).is_err());
        assert!(written("2031-０3-31", true).is_err());
    }
}
