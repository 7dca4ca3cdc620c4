//! The icons of the installed page and its manifest, from the one SVG.

#[cfg(feature = "ssr")]
mod drawn;

#[cfg(feature = "ssr")]
pub use drawn::all;

use serde_json::json;

use super::document::Content;
use crate::view::programs::site;
use kessan_core::text::Lang;

/// The page's paper, behind the page while it starts.
const PAPER: &str = "#fbfaf7";

/// The name of a language's manifest, in its folder.
pub const MANIFEST: &str = "site.webmanifest";

/// The icon that telephones put on their first screen: full to the edges, as they cut the corners themselves.
pub const TOUCH: &str = "icons/touch-180.png";

/// The manifest of the page in a language; `can_open` says whether the site opens reports of a reader's own.
pub fn manifest(content: &Content, can_open: bool) -> String {
    let env = content.env;
    let root = site(env.lang);
    let icon = |name: &str, sizes: &str, purpose: &str| json!({"src": format!("{root}icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose});
    let mut manifest = json!({
        "name": content.title,
        "short_name": env.text(&env.release.file.company.short_name),
        "description": content.description,
        "lang": env.lang.tag(),
        "id": "./",
        "start_url": "./",
        "scope": if env.lang == Lang::En { "./" } else { root },
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("maskable-512.png", "512x512", "maskable"),
        ],
    });
    if can_open {
        // What the system then offers to open with the page, whose script takes it (`scripts/opening/start.js`).
        manifest["file_handlers"] = json!([{
            "action": "./",
            "accept": {
                "application/zip": [".zip"],
                "application/json": [".json"],
                "application/xhtml+xml": [".xhtml"],
                "text/html": [".html", ".htm"],
                "text/csv": [".csv"],
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
            },
        }]);
    }
    manifest.to_string()
}
