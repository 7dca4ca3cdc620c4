//! `kessan man`: the manual pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::console::{self, Console};
use crate::help;

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Writes the manual pages",
    long_about = "Writes the manual pages, kessan(1) and one of each command such as kessan-import(1), into a folder or, without one, kessan(1) \
        to standard output. `cargo xtask install` has put them where `man` finds them.",
    after_help = help::text("man")
)]
pub struct Arguments {
    /// Folder to write the pages to; existing pages of the same name are overwritten
    folder: Option<PathBuf>,
}

/// Writes them.
///
/// # Errors
///
/// A page cannot be written.
pub fn run(arguments: &Arguments, command: Command, console: &Console) -> Result<ExitCode, String> {
    let pages = pages(command).map_err(|error| format!("writing the manual pages: {error}"))?;
    let Some(folder) = &arguments.folder else {
        if let Some((_, page)) = pages.first() {
            console::write(page)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let fail = |path: &Path, error: std::io::Error| {
        format!("writing {}: {error}; choose a folder that can be written", path.display())
    };
    std::fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
    for (name, page) in &pages {
        let path = folder.join(name);
        std::fs::write(&path, page).map_err(|error| fail(&path, error))?;
    }
    console.say(format!("{} manual pages are in {}", pages.len(), folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The name and the content of each page, that of the whole command first.
fn pages(command: Command) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let names: Vec<String> = command.get_subcommands().map(|sub| format!("kessan-{}", sub.get_name())).collect();
    let commands = std::iter::once(&command).chain(command.get_subcommands().filter(|sub| !sub.is_hide_set()));
    commands.map(|command| page(command, &names)).collect()
}

fn page(command: &Command, names: &[String]) -> std::io::Result<(String, Vec<u8>)> {
    let version = format!("Kessan {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(version).manual("Kessan");
    let own = man.get_filename();
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let is_whole = command.has_subcommands();
    if is_whole {
        man.render_subcommands_section(&mut page)?;
    }
    let mut more = Roff::new();
    for (group, help) in help::GROUPS.iter().filter_map(|group| Some((group, help::of(command.get_name())?))) {
        let entries = help.group(group);
        if !entries.is_empty() {
            more.control("SH", [group.to_uppercase().as_str()]);
        }
        for (what, means) in entries {
            more.control("TP", []);
            more.text([bold(*what)]);
            more.text([roman(*means)]);
        }
    }
    more.control("SH", ["SEE ALSO"]);
    let others = std::iter::once("kessan").chain(names.iter().map(String::as_str));
    let others: Vec<_> = others.map(|name| format!("{name}.1")).filter(|name| *name != own).collect();
    more.text([roman(others.join(", ").replace(".1", "(1)"))]);
    more.to_writer(&mut page)?;
    Ok((own, page))
}
