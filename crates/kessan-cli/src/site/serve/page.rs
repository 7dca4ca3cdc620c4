//! What is served: the last good rendering of the file, and what is wrong with the file since.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use kessan::prerender::assets::Assets;
use kessan::prerender::file::{File, by_path};
use kessan::prerender::{one_file, scripts};
use kessan_core::release::embedded::place;
use tokio::sync::watch::{self, Receiver, Sender};

use super::render::{self, Part};
use crate::console::{self, Console};
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
    assets: BTreeMap<String, Arc<Vec<u8>>>,
    file: PathBuf,
    console: Console,
    state: Mutex<State>,
    news: Sender<News>,
}

#[derive(Default)]
struct State {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    /// What the file said that they are of.
    good: Option<Arc<Vec<u8>>>,
    /// What the file said when it was read last.
    read: Option<Arc<Vec<u8>>>,
}

impl Page {
    /// Of a file that is there, though it may have mistakes.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn new(assets: Assets, file: &Path, console: Console) -> Result<Self, String> {
        let name = file.display();
        std::fs::metadata(file).map_err(|error| format!("reading {name}: {error}; give the path of a release file"))?;
        let (news, _) = watch::channel(News::default());
        Ok(Self { assets: shared(assets.files), file: file.to_owned(), console, state: Mutex::default(), news })
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
        let bytes = Arc::new(bytes);
        let mut state = self.state();
        if state.read.as_ref() == Some(&bytes) {
            return;
        }
        state.read = Some(Arc::clone(&bytes));
        drop(state);
        match render::made(&self.file, &bytes, Part::Files) {
            Ok(files) => {
                self.publish(files, bytes);
                let time = started.elapsed().as_millis();
                // Who does not listen any more still looks at the page.
                let _ = self.console.say(format!("{name} is valid; rendered in {time} ms"));
            }
            Err(mistakes) => self.tell(mistakes),
        }
    }

    fn publish(&self, files: Vec<File>, bytes: Arc<Vec<u8>>) {
        let files = shared(files);
        let start = place::id(place::WHOLE);
        let version = files.keys().find(|path| path.starts_with(&start)).cloned().unwrap_or_default();
        let mut state = self.state();
        state.files = files;
        state.good = Some(bytes);
        drop(state);
        self.news.send_replace(News { version, mistakes: None });
    }

    /// Says what is wrong, here and in the pages.
    pub fn tell(&self, mistakes: String) {
        console::tell(&mistakes);
        self.news.send_modify(|news| news.mistakes = Some(mistakes));
    }

    /// The file at a path below the site's address. `None` if there is none.
    pub fn answer(&self, path: &str) -> Option<Answer> {
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let state = self.state();
        let Some(good) = state.good.clone() else {
            return match path.as_str() {
                "index.html" => Some((Arc::new(EMPTY.into()), media_type(&path))),
                scripts::LIVE_NAME => Some((Arc::new(scripts::compact(scripts::LIVE).into_bytes()), media_type(&path))),
                _ => None,
            };
        };
        if let Some(bytes) = state.files.get(&path).or_else(|| self.assets.get(&path)) {
            return Some((Arc::clone(bytes), media_type(&path)));
        }
        drop(state);
        if path != one_file::NAME {
            return None;
        }
        // The embed builder's view asks for it, few others.
        let made = render::made(&self.file, &good, Part::OneFile).ok()?;
        let bytes = Arc::new(made.into_iter().next()?.bytes);
        let mut state = self.state();
        // Unless there is another version by now.
        if state.good.as_ref().is_some_and(|now| Arc::ptr_eq(now, &good)) {
            state.files.insert(path.clone(), Arc::clone(&bytes));
        }
        Some((bytes, media_type(&path)))
    }

    /// A thread that panicked while it rendered has changed nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Files by their paths, to be given to many.
fn shared(files: Vec<File>) -> BTreeMap<String, Arc<Vec<u8>>> {
    by_path(files).into_iter().map(|(path, bytes)| (path, Arc::new(bytes))).collect()
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
