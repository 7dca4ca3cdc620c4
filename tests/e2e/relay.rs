//! A server in front of the site's own that can hold back the application and knows what was asked for.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use xtask::serve::Server;

use super::failure::Outcome;
use super::site;

/// Passes requests on, except that those for the application's `.wasm` wait until [`Relay::release`].
pub struct Relay {
    address: SocketAddr,
    shared: Arc<Shared>,
    _origin: Server,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_released: bool,
    has_ended: bool,
    requests: Vec<String>,
}

impl Relay {
    /// Serves a folder, holding the application back.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let origin = site::serve_folder(folder, 0)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let (address, port) = (listener.local_addr()?, origin.port());
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if of_thread.state().has_ended {
                    break;
                }
                let (Ok(stream), shared) = (stream, Arc::clone(&of_thread)) else { continue };
                // A browser that ends cuts its connections; there is nobody to tell then.
                thread::spawn(move || drop(pass_on(stream, port, &shared)));
            }
        });
        Ok(Self { address, shared, _origin: origin })
    }

    /// The site's address, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Delivers the application, now and from now on.
    pub fn release(&self) {
        self.shared.state().is_released = true;
        self.shared.changed.notify_all();
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.shared.state().requests.clone()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.shared.state().has_ended = true;
        self.release();
        // Wakes the thread that accepts, so that it sees the end.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a request and waits if it is one to hold back.
    fn admit(&self, path: &str) {
        let mut state = self.state();
        state.requests.push(path.to_owned());
        while path.ends_with(".wasm") && !state.is_released {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// One request and its answer; the connection ends with it.
fn pass_on(mut browser: TcpStream, port: u16, shared: &Shared) -> io::Result<()> {
    let mut reader = BufReader::new(browser.try_clone()?);
    let mut head = String::new();
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        if !line.to_ascii_lowercase().starts_with("connection:") {
            head.push_str(&line);
        }
        line.clear();
    }
    let Some(path) = head.split(' ').nth(1) else { return Ok(()) };
    shared.admit(path);
    let mut origin = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(origin, "{head}Connection: close\r\n\r\n")?;
    io::copy(&mut origin, &mut browser)?;
    Ok(())
}
