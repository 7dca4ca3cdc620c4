//! A program as the site has it: the script and the module of its main part, and the files of the parts that are
//! loaded when they are needed. Each has the hash of its content in its name, so that it may be cached for ever.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::Failure;
use super::file::{File, integrity};
use super::scripts::{PARTS, compact};

/// How wasm-bindgen sets markup.
const MARKUP: &str = ".innerHTML = getStringFromWasm0(arg1, arg2);";
/// The same through the page's own policy of trusted types; see `scripts/programs.js`.
const TRUSTED_MARKUP: &str = ".innerHTML = kessan.trusted.createHTML(getStringFromWasm0(arg1, arg2));";

/// The program, taken apart by [`super::split`].
#[derive(Clone, Debug)]
pub struct Program {
    /// With what the names of its main part's files begin.
    pub stem: &'static str,
    /// The main part's script, as wasm-bindgen writes it.
    pub script: String,
    /// The main part's module.
    pub module: Vec<u8>,
    /// The names of the other parts, each with its files: first those that it shares with others.
    pub parts: Vec<(&'static str, Vec<PartFile>)>,
}

/// What the one file has of a program that is put in later.
#[derive(Clone, Debug)]
pub struct Inner<'a> {
    /// What it is started by.
    pub name: &'static str,
    /// Its script, which starts it.
    pub script: String,
    /// Its modules, under the names that the script asks for.
    pub modules: Vec<(String, &'a [u8])>,
}

/// A module that a part needs.
#[derive(Clone, Debug)]
pub struct PartFile {
    /// Its name in the site's folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl PartFile {
    /// A file whose name begins with `stem`.
    pub fn new(stem: &str, bytes: Vec<u8>) -> Self {
        Self { name: format!("{stem}-{}.wasm", hash(&bytes)), bytes }
    }

    /// What it is called in the one file.
    pub fn id(&self) -> &str {
        self.name.trim_end_matches(".wasm")
    }

    /// By which a browser refuses a file that is not this one: parts of another version would take the program apart.
    fn integrity(&self) -> String {
        integrity(&self.bytes)
    }
}

impl Program {
    /// The main part's script with what loads the others from the site.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn code(&self) -> Result<String, Failure> {
        self.code_with(|file| json!([file.name, file.integrity()]))
    }

    /// The same for the one file, in which each has an id.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn inner_code(&self) -> Result<String, Failure> {
        self.code_with(|file| json!([file.id()]))
    }

    fn code_with(&self, place: impl Fn(&PartFile) -> serde_json::Value) -> Result<String, Failure> {
        let fail = |reason: &str| Failure {
            operation: format!("joining the script of {} with what loads its parts", self.stem),
            reason: reason.to_owned(),
        };
        if !self.script.contains("__wbg_init as default") {
            return Err(fail("it has no default export __wbg_init; wasm-bindgen's target must be \"web\""));
        }
        // Where each part is loaded from; a browser would ask for it by itself.
        let (imports, rest): (Vec<_>, Vec<_>) =
            self.script.lines().partition(|line| line.ends_with(" from \"./__wasm_split.js\""));
        let names: Vec<_> =
            imports.iter().filter_map(|line| line.strip_prefix("import * as ")?.split(' ').next()).collect();
        if names.is_empty() || names.len() < imports.len() {
            return Err(fail("found no line `import * as … from \"./__wasm_split.js\"` in it, or one of another form"));
        }
        let parts: serde_json::Map<_, _> = self
            .parts
            .iter()
            .map(|(part, files)| {
                let files = files.iter().map(&place).collect();
                ((*part).to_owned(), serde_json::Value::Array(files))
            })
            .collect();
        let rest = rest.join("\n");
        if rest.matches(MARKUP).count() != rest.matches(".innerHTML = ").count() {
            return Err(fail("markup is set in another way than by `….innerHTML = getStringFromWasm0(…)`"));
        }
        let rest = rest.replace(MARKUP, TRUSTED_MARKUP);
        let loaders: String = names.iter().map(|name| format!("const {name} = loaders;\n")).collect();
        let loader = PARTS.replace("%PARTS%", &json!(parts).to_string());
        Ok(compact(&format!("{}\n{loader}{loaders}", rest)))
    }

    /// Every file of the parts once, those of the first part first, small ones before large ones.
    pub fn files(&self) -> Vec<&PartFile> {
        let mut files: Vec<&PartFile> = Vec::new();
        for (_, of_part) in &self.parts {
            let mut more: Vec<_> = of_part.iter().filter(|file| files.iter().all(|f| f.name != file.name)).collect();
            more.sort_by_key(|file| file.bytes.len());
            files.extend(more);
        }
        files
    }

    /// All files as a site has them, and the names of the main part's script and module.
    ///
    /// # Errors
    ///
    /// A script that is not of the form which wasm-bindgen writes.
    pub fn published(&self) -> Result<(Vec<File>, (String, String)), Failure> {
        let mut files: Vec<_> =
            self.files().into_iter().map(|part| File::new(part.name.as_str(), part.bytes.clone())).collect();
        let module = format!("{}-{}_bg.wasm", self.stem, hash(&self.module));
        files.push(File::new(module.as_str(), self.module.clone()));
        let script = script(&format!("{}.js", self.stem), &self.code()?);
        let main = (script.path.clone(), module);
        files.push(script);
        Ok((files, main))
    }
}

/// A script under a name with a hash of its content.
pub fn script(name: &str, code: &str) -> File {
    File::new(name.replace(".js", &format!("-{}.js", hash(code.as_bytes()))), code)
}

/// Sixteen hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        let shared = PartFile::new("shared", b"both".to_vec());
        let own = |name: &str| vec![shared.clone(), PartFile::new(name, name.as_bytes().to_vec())];
        let script = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                      let wasm;\ngetObject(arg0).innerHTML = getStringFromWasm0(arg1, arg2);\nexport { initSync, __wbg_init as default };\n";
        Program {
            stem: "kessan",
            script: script.to_owned(),
            module: b"main".to_vec(),
            parts: vec![("figures", own("figures")), ("checks", own("checks"))],
        }
    }

    #[test]
    fn the_script_names_each_part_s_files_and_what_they_must_be() {
        let code = program().code().unwrap();
        assert!(!code.contains("./__wasm_split.js") && !code.contains('%'), "{code}");
        assert!(code.contains("getObject(arg0).innerHTML = kessan.trusted.createHTML("), "{code}");
        assert!(code.contains("const import1 = loaders;\nconst import2 = loaders;"), "{code}");
        // SHA-256 of "both", as base64 and in the first digits of a name.
        let shared = "[\"shared-ff7772053abf7d81.wasm\",\"sha256-";
        assert_eq!(code.matches(shared).count(), 2, "{code}");
        for part in ["figures", "checks"] {
            assert!(code.contains(&format!("\"{part}-{}.wasm\"", hash(part.as_bytes()))), "{code}");
        }
    }

    #[test]
    fn each_file_stands_once_first_those_of_the_first_part() {
        let program = program();
        let names: Vec<_> = program.files().iter().map(|file| file.name.split('-').next().unwrap()).collect();
        assert_eq!(names, ["shared", "figures", "checks"]);
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        for (part, other) in
            [("__wasm_split.js", "other.js"), ("__wbg_init as default", "init"), (MARKUP, ".innerHTML = html;")]
        {
            let mut program = program();
            program.script = program.script.replace(part, other);
            assert!(program.code().is_err(), "{part}");
        }
    }
}
