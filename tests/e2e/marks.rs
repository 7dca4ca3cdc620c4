//! The marks of figures and what is told of them, as a reader comes to them.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use fantoccini::actions::{Actions, InputSource, MouseActions, PointerAction, TouchActions};
use serde::Deserialize;

use super::failure::{Failure, Outcome};
use super::page::Page;

/// Left, top, right and bottom in the window, in CSS pixels.
pub type Rect = (f64, f64, f64, f64);

/// A mark that is told of, with the bubble and the table's cell of the same number.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Told {
    pub title: String,
    pub value: String,
    /// The key of the number; empty if it has no source.
    pub key: String,
    pub facts: Vec<String>,
    pub place: String,
    /// The buttons to be seen: `parts`, `source`.
    pub acts: Vec<String>,
    /// What a screen reader hears.
    pub said: String,
    /// What the cell with that key says in the chosen currency; empty if the figure's table has none.
    pub cell: String,
    /// Whether that cell is marked.
    pub is_pointed: bool,
    pub bubble: Rect,
    pub outline: Rect,
}

impl Told {
    /// Whether the release has a number there: a dash has no source.
    pub fn has_number(&self) -> bool {
        self.value.contains(|letter: char| letter.is_ascii_digit())
    }

    /// What it says and of which mark, however the reader came to it.
    pub fn words(&self) -> (Vec<&str>, Rect) {
        let lines = [&self.title, &self.value, &self.key, &self.place].into_iter().chain(&self.facts).chain(&self.acts);
        (lines.map(String::as_str).collect(), self.outline)
    }

    /// Where the mark is pointed at in the window: its middle, or a little above one that is too thin to be hit.
    pub fn middle(&self) -> (f64, f64) {
        let (left, top, right, bottom) = self.outline;
        // The outline has room of two pixels around the mark.
        let down = if bottom - top < 6.0 { top - 3.0 } else { f64::midpoint(top, bottom) };
        (f64::midpoint(left, right), down)
    }
}

/// What is told of a mark of the plot in `arguments[0]`; nothing while no bubble is to be seen.
const TELL: &str = "const told = name => {
    const tip = document.getElementById('tip');
    if (!tip.checkVisibility()) return null;
    const rect = element => {
        const {left, top, right, bottom} = element.getBoundingClientRect();
        return [left, top, right, bottom];
    };
    const text = part => tip.querySelector(part).innerText.trim();
    const key = tip.querySelector('.tip-value').dataset.n ?? '';
    const figure = document.querySelector(`[data-plot=\"${name}\"]`).closest('figure');
    // The tables of the first figures stand below them.
    const own = figure.querySelectorAll('table');
    const tables = own.length ? own : document.querySelectorAll(`#${figure.id.slice(4)}-table`);
    const [kind, concept, period] = key.split(' ');
    const keys = kind === 'share' ? [key, `value ${concept} ${period}`] : [key];
    const cells = [...tables].flatMap(table => [...table.querySelectorAll('td[data-n]')]);
    const cell = key && cells.find(cell => keys.includes(cell.dataset.n));
    const currency = document.getElementById('ccy-1').checked ? '.tc' : '.rc';
    const share = kind === 'share' && cell && cell.querySelector('.sh');
    const shown = cell && (share || cell.querySelector(currency) || cell);
    return {
        title: text('.tip-title'), value: text('.tip-value'), key, place: text('.tip-place'),
        facts: [...tip.querySelectorAll('.tip-facts li')].map(fact => fact.innerText.trim()),
        acts: [...tip.querySelectorAll('[data-tip]')].filter(act => act.checkVisibility()).map(act => act.dataset.tip),
        said: document.getElementById('tip-said').textContent,
        cell: shown ? shown.textContent.trim() : '',
        is_pointed: !!cell && cell.classList.contains('pointed'),
        bubble: rect(tip), outline: rect(document.getElementById('tip-outline')),
    };
};";

/// Goes on from mark to mark by an arrow key, from the first on if none is told of; some at a time, until one repeats the one
/// before: then the bubble is dismissed.
const WALK: &str = "const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
    const press = key => plot.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    const place = told => told && JSON.stringify([told.said, told.outline]);
    const marks = [];
    let last = told(arguments[0]);
    while (marks.length < 4) {
        press(last ? arguments[1] : 'Home');
        const now = told(arguments[0]);
        if (place(now) === place(last)) {
            press('Escape');
            break;
        }
        marks.push(now);
        last = now;
    }
    return marks";

