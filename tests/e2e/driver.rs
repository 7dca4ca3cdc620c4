//! The process that drives a browser: chromedriver, geckodriver or WebKitWebDriver.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value as Json;
use xtask::process::{find, search_path};

use super::engine::Engine;
use super::failure::{Failure, Outcome};

/// A driver of its own; killed when dropped.
pub struct Driver {
    /// The driver, and the screen in memory that it may need, in this order.
    processes: Vec<Child>,
    port: u16,
}

impl Driver {
    /// Starts it on a free port, in a time zone if one is given; it accepts requests when this returns.
    pub fn start(engine: Engine, zone: Option<&str>) -> Outcome<Self> {
        let port = free_port()?;
        let mut screen = None;
        let mut command = match engine {
            Engine::Chromium => Command::new(program("KESSAN_CHROMEDRIVER", "chromedriver")?),
            Engine::Firefox => Command::new(program("KESSAN_GECKODRIVER", "geckodriver")?),
            Engine::WebKit => {
                let (process, display) = start_screen()?;
                screen = Some(process);
                let mut command = Command::new(program("KESSAN_WEBKITDRIVER", "WebKitWebDriver")?);
                // Rendering by the processor; nothing else is there without a graphics card.
                command.env("DISPLAY", display).env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1");
                command.env_remove("WAYLAND_DISPLAY");
                command
            }
        };
        match engine {
            // Firefox's profile is made by the driver, in a folder for temporary files.
            Engine::Firefox => command.args(["--port", &port.to_string()]),
            Engine::Chromium | Engine::WebKit => command.arg(format!("--port={port}")),
        };
        // What the driver starts takes it over.
        command.envs(zone.map(|zone| ("TZ", zone)));
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let driver = Self { processes: std::iter::once(process).chain(screen).collect(), port };
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(driver);
            }
            sleep(Duration::from_millis(20));
        }
        Err(Failure::new(format!("waited 10 s for the driver of {engine:?} to listen on port {port}")))
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Whether it has a browser running; told where the system lists a process's children, as Linux does.
    pub fn has_browser(&self) -> Option<bool> {
        Some(!self.children()?.is_empty())
    }

    /// Ends a browser of which it has not told, which would go on without it and slow down all else.
    pub fn end_browser(&self) {
        for child in self.children().unwrap_or_default() {
            // One that has ended meanwhile needs none.
            let _ = Command::new("kill").args(["-KILL", &child]).stderr(Stdio::null()).status();
        }
    }

    /// The ids of the processes that it has started.
    fn children(&self) -> Option<Vec<String>> {
        let id = self.processes.first()?.id();
        let mut children = String::new();
        for task in std::fs::read_dir(format!("/proc/{id}/task")).ok()? {
            children += &std::fs::read_to_string(task.ok()?.path().join("children")).ok()?;
            children.push(' ');
        }
        Some(children.split_whitespace().map(str::to_owned).collect())
    }

    /// Sends a command where nothing asynchronous can run; the whole answer. None if the driver or its browser is gone.
    pub fn ask(&self, id: &str, command: &str, body: &Json) -> Option<Json> {
        let (port, body) = (self.port, body.to_string());
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        let head = format!("POST /session/{id}/{command} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
        write!(stream, "{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len()).ok()?;
        let mut answer = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while answer.read_line(&mut line).ok()? > 2 {
            if let Some((_, value)) =
                line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            {
                length = value.trim().parse().ok()?;
            }
            line.clear();
        }
        let mut bytes = vec![0; length];
        answer.read_exact(&mut bytes).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Ends a session and with it the session's browser. The driver answers when the browser is gone; unlike the
    /// client's own way this waits for it where nothing asynchronous can run, as in `Drop`.
    pub fn end_session(&self, id: &str) -> io::Result<()> {
        let port = self.port;
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        // geckodriver insists on the port.
        write!(stream, "DELETE /session/{id} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        stream.read_exact(&mut [0])
    }
}

/// The program that a variable names, or the one of that name on PATH, or at that path.
pub fn program(variable: &str, name: &str) -> Outcome<PathBuf> {
    let chosen = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let at_path = || Path::new(name).is_absolute().then(|| PathBuf::from(name)).filter(|path| path.exists());
    chosen.or_else(|| find(name, &search_path())).or_else(at_path).ok_or_else(|| {
        Failure::new(format!("looking for {name}: it is not on PATH; install it, or set {variable} to its path"))
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A port that was free a moment ago. Two tests could get the same one only if the system gave it out twice in a row.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// An X server that shows nothing, and its name.
fn start_screen() -> Outcome<(Child, String)> {
    let mut process = Command::new(program("KESSAN_XVFB", "Xvfb")?)
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut number = String::new();
    if let Some(output) = process.stdout.take() {
        BufReader::new(output).read_line(&mut number)?;
    }
    Ok((process, format!(":{}", number.trim())))
}
