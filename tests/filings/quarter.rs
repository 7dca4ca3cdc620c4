//! A US filer's quarterly report, as the SEC has it zipped: inline XBRL with its own schema and linkbases, a year of 52 weeks,
//! dividends each quarter, a buyback.

use crate::way::Way;

#[test]
fn dump() {
    let way = Way::of_package("us", "");
    for id in way.sections("index.html") { println!("## {id}: {}", way.section("index.html", id)); }
    println!("{:?}", way.files.keys().collect::<Vec<_>>());
    let way = Way::of_package("eu", "quellmark-2042-06-30-de/");
    for id in way.sections("index.html") { println!("## {id}: {}", way.section("index.html", id)); }
    let way = Way::of_document("loss/mrfn-20421231.htm");
    for id in way.sections("index.html") { println!("## {id}: {}", way.section("index.html", id)); }
}
