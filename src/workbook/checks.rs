//! Every relation of the release: both sides, their difference, what rounding explains of it, and how it ends, as
//! formulas over the cells of the other sheets.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, FormatAlign, Formula as Live, Worksheet, XlsxError,
};

use super::formula::{Term, Writer};
use super::layout::{Layout, Sheet, index};
use super::limits::{Limits, Range, limits};
use super::look;
use super::numbers::{Negative, double, number_format};
use super::words::{both, result};
use crate::t;
use crate::view::checks::CheckContext;
use crate::view::checks::proof::kind_name;
use crate::view::env::Env;
use kessan_core::checks::formula::Formula;
use kessan_core::checks::{Check, Held, Reason, Report, Status};
use kessan_core::release::Release;
use kessan_core::release::model::Sign;
use kessan_core::rounding::round_to;

/// Rows above the checks.
pub const HEAD: u32 = 9;
/// The columns that are worked out: the printed figure in its base unit, in F.
pub const PRINTED: u16 = 5;
/// The recomputation, in G.
pub const RECOMPUTED: u16 = 6;
/// Printed less recomputed, in H.
pub const DIFFERENCE: u16 = 7;
/// From where to where rounding explains the difference, in I and J.
const EXPLAINED: u16 = 8;
/// The same with one unit of a figure that its column has moved, in K and L.
const MOVED: u16 = 10;
/// How it ends, in M.
pub const STATUS: u16 = 12;
const RELATION: u16 = 13;
const WHERE: u16 = 14;

/// Digits beyond those printed that a recomputation is shown with.
const MORE_DIGITS: u32 = 2;
/// Digits beyond those printed that the difference of a quotient has.
const DIFFERENCE_DIGITS: i32 = 6;

/// The columns' widths.
const WIDTHS: [u16; 15] = [46, 14, 14, 46, 40, 20, 20, 16, 16, 14, 16, 14, 14, 60, 60];

