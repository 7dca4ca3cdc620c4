//! What `--help` and the manual pages say below the options: examples, exit statuses, files, the environment.

use std::fmt::Write as _;

use clap::Command;

/// What is said of one command.
pub struct Help {
    /// Command lines, each with what it does.
    pub examples: &'static [(&'static str, &'static str)],
    /// What each exit status means.
    pub exit: &'static [(&'static str, &'static str)],
    /// What is read and written.
    pub files: &'static [(&'static str, &'static str)],
    /// Variables that are heeded.
    pub environment: &'static [(&'static str, &'static str)],
}

const USAGE: (&str, &str) = ("2", "the command line is invalid");
const ASSETS: (&str, &str) = (
    "KESSAN_ASSETS",
    "Assets file (`cargo xtask build` writes target/kessan-assets) to use instead of the built-in one",
);
const PLAIN: [(&str, &str); 3] = [("0", "success"), ("1", "failure; the message gives the reason"), USAGE];

/// The heading of each group, in the order in which they stand.
pub const GROUPS: [&str; 4] = ["Exit status", "Files", "Environment", "Examples"];

impl Help {
    /// The entries of a group.
    pub fn group(&self, name: &str) -> &'static [(&'static str, &'static str)] {
        match name {
            "Exit status" => self.exit,
            "Files" => self.files,
            "Environment" => self.environment,
            _ => self.examples,
        }
    }
}

/// What is said of the command of that name; `kessan` is all of it. `None` of one that there is not.
pub fn of(name: &str) -> Option<Help> {
    let plain = Help { examples: &[], exit: &PLAIN, files: &[], environment: &[] };
    Some(match name {
        "kessan" => Help {
            examples: &[
                ("kessan import quarter.zip -o quarter.json", "turn a filing into a release file"),
                ("kessan check quarter.json", "validate it and check that its figures agree"),
                ("kessan serve quarter.json --open", "preview the page; it reloads when the file changes"),
                ("kessan build quarter.json -o site/", "build the page as static files for any host"),
                (
                    "kessan build quarter.json --one-file -o quarter.html",
                    "build the page as a single file, e.g. to email",
                ),
            ],
            environment: &[ASSETS],
            ..plain
        },
        "import" => Help {
            examples: &[
                (
                    "kessan import quarter.zip",
                    "a package from TDnet, EDINET, the SEC or ESEF; the output is named after the release",
                ),
                (
                    "kessan import quarter.zip -o quarter.json --questions answers.toml",
                    "also write the open questions as a file to fill in",
                ),
                (
                    "kessan import quarter.zip -o quarter.json --answers answers.toml",
                    "use the completed answers, next quarter too",
                ),
                (
                    "kessan import report.htm report.xsd report_lab.xml -o -",
                    "several files of one filing, to standard output",
                ),
                (
                    "kessan import quarter.htm --language ja --json > report.json",
                    "with Japanese labels and a machine-readable report",
                ),
                ("kessan import my-release/ -o release.json", "a folder of tables created with `kessan new`"),
            ],
            exit: &[
                ("0", "a valid release was written"),
                ("1", "no valid release; the message gives the reason"),
                USAGE,
            ],
            files: &[
                (
                    "FILE",
                    "inline XBRL (.htm, .xhtml), packages of it (.zip), xBRL-JSON and the SEC's company facts (.json), untagged tables (.html, .csv, .xlsx); at most 50 MB each",
                ),
                (
                    "answers.toml",
                    "answers that supplement the filing; the keys stay the same from one report to the next",
                ),
            ],
            ..plain
        },
        "new" => Help {
            examples: &[
                ("kessan new northport-1q31", "a folder with an example"),
                ("kessan serve northport-1q31 --open", "preview its page while you fill in the tables"),
                ("kessan import northport-1q31 -o release.json", "turn it into a release file"),
            ],
            files: &[
                ("release.toml", "release details, and the meaning of each table's rows and columns"),
                ("tables/*.csv", "one table each, with cells as reported; workbook sheets (.xlsx) work too"),
            ],
            ..plain
        },
        "export" => Help {
            examples: &[
                ("kessan export release.json my-release/", "correct a release in a spreadsheet"),
                ("kessan import my-release/ -o release.json", "and convert it back"),
                ("kessan export release.json -o report.zip", "validate it with an XBRL tool such as Arelle"),
            ],
            files: &[(
                "report.zip, report.xbr",
                "an XBRL report package: xBRL-JSON (OIM 1.0), a schema and linkbases for labels, presentation, dimensions and Calculations 1.1",
            )],
            ..plain
        },
        "check" => Help {
            examples: &[
                ("kessan check release.json", "errors with line numbers, then relations that do not hold"),
                ("kessan check release.json --strict --quiet", "exit status only, unless something is wrong"),
                ("kessan import quarter.zip -o - | kessan check -", "check the output of another command"),
            ],
            exit: &[
                ("0", "the file is valid and, with --strict, every relation holds"),
                ("1", "it is not, or the file cannot be read"),
                USAGE,
            ],
            ..plain
        },
        "compare" => Help {
            examples: &[
                ("kessan compare q1.json q2.json q3.json -o quarters.json", "three release files, as one"),
                (
                    "kessan compare this-year.zip last-year.zip -o years.json",
                    "two filings as their companies publish them",
                ),
                ("kessan build quarters.json -o site/", "and their page"),
            ],
            exit: &[
                ("0", "the release file was written"),
                ("1", "the reports cannot be read or put side by side; the message gives the reason"),
                USAGE,
            ],
            files: &[("REPORT", "a release file, a filing in one package or document, or a folder of tables")],
            ..plain
        },
        "build" => Help {
            examples: &[
                ("kessan build release.json", "to the folder site/"),
                (
                    "kessan build release.json -o results/ --site https://ir.example.com/results/",
                    "with everything that needs the page's address",
                ),
                ("kessan build release.json --one-file -o results.html", "as a single file"),
            ],
            exit: &[
                ("0", "the site was written"),
                ("1", "the release has errors or the folder cannot be written; the message gives the reason"),
                USAGE,
            ],
            files: &[
                (
                    "site/.kessan-site",
                    "list of the files written, by which the next build recognizes the folder and removes stale files",
                ),
                (
                    "site/licenses.txt, site/bom.cdx.json",
                    "licences of the software in the site, and its bill of materials (CycloneDX)",
                ),
            ],
            environment: &[ASSETS],
        },
        "serve" => Help {
            examples: &[
                ("kessan serve release.json --open", "preview the page; it reloads when the file changes"),
                ("kessan serve my-release/ --port 0", "preview a folder of tables on any free port"),
            ],
            exit: &[
                ("1", "it could not start: the port is in use or the file is missing"),
                USAGE,
                ("130", "stopped with Ctrl-C"),
            ],
            environment: &[ASSETS, ("BROWSER", "Browser for --open, where the system supports it")],
            ..plain
        },
        "completions" => Help {
            examples: &[
                ("kessan completions bash > ~/.local/share/bash-completion/completions/kessan", ""),
                ("kessan completions fish > ~/.config/fish/completions/kessan.fish", ""),
                ("kessan completions zsh > \"${fpath[1]}/_kessan\"", ""),
                ("kessan completions powershell >> $PROFILE", ""),
            ],
            ..plain
        },
        "man" => Help {
            examples: &[
                ("kessan man | man -l -", "read the first page"),
                ("kessan man ~/.local/share/man/man1", "install all pages where `man` finds them"),
            ],
            ..plain
        },
        "licences" => Help {
            examples: &[
                ("kessan licences | less", "read them"),
                ("kessan licences --bill > bom.cdx.json", "for supply-chain tools"),
            ],
            ..plain
        },
        _ => return None,
    })
}

