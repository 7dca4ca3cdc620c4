//! `kessan serve`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use super::scratch::{RELEASE, Scratch, are_missing, told};

/// Ends with its test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves the release at a free port.
fn serve(scratch: &Scratch) -> (Served, u16) {
    let mut command = scratch.command();
    let child = command.args(["serve", "release.json", "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut served = Served(child.spawn().unwrap());
    let mut lines = BufReader::new(served.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("http://127.0.0.1:")).expect("it says where it serves");
    let port = line.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    (served, port)
}

fn get(port: u16, path: &str, host: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    BufReader::new(stream)
}

fn body(port: u16, path: &str) -> String {
    let mut text = String::new();
    get(port, path, "localhost").read_to_string(&mut text).unwrap();
    text
}

/// What is told next.
fn next(news: &mut impl Iterator<Item = String>) -> String {
    news.find_map(|line| line.strip_prefix("data:").map(str::to_owned)).expect("something is told")
}

#[test]
fn a_served_release_follows_its_file_and_keeps_the_last_good_page() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("serve");
    let (_served, port) = serve(&scratch);
    let page = body(port, "/");
    assert!(page.contains("src=\"live.js\"") && page.contains("id=\"release-terms\""), "{page}");
    let version = page.split("data-file=\"release-checks-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // A name that another site's page could lead here.
    let mut refused = String::new();
    get(port, "/", "evil.example").read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
    let mut news = get(port, "/live", "localhost").lines().map_while(Result::ok);
    assert!(next(&mut news).contains(&version));
    // A mistake leaves the page, and is told with its line.
    let file = scratch.0.join("release.json");
    fs::write(&file, RELEASE.replacen("\"kessan\"", "\"kesan\"", 1)).unwrap();
    let mistakes = next(&mut news);
    assert!(mistakes.contains("release.json:2:3") && mistakes.contains("kesan"), "{mistakes}");
    assert!(body(port, "/").contains(&version));
    // What is mended is shown anew.
    let text = RELEASE.replacen("\"title\": {", "\"title\":  {", 1).replacen("\"ja\": \"", "\"ja\": \"新", 1);
    assert_ne!(text, RELEASE);
    fs::write(&file, text).unwrap();
    let now = next(&mut news);
    assert!(now.contains("release-checks-") && !now.contains(&version), "{now}");
    assert!(body(port, "/ja/").contains(now.trim()));
    assert!(
        body(port, "/kessan.html").contains("id=\"release-terms\"") && body(port, "/no").starts_with("HTTP/1.1 404")
    );
}

#[test]
fn what_cannot_be_served_is_said() {
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("cannot");
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    for (arguments, part) in [
        (format!("serve release.json --port {port}"), "--port 0 for any free one"),
        ("serve none.json --port 0".to_owned(), "none.json"),
        ("serve - --port 0".to_owned(), "it does not change"),
    ] {
        let output = scratch.run(&arguments);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{arguments}");
        assert!(told(&output).contains(part), "{arguments}: {}", told(&output));
    }
}

/// Ctrl-C ends it, and what it has started; the port is free again.
#[cfg(unix)]
#[test]
fn an_interruption_ends_it_and_frees_the_port() {
    use std::os::unix::process::ExitStatusExt as _;
    if are_missing() {
        return;
    }
    let scratch = Scratch::new("interrupted");
    let (mut served, port) = serve(&scratch);
    assert!(body(port, "/").contains("id=\"release-terms\""));
    let status = Command::new("kill").args(["-INT", &served.0.id().to_string()]).status().unwrap();
    assert!(status.success());
    assert_eq!(served.0.wait().unwrap().signal(), Some(2));
    TcpListener::bind(("127.0.0.1", port)).unwrap();
}

/// What the process has in memory, in kilobytes.
#[cfg(target_os = "linux")]
fn memory(served: &Served) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", served.0.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// How often it is rendered; `KESSAN_RENDERS=200` is the figure in docs/reliability.md.
#[cfg(target_os = "linux")]
#[test]
fn however_often_it_is_rendered_it_takes_no_more_memory() {
    if are_missing() {
        return;
    }
    let renders = std::env::var("KESSAN_RENDERS").ok().and_then(|count| count.parse().ok()).unwrap_or(12_u32);
    let scratch = Scratch::new("memory");
    let (served, port) = serve(&scratch);
    let mut news = get(port, "/live", "localhost").lines().map_while(Result::ok);
    next(&mut news);
    let mut before = 0;
    for count in 1..=renders {
        // Each is another release.
        let text = RELEASE.replacen("\"ja\": \"", &format!("\"ja\": \"{count}"), 1);
        fs::write(scratch.0.join("release.json"), text).unwrap();
        assert!(next(&mut news).contains("release-checks-"));
        assert!(body(port, "/kessan.html").len() > 10_000 || count % 10 > 0);
        if count == 4 {
            before = memory(&served);
        }
    }
    let after = memory(&served);
    println!("{before} kB after 4 renders, {after} kB after {renders}");
    // A release with its page takes several megabytes.
    assert!(after < before + 8_000, "{before} kB after 4 renders, {after} kB after {renders}");
}
