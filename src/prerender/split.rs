//! Takes a linked program apart: a main part, and the parts that are marked in it, which are loaded when they are needed and
//! share its memory. The page's program has those that [`crate::view::programs`] names; what opens reports has its own
//! ([`super::opener`]).
//!
//! `wasm_split_cli_support` cuts the linked module by its relocations, wasm-bindgen writes the main part's script, and walrus
//! encodes all of them anew, as the linker leaves room in its numbers (a quarter less after brotli).

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::Command;

use seahash::SeaHasher;
use walrus::{ImportKind, Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use super::Failure;
use super::locals::number_by_use;
use super::program::{PartFile, Program};
use crate::view::programs;

/// What cargo calls the program that is linked, before it is taken apart.
const BINARY: &str = "app";
/// The target triple of the program.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
/// A section that the linker leaves in with `--emit-relocs`.
const RELOCATIONS: &[u8] = b"reloc.CODE";
/// Where the main part imports from what loads a part.
const LINK: &str = "./__wasm_split.js";

/// The linked program from which trunk has staged the script `name`, with its path: trunk's name has the hash of its content.
///
/// # Errors
///
/// Cargo does not tell its folder, or no program there has the hash.
pub fn linked(name: &str) -> Result<(PathBuf, Vec<u8>), Failure> {
    let fail = |reason: String| Failure { operation: format!("looking for the linked program of {name}"), reason };
    let hash = name
        .strip_suffix(".js")
        .and_then(|name| name.strip_prefix(BINARY)?.strip_prefix('-'))
        .ok_or_else(|| fail("its name has no hash; leave trunk's `filehash` on".to_owned()))?;
    let folder = target_folder().map_err(fail)?.join(TARGET);
    let profiles =
        std::fs::read_dir(&folder).map_err(|error| fail(format!("reading {}: {error}", folder.display())))?;
    for profile in profiles.flatten() {
        let path = profile.path().join(format!("{BINARY}.wasm"));
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let mut hasher = SeaHasher::new();
        hasher.write(&bytes);
        if format!("{:x}", hasher.finish()) == hash {
            return Ok((path, bytes));
        }
    }
    Err(fail(format!(
        "none below {} is the one that trunk has staged; run `cargo xtask build` again, without another build beside it",
        folder.display()
    )))
}

/// Where cargo builds.
fn target_folder() -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let output = command.output().map_err(|error| format!("running {command:?}: {error}"))?;
    let told: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{command:?} told no JSON: {error}; {}", String::from_utf8_lossy(&output.stderr)))?;
    let folder = told["target_directory"].as_str().ok_or_else(|| format!("{command:?} told no target_directory"))?;
    Ok(folder.into())
}

/// A program that is taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// What wasm-bindgen calls it, with which the names of its files begin.
    pub stem: &'static str,
    /// Its parts, as `#[wasm_split]` names them.
    pub parts: &'static [&'static str],
    /// With what the names of the parts' files begin.
    pub prefix: &'static str,
    /// The file with these functions, for who has to mend them.
    pub marked_in: &'static str,
    /// The file that has the linker keep its relocations.
    pub linked_by: &'static str,
    /// Whether functions keep their names, for who looks for a mistake.
    pub has_names: bool,
    /// What is changed in the module of each part.
    pub change: Option<fn(&mut Module)>,
}

/// Takes the linked module at `path` apart. Functions keep their names if `has_names`.
///
/// # Errors
///
/// A program that was linked without relocations, or one that the tools do not understand.
pub fn split(path: &Path, linked: &[u8], has_names: bool) -> Result<Program, Failure> {
    let plan = Plan {
        stem: programs::PAGE,
        parts: &programs::ALL,
        prefix: "",
        marked_in: "src/view/parts.rs",
        linked_by: "build.rs",
        has_names,
        change: None,
    };
    apart(linked, &plan).map_err(|reason| Failure { operation: format!("splitting {}", path.display()), reason })
}

/// Takes a linked module apart.
///
/// # Errors
///
/// A program that was linked without relocations, or one that the tools do not understand.
pub(super) fn apart(linked: &[u8], plan: &Plan) -> Result<Program, String> {
    if !linked.windows(RELOCATIONS.len()).any(|bytes| bytes == RELOCATIONS) {
        return Err(format!(
            "it was linked without --emit-relocs, which {asks} asks for; build it by cargo's own linker, rust-lld, and leave that \
             flag in {asks}",
            asks = plan.linked_by
        ));
    }
    let folder = std::env::temp_dir().join(format!("kessan-split-{}-{}", plan.stem, std::process::id()));
    let program = in_folder(&folder, linked, plan);
    // What is left there is in nobody's way.
    let _ = std::fs::remove_dir_all(&folder);
    program
}

