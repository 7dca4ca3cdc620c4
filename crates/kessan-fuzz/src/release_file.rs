//! A release file: whatever it holds, checking it ends with a release or with mistakes that stand in the file.

use kessan_core::problem::MOST_TOLD;
use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_validate::check;

/// Past this, what is looked for is not in the size: `kessan-validate`'s own tests have large files.
const MOST_BYTES: usize = 1 << 20;

pub(crate) fn run(data: &[u8]) {
    if data.len() > MOST_BYTES {
        return;
    }
    match check("any.json", data) {
        Ok(release) => in_order(data, &release),
        Err(report) => {
            assert!((1..=MOST_TOLD).contains(&report.findings.len()), "{report}");
            let text = String::from_utf8_lossy(data);
            let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
            for finding in &report.findings {
                let length = lines.get(finding.line.wrapping_sub(1));
                let stands = length.is_some_and(|length| (1..=length + 1).contains(&finding.column));
                assert!(stands, "line {}, column {} is not in the file: {report}", finding.line, finding.column);
                let problem = &finding.problem;
                for words in [&problem.place, &problem.found, &problem.expected] {
                    assert!(!words.is_empty(), "a mistake without words: {report}");
                }
            }
        }
    }
}

/// What the check accepts, the build does; every relation of it can be checked, and what is written of it is read again.
fn in_order(data: &[u8], release: &Release) {
    let text = std::str::from_utf8(data).unwrap_or_else(|error| panic!("accepted without being text: {error}"));
    if let Err(problems) = load("any.json", text) {
        panic!("the check accepts what the build does not: {problems}");
    }
    let report = release.checks();
    for check in &report.checks {
        assert!(!check.id.is_empty());
        let _ = release.relation(check);
    }
    match serde_json::to_string(&release.file) {
        Ok(written) => {
            if let Err(report) = check("written.json", written.as_bytes()) {
                panic!("what is written of a release is none: {report}");
            }
        }
        Err(error) => panic!("a release cannot be written: {error}"),
    }
}
