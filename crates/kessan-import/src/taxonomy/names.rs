//! From the address of an element (`schema.xsd#us-gaap_Revenues`) to its name.

use std::collections::HashMap;

use crate::report::{Name, Shared};
use kessan_core::order::CompactSort;

/// What is known of elements and prefixes.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The namespaces of prefixes; the first that was declared.
    namespaces: HashMap<Shared, Shared>,
    /// Elements of the package's schemas, by file and id.
    elements: HashMap<(String, String), Name>,
    /// Role types of the package's schemas, by file and id.
    roles: HashMap<(String, String), String>,
}

impl Names {
    pub fn declare(&mut self, prefix: &str, namespace: &str) {
        if !prefix.is_empty() && !self.namespaces.contains_key(prefix) {
            self.namespaces.insert(prefix.into(), namespace.into());
        }
    }

    /// The prefix of a namespace, as the filing's documents have it.
    pub fn prefix(&self, namespace: &str) -> Shared {
        // The shortest, and of those the first: the same each time.
        let mut found: Vec<&Shared> =
            self.namespaces.iter().filter(|(_, known)| known.as_str() == namespace).map(|(prefix, _)| prefix).collect();
        found.compact_sort_by_key(|prefix| (prefix.len(), prefix.as_str()));
        found.first().map(|prefix| (*prefix).clone()).unwrap_or_default()
    }

    pub fn add_element(&mut self, path: &str, id: &str, name: Name) {
        self.elements.insert((file(path).to_owned(), id.to_owned()), name);
    }

    pub fn add_role(&mut self, path: &str, id: &str, role: &str) {
        self.roles.insert((file(path).to_owned(), id.to_owned()), role.to_owned());
    }

    /// The role that an address in the file `path` leads to.
    pub fn role(&self, path: &str, href: &str) -> Option<&str> {
        self.roles.get(&split(path, href)?).map(String::as_str)
    }

    /// The element that an address in the file `path` leads to.
    pub fn element(&self, path: &str, href: &str) -> Option<Name> {
        let key = split(path, href)?;
        if let Some(known) = self.elements.get(&key) {
            return Some(known.clone());
        }
        let id = key.1;
        let named = |at: usize| Some((id.get(..at)?, id.get(at + 1..)?)).filter(|(_, local)| !local.is_empty());
        let known = id
            .char_indices()
            .rev()
            .filter(|(_, c)| *c == '_')
            .take(20)
            .filter_map(|(at, _)| named(at))
            .find(|(prefix, _)| self.namespaces.contains_key(*prefix));
        let (prefix, local) = known.or_else(|| id.rsplit_once('_')).unwrap_or(("", &id));
        let (prefix, namespace) = match self.namespaces.get_key_value(prefix) {
            Some((prefix, namespace)) => (prefix.clone(), namespace.clone()),
            None => (prefix.into(), Shared::default()),
        };
        Some(Name { namespace, local: local.into(), prefix })
    }
}

/// The file and the id of an address; without a file, it is in `path` itself.
pub(super) fn split(path: &str, href: &str) -> Option<(String, String)> {
    let (target, id) = href.trim().split_once('#')?;
    // Pointers into the structure (`element(/1/4)`) name nothing.
    if id.is_empty() || id.contains('(') {
        return None;
    }
    let target = if target.is_empty() { path } else { target };
    Some((file(target).to_owned(), id.to_owned()))
}

pub(super) fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{Names, Shared};

    #[test]
    fn ids_are_prefix_and_local_name() {
        let mut names = Names::default();
        names.declare("jppfs_cor", "http://example.org/jppfs");
        names.declare("x", "http://example.org/x");
        let read = |href: &str| names.element("a.xml", href).map(|name| (name.to_string(), name.namespace));
        assert_eq!(
            read("http://e/x.xsd#jppfs_cor_NetSales").unwrap(),
            ("jppfs_cor:NetSales".into(), "http://example.org/jppfs".into())
        );
        assert_eq!(read("x.xsd#x_With_Underscore").unwrap().0, "x:With_Underscore");
        assert_eq!(read("x.xsd#tse-ed-t_Forecast").unwrap(), ("tse-ed-t:Forecast".into(), Shared::default()));
        assert_eq!(read("x.xsd"), None);
        assert_eq!(read("x.xsd#element(/1/4)"), None);
    }
}