fn in_folder(folder: &Path, linked: &[u8], plan: &Plan) -> Result<Program, String> {
    let main = folder.join("main.wasm");
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let cut = transform(options).map_err(|error| format!("{error:#}"))?;
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("reading {}: {error}", path.display()));

    let mut bindgen = Bindgen::new();
    let mut whole = read(&main)?;
    if let Some(change) = plan.change {
        let mut module = Module::from_buffer(&whole).map_err(|error| format!("{error:#}"))?;
        change(&mut module);
        whole = module.emit_wasm();
    }
    bindgen.input_bytes(plan.stem, whole).typescript(false).demangle(false);
    bindgen.keep_lld_exports(true).remove_name_section(!plan.has_names).remove_producers_section(true);
    bindgen.omit_default_module_path(true);
    let mut bound = bindgen.web(true).and_then(Bindgen::generate_output).map_err(|error| format!("{error:#}"))?;
    let snippets = bound.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let beside: Vec<_> = snippets.chain(bound.local_modules().keys()).cloned().collect();
    if !beside.is_empty() {
        return Err(format!(
            "wasm-bindgen has written scripts beside that of the program, which the one file cannot load: {}; leave out the \
             crate whose `inline_js` or `module` they are",
            beside.join(", ")
        ));
    }
    let exported: Vec<String> = bound.wasm().exports.iter().map(|export| export.name.clone()).collect();

    // What several parts share has a number for a name, which says nothing.
    let stem = |file: &str| format!("{}{}", plan.prefix, file.strip_prefix("split_").unwrap_or("shared"));
    let mut files = BTreeMap::new();
    for path in &cut.split_modules {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = encoded(&read(path)?, &exported, plan).map_err(|error| format!("{file}: {error}"))?;
        files.insert(file.clone(), PartFile::new(&stem(&file), bytes));
    }
    let parts = plan.parts.iter().map(|part| {
        let names = cut.prefetch_map.get(*part).ok_or_else(|| {
            format!("it has no part {part:?}; {} needs a #[wasm_split({part}, fallible)] function", plan.marked_in)
        })?;
        Ok((*part, names.iter().filter_map(|name| files.get(name)).cloned().collect()))
    });
    let parts = parts.collect::<Result<Vec<_>, String>>()?;
    let mut script = bound.js().to_owned();
    if !plan.has_names {
        script = with_short_names(&script, bound.wasm_mut(), plan.stem);
    }
    Ok(Program { stem: plan.stem, script, module: bound.wasm_mut().emit_wasm(), parts })
}

/// The script, and in `module` what it imports from it, with numbers in place of wasm-bindgen's names for functions: each ends
/// in sixteen random digits, which no compression makes shorter. `stem` is what wasm-bindgen was told to call the program.
fn with_short_names(script: &str, module: &mut walrus::Module, stem: &str) -> String {
    let mut short = BTreeMap::new();
    let own = format!("./{stem}_bg.js");
    for import in module.imports.iter_mut().filter(|import| import.module == own) {
        // As wasm-bindgen writes it; what is written otherwise keeps its name.
        if !script.contains(&format!("{}: function(", import.name)) {
            continue;
        }
        let name = format!("f{}", short.len());
        short.insert(std::mem::replace(&mut import.name, name.clone()), name);
    }
    let line = |line: &str| {
        let (start, rest) = line.split_once(": function(")?;
        Some(format!("{}: function({rest}", short.get(start.trim_start())?))
    };
    script.lines().map(|text| line(text).unwrap_or_else(|| text.to_owned()) + "\n").collect()
}

/// A part's module as short as it can be written.
fn encoded(bytes: &[u8], exported: &[String], plan: &Plan) -> Result<Vec<u8>, String> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(plan.has_names).generate_producers_section(false);
    let mut module = config.parse(bytes).map_err(|error| format!("{error:#}"))?;
    if let Some(change) = plan.change {
        change(&mut module);
        walrus::passes::gc::run(&mut module);
    }
    // In a program with debug assertions each part asks for a mark of its main part. The hash of each file does the same.
    let marks: Vec<_> = module.imports.iter().filter(|import| !exported.contains(&import.name)).collect();
    let marks: Vec<_> = marks
        .iter()
        .filter_map(|import| match import.kind {
            ImportKind::Global(global) => Some((import.id(), global)),
            _ => None,
        })
        .collect();
    for (import, global) in marks {
        module.imports.delete(import);
        module.globals.delete(global);
    }
    number_by_use(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const import0 = {
    __wbg_alert_0123456789abcdef: function(arg0) {
        alert(getObject(arg0));
    },
};
";

    /// A module that imports what the script has.
    fn module() -> walrus::Module {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[walrus::ValType::I32], &[]);
        module.add_import_func("./kessan_bg.js", "__wbg_alert_0123456789abcdef", kind);
        module
    }

    #[test]
    fn imports_have_short_names_in_script_and_module() {
        let mut module = module();
        let script = with_short_names(SCRIPT, &mut module, "kessan");
        assert!(script.contains("f0: function(arg0) {") && !script.contains("0123456789abcdef"), "{script}");
        let names: Vec<_> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["f0"]);
    }

    #[test]
    fn a_program_that_was_linked_without_relocations_is_refused_with_what_to_do() {
        let failure = split(Path::new("kessan.wasm"), &module().emit_wasm(), false).unwrap_err();
        assert!(failure.reason.contains("--emit-relocs") && failure.reason.contains("build.rs"), "{failure}");
    }

    #[test]
    fn a_script_without_a_hash_in_its_name_is_refused() {
        let failure = linked("app.js").unwrap_err();
        assert!(failure.reason.contains("filehash"), "{failure}");
        let failure = linked("app-0.js").unwrap_err();
        assert!(failure.operation.contains("app-0.js"), "{failure}");
    }
}