/// How many columns a help text has.
const WIDTH: usize = 80;

/// The command with its help texts in lines that fit. Clap would ask the terminal for its width by three crates more.
pub fn wrapped(command: Command) -> Command {
    let long = command.get_long_about().map(|text| lines(&text.to_string(), "", WIDTH));
    let command = match long {
        Some(long) => command.long_about(long),
        None => command,
    };
    let command = command.mut_args(|argument| {
        let help = argument.get_long_help().or(argument.get_help()).map(ToString::to_string);
        match help {
            Some(help) if !argument.is_hide_set() => argument.long_help(lines(&help, "", WIDTH - 10)),
            _ => argument,
        }
    });
    command.mut_subcommands(wrapped)
}

/// The text in lines of at most `width` columns, as long as its words allow, each behind `indent`.
fn lines(text: &str, indent: &str, width: usize) -> String {
    let mut all = String::from(indent);
    let mut column = indent.len();
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent.len() {
            if column + 1 + length > width {
                all.push('\n');
                all.push_str(indent);
                column = indent.len();
            } else {
                all.push(' ');
                column += 1;
            }
        }
        all.push_str(word);
        column += length;
    }
    all
}

/// What is of the feature `site`.
const WITH_SITE: [&str; 3] = ["kessan build", "kessan serve", "KESSAN_ASSETS"];

/// What stands below the options of a command. Empty for one that there is not.
pub fn text(name: &str) -> String {
    let Some(help) = of(name) else { return String::new() };
    let mut text = String::new();
    for group in GROUPS {
        let is_there =
            |(what, _): &&(&str, &str)| cfg!(feature = "site") || !WITH_SITE.iter().any(|it| what.starts_with(it));
        let entries: Vec<_> = help.group(group).iter().filter(is_there).collect();
        if entries.is_empty() {
            continue;
        }
        let _ = write!(text, "{}{group}:", if text.is_empty() { "" } else { "\n\n" });
        let width = entries.iter().map(|(what, _)| what.len()).max().unwrap_or_default();
        let is_long = entries.iter().any(|(_, means)| width + means.len() > 76);
        for (what, means) in &entries {
            // Command lines are too long to have their meaning beside them.
            let _ = match (group, *means) {
                ("Examples", "") => write!(text, "\n  {what}"),
                ("Examples", _) => write!(text, "\n  {what}\n{}", lines(means, "      ", WIDTH)),
                _ if is_long => write!(text, "\n  {what}\n{}", lines(means, "      ", WIDTH)),
                _ => write!(text, "\n  {what:width$}  {means}"),
            };
        }
    }
    if name == "kessan" && !cfg!(feature = "site") {
        text.push_str(
            "\n\nThis executable was compiled without `kessan build` and `kessan serve`\n(the feature `site`).",
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_long_as_fits_and_no_word_is_broken() {
        assert_eq!(lines("one two  three", "", 7), "one two\nthree");
        assert_eq!(lines("one two three", "  ", 9), "  one two\n  three");
        assert_eq!(lines("unbreakable is long", "", 5), "unbreakable\nis\nlong");
        assert_eq!(lines("", "  ", 9), "  ");
    }
}
