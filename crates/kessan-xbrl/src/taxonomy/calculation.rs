//! What adds up to what (Calculations 1.1).

use std::io;

use rust_decimal::Decimal;

use super::Taxonomy;
use super::writer::{link, linkbase};

const ARC: &str = "https://xbrl.org/2023/arcrole/summation-item";
const ARC_SCHEMA: &str = "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item";

/// The calculation linkbase; `None` where nothing adds up.
///
/// # Errors
///
/// What keeps XML from being written.
pub(super) fn write(taxonomy: &Taxonomy<'_>, schema: &str) -> io::Result<Option<Vec<u8>>> {
    // In the order in which a role is first used.
    let mut by_role: Vec<(&(String, String), Vec<usize>)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for (network, role) in taxonomy.tables.of_network.iter().enumerate() {
        let place = *places.entry(role).or_insert(by_role.len());
        match by_role.get_mut(place) {
            Some((_, networks)) => networks.push(network),
            None => by_role.push((role, vec![network])),
        }
    }
    if by_role.is_empty() {
        return Ok(None);
    }
    let roles: Vec<_> = by_role.iter().map(|((role, id), _)| (role.clone(), format!("{schema}#{id}"))).collect();
    let elements = &taxonomy.facts.elements.list;
    let text = linkbase(&roles, &[(ARC, ARC_SCHEMA)], |xml| {
        for ((role, _), networks) in &by_role {
            link(xml, schema, "calculation", role, |link| {
                for network in networks.iter().filter_map(|index| taxonomy.networks.get(*index)) {
                    let Some(total) = elements.get(network.total) else { continue };
                    let parts = network.terms.iter().filter_map(|(part, weight)| Some((elements.get(*part)?, weight)));
                    for (order, (part, weight)) in parts.enumerate() {
                        let weight = if *weight < Decimal::ZERO { "-1" } else { "1" };
                        let more = [("weight", weight), ("order", &(order + 1).to_string())];
                        link.arc(ARC, &total.name, &part.name, &more)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(Some(text))
}
