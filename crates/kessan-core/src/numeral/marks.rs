//! What stands around the digits of a printed number.

use super::Unread;

/// What a printed number counts, as far as it says so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Hundredths: `%`.
    Percent,
    /// Shares: `株`, `shares`.
    Shares,
    /// Depositary shares: `ADS`, `ADR`.
    Depositary,
    /// Money.
    Currency(Sign),
}

/// How a currency is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `¥`: yen or yuan.
    Yen,
    /// `$`: any dollar.
    Dollar,
    /// What is of one currency only, by its ISO 4217 code.
    Code([u8; 3]),
}

impl Sign {
    /// Whether the currency of that ISO 4217 code is printed so.
    ///
    /// ```
    /// use kessan_core::numeral::Sign;
    /// assert!(Sign::Dollar.is_of("USD") && Sign::Dollar.is_of("SGD") && !Sign::Dollar.is_of("JPY"));
    /// ```
    pub fn is_of(self, code: &str) -> bool {
        match self {
            Sign::Yen => ["JPY", "CNY"].contains(&code),
            Sign::Dollar => code.ends_with('D'),
            Sign::Code(known) => code.as_bytes() == known,
        }
    }
}

#[derive(Clone, Copy)]
enum Word {
    Power(u32),
    Mark(Mark),
}

const fn code(code: &[u8; 3]) -> Word {
    Word::Mark(Mark::Currency(Sign::Code(*code)))
}
const DOLLAR: Word = Word::Mark(Mark::Currency(Sign::Dollar));
const YEN: Word = Word::Mark(Mark::Currency(Sign::Yen));
const SHARES: Word = Word::Mark(Mark::Shares);
const DEPOSITARY: Word = Word::Mark(Mark::Depositary);
const PERCENT: Word = Word::Mark(Mark::Percent);

/// Words, each before those that it ends with.
const WORDS: [(&str, Word); 49] = [
    ("%", PERCENT),
    ("percent", PERCENT),
    ("per cent", PERCENT),
    ("パーセント", PERCENT),
    ("US$", code(b"USD")),
    ("$", DOLLAR),
    ("¥", YEN),
    ("€", code(b"EUR")),
    ("£", code(b"GBP")),
    ("₩", code(b"KRW")),
    ("円", code(b"JPY")),
    ("yen", code(b"JPY")),
    ("米ドル", code(b"USD")),
    ("ドル", DOLLAR),
    ("dollars", DOLLAR),
    ("dollar", DOLLAR),
    ("ユーロ", code(b"EUR")),
    ("euros", code(b"EUR")),
    ("euro", code(b"EUR")),
    ("ポンド", code(b"GBP")),
    ("ウォン", code(b"KRW")),
    ("元", code(b"CNY")),
    ("株", SHARES),
    ("shares", SHARES),
    ("share", SHARES),
    ("ADSs", DEPOSITARY),
    ("ADS", DEPOSITARY),
    ("ADRs", DEPOSITARY),
    ("ADR", DEPOSITARY),
    ("口", DEPOSITARY),
    ("十億", Word::Power(9)),
    ("百万", Word::Power(6)),
    ("千万", Word::Power(7)),
    ("兆", Word::Power(12)),
    ("億", Word::Power(8)),
    ("万", Word::Power(4)),
    ("千", Word::Power(3)),
    ("thousand", Word::Power(3)),
    ("million", Word::Power(6)),
    ("billion", Word::Power(9)),
    ("trillion", Word::Power(12)),
    ("mln", Word::Power(6)),
    ("mn", Word::Power(6)),
    ("bn", Word::Power(9)),
    ("tn", Word::Power(12)),
    ("k", Word::Power(3)),
    ("m", Word::Power(6)),
    ("b", Word::Power(9)),
    ("t", Word::Power(12)),
];

/// Signs of a negative. The last is what a Japanese keyboard gives for the first.
const MINUS: [char; 10] = ['-', '−', '–', '‐', '‑', '‒', '﹣', '△', '▲', 'ー'];
const DASHES: [&str; 9] = ["-", "−", "–", "—", "―", "‐", "‑", "‒", "ー"];

/// What has been found around the digits so far.
#[derive(Default)]
pub(super) struct Around {
    /// A plus or minus sign, and whether it is the latter.
    signed: Option<bool>,
    opened: bool,
    closed: bool,
    pub(super) power: Option<u32>,
    pub(super) mark: Option<Mark>,
}

/// What stands outermost of a text.
pub(super) enum Outermost<'a> {
    /// Something around the digits, and what is left without it.
    Taken(&'a str),
    /// The digits themselves.
    Digits,
    /// A dash alone.
    Dash,
}

