//! The tree: nodes in the order of the document, so that a subtree is a range and a walk a loop.

use crate::report::{Name, Shared};

/// A node's position in the document.
pub type Id = usize;

/// The vocabularies that readers ask for, whatever their version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// HTML, with its namespace or with none.
    Html,
    /// Inline XBRL 1.0 and 1.1.
    Inline,
    /// XBRL 2.1 instances.
    Instance,
    /// XBRL Dimensions in instances.
    Dimensions,
    /// XBRL 2.1 linkbases.
    Link,
    /// Generic labels and links.
    Generic,
    /// XLink.
    XLink,
    /// XML Schema.
    Schema,
    /// XML Schema in instances (`xsi:nil`).
    SchemaInstance,
    /// `xml:lang`.
    Xml,
    /// Anything else.
    Other,
}

impl Vocabulary {
    pub(super) fn of(namespace: &str) -> Self {
        match namespace {
            "" | "http://www.w3.org/1999/xhtml" => Self::Html,
            "http://www.xbrl.org/2013/inlineXBRL" | "http://www.xbrl.org/2008/inlineXBRL" => Self::Inline,
            "http://www.xbrl.org/2003/instance" => Self::Instance,
            "http://xbrl.org/2006/xbrldi" => Self::Dimensions,
            "http://www.xbrl.org/2003/linkbase" => Self::Link,
            "http://xbrl.org/2008/label" | "http://xbrl.org/2008/generic" => Self::Generic,
            "http://www.w3.org/1999/xlink" => Self::XLink,
            "http://www.w3.org/2001/XMLSchema" => Self::Schema,
            "http://www.w3.org/2001/XMLSchema-instance" => Self::SchemaInstance,
            XML => Self::Xml,
            _ => Self::Other,
        }
    }
}

pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespaces of the prefixes that everybody uses, for documents that forget to declare them.
pub(super) fn customary(prefix: &str) -> Option<&'static str> {
    Some(match prefix {
        "xml" => XML,
        "ix" => "http://www.xbrl.org/2013/inlineXBRL",
        "xbrli" => "http://www.xbrl.org/2003/instance",
        "xbrldi" => "http://xbrl.org/2006/xbrldi",
        "link" => "http://www.xbrl.org/2003/linkbase",
        "xlink" => "http://www.w3.org/1999/xlink",
        "xsi" => "http://www.w3.org/2001/XMLSchema-instance",
        "iso4217" => "http://www.xbrl.org/2003/iso4217",
        _ => return None,
    })
}

/// The name of an element or of an attribute.
#[derive(Clone, Debug)]
pub struct TagName {
    /// The prefix as written; empty for none.
    pub prefix: Shared,
    /// The local name as written; lower case in documents parsed as HTML.
    pub local: String,
    /// The namespace; empty for none.
    pub namespace: Shared,
    /// Which vocabulary the namespace is.
    pub vocabulary: Vocabulary,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub parent: u32,
    /// The first node after the subtree.
    pub end: u32,
    pub line: u32,
    /// Position in `names`; [`NONE`] for a text.
    pub name: u32,
    /// First attribute, or first byte of the text.
    pub start: u32,
    /// Number of attributes, or of bytes.
    pub len: u32,
    /// Position in `scopes`; [`NONE`] for none.
    pub scope: u32,
}

pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub name: u32,
    pub start: u32,
    pub len: u32,
}

/// The namespaces that one element declares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub parent: u32,
    pub first: u32,
    pub len: u32,
}

/// A document.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) names: Vec<TagName>,
    pub(super) text: String,
    pub(super) scopes: Vec<Scope>,
    /// Prefix and namespace of each declaration.
    pub(super) bindings: Vec<(u32, u32)>,
    pub(super) strings: Vec<Shared>,
    /// Whether names are compared without regard to case, as HTML does.
    pub(super) folds_case: bool,
    /// Where the document was not well formed XML and what stands there, if it had to be parsed as HTML instead.
    pub repaired: Option<(usize, String)>,
    /// Entities that the document uses and nobody has defined, with the line of the first; they stand as written.
    pub unknown_entities: Option<(usize, String)>,
}

impl Tree {
    /// How many nodes there are; they are numbered from 0 in the order of the document.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The first node after the subtree of `id`: what is within is `id + 1 .. end(id)`.
    #[must_use]
    pub fn end(&self, id: Id) -> Id {
        self.nodes.get(id).map_or(id + 1, |node| node.end as usize)
    }

    /// The line that the node begins on, from 1.
    #[must_use]
    pub fn line(&self, id: Id) -> usize {
        self.nodes.get(id).map_or(0, |node| node.line as usize)
    }

