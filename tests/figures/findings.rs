//! What the titles of figures say, against sentences written down from the releases.

use kessan::view::figures::Which;
use kessan_core::release::Currency;
use kessan_core::text::Lang;

use super::common::{ALL, MADE_UP, MINIMAL, PUBLISHED, QUARTERLY, context, says, says_in};

type CellValue<'a> = (Which, usize, &'a str, &'a str);

/// Holds every sentence of a release to those written down, and that no figure says anything else.
fn hold(json: &str, expected: &[CellValue<'_>], silent: &[(Which, usize)]) {
    for lang in Lang::ALL {
        let context = context(json, lang);
        for (which, panel, english, japanese) in expected {
            let sentence = if lang == Lang::En { english } else { japanese };
            assert_eq!(says(context, *which, *panel).as_deref(), Some(*sentence), "{which:?} {panel}");
        }
        for (which, panel) in silent {
            assert_eq!(says(context, *which, *panel), None, "{which:?} {panel}");
        }
    }
}

/// Statements of Income, thousands of yen: net income 367,554 after 3,477,400 (2Q 198,477 after 2,906,644), a change of
/// −3,109,846 (−2,708,167); income tax 539,124 after a benefit of 1,804,833 (2Q 325,909 after 1,980,199), so −2,343,957
/// (−2,306,108). First quarter, the half less the second: net income 169,077 after 570,756, operating income 411,262 after
/// 691,538.
#[test]
fn tax_explains_most_of_the_fall_of_net_income() {
    let expected: [CellValue<'_>; 3] = [
        (
            Which::NetIncome,
            0,
            "Net income fell by JPY 3,110 million. Main factor: Income tax expense (benefit), JPY 2,344 million",
            "当期純利益は3,110百万円減少。主因は法人税等費用（利益）で2,344百万円",
        ),
        (
            Which::NetIncome,
            1,
            "Net income fell by JPY 2,708 million. Main factor: Income tax expense (benefit), JPY 2,306 million",
            "当期純利益は2,708百万円減少。主因は法人税等費用（利益）で2,306百万円",
        ),
        (
            Which::NetIncome,
            2,
            "Net income fell by JPY 402 million. Main factor: Operating income, JPY 280 million",
            "当期純利益は402百万円減少。主因は営業利益で280百万円",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// At JPY 105.94 to the dollar: 3,109,846 ÷ 105.94 = 29,355 thousand, 2,343,957 ÷ 105.94 = 22,125 thousand.
#[test]
fn in_dollars_the_same_is_said_of_dollars() {
    let context = context(PUBLISHED, Lang::En);
    let dollars = says_in(context, Which::NetIncome, 0, Currency::Translation).unwrap();
    assert_eq!(
        dollars,
        "Net income fell by USD 29.4 million. Main factor: Income tax expense (benefit), USD 22.1 million"
    );
}

/// Statements of Income, thousands of yen. Half: operating income 1,005,442 after 1,816,108; general and administrative
/// 2,669,171 after 2,219,623, −449,548, more than half of −810,666. Second quarter: 594,180 after 1,124,570; the margin of
/// systems integration 8,028,731 − 6,154,063 after 7,967,724 − 5,937,975, −155,081. First quarter, the half less the
/// second: −280,276; general and administrative 1,382,708 after 1,066,843, −315,865, more than the whole fall.
#[test]
fn operating_income_fell_by_its_largest_step() {
    let expected: [CellValue<'_>; 3] = [
        (
            Which::Operating,
            0,
            "Operating income fell by JPY 811 million. Main factor: General and administrative, JPY 450 million",
            "営業利益は811百万円減少。主因は一般管理費で450百万円",
        ),
        (
            Which::Operating,
            1,
            "Operating income fell by JPY 530 million. Largest negative effect: Gross margin, Systems integration, JPY −155 million",
            "営業利益は530百万円減少。最大の減少要因はシステムインテグレーションの売上総利益で−155百万円",
        ),
        (
            Which::Operating,
            2,
            "Operating income fell by JPY 280 million. Largest negative effect: General and administrative, JPY −316 million",
            "営業利益は280百万円減少。最大の減少要因は一般管理費で−316百万円",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Income, thousands of yen: net income 367,554 of revenues of 33,253,841 (2Q 198,477 of 16,925,708; 1Q, the
/// difference, 169,077 of 16,328,133).
#[test]
fn little_of_the_revenues_is_left() {
    let expected: [CellValue<'_>; 3] = [
        (
            Which::Income,
            0,
            "Net income was JPY 368 million, 1.1% of revenues",
            "当期純利益は368百万円、対売上高比率1.1%",
        ),
        (
            Which::Income,
            1,
            "Net income was JPY 198 million, 1.2% of revenues",
            "当期純利益は198百万円、対売上高比率1.2%",
        ),
        (
            Which::Income,
            2,
            "Net income was JPY 169 million, 1.0% of revenues",
            "当期純利益は169百万円、対売上高比率1.0%",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Income, thousands of yen: connectivity and outsourcing 17,001,229 after 14,806,706, of revenues of
/// 29,990,244 before (2Q 8,604,776 after 7,935,630 of 16,294,493; 1Q 1,525,377 more, of 13,695,751). Cost 27,084,518 of
/// 33,253,841 after 23,810,915 of 29,990,244 (2Q 13,781,602 and 12,868,726; 1Q 13,302,916 and 10,942,189).
#[test]
fn revenues_grew_by_one_business_and_cost_grew_more() {
    let expected: [CellValue<'_>; 6] = [
        (
            Which::Mix,
            0,
            "Total revenues rose 10.9%. Largest contribution: Connectivity and outsourcing, +7.3 percentage points",
            "売上高は10.9%増。最大の寄与は接続・アウトソーシングで+7.3ポイント",
        ),
        (
            Which::Mix,
            1,
            "Total revenues rose 3.9%. Largest contribution: Connectivity and outsourcing, +4.1 percentage points",
            "売上高は3.9%増。最大の寄与は接続・アウトソーシングで+4.1ポイント",
        ),
        (
            Which::Mix,
            2,
            "Total revenues rose 19.2%. Largest contribution: Connectivity and outsourcing, +11.1 percentage points",
            "売上高は19.2%増。最大の寄与は接続・アウトソーシングで+11.1ポイント",
        ),
        (
            Which::Costs,
            0,
            "Total cost of revenues rose from 79.4% to 81.4% (reported as 81.5%) of revenues",
            "売上原価の対売上高比率は79.4%から81.4%（記載値は81.5%）へ上昇",
        ),
        (
            Which::Costs,
            1,
            "Total cost of revenues rose from 79.0% to 81.4% of revenues",
            "売上原価の対売上高比率は79.0%から81.4%へ上昇",
        ),
        (
            Which::Costs,
            2,
            "Total cost of revenues rose from 79.9% to 81.5% of revenues",
            "売上原価の対売上高比率は79.9%から81.5%へ上昇",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Target of net income 2,800 million, of which 367,554 thousand were reached by September, 169,077 by June; July to
/// September brought 198,477. Contracts: others 14,027 after 1,616, OEM 222,606 after 257,435: adjusted EBITDA fell further,
/// but is none of the contracts. Equity 24,979,217 of 53,275,475 after 24,980,713 of 55,702,546.
#[test]
fn progress_drivers_and_balance_are_said_once_for_what_they_are() {
    let expected: [CellValue<'_>; 5] = [
        (
            Which::Progress,
            1,
            "Net income for 2Q08 alone was 7.1% of its full-year target",
            "08年度2Q単独の当期純利益は通期目標の7.1%",
        ),
        (
            Which::Progress,
            0,
            "Net income was 13.1% of its full-year target at the half-way mark",
            "当期純利益は期間の半ばで通期目標の13.1%",
        ),
        (
            Which::Progress,
            2,
            "Net income was 6.0% of its full-year target after 3 of 12 months",
            "当期純利益は12か月中3か月を終えて通期目標の6.0%",
        ),
        (
            Which::Drivers,
            0,
            "Largest increase in contracts: Others (Contracts, corporate), +768.0%. Largest decrease: OEM (Contracts, home), −13.5%",
            "契約数の増加率は契約数（法人）・その他（+768.0%）、減少率は契約数（個人）・OEM（−13.5%）が最大",
        ),
        (
            Which::Balance,
            0,
            "Total shareholders' equity was 46.9% of total assets on 30 Sep 2008, up from 44.8% on 31 Mar 2008",
            "株主資本合計は2008年9月30日現在、総資産の46.9%（2008年3月31日の44.8%から上昇）",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Cash Flows, thousands of yen: from 11,470,980 to 9,319,235, financing −4,100,325; second quarter from
/// 9,943,205, financing −1,404,912; first quarter, the half less the second, financing −2,695,413.
#[test]
fn cash_fell_by_repayments() {
    let expected: [CellValue<'_>; 3] = [
        (
            Which::Cash,
            0,
            "Cash and cash equivalents fell by JPY 2,152 million. Largest negative effect: Net cash provided by (used in) financing activities, JPY −4,100 million",
            "現金及び現金同等物は2,152百万円減少。最大の減少要因は財務活動によるキャッシュ・フローで−4,100百万円",
        ),
        (
            Which::Cash,
            1,
            "Cash and cash equivalents fell by JPY 624 million. Largest negative effect: Net cash provided by (used in) financing activities, JPY −1,405 million",
            "現金及び現金同等物は624百万円減少。最大の減少要因は財務活動によるキャッシュ・フローで−1,405百万円",
        ),
        (
            Which::Cash,
            2,
            "Cash and cash equivalents fell by JPY 1,528 million. Largest negative effect: Net cash provided by (used in) financing activities, JPY −2,695 million",
            "現金及び現金同等物は1,528百万円減少。最大の減少要因は財務活動によるキャッシュ・フローで−2,695百万円",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// The made-up release, thousands of euros, shown in millions: a net loss of 1,246 grew to 5,095, an operating profit of 1,935 became a loss of
/// 4,194 as the margin of cables fell from 7,354 to 2,845. Cost 43,827 of 52,372 after 39,648 of 53,617. Its second quarter
/// has no earlier one: cost 22,622 of 25,711; its first is the half less that, 21,205 of 26,661.
#[test]
fn a_release_of_losses_is_told_as_one() {
    let cables = "Cables & <script>alert(\"x\")</script>";
    let cables_ja = "ケーブル & <script>alert(\"x\")</script>";
    let margin = format!(
        "Operating profit (loss) fell by EUR 6.1 million. Main factor: Gross margin, {cables}, EUR 4.5 million"
    );
    let margin_ja = format!("営業利益（損失）は6.1百万ユーロ減少。主因は{cables_ja}の売上総利益で4.5百万ユーロ");
    let mix = format!("Total revenues fell 2.3%. Largest negative contribution: {cables}, −5.6 percentage points");
    let mix_ja = format!("売上高は2.3%減。最大のマイナス寄与は{cables_ja}で−5.6ポイント");
    let expected: [CellValue<'_>; 13] = [
        (
            Which::NetIncome,
            0,
            "Net profit (loss) fell by EUR 3.8 million. Largest negative effect: Operating profit (loss), EUR −6.1 million",
            "純利益（損失）は3.8百万ユーロ減少。最大の減少要因は営業利益（損失）で−6.1百万ユーロ",
        ),
        (Which::Operating, 0, &margin, &margin_ja),
        (Which::Mix, 0, &mix, &mix_ja),
        (
            Which::Income,
            0,
            "Net profit (loss) was EUR −5.1 million, −9.7% of revenues",
            "純利益（損失）は−5.1百万ユーロ、対売上高比率−9.7%",
        ),
        (
            Which::Costs,
            0,
            "Total cost of revenues rose from 73.9% to 83.7% of revenues",
            "売上原価の対売上高比率は73.9%から83.7%へ上昇",
        ),
        (
            Which::Costs,
            1,
            "Largest cost: Total cost of revenues, 88.0% of revenues",
            "最大の費用は売上原価、対売上高比率88.0%",
        ),
        (
            Which::Costs,
            2,
            "Largest cost: Total cost of revenues, 79.5% of revenues",
            "最大の費用は売上原価、対売上高比率79.5%",
        ),
        // 181 of 365 days; the target is a loss, of which no part can be reached.
        (
            Which::Progress,
            0,
            "Net profit (loss): the full-year target is not above zero, so no percentage of it is given",
            "純利益（損失）の通期目標がゼロ以下のため、達成率は算出不能",
        ),
        // 612 after 598.
        (Which::Drivers, 0, "Employees rose 2.3%", "従業員数は2.3%増"),
        // 52,643 of 130,123 after 57,738 of 131,317.
        (
            Which::Balance,
            0,
            "Equity was 40.5% of total assets on 30 Jun 2031, down from 44.0% on 31 Dec 2030",
            "資本は2031年6月30日現在、総資産の40.5%（2030年12月31日の44.0%から低下）",
        ),
        // From 6,215 to 6,645; in the second quarter from 6,895; financing 1,900, of which 600 in the second quarter.
        (
            Which::Cash,
            0,
            "Cash rose by EUR 0.4 million. Largest positive effect: Cash flow from financing, EUR +1.9 million",
            "現金は0.4百万ユーロ増加。最大の増加要因は財務活動によるキャッシュ・フローで+1.9百万ユーロ",
        ),
        (
            Which::Cash,
            1,
            "Cash fell by EUR 0.3 million. Largest negative effect: Cash flow from investing, EUR −1.4 million",
            "現金は0.3百万ユーロ減少。最大の減少要因は投資活動によるキャッシュ・フローで−1.4百万ユーロ",
        ),
        (
            Which::Cash,
            2,
            "Cash rose by EUR 0.7 million. Largest positive effect: Cash flow from financing, EUR +1.3 million",
            "現金は0.7百万ユーロ増加。最大の増加要因は財務活動によるキャッシュ・フローで+1.3百万ユーロ",
        ),
    ];
    let nothing_before = [Which::NetIncome, Which::Operating, Which::Mix].map(|which| [(which, 1), (which, 2)]);
    hold(MADE_UP, &expected, &nothing_before.concat());
}

/// Net profit 216,949 of fares of 918,240. What the operating profit consists of, it does not say.
#[test]
fn a_release_of_one_year_is_compared_with_nothing() {
    let expected: [CellValue<'_>; 1] = [(
        Which::Income,
        0,
        "Net profit was NOK 216,949, 23.6% of revenues",
        "純利益は216,949ノルウェークローネ、対売上高比率23.6%",
    )];
    let others = Which::ALL.into_iter().filter(|which| *which != Which::Income);
    hold(MINIMAL, &expected, &others.map(|which| (which, 0)).collect::<Vec<_>>());
}

/// Thousands of dollars: net income 11,000 of sales of 81,200.
#[test]
fn a_first_quarter_alone_is_told_without_a_year_before() {
    let expected: [CellValue<'_>; 1] = [(
        Which::Income,
        0,
        "Net income was USD 11,000 thousand, 13.5% of revenues",
        "純利益は11,000千米ドル、対売上高比率13.5%",
    )];
    let others = Which::ALL.into_iter().filter(|which| *which != Which::Income);
    hold(QUARTERLY, &expected, &others.map(|which| (which, 0)).collect::<Vec<_>>());
}

#[test]
fn every_number_of_a_title_can_be_opened() {
    use kessan::view::figures::finding::finding;
    use kessan_core::trace::Key;
    for (name, json) in ALL {
        let context = context(json, Lang::En);
        let release = context.env.release;
        for (which, panel) in
            Which::ALL.into_iter().flat_map(|which| (0..which.panels(release)).map(move |at| (which, at)))
        {
            let Some(sentence) = finding(context, which, panel, Currency::Reporting) else { continue };
            for part in sentence.split('\u{e000}').skip(1) {
                let key = part.split('\u{e001}').next().unwrap();
                let is_known = Key::read(key, release).is_some_and(|key| release.trace(&key).is_some());
                assert!(is_known, "{name}: {key:?} in {sentence}");
            }
        }
    }
}
