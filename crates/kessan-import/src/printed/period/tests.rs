use super::*;

fn head(text: &str) -> Option<String> {
    read(text, None).map(|found| found.period.to_string())
}

fn within(text: &str, year_end: &str) -> Option<String> {
    let calendar = Calendar::ending(year_end.parse().unwrap()).unwrap();
    read(text, Some(&calendar)).map(|found| found.period.to_string())
}

#[test]
fn lengths_of_time_end_on_their_day() {
    for (text, expected) in [
        ("Three Months Ended June 30, 2031", "2031-04-01/2031-06-30"),
        ("Three months ended June 30, 2031 (unaudited)", "2031-04-01/2031-06-30"),
        ("3 Months Ended Jun. 30, 2031", "2031-04-01/2031-06-30"),
        ("Six Months Ended 30 September 2031", "2031-04-01/2031-09-30"),
        ("For the nine-month period ended December 31, 2031", "2031-04-01/2031-12-31"),
        ("Twelve months ended February 29, 2032", "2031-03-01/2032-02-29"),
        ("Year Ended December 31, 2031", "2031-01-01/2031-12-31"),
        ("Fiscal year ended March 31, 2031", "2030-04-01/2031-03-31"),
        ("Quarter ended 31.03.2031", "2031-01-01/2031-03-31"),
        ("Half-year to 30 June 2031", "2031-01-01/2031-06-30"),
        ("Thirteen Weeks Ended November 1, 2031", "2031-08-03/2031-11-01"),
        ("Thirty-Nine Weeks Ended November 1, 2031", "2031-02-02/2031-11-01"),
        ("52 weeks ended January 31, 2032", "2031-02-02/2032-01-31"),
        ("Fifty-three Weeks Ended February 1, 2031", "2030-01-27/2031-02-01"),
        ("Three Months Ended September 30, 2031", "2031-07-01/2031-09-30"),
        ("2031 Three Months Ended September 30,", "2031-07-01/2031-09-30"),
        ("2031年6月30日に終了した3か月間", "2031-04-01/2031-06-30"),
    ] {
        assert_eq!(head(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_quarter_that_does_not_end_with_a_month_has_thirteen_weeks_and_is_doubted() {
    let found = read("3 Months Ended Mar. 29, 2031", None).unwrap();
    assert_eq!(found.period.to_string(), "2030-12-29/2031-03-29");
    assert!(!found.is_certain);
    assert!(read("13 Weeks Ended Mar. 29, 2031", None).unwrap().is_certain);
}

#[test]
fn ranges_say_their_first_and_last_day() {
    for (text, expected) in [
        ("自 2031年4月1日 至 2031年9月30日", "2031-04-01/2031-09-30"),
        ("第２四半期連結累計期間（自　2031年４月１日　至　2031年９月30日）", "2031-04-01/2031-09-30"),
        ("当第1四半期連結累計期間 (自 令和13年4月1日 至 令和13年6月30日)", "2031-04-01/2031-06-30"),
        ("平成20年4月1日～平成20年9月30日", "2008-04-01/2008-09-30"),
        ("2031年4月1日から2032年3月31日まで", "2031-04-01/2032-03-31"),
        ("From April 1, 2031 to September 30, 2031", "2031-04-01/2031-09-30"),
        ("January 1, 2031 through March 31, 2031", "2031-01-01/2031-03-31"),
        ("1 January 2031 – 30 June 2031", "2031-01-01/2031-06-30"),
        ("01.01.2031 - 30.06.2031", "2031-01-01/2031-06-30"),
        ("Three Months Ended September 30, 2031 Predecessor July 1 to July 21", "2031-07-01/2031-07-21"),
        ("July 22 to September 30, 2031", "2031-07-22/2031-09-30"),
        ("2031/04/01-2031/06/30", "2031-04-01/2031-06-30"),
    ] {
        assert_eq!(head(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn days_alone_are_instants() {
    for (text, expected) in [
        ("As of March 31, 2031", "2031-03-31"),
        ("November 1, 2031", "2031-11-01"),
        ("Feb. 1st, 2031", "2031-02-01"),
        ("30 Jun 2031", "2031-06-30"),
        ("March 31, 2031", "2031-03-31"),
        ("2031年9月30日現在", "2031-09-30"),
        ("当第２四半期連結会計期間 （2031年９月30日）", "2031-09-30"),
        ("令和元年９月30日", "2019-09-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("2031年3月末", "2031-03-31"),
        ("2031-06-30", "2031-06-30"),
        ("December 2031", "2031-12-31"),
        ("May 3, 2031", "2031-05-03"),
    ] {
        assert_eq!(head(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn the_order_of_day_and_month_is_doubted_where_both_fit() {
    assert!(read("30/06/2031", None).unwrap().is_certain);
    assert!(read("6/30/2031", None).unwrap().is_certain);
    assert!(!read("6/5/2031", None).unwrap().is_certain);
}

#[test]
fn fiscal_years_say_when_they_end() {
    for (text, expected) in [
        ("2032年3月期", "2031-04-01/2032-03-31"),
        ("令和14年３月期", "2031-04-01/2032-03-31"),
        ("2032年3月期第1四半期", "2031-04-01/2031-06-30"),
        ("2032年３月期 第２四半期（累計）", "2031-04-01/2031-09-30"),
        ("2032年3月期中間期", "2031-04-01/2031-09-30"),
        ("2032年12月期第3四半期", "2032-01-01/2032-09-30"),
        ("2032年2月期", "2031-03-01/2032-02-29"),
        ("2032年3月期（通期）", "2031-04-01/2032-03-31"),
    ] {
        assert_eq!(head(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn parts_of_a_year_are_read_in_the_calendar() {
    for (text, expected) in [
        ("当第１四半期連結累計期間", "2031-04-01/2031-06-30"),
        ("前第１四半期連結累計期間", "2030-04-01/2030-06-30"),
        ("当第２四半期連結会計期間", "2031-07-01/2031-09-30"),
        ("当第2四半期連結累計期間", "2031-04-01/2031-09-30"),
        ("当中間連結会計期間", "2031-04-01/2031-09-30"),
        ("前連結会計年度", "2030-04-01/2031-03-31"),
        ("第2四半期末", "2031-09-30"),
        ("通期", "2031-04-01/2032-03-31"),
        ("Q1 2032", "2031-04-01/2031-06-30"),
        ("2Q31", "2030-07-01/2030-09-30"),
        ("FY2032", "2031-04-01/2032-03-31"),
        ("Fiscal 2031", "2030-04-01/2031-03-31"),
        ("Fiscal year 2032", "2031-04-01/2032-03-31"),
        ("Second quarter 2032", "2031-07-01/2031-09-30"),
        ("H1 2032", "2031-04-01/2031-09-30"),
        ("2031年度", "2031-04-01/2032-03-31"),
        ("2031年度 上期", "2031-04-01/2031-09-30"),
    ] {
        assert_eq!(within(text, "2032-03-31").as_deref(), Some(expected), "{text}");
        assert!(head(text).is_none(), "{text}");
    }
}

#[test]
fn what_is_no_period_is_none() {
    for text in [
        "",
        "Change",
        "増減率",
        "Note 3",
        "2031",
        "Net sales",
        "September 28, 2031 and September 29, 2030",
        "31 June 2031",
        "May",
        "13",
    ] {
        assert_eq!(head(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        let calendar = Calendar::ending("2032-02-29".parse().unwrap()).unwrap();
        let _ = read(&text, Some(&calendar));
    }

    #[test]
    fn any_words_of_periods_are_answered(words in proptest::collection::vec(
        proptest::sample::select(vec!["自", "至", "99", "9999", "年", "月", "日", "期", "第", "4", "四半期", "fy", "q", "weeks", "months", "ended", "may", "31", ",", "/", "-", "令和", "元", "0"]), 0..14)) {
        let text = words.concat();
        let spaced = words.join(" ");
        for end in ["2032-02-29", "-9999-01-02", "9999-12-31"] {
            if let Some(calendar) = end.parse().ok().and_then(Calendar::ending) {
                let _ = read(&text, Some(&calendar));
                let _ = read(&spaced, Some(&calendar));
            }
        }
    }
}
