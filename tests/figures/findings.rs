//! What the titles of figures say, against sentences written down from the releases.

use kessan::domain::release::Currency;
use kessan::domain::text::Lang;
use kessan::view::figures::Which;

use super::common::{ALL, MADE_UP, MINIMAL, PUBLISHED, QUARTERLY, easel, says, says_in};

type Said<'a> = (Which, usize, &'a str, &'a str);

/// Holds every sentence of a release to those written down, and that no figure says anything else.
fn hold(json: &str, expected: &[Said<'_>], silent: &[(Which, usize)]) {
    for lang in Lang::ALL {
        let easel = easel(json, lang);
        for (which, panel, english, japanese) in expected {
            let sentence = if lang == Lang::En { english } else { japanese };
            assert_eq!(says(easel, *which, *panel).as_deref(), Some(*sentence), "{which:?} {panel}");
        }
        for (which, panel) in silent {
            assert_eq!(says(easel, *which, *panel), None, "{which:?} {panel}");
        }
    }
}

/// Statements of Income, thousands of yen: net income 367,554 after 3,477,400 (2Q 198,477 after 2,906,644), a change of
/// −3,109,846 (−2,708,167); income tax 539,124 after a benefit of 1,804,833 (2Q 325,909 after 1,980,199), so −2,343,957
/// (−2,306,108). First quarter, the half less the second: net income 169,077 after 570,756, operating income 411,262 after
/// 691,538.
#[test]
fn tax_explains_most_of_the_fall_of_net_income() {
    let expected: [Said<'_>; 3] = [
        (
            Which::NetIncome,
            0,
            "Net income fell by 3,110, most of it by one line: Income tax expense (benefit), −2,344",
            "当期純利益は3,110減少、その大半は法人税等費用（利益）（−2,344）",
        ),
        (
            Which::NetIncome,
            1,
            "Net income fell by 2,708, most of it by one line: Income tax expense (benefit), −2,306",
            "当期純利益は2,708減少、その大半は法人税等費用（利益）（−2,306）",
        ),
        (
            Which::NetIncome,
            2,
            "Net income fell by 402, most of it by one line: Operating income, −280",
            "当期純利益は402減少、その大半は営業利益（−280）",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// At JPY 105.94 to the dollar: 3,109,846 ÷ 105.94 = 29,355 thousand, 2,343,957 ÷ 105.94 = 22,125 thousand.
#[test]
fn in_dollars_the_same_is_said_of_dollars() {
    let easel = easel(PUBLISHED, Lang::En);
    let dollars = says_in(easel, Which::NetIncome, 0, Currency::Translation).unwrap();
    assert_eq!(dollars, "Net income fell by 29.4, most of it by one line: Income tax expense (benefit), −22.1");
}

/// Statements of Income, thousands of yen. Half: operating income 1,005,442 after 1,816,108; general and administrative
/// 2,669,171 after 2,219,623, −449,548, more than half of −810,666. Second quarter: 594,180 after 1,124,570; the margin of
/// systems integration 8,028,731 − 6,154,063 after 7,967,724 − 5,937,975, −155,081. First quarter, the half less the
/// second: −280,276; general and administrative 1,382,708 after 1,066,843, −315,865, more than the whole fall.
#[test]
fn operating_income_fell_by_its_largest_step() {
    let expected: [Said<'_>; 3] = [
        (
            Which::Operating,
            0,
            "Operating income fell by 811, most of it by one line: General and administrative, −450",
            "営業利益は811減少、その大半は一般管理費（−450）",
        ),
        (
            Which::Operating,
            1,
            "Operating income fell by 530. The largest step: Gross margin, Systems integration, −155",
            "営業利益は530減少。最大の要因はシステムインテグレーションの売上総利益（−155）",
        ),
        (
            Which::Operating,
            2,
            "Operating income fell by 280. The largest step: General and administrative, −316",
            "営業利益は280減少。最大の要因は一般管理費（−316）",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Income, thousands of yen: net income 367,554 of revenues of 33,253,841 (2Q 198,477 of 16,925,708; 1Q, the
/// difference, 169,077 of 16,328,133).
#[test]
fn little_of_the_revenues_is_left() {
    let expected: [Said<'_>; 3] = [
        (
            Which::Income,
            0,
            "1.1% of revenues are left in the end: Net income, 368",
            "売上高の1.1%が最後に残る：当期純利益 368",
        ),
        (
            Which::Income,
            1,
            "1.2% of revenues are left in the end: Net income, 198",
            "売上高の1.2%が最後に残る：当期純利益 198",
        ),
        (
            Which::Income,
            2,
            "1.0% of revenues are left in the end: Net income, 169",
            "売上高の1.0%が最後に残る：当期純利益 169",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Income, thousands of yen: connectivity and outsourcing 17,001,229 after 14,806,706, of revenues of
/// 29,990,244 before (2Q 8,604,776 after 7,935,630 of 16,294,493; 1Q 1,525,377 more, of 13,695,751). Cost 27,084,518 of
/// 33,253,841 after 23,810,915 of 29,990,244 (2Q 13,781,602 and 12,868,726; 1Q 13,302,916 and 10,942,189).
#[test]
fn revenues_grew_by_one_business_and_cost_grew_more() {
    let expected: [Said<'_>; 6] = [
        (
            Which::Mix,
            0,
            "Connectivity and outsourcing moved revenues most: +7.3 points of +10.9%",
            "売上高を最も動かしたのは接続・アウトソーシング：+10.9%のうち+7.3ポイント",
        ),
        (
            Which::Mix,
            1,
            "Connectivity and outsourcing moved revenues most: +4.1 points of +3.9%",
            "売上高を最も動かしたのは接続・アウトソーシング：+3.9%のうち+4.1ポイント",
        ),
        (
            Which::Mix,
            2,
            "Connectivity and outsourcing moved revenues most: +11.1 points of +19.2%",
            "売上高を最も動かしたのは接続・アウトソーシング：+19.2%のうち+11.1ポイント",
        ),
        (
            Which::Costs,
            0,
            "Total cost of revenues takes more of revenues: 81.4%, after 79.4%",
            "売上原価の売上高比が上昇：79.4%から81.4%へ",
        ),
        (
            Which::Costs,
            1,
            "Total cost of revenues takes more of revenues: 81.4%, after 79.0%",
            "売上原価の売上高比が上昇：79.0%から81.4%へ",
        ),
        (
            Which::Costs,
            2,
            "Total cost of revenues takes more of revenues: 81.5%, after 79.9%",
            "売上原価の売上高比が上昇：79.9%から81.5%へ",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Target of net income 2,800 million; April to September are 183 of 365 days, April to June 91. Contracts: others 14,027
/// after 1,616; adjusted EBITDA of the second quarter 1,948 after 2,316 (in thousands, operating income 594,180 and
/// depreciation 1,354,192 after 1,124,570 and 1,191,050). Equity 24,979,217 of 53,275,475 after 24,980,713 of 55,702,546.
#[test]
fn progress_drivers_and_balance_are_said_once_for_what_they_are() {
    let expected: [Said<'_>; 4] = [
        (
            Which::Progress,
            0,
            "With 50.1% of the year over, Net income stands at 13.1% of its target",
            "年度の50.1%が過ぎ、当期純利益は目標の13.1%",
        ),
        (
            Which::Progress,
            2,
            "With 24.9% of the year over, Net income stands at 6.0% of its target",
            "年度の24.9%が過ぎ、当期純利益は目標の6.0%",
        ),
        (
            Which::Drivers,
            0,
            "Contracts, corporate: Others grew most, +768.0%. Adjusted EBITDA fell most, −15.9%",
            "最も伸びたのは契約数（法人）・その他（+768.0%）。最も減ったのは調整後EBITDA（−15.9%）",
        ),
        (
            Which::Balance,
            0,
            "Total shareholders' equity: 46.9% of total assets, after 44.8%",
            "株主資本合計は総資産の46.9%（前回44.8%）",
        ),
    ];
    hold(PUBLISHED, &expected, &[]);
}

/// Statements of Cash Flows, thousands of yen: from 11,470,980 to 9,319,235, financing −4,100,325; second quarter from
/// 9,943,205, financing −1,404,912; first quarter, the half less the second, financing −2,695,413.
#[test]
fn cash_fell_by_repayments() {
    let expected: [Said<'_>; 3] = [
        (
            Which::Cash,
            0,
            "Cash and cash equivalents fell by 2,152. The largest step: Net cash provided by (used in) financing activities, −4,100",
            "現金及び現金同等物は2,152減少。最大の要因は財務活動によるキャッシュ・フロー（−4,100）",
        ),
        (
            Which::Cash,
            1,
            "Cash and cash equivalents fell by 624. The largest step: Net cash provided by (used in) financing activities, −1,405",
            "現金及び現金同等物は624減少。最大の要因は財務活動によるキャッシュ・フロー（−1,405）",
        ),
        (
            Which::Cash,
            2,
            "Cash and cash equivalents fell by 1,528. The largest step: Net cash provided by (used in) financing activities, −2,695",
            "現金及び現金同等物は1,528減少。最大の要因は財務活動によるキャッシュ・フロー（−2,695）",
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
    let margin = format!("Operating profit (loss) fell by 6.1, most of it by one line: Gross margin, {cables}, −4.5");
    let margin_ja = format!("営業利益（損失）は6.1減少、その大半は{cables_ja}の売上総利益（−4.5）");
    let mix = format!("{cables} moved revenues most: −5.6 points of −2.3%");
    let mix_ja = format!("売上高を最も動かしたのは{cables_ja}：−2.3%のうち−5.6ポイント");
    let expected: [Said<'_>; 13] = [
        (
            Which::NetIncome,
            0,
            "Net profit (loss) fell by 3.8. The largest step: Operating profit (loss), −6.1",
            "純利益（損失）は3.8減少。最大の要因は営業利益（損失）（−6.1）",
        ),
        (Which::Operating, 0, &margin, &margin_ja),
        (Which::Mix, 0, &mix, &mix_ja),
        (
            Which::Income,
            0,
            "Revenues do not cover all costs in the end: Net profit (loss), −5.1",
            "売上高はすべての費用を賄えず：純利益（損失） −5.1",
        ),
        (
            Which::Costs,
            0,
            "Total cost of revenues takes more of revenues: 83.7%, after 73.9%",
            "売上原価の売上高比が上昇：73.9%から83.7%へ",
        ),
        (
            Which::Costs,
            1,
            "Total cost of revenues takes most of revenues: 88.0%",
            "売上高に占める割合が最も大きい費用は売上原価：88.0%",
        ),
        (
            Which::Costs,
            2,
            "Total cost of revenues takes most of revenues: 79.5%",
            "売上高に占める割合が最も大きい費用は売上原価：79.5%",
        ),
        // 181 of 365 days; the target is a loss, of which no part can be reached.
        (
            Which::Progress,
            0,
            "With 49.6% of the year over, Net profit (loss) has no part of its target to show",
            "年度の49.6%が過ぎ、純利益（損失）は目標に対して示せる進捗がない",
        ),
        // 612 after 598.
        (Which::Drivers, 0, "Employees grew most, +2.3%", "最も伸びたのは従業員数（+2.3%）"),
        // 52,643 of 130,123 after 57,738 of 131,317.
        (Which::Balance, 0, "Equity: 40.5% of total assets, after 44.0%", "資本は総資産の40.5%（前回44.0%）"),
        // From 6,215 to 6,645; in the second quarter from 6,895; financing 1,900, of which 600 in the second quarter.
        (
            Which::Cash,
            0,
            "Cash rose by 0.4. The largest step: Cash flow from financing, +1.9",
            "現金は0.4増加。最大の要因は財務活動によるキャッシュ・フロー（+1.9）",
        ),
        (
            Which::Cash,
            1,
            "Cash fell by 0.3. The largest step: Cash flow from investing, −1.4",
            "現金は0.3減少。最大の要因は投資活動によるキャッシュ・フロー（−1.4）",
        ),
        (
            Which::Cash,
            2,
            "Cash rose by 0.7. The largest step: Cash flow from financing, +1.3",
            "現金は0.7増加。最大の要因は財務活動によるキャッシュ・フロー（+1.3）",
        ),
    ];
    let nothing_before = [Which::NetIncome, Which::Operating, Which::Mix].map(|which| [(which, 1), (which, 2)]);
    hold(MADE_UP, &expected, &nothing_before.concat());
}

/// Net profit 216,949 of fares of 918,240. What the operating profit consists of, it does not say.
#[test]
fn a_release_of_one_year_is_compared_with_nothing() {
    let expected: [Said<'_>; 1] = [(
        Which::Income,
        0,
        "23.6% of revenues are left in the end: Net profit, 216,949",
        "売上高の23.6%が最後に残る：純利益 216,949",
    )];
    let others = Which::ALL.into_iter().filter(|which| *which != Which::Income);
    hold(MINIMAL, &expected, &others.map(|which| (which, 0)).collect::<Vec<_>>());
}

/// Thousands of dollars: net income 11,000 of sales of 81,200.
#[test]
fn a_first_quarter_alone_is_told_without_a_year_before() {
    let expected: [Said<'_>; 1] = [(
        Which::Income,
        0,
        "13.5% of revenues are left in the end: Net income, 11,000",
        "売上高の13.5%が最後に残る：純利益 11,000",
    )];
    let others = Which::ALL.into_iter().filter(|which| *which != Which::Income);
    hold(QUARTERLY, &expected, &others.map(|which| (which, 0)).collect::<Vec<_>>());
}

#[test]
fn every_number_of_a_title_can_be_opened() {
    use kessan::domain::trace::Key;
    use kessan::view::figures::finding::finding;
    for (name, json) in ALL {
        let easel = easel(json, Lang::En);
        let release = easel.env.release;
        for (which, panel) in
            Which::ALL.into_iter().flat_map(|which| (0..which.panels(release)).map(move |at| (which, at)))
        {
            let Some(sentence) = finding(easel, which, panel, Currency::Reporting) else { continue };
            for part in sentence.split('\u{e000}').skip(1) {
                let key = part.split('\u{e001}').next().unwrap();
                let is_known = Key::read(key, release).is_some_and(|key| release.trace(&key).is_some());
                assert!(is_known, "{name}: {key:?} in {sentence}");
            }
        }
    }
}
