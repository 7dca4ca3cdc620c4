//! Hostile text in each field of a release that takes it, through every output, read by a parser that is not Kessan's: it is refused
//! when the file is read, or it is only text.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use kessan::prerender::Stage;
use kessan::prerender::assets::Shell;
use kessan::prerender::carried::Carried;
use kessan::prerender::document::{Content, document};
use kessan::prerender::site::{Site, oembed, picture};
use kessan::prerender::{data, icons};
use kessan::view::downloads::Sizes;
use kessan::view::env::Env;
use kessan::workbook;
use kessan_core::release::Release;
use kessan_core::text::Lang;
use kessan_validate::check;
use serde_json::{Value, json};

use super::MADE_UP;

/// What would end a text, an attribute, a comment, a title, a script or a section of characters; be a formula; turn what follows
/// around; and end a line of a script. The second has characters that no XML may have.
const HOSTILE: [&str; 2] = [
    "=cmd|' /C calc'!A0</title>--><script>alert(1)</script>\"'><img src=x onerror=alert(1)>]]>javascript:alert(1)\u{202e}\u{2067}\u{2028}\u{2029}",
    "\t@SUM(1)\u{1}\u{8}\u{b}\u{7f}\u{85}\u{fffe}\u{feff}<svg/onload=alert(1)>",
];

/// Elements that a text must not add.
const FEW: [&str; 12] =
    ["script", "style", "img", "image", "iframe", "object", "embed", "link", "meta", "base", "form", "foreignObject"];

/// What markup consists of: how often each of the few elements stands there, and which attributes each element has.
#[derive(Debug, Default)]
struct Shape {
    few: BTreeMap<String, usize>,
    attributes: BTreeSet<(String, String)>,
    addresses: Vec<String>,
}

