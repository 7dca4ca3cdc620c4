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
    /// What the controls and the calculator need, as text, in both languages.
    terms: String,
    /// The same for a page in each language.
    terms_of_pages: [String; Lang::ALL.len()],
    /// What parts of the program ask for: the place, how the file's name ends, and the text.
    asked: Vec<(&'static str, &'static str, String)>,
}

impl Carried {
    /// Takes it from the release and its checks.
    ///
    /// # Errors
    ///
    /// A release that cannot be written as JSON; none that has been read from it.
    pub fn new(release: &Release, report: &Report) -> Result<Self, Failure> {
        let contested = Contested::of(release, report);
        let text = |part| to_text(&write(release, part, &contested));
        let mut whole = serde_json::to_value(&release.file).map_err(|error| Failure {
            operation: "writing the release for its pages".to_owned(),
            reason: error.to_string(),
        })?;
        leave_out_nulls(&mut whole);
        let asked = vec![(place::FIGURES, "txt", text(Part::Figures)), (place::WHOLE, "json", whole.to_string())];
        let of_page = |lang| to_text(&write_for_page(release, Part::Terms, &contested, lang));
        Ok(Self { terms: text(Part::Terms), terms_of_pages: Lang::ALL.map(of_page), asked })
    }

    /// The elements at the end of a page in a language.
    pub fn elements(&self, lang: Lang) -> String {
        let named = self.asked.iter().map(|(place, ending, text)| {
            let (file, digest) = (name(place, ending, text), STANDARD.encode(Sha256::digest(text)));
            element(place, &format!(" data-file=\"{file}\" data-integrity=\"sha256-{digest}\""), "")
        });
        let page = Lang::ALL.into_iter().position(|other| other == lang).unwrap_or(0);
        element(place::TERMS, "", &self.terms_of_pages[page]) + &named.collect::<String>()
    }

    /// The files that the elements of [`Self::elements`] name, in the site's folder.
    pub fn files(&self) -> impl Iterator<Item = File> {
        self.asked.iter().map(|(place, ending, text)| File::new(name(place, ending, text), text.as_bytes()))
    }

    /// The elements of the one file: all of it, the parts packed.
    ///
    /// # Errors
    ///
    /// None in practice: it writes to memory.
    pub fn packed(&self, packing: Packing) -> Result<String, Failure> {
        let mut elements = element(place::TERMS, "", &self.terms);
        for (place, _, text) in &self.asked {
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
