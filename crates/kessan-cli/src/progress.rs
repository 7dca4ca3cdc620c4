//! A line on a terminal for what takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

/// How often the line is written anew, and how long it waits at first.
const EVERY: Duration = Duration::from_secs(1);

/// Says what is being done, once that has taken a second, and every second after; takes it away when it is dropped.
pub struct Progress {
    running: Option<(Sender<&'static str>, JoinHandle<()>)>,
}

impl Progress {
    /// One that says nothing.
    pub fn none() -> Self {
        Self { running: None }
    }

    /// On the standard error, if somebody sees it there.
    pub fn on_terminal() -> Self {
        if std::io::stderr().is_terminal() { Self::start(std::io::stderr(), EVERY) } else { Self::none() }
    }

    fn start(mut output: impl Write + Send + 'static, every: Duration) -> Self {
        let (sender, receiver) = channel::<&'static str>();
        let start = Instant::now();
        let thread = spawn(move || {
            let (mut what, mut width) = ("", 0);
            loop {
                match receiver.recv_timeout(every) {
                    Ok(next) => what = next,
                    Err(RecvTimeoutError::Timeout) => {
                        let line = format!("{what} … {} s", start.elapsed().as_secs());
                        // Over the line before, of which nothing may be left.
                        let _ = write!(output, "\r{line:width$}").and_then(|()| output.flush());
                        width = line.chars().count();
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            if width > 0 {
                let _ = write!(output, "\r{:width$}\r", "").and_then(|()| output.flush());
            }
        });
        Self { running: Some((sender, thread)) }
    }

    /// What is done from now on.
    pub fn says(&self, what: &'static str) {
        if let Some((sender, _)) = &self.running {
            let _ = sender.send(what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.running.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives on what is written.
    struct Pipe(Sender<String>);

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let _ = self.0.send(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_takes_long_is_said_in_one_line_which_goes_at_the_end() {
        let (sender, written) = channel();
        let progress = Progress::start(Pipe(sender), Duration::from_millis(1));
        progress.says("making the release");
        let mut text = String::new();
        while !text.contains("making the release … ") {
            text.push_str(&written.recv().unwrap());
        }
        drop(progress);
        text.extend(written.iter());
        assert!(text.ends_with('\r') && !text.contains('\n'), "{text:?}");
    }

    #[test]
    fn what_is_quick_says_nothing() {
        let (sender, written) = channel();
        let progress = Progress::start(Pipe(sender), Duration::from_secs(3600));
        progress.says("reading");
        drop(progress);
        assert_eq!(written.iter().collect::<String>(), "");
        // Nobody sees it where a test runs.
        Progress::none().says("nothing");
    }
}