    /// The element that it stands in.
    #[must_use]
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id).filter(|node| node.parent != NONE).map(|node| node.parent as usize)
    }

    /// The elements that it stands in, the nearest first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |&parent| self.parent(parent))
    }

    /// The elements at the top; one in XML.
    pub fn roots(&self) -> impl Iterator<Item = Id> + '_ {
        self.siblings(0, self.nodes.len())
    }

    /// What stands directly in it, texts included.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.siblings(id + 1, self.end(id))
    }

    fn siblings(&self, first: Id, end: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(first), |&id| Some(self.end(id))).take_while(move |&id| id < end)
    }

    /// The name of an element; `None` for a text.
    #[must_use]
    pub fn name(&self, id: Id) -> Option<&TagName> {
        self.nodes.get(id).and_then(|node| self.names.get(node.name as usize))
    }

    /// Whether it is this element.
    #[must_use]
    pub fn is(&self, id: Id, vocabulary: Vocabulary, local: &str) -> bool {
        self.name(id).is_some_and(|name| name.vocabulary == vocabulary && self.same(&name.local, local))
    }

    /// The local name of an element of HTML.
    #[must_use]
    pub fn html(&self, id: Id) -> Option<&str> {
        self.name(id).filter(|name| name.vocabulary == Vocabulary::Html).map(|name| name.local.as_str())
    }

    /// The text of a text node.
    #[must_use]
    pub fn text(&self, id: Id) -> Option<&str> {
        let node = self.nodes.get(id).filter(|node| node.name == NONE)?;
        self.slice(node.start, node.len)
    }

    /// All texts in it, one after the other, as they stand.
    #[must_use]
    pub fn text_of(&self, id: Id) -> String {
        (id..self.end(id)).filter_map(|node| self.text(node)).collect()
    }

    /// An attribute without a prefix.
    #[must_use]
    pub fn attribute(&self, id: Id, local: &str) -> Option<&str> {
        self.find(id, |name| name.prefix.is_empty() && self.same(&name.local, local))
    }

    /// An attribute of another vocabulary, `xlink:href` for instance.
    #[must_use]
    pub fn foreign(&self, id: Id, vocabulary: Vocabulary, local: &str) -> Option<&str> {
        self.find(id, |name| !name.prefix.is_empty() && name.vocabulary == vocabulary && self.same(&name.local, local))
    }

    fn find(&self, id: Id, is: impl Fn(&TagName) -> bool) -> Option<&str> {
        let node = self.nodes.get(id).filter(|node| node.name != NONE)?;
        let first = node.start as usize;
        let attribute = self
            .attributes
            .get(first..first + node.len as usize)?
            .iter()
            .find(|attribute| self.names.get(attribute.name as usize).is_some_and(&is))?;
        self.slice(attribute.start, attribute.len)
    }

    /// What stands at a name with a prefix (`jppfs_cor:NetSales`) in the attributes or the text of `id`: the namespace is the one
    /// that the prefix has there. Without a prefix, the namespace is the default one.
    #[must_use]
    pub fn qualified(&self, id: Id, text: &str) -> Name {
        let text = text.trim();
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let local = Shared::from(local);
        match self.declared(id, prefix) {
            // A hundred thousand names have the same prefix: it is kept once.
            Some((bound, namespace)) if *bound == *prefix => {
                Name { namespace: namespace.clone(), local, prefix: bound.clone() }
            }
            Some((_, namespace)) => Name { namespace: namespace.clone(), local, prefix: prefix.into() },
            None => Name { namespace: customary(prefix).unwrap_or_default().into(), local, prefix: prefix.into() },
        }
    }

    /// The namespace of a prefix at a place.
    #[must_use]
    pub fn namespace(&self, id: Id, prefix: &str) -> Option<&str> {
        self.declared(id, prefix).map(|(_, namespace)| namespace.as_str()).or_else(|| customary(prefix))
    }

    /// A prefix as it is declared at a place, with its namespace.
    fn declared(&self, id: Id, prefix: &str) -> Option<(&Shared, &Shared)> {
        let mut scope = self.nodes.get(id)?.scope;
        while let Some(&Scope { parent, first, len }) = self.scopes.get(scope as usize) {
            let first = first as usize;
            let declared = self
                .bindings
                .get(first..first + len as usize)?
                .iter()
                .find(|(bound, _)| self.strings.get(*bound as usize).is_some_and(|bound| self.same(bound, prefix)));
            if let Some((bound, namespace)) = declared {
                return Some((self.strings.get(*bound as usize)?, self.strings.get(*namespace as usize)?));
            }
            scope = parent;
        }
        None
    }

    /// Every prefix with each of its namespaces, in the order of the document.
    pub fn declarations(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        let mut known = std::collections::HashSet::new();
        self.bindings.iter().filter(move |binding| known.insert(**binding)).filter_map(|(prefix, namespace)| {
            Some((self.strings.get(*prefix as usize)?.as_str(), self.strings.get(*namespace as usize)?.as_str()))
        })
    }

    fn same(&self, a: &str, b: &str) -> bool {
        a == b || self.folds_case && a.eq_ignore_ascii_case(b)
    }

    fn slice(&self, start: u32, len: u32) -> Option<&str> {
        self.text.get(start as usize..start as usize + len as usize)
    }
}
