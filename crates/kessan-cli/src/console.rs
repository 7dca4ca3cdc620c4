//! What is said where: what was asked for and what came out on the standard output, what went wrong on the standard error.

use std::fmt::Display;
use std::io::{ErrorKind, Write};

use crate::progress::Progress;

/// What a command says of itself, if it is to say anything.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    is_quiet: bool,
}

impl Console {
    /// One that `is_quiet` says only what went wrong.
    pub fn new(is_quiet: bool) -> Self {
        Self { is_quiet }
    }

    /// A line about what came out.
    ///
    /// # Errors
    ///
    /// It cannot be written, as [`write`] has it.
    pub fn say(&self, text: impl Display) -> Result<(), String> {
        if self.is_quiet { Ok(()) } else { write(format!("{text}\n").as_bytes()) }
    }

    /// A line about what came out, where the standard output has what was asked for.
    pub fn note(&self, text: impl Display) {
        if !self.is_quiet {
            tell(text);
        }
    }

    /// Says from the first second on what is being done; `is_machine` if a program reads what comes out.
    pub fn progress(&self, is_machine: bool) -> Progress {
        if self.is_quiet || is_machine { Progress::none() } else { Progress::on_terminal() }
    }
}

/// A line about what went wrong. Where it goes may be closed.
pub fn tell(text: impl Display) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes what was asked for to the standard output.
///
/// # Errors
///
/// It cannot be written, as on a full disk. Whoever reads only the first lines, as `head` does, has not made a mistake.
pub fn write(bytes: &[u8]) -> Result<(), String> {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("writing to standard output: {error}; redirect it to a place with enough space"))
        }
        _ => Ok(()),
    }
}
