//! Plain XBRL 2.1 instances: facts without a page, as packages of EDINET until 2013 and of the SEC until 2019 have them beside their schema
//! and linkbases. Statements are made of them as of xBRL-JSON, in the order of the presentation.

use rust_decimal::Decimal;

use crate::error::{ErrorKind, ImportError};
use crate::ixbrl::number;
use crate::ixbrl::resources::{Context, Resources};
use crate::limits;
use crate::markup::{self, Id, Tree, Vocabulary, decode::decode};
use crate::notices::Notices;
use crate::package::File;
use crate::report::{Document, DocumentKind, Fact, Name, Place, Report, Value};

/// Reads the facts of an instance into a report; the prefixes that it declares, with their namespaces.
///
/// # Errors
///
/// It is not well formed, nests too deep or has too many facts.
pub(crate) fn read(
    file: &File,
    report: &mut Report,
    notices: &mut Notices,
) -> Result<Vec<(String, String)>, ImportError> {
    let tree = markup::parse_xml(&file.path, &decode(&file.bytes))?;
    let document = report.documents.len();
    report.documents.push(Document {
        path: file.path.clone(),
        kind: DocumentKind::Instance,
        language: None,
        title: None,
    });
    let resources = Resources::of(&tree);
    let before = report.facts.len();
    for root in tree.roots().filter(|root| tree.is(*root, Vocabulary::Instance, "xbrl")) {
        for id in tree.children(root) {
            let is_item = tree.attribute(id, "contextRef").is_some();
            let own = tree.name(id).filter(|name| !matches!(name.vocabulary, Vocabulary::Instance | Vocabulary::Link));
            let Some(name) = own else { continue };
            let place = Place { document, element: tree.attribute(id, "id").map(str::to_owned), line: tree.line(id) };
            let concept = Name {
                namespace: name.namespace.clone(),
                local: name.local.as_str().into(),
                prefix: name.prefix.clone(),
            };
            if !is_item {
                let found = format!("the tuple {concept}");
                notices.add(place, found, "left out with all that is in it: tuples are not read, only items");
                continue;
            }
            if report.facts.len() >= limits::FACTS {
                let found = format!("there are more than {} facts", limits::FACTS);
                return Err(ImportError::new(ErrorKind::TooLarge, &file.path, found)
                    .expected("the facts of one report; a large annual report has 15,000")
                    .remedy("give the documents of one report only"));
            }
            match fact(&tree, id, &resources, concept.clone(), place.clone()) {
                Ok(fact) => report.facts.push(fact),
                Err(found) => {
                    let remedy = "left out: the fact is not what XBRL says it must be";
                    notices.add(place, format!("{concept}: {found}"), remedy);
                }
            }
        }
    }
    one_company(file, report, before)?;
    Ok(tree.declarations().map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned())).collect())
}

/// Instances of different companies are no report.
fn one_company(file: &File, report: &Report, before: usize) -> Result<(), ImportError> {
    let (known, own) = report.facts.split_at(before);
    let (Some(first), Some(other)) = (known.first(), own.first()) else { return Ok(()) };
    let is_other = first.entity.0 == other.entity.0 && own.iter().all(|fact| fact.entity.1 != first.entity.1);
    if !is_other {
        return Ok(());
    }
    let found = format!("its facts are about {}, those before about {}", other.entity.1, first.entity.1);
    Err(ImportError::new(ErrorKind::SeveralCompanies, &file.path, found)
        .expected(format!("documents of one company (entity identifiers of {})", first.entity.0))
        .remedy("import each company's documents by themselves"))
}

fn fact(tree: &Tree, id: Id, resources: &Resources, concept: Name, place: Place) -> Result<Fact, String> {
    let of = |attribute: &str| tree.attribute(id, attribute).map(str::trim).filter(|text| !text.is_empty());
    let reference = of("contextRef").unwrap_or_default();
    let Context { entity, period, dimensions } = match resources.contexts.get(reference) {
        Some(context) => context.clone().map_err(|why| format!("context “{reference}”: {why}"))?,
        None => return Err(format!("no context “{reference}”")),
    };
    let unit = match of("unitRef") {
        None => None,
        Some(reference) => match resources.units.get(reference) {
            Some(unit) => Some(unit.clone().map_err(|why| format!("unit “{reference}”: {why}"))?),
            None => return Err(format!("no unit “{reference}”")),
        },
    };
    let nil = tree.foreign(id, Vocabulary::SchemaInstance, "nil");
    let text = tree.text_of(id);
    let mut decimals = number::decimals(of("decimals"));
    let value = if nil.is_some_and(|nil| matches!(nil.trim(), "true" | "1")) {
        Value::Nil
    } else if unit.is_some() {
        let value: Decimal = number::scaled(text.trim().trim_start_matches('+'), 0)?;
        decimals = decimals.or_else(|| number::precision(of("precision"), value));
        Value::Number(value)
    } else {
        Value::Text(text)
    };
    let language = tree.foreign(id, Vocabulary::Xml, "lang").map(str::to_owned);
    Ok(Fact {
        concept,
        entity,
        period,
        dimensions,
        unit,
        value,
        decimals,
        printed: None,
        scale: 0,
        is_negated: false,
        language,
        is_hidden: false,
        place,
    })
}
