//! Names of states, provinces and countries, as cover pages print them.

/// US states and territories, and Canadian provinces, with their postal codes.
const STATES: &[(&str, &str)] = &[
    ("alabama", "AL"),
    ("alaska", "AK"),
    ("arizona", "AZ"),
    ("arkansas", "AR"),
    ("california", "CA"),
    ("colorado", "CO"),
    ("connecticut", "CT"),
    ("delaware", "DE"),
    ("district of columbia", "DC"),
    ("washington dc", "DC"),
    ("florida", "FL"),
    ("georgia", "GA"),
    ("hawaii", "HI"),
    ("idaho", "ID"),
    ("illinois", "IL"),
    ("indiana", "IN"),
    ("iowa", "IA"),
    ("kansas", "KS"),
    ("kentucky", "KY"),
    ("louisiana", "LA"),
    ("maine", "ME"),
    ("maryland", "MD"),
    ("massachusetts", "MA"),
    ("michigan", "MI"),
    ("minnesota", "MN"),
    ("mississippi", "MS"),
    ("missouri", "MO"),
    ("montana", "MT"),
    ("nebraska", "NE"),
    ("nevada", "NV"),
    ("new hampshire", "NH"),
    ("new jersey", "NJ"),
    ("new mexico", "NM"),
    ("new york", "NY"),
    ("north carolina", "NC"),
    ("north dakota", "ND"),
    ("ohio", "OH"),
    ("oklahoma", "OK"),
    ("oregon", "OR"),
    ("pennsylvania", "PA"),
    ("rhode island", "RI"),
    ("south carolina", "SC"),
    ("south dakota", "SD"),
    ("tennessee", "TN"),
    ("texas", "TX"),
    ("utah", "UT"),
    ("vermont", "VT"),
    ("virginia", "VA"),
    ("washington", "WA"),
    ("west virginia", "WV"),
    ("wisconsin", "WI"),
    ("wyoming", "WY"),
    ("american samoa", "AS"),
    ("guam", "GU"),
    ("puerto rico", "PR"),
    ("us virgin islands", "VI"),
    ("virgin islands", "VI"),
    ("northern mariana islands", "MP"),
    ("alberta", "AB"),
    ("british columbia", "BC"),
    ("manitoba", "MB"),
    ("new brunswick", "NB"),
    ("newfoundland", "NL"),
    ("newfoundland and labrador", "NL"),
    ("northwest territories", "NT"),
    ("nova scotia", "NS"),
    ("nunavut", "NU"),
    ("ontario", "ON"),
    ("prince edward island", "PE"),
    ("quebec", "QC"),
    ("québec", "QC"),
    ("saskatchewan", "SK"),
    ("yukon", "YT"),
];

/// Countries whose companies file with the SEC, with their ISO 3166 codes and those that EDGAR gives them.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("argentina", "AR", "C1"),
    ("australia", "AU", "C3"),
    ("austria", "AT", "C4"),
    ("bahamas", "BS", "C5"),
    ("belgium", "BE", "C9"),
    ("bermuda", "BM", "D0"),
    ("brazil", "BR", "D5"),
    ("british virgin islands", "VG", "D8"),
    ("canada", "CA", "Z4"),
    ("cayman islands", "KY", "E9"),
    ("chile", "CL", "F3"),
    ("china", "CN", "F4"),
    ("colombia", "CO", "F8"),
    ("costa rica", "CR", "G2"),
    ("cyprus", "CY", "G4"),
    ("czech republic", "CZ", "2N"),
    ("denmark", "DK", "G7"),
    ("finland", "FI", "H9"),
    ("france", "FR", "I0"),
    ("germany", "DE", "2M"),
    ("greece", "GR", "J3"),
    ("guernsey", "GG", "Y7"),
    ("hong kong", "HK", "K3"),
    ("hungary", "HU", "K5"),
    ("iceland", "IS", "K6"),
    ("india", "IN", "K7"),
    ("indonesia", "ID", "K8"),
    ("ireland", "IE", "L2"),
    ("isle of man", "IM", "Y8"),
    ("israel", "IL", "L3"),
    ("italy", "IT", "L6"),
    ("japan", "JP", "M0"),
    ("jersey", "JE", "Y9"),
    ("korea", "KR", "M5"),
    ("south korea", "KR", "M5"),
    ("luxembourg", "LU", "N4"),
    ("malaysia", "MY", "N8"),
    ("malta", "MT", "O1"),
    ("marshall islands", "MH", "1T"),
    ("mexico", "MX", "O5"),
    ("monaco", "MC", "O9"),
    ("netherlands", "NL", "P7"),
    ("new zealand", "NZ", "Q2"),
    ("norway", "NO", "Q8"),
    ("panama", "PA", "R1"),
    ("peru", "PE", "R5"),
    ("philippines", "PH", "R6"),
    ("poland", "PL", "R9"),
    ("portugal", "PT", "S1"),
    ("puerto rico", "PR", "PR"),
    ("singapore", "SG", "U0"),
    ("south africa", "ZA", "T3"),
    ("spain", "ES", "U3"),
    ("sweden", "SE", "V7"),
    ("switzerland", "CH", "V8"),
    ("taiwan", "TW", "F5"),
    ("thailand", "TH", "W1"),
    ("turkey", "TR", "W8"),
    ("united arab emirates", "AE", "C0"),
    ("united kingdom", "GB", "X0"),
    ("england and wales", "GB", "X0"),
    ("united states", "US", "X1"),
    ("united states of america", "US", "X1"),
    ("uruguay", "UY", "X3"),
    ("vietnam", "VN", "Q1"),
    ("viet nam", "VN", "Q1"),
];

/// The code of a state or a province.
pub(super) fn state(name: &str) -> Option<&'static str> {
    find(STATES, name)
}

/// The code of a country.
pub(super) fn country(name: &str) -> Option<&'static str> {
    let name = plain(name);
    COUNTRIES.iter().find(|(known, code, _)| is_called(&name, known, code)).map(|(_, code, _)| *code)
}

/// What EDGAR calls the provinces of Canada.
const PROVINCES: &[(&str, &str)] = &[
    ("alberta", "A0"),
    ("british columbia", "A1"),
    ("manitoba", "A2"),
    ("new brunswick", "A3"),
    ("newfoundland", "A4"),
    ("newfoundland and labrador", "A4"),
    ("nova scotia", "A5"),
    ("ontario", "A6"),
    ("prince edward island", "A7"),
    ("quebec", "A8"),
    ("québec", "A8"),
    ("saskatchewan", "A9"),
    ("yukon", "B0"),
];

/// EDGAR's code of a province of Canada or a country.
pub(super) fn edgar(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    let country = || COUNTRIES.iter().find(|(known, _, code)| is_called(&plain, known, code)).map(|(_, _, code)| *code);
    find(PROVINCES, name).or_else(country)
}

fn find(list: &'static [(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    let name = plain(name);
    list.iter().find(|(known, code)| is_called(&name, known, code)).map(|(_, code)| *code)
}

/// Whether a name is that of a place, or its code.
fn is_called(name: &str, known: &str, code: &str) -> bool {
    known == name || code.eq_ignore_ascii_case(name)
}

/// A name in any case, without “the”, “state of” and stops.
fn plain(name: &str) -> String {
    let name: String = name.to_lowercase().chars().filter(|c| *c != '.' && *c != ',').collect();
    let name = name.trim();
    ["the ", "state of ", "commonwealth of "]
        .iter()
        .fold(name, |name, start| name.strip_prefix(start).unwrap_or(name))
        .to_owned()
}
