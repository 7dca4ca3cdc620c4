//! Statements worked over. Expected values are typed from the printed release, or worked out by hand from what it prints.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan_core::change::Growth;
use kessan_core::recast::{CellValue, Entry, Recast, Terms, View};
use kessan_core::release::{Currency, Release, load::load};
use kessan_core::trace::Key;
use rust_decimal::Decimal;

fn published() -> Release {
    load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap()
}

fn made_up() -> Release {
    load("made-up", include_str!("releases/made-up.json")).unwrap()
}

fn recast(release: &Release, table: &str, view: View, currency: Currency, scale: Option<u32>) -> Option<Recast> {
    let table = release.file.tables.iter().position(|known| known.id == table).unwrap();
    release.recast(table, Terms { view, currency, scale })
}

/// What a cell says: `*` behind what Kessan worked out, `~` before what is known less precisely.
fn text(entry: &Option<Entry>) -> String {
    let Some(entry) = entry else { return String::new() };
    let said = match entry.said {
        CellValue::Number(value, digits) => format!("{value:.*}", digits as usize),
        CellValue::Percent(value, digits) => format!("{value:.*}%", digits as usize),
        CellValue::Dash => "-".into(),
        CellValue::NotMeaningful => "n.m.".into(),
        CellValue::Blank => "blank".into(),
    };
    let said = entry.unit.as_ref().map_or(said.clone(), |(unit, _)| format!("{said}[{unit}]"));
    format!("{}{said}{}", if entry.is_coarse { "~" } else { "" }, if entry.is_derived { "*" } else { "" })
}

/// The row of a concept.
fn row(release: &Release, recast: &Recast, table: &str, concept: &str) -> String {
    let table = release.file.tables.iter().find(|known| known.id == table).unwrap();
    let index = table.rows.iter().position(|row| row.concept.as_deref() == Some(concept)).unwrap();
    recast.rows[index].iter().map(text).collect::<Vec<_>>().join(" ")
}

const INCOME: &str = "income-statement-1h";

/// Income statement, half year: 464,841 thousand is printed as 466 million elsewhere, and that printing is taken.
#[test]
fn millions_are_the_releases_own_where_it_prints_them() {
    let release = published();
    let millions = recast(&release, INCOME, View::Amounts, Currency::Reporting, Some(6)).unwrap();
    let row = |concept: &str| row(&release, &millions, INCOME, concept);
    assert_eq!(row("Revenues"), "33254 100.0% 29990 100.0%");
    assert_eq!(row("CostOfEquipmentSales"), "466  756 ");
    assert_eq!(row("InterestExpense"), "-206  -215 ", "(206,407) and (215,278) thousand are printed in no millions");
    assert_eq!(row("IncomeTaxExpense"), "539 1.6% -1805 -6.0%");
    assert_eq!(row("ATMOperationBusinessRevenues"), "11  - ");
}

#[test]
fn thousands_are_the_most_precise_printing_and_say_where_there_is_none() {
    let release = published();
    let table = "connectivity-breakdown-1h";
    let thousands = recast(&release, table, View::Amounts, Currency::Reporting, Some(3)).unwrap();
    assert_eq!(row(&release, &thousands, table, "OutsourcingServicesRevenues"), "7462257 6530574 14.3%");
    assert_eq!(row(&release, &thousands, table, "HiHoRevenues"), "~2425000 ~1419000 70.9%");
    assert_eq!(row(&release, &thousands, table, "ConnectivityAndOutsourcingServicesGrossMarginRatio"), "15.6% 17.1% ");
}

/// The release prints dollars for this year; last year's are 29,990,244 / 105.94 and so on.
#[test]
fn dollars_are_the_releases_or_translated_and_marked() {
    let release = published();
    let dollars = recast(&release, INCOME, View::Amounts, Currency::Translation, None).unwrap();
    assert_eq!(row(&release, &dollars, INCOME, "Revenues"), "313893 100.0% 283087* 100.0%");
    assert_eq!(row(&release, &dollars, INCOME, "InterestExpense"), "-1949  -2032* ");
    let table = "per-share-1h";
    let dollars = recast(&release, table, View::Amounts, Currency::Translation, None).unwrap();
    assert_eq!(row(&release, &dollars, table, "BasicEarningsPerShare"), "16.80 159.34*");
    assert_eq!(row(&release, &dollars, table, "WeightedAverageSharesBasic"), "206478 206002");
    let table = "tse-results";
    let dollars = recast(&release, table, View::Amounts, Currency::Translation, Some(3)).unwrap();
    let last_year: Vec<_> = dollars.rows[1].iter().map(text).collect();
    assert_eq!(last_year, ["283087*", "13.4%", "17143*", "32.5%", "16023*", "-20.8%", "32824*", "21.8%"]);
}

