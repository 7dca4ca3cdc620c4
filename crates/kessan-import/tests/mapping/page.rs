//! Makes inline XBRL of a few lines.

use kessan_import::mapping::{Answers, Import, Options, map};

/// A document that is being made up.
#[derive(Default)]
pub struct Page {
    contexts: String,
    body: String,
    language: &'static str,
    number: usize,
}

/// Element names of a made-up company's own are `x:`.
const NAMESPACES: &str = r#"xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
 xmlns:us-gaap="http://fasb.org/us-gaap/2024" xmlns:dei="http://xbrl.sec.gov/dei/2024" xmlns:srt="http://fasb.org/srt/2024"
 xmlns:ifrs-full="https://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full"
 xmlns:tse-ed-t="http://www.xbrl.tdnet.info/taxonomy/jp/tse/tdnet/ed/t/2014-01-12"
 xmlns:tse-re-t="http://www.xbrl.tdnet.info/taxonomy/jp/tse/tdnet/re/t/2014-01-12"
 xmlns:jppfs_cor="http://disclosure.edinet-fsa.go.jp/taxonomy/jppfs/2023-12-01/jppfs_cor"
 xmlns:jpigp_cor="http://disclosure.edinet-fsa.go.jp/taxonomy/jpigp/2023-12-01/jpigp_cor"
 xmlns:jpcrp_cor="http://disclosure.edinet-fsa.go.jp/taxonomy/jpcrp/2023-12-01/jpcrp_cor" xmlns:x="http://example.org/x""#;

impl Page {
    pub fn new(language: &'static str) -> Self {
        Self { language, ..Self::default() }
    }

    /// A context: days as `2030-01-01/2030-03-31` or one day, and members as `axis=member`.
    pub fn context(mut self, id: &str, days: &str, members: &[(&str, &str)]) -> Self {
        let period = match days.split_once('/') {
            Some((start, end)) => {
                format!("<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>")
            }
            None => format!("<xbrli:instant>{days}</xbrli:instant>"),
        };
        let members: String = members
            .iter()
            .map(|(axis, member)| {
                format!(r#"<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>"#)
            })
            .collect();
        let scenario =
            if members.is_empty() { String::new() } else { format!("<xbrli:scenario>{members}</xbrli:scenario>") };
        self.contexts += &format!(
            r#"<xbrli:context id="{id}"><xbrli:entity><xbrli:identifier scheme="http://example.org">9</xbrli:identifier></xbrli:entity><xbrli:period>{period}</xbrli:period>{scenario}</xbrli:context>"#
        );
        self
    }

    pub fn html(mut self, html: &str) -> Self {
        self.body += html;
        self
    }

    /// A table: its title before it, its rows as cells of HTML.
    pub fn table(mut self, title: &str, rows: &[&[String]]) -> Self {
        let rows: String = rows
            .iter()
            .map(|cells| {
                format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
            })
            .collect();
        self.body += &format!("<p>{title}</p><table>{rows}</table>");
        self
    }

    /// A hidden text.
    pub fn says(mut self, name: &str, context: &str, text: &str) -> Self {
        self.number += 1;
        self.body += &format!(
            r#"<p><ix:nonNumeric id="t{}" name="{name}" contextRef="{context}">{text}</ix:nonNumeric></p>"#,
            self.number
        );
        self
    }

    pub fn text(&self) -> String {
        format!(
            r#"<?xml version="1.0" encoding="utf-8"?><html {NAMESPACES} lang="{0}" xml:lang="{0}"><body><ix:header><ix:resources>{1}
<xbrli:unit id="USD"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit><xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="JPY"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit><xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="USDs"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
<xbrli:unit id="JPYs"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
<xbrli:unit id="EURs"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header>{2}</body></html>"#,
            self.language,
            self.contexts,
            numbered(&self.body)
        )
    }

    pub fn import(&self) -> Import {
        self.import_with("")
    }

    pub fn import_with(&self, answers: &str) -> Import {
        let report = kessan_import::read(vec![("made-up.xhtml".to_owned(), self.text().into_bytes())]).unwrap();
        let options = Options { answers: Answers::read(answers).unwrap(), ..Options::default() };
        map(&report, options).unwrap_or_else(|failure| panic!("{failure}"))
    }
}

/// The tags of numbers with an id each, as filers write them: cells are told by theirs.
fn numbered(body: &str) -> String {
    let mut pieces = body.split("<ix:nonFraction name=");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces
        .enumerate()
        .fold(first, |text, (number, piece)| format!("{text}<ix:nonFraction id=\"n{}\" name={piece}", number + 1))
}

/// A tagged number: element, context, unit, scale and decimals as `6:-6`, the printed text; a `-` before the element turns the sign.
pub fn tag(name: &str, context: &str, unit: &str, printed_in: &str, text: &str) -> String {
    let (scale, decimals) = printed_in.split_once(':').unwrap();
    let (sign, name) = name.strip_prefix('-').map_or(("", name), |name| (r#" sign="-""#, name));
    format!(
        r#"<ix:nonFraction name="{name}" contextRef="{context}" unitRef="{unit}" scale="{scale}" decimals="{decimals}"{sign} format="ixt:num-dot-decimal">{text}</ix:nonFraction>"#
    )
}

/// A nil.
pub fn nil(name: &str, context: &str, unit: &str, text: &str) -> String {
    format!(
        r#"<ix:nonFraction name="{name}" contextRef="{context}" unitRef="{unit}" xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{text}</ix:nonFraction>"#
    )
}

/// Plain cells.
pub fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Cells that are made.
pub fn cells<const N: usize>(cells: [String; N]) -> Vec<String> {
    cells.to_vec()
}
