//! Puts a tree together from what a parser meets, one tag after the other.

use std::collections::HashMap;

use super::tree::{Attribute, NONE, Node, Scope, TagName, Tree, Vocabulary, customary};
use crate::error::{ErrorKind, ImportError};
use crate::limits;

/// A tree under construction.
pub(super) struct Builder<'a> {
    file: &'a str,
    tree: Tree,
    open: Vec<u32>,
    /// Whether each open element declares namespaces.
    declares: Vec<bool>,
    strings: HashMap<String, u32>,
    names: HashMap<(String, u32), u32>,
    /// For each prefix the namespaces that it has had from the outside inwards, with the depth of the declaration.
    live: HashMap<u32, Vec<(usize, u32)>>,
}

impl<'a> Builder<'a> {
    pub fn new(file: &'a str, folds_case: bool) -> Self {
        let tree = Tree { folds_case, ..Tree::default() };
        Self {
            file,
            tree,
            open: vec![],
            declares: vec![],
            strings: HashMap::new(),
            names: HashMap::new(),
            live: HashMap::new(),
        }
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The local names of the open elements, the innermost first.
    pub fn open_names(&self) -> impl Iterator<Item = &TagName> + '_ {
        self.open.iter().rev().filter_map(|&id| self.tree.name(id as usize))
    }

    /// Opens an element. `attributes` are names as written and values.
    pub fn open<'n>(
        &mut self,
        raw: &str,
        attributes: impl Iterator<Item = (&'n str, std::borrow::Cow<'n, str>)>,
        line: usize,
    ) -> Result<(), ImportError> {
        if self.open.len() >= limits::DEPTH {
            return Err(ImportError::new(
                ErrorKind::TooDeep,
                self.file,
                format!("elements nest more than {} deep", limits::DEPTH),
            )
            .at_line(line)
            .expected(format!("at most {} elements within each other; filings stay under 60", limits::DEPTH))
            .remedy("check that this is the file that the company published"));
        }
        self.room(line)?;
        let depth = self.open.len();
        let start = self.tree.attributes.len();
        let first = self.tree.bindings.len();
        let mut pending: Vec<(&str, u32, u32)> = Vec::new();
        for (name, value) in attributes.take(limits::ATTRIBUTES) {
            if name == "xmlns" || name.starts_with("xmlns:") {
                let prefix = name.strip_prefix("xmlns:").unwrap_or_default();
                let (prefix, namespace) = (self.string(prefix), self.string(value.trim()));
                // No honest element declares more; each name's prefix is looked for among them.
                if self.tree.bindings.len() - first < limits::ATTRIBUTES {
                    self.tree.bindings.push((prefix, namespace));
                    self.live.entry(prefix).or_default().push((depth, namespace));
                }
            } else {
                let (start, len) = self.keep(&value);
                pending.push((name, start, len));
            }
        }
        let outer = self.open.last().and_then(|&id| self.tree.nodes.get(id as usize)).map_or(NONE, |node| node.scope);
        let declared = self.tree.bindings.len() - first;
        let scope = if declared == 0 {
            outer
        } else {
            self.tree.scopes.push(Scope { parent: outer, first: first as u32, len: declared as u32 });
            self.tree.scopes.len() as u32 - 1
        };
        for (name, start, len) in pending {
            let name = self.name(name, true);
            self.tree.attributes.push(Attribute { name, start, len });
        }
        let name = self.name(raw, false);
        let id = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(NONE);
        let len = (self.tree.attributes.len() - start) as u32;
        self.tree.nodes.push(Node { parent, end: id + 1, line: line as u32, name, start: start as u32, len, scope });
        self.open.push(id);
        self.declares.push(declared > 0);
        Ok(())
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        let end = self.tree.nodes.len() as u32;
        let Some(id) = self.open.pop() else { return };
        let depth = self.open.len();
        let Some(node) = self.tree.nodes.get_mut(id as usize) else { return };
        node.end = end;
        if self.declares.pop() != Some(true) {
            return;
        }
        let Some(&Scope { first, len, .. }) = self.tree.scopes.get(node.scope as usize) else { return };
        for (prefix, _) in self.tree.bindings.iter().skip(first as usize).take(len as usize) {
            if let Some(stack) = self.live.get_mut(prefix)
                && stack.last().is_some_and(|(at, _)| *at == depth)
            {
                stack.pop();
            }
        }
    }

    /// Adds a text; one that follows a text goes on with it.
    pub fn text(&mut self, text: &str, line: usize) -> Result<(), ImportError> {
        if text.is_empty() {
            return Ok(());
        }
        let parent = self.open.last().copied().unwrap_or(NONE);
        let (start, len) = self.keep(text);
        if let Some(last) = self.tree.nodes.last_mut()
            && last.name == NONE
            && last.parent == parent
            && last.start + last.len == start
        {
            last.len += len;
            return Ok(());
        }
        self.room(line)?;
        let scope = self.tree.nodes.get(parent as usize).filter(|_| parent != NONE).map_or(NONE, |node| node.scope);
        let end = self.tree.nodes.len() as u32 + 1;
        self.tree.nodes.push(Node { parent, end, line: line as u32, name: NONE, start, len, scope });
        Ok(())
    }

    /// Notes an entity that nobody has defined.
    pub fn unknown_entity(&mut self, name: &str, line: usize) {
        self.tree.unknown_entities.get_or_insert_with(|| (line, name.chars().take(40).collect()));
    }

    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }

    fn room(&self, line: usize) -> Result<(), ImportError> {
        if self.names.len() > limits::NAMES {
            return Err(ImportError::new(
                ErrorKind::TooLarge,
                self.file,
                format!("it has more than {} different names of elements and attributes", limits::NAMES),
            )
            .at_line(line)
            .expected("a filing; one has some hundred of them")
            .remedy("check that this is the file that the company published"));
        }
        if self.tree.nodes.len() < limits::NODES {
            return Ok(());
        }
        Err(ImportError::new(
            ErrorKind::TooLarge,
            self.file,
            format!("it has more than {} elements and texts", limits::NODES),
        )
        .at_line(line)
        .expected("a filing; one of 2 MB has 60,000 of them")
        .remedy("give the report's own documents without other attachments"))
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let start = self.tree.text.len();
        self.tree.text.push_str(text);
        (start as u32, text.len() as u32)
    }

    fn string(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.strings.get(text) {
            return known;
        }
        let id = self.tree.strings.len() as u32;
        self.tree.strings.push(text.into());
        self.strings.insert(text.to_owned(), id);
        id
    }

    fn name(&mut self, raw: &str, is_attribute: bool) -> u32 {
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let namespace = if is_attribute && prefix.is_empty() {
            self.string("")
        } else {
            let prefix_id = self.string(prefix);
            match self.live.get(&prefix_id).and_then(|stack| stack.last()) {
                Some(&(_, namespace)) => namespace,
                None => self.string(customary(prefix).unwrap_or_default()),
            }
        };
        if let Some(&known) = self.names.get(&(raw.to_owned(), namespace)) {
            return known;
        }
        let text = self.tree.strings.get(namespace as usize).cloned().unwrap_or_default();
        let vocabulary = match Vocabulary::of(&text) {
            // A prefix that nobody has declared names no HTML.
            Vocabulary::Html if text.is_empty() && !prefix.is_empty() => Vocabulary::Other,
            other => other,
        };
        let id = self.tree.names.len() as u32;
        self.tree.names.push(TagName { prefix: prefix.into(), local: local.to_owned(), namespace: text, vocabulary });
        self.names.insert((raw.to_owned(), namespace), id);
        id
    }
}
