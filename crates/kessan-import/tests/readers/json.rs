//! xBRL-JSON and the SEC's company facts.

use kessan_import::error::ErrorKind;
use kessan_import::report::DocumentKind;

use crate::miniature::{lines, read};

fn oim(facts: &str) -> String {
    format!(
        r#"{{"documentInfo":{{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{{"a":"http://example.org/acorn",
        "iso4217":"http://www.xbrl.org/2003/iso4217","e":"http://example.org/code","xbrli":"http://www.xbrl.org/2003/instance",
        "xbrl":"https://xbrl.org/2021"}}}},"facts":{{{facts}}}}}"#
    )
}

#[test]
fn facts_have_their_dimensions_and_ends_are_exclusive() {
    let text = oim(r#"
        "f1":{"value":"302632000","decimals":-3,"dimensions":{"concept":"a:Revenue","entity":"e:1","period":"2030-04-01T00:00:00/2031-04-01T00:00:00","unit":"iso4217:GBP"}},
        "f2":{"value":"0.25","decimals":2,"dimensions":{"concept":"a:Eps","entity":"e:1","period":"2031-04-01T00:00:00","unit":"iso4217:GBP/xbrli:shares","a:ClassAxis":"a:OrdinaryMember","a:NoAxis":"7"}},
        "f3":{"value":"Orchards","dimensions":{"concept":"a:Nature","entity":"e:1","period":"2030-04-01T00:00:00/2031-04-01T00:00:00","language":"en"}},
        "f4":{"value":null,"dimensions":{"concept":"a:Goodwill","entity":"e:1","period":"2031-04-01T00:00:00","unit":"iso4217:GBP"}},
        "f5":{"value":"12345678901234567.123","dimensions":{"concept":"a:Exact","entity":"e:1","period":"2031-04-01T00:00:00","unit":"iso4217:GBP"}},
        "f6":{"value":"1.5e3","decimals":0,"dimensions":{"concept":"a:Count","entity":"e:1"}}"#);
    let report = read(&[("a.json", &text)]).unwrap();
    assert_eq!(
        lines(&report),
        [
            "Revenue 2030-04-01/2031-03-31 GBP = 302632000 (-3)",
            "Eps 2031-03-31 ClassAxis=OrdinaryMember NoAxis=“7” GBP/shares = 0.25 (2)",
            "Nature 2030-04-01/2031-03-31 = “Orchards”",
            "Goodwill 2031-03-31 GBP = nil",
            "Exact 2031-03-31 GBP = 12345678901234567.123 (INF)",
            "Count forever pure = 1500 (0)",
        ]
    );
    assert_eq!(report.facts[0].place.element.as_deref(), Some("f1"));
    assert_eq!(report.facts[0].entity, ("http://example.org/code".into(), "1".into()));
    assert_eq!(report.facts[2].language.as_deref(), Some("en"));
    assert_eq!(report.documents[0].kind, DocumentKind::XbrlJson);
}

#[test]
fn facts_that_are_wrong_are_left_out_and_said() {
    let text = oim(r#"
        "f1":{"value":"x","dimensions":{"concept":"a:Revenue","period":"2031-04-01T00:00:00","unit":"iso4217:GBP"}},
        "f2":{"value":"1","dimensions":{"concept":"a:Revenue","period":"soon","unit":"iso4217:GBP"}},
        "f3":{"value":"1","dimensions":{"period":"2031-04-01T00:00:00"}},
        "f4":{"value":["1"],"dimensions":{"concept":"a:Revenue","period":"2031-04-01T00:00:00"}},
        "f5":{"value":"1","dimensions":{"concept":"a:Revenue","period":"2031-04-01T00:00:00","unit":"iso4217:GBP"}}"#);
    let report = read(&[("a.json", &text)]).unwrap();
    assert_eq!(lines(&report), ["Revenue 2031-03-31 GBP = 1 (INF)"]);
    assert_eq!(report.notices.len(), 4);
    assert_eq!(report.notices[0].place.element.as_deref(), Some("f1"));
}

#[test]
fn broken_json_names_line_and_column() {
    let error = read(&[("a.json", "{\"documentInfo\":{},\n\"facts\":{\"f\":}}")]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Malformed);
    assert!(error.to_string().starts_with("Parsing “a.json” (line 2, column 14) failed: "), "{error}");
}

#[test]
fn company_facts_are_exact_and_keep_their_reports() {
    let text = r#"{"cik":"0000001234","entityName":"Acorn Corp","facts":{"us-gaap":{"Revenues":{"label":"Revenues","description":"d","units":{
        "USD":[{"start":"2030-01-01","end":"2030-12-31","val":12345678901234567890.12,"accn":"0000001234-31-000001","fy":2030,"fp":"FY","form":"10-K","filed":"2031-02-01"},
               {"end":"2030-12-31","val":-7,"accn":"0000001234-31-000001"}],
        "USD/shares":[{"start":"2030-01-01","end":"2030-12-31","val":0.10,"accn":"x"}]}},
        "Odd":{"label":null,"units":{"USD":[{"end":"soon","val":1}]}}}}}"#;
    let report = read(&[("companyfacts.json", text)]).unwrap();
    assert_eq!(
        lines(&report),
        [
            "Revenues 2030-01-01/2030-12-31 USD = 12345678901234567890.12",
            "Revenues 2030-12-31 USD = -7",
            "Revenues 2030-01-01/2030-12-31 USD/shares = 0.1",
        ]
    );
    assert_eq!(report.facts[0].place.element.as_deref(), Some("0000001234-31-000001"));
    assert_eq!(report.facts[0].entity.1, "0000001234");
    assert_eq!(report.labels[0].text, "Revenues");
    assert_eq!(report.documents[0].title.as_deref(), Some("Acorn Corp"));
    assert_eq!(report.notices.len(), 1);
}
