//! What the reader wants to see in the figures: the keys of the fragment that belong to their program.

use super::address::{Address, Pair};
use super::settings::{Periods, Show};
use kessan_core::order::by_key;
use kessan_core::release::Release;

/// The keys that the figures' program owns: the business whose parts are shown, what is taken out of pictures, and the power
/// of ten that amounts are shown in.
pub const KEYS: [&str; 3] = ["within", "hide", "unit"];

/// The figures that lines can be taken out of.
pub const WITH_TOGGLES: [&str; 3] = ["mix", "margins", "costs"];

/// More lines than any of these figures has.
const MOST: usize = 40;

/// What figures show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Amounts, shares or what was added to growth, in the revenue mix.
    pub show: Show,
    /// The position of the business whose parts the mix shows; all businesses without one.
    pub within: Option<usize>,
    /// What is taken out of pictures: the figure's name and the position of the line.
    pub hidden: Vec<(String, usize)>,
    /// Whether amounts are in the finest unit that the release prints.
    pub is_fine: bool,
    /// The comparisons that are shown, as the page's own program has it: what stands side by side shares a scale.
    pub periods: Periods,
}

impl ViewState {
    /// Whether a line is taken out of a figure. Of a mix that shows a business's parts nothing is.
    pub fn is_hidden(&self, figure: &str, line: usize) -> bool {
        let is_inside = figure == WITH_TOGGLES[0] && self.within.is_some();
        !is_inside && self.hidden.iter().any(|(of, at)| of == figure && *at == line)
    }

    /// The same with every line of a figure in the picture.
    #[must_use]
    pub fn with_all(&self, figure: &str) -> Self {
        let hidden = self.hidden.iter().filter(|(of, _)| of != figure).cloned().collect();
        Self { hidden, ..self.clone() }
    }

    /// Takes a line out of a figure, or puts it back.
    pub fn set_hidden(&mut self, figure: &str, line: usize, is_hidden: bool) {
        self.hidden.retain(|(of, at)| !(of == figure && *at == line));
        if is_hidden {
            self.hidden.push((figure.to_owned(), line));
            self.hidden = by_key(std::mem::take(&mut self.hidden), Clone::clone);
        }
    }
}

/// Whether a key of an address belongs to the figures.
pub fn owns(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Reads what an address says of the figures, and what of it this release lacks.
pub fn read(address: &Address, release: &Release) -> (ViewState, Vec<Pair>) {
    let mut view_state = ViewState::default();
    let mut unknown = Vec::new();
    for pair in address.pairs.iter().filter(|(key, _)| owns(key)) {
        let is_known = match pair.0.as_str() {
            "within" => {
                let businesses = &release.file.story.businesses;
                view_state.within = businesses.iter().position(|known| known.id == pair.1 && known.parts.len() > 1);
                view_state.within.is_some()
            }
            "unit" => {
                view_state.is_fine = release.finest_scale().is_some_and(|scale| scale.to_string() == pair.1);
                view_state.is_fine
            }
            _ => {
                let lines: Vec<_> = pair.1.split(',').map(line).collect();
                view_state.hidden.extend(lines.iter().flatten().cloned());
                lines.iter().all(Option::is_some)
            }
        };
        if !is_known {
            unknown.push(pair.clone());
        }
    }
    (view_state, unknown)
}

/// `mix.0`
fn line(text: &str) -> Option<(String, usize)> {
    let (figure, line) = text.split_once('.')?;
    let line = line.parse().ok().filter(|line| *line < MOST)?;
    WITH_TOGGLES.contains(&figure).then(|| (figure.to_owned(), line))
}

/// The figures' pairs.
pub fn pairs(view_state: &ViewState, release: &Release) -> Vec<Pair> {
    let within = view_state.within.and_then(|index| release.file.story.businesses.get(index));
    let within = within.map(|business| ("within".to_owned(), business.id.clone()));
    let hidden: Vec<_> = view_state.hidden.iter().map(|(figure, line)| format!("{figure}.{line}")).collect();
    let hidden = (!hidden.is_empty()).then(|| ("hide".to_owned(), hidden.join(",")));
    let unit =
        release.finest_scale().filter(|_| view_state.is_fine).map(|scale| ("unit".to_owned(), scale.to_string()));
    within.into_iter().chain(hidden).chain(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::load::load;

    #[test]
    fn what_is_written_is_read_and_what_is_unknown_is_told() {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        let mut view_state = ViewState { within: Some(1), ..ViewState::default() };
        view_state.set_hidden("costs", 2, true);
        view_state.set_hidden("mix", 0, true);
        view_state.set_hidden("mix", 3, true);
        view_state.set_hidden("mix", 3, false);
        view_state.is_fine = true;
        let text = Address::read("#mix?v=1&ccy=chf&within=x").with(owns, pairs(&view_state, &release)).write();
        assert_eq!(text, "mix?v=1&ccy=chf&within=lighthouses&hide=costs.2%2Cmix.0&unit=3");
        assert_eq!(read(&Address::read(&text), &release), (view_state.clone(), Vec::new()));
        assert!(
            view_state.is_hidden("costs", 2) && !view_state.is_hidden("mix", 0),
            "the parts of a business are all shown"
        );
        let (read, unknown) = read(&Address::read("#mix?v=1&within=licences&hide=mix.1,bars.2&unit=6"), &release);
        assert_eq!(read.hidden, [("mix".to_owned(), 1)]);
        assert_eq!(unknown.len(), 3, "licences have no parts, there are no bars, and millions are the usual unit");
    }
}
