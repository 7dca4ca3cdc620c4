//! Room on the disk: what a failure may come of without saying so.

use std::path::Path;
use std::process::Command;

/// Less is not enough for the next thing that a build writes, in kB.
const LEAST: u64 = 2_000_000;

/// What to say below a failure where the disk of that folder is nearly full; `None` where it is not, or nobody knows.
pub fn hint(folder: &Path) -> Option<String> {
    let listing = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let free = free(&String::from_utf8_lossy(&listing.stdout))?;
    (free < LEAST).then(|| {
        format!(
            "  the disk has {} MB left: `cargo clean` makes room; a first `cargo xtask test` writes about 20 GB",
            free / 1000
        )
    })
}

/// The kB that are free, by the listing that POSIX lays down for `df -Pk`.
fn free(listing: &str) -> Option<u64> {
    listing.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_free_is_the_fourth_column() {
        let listing = "Filesystem     1024-blocks     Used Available Capacity Mounted on\n\
                       /dev/disk        264240000 30408704    287000      99% /";
        assert_eq!(free(listing), Some(287_000));
        assert_eq!(free("df: /nowhere: No such file or directory"), None);
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_hint() {
        assert_eq!(hint(Path::new("/nowhere/at all")), None);
    }
}
