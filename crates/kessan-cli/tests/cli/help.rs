//! What is said of the command line.

use super::scratch::Scratch;

/// Each command with its options, arguments and what its help must have.
const COMMANDS: [(&str, &str); 10] = [
    ("import", "-o --output -q --quiet --answers --questions --language --json -h --help <FILE>..."),
    ("new", "-q --quiet -h --help <FOLDER>"),
    ("export", "-o --output --json -q --quiet -h --help <FILE> [FOLDER]"),
    ("check", "--strict --json -q --quiet -h --help <FILE>"),
    ("compare", "-o --output --json -q --quiet -h --help <REPORT>..."),
    ("build", "-o --output --site --one-file --force --json -q --quiet -h --help <FILE>"),
    ("serve", "--open --port -q --quiet -h --help <FILE>"),
    ("completions", "-q --quiet -h --help <SHELL>"),
    ("man", "-q --quiet -h --help [FOLDER]"),
    ("licences", "--bill -q --quiet -h --help"),
];

/// Whether this executable has that command.
fn is_there(command: &str) -> bool {
    cfg!(feature = "site") || !["build", "serve"].contains(&command)
}

#[test]
fn each_command_tells_its_options_exit_statuses_and_examples() {
    let scratch = Scratch::new();
    let all = scratch.run("--help").well().out;
    for (command, parts) in COMMANDS.into_iter().filter(|(command, _)| is_there(command)) {
        assert!(all.contains(&format!("\n  {command} ")), "{command} in {all}");
        let help = scratch.run(&format!("{command} --help")).well().out;
        for part in parts.split(' ') {
            assert!(help.contains(part), "{command} has no {part}: {help}");
        }
        // And no others.
        let options = help.split("Options:").nth(1).unwrap().split("\nExit status").next().unwrap();
        let options = options.split_whitespace().filter(|word| word.starts_with('-') && word.len() > 1);
        for option in options.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')) {
            assert!(parts.split(' ').any(|part| part == option) || option == "-", "{command} has {option}, too");
        }
        assert!(help.contains("\nExit status:\n") && help.contains("\nExamples:\n  kessan "), "{help}");
        // Command lines that are typed are in one line however long.
        let is_long = |line: &&str| line.chars().count() > 80 && !line.starts_with("  kessan ");
        assert_eq!(help.lines().filter(is_long).collect::<Vec<_>>(), [""; 0], "{command}");
        let short = scratch.run(&format!("{command} -h")).well().out;
        assert!(short.lines().count() <= help.lines().count(), "{short}");
        assert_eq!(scratch.run(&format!("help {command}")).well().out, help);
    }
    let told: Vec<_> =
        all.split("Commands:").nth(1).unwrap().lines().skip(1).take_while(|line| !line.is_empty()).collect();
    let count = COMMANDS.iter().filter(|(command, _)| is_there(command)).count();
    assert_eq!(told.len(), count + 1, "and `help`: {told:?}");
}

#[test]
fn a_command_of_the_feature_site_is_there_or_said_to_be_missing() {
    let scratch = Scratch::new();
    let told = scratch.run("build none.json");
    if cfg!(feature = "site") {
        assert_eq!(told.status, Some(1), "{told:?}");
    } else {
        assert_eq!(told.status, Some(2), "{told:?}");
        let help = scratch.run("--help").well().out;
        assert!(help.contains("compiled without `kessan build`") && !help.contains("kessan build q"), "{help}");
    }
}

#[test]
fn without_arguments_the_help_is_shown_and_the_status_says_so() {
    let told = Scratch::new().run("");
    assert_eq!((told.status, told.out.as_str()), (Some(2), ""));
    assert!(told.err.contains("Usage: kessan") && told.err.contains("Commands:"), "{told:?}");
}

#[test]
fn what_is_misspelt_is_met_with_what_is_near() {
    let scratch = Scratch::new();
    for (arguments, near) in [
        ("chek release.json", "'check'"),
        ("check release.json --strct", "'--strict'"),
        ("import a.htm --question q.toml", "'--questions'"),
        ("completions bahs", "'bash'"),
    ] {
        let told = scratch.run(arguments);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(told.err.starts_with("error: ") && told.err.contains(near), "{arguments}: {told:?}");
    }
    let told = scratch.run("import");
    assert!(told.status == Some(2) && told.err.contains("<FILE>"), "{told:?}");
}

#[test]
fn the_version_is_that_of_the_project() {
    assert_eq!(Scratch::new().run("--version").well().out, concat!("kessan ", env!("CARGO_PKG_VERSION"), "\n"));
}
