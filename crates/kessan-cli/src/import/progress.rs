//! A line on the standard error for what takes longer than a second.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

/// Says what is being done, once that has taken a second and every second after; ends when it is dropped.
pub struct Progress {
    sender: Option<Sender<&'static str>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to count.
    pub fn start() -> Self {
        let (sender, receiver) = channel::<&'static str>();
        let start = Instant::now();
        let thread = spawn(move || {
            let mut what = "";
            loop {
                match receiver.recv_timeout(Duration::from_secs(1)) {
                    Ok(next) => what = next,
                    Err(RecvTimeoutError::Timeout) => eprintln!("{what}: {} s", start.elapsed().as_secs()),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        Self { sender: Some(sender), thread: Some(thread) }
    }

    /// What is done from now on.
    pub fn says(&self, what: &'static str) {
        if let Some(sender) = &self.sender {
            let _ = sender.send(what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.sender.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
