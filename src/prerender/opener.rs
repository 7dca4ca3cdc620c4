//! The program that opens reports (`crates/kessan-open`), as sites have it: a script that wasm-bindgen writes, its module, and the
//! parts that are loaded when something is saved or compared, or read that is no filing. Nothing of it is loaded before a reader is
//! about to open something.

use std::path::{Path, PathBuf};
use std::process::Command;

use walrus::{FunctionBuilder, FunctionKind, Module};

use super::Failure;
use super::assets::OpenProgram;
use super::file::File;
use super::program::{Inner, Program};
use super::split::{Plan, TARGET, apart};

/// The package; its library is linked as a program here and nowhere else, so that nothing else waits for it.
const PACKAGE: &str = "kessan-open";
/// How the names of its files begin, and what the one file calls it.
const STEM: &str = "open";
/// What it answers to; the page's scripts call these.
const FUNCTIONS: [&str; 3] = ["open", "downloads", "one_file"];
/// Its parts, as crates/kessan-open/src/parts.rs marks them: what saves an opened report, what puts it beside another, and what
/// reads more than the documents of filings.
const PARTS: [&str; 3] = ["save", "compare", "formats"];
/// Views are put behind pointers, which compiles the framework's code for each kind of element once and not for each place that it
/// stands in (`docs/decisions/2026-11-30-opener-in-parts.md`).
const FLAG: &str = "--cfg=erase_components";

/// What a view can do and the generator never asks for, by parts of the names of functions: to be put into a document, and to be
/// written bit by bit. Every kind of view has them behind pointers, so no linker finds that they are not called.
const NEVER_CALLED: [&str; 8] = [
    "8into_any5build",
    "8into_any7rebuild",
    "8into_any7resolve",
    "8into_any13to_html_async",
    "8into_any17to_html_async_ooo",
    "13into_any_attr5build",
    "13into_any_attr7rebuild",
    "13into_any_attr7resolve",
];

/// The program, bound and taken apart.
#[derive(Clone, Debug)]
pub struct Opener(Program);

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
    with_flag(&mut command);
    // By their names those are found that are left out, by its relocations it is taken apart.
    command.args(["--", "-Cstrip=none", "-Clink-arg=--emit-relocs"]);
    command.current_dir(if root == Path::new("") { Path::new(".") } else { root });
    let status = command.status().map_err(|error| fail(format!("running {command:?}: {error}")))?;
    if !status.success() {
        return Err(fail(format!("{command:?} ended with {status}; its own messages are above")));
    }
    let linked: PathBuf = folder.join(format!("{}.wasm", PACKAGE.replace('-', "_")));
    let bytes = std::fs::read(&linked).map_err(|error| fail(format!("reading {}: {error}", linked.display())))?;
    Opener::bind(&bytes, has_names).map_err(fail)
}

/// Adds [`FLAG`] to those that an environment has for the compiler, wherever it has them: cargo takes them from one place alone.
fn with_flag(command: &mut Command) {
    const OF_TARGET: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
    let given = |name: &str| std::env::var(name).ok().filter(|flags| !flags.trim().is_empty());
    let (name, between) = [("CARGO_ENCODED_RUSTFLAGS", "\u{1f}"), ("RUSTFLAGS", " ")]
        .into_iter()
        .find(|(name, _)| given(name).is_some())
        .unwrap_or((OF_TARGET, " "));
    let flags: Vec<_> = given(name).into_iter().chain([FLAG.to_owned()]).collect();
    command.env(name, flags.join(between));
}

impl Opener {
    /// Takes a linked module apart and writes its script. Functions keep their names if `has_names`.
    ///
    /// # Errors
    ///
    /// What the tools do not understand, or what a page's policy would refuse.
    pub fn bind(linked: &[u8], has_names: bool) -> Result<Self, String> {
        let plan = Plan {
            stem: STEM,
            parts: &PARTS,
            prefix: "open-",
            marked_in: "crates/kessan-open/src/parts.rs",
            linked_by: "src/prerender/opener.rs",
            has_names,
            change: Some(leave_out_never_called),
        };
        Self::of(apart(linked, &plan)?)
    }