#[derive(Default)]
struct Sink(RefCell<Shape>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind != TagKind::StartTag {
            return TokenSinkResult::Continue;
        }
        let mut shape = self.0.borrow_mut();
        let name = tag.name.to_string();
        if FEW.iter().any(|few| few.eq_ignore_ascii_case(&name)) {
            *shape.few.entry(name.clone()).or_default() += 1;
        }
        for attribute in &tag.attrs {
            let of = attribute.name.local.to_string();
            if ["href", "src", "action", "formaction", "data", "srcdoc"].contains(&of.as_str()) {
                shape.addresses.push(attribute.value.to_string());
            }
            // Any number of data of its own is no harm.
            shape.attributes.insert((name.clone(), of));
        }
        match name.as_str() {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

fn shape(html: &str) -> Shape {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Everything that is made of a release.
struct Outputs {
    pages: Vec<Shape>,
    pictures: Vec<String>,
    manifests: Vec<String>,
    frames: Vec<String>,
    data: Vec<data::DataFile>,
    workbook: Vec<u8>,
}

fn outputs(release: &'static Release) -> Outputs {
    let report = Box::leak(Box::new(release.checks()));
    let (shell, carried) = (Shell::default(), Carried::new(release, report).unwrap());
    let site = Site::read("https://ir.example.com/").unwrap();
    let mut outputs = Outputs {
        pages: Vec::new(),
        pictures: Vec::new(),
        manifests: Vec::new(),
        frames: Vec::new(),
        data: data::files(release, report).unwrap(),
        workbook: workbook::write(release, report).unwrap(),
    };
    for lang in Lang::ALL {
        let content = Content::new(Env { lang, release }, report, &shell.builder, &Sizes::default());
        outputs.pages.push(shape(&document(&content, &carried, &shell, Stage::Published, Some(&site))));
        outputs.pictures.extend(picture::svg(&content));
        outputs.manifests.push(icons::manifest(&content, true));
        for view in oembed::views(&content.body) {
            outputs.frames.push(oembed::answer(&site, &content, &view)["html"].as_str().unwrap().to_owned());
        }
    }
    outputs
}

/// That nothing but text has come in, in comparison with the outputs of a harmless file.
fn are_only_text(outputs: &Outputs, harmless: &Outputs, place: &str) {
    for (page, other) in outputs.pages.iter().zip(&harmless.pages) {
        assert_eq!(page.few, other.few, "{place}");
        let more: Vec<_> = page.attributes.difference(&other.attributes).collect();
        assert!(
            more.iter().all(|(_, name)| !name.starts_with("on") && name != "src" && name != "style"),
            "{place}: {more:?}"
        );
        let run = page.addresses.iter().find(|address| address.trim_start().to_lowercase().starts_with("javascript:"));
        assert_eq!(run, None, "{place}");
    }
    for picture in &outputs.pictures {
        let xml = roxmltree::Document::parse(picture).unwrap_or_else(|error| panic!("{place}: {error}: {picture}"));
        for node in xml.descendants().filter(roxmltree::Node::is_element) {
            assert!(!FEW.contains(&node.tag_name().name()) || node.tag_name().name() == "style", "{place}: {picture}");
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")), "{place}: {picture}");
        }
    }
    for manifest in &outputs.manifests {
        assert!(serde_json::from_str::<Value>(manifest).unwrap()["name"].is_string(), "{place}");
    }
    for frame in &outputs.frames {
        let shape = shape(frame);
        assert_eq!(shape.few.get("iframe"), Some(&1), "{place}: {frame}");
        assert_eq!(shape.few.len(), 1, "{place}: {frame}");
        assert!(
            shape.attributes.iter().all(|(_, name)| !name.starts_with("on") && name != "srcdoc"),
            "{place}: {frame}"
        );
    }
    for file in &outputs.data {
        if file.path.ends_with(".json") {
            serde_json::from_str::<Value>(&file.text).unwrap_or_else(|error| panic!("{place}: {}: {error}", file.path));
            continue;
        }
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
        for row in rows.records() {
            let row = row.unwrap_or_else(|error| panic!("{place}: {}: {error}", file.path));
            let formula = row.iter().find(|cell| cell.starts_with(['=', '@', '\t', '\r']));
            assert_eq!(formula, None, "{place}: {}", file.path);
        }
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(&outputs.workbook)).unwrap();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let xml = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{place}: {name}: {error}"));
        for node in xml.descendants().filter(roxmltree::Node::is_element) {
            let is_formula = ["f", "definedName"].contains(&node.tag_name().name());
            // A quoted text within a formula is text.
            let formula = node.text().unwrap_or_default();
            let unquoted: String = formula.split('"').step_by(2).collect();
            assert!(
                !is_formula || !unquoted.contains("cmd|") && !unquoted.contains("@SUM"),
                "{place}: {name}: {formula}"
            );
            let target = node.attribute("Target").unwrap_or_default();
            assert!(!target.to_lowercase().starts_with("javascript:"), "{place}: {name}: {target}");
        }
    }
}

/// The paths of all texts, with `*` for the places in lists, each with the first pointer to it.
fn texts(value: &Value, kind: &str, pointer: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{kind}/{name}"), &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                texts(item, &format!("{kind}/*"), &format!("{pointer}/{index}"), found);
            }
        }
        Value::String(_) => {
            found.entry(kind.to_owned()).or_insert_with(|| pointer.to_owned());
        }
        _ => {}
    }
}

fn read(file: &Value) -> Option<&'static Release> {
    check("hostile.json", file.to_string().as_bytes()).ok().map(|release| &*Box::leak(Box::new(release)))
}

#[test]
fn hostile_text_in_any_field_is_refused_or_only_text() {
    let file: Value = serde_json::from_str(MADE_UP).unwrap();
    let harmless = outputs(read(&file).unwrap());
    let mut kinds = BTreeMap::new();
    texts(&file, "", "", &mut kinds);
    assert!(kinds.len() > 40, "{kinds:?}");
    for text in HOSTILE {
        // All fields that take it at once, as all outputs of each alone would take minutes; what is found says its field.
        let (mut hostile, mut accepted) = (file.clone(), 0);
        for (kind, pointer) in &kinds {
            let mut changed = hostile.clone();
            *changed.pointer_mut(pointer).unwrap() = json!(format!("{text}{kind}"));
            if read(&changed).is_some() {
                (hostile, accepted) = (changed, accepted + 1);
            }
        }
        // As texts for people are.
        assert!(accepted > 20, "{text:?} in {accepted} fields");
        are_only_text(&outputs(read(&hostile).unwrap()), &harmless, &format!("{text:?}"));
    }
}

#[test]
fn an_address_that_would_run_is_refused() {
    for address in ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", " javascript:alert(1)"] {
        let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
        file["company"]["website"] = json!(address);
        assert!(read(&file).is_none(), "{address}");
    }
}
