//! `cargo xtask bench`: how long things take, in the core and in a browser. It tells, and never judges: a time depends on the
//! machine and on what else that does. Only ratios within one run mean something elsewhere.

pub mod core;
pub mod metric;
pub mod report;
pub mod stats;

use std::io::{BufRead, BufReader};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use clap::ValueEnum;

use self::core::Core;
use self::report::Samples;
use crate::failure::Failure;
use crate::process::Invocation;
use crate::verify;

/// On what the page is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// 1280×900, this machine as it is
    Desktop,
    /// 390×844, processor four times slower, 1.6 Mbit/s, 150 ms for each request
    Phone,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Desktop, Self::Phone];

    /// Its name for the browser tests, in the tables and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Phone => "phone",
        }
    }
}

/// A half of the benchmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Half {
    /// Criterion's: checks, searches, figures
    Core,
    /// The page in Chromium
    Page,
}

/// What the caller of `cargo xtask bench` may choose.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// How often each page is opened and used; tables show medians of all runs
    #[arg(long, value_name = "N", default_value = "5")]
    runs: NonZeroU32,
    /// Only this profile
    #[arg(long)]
    profile: Option<Profile>,
    /// Only this half
    #[arg(long)]
    only: Option<Half>,
    /// Also writes every value there: times in microseconds, those of the core in nanoseconds
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// The core's benchmarks. Criterion's own lines, made to be read by programs.
const CORE: &str = "bench --locked --package kessan --features ssr --bench checks --bench search --bench figures -- \
                    --output-format bencher";

/// The page's are one browser test that is otherwise left out.
const PAGE: &str = "test --quiet --locked --package kessan --features ssr --test e2e -- --ignored --exact --nocapture \
                    bench::the_page_against_a_script_free_one";

/// Runs what is asked for and prints it.
///
/// # Errors
///
/// A benchmark that cannot be started or does not come to its end, or a file that cannot be written. Never a time.
pub fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    let is_asked = |half| options.only.is_none_or(|only| only == half);
    let mut parts = Vec::new();
    if is_asked(Half::Core) {
        println!("==> the core; compiling it for speed takes several minutes the first time");
        let mut all = Vec::new();
        run_by_lines(&Invocation::cargo(CORE.split_whitespace()), root, |line| {
            if let Some(core) = Core::read(line) {
                println!("{}", core.text());
                all.push(core);
            }
        })?;
        let entries: Vec<_> = all.iter().map(Core::json).collect();
        parts.push(format!("\"core\": {{{}}}", entries.join(", ")));
    }
    if is_asked(Half::Page) {
        let samples = page(root, options)?;
        for name in samples.profiles() {
            println!("\n{}", samples.table(name, &format!("{name}, median of {}", options.runs)));
        }
        println!("{LEGEND}");
        parts.push(format!("\"page\": {}", samples.json()));
    }
    options.json.as_ref().map_or(Ok(()), |path| write(path, &format!("{{{}}}\n", parts.join(", "))))
}

/// What the tables do not say of themselves.
const LEGEND: &str = "script-free: the same content as plain HTML with inline SVG, made from dist/index.html. Its \"currency\" is \
                      a script that writes\neach amount of the page anew. Times of controls are the main thread's, from the \
                      click to the end of the painted frame, and those of\nthe next frame. docs/performance.md says more.";

fn page(root: &Path, options: &Options) -> Result<Samples, Failure> {
    let dist = root.join("dist");
    if !dist.join("index.html.br").is_file() {
        return Err(Failure::new(
            "looking for the site to be measured",
            "no dist/index.html.br",
            "the site as it is published, with its files compressed",
            "run `cargo xtask build` first; what `cargo xtask serve` makes is for developing and says nothing about speed",
        ));
    }
    let profiles: Vec<_> = options.profile.map_or_else(|| Profile::ALL.to_vec(), |one| vec![one]);
    let names: Vec<_> = profiles.into_iter().map(Profile::name).collect();
    println!("==> the page in Chromium, {} runs: {}", options.runs, names.join(", "));
    let command = verify::browser_tests(PAGE)?
        .env("KESSAN_BENCH_RUNS", options.runs.to_string())
        .env("KESSAN_BENCH_PROFILES", names.join(","));
    let mut samples = Samples::default();
    run_by_lines(&command, root, |line| {
        if !samples.take(line) && !line.trim().is_empty() {
            println!("{line}");
        }
    })?;
    Ok(samples)
}

/// Runs a command and gives each line of its output away; its messages are shown as they are.
fn run_by_lines(command: &Invocation, root: &Path, mut take: impl FnMut(&str)) -> Result<(), Failure> {
    let fail = |found: String| {
        Failure::new(
            format!("running `{command}`"),
            found,
            "exit status 0",
            "mend what the messages above name, then run `cargo xtask bench` again",
        )
    };
    let mut child = command.command(root).stdout(Stdio::piped()).spawn().map_err(|error| fail(error.to_string()))?;
    if let Some(output) = child.stdout.take() {
        // A line that is no text is none of ours.
        BufReader::new(output).lines().map_while(Result::ok).for_each(|line| take(&line));
    }
    let status = child.wait().map_err(|error| fail(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(fail(format!("it ended with {status}"))) }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| {
        Failure::new(
            format!("writing {}", path.display()),
            error.to_string(),
            "a file that can be written",
            "name another with --json, in a folder that exists",
        )
    })?;
    println!("every value is in {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn a_run_at_least_and_words_that_are_known() {
        let read = |line: &str| Line::try_parse_from(line.split(' ')).map(|line| line.options);
        let all = read("bench").expect("all have defaults");
        assert_eq!((all.runs.get(), all.profile, all.only), (5, None, None));
        let some = read("bench --runs 1 --profile phone --only page --json a.json").expect("all are known");
        assert_eq!((some.profile, some.only), (Some(Profile::Phone), Some(Half::Page)));
        for wrong in ["bench --runs 0", "bench --profile tablet", "bench --only pages"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_site_that_is_not_built_for_publishing_is_told() {
        let folder = crate::test_folder::TestFolder::new("bench");
        folder.write("dist/index.html", "");
        let options = Options { runs: NonZeroU32::MIN, profile: None, only: Some(Half::Page), json: None };
        let failure = run(folder.path(), &options).expect_err("no compressed files");
        assert!(failure.remedy.contains("cargo xtask build"), "{failure}");
    }
}
