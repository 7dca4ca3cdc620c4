//! What is loaded only when it is asked for: what saves an opened report, what puts it beside others, and what reads more than the
//! documents of filings. The linker leaves it in one program, and `prerender::opener` takes that apart.
//!
//! A part whose files have not been put in answers nothing. Then [`missing`] names it, and whoever has asked puts them in and asks
//! once more (`scripts/opening/worker.js`). Natively all of it is there.
#![allow(unsafe_code, reason = "what marks where to split exports functions by their names")]

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use kessan::prerender::unpacked;
use kessan::view::opening::Fault;
use kessan_compare::{Compared, Refused};
use kessan_core::problem::Problems;
use kessan_core::release::model::File;
use kessan_core::release::{Release, load};
use kessan_import::DataFile;
use kessan_import::error::{ErrorKind, ImportError};
use kessan_import::folder;
use kessan_import::mapping::{self, Answers};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::failed::Failed;
use crate::save::{self, Download};

/// What saves an opened report.
const SAVE: &str = "save";
/// What puts reports side by side.
const COMPARE: &str = "compare";
/// What reads data that are no pages, folders, answers, saved pages and release files.
const FORMATS: &str = "formats";

/// What is put in the place of an answer that nobody gets, as the question is asked again.
const NOT_THERE: &str = "a part of the program has not been loaded";

thread_local! {
    static ABSENT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The part that was asked since this was called last, and is not there.
#[cfg(target_family = "wasm")]
pub fn missing() -> Option<&'static str> {
    ABSENT.take()
}

/// The release file, the open data and the workbook of a release, from the text of its file.
///
/// # Errors
///
/// A text that is no release file, or a release that no workbook holds.
pub fn downloads(release: &str) -> Result<Vec<Download>, Failed> {
    there(SAVE, save_downloads(release.to_owned())).unwrap_or_else(|| Err(not_there()))
}

/// The one file of a release, from the text of its file and `page`, a one file of this version, whose programs it takes.
///
/// # Errors
///
/// A text that is no release file, or a page that is none of this version's.
pub fn one_file(release: &str, page: &[u8]) -> Result<String, Failed> {
    there(SAVE, save_one_file(release.to_owned(), page.to_vec())).unwrap_or_else(|| Err(not_there()))
}

/// Says beforehand that reports will be compared, as what is read for it would have to be read again.
///
/// # Errors
///
/// What compares is not there.
pub fn will_compare() -> Result<(), Failed> {
    there(COMPARE, compare_is_there()).ok_or_else(not_there)
}

/// Reports of one company side by side.
///
/// # Errors
///
/// Why they cannot be; or what compares is not there.
pub fn compare(releases: Vec<Release>) -> Result<Result<Compared, Refused>, Failed> {
    there(COMPARE, compare_releases(releases)).ok_or_else(not_there)
}

/// Says beforehand that answers will be read or written, or release files read.
///
/// # Errors
///
/// What does is not there.
pub fn will_need_formats() -> Result<(), Failed> {
    there(FORMATS, formats_are_there()).ok_or_else(not_there)
}

/// Adds what stands in facts as JSON, in a workbook or in a file with commas to a report.
///
/// # Errors
///
/// The file is broken or too large; or what reads it is not there.
pub fn data(file: DataFile<'_>) -> Result<(), ImportError> {
    let absent = || Err(ImportError::new(ErrorKind::NoReport, "", NOT_THERE));
    there(FORMATS, read_data(file)).unwrap_or_else(absent)
}

/// What a folder of tables says.
///
/// # Errors
///
/// What is missing or has not the form of a folder; or what reads it is not there.
pub fn folder(files: Vec<(String, Vec<u8>)>) -> Result<folder::Imported, ImportError> {
    let absent = || Err(ImportError::new(ErrorKind::NoReport, "", NOT_THERE));
    there(FORMATS, import_folder(files)).unwrap_or_else(absent)
}

/// Reads a file of answers; of an empty one nothing has to be there.
///
/// # Errors
///
/// What is wrong with it as TOML, with line and column; or what reads it is not there.
pub fn answers(text: &str) -> Result<Answers, String> {
    if text.trim().is_empty() {
        return Ok(Answers::default());
    }
    there(FORMATS, read_answers(text.to_owned())).unwrap_or_else(|| Err(NOT_THERE.to_owned()))
}

