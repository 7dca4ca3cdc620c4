//! What figures need of the accounts: lines, their names and how they add up.

use super::bytes::{Reader, Writer};
use crate::release::Release;
use crate::release::model::{Breakdown, Business, Concept, Driver, Guidance, Pairing, Part, signed};
use crate::unit::Unit;

/// The ids of the concepts that figures are made of: those that the story names, and what their sums and flows lead to.
pub(super) fn needed(release: &Release) -> Vec<&str> {
    let story = &release.file.story;
    let mut ids: Vec<&str> = Vec::new();
    let tops = [story.revenues(), story.cost_of_revenues(), story.operating_income(), story.net_income()];
    // Revenues and their cost are told by business; further down the accounts are not shown.
    for (id, depth) in tops.into_iter().zip([0, 0, DEEP, DEEP]).filter(|(id, _)| !id.is_empty()) {
        add(release, id, depth, &mut ids);
    }
    story.headlines.iter().for_each(|id| add(release, id, 0, &mut ids));
    for business in &story.businesses {
        let parts = business.parts.iter().map(|part| &part.concept);
        [&business.revenues]
            .into_iter()
            .chain(&business.cost)
            .chain(parts)
            .for_each(|id| add(release, id, 0, &mut ids));
    }
    for driver in &story.drivers {
        driver.lines.iter().for_each(|part| add(release, &part.concept, 0, &mut ids));
    }
    if let Some(assets) = &story.assets {
        add(release, assets, 1, &mut ids);
        let funding = release.file.concepts.iter().filter(|concept| concept.same_as.as_ref() == Some(assets));
        funding.for_each(|concept| add(release, &concept.id, 2, &mut ids));
    }
    if let Some(cash) = story.cash.as_deref().and_then(|cash| release.concept(cash)) {
        add(release, &cash.id, 0, &mut ids);
        let flows = cash.flows.iter().filter_map(|term| signed(term));
        flows.for_each(|(_, flow)| add(release, flow, 1, &mut ids));
    }
    let names = names(release, &ids);
    ids.extend(names);
    ids
}

/// The concepts that only give what is worked out from `ids` a name: their sums and what is so many per cent of them. The
/// release may print it under that name.
fn names<'a>(release: &'a Release, ids: &[&str]) -> Vec<&'a str> {
    let is_known = |id: &str| ids.contains(&id);
    let is_sum = move |concept: &Concept| {
        let is_of_known =
            |terms: &Vec<String>| terms.iter().all(|term| signed(term).is_some_and(|(_, id)| is_known(id)));
        !concept.sum.is_empty() && is_of_known(&concept.sum)
    };
    let is_name = move |concept: &&Concept| {
        let part = |ratio: &Pairing| release.concept(&ratio.of).is_some_and(|of| is_known(&of.id) || is_sum(of));
        !is_known(&concept.id)
            && (is_sum(concept) || concept.quotient.as_ref().is_some_and(|ratio| is_known(&ratio.by) && part(ratio)))
    };
    release.file.concepts.iter().filter(is_name).map(|concept| &*concept.id).collect()
}

/// More than sums are nested.
const DEEP: u8 = 32;

fn add<'a>(release: &'a Release, id: &str, depth: u8, ids: &mut Vec<&'a str>) {
    let story = &release.file.story;
    let Some(concept) = release.concept(id) else { return };
    if !ids.contains(&concept.id.as_str()) {
        ids.push(&concept.id);
    }
    if depth > 0 && ![story.revenues(), story.cost_of_revenues()].contains(&concept.id.as_str()) {
        let parts = concept.sum.iter().filter_map(|term| signed(term));
        parts.for_each(|(_, part)| add(release, part, depth - 1, ids));
    }
}

/// The concepts of those ids.
pub(super) fn write(out: &mut Writer, release: &Release, ids: &[&str]) {
    out.list(ids.iter().filter_map(|id| release.concept(id)), |out, concept| {
        out.text(&concept.id);
        out.words(&concept.label);
        out.text(&concept.unit.to_string());
        for terms in [&concept.sum, &concept.flows] {
            out.list(terms, |out, term| out.text(term));
        }
        out.list(&concept.other_sums, |out, terms| out.list(terms, |out, term| out.text(term)));
        out.optional(concept.quotient.as_ref(), |out, ratio| {
            [&ratio.of, &ratio.by].into_iter().for_each(|id| out.text(id))
        });
        out.optional(concept.same_as.as_deref(), Writer::text);
    });
}

/// Reads what [`write`] has written.
pub(super) fn read(from: &mut Reader) -> Vec<Concept> {
    from.list(|from| Concept {
        id: from.text(),
        label: from.words(),
        unit: from.text().parse().unwrap_or_else(|_| Unit::percent()),
        sum: from.list(Reader::text),
        flows: from.list(Reader::text),
        other_sums: from.list(|from| from.list(Reader::text)),
        quotient: from.optional(|from| Pairing { of: from.text(), by: from.text() }),
        same_as: from.optional(Reader::text),
        kind: None,
        product: None,
        sign: None,
        note: None,
        term: None,
    })
}

/// What revenues can be broken down by, in the order of their numbers.
const BREAKDOWNS: [Breakdown; 4] = [Breakdown::Business, Breakdown::Segment, Breakdown::Product, Breakdown::Region];

/// What the company calls what it expects, what its revenues are broken down by, and its businesses.
pub(super) fn write_businesses(out: &mut Writer, release: &Release) {
    let story = &release.file.story;
    out.number(u32::from(story.guidance == Guidance::Forecasts));
    let number = BREAKDOWNS.iter().position(|breakdown| *breakdown == story.breakdown);
    out.number(number.and_then(|at| u32::try_from(at).ok()).unwrap_or_default());
    out.list(&release.file.story.businesses, |out, business| {
        out.text(&business.id);
        out.words(&business.label);
        out.text(&business.revenues);
        out.optional(business.cost.as_deref(), Writer::text);
        write_parts(out, &business.parts);
    });
}

/// Reads what [`write_businesses`] has written.
pub(super) fn read_businesses(from: &mut Reader) -> (Guidance, Breakdown, Vec<Business>) {
    let guidance = if from.number() == 0 { Guidance::Targets } else { Guidance::Forecasts };
    let breakdown = usize::try_from(from.number()).ok().and_then(|at| BREAKDOWNS.get(at)).copied().unwrap_or_default();
    let businesses = from.list(|from| Business {
        id: from.text(),
        label: from.words(),
        revenues: from.text(),
        cost: from.optional(Reader::text),
        parts: read_parts(from),
    });
    (guidance, breakdown, businesses)
}

/// The drivers; their ids stand only in the page.
pub(super) fn write_drivers(out: &mut Writer, release: &Release) {
    out.list(&release.file.story.drivers, |out, driver| {
        out.words(&driver.label);
        write_parts(out, &driver.lines);
    });
}

/// Reads what [`write_drivers`] has written.
pub(super) fn read_drivers(from: &mut Reader) -> Vec<Driver> {
    from.list(|from| Driver { id: String::new(), label: from.words(), lines: read_parts(from) })
}

fn write_parts(out: &mut Writer, parts: &[Part]) {
    out.list(parts, |out, part| {
        out.text(&part.concept);
        out.words(&part.label);
    });
}

fn read_parts(from: &mut Reader) -> Vec<Part> {
    from.list(|from| Part { concept: from.text(), label: from.words() })
}
