//! A server for static files on this machine, for people and browser tests.

mod command;
mod files;
mod log;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

pub use command::{Options, run};
pub use log::{Answer, Log};

/// Serves a folder until it is dropped.
///
/// It has a thread and a runtime of its own, so it may be started from
/// anywhere, also inside another runtime.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Server {
    /// Starts to serve `dist` at 127.0.0.1; port 0 takes any free one.
    ///
    /// When it returns, requests are already accepted.
    ///
    /// # Errors
    ///
    /// If `dist` is no folder, or the port is taken or not allowed.
    pub fn start(dist: &Path, port: u16) -> io::Result<Self> {
        check(dist)?;
        Self::launch(files::router(dist), port)
    }

    /// The same, with the policy of each page as a header that has browsers report to `address` what the policy refuses.
    ///
    /// # Errors
    ///
    /// Those of [`Server::start`].
    pub fn reporting(dist: &Path, port: u16, address: &'static str) -> io::Result<Self> {
        check(dist)?;
        Self::launch(files::reporting_router(dist, address), port)
    }

    /// The same as a host does it that sends what the build has compressed; the second value knows what was asked for.
    ///
    /// # Errors
    ///
    /// If no port is free.
    pub fn recording(dist: &Path) -> io::Result<(Self, Log)> {
        let log = Log::default();
        Ok((Self::launch(files::recording_router(dist, log.clone()), 0)?, log))
    }

    fn launch(router: axum::Router, port: u16) -> io::Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let thread =
            thread::Builder::new().name("static server".to_owned()).spawn(move || serve(listener, router, stopped))?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of the site, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The port, which is of interest when any free one was asked for.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves until the process is ended from outside.
    ///
    /// # Errors
    ///
    /// If the server ends by itself.
    pub fn wait(mut self) -> io::Result<()> {
        let ended = self.thread.take().map(JoinHandle::join);
        match ended {
            Some(Ok(result)) => result,
            _ => Err(io::Error::other("the thread of the server ended")),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that it has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// That there is a folder to be served.
fn check(dist: &Path) -> io::Result<()> {
    if dist.is_dir() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::NotFound,
        format!("serving {}: there is no such folder; make it with `cargo xtask build`", dist.display()),
    ))
}

/// Binds the port for this machine only.
fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    // Required by the runtime which takes it over.
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The thread's work. Open connections are cut at the end, because browsers
/// keep theirs open and would hold up the one who drops the server.
fn serve(listener: TcpListener, router: axum::Router, stopped: oneshot::Receiver<()>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            result = axum::serve(listener, router) => result,
            _ = stopped => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests;
