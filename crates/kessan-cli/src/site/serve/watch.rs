//! Watching the file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::page::Page;

/// What an editor does at once is one change: it may empty the file before it writes it.
const AT_ONCE: Duration = Duration::from_millis(30);

/// Renders the page anew whenever the file, or what is in the folder, changes, for as long as what it gives lives.
///
/// # Errors
///
/// The system refuses to watch the folder of the file.
pub fn start(file: &Path, page: Arc<Page>) -> Result<RecommendedWatcher, String> {
    let (is_folder, name) = (file.is_dir(), file.file_name().map(ToOwned::to_owned).unwrap_or_default());
    // Its folder, as editors put a new file in the place of the old one; of a folder of tables all that is in it.
    let folder = match file.parent() {
        _ if is_folder => file.to_owned(),
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let depth = if is_folder { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
    let fail = |error: notify::Error| format!("watching {}: {error}", folder.display());
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let is_of_file = |path: &PathBuf| is_folder || path.file_name() == Some(&name);
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(is_of_file)) {
            // Nobody listens when the process ends.
            let _ = changed.send(());
        }
    })
    .map_err(fail)?;
    watcher.watch(&folder, depth).map_err(fail)?;
    std::thread::spawn(move || {
        while changes.recv().is_ok() {
            while changes.recv_timeout(AT_ONCE).is_ok() {}
            page.render();
        }
    });
    Ok(watcher)
}
