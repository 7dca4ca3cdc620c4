//! What no test may see: a request to another host, and anything that a page's policy refuses. Each browser is watched for both
//! from its start to its end; a test that provokes a refusal says so ([`Browser::expects_refusals`]).
//!
//! Refusals are told by the browsers themselves, which report them to an address that only the proxy has ([`REPORTS`]); by
//! Chromium's console also those of files that no server has sent.
//!
//! [`Browser::expects_refusals`]: super::browser::Browser::expects_refusals

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::engine::{Engine, in_every_browser};
use super::failure::Outcome;
use super::page::Page;
use super::site;

/// What browsers ask their makers for by themselves, whatever page they show, and where Debian's Chromium begins.
const MAKERS: [&str; 8] = [
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
    "firefox.com",
    "google.com",
    "googleapis.com",
    "gvt1.com",
    "duckduckgo.com",
];

/// Where browsers report what a policy refuses. There is no such host, so it is the proxy that hears it.
pub const REPORTS: &str = "http://policy-reports.invalid/";

/// No report is longer.
const LONGEST_REPORT: u64 = 100_000;

/// Where a browser's requests to any host but this machine end: a proxy that notes and refuses them.
#[derive(Debug)]
pub struct Watch {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    refused: Arc<Mutex<Vec<String>>>,
    is_refusal_expected: Mutex<bool>,
}

impl Watch {
    pub fn start() -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let refused = Arc::new(Mutex::new(Vec::new()));
        let of_thread = (Arc::clone(&asked), Arc::clone(&refused));
        // It ends with the tests: nothing but a browser knows its port.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, refused) = of_thread.clone();
                thread::spawn(move || note(stream, &asked, &refused));
            }
        });
        Ok(Self { port, asked, refused, is_refusal_expected: Mutex::default() })
    }

    /// The proxy, as a capability of a session. No browser asks it for what is on this machine.
    pub fn proxy(&self) -> Json {
        let address = format!("127.0.0.1:{}", self.port);
        json!({"proxyType": "manual", "httpProxy": address, "sslProxy": address, "noProxy": ["localhost", "127.0.0.1"]})
    }

    pub fn expect_refusals(&self) {
        *self.is_refusal_expected.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Notes those of the console's messages that a policy is the reason for.
    pub fn read_console(&self, log: &Json) {
        let texts = log.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
        let is_of_policy = |text: &&str| -> bool {
            ["Content Security Policy", "Content-Security-Policy", "TrustedHTML", "TrustedScript"]
                .iter()
                .any(|mark| text.contains(mark))
        };
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.extend(texts.filter(is_of_policy).map(str::to_owned));
    }

    /// What was asked of other hosts, and what a policy has refused that was not to be refused.
    pub fn seen(&self) -> Vec<String> {
        let mut seen = self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if !*self.is_refusal_expected.lock().unwrap_or_else(PoisonError::into_inner) {
            seen.extend(self.refused.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned());
        }
        seen
    }
}

/// Notes what a request asks for or reports, and refuses it.
fn note(mut stream: TcpStream, asked: &Mutex<Vec<String>>, refused: &Mutex<Vec<String>>) {
    // A browser that has ended sends nothing more.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() || line.is_empty() {
        return;
    }
    let address = line.split(' ').nth(1).unwrap_or_default();
    let host = address.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
    let is_of = |maker: &str| host == maker || host.ends_with(&format!(".{maker}"));
    if address == REPORTS {
        let report = body(&mut reader).unwrap_or_else(|| "a report that broke off".to_owned());
        refused.lock().unwrap_or_else(PoisonError::into_inner).push(format!("a policy refused: {report}"));
    } else if !MAKERS.into_iter().any(is_of) {
        let request = format!("a request to another host: {}", line.trim());
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }
    // Nobody has to hear it.
    let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// The body of a request whose first line has been read.
fn body(reader: &mut impl BufRead) -> Option<String> {
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line).ok()? > 2 {
        if let Some((_, value)) = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
            length = value.trim().parse::<u64>().ok()?;
        }
        line.clear();
    }
    let mut text = String::new();
    reader.take(length.min(LONGEST_REPORT)).read_to_string(&mut text).ok()?;
    Some(text)
}

in_every_browser!(a_request_to_another_host_and_a_refusal_are_seen);

/// The watch would be worth nothing if it saw nothing.
async fn a_request_to_another_host_and_a_refusal_are_seen(engine: Engine) -> Outcome {
    let server = site::serve()?;
    let page = Page::visit_in(engine, &server.url()).await?;
    page.has_mounted().await?;
    let watch = &page.browser.watch;
    watch.expect_refusals();
    let pixel = "void (new Image().src = 'http://192.0.2.1/pixel.gif')";
    page.read::<()>(pixel).await?;
    let has = |list: &Mutex<Vec<String>>| {
        list.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|told| told.contains("192.0.2.1"))
    };
    let mut wait = 0..500;
    while !has(&watch.refused) && wait.next().is_some() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(has(&watch.refused) && watch.seen().is_empty(), "{:?} {:?}", watch.refused, watch.seen());
    // A page without a policy lets it out, and the proxy sees it.
    page.browser.open(&format!("{}example-host.html", server.url())).await?;
    page.read::<()>(pixel).await?;
    let mut wait = 0..500;
    while !has(&watch.asked) && wait.next().is_some() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(has(&watch.asked), "{:?}", watch.asked);
    watch.asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
    Ok(())
}
