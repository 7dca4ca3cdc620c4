//! What no test may see: a request to another host, and anything that a page's policy refuses. Each browser is watched for both
//! from its start to its end; a test that provokes a refusal says so ([`Browser::expects_refusals`]).
//!
//! [`Browser::expects_refusals`]: super::browser::Browser::expects_refusals

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::failure::Outcome;

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

/// Where a browser's requests to any host but this machine end: a proxy that notes and refuses them.
#[derive(Debug)]
pub struct Watch {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    refused: Mutex<Vec<String>>,
    is_refusal_expected: Mutex<bool>,
}

impl Watch {
    pub fn start() -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let of_thread = Arc::clone(&asked);
        // It ends with the tests: nothing but a browser knows its port.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = Arc::clone(&of_thread);
                thread::spawn(move || note(stream, &asked));
            }
        });
        Ok(Self { port, asked, refused: Mutex::default(), is_refusal_expected: Mutex::default() })
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

/// Notes what a request asks for, and refuses it.
fn note(mut stream: TcpStream, asked: &Mutex<Vec<String>>) {
    // A browser that has ended sends nothing more.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut line = String::new();
    if BufReader::new(&stream).read_line(&mut line).is_err() || line.is_empty() {
        return;
    }
    let host = line.split(' ').nth(1).unwrap_or_default();
    let host = host.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
    let is_of = |maker: &str| host == maker || host.ends_with(&format!(".{maker}"));
    if !MAKERS.into_iter().any(is_of) {
        let request = format!("a request to another host: {}", line.trim());
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }
    // Nobody has to hear it.
    let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// The watch would be worth nothing if it saw nothing.
#[tokio::test]
async fn a_request_to_another_host_and_a_refusal_are_seen() -> Outcome {
    use super::browser::{Browser, Options};
    use super::page::Page;

    let page = Page::open("").await?;
    page.browser.watch.expect_refusals();
    page.read::<()>("void (new Image().src = 'http://192.0.2.1/pixel.gif')").await?;
    page.read::<()>("new Promise(resolve => setTimeout(resolve, 100))").await?;
    page.browser.complaints().await?;
    let refused = page.browser.watch.refused.lock().unwrap_or_else(PoisonError::into_inner).join("\n");
    assert!(
        refused.contains("192.0.2.1") && page.browser.watch.seen().is_empty(),
        "{refused} {:?}",
        page.browser.watch.seen()
    );
    // A page without a policy lets it out, and the proxy sees it.
    let browser = Browser::start(Options::DESK).await?;
    browser.client.goto("data:text/html,<img src='http://192.0.2.1/pixel.gif'>").await?;
    let seen = || browser.watch.seen().iter().any(|seen| seen.contains("192.0.2.1"));
    for _ in 0..500 {
        if seen() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(seen());
    browser.watch.asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
    Ok(())
}
