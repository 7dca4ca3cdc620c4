//! What the author may have meant.

use super::outline::Outline;
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

/// Adds the id that was meant, where an unknown one is like an id of the list that it should be in.
pub(super) fn add(outline: &Outline, problem: &mut Problem) {
    let list = problem.expected.strip_prefix("one that \"").and_then(|rest| rest.strip_suffix("\" lists"));
    let suggestion = list.and_then(|list| {
        let written = outline.document.pointer(&problem.pointer)?.as_str()?.trim_start_matches(['+', '-']);
        nearest(written, outline.ids.get(list)?.iter().map(String::as_str))
    });
    if let Some(suggestion) = suggestion {
        problem.expected.push_str(&format!("; did you mean {suggestion:?}?"));
    }
}

/// How many letters must be put in, left out, exchanged or swapped with the next to make one of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    // The last two rows and the one that is being made.
    let (mut earlier, mut last, mut row) =
        (vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>(), vec![0; b.len() + 1]);
    let mut before = None;
    for (i, letter) in a.chars().enumerate() {
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let exchanged = last[j] + usize::from(letter != *other);
            let mut least = exchanged.min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && letter == b[j - 1] && before == Some(*other) {
                least = least.min(earlier[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = Some(letter);
        std::mem::swap(&mut earlier, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
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

    #[test]
    fn letters_are_put_in_left_out_exchanged_and_swapped() {
        for (a, b, expected) in
            [("", "", 0), ("", "ab", 2), ("ab", "ba", 1), ("abc", "cab", 2), ("label", "lable", 1), ("売上", "売", 1)]
        {
            assert_eq!((distance(a, b), distance(b, a)), (expected, expected), "{a} {b}");
        }
    }
}