/// The arrow key that leads to the next mark of a plot, whatever it shows.
pub fn onward(plot: &str) -> &'static str {
    let is_stack = ["mix-", "costs-", "balance-"].iter().any(|stack| plot.starts_with(stack));
    if is_stack { "ArrowUp" } else { "ArrowDown" }
}

impl Page {
    /// All plots of the page that are to be seen.
    pub async fn plots(&self) -> Outcome<Vec<String>> {
        self.read(
            "[...document.querySelectorAll('[data-plot]')].filter(plot => plot.checkVisibility())
                .map(plot => plot.dataset.plot)",
        )
        .await
    }

    /// Brings a plot to the middle of the window, until it is drawn and stays there.
    pub async fn shows_plot(&self, plot: &str) -> Outcome {
        self.picture(plot).await?;
        let body = "const plot = document.querySelector(`[data-plot=\"${arguments[0]}\"]`);
            const place = () => JSON.stringify(plot.getBoundingClientRect());
            plot.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
            const before = place();
            return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
                resolve(plot.hasAttribute('tabindex') && place() === before)))))";
        self.browser.until(&format!("{plot} to stand still"), body, &[plot], |stands: &bool| *stands).await.map(drop)
    }

    /// All marks of a plot, in the order of the arrow keys.
    pub async fn marks(&self, plot: &str) -> Outcome<Vec<Told>> {
        self.marks_by(plot, onward(plot)).await
    }

    /// The same by another key.
    pub async fn marks_by(&self, plot: &str, key: &str) -> Outcome<Vec<Told>> {
        self.shows_plot(plot).await?;
        let mut marks = Vec::new();
        loop {
            let more: Vec<Told> = self.browser.run(&format!("{TELL} {WALK}"), &[plot, key]).await?;
            let is_last = more.len() < 4;
            marks.extend(more);
            if is_last {
                return Ok(marks);
            }
        }
    }

    /// What is told now, of a mark of that plot.
    pub async fn told(&self, plot: &str) -> Outcome<Option<Told>> {
        self.browser.run(&format!("{TELL} return told(arguments[0])"), &[plot]).await
    }

    /// Waits until the mark of that title is told of.
    pub async fn tells(&self, plot: &str, title: &str) -> Outcome<Told> {
        let body = format!("{TELL} return told(arguments[0])");
        let is_it = |told: &Option<Told>| told.as_ref().is_some_and(|told| told.title == title);
        let told = self.browser.until(&format!("{plot} to tell of {title}"), &body, &[plot], is_it).await?;
        told.ok_or_else(|| Failure::new(format!("{plot} tells of nothing")))
    }

    /// Waits until nothing is told.
    pub async fn tells_nothing(&self) -> Outcome {
        let is_told = "document.querySelector('#tip').checkVisibility() || !!document.querySelector('.pointed')";
        self.becomes(is_told, false).await
    }

    /// Moves the mouse to a point of the window, as by hand: over another point.
    pub async fn point(&self, (x, y): (f64, f64)) -> Outcome {
        let to = |x, y| PointerAction::MoveTo { duration: None, x, y };
        let mouse = MouseActions::new("mouse".to_owned()).then(to(x + 1.0, y)).then(to(x, y));
        Ok(self.browser.client.perform_actions(mouse).await?)
    }

    /// Clicks at a point of the window.
    pub async fn click_at(&self, (x, y): (f64, f64)) -> Outcome {
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        Ok(self.browser.client.perform_actions(mouse).await?)
    }

    /// Taps at a point of the window with a finger.
    pub async fn tap(&self, (x, y): (f64, f64)) -> Outcome {
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        Ok(self.browser.client.perform_actions(Actions::from(finger)).await?)
    }

    /// The middle of an element in the window, once it is in the middle of that.
    pub async fn middle_of(&self, selector: &str) -> Outcome<(f64, f64)> {
        let body = "const element = document.querySelector(arguments[0]);
            element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
            const {left, top, width, height} = element.getBoundingClientRect();
            return [left + width / 2, top + height / 2]";
        self.browser.run(body, &[selector]).await
    }
}