/// Answers as the text of a file; empty without any.
pub fn written(answers: &Answers) -> String {
    if answers.all().is_empty() {
        return String::new();
    }
    there(FORMATS, write_answers(answers.clone())).unwrap_or_default()
}

/// Takes the claims, notes and businesses of answers into a release; without answers nothing has to be there.
pub fn take_given(file: &mut File, answers: &mut Answers) {
    if !answers.all().is_empty() {
        // What is not there is asked for, and all of it begins anew.
        let _ = there(FORMATS, add_given(file, answers));
    }
}

/// The release file in a saved page. `None` if it holds none, or is damaged, or what unpacks it is not there.
pub fn unpacked(page: &str) -> Option<String> {
    there(FORMATS, unpack(page.to_owned())).flatten()
}

/// Reads and checks a release file; every mistake in it.
///
/// # Errors
///
/// What reads it is not there.
pub fn release(name: &str, json: &str) -> Result<Result<Release, Problems>, Failed> {
    there(FORMATS, read_release(name.to_owned(), json.to_owned())).ok_or_else(not_there)
}

#[wasm_split(save, fallible)]
fn save_downloads(release: String) -> Result<Result<Vec<Download>, Failed>, SplitLoaderError> {
    Ok(save::downloads(&release))
}

#[wasm_split(save, fallible)]
fn save_one_file(release: String, page: Vec<u8>) -> Result<Result<String, Failed>, SplitLoaderError> {
    Ok(save::one_file(&release, &page))
}

#[wasm_split(compare, fallible)]
fn compare_is_there() -> Result<(), SplitLoaderError> {
    Ok(())
}

#[wasm_split(compare, fallible)]
fn compare_releases(releases: Vec<Release>) -> Result<Result<Compared, Refused>, SplitLoaderError> {
    Ok(kessan_compare::compare(releases))
}

#[wasm_split(formats, fallible)]
fn formats_are_there() -> Result<(), SplitLoaderError> {
    Ok(())
}

#[wasm_split(formats, fallible)]
fn read_data(file: DataFile<'_>) -> Result<Result<(), ImportError>, SplitLoaderError> {
    Ok(file.read())
}

#[wasm_split(formats, fallible)]
fn import_folder(files: Vec<(String, Vec<u8>)>) -> Result<Result<folder::Imported, ImportError>, SplitLoaderError> {
    Ok(folder::import(&files))
}

#[wasm_split(formats, fallible)]
fn read_answers(text: String) -> Result<Result<Answers, String>, SplitLoaderError> {
    Ok(Answers::read(&text))
}

#[wasm_split(formats, fallible)]
fn write_answers(answers: Answers) -> Result<String, SplitLoaderError> {
    Ok(answers.write())
}

#[wasm_split(formats, fallible)]
fn add_given(file: &mut File, answers: &mut Answers) -> Result<(), SplitLoaderError> {
    mapping::add_given(file, answers);
    Ok(())
}

#[wasm_split(formats, fallible)]
fn unpack(page: String) -> Result<Option<String>, SplitLoaderError> {
    Ok(unpacked::release(&page))
}

#[wasm_split(formats, fallible)]
fn read_release(name: String, json: String) -> Result<Result<Release, Problems>, SplitLoaderError> {
    Ok(load::load(&name, &json))
}

/// What a part answers: at once, as its files are there or not, so it is asked and not waited for. A second time, as a browser's
/// loader answers while it is called.
fn there<T>(part: &'static str, answer: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    let mut answer = pin!(answer);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..2 {
        match answer.as_mut().poll(&mut context) {
            Poll::Ready(Ok(answer)) => return Some(answer),
            // What has answered must not be asked again.
            Poll::Ready(Err(_)) => break,
            Poll::Pending => {}
        }
    }
    ABSENT.set(Some(part));
    None
}

fn not_there() -> Failed {
    Failed::new(Fault::Unfit, "", NOT_THERE)
}
