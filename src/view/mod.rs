//! The page, as components. Most of it is static and only ever rendered natively; what the reader can act on stands
//! in `roots`, which the application wakes one by one.

pub mod accessible;
pub mod builder;
pub mod calculator;
pub mod canvas;
pub mod checks;
pub mod cite;
pub mod columns;
pub mod controls;
pub mod downloads;
pub mod env;
pub mod figures;
#[cfg(feature = "ssr")]
pub mod frame;
pub mod glossary;
pub mod live;
pub mod margins;
pub mod mark;
pub mod mix;
pub mod notice;
pub mod number;
pub mod offline;
pub mod overview;
pub mod page;
pub mod panel;
pub mod programs;
#[cfg(feature = "hydrate")]
pub mod roots;
pub mod session;
pub mod sources;
#[cfg(feature = "hydrate")]
pub mod start;
pub mod statements;
pub mod target_bars;
pub mod update;
pub mod words;
