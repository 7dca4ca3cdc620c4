//! Made-up documents, and facts as one line each.

use std::io::{Cursor, Write};

use kessan_import::error::ImportError;
use kessan_import::report::{Decimals, Fact, Member, Name, Period, Report, Unit, Value};

/// The namespaces that miniatures use, as attributes of the root.
pub const NAMESPACES: &str = r#"xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:ixt2="http://www.xbrl.org/inlineXBRL/transformation/2011-07-31"
 xmlns:sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:a="http://example.org/acorn""#;

/// A context of Acorn. `aspects` is what stands in its segment.
pub fn context(id: &str, period: &str, aspects: &str) -> String {
    let period = match period.split_once('/') {
        Some((start, end)) => {
            format!("<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>")
        }
        None => format!("<xbrli:instant>{period}</xbrli:instant>"),
    };
    let segment = if aspects.is_empty() { String::new() } else { format!("<xbrli:segment>{aspects}</xbrli:segment>") };
    format!(
        "<xbrli:context id=\"{id}\"><xbrli:entity><xbrli:identifier scheme=\"http://example.org/code\">1234</xbrli:identifier>{segment}\
         </xbrli:entity><xbrli:period>{period}</xbrli:period></xbrli:context>"
    )
}

pub fn explicit(axis: &str, member: &str) -> String {
    format!("<xbrldi:explicitMember dimension=\"{axis}\">{member}</xbrldi:explicitMember>")
}

/// The contexts `year`, `last`, `end` and the units `yen`, `euro`, `shares`, `yenPerShare`, `pure`.
pub fn usual() -> String {
    let unit = |id: &str, measure: &str| {
        format!("<xbrli:unit id=\"{id}\"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>")
    };
    [
        context("year", "2031-04-01/2032-03-31", ""),
        context("last", "2030-04-01/2031-03-31", ""),
        context("end", "2032-03-31", ""),
        unit("yen", "iso4217:JPY"),
        unit("euro", "iso4217:EUR"),
        unit("shares", "xbrli:shares"),
        unit("pure", "xbrli:pure"),
        "<xbrli:unit id=\"yenPerShare\"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unitNumerator>\
         <xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>"
            .to_owned(),
    ]
    .concat()
}

/// A tagged document with these resources, hidden facts and body.
pub fn document(resources: &str, hidden: &str, body: &str) -> String {
    let hidden = if hidden.is_empty() { String::new() } else { format!("<ix:hidden>{hidden}</ix:hidden>") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html {NAMESPACES} xml:lang=\"ja\">\n<head><title>Acorn</title></head>\n<body>\
         <div style=\"display:none\"><ix:header>{hidden}<ix:references><link:schemaRef xlink:type=\"simple\" xlink:href=\"acorn.xsd\"/>\
         </ix:references><ix:resources>{resources}</ix:resources></ix:header></div>\n{body}\n</body></html>"
    )
}

/// A numeric tag in yen for the year: further attributes and the text.
pub fn number(attributes: &str, text: &str) -> String {
    tag("nonFraction", "NetSales", "year", &format!("unitRef=\"yen\" {attributes}"), text)
}

pub fn tag(kind: &str, name: &str, context: &str, attributes: &str, text: &str) -> String {
    format!("<ix:{kind} name=\"a:{name}\" contextRef=\"{context}\" {attributes}>{text}</ix:{kind}>")
}

pub fn read(files: &[(&str, &str)]) -> Result<Report, ImportError> {
    kessan_import::read(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

/// The report of one document with the usual resources.
pub fn report(body: &str) -> Report {
    read(&[("acorn.htm", &document(&usual(), "", body))]).unwrap()
}

/// A package.
pub fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (path, content) in entries {
        writer.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A fact as `NetSales 2031-04-01/2032-03-31 JPY = 1234000 (-3)`.
pub fn line(fact: &Fact) -> String {
    let unit = fact.unit.as_ref().map(|unit| format!(" {}", unit_text(unit))).unwrap_or_default();
    let value = match &fact.value {
        Value::Nil => "nil".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("“{text}”"),
    };
    let decimals = match fact.decimals {
        Some(Decimals::Exact) => " (INF)".to_owned(),
        Some(Decimals::To(digits)) => format!(" ({digits})"),
        None => String::new(),
    };
    let aspects: String = fact
        .dimensions
        .iter()
        .map(|(axis, member)| match member {
            Member::Explicit(member) => format!(" {}={}", axis.local, member.local),
            Member::Typed(text) => format!(" {}=“{text}”", axis.local),
        })
        .collect();
    format!("{} {}{aspects}{unit} = {value}{decimals}", fact.concept.local, period_text(fact.period))
}

pub fn lines(report: &Report) -> Vec<String> {
    report.facts.iter().map(line).collect()
}

pub fn period_text(period: Period) -> String {
    match period {
        Period::Instant(day) => day.to_string(),
        Period::Duration { start, end } => format!("{start}/{end}"),
        Period::Forever => "forever".to_owned(),
    }
}

fn unit_text(unit: &Unit) -> String {
    let side = |names: &[Name]| names.iter().map(|name| name.local.clone()).collect::<Vec<_>>().join("*");
    if unit.denominators.is_empty() {
        side(&unit.numerators)
    } else {
        format!("{}/{}", side(&unit.numerators), side(&unit.denominators))
    }
}
