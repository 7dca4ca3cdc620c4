//! `kessan import`.

use std::fs;

use super::filing::page;
use super::scratch::Scratch;

fn lamps() -> Scratch {
    Scratch::new().with("q1.htm", &page("Lamplight Inc."))
}

#[test]
fn a_filing_becomes_a_release_that_the_check_accepts() {
    let scratch = lamps();
    let told = scratch.run("import q1.htm -o release.json").well();
    assert!(told.out.contains("Lamplight Inc.") && told.out.contains("read q1.htm"), "{told:?}");
    assert!(told.out.contains("asked: ") && told.out.trim_end().ends_with("wrote release.json"), "{told:?}");
    let told = scratch.run("check release.json").well();
    assert!(told.out.starts_with("release.json is valid: "), "{told:?}");
    // The same bytes from the standard input, and to the standard output; what came out is then said beside it.
    let told = scratch.run_with("import - -o -", &page("Lamplight Inc."));
    assert_eq!(told.status, Some(0));
    assert!(told.err.contains("Lamplight Inc."), "{told:?}");
    let release: serde_json::Value = told.json();
    assert_eq!(release["kessan"], 2);
    let told = scratch.run_with("check - --quiet", &told.out).well();
    assert_eq!(told.out, "");
}

#[test]
fn without_a_name_the_file_is_called_after_the_release_and_nothing_is_written_over() {
    let scratch = lamps();
    let told = scratch.run("import q1.htm --json").well().json();
    let name = format!("{}.json", told["id"].as_str().unwrap());
    let release = scratch.read(&name);
    let again = scratch.run("import q1.htm").failed(&[&name, "the file already exists", "-o"]);
    assert!(!again.err.contains("asked"), "{again:?}");
    fs::write(scratch.path().join(&name), "mine").unwrap();
    scratch.run("import q1.htm").failed(&["the file already exists"]);
    assert_eq!(scratch.read(&name), "mine");
    scratch.run(&format!("import q1.htm -o {name}")).well();
    assert_eq!(scratch.read(&name), release);
}

#[test]
fn what_is_asked_is_answered_in_a_file_that_serves_again() {
    let scratch = lamps();
    scratch.run("import q1.htm -o before.json --questions answers.toml").well();
    let questions = scratch.read("answers.toml");
    assert!(questions.contains("announced"), "{questions}");
    fs::write(scratch.path().join("answers.toml"), "announced = \"2030-04-23\"\nnobody.asks = \"this\"\n").unwrap();
    let told = scratch.run("import q1.htm -o release.json --answers answers.toml").well();
    let is_left = |line: &str| line.contains("nobody.asks") && line.contains("answers.toml");
    assert!(told.out.lines().any(is_left), "{told:?}");
    let release: serde_json::Value = serde_json::from_str(&scratch.read("release.json")).unwrap();
    assert_eq!(release["announced"], "2030-04-23");
    // What is no answer at all.
    fs::write(scratch.path().join("answers.toml"), "announced 2030").unwrap();
    scratch.run("import q1.htm -o no.json --answers answers.toml").failed(&["answers.toml"]);
    scratch.run("import q1.htm -o no.json --answers none.toml").failed(&["reading none.toml", "--questions"]);
    fs::write(scratch.path().join("answers.toml"), [0xff, 0xfe]).unwrap();
    scratch.run("import q1.htm -o no.json --answers answers.toml").failed(&["answers.toml", "UTF-8"]);
    assert!(!scratch.has("no.json"));
}

#[test]
fn as_json_all_that_came_out_is_one_document() {
    let scratch = lamps();
    let told = scratch.run("import q1.htm -o release.json --json").well();
    let report = told.json();
    assert_eq!((&report["company"], &report["documents"][0]), (&"Lamplight Inc.".into(), &"q1.htm".into()));
    assert!(report["cells"].as_u64() >= Some(8) && report["questions"].is_array(), "{report}");
    // What went wrong, too.
    let told = scratch.run("import none.htm --json");
    assert_eq!((told.status, told.err.as_str()), (Some(1), ""));
    assert!(told.json()["error"].as_str().unwrap().contains("none.htm"), "{told:?}");
    // Where the release goes to the standard output, it is alone there.
    let told = scratch.run("import q1.htm -o - --json");
    assert_eq!(told.json()["kessan"], 2);
    let report: serde_json::Value = serde_json::from_str(&told.err).unwrap();
    assert_eq!(report["company"], "Lamplight Inc.");
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_give() {
    let scratch =
        lamps().with("note.txt", "a note").with("torn.zip", "PK\u{3}\u{4}torn").with("two.htm", &page("Other Inc."));
    scratch.run("import none.htm").failed(&["reading none.htm", "a package or a folder"]);
    scratch.run("import torn.zip").failed(&["torn.zip"]);
    scratch.run("import note.txt").failed(&["note.txt"]);
    fs::create_dir(scratch.path().join("empty")).unwrap();
    scratch.run("import empty").failed(&["empty contains no file of a filing", "release.toml"]);
    scratch
        .run("import q1.htm -o no/folder/release.json")
        .failed(&["writing no/folder/release.json", "can be written"]);
    // Of the whole run, nothing was left.
    let left: Vec<_> = fs::read_dir(scratch.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 5, "{left:?}");
}

#[test]
fn several_files_and_a_folder_of_them_are_one_filing() {
    let scratch = lamps();
    fs::create_dir(scratch.path().join("filing")).unwrap();
    fs::copy(scratch.path().join("q1.htm"), scratch.path().join("filing/q1.htm")).unwrap();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.org/x"/>"#;
    fs::write(scratch.path().join("filing/x.xsd"), schema).unwrap();
    fs::write(scratch.path().join("filing/.hidden.htm"), "no filing").unwrap();
    scratch.run("import filing -o folder.json").well();
    scratch.run("import filing/q1.htm filing/x.xsd -o files.json").well();
    assert_eq!(scratch.read("folder.json"), scratch.read("files.json"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_a_name_all_the_same() {
    use std::os::unix::ffi::OsStrExt as _;
    let scratch = lamps();
    let name = |bytes: &[u8]| scratch.path().join(std::ffi::OsStr::from_bytes(bytes));
    let (filing, release) = (name(b"q1-\xff.htm"), name(b"rele\xfease.json"));
    fs::rename(scratch.path().join("q1.htm"), &filing).unwrap();
    let output = scratch.command().arg("import").arg(&filing).arg("-o").arg(&release).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let output = scratch.command().arg("check").arg(&release).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let folder = name(b"\xffolder");
    for arguments in [["new"], ["check"]] {
        let output = scratch.command().args(arguments).arg(&folder).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}
