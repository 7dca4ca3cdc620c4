//! What is served: the last good rendering of the file, and what is wrong with the file since.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use kessan::prerender::assets::Assets;
use kessan::prerender::file::by_path;
use kessan::prerender::packed::Packing;
use kessan::prerender::{Options, Rendered, Source, Stage, one_file, scripts};
use kessan_core::release::embedded::place;
use tokio::sync::watch::{self, Receiver, Sender};

use crate::site::read;

/// What every tab is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What the version that is served is called: the file that its pages name for the whole release. Empty before the first.
    pub version: String,
    /// What is wrong with the file by now, if anything.
    pub mistakes: Option<String>,
}

/// A file of the site with its media type.
pub type Answer = (Arc<Vec<u8>>, &'static str);

/// The page of a file that may change.
pub struct Page {
    assets: Assets,
    file: PathBuf,
    state: Mutex<State>,
    news: Sender<News>,
}

#[derive(Default)]
struct State {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    rendered: Option<Rendered>,
    /// What the file said when it was read last.
    read: Option<Vec<u8>>,
}

impl Page {
    /// Of a file that is there, though it may have mistakes.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn new(assets: Assets, file: &Path) -> Result<Self, String> {
        let name = file.display();
        std::fs::metadata(file).map_err(|error| format!("reading {name}: {error}; give the path of a release file"))?;
        let (news, _) = watch::channel(News::default());
        Ok(Self { assets, file: file.to_owned(), state: Mutex::default(), news })
    }

    /// What there is to be told, and what comes.
    pub fn news(&self) -> Receiver<News> {
        self.news.subscribe()
    }

    /// Renders the file as it is now, if it has changed. One with mistakes leaves the pages as they are, and the mistakes are
    /// told, here and in the pages.
    pub fn render(&self) {
        let started = Instant::now();
        let name = self.file.display().to_string();
        let bytes = match read::bytes(&self.file) {
            Ok(bytes) => bytes,
            // Some editors take it away before they put the new one in its place.
            Err(error) => {
                self.state().read = None;
                return self.tell(error);
            }
        };
        let mut state = self.state();
        if state.read.as_ref() == Some(&bytes) {
            return;
        }
        state.read = Some(bytes.clone());
        drop(state);
        let rendered = read::of_bytes(&self.file, bytes).and_then(|checked| {
            let source = Source { release: checked.release, json: checked.json };
            Rendered::new(source, &self.assets).map_err(|failure| failure.to_string())
        });
        match rendered {
            Ok(rendered) => {
                self.publish(rendered);
                println!("{name} is in order, and was rendered in {} ms", started.elapsed().as_millis());
            }
            Err(mistakes) => self.tell(mistakes),
        }
    }

    fn publish(&self, rendered: Rendered) {
        let options = Options { stage: Stage::Live, packing: Packing::Quick, ..Options::default() };
        let files = by_path(rendered.files(&self.assets, &options));
        let start = place::id(place::WHOLE);
        let version = files.keys().find(|path| path.starts_with(&start)).cloned().unwrap_or_default();
        let mut state = self.state();
        state.files = files.into_iter().map(|(path, bytes)| (path, Arc::new(bytes))).collect();
        state.rendered = Some(rendered);
        drop(state);
        self.news.send_replace(News { version, mistakes: None });
    }

    /// Says what is wrong, here and in the pages.
    pub fn tell(&self, mistakes: String) {
        eprintln!("{mistakes}");
        self.news.send_modify(|news| news.mistakes = Some(mistakes));
    }

    /// The file at a path below the site's address. `None` if there is none.
    pub fn answer(&self, path: &str) -> Option<Answer> {
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let mut state = self.state();
        if state.rendered.is_none() {
            return match path.as_str() {
                "index.html" => Some((Arc::new(EMPTY.into()), media_type(&path))),
                scripts::LIVE_NAME => Some((Arc::new(scripts::compact(scripts::LIVE).into_bytes()), media_type(&path))),
                _ => None,
            };
        }
        if path == one_file::NAME && !state.files.contains_key(&path) {
            // The embed builder's view asks for it, few others.
            let html = state.rendered.as_ref()?.one_file(&self.assets, Packing::Quick).ok()?;
            state.files.insert(path.clone(), Arc::new(html.into_bytes()));
        }
        state.files.get(&path).map(|bytes| (Arc::clone(bytes), media_type(&path)))
    }

    /// A thread that panicked while it rendered has changed nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands there until the file is in order for the first time: nothing but the script that shows what is wrong.
const EMPTY: &str = "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Kessan</title>\
                     <script type=\"module\" src=\"live.js\"></script></html>\n";

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
