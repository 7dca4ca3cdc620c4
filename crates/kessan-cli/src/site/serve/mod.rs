//! `kessan serve`: the site of a release on this machine, rendered anew at each change of its file.

mod http;
mod page;
mod watch;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::assets;
use page::Page;

/// What it takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The release file, or a folder of tables (`kessan new`)
    file: PathBuf,
    /// Opens the page in the browser
    #[arg(long)]
    open: bool,
    /// Port of 127.0.0.1; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
}

/// Serves until it is ended; exit status 1 if it cannot begin.
pub fn run(arguments: &Arguments) -> ExitCode {
    match serve(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: &Arguments) -> Result<(), String> {
    let (assets, _) = assets::load()?;
    let fail = |error: std::io::Error| {
        let port = arguments.port;
        format!("serving at 127.0.0.1:{port}: {error}; choose another port with --port, or --port 0 for any free one")
    };
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).map_err(fail)?;
    // Required by the runtime which takes it over.
    listener.set_nonblocking(true).map_err(fail)?;
    let address = format!("http://{}/", listener.local_addr().map_err(fail)?);
    let page = Arc::new(Page::new(assets, &arguments.file)?);
    // It watches for as long as it lives.
    let _watcher = watch::start(&arguments.file, Arc::clone(&page))?;
    page.render();
    println!("{} is served at {address} and rendered anew when it changes; Ctrl-C ends that", arguments.file.display());
    if arguments.open
        && let Err(error) = open::that(&address)
    {
        eprintln!("opening the browser: {error}; open {address} yourself");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(fail)?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(fail)?;
        axum::serve(listener, http::router(page)).await.map_err(fail)
    })
}