/// Writes the sheet.
pub fn write(
    sheet: &mut Worksheet,
    release: &'static Release,
    layout: &Layout<'_>,
    report: &'static Report,
) -> Result<(), XlsxError> {
    look::titles(sheet, &both(release, |env| t!(env, workbook.checks)))?;
    let note = both(release, |env| t!(env, workbook.checks_note));
    sheet.write_string_with_format(2, 0, note.en(), &look::quiet())?;
    sheet.write_string_with_format(3, 0, note.ja(), &look::quiet())?;
    let last = HEAD + index(report.checks.len());
    counts(sheet, release, report, last)?;
    heads(sheet, release)?;
    let writer = Writer { layout, sheet: Sheet::Checks };
    for (row, check) in (HEAD..).zip(&report.checks) {
        let context = |env: Env| CheckContext { env, report };
        let kind = both(release, |env| kind_name(context(env), check.kind));
        let title = both(release, |env| context(env).title(check));
        let texts = [check.id.as_str(), kind.en(), kind.ja(), title.en(), title.ja()];
        for (column, text) in (0_u16..).zip(texts) {
            sheet.write_string_with_format(row, column, text, &look::wrapped())?;
        }
        let sizes = texts.into_iter().zip(WIDTHS);
        look::height(sheet, row, &sizes.collect::<Vec<_>>())?;
        // Long, and for those who look for them: on one line, behind what is to be read.
        sheet.write_string_with_format(row, RELATION, release.relation(check), &look::unit())?;
        sides(sheet, release, writer, check, row)?;
        sheet.write_string_with_format(row, WHERE, release.places(check), &look::quiet())?;
    }
    if last > HEAD {
        sheet.autofilter(HEAD - 1, 0, last - 1, WHERE)?;
        for (status, format) in [(Status::Inconsistent, look::wrong()), (Status::Rounding, look::rounding())] {
            let rule = ConditionalFormatCellRule::EqualTo(status.id().to_owned());
            let format = ConditionalFormatCell::new().set_rule(rule).set_format(format);
            sheet.add_conditional_format(HEAD, STATUS, last - 1, STATUS, &format)?;
        }
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    // The places are for the screen.
    sheet.set_print_area(0, 0, last, STATUS)?;
    look::page(sheet, HEAD, 1, &format!("{} · {}", release.file.company.name.en(), release.file.title.en()))
}

/// How many relations end in each way.
fn counts(sheet: &mut Worksheet, release: &'static Release, report: &Report, last: u32) -> Result<(), XlsxError> {
    for (at, status) in [0, 3, 4, 5].into_iter().zip(report.statuses()) {
        let name = both(release, |env| match status {
            Status::Tied => t!(env, checks.tied),
            Status::Rounding => t!(env, checks.rounding),
            Status::Restated => t!(env, checks.restated),
            Status::Inconsistent => t!(env, checks.inconsistent),
        });
        let text = format!("{} {} ({})", name.en(), name.ja(), status.id());
        sheet.write_string_with_format(4, at, text, &look::head(false))?;
        let range = format!("M{}:M{}", HEAD + 1, last.max(HEAD + 1));
        let formula =
            Live::new(format!("=COUNTIF({range},\"{}\")", status.id())).set_result(report.count(status).to_string());
        sheet.write_formula_with_format(5, at, formula, &look::worked_out("#,##0").set_align(FormatAlign::Left))?;
    }
    Ok(())
}

fn heads(sheet: &mut Worksheet, release: &'static Release) -> Result<(), XlsxError> {
    let heads = [
        both(release, |env| t!(env, workbook.id)),
        both(release, |env| t!(env, workbook.kind)),
        both(release, |_| String::new()),
        both(release, |env| t!(env, workbook.figure)),
        both(release, |_| String::new()),
        both(release, |env| t!(env, workbook.printed)),
        both(release, |env| t!(env, workbook.recomputed)),
        both(release, |env| t!(env, workbook.difference)),
        both(release, |env| t!(env, workbook.from)),
        both(release, |env| t!(env, workbook.to)),
        both(release, |env| t!(env, workbook.moved_from)),
        both(release, |env| t!(env, workbook.moved_to)),
        both(release, |env| t!(env, workbook.status)),
        both(release, |env| t!(env, workbook.relation)),
        both(release, |env| t!(env, workbook.place)),
    ];
    for (column, head) in (0_u16..).zip(&heads) {
        let is_number = (PRINTED..STATUS).contains(&column);
        let indent = u8::from(column >= STATUS);
        let (first, second) = (look::head(is_number).set_indent(indent), look::head_2(is_number).set_indent(indent));
        sheet.write_string_with_format(HEAD - 2, column, head.en(), &first)?;
        sheet.write_string_with_format(HEAD - 1, column, head.ja(), &look::ruled(second))?;
    }
    Ok(())
}

/// Both sides, the difference, its limits and the end.
fn sides(
    sheet: &mut Worksheet,
    release: &Release,
    writer: Writer<'_, '_>,
    check: &Check,
    row: u32,
) -> Result<(), XlsxError> {
    let at = row + 1;
    let decimals = match check.held {
        Held::Figure(held) => u32::try_from(held.decimals).unwrap_or_default(),
        Held::Sign { .. } | Held::Words { .. } => 0,
    };
    let is_quotient = matches!(check.formula, Some(Formula::Quotient { .. } | Formula::Growth { .. }));
    let more = decimals + if is_quotient { MORE_DIGITS } else { 0 };
    let [shown, finer] = [decimals, more].map(|digits| number_format(digits, false, Negative::Parentheses));
    let status = || look::worked_out("@").set_align(FormatAlign::Left).set_indent(1);
    let mut put = |column: u16, text: String, is: String, format: &str| {
        let formula = Live::new(format!("={text}")).set_result(is);
        let format = if column == STATUS { status() } else { look::worked_out(format) };
        sheet.write_formula_with_format(row, column, formula, &format).map(|_| ())
    };
    let text = |value: Option<Decimal>| result(value.unwrap_or_default());
    let mut words = None;
    match (check.held, &check.formula) {
        (Held::Figure(held), Some(formula)) => {
            let (Some(figure), Some(term)) = (writer.layout.figure(held.source), writer.formula(formula)) else {
                return Ok(());
            };
            let term = term.on(Decimal::ONE).text;
            if check.reason == Reason::NotMeaningful {
                // There is a rate only on a figure above zero, and of one that is no loss.
                let Formula::Growth { now, before } = formula else { return Ok(()) };
                let (Some(now), Some(before)) = (writer.sum(now), writer.sum(before)) else { return Ok(()) };
                let least = if held.value.is_none() { "<=" } else { "<" };
                let term = format!("IF(OR({}<=0,{}{least}0),\"n.m.\",{term})", before.text, now.text);
                let printed =
                    figure.printed.value.map_or_else(|| figure.printed.dash().to_owned(), |_| text(held.value));
                let base = Term::new(writer.position(figure.position), figure.factor).on(Decimal::ONE).text;
                let base = if held.value.is_none() { writer.position(figure.position) } else { base };
                put(PRINTED, base, printed, &shown)?;
                put(RECOMPUTED, term, "n.m.".to_owned(), &finer)?;
                let end = format!("IF(ISTEXT(F{at})=ISTEXT(G{at}),\"tied\",\"inconsistent\")");
                return put(STATUS, end, check.status.id().to_owned(), "@");
            }
            let digits = formula.printings().iter().map(|printing| printing.decimals).max().unwrap_or_default().max(0);
            let is_exact = matches!(formula, Formula::Sum(_));
            // Sums of decimal fractions are not exact in binary.
            let term = if is_exact { format!("ROUND({term},{digits})") } else { term };
            let Some(base) = writer.base(&held) else { return Ok(()) };
            let base = if held.decimals > 0 { format!("ROUND({base},{})", held.decimals) } else { base };
            put(PRINTED, base, text(held.value), &shown)?;
            put(RECOMPUTED, term, text(check.expected), &finer)?;
            // Two nearly equal numbers of fifteen digits differ by one of few.
            let digits = if is_exact { digits.max(held.decimals) } else { held.decimals.max(0) + DIFFERENCE_DIGITS };
            let difference = check.difference.and_then(|difference| round_to(difference, digits));
            put(DIFFERENCE, format!("ROUND(F{at}-G{at},{digits})"), text(difference), &finer)?;
        }
        (Held::Sign { sign, .. }, Some(formula)) => {
            let Some(term) = writer.formula(formula) else { return Ok(()) };
            put(RECOMPUTED, term.on(Decimal::ONE).text, text(check.expected), &finer)?;
            let side = match sign {
                Sign::Positive => "MIN",
                Sign::Negative => "MAX",
            };
            put(DIFFERENCE, format!("{side}(G{at},0)"), text(check.difference), &finer)?;
        }
        (Held::Words { named, of, .. }, _) => {
            let (named, of) = (release.file.periods[named].span, release.file.periods[of].span);
            // A balance sheet "for the half year" is that of the half year's last day.
            words = Some(if of.instant {
                (named.end.to_string(), of.end.to_string())
            } else {
                (named.to_string(), of.to_string())
            });
        }
        _ => return Ok(()),
    }
    if let Some((named, of)) = words {
        sheet.write_string_with_format(row, PRINTED, named, &look::printed("@"))?;
        sheet.write_string_with_format(row, RECOMPUTED, of, &look::printed("@"))?;
        let end = Live::new(format!("=IF(EXACT(F{at},G{at}),\"tied\",\"inconsistent\")")).set_result(check.status.id());
        sheet.write_formula_with_format(row, STATUS, end, &status())?;
        return Ok(());
    }
    let Some(Limits { explained, moved }) = limits(check) else { return Ok(()) };
    let pairs = [(EXPLAINED, Some(explained)), (MOVED, moved)];
    for (column, limit) in pairs.into_iter().filter_map(|(column, pair)| Some((column, pair?))) {
        let format = look::printed(&number_format(more + 1, false, Negative::Parentheses));
        for (column, bound) in (column..).zip([limit.low, limit.high]) {
            let value = round_to(bound.value, 12).unwrap_or(bound.value);
            sheet.write_number_with_format(row, column, double(value), &format)?;
        }
    }
    let within = |columns: [&str; 2], limit: Range| {
        let equal = |included: bool| if included { "=" } else { "" };
        let [low, high] = columns;
        format!("AND(H{at}>{}{low}{at},H{at}<{}{high}{at})", equal(limit.low.included), equal(limit.high.included))
    };
    let reports = check.sources().into_iter().map(|source| release.report_of(source));
    let is_of_several = reports.clone().max() != reports.min();
    // Figures of several reports may differ.
    let differs = if is_of_several { Status::Restated } else { Status::Inconsistent }.id();
    let otherwise = match moved {
        Some(moved) => format!("IF({},\"rounding\",\"{differs}\")", within(["K", "L"], moved)),
        None => format!("\"{differs}\""),
    };
    let end = format!("=IF({},\"tied\",{otherwise})", within(["I", "J"], explained));
    let end = Live::new(end).set_result(check.status.id());
    sheet.write_formula_with_format(row, STATUS, end, &status()).map(|_| ())
}
