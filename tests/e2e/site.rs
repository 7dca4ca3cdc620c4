//! The built site and its server.

use std::env;
use std::path::{Path, PathBuf};

use xtask::serve::Server;

use super::failure::{Failure, Outcome};
use super::watch;

/// The folder of the built site.
pub fn dist() -> Outcome<PathBuf> {
    let chosen = env::var_os("KESSAN_DIST").filter(|value| !value.is_empty());
    let dist = chosen.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    Err(Failure::new(format!(
        "looking for the built site: there is no {}; make it with `cargo xtask build`",
        dist.join("index.html").display()
    )))
}

/// Serves the built site as `cargo xtask serve` does.
pub fn serve() -> Outcome<Server> {
    serve_folder(&dist()?, 0)
}

/// The same for another folder, at a port; 0 is any. What a policy refuses is reported to the browser's watch.
pub fn serve_folder(folder: &Path, port: u16) -> Outcome<Server> {
    Ok(Server::reporting(folder, port, watch::REPORTS)?)
}
