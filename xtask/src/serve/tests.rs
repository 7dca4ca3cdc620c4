//! Tests of the server, with requests as they go over the wire.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::test_folder::TestFolder;

/// A small site; every file holds its own name.
fn site(name: &str) -> TestFolder {
    let folder = TestFolder::new(name);
    for file in
        ["index.html", "ja/index.html", "a.js", "a_bg.wasm", "a.css", "a.json", "a.csv", "a.svg", "a.webmanifest"]
    {
        folder.write(file, file);
    }
    folder
}

/// The head and the body of the answer to a GET.
fn get(server: &Server, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.to_ascii_lowercase(), body.to_owned())
}

#[test]
fn files_have_their_types() {
    let folder = site("types");
    let server = Server::start(folder.path(), 0).expect("a free port");
    for (file, kind) in [
        ("index.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a_bg.wasm", "application/wasm"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
    ] {
        let (head, body) = get(&server, &format!("/{file}"));
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(head.contains(&format!("content-type: {kind}\r\n")), "{head}");
        assert!(head.contains("cache-control: no-cache"), "{head}");
        assert_eq!(body, file);
    }
}

#[test]
fn other_sites_may_read_what_the_sample_for_hosts_opens_to_them() {
    let folder = site("open");
    folder.write("embed.js", "").write("data/a.csv", "");
    let server = Server::start(folder.path(), 0).expect("a free port");
    for (path, is_open) in [("/embed.js", true), ("/data/a.csv", true), ("/a.js", false), ("/", false)] {
        let (head, _) = get(&server, path);
        assert_eq!(head.contains("access-control-allow-origin: *\r\n"), is_open, "{path}: {head}");
    }
}

#[test]
fn a_recording_server_sends_the_compressed_file_and_notes_what_it_weighed() {
    let folder = site("recording");
    folder.write("b.js", "long ".repeat(100)).write("b.js.br", "short");
    let (server, log) = Server::recording(folder.path()).expect("a free port");
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).expect("it listens");
    let request = "GET /b.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\nSec-Fetch-Dest: empty\r\n\
        Referer: http://localhost/service-worker.js\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).expect("it reads");
    stream.read_to_string(&mut String::new()).expect("it answers");
    get(&server, "/a.js");
    get(&server, "/nothing");
    let answers = log.answers();
    let told: Vec<_> = answers.iter().map(|it| (it.path.as_str(), it.status, it.encoding.as_str(), it.bytes)).collect();
    assert_eq!(told[..2], [("/b.js", 200, "br", 5), ("/a.js", 200, "", 4)]);
    assert_eq!((told[2].0, told[2].1), ("/nothing", 404));
    assert!(answers[0].is_for_worker() && !answers[1].is_for_worker());
}

#[test]
fn folders_have_an_index_and_a_slash() {
    let folder = site("folders");
    let server = Server::start(folder.path(), 0).expect("a free port");
    assert_eq!(get(&server, "/").1, "index.html");
    assert_eq!(get(&server, "/ja/").1, "ja/index.html");
    let (head, _) = get(&server, "/ja?q=1");
    assert!(head.starts_with("http/1.1 307"), "{head}");
    assert!(head.contains("location: /ja/?q=1\r\n"), "{head}");
}

#[test]
fn what_is_not_there_is_told_as_plain_text() {
    let folder = site("missing");
    let server = Server::start(folder.path(), 0).expect("a free port");
    for path in ["/nothing", "/ja/nothing.js", "/../index.html", "/%2e%2e/x"] {
        let (head, body) = get(&server, path);
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert!(head.contains("content-type: text/plain; charset=utf-8"), "{head}");
        assert_eq!(body, "404: there is no such page\n");
    }
}

#[test]
fn a_taken_port_is_told_with_a_free_one() {
    let folder = site("taken");
    let server = Server::start(folder.path(), 0).expect("a free port");
    let error = Server::start(folder.path(), server.port()).expect_err("it is taken");
    assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
    let text = command::unusable(server.port(), &error).to_string();
    let taken = format!("port {} is taken by another program", server.port());
    assert!(text.contains(&taken), "{text}");
    assert!(text.contains("stop it or choose another: cargo xtask serve --port "), "{text}");
}

#[test]
fn a_missing_folder_is_told() {
    let folder = site("no-dist");
    let error = Server::start(&folder.path().join("dist"), 0).expect_err("no such folder");
    assert!(error.to_string().contains("cargo xtask build"), "{error}");
}

#[test]
fn dropping_frees_the_port_despite_open_connections() {
    let folder = site("drop");
    let server = Server::start(folder.path(), 0).expect("a free port");
    let mut open = TcpStream::connect(("127.0.0.1", server.port())).expect("it listens");
    open.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it reads");
    let mut first = [0];
    open.read_exact(&mut first).expect("it answers");
    let port = server.port();
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn runs_inside_another_runtime() {
    let folder = site("inside");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let server = Server::start(folder.path(), 0).expect("a free port");
        assert_eq!(server.url(), format!("http://127.0.0.1:{}/", server.port()));
        assert_eq!(get(&server, "/a.js").1, "a.js");
    });
}

#[test]
fn a_pages_own_policy_is_a_header_that_says_where_to_report() {
    let folder = TestFolder::new("reporting");
    folder.write("index.html", "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><p>");
    folder.write("plain.html", "<p>");
    let server = Server::reporting(folder.path(), 0, "http://reports.invalid/").expect("a free port");
    let (head, body) = get(&server, "/");
    let header = "content-security-policy-report-only: default-src 'none'; report-uri http://reports.invalid/";
    assert!(head.contains(header) && body.ends_with("<p>"), "{head}\n{body}");
    assert!(!get(&server, "/plain.html").0.contains("security-policy"));
}
