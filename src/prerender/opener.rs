//! The program that opens reports (`crates/kessan-open`), as sites have it: a script that wasm-bindgen writes, and its module.
//! Nothing of it is loaded before a reader opens something.

use std::path::{Path, PathBuf};
use std::process::Command;

use walrus::{FunctionBuilder, FunctionKind, Module};
use wasm_bindgen_cli_support::Bindgen;

use super::Failure;
use super::assets::OpenProgram;
use super::file::File;
use super::one_file;
use super::program::{hash, script};
use super::scripts::compact;
use super::split::{TARGET, with_short_names};

/// The package; its library is linked as a program here and nowhere else, so that nothing else waits for it.
const PACKAGE: &str = "kessan-open";
/// How the names of its files begin, and what the one file calls it.
const STEM: &str = "open";
/// What it answers to; the page's scripts call these.
const FUNCTIONS: [&str; 3] = ["open", "downloads", "one_file"];

/// What a view can do and the generator never asks for, by parts of the names of functions: to be put into a document, and to be
/// written bit by bit. Every kind of view has them behind pointers, so no linker finds that they are not called.
const NEVER_CALLED: [&str; 5] = [
    "8into_any5build",
    "8into_any7rebuild",
    "8into_any7resolve",
    "8into_any13to_html_async",
    "8into_any17to_html_async_ooo",
];

/// The program, bound.
#[derive(Clone, Debug)]
pub struct Opener {
    /// As wasm-bindgen writes it.
    script: String,
    /// What the script loads.
    module: Vec<u8>,
}

/// Has cargo build the program beside the page's own at `beside`, with the same profile, and binds it.
///
/// # Errors
///
/// It does not compile, or wasm-bindgen does not understand it.
pub fn make(root: &Path, beside: &Path, has_names: bool) -> Result<Opener, Failure> {
    let fail = |reason: String| Failure { operation: format!("building {PACKAGE} for browsers"), reason };
    let folder = beside.parent().ok_or_else(|| fail(format!("{} stands in no folder", beside.display())))?;
    let profile = folder.file_name().unwrap_or_default().to_string_lossy();
    let profile = if profile == "debug" { "dev" } else { &profile };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["rustc", "--quiet", "--locked", "--package", PACKAGE, "--lib", "--crate-type", "cdylib"]);
    command.args(["--target", TARGET, "--profile", profile]);
    // By their names those are found that are left out.
    command.args(["--", "-Cstrip=none"]);
    command.current_dir(if root == Path::new("") { Path::new(".") } else { root });
    let status = command.status().map_err(|error| fail(format!("running {command:?}: {error}")))?;
    if !status.success() {
        return Err(fail(format!("{command:?} ended with {status}; its own messages are above")));
    }
    let linked: PathBuf = folder.join(format!("{}.wasm", PACKAGE.replace('-', "_")));
    let bytes = std::fs::read(&linked).map_err(|error| fail(format!("reading {}: {error}", linked.display())))?;
    Opener::bind(&bytes, has_names).map_err(fail)
}

impl Opener {
    /// Writes the script of a linked module. Functions keep their names if `has_names`.
    ///
    /// # Errors
    ///
    /// What wasm-bindgen does not understand, or what a page's policy would refuse.
    pub fn bind(linked: &[u8], has_names: bool) -> Result<Self, String> {
        let mut bindgen = Bindgen::new();
        let called = without_never_called(linked)?;
        bindgen.input_bytes(STEM, called).typescript(false).demangle(false);
        bindgen.remove_name_section(!has_names).remove_producers_section(true).omit_default_module_path(true);
        let mut bound = bindgen.web(true).and_then(Bindgen::generate_output).map_err(|error| format!("{error:#}"))?;
        if bound.snippets().values().any(|scripts| !scripts.is_empty()) || !bound.local_modules().is_empty() {
            return Err("wasm-bindgen has written scripts beside that of the program, which the one file cannot load"
                .to_owned());
        }
        let mut script = bound.js().to_owned();
        if !has_names {
            script = with_short_names(&script, bound.wasm_mut(), STEM);
        }
        Self::of(script, bound.wasm_mut().emit_wasm())
    }

    /// A program of that script and module.
    ///
    /// # Errors
    ///
    /// The script has something in it that a page's policy or an element refuses, or lacks a function.
    pub fn of(script: String, module: Vec<u8>) -> Result<Self, String> {
        let refused = ["new Function(", "eval(", "</script", "<!--"];
        if let Some(part) = refused.into_iter().find(|part| script.contains(part)) {
            return Err(format!("its script has {part} in it, which the pages' policy or their elements refuse"));
        }
        let lacking = |name: &&&str| !script.contains(&format!("export function {name}("));
        if let Some(name) = FUNCTIONS.iter().find(lacking) {
            return Err(format!("its script exports no function {name}; crates/kessan-open/src/web.rs must"));
        }
        if !script.contains("__wbg_init as default") {
            return Err("its script has no default export __wbg_init; wasm-bindgen's target must be \"web\"".to_owned());
        }
        Ok(Self { script: compact(&script), module })
    }

