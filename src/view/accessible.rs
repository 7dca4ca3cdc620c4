//! Signs of figures in words, for assistive technology. The eye sees what is printed: `(1,949)`, a dash, italics, `≈`. The
//! words are content of the style sheet (`style/accessible.css`), so that no text of the page has them: what is copied,
//! searched and translated is what is seen, and a cell grows by a class.

use leptos::prelude::*;

use super::env::Env;
use super::number::escaped;
use crate::t;
use kessan_core::notation::{Notation, pieces};

/// The class under which the style sheet says what a sign means; whether the sign itself is not to be heard.
fn class(notation: Notation) -> Option<(&'static str, bool)> {
    match notation {
        Notation::Plain => None,
        Notation::Negative => Some(("neg", false)),
        Notation::MinusSign => Some(("neg", true)),
        Notation::Nil => Some(("nil", true)),
        Notation::Approximate => Some(("approx", true)),
        Notation::Contested => Some(("contested", true)),
    }
}

/// A text of figures with elements around the signs that are heard otherwise; most texts have none.
pub fn figures(text: impl Into<String>) -> AnyView {
    let text = text.into();
    match pieces(&text).as_slice() {
        [] | [(Notation::Plain, _)] => text.into_any(),
        pieces => pieces.iter().map(|(notation, piece)| sign(*notation, (*piece).to_owned())).collect_view().into_any(),
    }
}

fn sign(notation: Notation, text: String) -> AnyView {
    match class(notation) {
        None => text.into_any(),
        Some((class, false)) => view! { <span class=class>{text}</span> }.into_any(),
        Some((class, true)) => view! { <span class=class><span aria-hidden="true">{text}</span></span> }.into_any(),
    }
}

/// The same as HTML, for what is set whole. All of it is escaped.
pub fn html(text: &str) -> String {
    let piece = |(notation, text): (Notation, &str)| match class(notation) {
        None => escaped(text),
        Some((class, false)) => format!("<span class=\"{class}\">{}</span>", escaped(text)),
        Some((class, true)) => {
            format!("<span class=\"{class}\"><span aria-hidden=\"true\">{}</span></span>", escaped(text))
        }
    };
    pieces(text).into_iter().map(piece).collect()
}

/// A cell of a table with such a text. A negative figure, the most frequent one, costs it a class only.
pub fn cell(text: &str) -> AnyView {
    match pieces(text).as_slice() {
        // An empty text would be written as a space.
        [(Notation::Plain, "")] => view! { <td></td> }.into_any(),
        [(Notation::Plain, _)] => view! { <td>{text.to_owned()}</td> }.into_any(),
        [(Notation::Negative, _)] => view! { <td class="neg">{text.to_owned()}</td> }.into_any(),
        [(Notation::Nil, _)] => {
            view! { <td class="nil"><span aria-hidden="true">{text.to_owned()}</span></td> }.into_any()
        }
        _ => view! { <td>{figures(text)}</td> }.into_any(),
    }
}

/// A text of figures in words alone, for a label that nobody sees.
pub fn spoken(env: Env, text: &str) -> String {
    let mut words = String::new();
    for (notation, piece) in pieces(text) {
        match notation {
            Notation::Plain => words += piece,
            Notation::Negative => {
                words += &t!(env, accessible.negative);
                words.push(' ');
                words.extend(piece.chars().filter(|c| !"()（）".contains(*c)));
            }
            Notation::MinusSign => words += &format!("{} ", t!(env, accessible.negative)),
            Notation::Nil => words += &t!(env, accessible.nil),
            Notation::Approximate => words += &format!("{} ", t!(env, accessible.approximate)),
            Notation::Contested => words += &format!(" ({})", t!(env, accessible.contested)),
        }
    }
    words
}

/// The words as custom properties of the style sheet, in each language of the page.
#[cfg(feature = "render")]
pub fn style() -> String {
    use super::words::{locale, td_string};
    use kessan_core::text::Lang;

    let words = |lang: Lang| {
        let locale = locale(lang);
        let words = [
            ("neg", td_string!(locale, accessible.negative).to_string()),
            ("nil", td_string!(locale, accessible.nil).to_string()),
            ("approx", td_string!(locale, accessible.approximate).to_string()),
            ("contested", td_string!(locale, accessible.contested).to_string()),
            ("derived", td_string!(locale, accessible.derived).to_string()),
            ("translated", td_string!(locale, accessible.translated).to_string()),
        ];
        let property =
            |(name, word): (&str, String)| format!("--{name}:\"{}\";", word.replace(['\\', '"', '<', '\n'], ""));
        words.map(property).concat()
    };
    let of = |lang: Lang| match lang {
        Lang::En => format!(":root{{{}}}", words(lang)),
        Lang::Ja => format!(":root:lang({}){{{}}}", lang.tag(), words(lang)),
    };
    Lang::ALL.map(of).concat()
}

#[cfg(test)]
#[cfg(feature = "render")]
mod tests {
    use super::*;
    use kessan_core::release::load::load;
    use kessan_core::text::Lang;

    fn env(lang: Lang) -> Env {
        let release = load("made-up", include_str!("../../tests/releases/made-up.json")).unwrap();
        Env { lang, release: Box::leak(Box::new(release)) }
    }

    #[test]
    fn a_label_says_in_words_what_signs_mean() {
        let (en, ja) = (env(Lang::En), env(Lang::Ja));
        assert_eq!(spoken(en, "JPY (1,949) thousand"), "JPY minus 1,949 thousand");
        assert_eq!(spoken(ja, "△204百万円"), "マイナス 204百万円");
        assert_eq!(spoken(en, "–"), "none");
        assert_eq!(spoken(ja, "-"), "なし");
        assert_eq!(spoken(en, "≈ (5,000)"), "about minus 5,000");
        assert_eq!(spoken(en, "33,254 ≠"), "33,254 (differs from another figure)");
        assert_eq!(spoken(en, "+10.9%"), "+10.9%");
    }

    #[test]
    fn a_view_and_its_html_are_the_same_and_escaped() {
        for text in ["(1,949)", "-", "≈ (5,000) <b>", "33,254 ≠", "a & b", "△ 3"] {
            let view = figures(text).to_html().replace("<!>", "").replace("&gt;", ">");
            assert_eq!(view, html(text), "{text}");
        }
        assert_eq!(cell("(1,949)").to_html(), "<td class=\"neg\">(1,949)</td>");
        assert_eq!(cell("-").to_html(), "<td class=\"nil\"><span aria-hidden=\"true\">-</span></td>");
        assert_eq!(cell("△3").to_html().matches("<td>").count(), 1);
    }

    #[test]
    fn the_style_sheet_has_the_words_of_each_language() {
        let style = style();
        assert!(style.starts_with(":root{--neg:\"minus\";--nil:\"none\";"), "{style}");
        assert!(style.contains(":root:lang(ja){--neg:\"マイナス\";--nil:\"なし\";"), "{style}");
    }
}
