//! Manual pages, completions, licences.

use std::fs;
use std::process::{Command, Stdio};

use super::scratch::Scratch;

#[test]
fn every_command_has_a_page_with_all_its_sections() {
    let scratch = Scratch::new();
    let told = scratch.run("man pages").well();
    let names: Vec<_> =
        fs::read_dir(scratch.path().join("pages")).unwrap().flatten().map(|it| it.file_name()).collect();
    assert!(names.len() >= 8 && told.out.contains(&format!("{} manual pages", names.len())), "{told:?}");
    for name in names {
        let name = name.to_str().unwrap();
        let page = scratch.read(&format!("pages/{name}"));
        let command = name.strip_suffix(".1").unwrap();
        assert!(page.contains(&format!(".TH {command} 1")), "{page}");
        for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "\"EXIT STATUS\"", "EXAMPLES", "\"SEE ALSO\""] {
            assert!(page.contains(&format!(".SH {section}")), "{name} has no {section}: {page}");
        }
    }
    let whole = scratch.run("man").well().out;
    assert_eq!(whole, scratch.read("pages/kessan.1"));
    assert!(whole.contains("kessan\\-import(1)"), "{whole}");
    scratch.run("man pages/kessan.1").failed(&["pages/kessan.1", "can be written"]);
}

/// Groff warns of what it does not understand.
#[test]
fn the_pages_are_what_groff_understands() {
    let scratch = Scratch::new();
    scratch.run("man pages").well();
    for entry in fs::read_dir(scratch.path().join("pages")).unwrap().flatten() {
        let mut command = Command::new("groff");
        command.args(["-man", "-Tutf8", "-ww"]).arg(entry.path()).stdin(Stdio::null());
        let Ok(output) = command.output() else {
            println!("skipped: there is no groff");
            return;
        };
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{:?}", entry.file_name());
    }
}

#[test]
fn each_shell_has_its_completions_with_every_command() {
    let scratch = Scratch::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = scratch.run(&format!("completions {shell}")).well().out;
        for word in ["import", "check", "export", "new", "man", "licences", "answers", "strict"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        assert!(!script.contains("render-for-serve"), "{shell}");
    }
}

#[test]
fn bash_takes_the_completions() {
    let scratch = Scratch::new();
    let script = scratch.run("completions bash").well().out;
    let scratch = scratch.with("kessan.bash", &script);
    let line =
        "source ./kessan.bash; COMP_WORDS=(kessan ch); COMP_CWORD=1; _kessan kessan ch kessan; echo ${COMPREPLY[@]}";
    let Ok(output) = Command::new("bash").args(["-c", line]).current_dir(scratch.path()).output() else {
        println!("skipped: there is no bash");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "check\n", "{output:?}");
}

#[test]
fn licences_are_inside_or_it_is_said_how_to_get_them() {
    let scratch = Scratch::new();
    for arguments in ["licences", "licenses", "licences --bill"] {
        let told = scratch.run(arguments);
        // An executable of the tests is compiled without.
        if told.status == Some(0) {
            assert!(told.out.contains("MIT"), "{told:?}");
        } else {
            told.failed(&["looking for the licences", "cargo xtask install"]);
        }
    }
}
