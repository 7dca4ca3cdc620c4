//! Names of months in the languages of the registries.

/// The beginnings of the months' names, by language, lower case. Several are separated by a bar.
const MONTHS: &[(&str, [&str; 12])] = &[
    ("en", ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    ("bg", ["ян", "фев", "мар", "апр", "май|маи", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"]),
    (
        "cs",
        [
            "led",
            "úno|uno",
            "bře|bre",
            "dub",
            "kvě|kve",
            "června|cervna|červen|cerven|čvn|cvn",
            "července|cervence|červenec|cervenec|čvc|cvc",
            "srp",
            "zář|zar",
            "říj|rij",
            "lis",
            "pro",
        ],
    ),
    (
        "cy",
        [
            "ion",
            "chwe",
            "maw|faw",
            "ebr",
            "mai|fai",
            "meh|feh",
            "gor|ngor",
            "aws",
            "med|fed",
            "hyd",
            "tach|dach|nhach|thach",
            "rhag|rag",
        ],
    ),
    ("de", ["jan|jän|jaen", "feb", "mär|maer|mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]),
    ("da", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]),
    (
        "el",
        [
            "ιαν|ίαν",
            "φεβ",
            "μαρ|μάρ",
            "απρ|άπρ",
            "μαΐ|μαι|μάι|μαϊ|μάϊ",
            "ιουν|ιούν|ίουν",
            "ιουλ|ιούλ|ίουλ",
            "αυγ|αύγ",
            "σεπ",
            "οκτ|όκτ",
            "νοε|νοέ",
            "δεκ",
        ],
    ),
    ("es", ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]),
    ("et", ["jaan", "veebr", "märts|marts", "apr", "mai", "juuni", "juuli", "aug", "sep", "okt", "nov", "dets"]),
    ("fi", ["tam", "hel", "maa", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "mar", "jou"]),
    ("fr", ["janv", "févr|fevr", "mars", "avr", "mai", "juin", "juil", "août|aout", "sept", "oct", "nov", "déc|dec"]),
    ("hr", ["sij", "velj", "ožu|ozu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro"]),
    (
        "hu",
        ["jan", "feb", "márc|marc", "ápr|apr", "máj|maj", "jún|jun", "júl|jul", "aug", "szept", "okt", "nov", "dec"],
    ),
    ("it", ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"]),
    ("lt", ["sau", "vas", "kov", "bal", "geg", "bir", "lie", "rugp|rgp", "rugs|rgs", "spa|spl", "lap", "gru|grd"]),
    ("lv", ["janv", "febr", "marts", "apr", "maijs", "jūn|jun", "jūl|jul", "aug", "sept", "okt", "nov", "dec"]),
    ("nl", ["jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]),
    ("no", ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]),
    ("pl", ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź|paz", "lis", "gru"]),
    ("pt", ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]),
    ("ro", ["ian", "feb", "mar", "apr", "mai", "iun", "iul", "aug", "sep", "oct", "noi|nov", "dec"]),
    ("roman", ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]),
    ("sk", ["jan", "feb", "mar", "apr", "máj|maj", "jún|jun", "júl|jul", "aug", "sep", "okt", "nov", "dec"]),
    ("sl", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov", "dec"]),
    ("sv", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]),
    ("in", ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"]),
];

/// The language of a transformation, by the end of its name; English where it names none.
pub(super) fn language(key: &str) -> &'static str {
    if key.contains("roman") {
        return "roman";
    }
    let code = match key.get(key.len().saturating_sub(2)..) {
        Some("dk") => "da",
        Some("hi") => "in",
        Some(code) => code,
        None => "en",
    };
    MONTHS.iter().map(|(language, _)| *language).find(|language| *language == code).unwrap_or("en")
}

/// The month that a name stands for, 1 to 12.
pub(super) fn month(name: &str, language: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let (_, months) = MONTHS.iter().find(|(known, _)| *known == language)?;
    let is_exact = language == "roman";
    // The longest beginning that fits: “července” begins as “červen” does, and is another month.
    let fits = |beginning: &str| if is_exact { name == beginning } else { name.starts_with(beginning) };
    let longest = |beginnings: &str| beginnings.split('|').filter(|beginning| fits(beginning)).map(str::len).max();
    let (at, _) = months
        .iter()
        .enumerate()
        .filter_map(|(at, beginnings)| Some((at, longest(beginnings)?)))
        .max_by_key(|(_, length)| *length)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{MONTHS, language, month};

    #[test]
    fn every_name_is_its_own_month() {
        for (language, months) in MONTHS {
            for (at, beginnings) in months.iter().enumerate() {
                for beginning in beginnings.split('|') {
                    assert_eq!(month(beginning, language), Some(at as u32 + 1), "{language} {beginning}");
                }
            }
        }
    }

    #[test]
    fn the_end_of_the_name_is_the_language() {
        assert_eq!(language("datedaymonthyeardk"), "da");
        assert_eq!(language("datedaymonthnameyearfr"), "fr");
        assert_eq!(language("datedaymonthyear"), "en");
        assert_eq!(language("datedaymonthyearroman"), "roman");
    }
}