    /// Its files in a site, and how pages name them.
    pub fn published(&self) -> (Vec<File>, OpenProgram) {
        let module = File::new(format!("{STEM}-{}_bg.wasm", hash(&self.module)), self.module.clone());
        let script = script(&format!("{STEM}.js"), &self.script);
        let names = OpenProgram {
            script: script.path.clone(),
            module: module.path.clone(),
            module_integrity: module.integrity(),
            page: one_file::NAME.to_owned(),
        };
        (vec![script, module], names)
    }

    /// What the one file has of it: the script that is put in when a report is opened, and the module under the name that it
    /// asks for.
    pub fn inner(&self) -> (String, (String, &[u8])) {
        let functions = FUNCTIONS.join(", ");
        let start = format!(
            "kessan.started.{STEM}(kessan.unpackLater(\"{STEM}\")\
             .then(bytes => __wbg_init({{ module_or_path: bytes }})).then(() => ({{ {functions} }})));"
        );
        (format!("{}\n{start}", self.script.trim_end()), (STEM.to_owned(), &self.module))
    }
}

/// The module with functions that end the program in the place of [`NEVER_CALLED`]; what only these call is left out when it is
/// bound.
fn without_never_called(linked: &[u8]) -> Result<Vec<u8>, String> {
    let mut module = Module::from_buffer(linked).map_err(|error| format!("{error:#}"))?;
    let is_one = |name: &String| NEVER_CALLED.iter().any(|part| name.contains(part));
    let functions = module.funcs.iter_local().map(|(id, _)| id);
    let found: Vec<_> = functions.filter(|id| module.funcs.get(*id).name.as_ref().is_some_and(is_one)).collect();
    for id in found {
        let of = module.types.get(module.funcs.get(id).ty());
        let (given, results) = (of.params().to_vec(), of.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &given, &results);
        builder.func_body().unreachable();
        let locals = given.iter().map(|of| module.locals.add(*of)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(locals));
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script() -> String {
        FUNCTIONS.map(|name| format!("export function {name}(a) {{}}\n")).concat()
            + "export { __wbg_init as default };\n"
    }

    #[test]
    fn its_files_have_hashes_and_their_names_say_what_they_must_be() {
        let (files, names) = Opener::of(script(), b"abc".to_vec()).unwrap().published();
        assert_eq!([&names.script, &names.module], [&files[0].path, &files[1].path]);
        // SHA-256 of "abc".
        assert_eq!(names.module, "open-ba7816bf8f01cfea_bg.wasm");
        assert_eq!(names.module_integrity, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert!(names.script.starts_with("open-") && names.script.ends_with(".js"), "{names:?}");
    }

    #[test]
    fn the_one_file_starts_it_from_its_bytes() {
        let opener = Opener::of(script(), b"abc".to_vec()).unwrap();
        let (script, part) = opener.inner();
        assert_eq!(part, ("open".to_owned(), b"abc".as_slice()));
        let last = script.lines().last().unwrap();
        assert!(last.starts_with("kessan.started.open(") && last.contains("{ open, downloads, one_file }"), "{last}");
    }

    #[test]
    fn what_is_never_called_ends_the_program_and_everything_else_stays() {
        let mut module = Module::default();
        for (name, value) in [("_ZN8into_any5buildE", 1), ("_ZN8into_any7to_htmlE", 2)] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
            builder.name(name.to_owned()).func_body().i32_const(value);
            let id = builder.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, id);
        }
        let module = Module::from_buffer(&without_never_called(&module.emit_wasm()).unwrap()).unwrap();
        let ends = module.funcs.iter_local().map(|(id, function)| {
            let first = &function.block(function.entry_block()).instrs[0].0;
            (module.funcs.get(id).name.as_deref().unwrap(), matches!(first, walrus::ir::Instr::Unreachable(_)))
        });
        let mut ends: Vec<_> = ends.collect();
        ends.sort_unstable();
        assert_eq!(ends, [("_ZN8into_any5buildE", true), ("_ZN8into_any7to_htmlE", false)]);
    }

    #[test]
    fn what_a_policy_refuses_or_a_page_would_miss_is_told() {
        let told = |script: String| Opener::of(script, Vec::new()).unwrap_err();
        assert!(told(script() + "new Function(\"return this\")()").contains("new Function("));
        assert!(told(script().replace("function downloads", "function other")).contains("downloads"));
        assert!(told(script().replace("__wbg_init as default", "initSync")).contains("web"));
    }
}
