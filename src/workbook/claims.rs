//! The figures that stand in the prose.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::layout::{CLAIMS_HEAD, CLAIMS_VALUE, Layout, index};
use super::look;
use super::numbers::{Negative, double};
use super::words::both;
use crate::t;
use kessan_core::checks::printing::Source;
use kessan_core::release::Release;

/// The columns' widths.
const WIDTHS: [u16; 10] = [28, 44, 38, 30, 26, 22, 12, 14, 16, 14];

/// Writes the sheet.
pub fn write(sheet: &mut Worksheet, release: &'static Release, layout: &Layout<'_>) -> Result<(), XlsxError> {
    look::titles(sheet, &both(release, |env| t!(env, workbook.claims)))?;
    let unit = both(release, |env| t!(env, workbook.unit));
    let heads = [
        both(release, |env| t!(env, workbook.id)),
        both(release, |env| t!(env, workbook.figure)),
        both(release, |_| String::new()),
        both(release, |env| t!(env, workbook.section)),
        both(release, |_| String::new()),
        both(release, |env| t!(env, workbook.period)),
        both(release, |env| t!(env, workbook.as_printed)),
        both(release, |env| t!(env, workbook.value)),
        unit.clone(),
        unit,
    ];
    for (column, head) in (0_u16..).zip(&heads) {
        let is_number = column == CLAIMS_VALUE || column + 1 == CLAIMS_VALUE;
        let indent = u8::from(column > CLAIMS_VALUE);
        let (first, second) = (look::head(is_number).set_indent(indent), look::head_2(is_number).set_indent(indent));
        sheet.write_string_with_format(CLAIMS_HEAD - 2, column, head.en(), &first)?;
        sheet.write_string_with_format(CLAIMS_HEAD - 1, column, head.ja(), &look::ruled(second))?;
    }
    for (position, claim) in release.file.claims.iter().enumerate() {
        let row = CLAIMS_HEAD + index(position);
        let period = claim.period.as_deref().and_then(|id| release.period(id)).map(|period| period.span.to_string());
        let unit = both(release, |env| env.unit_words(&claim.unit, claim.scale));
        let texts = [
            (0, claim.id.clone()),
            (1, claim.label.en().to_owned()),
            (2, claim.label.ja().to_owned()),
            (3, claim.place.en().to_owned()),
            (4, claim.place.ja().to_owned()),
            (5, period.unwrap_or_default()),
            (8, unit.en().to_owned()),
            (9, unit.ja().to_owned()),
        ];
        for (column, text) in &texts {
            let format = if *column > CLAIMS_VALUE { look::unit() } else { look::wrapped() };
            sheet.write_string_with_format(row, *column, text, &format)?;
        }
        let sizes = texts.iter().map(|(column, text)| (text.as_str(), WIDTHS[usize::from(*column)]));
        look::height(sheet, row, &sizes.collect::<Vec<_>>())?;
        sheet.write_string_with_format(row, CLAIMS_VALUE - 1, &claim.printed, &look::printed("@"))?;
        if let Some(figure) = layout.figure(Source::Claim(position)) {
            let format = look::printed(&figure.printed.format(Negative::default()));
            let number = figure.printed.value.map(double).unwrap_or_default();
            sheet.write_number_with_format(row, CLAIMS_VALUE, number, &format)?;
        }
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let last = CLAIMS_HEAD + index(release.file.claims.len());
    if last > CLAIMS_HEAD {
        sheet.autofilter(CLAIMS_HEAD - 1, 0, last - 1, 9)?;
    }
    look::page(sheet, CLAIMS_HEAD, 1, &format!("{} · {}", release.file.company.name.en(), release.file.title.en()))
}
