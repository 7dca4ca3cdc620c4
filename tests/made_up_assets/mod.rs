//! Assets of sites for tests of the generator.

use kessan::prerender::Options;
use kessan::prerender::assets::{Assets, OpenProgram, Shell};
use kessan::prerender::file::{File, integrity};
use kessan::prerender::one_file::Programs;
use kessan::prerender::packed::Packing;
use kessan::prerender::program::{PartFile, Program};
use kessan::view::programs;

/// Assets with programs that do nothing.
pub fn assets() -> Assets {
    let shared = PartFile::new("shared", b"shared".to_vec());
    let part = |name: &'static str| (name, vec![shared.clone(), PartFile::new(name, name.as_bytes().to_vec())]);
    let script = "import * as import1 from \"./__wasm_split.js\"\nexport { initSync, __wbg_init as default };\n";
    let program = Program {
        stem: programs::PAGE,
        script: script.to_owned(),
        module: b"main".to_vec(),
        parts: programs::ALL.map(part).to_vec(),
    };
    let (mut files, main) = program.published().unwrap();
    let builder = File::new("builder-0123456789abcdef.js", "build()");
    let offline = File::new("offline-0123456789abcdef.js", "keep()");
    let one_file = Programs::new(&program, &builder, b"<svg/>", Packing::Quick).unwrap();
    let shell = Shell {
        head: "<link rel=\"icon\" href=\"./icon-1.svg\">".to_owned(),
        main: (main.0, main.1, integrity(b"main")),
        styles: "p{margin:0}".to_owned(),
        builder: builder.path.clone(),
        open: OpenProgram::default(),
        opening: String::new(),
        offline: (offline.path.clone(), offline.integrity()),
    };
    files.extend([builder, offline, File::new("icon-1.svg", "<svg/>"), File::new("embed.js", "embed()")]);
    files.extend(["icons/touch-180.png", "releases/release.schema.json"].map(|path| File::new(path, "")));
    Assets { shell, one_file, files }
}

/// A site without its offline copies' best packing.
pub fn quick() -> Options {
    Options { packing: Packing::Quick, ..Options::default() }
}
