//! The page as a reader sees and uses it.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use serde::de::DeserializeOwned;
use xtask::serve::Server;

use super::browser::{Browser, Options};
use super::engine::Engine;
use super::failure::{Failure, Outcome, STALE};
use super::site;

/// An open page. Selectors are CSS; a radio button or field is named by its id.
pub struct Page {
    pub browser: Browser,
    _server: Option<Server>,
}

/// The text that a reader sees in an element when it is in view: a browser leaves out of `innerText` what it has not laid out.
const SEEN: &str = "const seen = element => {
    const skipped = [];
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).contentVisibility === 'auto') skipped.push(at);
    skipped.forEach(at => at.style.contentVisibility = 'visible');
    const text = element.innerText;
    skipped.forEach(at => at.style.contentVisibility = '');
    return text;
};";

/// What opens and closes the menu of the bar, on a phone.
pub const MENU: &str = ".menu-button";

impl Page {
    /// Opens a page of the site (`""`, `"ja/"`, either with a fragment) on a desk and waits until its program is mounted.
    pub async fn open(path: &str) -> Outcome<Self> {
        Self::open_in(Options::DESK, path).await
    }

    /// Opens a page of the site in such a browser and waits until its program is mounted.
    pub async fn open_in(options: Options, path: &str) -> Outcome<Self> {
        let page = Self::visit(options, path).await?;
        page.has_mounted().await?;
        Ok(page)
    }

    /// Opens a page of the site without waiting for its application.
    pub async fn visit(options: Options, path: &str) -> Outcome<Self> {
        let server = site::serve()?;
        let mut page = Self::visit_at(options, &format!("{}{path}", server.url())).await?;
        page._server = Some(server);
        Ok(page)
    }

    /// Opens an address without waiting for its application.
    pub async fn visit_at(options: Options, url: &str) -> Outcome<Self> {
        let browser = Browser::start(options).await?;
        browser.client.goto(url).await?;
        let page = Self { browser, _server: None };
        if !options.script {
            // The driver waits by a script of its own, which such a page does not run: it was read while half of it was there.
            page.becomes("document.readyState", "complete".to_owned()).await?;
        }
        Ok(page)
    }

    /// Opens an address in a browser of any kind, without waiting for its application.
    pub async fn visit_in(engine: Engine, url: &str) -> Outcome<Self> {
        let browser = Browser::start_in(engine).await?;
        browser.open(url).await?;
        Ok(Self { browser, _server: None })
    }

    /// The page that a browser shows.
    pub fn of(browser: Browser) -> Self {
        Self { browser, _server: None }
    }

    /// Waits until the application has taken over the controls. The loader sets the variable when `main` is through.
    pub async fn has_mounted(&self) -> Outcome {
        self.becomes("window.wasmBindings !== undefined && document.readyState === 'complete'", true).await
    }

    /// Waits until the program of the statements answers.
    pub async fn has_mounted_tables(&self) -> Outcome {
        self.becomes("document.querySelector('[data-root=tables]').hasAttribute('data-mounted')", true).await
    }

    /// Opens every table of the statements.
    pub async fn unfold_tables(&self) -> Outcome {
        self.read("void document.querySelectorAll('#statements details').forEach(it => it.open = true)").await
    }

    /// Brings the calculator near and waits until all of it answers.
    pub async fn has_mounted_calculator(&self) -> Outcome {
        self.read::<()>("void document.querySelector('#price').scrollIntoView({behavior: 'instant'})").await?;
        let roots = "['calculator', 'prices', 'scenarios']";
        let mounted =
            format!("{roots}.every(root => document.querySelector(`[data-root=\"${{root}}\"][data-mounted]`))");
        self.becomes(&mounted, true).await
    }

