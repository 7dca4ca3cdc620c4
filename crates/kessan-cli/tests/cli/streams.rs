//! Where things are said, and what happens if nobody listens.

use std::io::Read;
use std::process::Stdio;

use super::scratch::{MADE_UP, MINIMAL, Scratch};

/// Commands whose output is long.
const LONG: [&str; 5] = ["--help", "completions bash", "man", "check release.json", "check release.json --json"];

#[test]
fn who_reads_only_the_beginning_has_made_no_mistake() {
    let scratch = Scratch::new().with("release.json", MADE_UP);
    for arguments in LONG {
        let mut command = scratch.command();
        command.args(arguments.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Closed before anything is read.
        drop(child.stdout.take());
        let mut error = String::new();
        child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
        assert_eq!((child.wait().unwrap().code(), error.as_str()), (Some(0), ""), "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let scratch = Scratch::new().with("release.json", MINIMAL);
    for arguments in ["completions bash", "man", "check release.json"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = scratch.command().args(arguments.split(' ')).stdout(full).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        assert!(told.contains("writing to standard output"), "{arguments}: {told}");
    }
}

#[test]
fn nothing_is_coloured_or_written_over_where_no_terminal_is() {
    let scratch = Scratch::new().with("release.json", MADE_UP);
    for arguments in ["--help", "check --help", "check release.json", "check none.json", "check --no-such-option"] {
        for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("TERM", "dumb")] {
            let output = scratch.command().env(name, value).args(arguments.split(' ')).output().unwrap();
            for stream in [&output.stdout, &output.stderr] {
                assert!(!stream.contains(&0x1b) && !stream.contains(&b'\r'), "{arguments} with {name}");
            }
        }
    }
}

#[test]
fn quiet_says_only_what_went_wrong() {
    let scratch = Scratch::new().with("release.json", MADE_UP);
    for arguments in ["-q check release.json", "new folder -q", "export release.json tables --quiet", "man pages -q"] {
        assert_eq!(scratch.run(arguments).well().out, "", "{arguments}");
    }
    scratch.run("-q check none.json").failed(&["none.json"]);
    // What was asked for is no chatter.
    assert!(scratch.run("-q completions fish").well().out.contains("kessan"));
    assert!(scratch.run("-q check release.json --json").well().out.contains("\"valid\":true"));
}

/// A line of progress is for who sits there; `script` makes a terminal.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_nothing_of_the_progress_is_left() {
    let scratch = Scratch::new().with("release.json", MADE_UP);
    let line = format!("{} check release.json", env!("CARGO_BIN_EXE_kessan"));
    let mut command = std::process::Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).current_dir(scratch.path()).stdin(Stdio::null());
    let Ok(output) = command.output() else {
        println!("skipped: there is no `script`");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
    // What a line has over it at its end is not seen.
    let seen: Vec<_> = text.lines().map(|line| line.rsplit('\r').next().unwrap_or(line)).collect();
    assert!(output.status.success() && seen[0].starts_with("release.json is valid"), "{text:?}");
    assert!(seen.iter().all(|line| !line.contains(" … ")), "{text:?}");
}
