//! A release as its pages have it: what every visit needs stands in the page, what a part of the program asks for in a file
//! beside it, which is loaded with that part. The programs carry no release, so those of one site are those of every other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::file::File;
use super::packed::{Packing, pack_release};
use super::program::hash;
use super::{Failure, one_file};
use kessan_core::checks::Report;
use kessan_core::checks::contested::Contested;
use kessan_core::release::Release;
use kessan_core::release::embedded::{Part, place, to_text, write, write_for_page};
use kessan_core::text::Lang;

/// The type of an element that no browser runs.
const INERT: &str = "application/octet-stream";

/// What the pages of a release carry of it.
#[derive(Clone, Debug)]
pub struct Carried {
    /// What the controls and the calculator need, as text.
    terms: PartText,
    /// What figures need, as text.
    figures: PartText,
    /// All of it, as JSON.
    whole: String,
}

/// A part of a release as text.
#[derive(Clone, Debug)]
struct PartText {
    /// In both languages.
    both: String,
    /// For a page in each language, whose program shows no words of the other.
    of_pages: [String; Lang::ALL.len()],
}

impl PartText {
    fn of(release: &Release, part: Part, contested: &Contested) -> Self {
        let of_page = |lang| to_text(&write_for_page(release, part, contested, lang));
        Self { both: to_text(&write(release, part, contested)), of_pages: Lang::ALL.map(of_page) }
    }

    fn of_page(&self, lang: Lang) -> &str {
        let page = Lang::ALL.into_iter().position(|other| other == lang).unwrap_or(0);
        &self.of_pages[page]
    }
}

/// How the names of the files end, which parts of the program ask for.
const FIGURES_ENDING: &str = "txt";
const WHOLE_ENDING: &str = "json";

impl Carried {
    /// Takes it from the release and its checks.
    ///
    /// # Errors
    ///
    /// A release that cannot be written as JSON; none that has been read from it.
    pub fn new(release: &Release, report: &Report) -> Result<Self, Failure> {
        let contested = Contested::of(release, report);
        // By way of the text: to write a file in another way is 25 kB of a program.
        let mut whole: Value =
            release.file.to_json().and_then(|text| serde_json::from_str(&text)).map_err(|error| Failure {
                operation: "writing the release for its pages".to_owned(),
                reason: error.to_string(),
            })?;
        leave_out_nulls(&mut whole);
        let text = |part| PartText::of(release, part, &contested);
        Ok(Self { terms: text(Part::Terms), figures: text(Part::Figures), whole: whole.to_string() })
    }

    /// The elements at the end of a page in a language.
    pub fn elements(&self, lang: Lang) -> String {
        let named =
            [(place::FIGURES, FIGURES_ENDING, self.figures.of_page(lang)), (place::WHOLE, WHOLE_ENDING, &self.whole)];
        let named = named.map(|(place, ending, text)| {
            let (file, digest) = (name(place, ending, text), STANDARD.encode(Sha256::digest(text)));
            element(place, &format!(" data-file=\"{file}\" data-integrity=\"sha256-{digest}\""), "")
        });
        element(place::TERMS, "", self.terms.of_page(lang)) + &named.concat()
    }

    /// The files that the elements of [`Self::elements`] name, in the site's folder: of figures one for each language, unless
    /// they are the same.
    pub fn files(&self) -> impl Iterator<Item = File> {
        let figures = self.figures.of_pages.iter().map(|text| (place::FIGURES, FIGURES_ENDING, text));
        let mut files: Vec<File> = figures
            .chain([(place::WHOLE, WHOLE_ENDING, &self.whole)])
            .map(|(place, ending, text)| File::new(name(place, ending, text), text.as_bytes()))
            .collect();
        files.dedup_by(|one, other| one.path == other.path);
        files.into_iter()
    }

    /// The elements of the one file: all of it, the parts packed.
    ///
    /// # Errors
    ///
    /// None in practice: it writes to memory.
    pub fn packed(&self, packing: Packing) -> Result<String, Failure> {
        let mut elements = element(place::TERMS, "", &self.terms.both);
        for (place, text) in [(place::FIGURES, &self.figures.both), (place::WHOLE, &self.whole)] {
            let packed = pack_release(text.as_bytes(), packing).map_err(|error| Failure {
                operation: format!("packing the release into {}", one_file::NAME),
                reason: error.to_string(),
            })?;
            elements += &element(place, &format!(" data-file=\"{}\"", place::id(place)), &packed);
        }
        Ok(elements)
    }
}

/// Fields without a value are a third of a release's text.
fn leave_out_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(leave_out_nulls);
        }
        Value::Array(list) => list.iter_mut().for_each(leave_out_nulls),
        _ => {}
    }
}

fn element(place: &str, attributes: &str, text: &str) -> String {
    format!("<script type=\"{INERT}\" id=\"{}\"{attributes}>{text}</script>", place::id(place))
}

fn name(place: &str, ending: &str, text: &str) -> String {
    format!("release-{place}-{}.{ending}", hash(text.as_bytes()))
}
