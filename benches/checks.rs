//! How long all checks of the published release take, and that more tables and concepts cost in proportion.
//! The goal is 5 ms for the release; `cargo xtask bench --only core` says.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark may fail, and its harness has no documents"
)]

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kessan_core::release::{Release, load::load};
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");

fn read(json: &str) -> Release {
    load("bench.json", json).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The release with its tables, claims and relations that many times over, each time about concepts of its own.
fn copied(times: usize) -> String {
    let file: Value = serde_json::from_str(PUBLISHED).unwrap();
    let concepts: HashSet<&str> =
        file["concepts"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    let mut whole = file.clone();
    for copy in 1..times {
        for list in ["concepts", "tables", "claims", "relations"] {
            for part in file[list].as_array().unwrap() {
                let mut part = part.clone();
                rename(&mut part, &concepts, copy);
                if list != "concepts" {
                    part["id"] = json!(format!("{}-{copy}", part["id"].as_str().unwrap()));
                }
                whole[list].as_array_mut().unwrap().push(part);
            }
        }
    }
    whole.to_string()
}

/// Every name of a concept, with or without a sign, becomes that of its copy; and so every reference to a claim.
fn rename(value: &mut Value, concepts: &HashSet<&str>, copy: usize) {
    match value {
        Value::String(text) if concepts.contains(text.trim_start_matches(['+', '-'])) => {
            text.push_str(&format!("-{copy}"))
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| rename(inner, concepts, copy)),
        Value::Object(fields) => {
            for (name, inner) in fields {
                match (name.as_str(), &mut *inner) {
                    ("claim", Value::String(id)) => id.push_str(&format!("-{copy}")),
                    _ => rename(inner, concepts, copy),
                }
            }
        }
        _ => {}
    }
}

fn published(criterion: &mut Criterion) {
    let release = read(PUBLISHED);
    criterion.bench_function("checks/published", |bencher| bencher.iter(|| black_box(&release).checks()));
    criterion.bench_function("load/published", |bencher| bencher.iter(|| read(black_box(PUBLISHED))));
}

fn growth(criterion: &mut Criterion) {
    let mut checks = criterion.benchmark_group("checks/copies");
    checks.sample_size(10).measurement_time(Duration::from_secs(5));
    for times in [1, 10, 100] {
        let release = read(&copied(times));
        checks.throughput(Throughput::Elements(u64::try_from(release.facts.all().len()).unwrap()));
        checks.bench_with_input(BenchmarkId::from_parameter(times), &release, |bencher, release| {
            bencher.iter(|| release.checks());
        });
    }
    checks.finish();
    let mut loads = criterion.benchmark_group("load/copies");
    loads.sample_size(10).measurement_time(Duration::from_secs(5));
    for times in [1, 10, 100] {
        let json = copied(times);
        loads.throughput(Throughput::Bytes(u64::try_from(json.len()).unwrap()));
        loads.bench_with_input(BenchmarkId::from_parameter(times), &json, |bencher, json| bencher.iter(|| read(json)));
    }
    loads.finish();
}

criterion_group!(benches, published, growth);
criterion_main!(benches);
