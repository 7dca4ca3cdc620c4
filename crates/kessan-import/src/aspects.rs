//! The members of a fact, by axis.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use crate::report::{Member, Name};
use kessan_core::order::CompactSort;

/// Axes with their members, in the order of the axes. The facts of one context share them: a tree of its own would take a fact
/// more than a kilobyte.
///
/// ```
/// use kessan_import::report::{Aspects, Member, Name};
///
/// let name = |local: &str| Name { local: local.into(), ..Name::default() };
/// let typed = |text: &str| Member::Typed(text.to_owned());
/// let aspects: Aspects = [(name("b"), typed("1")), (name("a"), typed("2")), (name("b"), typed("3"))].into_iter().collect();
/// assert_eq!(aspects.keys().map(|axis| axis.local.as_str()).collect::<Vec<_>>(), ["a", "b"]);
/// assert_eq!(aspects.get(&name("b")), Some(&typed("3")), "the last one counts");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Aspects(Arc<[(Name, Member)]>);

impl Default for Aspects {
    fn default() -> Self {
        static NONE: LazyLock<Arc<[(Name, Member)]>> = LazyLock::new(|| Arc::from([]));
        Self(NONE.clone())
    }
}

impl Aspects {
    /// The member of an axis.
    #[must_use]
    pub fn get(&self, axis: &Name) -> Option<&Member> {
        let at = self.0.binary_search_by(|(own, _)| own.cmp(axis)).ok()?;
        self.0.get(at).map(|(_, member)| member)
    }

    /// The axes.
    pub fn keys(&self) -> impl Iterator<Item = &Name> {
        self.0.iter().map(|(axis, _)| axis)
    }

    /// The members.
    pub fn values(&self) -> impl Iterator<Item = &Member> {
        self.0.iter().map(|(_, member)| member)
    }
}

impl Deref for Aspects {
    type Target = [(Name, Member)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Aspects {
    type Item = &'a (Name, Member);
    type IntoIter = std::slice::Iter<'a, (Name, Member)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromIterator<(Name, Member)> for Aspects {
    /// Of several members of one axis the last one counts.
    fn from_iter<T: IntoIterator<Item = (Name, Member)>>(members: T) -> Self {
        let mut list: Vec<(Name, Member)> = members.into_iter().collect();
        if list.is_empty() {
            return Self::default();
        }
        list.reverse();
        list.compact_sort_by(|(a, _), (b, _)| a.cmp(b));
        list.dedup_by(|(later, _), (kept, _)| later == kept);
        Self(list.into())
    }
}

impl Extend<(Name, Member)> for Aspects {
    fn extend<T: IntoIterator<Item = (Name, Member)>>(&mut self, members: T) {
        *self = self.0.iter().cloned().chain(members).collect();
    }
}
