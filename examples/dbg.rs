#![allow(missing_docs, clippy::unwrap_used)]
use kessan::domain::checks::printing::Source;
use kessan::domain::{checks::*, release::load::load};
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let r = load(&f, &std::fs::read_to_string(&f).unwrap()).unwrap();
    let t = std::time::Instant::now();
    let rep = r.checks();
    eprintln!("{:?}", t.elapsed());
    let t = std::time::Instant::now();
    let _ = r.checks();
    eprintln!("{:?}", t.elapsed());
    for k in Kind::ALL {
        print!("{:14}", k.id());
        for s in Status::ALL {
            print!(" {}={}", s.id(), rep.checks.iter().filter(|c| c.kind == k && c.status == s).count());
        }
        println!(
            " inexact={}",
            rep.checks.iter().filter(|c| c.kind == k && c.status == Status::Tied && !c.is_exact).count()
        );
    }
    println!("total {}", rep.checks.len());
    let cell = |s: Source| match s {
        Source::Cell(i) => {
            let p = r.facts.all()[i].place;
            let t = &r.file.tables[p.table];
            format!("{}[{} {}]={}", t.id, t.rows[p.row].label.en, t.columns[p.column].id, t.rows[p.row].cells[p.column])
        }
        Source::Claim(i) => format!("claim {}={}", r.file.claims[i].id, r.file.claims[i].printed),
    };
    for c in rep
        .checks
        .iter()
        .filter(|c| c.status != Status::Tied || std::env::args().nth(2).is_some_and(|a| c.id.contains(&a)))
    {
        println!(
            "{} {:?} exp={:?} diff={:?} tol={:?} {}",
            c.id,
            c.status,
            c.expected.map(|d| d.round_dp(2)),
            c.difference.map(|d| d.round_dp(2)),
            c.tolerance.map(|d| d.round_dp(3)),
            match c.reason {
                Reason::Column { moved, total } => format!("moved {} total {}", cell(moved), cell(total)),
                Reason::OtherSign(s) => format!("other sign {}", cell(s)),
                x => format!("{x:?}"),
            }
        );
        println!("      {}", c.sources().into_iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
}
