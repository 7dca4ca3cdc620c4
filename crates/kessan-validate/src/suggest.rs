//! What the author may have meant.

use serde_json::Value;

use kessan_core::problem::Problem;

/// No name of a release is longer; comparing two names takes time by the product of their lengths.
const MOST_LETTERS: usize = 100;

/// The one of `names` that `name` is most like, if it is like one at all.
pub(super) fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.chars().count() > MOST_LETTERS {
        return None;
    }
    let most = (name.chars().count() / 3).clamp(1, 4);
    names
        .into_iter()
        .filter(|known| known.chars().count().abs_diff(name.chars().count()) <= most)
        .map(|known| (distance(name, known), known))
        .filter(|(far, _)| *far <= most)
        .min()
        .map(|(_, known)| known)
}

/// The problem with the id that was meant, where an unknown one is like an id of the list that it should be in.
pub(super) fn add(document: &Value, problem: &Problem) -> Problem {
    let list = problem.expected.strip_prefix("one that \"").and_then(|rest| rest.strip_suffix("\" lists"));
    let suggestion = list.and_then(|list| {
        let written = document.pointer(&problem.pointer)?.as_str()?.trim_start_matches(['+', '-']);
        let known = document.get(list)?.as_array()?.iter().filter_map(|part| part.get("id")?.as_str());
        nearest(written, known)
    });
    let mut problem = problem.clone();
    if let Some(suggestion) = suggestion {
        problem.expected.push_str(&format!("; did you mean {suggestion:?}?"));
    }
    problem
}

/// How many letters must be put in, left out, exchanged or swapped with the next to make one of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let exchanged = rows[i][j] + usize::from(letter != other);
            let mut least = exchanged.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        assert_eq!(nearest("dept", ["depth", "id", "cells"]), Some("depth"));
        assert_eq!(nearest("lable", ["label", "cells"]), Some("label"));
        assert_eq!(nearest("colour", ["label", "cells"]), None);
    }
}
