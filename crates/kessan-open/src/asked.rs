//! What the page's forms ask for, and what has been given.

use kessan_core::order::CollectOrdered;
use std::collections::{BTreeMap, BTreeSet};

use kessan::view::asked::{Mistake, Subject, near};
use kessan::view::env::Env;
use kessan_core::release::Release;
use kessan_import::mapping::{Answers, ImportReport, Near, Question, Why, Wrong, steps, written};
use serde::Serialize;
use serde_json::Value;

use crate::failed::InLanguages;
use crate::parts;

/// What only a person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The key of the answer, as TOML writes it.
    pub key: String,
    /// The part of the form that it stands in.
    pub group: &'static str,
    /// What it is called.
    pub name: InLanguages<String>,
    /// What is missing, as the line of all that is has it; `None` once it was given.
    pub lacking: Option<InLanguages<String>>,
    /// What its field takes: `day`, `span`, `number`, `status`, `text` or `list`.
    pub takes: &'static str,
    /// What its field expects, with an example.
    pub expected: InLanguages<String>,
    /// The printed figure beside which the answer would stand.
    pub near: Option<InLanguages<String>>,
    /// The address of its table in the page.
    pub place: Option<String>,
}

/// An answer that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Its key.
    pub key: String,
    /// What is wrong with it and what to do.
    pub message: InLanguages<String>,
    /// The same as the import says it.
    pub detail: String,
}

/// What is asked, and after it what was given and could be changed; labels are not among it, as any of them can be.
pub fn asked(release: &'static Release, import: &ImportReport, answers: &Answers) -> Vec<Asked> {
    let mut list: Vec<Asked> = Vec::new();
    let mut seen = BTreeSet::new();
    for Question { key, near, .. } in &import.questions {
        list.extend(one(release, key, near.as_ref(), true).filter(|asked| seen.insert(asked.key.clone())));
    }
    for (key, _) in answers.all() {
        let is_label = steps(&key).is_some_and(|steps| Subject::of_key(&steps) == Subject::Label);
        if !is_label {
            list.extend(one(release, &key, None, false).filter(|asked| seen.insert(asked.key.clone())));
        }
    }
    list
}

fn one(release: &'static Release, key: &str, at: Option<&Near>, is_open: bool) -> Option<Asked> {
    let steps = steps(key)?;
    let subject = Subject::of_key(&steps);
    let env = |lang| Env { lang, release };
    let found = |lang| near(env(lang), &at?.concept, &at?.period);
    let (en, ja) = (found(kessan_core::text::Lang::En), found(kessan_core::text::Lang::Ja));
    let place = en.as_ref().map(|(_, place)| place.clone());
    Some(Asked {
        key: written(&steps),
        group: subject.group(),
        name: InLanguages::of(|lang| subject.name(env(lang))),
        lacking: is_open.then(|| InLanguages::of(|lang| subject.lacking(env(lang)))),
        takes: subject.takes().id(),
        expected: InLanguages::of(|lang| subject.expected(env(lang))),
        near: en.zip(ja).map(|((en, _), (ja, _))| InLanguages { en, ja }),
        place,
    })
}

/// What has been given: now or, in a release that was saved, when it was made.
pub fn given_before(release: &Release, answers: &Answers) -> BTreeMap<String, Value> {
    whole(release, answers).all().into_iter().collect_map()
}

/// The same as the text of a file.
pub fn as_file(release: &Release, answers: &Answers) -> String {
    parts::written(&whole(release, answers))
}

fn whole(release: &Release, answers: &Answers) -> Answers {
    if !answers.all().is_empty() {
        return answers.clone();
    }
    let lines =
        release.file.assumptions.iter().map(|assumption| format!("{} = {}\n", assumption.key, assumption.answer));
    // A release that somebody wrote may name what is no answer.
    parts::answers(&lines.collect::<String>()).unwrap_or_default()
}

/// Answers that cannot be used, in the words of who gave them.
pub fn refused(release: &'static Release, import: &ImportReport) -> Vec<Refused> {
    let wrong = import.wrong_answers.iter().map(|wrong| told(release, wrong));
    // Those that were left aside, each with the reason or without one.
    let aside = import.unused_answers.iter().filter_map(|said| {
        let key = said.split_once(": ").map_or(said.as_str(), |(key, _)| key);
        // An entry of a list is told by the list's name and its number.
        let steps = steps(key.split_once('[').map_or(key, |(list, _)| list))?;
        let subject = Subject::of_key(&steps);
        let message = InLanguages::of(|lang| Mistake::Aside.told(Env { lang, release }, subject, ""));
        (subject != Subject::Label).then(|| Refused { key: written(&steps), message, detail: said.clone() })
    });
    wrong.chain(aside).collect()
}

fn told(release: &'static Release, wrong: &Wrong) -> Refused {
    // An entry of a list is told by the list's name and its number.
    let list = wrong.key.split_once('[').map_or(wrong.key.as_str(), |(list, _)| list);
    let steps = steps(&wrong.key).or_else(|| steps(list)).unwrap_or_else(|| vec![list.to_owned()]);
    let mistake = match wrong.why {
        Why::NoDay => Mistake::NoDay,
        Why::TwoDays => Mistake::TwoDays,
        Why::Far(first, last) => Mistake::Far(first, last),
        Why::NoSpan => Mistake::NoSpan,
        Why::NoNumber => Mistake::NoNumber,
        Why::TwoNumbers => Mistake::TwoNumbers,
        Why::OtherUnit => Mistake::OtherUnit,
        Why::Other => Mistake::Other,
    };
    let found = serde_json::from_str(&wrong.found).unwrap_or_else(|_| wrong.found.clone());
    let subject = Subject::of_key(&steps);
    let message = InLanguages::of(|lang| mistake.told(Env { lang, release }, subject, &found));
    Refused { key: written(&steps), message, detail: wrong.to_string() }
}
