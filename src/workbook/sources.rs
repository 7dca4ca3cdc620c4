//! What the workbook is, where it comes from, how it was made and what stands where.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::layout::{Layout, Sheet};
use super::look;
use super::words::both;
use crate::t;
use crate::view::asked::entries;
use crate::view::env::Env;
use kessan_core::release::model::Text;
use kessan_core::release::{Currency, Release};
use kessan_core::text::Lang;

/// The columns' widths.
const WIDTHS: [u16; 4] = [72, 72, 34, 44];

/// Writes a text in both languages, side by side.
fn line(sheet: &mut Worksheet, row: &mut u32, text: &Text) -> Result<(), XlsxError> {
    sheet.write_string_with_format(*row, 0, text.en(), &look::wrapped())?;
    sheet.write_string_with_format(*row, 1, text.ja(), &look::wrapped())?;
    look::height(sheet, *row, &[(text.en(), WIDTHS[0]), (text.ja(), WIDTHS[1])])?;
    *row += 1;
    Ok(())
}

fn part(sheet: &mut Worksheet, row: &mut u32, text: &Text) -> Result<(), XlsxError> {
    *row += 1;
    sheet.write_string_with_format(*row, 0, text.en(), &look::part())?;
    sheet.write_string_with_format(*row, 1, text.ja(), &look::part())?;
    *row += 1;
    Ok(())
}

/// Writes the sheet; `others` are the sheets that follow it.
pub fn write(
    sheet: &mut Worksheet,
    release: &'static Release,
    layout: &Layout<'_>,
    others: &[Sheet],
) -> Result<(), XlsxError> {
    let file = &release.file;
    look::titles(
        sheet,
        &both(release, |env| {
            let (company, title) = (env.text(&file.company.name), env.text(&file.title));
            if env.lang == Lang::Ja { format!("{company}：{title}") } else { format!("{company}: {title}") }
        }),
    )?;
    let mut row = 3;
    if let Some(day) = file.announced {
        line(sheet, &mut row, &both(release, |env| env.date(day)))?;
    }
    line(sheet, &mut row, &file.basis)?;
    for listing in &file.company.listings {
        line(sheet, &mut row, &both(release, |_| format!("{}: {}", listing.exchange, listing.code)))?;
    }
    if let (Some(translation), Some(rate)) = (&file.translation, release.rate()) {
        let text = both(release, |env| {
            t!(
                env,
                workbook.translation,
                rate = env.exact(rate),
                currency = env.currency(Currency::Reporting),
                per = env.currency(Currency::Translation),
                date = env.date(translation.date)
            )
        });
        line(sheet, &mut row, &text)?;
    }
    let of = |lang| entries(Env { lang, release });
    for (en, ja) in of(Lang::En).into_iter().zip(of(Lang::Ja)) {
        line(
            sheet,
            &mut row,
            &both(release, |env| {
                let text = if env.lang == Lang::Ja { ja.clone() } else { en.clone() };
                env.assumed(text, true)
            }),
        )?;
    }
    let name = format!("releases/{}.json", file.id);
    let made =
        both(release, |env| t!(env, workbook.file_line, file = name.clone(), version = env!("CARGO_PKG_VERSION")));
    line(sheet, &mut row, &made)?;
    part(sheet, &mut row, &both(release, |env| t!(env, workbook.about)))?;
    for text in [
        both(release, |env| t!(env, workbook.tables_text)),
        both(release, |env| t!(env, workbook.totals_text)),
        both(release, |env| t!(env, workbook.checks_text)),
        both(release, |env| t!(env, workbook.colours)),
        both(release, |env| t!(env, workbook.limits_text)),
    ] {
        line(sheet, &mut row, &text)?;
    }
    if !file.notes.is_empty() {
        part(sheet, &mut row, &both(release, |env| t!(env, notes.head)))?;
        for note in &file.notes {
            let at = note.source.as_ref().and_then(|source| source.place.clone());
            let text = both(release, |env| {
                let place = env.text(&note.place);
                let place = at.as_ref().map_or(place.clone(), |at| t!(env, notes.at, place = place, at = at.clone()));
                t!(env, notes.with_place, text = env.text(&note.text), place = place)
            });
            line(sheet, &mut row, &text)?;
        }
    }
    part(sheet, &mut row, &both(release, |env| t!(env, workbook.contents)))?;
    for column in [2, 3] {
        sheet.write_blank(row - 1, column, &look::part())?;
    }
    let heads = [both(release, |env| t!(env, workbook.sheet)), both(release, |env| t!(env, workbook.file))];
    for (column, head) in (2_u16..).zip(&heads) {
        sheet.write_string_with_format(row - 1, column, format!("{} {}", head.en(), head.ja()), &look::part())?;
    }
    for other in others {
        let title = match other {
            Sheet::Sources => continue,
            Sheet::Calculator => both(release, |env| t!(env, workbook.calculator)),
            Sheet::Table(index) => file.tables[*index].title.clone(),
            Sheet::Claims => both(release, |env| t!(env, workbook.claims)),
            Sheet::Derived => both(release, |env| t!(env, workbook.derived)),
            Sheet::Checks => both(release, |env| t!(env, workbook.checks)),
        };
        let data = match other {
            Sheet::Sources | Sheet::Calculator => String::new(),
            Sheet::Table(index) => format!("data/tables/{}.csv", file.tables[*index].id),
            Sheet::Claims => "data/claims.csv".to_owned(),
            Sheet::Derived => "data/derived.csv".to_owned(),
            Sheet::Checks => "data/checks.csv".to_owned(),
        };
        let name = layout.name(*other);
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        line(sheet, &mut row, &title)?;
        row -= 1;
        sheet.write_url_with_format(row, 2, link, &look::link())?;
        sheet.write_string_with_format(row, 3, data, &look::quiet())?;
        row += 1;
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    look::page(sheet, 0, 0, &format!("{} · {}", file.company.name.en(), file.title.en()))
}