#[test]
fn a_change_is_an_amount_and_a_rate_where_there_is_one() {
    let release = published();
    let change = recast(&release, INCOME, View::Change, Currency::Reporting, None).unwrap();
    let row = |concept: &str| row(&release, &change, INCOME, concept);
    assert_eq!(row("Revenues"), "33253841 29990244 3263597* 10.9%");
    assert_eq!(row("SalesAndMarketingExpense"), "2351033 2027153 323880* 16.0%*", "no table prints this rate");
    assert_eq!(row("IncomeTaxExpense"), "539124 -1804833 2343957* n.m.*");
    assert_eq!(row("CostOfATMOperationBusiness"), "99984 - 99984* n.m.");
    let table = "balance-sheet-assets";
    let balances = recast(&release, table, View::Change, Currency::Translation, None).unwrap();
    let change = self::row(&release, &balances, table, "CashAndCashEquivalents");
    assert_eq!(change, "87967 108278 -20311* -18.8%*", "the cash flow statement prints last March's dollars");
    let contracts = recast(&release, "contracts", View::Change, Currency::Reporting, None).unwrap();
    assert_eq!(self::row(&release, &contracts, "contracts", "HiHoContracts"), "186396 189872 -3476[contracts] -1.8%*");
}

/// Rows in other units say so: shares, yen per share, percentage points. 206,478 shares after 206,002; 15.6 % after 17.1 %.
#[test]
fn a_change_carries_the_unit_of_its_row() {
    let release = published();
    let table = "per-share-1h";
    let change = recast(&release, table, View::Change, Currency::Reporting, None).unwrap();
    let row = |concept: &str| row(&release, &change, table, concept);
    assert_eq!(row("WeightedAverageSharesBasic"), "206478 206002 476[shares]* 0.2%*");
    assert_eq!(row("BasicEarningsPerShare"), "~1780 ~16880 -15100.31[JPY/share]* -89.5%*", "1,780.11 is printed, too");
    let table = "connectivity-breakdown-1h";
    let change = recast(&release, table, View::Change, Currency::Reporting, None).unwrap();
    let ratio = self::row(&release, &change, table, "ConnectivityAndOutsourcingServicesGrossMarginRatio");
    assert_eq!(ratio, "15.6% 17.1% -1.5[points]* ");
}

/// Interest of (206,407) after (215,278) is less by 4.1 %, as a line that is negative by its nature; a loss of the company
/// has no rate.
#[test]
fn a_negative_line_grows_as_its_size_does() {
    let release = published();
    let change = recast(&release, INCOME, View::Change, Currency::Reporting, None).unwrap();
    assert_eq!(row(&release, &change, INCOME, "InterestExpense"), "-206407 -215278 8871* -4.1%*");
    let key = Key::Growth { concept: "InterestExpense".into(), period: "1H08".into(), prior: "1H07".into() };
    let traced = release.trace(&key).unwrap().value.unwrap();
    assert_eq!(traced.round_dp(1), Decimal::new(-41, 1), "the panel says the same");
    let loss = Decimal::from(-5);
    assert_eq!(release.growth_of("NetIncome", Some(loss), Some(loss)), Growth::NotMeaningful);
}

/// A dividend of EUR 0.40 after a dash: the release gives none for last year, so there is no change of 0.40. A subsidy of
/// 12 after a dash is a change of 12.
#[test]
fn a_dash_is_nothing_only_where_the_release_means_nil() {
    let release = load("periods", include_str!("releases/periods.json")).unwrap();
    let per_share = recast(&release, "per-share", View::Change, Currency::Reporting, None).unwrap();
    assert_eq!(row(&release, &per_share, "per-share", "DividendPerShare"), "0.40 -  n.m.*");
    let income = recast(&release, "income-half", View::Change, Currency::Reporting, None).unwrap();
    assert_eq!(row(&release, &income, "income-half", "Subsidy"), "12 - 12* n.m.");
}

