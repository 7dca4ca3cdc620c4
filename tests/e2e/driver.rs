//! The chromedriver process.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use xtask::process::{find, search_path};

use super::failure::{Failure, Outcome};

/// A chromedriver of its own; killed when dropped.
pub struct Driver {
    process: Child,
    port: u16,
    /// Kept open, or the driver could not write to it any more.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts it on a free port; it accepts requests when this returns.
    pub fn start() -> Outcome<Self> {
        let mut process = Command::new(program("KESSAN_CHROMEDRIVER", "chromedriver")?)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().map(BufReader::new);
        let Some((port, output)) = output.and_then(announced_port) else {
            let _ = process.kill();
            return Err(Failure::new("chromedriver ended or closed its output before it named its port"));
        };
        Ok(Self { process, port, _output: output })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Ends a session and with it the session's browser. The driver answers when the browser is gone; unlike the
    /// client's own way this waits for it where nothing asynchronous can run, as in `Drop`.
    pub fn end_session(&self, id: &str) -> io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "DELETE /session/{id} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_exact(&mut [0])
    }
}

/// The program that a variable names, or the one of that name on PATH.
pub fn program(variable: &str, name: &str) -> Outcome<PathBuf> {
    let chosen = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    chosen.or_else(|| find(name, &search_path())).ok_or_else(|| {
        Failure::new(format!("looking for {name}: it is not on PATH; install it, or set {variable} to its path"))
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads up to `ChromeDriver was started successfully on port 40315.`
fn announced_port(mut output: BufReader<ChildStdout>) -> Option<(u16, BufReader<ChildStdout>)> {
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|length| length > 0) {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return Some((port.trim().trim_end_matches('.').parse().ok()?, output));
        }
        line.clear();
    }
    None
}
