//! Writes the page's words as code, and fails the build if a language lacks one. No release is compiled in: a page's release
//! stands in the page (`src/prerender/carried.rs`).

use std::env;
#[cfg(feature = "words")]
use std::{
    fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    keep_relocations();
    let steps = [write_words(), write_measures()];
    for failure in steps.into_iter().filter_map(Result::err) {
        for line in failure.lines() {
            println!("cargo::error={line}");
        }
    }
}

/// Has the linker leave in the browser's program what the prerenderer needs to split it (`src/prerender/split.rs`). As an
/// argument of this one binary no RUSTFLAGS of an environment can take its place.
fn keep_relocations() {
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}

/// Writes the page's words as code. A key that a language lacks, or has alone, fails the build.
#[cfg(feature = "words")]
fn write_words() -> Result<(), String> {
    use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
    use leptos_i18n_parser::parse_locales::parse_locales;

    println!("cargo::rerun-if-changed=locales");
    let config = Config::new("en")
        .and_then(|config| config.add_locale("ja"))
        .map_err(|error| error.to_string())?
        .parse_options(ParseOptions::default().interpolate_display(true));
    let parsed = parse_locales(None, config).map_err(|error| error.to_string())?;
    let warnings = parsed.diag.warnings().iter().map(|warning| format!("locales: {warning}")).collect::<Vec<_>>();
    let errors = parsed.diag.errors().iter().map(|error| format!("locales: {error}")).collect::<Vec<_>>();
    let problems = [warnings, errors].concat();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    let code = leptos_i18n_codegen::gen_code(&parsed, None, false, None, false).map_err(|error| error.to_string())?;
    let mut lines = String::new();
    write_lines(code, &mut lines);
    write(&out_dir()?.join("words.rs"), lines.as_bytes())
}

/// Writes code with a line for each statement, field and argument. As one line of three million characters, which is how tokens
/// print, it made the compiler count characters from its beginning for every place in it: most of the time that lints took.
#[cfg(feature = "words")]
fn write_lines(code: proc_macro2::TokenStream, lines: &mut String) {
    use proc_macro2::{Delimiter, Spacing, TokenTree};

    for token in code {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{\n", "}\n"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                lines.push_str(open);
                write_lines(group.stream(), lines);
                lines.push_str(close);
            }
            TokenTree::Punct(punct) => {
                lines.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    lines.push(if matches!(punct.as_char(), ';' | ',') { '\n' } else { ' ' });
                }
            }
            token @ (TokenTree::Ident(_) | TokenTree::Literal(_)) => {
                lines.push_str(&token.to_string());
                lines.push(' ');
            }
        }
    }
}

/// Writes the words of the calculator's measures as a table by their keys. A key or text that a language lacks, or has
/// alone, fails the build.
#[cfg(feature = "words")]
fn write_measures() -> Result<(), String> {
    use std::collections::BTreeMap;

    type Words = BTreeMap<String, BTreeMap<String, String>>;
    let words = |lang: &str| -> Result<Words, String> {
        let path = PathBuf::from(format!("locales/measures.{lang}.json"));
        serde_json::from_str(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (en, ja) = (words("en")?, words("ja")?);
    // The name in the workbook comes last, as the browser does without it.
    const TEXTS: [&str; 3] = ["name", "formula", "line"];
    let count = if env::var_os("CARGO_FEATURE_RENDER").is_some() { TEXTS.len() } else { TEXTS.len() - 1 };
    let mut problems = Vec::new();
    let mut code = format!("[(&str, [[&str; {count}]; 2]); {}] = [", en.len());
    for key in en.keys().chain(ja.keys().filter(|key| !en.contains_key(*key))) {
        let texts = [&en, &ja].map(|words| words.get(key).cloned().unwrap_or_default());
        if !texts[0].keys().eq(texts[1].keys()) {
            problems.push(format!("locales/measures: `{key}` has not the same texts in English and in Japanese"));
        }
        for unknown in texts[0].keys().filter(|text| !TEXTS.contains(&text.as_str())) {
            problems.push(format!("locales/measures: `{key}` has `{unknown}`; known are {}", TEXTS.join(", ")));
        }
        let texts = texts.map(|texts| {
            let text = |text: &&str| texts.get(*text).cloned().unwrap_or_default();
            TEXTS.iter().take(count).map(text).collect::<Vec<_>>()
        });
        code += &format!("({key:?}, {texts:?}),\n");
    }
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    write(&out_dir()?.join("measures.rs"), format!("pub(crate) static MEASURES: {code}];").as_bytes())
}

/// Nothing to write for the core, which has no words.
#[cfg(not(feature = "words"))]
fn write_measures() -> Result<(), String> {
    Ok(())
}

/// Nothing to write for the core, which has no words.
#[cfg(not(feature = "words"))]
fn write_words() -> Result<(), String> {
    Ok(())
}

#[cfg(feature = "words")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("writing {}: {error}", path.display()))
}

#[cfg(feature = "words")]
fn out_dir() -> Result<PathBuf, String> {
    env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| "OUT_DIR is not set; run this through cargo".to_owned())
}

#[cfg(feature = "words")]
fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))
}