    /// A program that is taken apart.
    ///
    /// # Errors
    ///
    /// Its script has something in it that a page's policy or an element refuses, or lacks a function.
    pub fn of(program: Program) -> Result<Self, String> {
        let script = &program.script;
        let refused = ["new Function(", "eval(", "</script", "<!--"];
        if let Some(part) = refused.into_iter().find(|part| script.contains(part)) {
            return Err(format!("its script has {part} in it, which the pages' policy or their elements refuse"));
        }
        let lacking = |name: &&&str| !script.contains(&format!("export function {name}("));
        if let Some(name) = FUNCTIONS.iter().find(lacking) {
            return Err(format!("its script exports no function {name}; crates/kessan-open/src/web.rs must"));
        }
        Ok(Self(program))
    }

    /// Its files in a site, and how pages name them.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn published(&self) -> Result<(Vec<File>, OpenProgram), Failure> {
        let (files, (script, module)) = self.0.published()?;
        let module_integrity = files.iter().find(|file| file.path == module).map(File::integrity).unwrap_or_default();
        Ok((files, OpenProgram { script, module, module_integrity }))
    }

    /// What the one file has of it: the script that is put in when a report is opened, and the modules under the names that it
    /// asks for.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn inner(&self) -> Result<Inner<'_>, Failure> {
        let functions = FUNCTIONS.join(", ");
        let start = format!(
            "kessan.started.{STEM}(kessan.unpackLater(\"{STEM}\")\
             .then(bytes => __wbg_init({{ module_or_path: bytes }})).then(() => ({{ {functions}, loadPart }})));"
        );
        let parts = self.0.files().into_iter().map(|file| (file.id().to_owned(), file.bytes.as_slice()));
        let modules = std::iter::once((STEM.to_owned(), self.0.module.as_slice())).chain(parts).collect();
        Ok(Inner { name: STEM, script: format!("{}\n{start}", self.0.inner_code()?.trim_end()), modules })
    }
}

/// Puts functions that end the program in the place of [`NEVER_CALLED`]; what only these call is left out when it is bound.
fn leave_out_never_called(module: &mut Module) {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prerender::program::PartFile;

    fn program() -> Program {
        let shared = PartFile::new("open-shared", b"both".to_vec());
        let part = |name: &str| vec![shared.clone(), PartFile::new(&format!("open-{name}"), name.as_bytes().to_vec())];
        let script = "import * as import1 from \"./__wasm_split.js\"\n".to_owned()
            + &FUNCTIONS.map(|name| format!("export function {name}(a) {{}}\n")).concat()
            + "export { initSync, __wbg_init as default };\n";
        Program { stem: STEM, script, module: b"abc".to_vec(), parts: PARTS.map(|name| (name, part(name))).to_vec() }
    }

    #[test]
    fn its_files_have_hashes_and_their_names_say_what_they_must_be() {
        let (files, names) = Opener::of(program()).unwrap().published().unwrap();
        // SHA-256 of "abc".
        assert_eq!(names.module, "open-ba7816bf8f01cfea_bg.wasm");
        assert_eq!(names.module_integrity, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths.len(), 6, "{paths:?}");
        assert!(
            paths.iter().all(|path| path.starts_with("open-")) && paths.contains(&names.script.as_str()),
            "{paths:?}"
        );
    }

    #[test]
    fn the_one_file_starts_it_from_its_bytes_and_has_its_parts() {
        let opener = Opener::of(program()).unwrap();
        let inner = opener.inner().unwrap();
        assert_eq!(inner.modules.len(), 5);
        assert_eq!(inner.modules[0], ("open".to_owned(), b"abc".as_slice()));
        let last = inner.script.lines().last().unwrap();
        assert!(
            last.starts_with("kessan.started.open(") && last.contains("{ open, downloads, one_file, loadPart }"),
            "{last}"
        );
        assert!(
            inner.modules[1..].iter().all(|(id, _)| inner.script.contains(&format!("[\"{id}\"]"))),
            "{}",
            inner.script
        );
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
        leave_out_never_called(&mut module);
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
        let told = |change: &dyn Fn(String) -> String| {
            let program = program();
            Opener::of(Program { script: change(program.script.clone()), ..program }).unwrap_err()
        };
        assert!(told(&|script| script + "new Function(\"return this\")()").contains("new Function("));
        assert!(told(&|script| script.replace("function downloads", "function other")).contains("downloads"));
    }
}