    /// Brings the root of a program near the screen, as often as something above it moves it, until it is mounted.
    pub async fn has_mounted_root(&self, root: &str) -> Outcome {
        // The root of the figures is the bubble, which is hidden; they are mounted when one of them comes near.
        let body = "const root = document.querySelector(
                arguments[0] === 'figures' ? '.fig' : `[data-root=\"${arguments[0]}\"]`);
            root.scrollIntoView({behavior: 'instant'});
            return root.hasAttribute('data-mounted')";
        self.browser
            .until(&format!("{root} to be mounted"), body, &[root], |is_mounted: &bool| *is_mounted)
            .await
            .map(drop)
    }

    /// What an expression gives in the page.
    pub async fn read<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        self.browser.run(&format!("return {expression}"), &[]).await
    }

    /// Waits until an expression gives `expected`.
    pub async fn becomes<T: DeserializeOwned + PartialEq + std::fmt::Debug>(
        &self,
        expression: &str,
        expected: T,
    ) -> Outcome {
        let what = format!("{expression} to be {expected:?}");
        self.browser.until(&what, &format!("return {expression}"), &[], |value: &T| *value == expected).await.map(drop)
    }

    /// The text to be seen in an element.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        self.browser.run(&format!("{SEEN} return seen(document.querySelector(arguments[0]))"), &[selector]).await
    }

    /// Waits until the text to be seen in an element is `expected`.
    pub async fn shows(&self, selector: &str, expected: &str) -> Outcome {
        let body = format!("{SEEN} return seen(document.querySelector(arguments[0])).trim()");
        let what = format!("{selector} to show “{expected}”");
        self.browser.until(&what, &body, &[selector], |text: &String| text == expected).await.map(drop)
    }

    /// Goes into the frame that an expression gives, where this page's functions then look.
    pub async fn enter(&self, frame: &str, argument: &str) -> Outcome {
        let found: serde_json::Map<String, serde_json::Value> =
            self.browser.run(&format!("return {frame}"), &[argument]).await?;
        let id = found.into_iter().find_map(|(_, id)| id.as_str().map(str::to_owned));
        let id = id.ok_or_else(|| Failure::new(format!("{frame} is no frame")))?;
        Ok(Element::from_element_id(self.browser.client.clone(), id.into()).enter_frame().await?)
    }

    /// How many elements of a selector are to be seen.
    pub async fn count(&self, selector: &str) -> Outcome<usize> {
        let body = "return [...document.querySelectorAll(arguments[0])]
            .filter(element => element.checkVisibility({visibilityProperty: true})).length";
        self.browser.run(body, &[selector]).await
    }

    /// The rows of a table, the texts of the cells to be seen.
    pub async fn rows(&self, table: &str) -> Outcome<Vec<Vec<String>>> {
        // An open table that is out of view is not laid out, and has no text as it is shown.
        let body = "
            const rows = [...document.querySelectorAll(arguments[0] + ' tr')];
            const isLaidOut = row => row.checkVisibility({contentVisibilityAuto: true}) || !row.checkVisibility();
            if (!rows.every(isLaidOut)) {
                rows[0].scrollIntoView({behavior: 'instant'});
                return null;
            }
            return rows.map(row => [...row.cells].filter(cell => cell.checkVisibility()).map(cell => cell.innerText.trim()))";
        let rows = self.browser.until(&format!("{table} to be in view"), body, &[table], Option::is_some).await?;
        Ok(rows.unwrap_or_default())
    }

    /// The row of a table that starts with `name`.
    pub async fn row(&self, table: &str, name: &str) -> Outcome<Vec<String>> {
        let mut rows = self.rows(table).await?.into_iter();
        let row = rows.find(|row| row.first().is_some_and(|first| first == name));
        row.ok_or_else(|| Failure::new(format!("{table} has no row “{name}”")))
    }

    /// Clicks an element, in the middle of the window, where nothing covers it.
    pub async fn click(&self, selector: &str) -> Outcome {
        let body = "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})";
        // A part may be mounted anew between these, or the whole page be put in the place of another. WebKit's driver calls what
        // is gone "not found".
        for _ in 0..20 {
            self.browser.run::<()>(body, &[selector]).await?;
            match self.browser.client.find(Locator::Css(selector)).await?.click().await {
                Err(error)
                    if error.to_string().contains(STALE) || error.to_string().contains("Node with identifier") => {}
                other => return Ok(other?),
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        Err(Failure::new(format!("{selector} is replaced again and again")))
    }

    /// Chooses a radio button by its label, as a reader does who sees only that.
    pub async fn choose(&self, id: &str) -> Outcome {
        let label = format!("label:has(#{id})");
        let is_put_away = format!("!!document.querySelector('.menu:not(:popover-open) {label}')");
        if self.is_on_a_phone().await? && self.read::<bool>(&is_put_away).await? {
            self.click(MENU).await?;
            self.click(&label).await?;
            return self.click(MENU).await;
        }
        self.click(&label).await
    }

    /// Whether what is chosen less often is in the menu.
    pub async fn is_on_a_phone(&self) -> Outcome<bool> {
        self.read("document.querySelector('.menu-button')?.checkVisibility() ?? false").await
    }

    /// Whether that radio button is the chosen one.
    pub async fn is_chosen(&self, id: &str) -> Outcome<bool> {
        self.browser.run("return document.getElementById(arguments[0]).checked", &[id]).await
    }

    /// Types `text` into a field, in place of all that stands there.
    pub async fn fill(&self, id: &str, text: &str) -> Outcome {
        for _ in 0..20 {
            match self.browser.type_over(&format!("#{id}"), text).await {
                Err(failure) if failure.is_stale() => {}
                other => return other,
            }
        }
        Err(Failure::new(format!("{id} is replaced again and again")))
    }

    /// Types `text` into the search of the checks, in place of all that stands there.
    pub async fn fill_search(&self, text: &str) -> Outcome {
        self.browser.type_over("#checks .tools input[type=search]", text).await
    }

    /// Presses and releases a key, wherever the focus is, in a frame too.
    pub async fn press(&self, key: char) -> Outcome {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        Ok(self.browser.client.perform_actions(keys).await?)
    }

    /// Gives a field or a list a value as its own picker does.
    pub async fn set(&self, id: &str, value: &str) -> Outcome {
        let body = "const field = document.getElementById(arguments[0]);
            field.value = arguments[1];
            for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, {bubbles: true}))";
        self.browser.run::<()>(body, &[id, value]).await
    }

    /// Waits until that many elements of a selector are to be seen.
    pub async fn count_is(&self, selector: &str, expected: usize) -> Outcome {
        let body =
            "return [...document.querySelectorAll(arguments[0])].filter(element => element.checkVisibility()).length";
        let what = format!("{expected} of {selector}");
        self.browser.until(&what, body, &[selector], |count: &usize| *count == expected).await.map(drop)
    }

    /// What stands in a field.
    pub async fn value(&self, id: &str) -> Outcome<String> {
        self.browser.run("return document.getElementById(arguments[0]).value", &[id]).await
    }

    /// Waits until the address has that fragment.
    pub async fn has_fragment(&self, expected: &str) -> Outcome {
        self.becomes("location.hash", expected.to_owned()).await
    }

    /// Brings a canvas (`mix-0`, `margins-2`) on the screen, waits until it is drawn and gives its picture.
    pub async fn picture(&self, root: &str) -> Outcome<String> {
        let canvas = format!("[data-root=\"{root}\"] canvas");
        let body = "const canvas = document.querySelector(arguments[0]);
            canvas.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
            return canvas.classList.contains('drawn') ? canvas.toDataURL() : ''";
        self.browser.until(&format!("{root} to be drawn"), body, &[&canvas], |url: &String| !url.is_empty()).await
    }

    /// Waits until a canvas shows another picture than `before`, and gives it.
    pub async fn redraws(&self, root: &str, before: &str) -> Outcome<String> {
        let canvas = format!("[data-root=\"{root}\"] canvas");
        let what = format!("{root} to be drawn anew");
        let body = "return document.querySelector(arguments[0]).toDataURL()";
        self.browser.until(&what, body, &[&canvas], |url: &String| url != before).await
    }
}
