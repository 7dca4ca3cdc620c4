//! The site behind a real nginx with the sample configuration of `docs/nginx.conf`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::browser::Options;
use super::driver::program;
use super::failure::{Failure, Outcome};
use super::folder::Folder;
use super::page::Page;
use super::site;

/// Where Debian puts the module that sends brotli files.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The sample, as it is published.
const SAMPLE: &str = include_str!("../../docs/nginx.conf");

/// An nginx of its own; ended when dropped.
struct Nginx {
    process: Child,
    port: u16,
    _folder: Folder,
}

impl Nginx {
    fn start() -> Outcome<Self> {
        let folder = Folder::new("nginx")?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let dist = site::dist()?.canonicalize()?;
        let mut sample = SAMPLE.to_owned();
        for (line, own) in [
            ("listen 80;", format!("listen 127.0.0.1:{port};")),
            ("server_name ir.example.com;", "server_name _;".to_owned()),
            ("root /srv/www/kessan;", format!("root {};", dist.display())),
        ] {
            assert!(sample.contains(line), "the sample has no line {line}");
            sample = sample.replace(line, &own);
        }
        let brotli = program("KESSAN_NGINX_BROTLI", BROTLI)?;
        let here = folder.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {here}/{kind};\n"))
            .concat();
        // The workers are of the same user as the test, who can read the built site.
        let user = if fs::metadata("/proc/self").is_ok_and(|own| is_root(&own)) { "user root;\n" } else { "" };
        let configuration = format!(
            "{user}load_module {};\ndaemon off;\npid {here}/pid;\nerror_log {here}/error.log;\n\
             events {{}}\nhttp {{\naccess_log off;\n{temporary}{sample}}}\n",
            brotli.display()
        );
        let path = folder.path().join("nginx.conf");
        fs::write(&path, configuration)?;
        let mut process = Command::new(program("KESSAN_NGINX", "/usr/sbin/nginx")?)
            .arg("-c")
            .arg(&path)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(Self { process, port, _folder: folder });
            }
            sleep(Duration::from_millis(20));
        }
        let _ = process.kill();
        let log = fs::read_to_string(folder.path().join("error.log")).unwrap_or_default();
        Err(Failure::new(format!("waited 10 s for nginx to listen; its log: {log}")))
    }

    /// The answer to a request that accepts a form of compression: its head in small letters, and its body.
    fn get(&self, path: &str, accepted: &str) -> Outcome<(String, Vec<u8>)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n"
        )?;
        let mut reader = BufReader::new(stream);
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line)? > 2 {
            head.push_str(&line.to_ascii_lowercase());
            line.clear();
        }
        let mut body = Vec::new();
        reader.read_to_end(&mut body)?;
        Ok((head, body))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // A polite end, so that the workers go as well.
        let id = self.process.id().to_string();
        let _ = Command::new("kill").args(["-QUIT", &id]).status();
        let _ = self.process.wait();
    }
}

#[cfg(unix)]
fn is_root(own: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(own) == 0
}

#[cfg(not(unix))]
fn is_root(_: &fs::Metadata) -> bool {
    false
}

/// The name of a file of the built site.
fn named(start: &str, end: &str) -> Outcome<String> {
    let names = fs::read_dir(site::dist()?)?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names = names.filter(|name| name.starts_with(start) && name.ends_with(end));
    names.next().ok_or_else(|| Failure::new(format!("dist/ has no {start}…{end}")))
}

#[test]
fn nginx_sends_what_the_build_compressed_with_the_right_headers() -> Outcome {
    let nginx = Nginx::start()?;
    let wasm = format!("/{}", named("kessan-", "_bg.wasm")?);
    let script = format!("/{}", named("kessan-", ".js")?);
    let forever = "cache-control: public, max-age=31536000, immutable";
    let asked = "cache-control: no-cache";
    for (path, file, kind, caching) in [
        ("/", "index.html", "text/html; charset=utf-8", asked),
        ("/ja/", "ja/index.html", "text/html; charset=utf-8", asked),
        ("/kessan.html", "kessan.html", "text/html; charset=utf-8", asked),
        ("/embed.js", "embed.js", "text/javascript; charset=utf-8", "cache-control: public, max-age=3600"),
        ("/service-worker.js", "service-worker.js", "text/javascript; charset=utf-8", asked),
        ("/site.webmanifest", "site.webmanifest", "application/manifest+json; charset=utf-8", asked),
        ("/data/facts.csv", "data/facts.csv", "text/csv; charset=utf-8", asked),
        (&wasm, &wasm[1..], "application/wasm", forever),
        (&script, &script[1..], "text/javascript; charset=utf-8", forever),
    ] {
        let dist = site::dist()?;
        for (accepted, ending) in [("br, gzip", ".br"), ("gzip", ".gz"), ("identity", "")] {
            let (head, body) = nginx.get(path, accepted)?;
            assert!(head.starts_with("http/1.1 200 "), "{path}: {head}");
            let encoding = match ending {
                ".br" => "content-encoding: br\r\n",
                ".gz" => "content-encoding: gzip\r\n",
                _ => "",
            };
            assert!(
                head.contains(encoding) && (encoding.is_empty() != head.contains("content-encoding")),
                "{path}: {head}"
            );
            assert!(head.contains(&format!("content-type: {kind}\r\n")), "{path}: {head}");
            assert!(head.contains(caching) && head.contains("x-content-type-options: nosniff"), "{path}: {head}");
            assert!(body == fs::read(dist.join(format!("{file}{ending}")))?, "{path} {accepted}: another content");
        }
    }
    let (page, _) = nginx.get("/", "identity")?;
    assert!(page.contains("content-security-policy: frame-ancestors 'self'"), "{page}");
    let (frame, _) = nginx.get("/kessan.html", "identity")?;
    assert!(frame.contains("content-security-policy: frame-ancestors *"), "{frame}");
    for open in ["/embed.js", "/data/facts.csv"] {
        assert!(nginx.get(open, "br")?.0.contains("access-control-allow-origin: *"), "{open}");
    }
    assert!(nginx.get("/nowhere", "br")?.0.starts_with("http/1.1 404 "));
    Ok(())
}

#[tokio::test]
async fn nginx_serves_a_page_that_wakes_and_can_be_kept() -> Outcome {
    let nginx = Nginx::start()?;
    let page = Page::visit_at(Options::DESK, &format!("http://localhost:{}/", nginx.port)).await?;
    page.has_mounted().await?;
    page.picture("mix-0").await?;
    page.becomes("navigator.serviceWorker.ready.then(found => found.active.state)", "activated".to_owned()).await?;
    assert_eq!(page.browser.complaints().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn nginx_lets_other_sites_show_a_view_but_not_the_page() -> Outcome {
    let nginx = Nginx::start()?;
    let folder = Folder::new("other")?;
    let frames = ["", "kessan.html#margins?v=1&embed=margins"]
        .map(|path| format!("<iframe width=600 height=600 src='http://localhost:{}/{path}'></iframe>", nginx.port));
    fs::write(folder.path().join("index.html"), frames.concat())?;
    let host = xtask::serve::Server::start(Path::new(folder.path()), 0)?;
    let page = Page::visit_at(Options::DESK, &host.url()).await?;
    page.browser.expects_refusals();
    page.browser.client.enter_frame(1).await?;
    page.has_mounted().await?;
    page.browser.client.enter_parent_frame().await?;
    page.browser.client.enter_frame(0).await?;
    // The browser's own page about a refusal.
    assert!(!page.read::<bool>("document.body.innerHTML.includes('data-root')").await?);
    Ok(())
}
