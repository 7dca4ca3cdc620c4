//! `cargo xtask serve`.

use std::io;
use std::path::Path;

use super::{Server, listen};
use crate::failure::Failure;
use crate::site;

/// What the caller of `cargo xtask serve` may choose.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The port of 127.0.0.1.
    pub port: u16,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether dist/ is served as it is.
    pub no_build: bool,
    /// Whether the site is built as it is published.
    pub release: bool,
}

/// Builds and serves; comes back only with a failure.
pub fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    // Before the build, which takes minutes, rather than after it.
    drop(listen(options.port).map_err(|error| unusable(options.port, &error))?);
    let dist = if options.no_build {
        root.join("dist")
    } else if options.release {
        site::build(root, None)?;
        root.join("dist")
    } else {
        site::develop(root)?
    };
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "looking for the built site",
            format!("no {}", dist.join("index.html").display()),
            "a site built earlier",
            "leave out --no-build, or run `cargo xtask build` first",
        ));
    }
    let server = Server::start(&dist, options.port).map_err(|error| unusable(options.port, &error))?;
    if options.open
        && let Err(error) = open_browser(&server.url())
    {
        println!("note: no browser could be opened ({error}); open the address yourself");
    }
    println!("serving {} on this machine, until Ctrl-C", dist.display());
    println!("{}", server.url());
    server.wait().map_err(|error| {
        Failure::new(
            "serving the site",
            error.to_string(),
            "the server to run until Ctrl-C",
            "run `cargo xtask serve --no-build` again",
        )
    })
}

/// Lets the desktop open an address, without waiting for the browser.
fn open_browser(url: &str) -> io::Result<()> {
    let line: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        // The empty text is the title of the window, which `start` expects.
        &["cmd", "/c", "start", ""]
    } else {
        &["xdg-open"]
    };
    let mut command = std::process::Command::new(line[0]);
    command.args(&line[1..]).arg(url).spawn().map(drop)
}

/// Why a port cannot be had.
pub fn unusable(port: u16, error: &io::Error) -> Failure {
    let other = free_after(port);
    let advice = format!("choose another: cargo xtask serve --port {other}");
    match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(
            format!("taking port {port} of 127.0.0.1"),
            format!("port {port} is taken by another program"),
            "a free port",
            format!("stop it or {advice}"),
        ),
        io::ErrorKind::PermissionDenied => Failure::new(
            format!("taking port {port} of 127.0.0.1"),
            format!("this user may not take port {port}"),
            "a port which needs no privileges, that is, from 1024",
            advice,
        ),
        _ => Failure::new(
            format!("serving at port {port} of 127.0.0.1"),
            error.to_string(),
            "a port which can be listened to",
            advice,
        ),
    }
}

/// A port near `port` which is free now.
fn free_after(port: u16) -> u16 {
    let start = port.max(1023).saturating_add(1);
    (start..=start.saturating_add(50)).find(|port| listen(*port).is_ok()).unwrap_or(start)
}
