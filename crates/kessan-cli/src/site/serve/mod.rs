//! `kessan serve`: the site of a release on this machine, rendered anew at each change of its file.

mod http;
mod page;
pub mod render;
mod watch;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::assets;
use crate::console::{self, Console};
use crate::{help, input};
use page::Page;

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Previews the page of a release, reloading when its file changes",
    long_about = "Previews the page of a release on this machine until Ctrl-C. The page reloads when its file changes and keeps its place and \
        settings. Errors appear here and over the last good page. Only this machine has access: a release is confidential before publication.",
    after_help = help::text("serve")
)]
pub struct Arguments {
    /// Release file, or folder of tables (`kessan new`)
    file: PathBuf,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Port on 127.0.0.1; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
}

/// Serves until it is ended.
///
/// # Errors
///
/// It cannot begin: the port is taken, or the file is not there.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    serve(arguments, console).map(|()| ExitCode::SUCCESS)
}

fn serve(arguments: &Arguments, console: &Console) -> Result<(), String> {
    if input::is_standard(&arguments.file) {
        return Err("serving standard input: it does not change; give the path of a file or a folder".to_owned());
    }
    let (assets, _) = assets::load()?;
    let fail = |error: std::io::Error| {
        let port = arguments.port;
        format!("serving at 127.0.0.1:{port}: {error}; choose another port with --port, or --port 0 for any free one")
    };
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).map_err(fail)?;
    // Required by the runtime which takes it over.
    listener.set_nonblocking(true).map_err(fail)?;
    let address = format!("http://{}/", listener.local_addr().map_err(fail)?);
    let page = Arc::new(Page::new(assets, &arguments.file, *console)?);
    // It watches for as long as it lives.
    let _watcher = watch::start(&arguments.file, Arc::clone(&page))?;
    let progress = console.progress(false);
    progress.says("rendering the page");
    page.render();
    drop(progress);
    let file = arguments.file.display();
    // Also if it is to be quiet: without the address it is of no use.
    console::write(
        format!("serving {file} at {address} (the page reloads when it changes; press Ctrl-C to stop)\n").as_bytes(),
    )?;
    if arguments.open
        && let Err(error) = open::that(&address)
    {
        console::tell(format!("opening the browser: {error}; open {address} yourself"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(fail)?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(fail)?;
        axum::serve(listener, http::router(page)).await.map_err(fail)
    })
}