#[test]
fn common_size_is_per_cent_of_the_total_that_the_table_names() {
    let release = published();
    let common = recast(&release, INCOME, View::CommonSize, Currency::Reporting, None).unwrap();
    assert_eq!(common.whole.as_deref(), Some("Revenues"));
    assert_eq!(row(&release, &common, INCOME, "OperatingIncome"), "3.0% 6.1%");
    assert_eq!(row(&release, &common, INCOME, "SystemsConstructionRevenues"), "18.9%* 22.4%*");
    let assets = recast(&release, "balance-sheet-assets", View::CommonSize, Currency::Reporting, None).unwrap();
    // 9,319,235 / 53,275,475 and 11,470,980 / 55,702,546.
    assert_eq!(row(&release, &assets, "balance-sheet-assets", "CashAndCashEquivalents"), "17.5%* 20.6%*");
    assert!(recast(&release, "order-backlog", View::CommonSize, Currency::Reporting, None).is_none(), "of what?");
}

#[test]
fn half_and_quarters_stand_side_by_side() {
    let release = published();
    let periods = recast(&release, INCOME, View::Periods, Currency::Reporting, Some(6)).unwrap();
    assert_eq!(row(&release, &periods, INCOME, "Revenues"), "33254 16926 16328* 29990 16294 13696*");
    assert_eq!(row(&release, &periods, INCOME, "NetIncome"), "368 198 169* 3477 2907 571*");
    let table = "cash-flows-1h-financing";
    let cash = recast(&release, table, View::Periods, Currency::Reporting, None).unwrap();
    let begins = release.file.tables.iter().find(|known| known.id == table).unwrap();
    let begins = begins.rows.iter().position(|row| row.label.en().contains("beginning")).unwrap();
    let begins: Vec<_> = cash.rows[begins].iter().map(text).collect();
    assert_eq!(begins, ["11470980", "9943205", "11470980", "13554544", "12597948", "13554544"], "a balance is no flow");
    assert_eq!(
        row(&release, &cash, table, "AssetsAcquiredUnderCapitalLeases"),
        "2768002 ~1705000 ~1063002* 2298102 ~636000 ~1662102*"
    );
}

#[test]
fn another_release_is_worked_over_the_same_way() {
    let release = made_up();
    let francs = recast(&release, "summary", View::Amounts, Currency::Translation, None).unwrap();
    assert_eq!(row(&release, &francs, "summary", "Revenues"), "54.3 55.6* -2.3%");
    assert_eq!(row(&release, &francs, "summary", "NetIncome"), "-5.3 -1.3* -");
    let periods = recast(&release, "summary", View::Periods, Currency::Reporting, Some(3)).unwrap();
    assert_eq!(row(&release, &periods, "summary", "GrossProfit"), "8545 3089 5456* 13969");
    let moved = recast(&release, "position-summary", View::Amounts, Currency::Translation, None).unwrap();
    assert_eq!(row(&release, &moved, "position-summary", "CurrentAssets"), "42.7* 45.6* -2.9*");
    assert_eq!(release.scales(), [3, 6]);
}

#[test]
fn every_number_of_every_view_can_be_traced() {
    for release in [published(), made_up()] {
        for (view, currency) in
            View::ALL.into_iter().flat_map(|v| [(v, Currency::Reporting), (v, Currency::Translation)])
        {
            for table in &release.file.tables {
                let Some(recast) = recast(&release, &table.id, view, currency, None) else { continue };
                assert!(
                    recast.rows.len() == table.rows.len()
                        && recast.rows.iter().all(|r| r.len() == recast.columns.len())
                );
                for entry in recast.rows.iter().flatten().flatten() {
                    let trace = release.trace(&entry.key);
                    let trace = trace.unwrap_or_else(|| panic!("{} {view:?}: {}", table.id, entry.key.write(&release)));
                    let has_reason = entry.said == CellValue::Blank && trace.note.is_some();
                    let is_told = !trace.printings.is_empty() || trace.working.is_some() || has_reason;
                    assert!(is_told, "{}", entry.key.write(&release));
                }
            }
        }
    }
}