impl Around {
    pub(super) fn is_negative(&self) -> bool {
        self.opened || self.signed == Some(true)
    }

    /// Takes what stands outermost of a text without white space around it.
    pub(super) fn take<'a>(&mut self, text: &'a str) -> Result<Outermost<'a>, Unread> {
        if DASHES.contains(&text) {
            return if self.signed.is_none() && self.opened == self.closed {
                Ok(Outermost::Dash)
            } else {
                Err(Unread::Form)
            };
        }
        if let Some(inner) = self.last(text)? {
            return Ok(Outermost::Taken(inner));
        }
        if let Some(inner) = self.first(text)? {
            return Ok(Outermost::Taken(inner));
        }
        let is_fine = self.opened == self.closed
            // One sign is enough.
            && !(self.opened && self.signed.is_some())
            && !(self.power.is_some() && self.mark == Some(Mark::Percent));
        if is_fine { Ok(Outermost::Digits) } else { Err(Unread::Form) }
    }

    /// Takes the last sign or word.
    fn last<'a>(&mut self, text: &'a str) -> Result<Option<&'a str>, Unread> {
        if let Some(inner) = text.strip_suffix(')') {
            return self.close(inner).map(Some);
        }
        let word = WORDS.iter().find_map(|(word, means)| Some((before(text, word)?, *means)));
        match word {
            Some((inner, Word::Power(power))) => {
                (self.power.replace(power).is_none()).then_some(Some(inner)).ok_or(Unread::Form)
            }
            // A currency stands behind the power of ten, not before it.
            Some((_, Word::Mark(_))) if self.power.is_some() => Err(Unread::Form),
            Some((inner, Word::Mark(mark))) => self.marked(mark, inner).map(Some),
            None => {
                let code = text.len().checked_sub(3).and_then(|at| iso(text.get(at..)?));
                let inner = text.len().checked_sub(3).and_then(|at| text.get(..at));
                match (inner, code) {
                    (Some(inner), Some(code)) if !inner.ends_with(|c: char| c.is_ascii_alphabetic()) => {
                        self.marked(Mark::Currency(Sign::Code(code)), inner).map(Some)
                    }
                    _ => Ok(None),
                }
            }
        }
    }

    /// Takes the first sign or word.
    fn first<'a>(&mut self, text: &'a str) -> Result<Option<&'a str>, Unread> {
        if let Some(inner) = text.strip_prefix('(') {
            return (!std::mem::replace(&mut self.opened, true)).then_some(Some(inner)).ok_or(Unread::Form);
        }
        if let Some(inner) = text.strip_prefix(MINUS) {
            return self.signed.replace(true).is_none().then_some(Some(inner)).ok_or(Unread::Form);
        }
        if let Some(inner) = text.strip_prefix('+') {
            return self.signed.replace(false).is_none().then_some(Some(inner)).ok_or(Unread::Form);
        }
        // Only currencies stand before a number.
        let word = WORDS.iter().find_map(|(word, means)| match means {
            Word::Mark(mark @ Mark::Currency(_)) => Some((text.strip_prefix(word)?, *mark)),
            _ => None,
        });
        let code = || {
            let (code, inner) = (iso(text.get(..3)?)?, text.get(3..)?);
            let is_word = inner.starts_with(|c: char| c.is_ascii_alphabetic());
            (!is_word).then_some((inner, Mark::Currency(Sign::Code(code))))
        };
        match word.or_else(code) {
            Some((inner, mark)) => self.marked(mark, inner).map(Some),
            None => Ok(None),
        }
    }

    fn close<'a>(&mut self, inner: &'a str) -> Result<&'a str, Unread> {
        if std::mem::replace(&mut self.closed, true) { Err(Unread::Form) } else { Ok(inner) }
    }

    fn marked<'a>(&mut self, mark: Mark, inner: &'a str) -> Result<&'a str, Unread> {
        if self.mark.replace(mark).is_none() { Ok(inner) } else { Err(Unread::Form) }
    }
}

/// What stands before a word at the end of a text, in capitals or not; letters directly before it are another word's.
fn before<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    let (inner, end) = (text.get(..at)?, text.get(at..)?);
    let is_within_a_word =
        word.starts_with(|c: char| c.is_ascii_alphabetic()) && inner.ends_with(|c: char| c.is_ascii_alphabetic());
    (end.eq_ignore_ascii_case(word) && !is_within_a_word).then_some(inner)
}

/// The code of a currency: three capitals.
fn iso(text: &str) -> Option<[u8; 3]> {
    let code: [u8; 3] = text.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_uppercase).then_some(code)
}
