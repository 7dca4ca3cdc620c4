//! Files that a reader saves from the page.

use std::fs;

use super::failure::{Failure, Outcome};
use super::page::Page;

impl Page {
    /// Clicks one of the buttons of a figure.
    pub async fn takes(&self, figure: &str, kind: &str) -> Outcome {
        self.click(&format!("#fig-{figure} [data-take={kind}]")).await
    }

    /// Waits until a download of that name is complete, and reads it.
    pub async fn saved(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.browser.folder().join(name);
        for _ in 0..1000 {
            // Chromium gives a file its name when it has all of it.
            if let Ok(bytes) = fs::read(&path)
                && !bytes.is_empty()
            {
                return Ok(bytes);
            }
            self.read::<()>("new Promise(resolve => setTimeout(resolve, 20))").await?;
        }
        Err(Failure::new(format!("waited for {}", path.display())))
    }

    /// Saves a figure in each form that it offers, wherever the page stands. Downloads must be allowed.
    pub async fn saves_figure(&self, figure: &str) -> Outcome {
        self.shows_plot(&format!("{figure}-0")).await?;
        for kind in ["svg", "png", "csv"] {
            self.takes(figure, kind).await?;
            let name = format!("{figure}.{kind}");
            self.saved(&name).await?;
            fs::remove_file(self.browser.folder().join(&name))?;
        }
        Ok(())
    }
}
