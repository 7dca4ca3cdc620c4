//! LibreOffice, a second engine that is not Kessan's: it opens the file and recalculates what the file says.
//!
//! Debian has it as `libreoffice-calc-nogui`. Where there is no `soffice` (or none under `KESSAN_SOFFICE`), this is left out.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::{books, is_close};

/// Without it LibreOffice keeps the results that a file stores.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop
oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;

fn soffice() -> Option<PathBuf> {
    let is_there = |path: &PathBuf| path.is_file();
    if let Some(path) = env::var_os("KESSAN_SOFFICE") {
        return Some(path.into());
    }
    let folders: OsString = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder| folder.join("soffice")).find(is_there)
}

/// The workbook without the results of its formulas, and how many there were: what is there afterwards is the engine's.
fn without_results(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut removed = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).unwrap();
            let mut pieces = text.split("</f><v>");
            let mut kept = pieces.next().unwrap().to_owned();
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").unwrap();
                kept.push_str("</f>");
                kept.push_str(rest);
                removed += 1;
            }
            content = kept.into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    (writer.finish().unwrap().into_inner(), removed)
}

/// Has LibreOffice open the files, recalculate and save them again.
fn recalculate(program: &Path, folder: &Path, files: &[PathBuf]) -> PathBuf {
    let (profile, out) = (folder.join("profile"), folder.join("out"));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let output = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    out
}

#[test]
fn libreoffice_works_out_every_formula_as_the_file_says() {
    let Some(program) = soffice() else {
        eprintln!("left out: there is no soffice; install libreoffice-calc-nogui or set KESSAN_SOFFICE");
        return;
    };
    let folder = env::temp_dir().join(format!("kessan-workbook-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let books = books();
    let files: Vec<PathBuf> = books
        .iter()
        .enumerate()
        .map(|(index, book)| {
            let (bytes, removed) = without_results(&book.bytes);
            assert!(removed >= book.report.checks.len(), "{removed} results of formulas in {}", book.release.file.id);
            let file = folder.join(format!("{index}.xlsx"));
            fs::write(&file, bytes).unwrap();
            file
        })
        .collect();
    let out = recalculate(&program, &folder, &files);
    for (book, file) in books.iter().zip(&files) {
        let recalculated = fs::read(out.join(file.file_name().unwrap())).unwrap();
        let workbook = load_from_xlsx_bytes(&recalculated, "book", "en", "UTC").unwrap();
        let other = Model::from_workbook(workbook, "en").unwrap();
        let mut compared = 0;
        for at in book.model.get_all_cells() {
            let Some(formula) = book.model.get_cell_formula(at.index, at.row, at.column).unwrap() else { continue };
            let [ours, theirs] =
                [&book.model, &other].map(|model| model.get_cell_value_by_index(at.index, at.row, at.column).unwrap());
            let is_same = match (&ours, &theirs) {
                (CellValue::Number(ours), CellValue::Number(theirs)) => is_close(*ours, *theirs),
                // LibreOffice writes a truth value of a cell that is formatted as a number as one.
                (CellValue::Boolean(ours), CellValue::Number(theirs)) => is_close(f64::from(*ours), *theirs),
                (ours, theirs) => format!("{ours:?}") == format!("{theirs:?}"),
            };
            let sheet = &book.model.get_worksheets_properties()[at.index as usize].name;
            let id = &book.release.file.id;
            assert!(is_same, "{id}: {sheet} {},{}: {ours:?} here, {theirs:?} there, by {formula:?}", at.row, at.column);
            compared += 1;
        }
        println!("{}: {compared} formulas", book.release.file.id);
        assert!(compared > book.report.checks.len(), "{compared} formulas");
    }
    fs::remove_dir_all(folder).unwrap();
}
