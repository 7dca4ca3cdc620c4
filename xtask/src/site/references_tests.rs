//! Tests of finding references.

use super::*;

/// What trunk 0.21 writes, with some references that do not count.
const PAGE: &str = r#"<!DOCTYPE html><html><head>
<link rel="canonical" href="https://example.org/">
<link rel="alternate" hreflang="ja" href="./ja/">
<link rel="icon" href="./icon-1.svg" type="image/svg+xml">
<link rel=manifest href=site.webmanifest>
<link rel="stylesheet" href="./style-1.css" integrity="sha384-x"/>
<!-- <link rel="stylesheet" href="./old.css"> -->
<script type="module">
import init, * as bindings from './kessan-1.js';
const wasm = await init({ module_or_path: './kessan-1_bg.wasm' });
window.wasmBindings = bindings;
</script>
<script>addEventListener("drop", () => import("./opening-1.js").then(({ take }) => take('a', "b")));</script>
<script type="application/json">{"a": "data.js"}</script>
<link rel="modulepreload" href="./kessan-1.js" crossorigin=anonymous>
<link rel="preload" href="./kessan-1_bg.wasm" as=fetch type=application/wasm>
<link rel="stylesheet" href="https://example.org/a.css">
</head><body><img src="data:image/gif;base64,R0"><a href="./other.html">x</a>
<script src="./theme.js?v=1"></script></body></html>"#;

const FILES: [&str; 6] =
    ["icon-1.svg", "site.webmanifest", "style-1.css", "kessan-1.js", "kessan-1_bg.wasm", "theme.js"];

#[test]
fn finds_what_a_page_loads_and_nothing_else() {
    assert_eq!(of_page(PAGE, "index.html"), FILES);
}

#[test]
fn a_page_in_a_folder_refers_to_the_folder_above() {
    let page = PAGE.replace("\"./", "\"../").replace("'./", "'../");
    let page = page.replace("href=site", "href=../site");
    assert_eq!(of_page(&page, "ja/index.html"), FILES);
}

#[test]
fn base_moves_the_folder() {
    let html = "<base href='../'><script src=a.js></script>";
    assert_eq!(of_page(html, "ja/index.html"), ["a.js"]);
    let html = "<base href='/sub/'><script src=a.js></script>";
    assert_eq!(of_page(html, "index.html"), ["sub/a.js"]);
    let html = "<base href='https://example.org/'><script src=a.js></script>";
    assert!(of_page(html, "index.html").is_empty());
}

#[test]
fn scripts_import_only_files() {
    let script = r#"import * as a from './snippets/x/inline0.js';
import"../b.js";import { c } from "c"; throw new Error("read from 'd'");
const lazy = () => import('./later.js'); new URL('kessan_bg.wasm', import.meta.url);"#;
    assert_eq!(of_script(script, "js/a.js"), ["js/snippets/x/inline0.js", "b.js"]);
}

#[test]
fn style_sheets_name_fonts_and_pictures() {
    let css = "a{background:url( 'p.svg' )}b{background:url(data:x)}@font-face{src:url(/f.woff2)}";
    assert_eq!(of_style(css, "style/a.css"), ["style/p.svg", "f.woff2"]);
}

#[test]
fn paths_are_resolved_as_in_browsers() {
    for (from, reference, expected) in [
        ("index.html", "a.js", Some("a.js")),
        ("ja/index.html", "./a.js", Some("ja/a.js")),
        ("ja/index.html", "/a.js", Some("a.js")),
        ("index.html", "../../a.js#x", Some("a.js")),
        ("index.html", "//example.org/a.js", None),
        ("index.html", "blob:x", None),
        ("index.html", "#top", None),
        ("index.html", "", None),
    ] {
        let expected = expected.map(str::to_owned);
        assert_eq!(resolve(from, reference), expected, "{from} {reference}");
    }
}
