//! Tables, found in one walk over the document.

use std::collections::{HashMap, VecDeque};

use super::grid::{self, Grid};
use super::ruled;
use super::sheet::Sheet;
use super::style::Line;
use super::text::{folded, leading, push_folded, push_space};
use crate::markup::{Id, Tree, Vocabulary};
use crate::report::{Place, PrintedCell, PrintedRow, PrintedTable};
use kessan_core::order::CompactSort;

/// How many texts before a table are kept.
const BEFORE: usize = 8;

/// How many texts of a document's beginning are kept, and characters of each.
const OPENING: (usize, usize) = (60, 300);

/// What a document prints.
pub struct Printed {
    /// Its tables, in its order.
    pub tables: Vec<PrintedTable>,
    /// Its first texts outside of them.
    pub opening: Vec<String>,
}

/// The tables of a document, in its order, without those that only lay the page out: their texts stand before the tables in or
/// after them. `document` is its position in the report, `facts` are the positions of facts by the elements that they stand in.
#[must_use]
pub fn tables(tree: &Tree, document: usize, facts: &HashMap<Id, usize>) -> Vec<PrintedTable> {
    printed(tree, document, facts).tables
}

/// The same tables, with the texts that the document begins with.
#[must_use]
pub fn printed(tree: &Tree, document: usize, facts: &HashMap<Id, usize>) -> Printed {
    let mut walk = Walk {
        tree,
        document,
        sheet: Sheet::of(tree),
        open: vec![],
        tables: vec![],
        block: String::new(),
        before: VecDeque::new(),
        opening: vec![],
        done: vec![],
    };
    let mut id = 0;
    while id < tree.len() {
        walk.close_until(id);
        if let Some(&fact) = facts.get(&id)
            && let Some(cell) = walk.cell()
        {
            cell.cell.facts.push(fact);
        }
        id = match tree.text(id) {
            Some(text) => {
                walk.text(text);
                id + 1
            }
            None => walk.open(id),
        };
    }
    walk.close_until(usize::MAX);
    walk.done.compact_sort_by_key(|(id, _)| *id);
    Printed { tables: walk.done.into_iter().map(|(_, table)| table).collect(), opening: walk.opening }
}

struct Walk<'a> {
    tree: &'a Tree,
    document: usize,
    sheet: Sheet,
    open: Vec<Open>,
    tables: Vec<Table>,
    /// The text since the last end of a block, outside of cells.
    block: String,
    before: VecDeque<String>,
    opening: Vec<String>,
    done: Vec<(Id, PrintedTable)>,
}

struct Open {
    end: Id,
    kind: Kind,
    indent: i32,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Table,
    Head,
    Row,
    Cell,
    Caption,
    Block,
    Inline,
}

struct Table {
    id: Id,
    before: Vec<String>,
    caption: Option<String>,
    grid: Grid,
    rows: Vec<PrintedRow>,
    lines: Vec<Vec<(Line, Line)>>,
    row_lines: (Line, Line),
    row_indent: Option<i32>,
    in_head: bool,
    cell: Option<Cell>,
    /// Rows whose texts stand before a table within this one.
    told: Option<usize>,
}

struct Cell {
    cell: PrintedCell,
    lines: (Line, Line),
    /// Where the indents of what is open within the cell begin, in `open`.
    from: usize,
    spaces: i32,
}

impl Walk<'_> {
    /// The cell that text goes to.
    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut().and_then(|table| table.cell.as_mut())
    }

    /// Enters an element, and gives the next node to visit.
    fn open(&mut self, id: Id) -> Id {
        let tree = self.tree;
        let end = tree.end(id);
        let Some(name) = tree.name(id) else { return id + 1 };
        let is_html = name.vocabulary == Vocabulary::Html;
        if name.vocabulary == Vocabulary::Inline {
            let is_unseen = ["header", "hidden"].iter().any(|local| name.local.eq_ignore_ascii_case(local));
            return if is_unseen { end } else { id + 1 };
        }
        if !is_html {
            return id + 1;
        }
        let style = self.sheet.style(tree, id);
        if style.hidden == Some(true) {
            return end;
        }
        let mut kind = match name.local.as_str() {
            "script" | "style" | "head" | "template" | "noscript" => return end,
            "table" => Kind::Table,
            "thead" => Kind::Head,
            "tr" => Kind::Row,
            "td" | "th" => Kind::Cell,
            "caption" => Kind::Caption,
            "br" | "hr" => {
                self.end_block();
                return id + 1;
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dl" | "dt" | "dd"
            | "center" | "section" | "article" | "blockquote" | "pre" | "tbody" | "tfoot" | "body" | "header"
            | "footer" => Kind::Block,
            _ => Kind::Inline,
        };
        // Rows and cells without a table are blocks.
        if matches!(kind, Kind::Row | Kind::Cell | Kind::Head | Kind::Caption) && self.tables.is_empty() {
            kind = Kind::Block;
        }
        if kind != Kind::Inline {
            self.end_block();
        }
        let lines = (style.top(), style.bottom());
        match kind {
            Kind::Table => self.open_table(id),
            Kind::Head => self.with_table(|table| table.in_head = true),
            Kind::Row => self.with_table(|table| table.open_row(lines)),
            Kind::Cell => {
                let cell = PrintedCell {
                    columns: grid::columns(tree.attribute(id, "colspan")),
                    rows: grid::rows(tree.attribute(id, "rowspan")),
                    is_heading: name.local == "th",
                    ..PrintedCell::default()
                };
                let from = self.open.len();
                self.with_table(|table| table.open_cell(cell, lines, from));
            }
            Kind::Block => {
                if let Some(cell) = self.cell() {
                    cell.lines = (cell.lines.0.max(lines.0), cell.lines.1.max(lines.1));
                }
            }
            Kind::Caption | Kind::Inline => {}
        }
        self.open.push(Open { end, kind, indent: style.indent() });
        id + 1
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn text(&mut self, text: &str) {
        let indents: i32 = match self.tables.last().and_then(|table| table.cell.as_ref()) {
            Some(cell) if cell.cell.text.is_empty() => {
                self.open.iter().skip(cell.from).map(|open| open.indent).fold(0, i32::saturating_add)
            }
            _ => 0,
        };
        let Some(cell) = self.cell() else {
            push_folded(&mut self.block, text);
            return;
        };
        if cell.cell.text.is_empty() {
            let (spaces, is_text) = leading(text);
            cell.spaces = cell.spaces.saturating_add(spaces);
            if is_text {
                let indent = cell.spaces.saturating_add(indents);
                push_folded(&mut cell.cell.text, text);
                self.with_table(|table| {
                    table.row_indent.get_or_insert(indent);
                });
            }
        } else {
            push_folded(&mut cell.cell.text, text);
        }
    }

    /// Ends what is open before `id`.
    fn close_until(&mut self, id: Id) {
        while self.open.last().is_some_and(|open| open.end <= id) {
            let Some(open) = self.open.pop() else { return };
            match open.kind {
                Kind::Table => self.close_table(),
                Kind::Head => self.with_table(|table| table.in_head = false),
                Kind::Row => self.with_table(Table::close_row),
                Kind::Cell => self.with_table(Table::close_cell),
                Kind::Caption => {
                    let text = folded(&std::mem::take(&mut self.block));
                    self.with_table(|table| table.caption = Some(text).filter(|text| !text.is_empty()));
                }
                Kind::Block => self.end_block(),
                Kind::Inline => {}
            }
        }
    }

    /// A block ends or begins: in a cell that is a space, outside the text so far is one of those before the next table.
    fn end_block(&mut self) {
        if let Some(cell) = self.cell() {
            push_space(&mut cell.cell.text);
            return;
        }
        // A caption's text is the table's.
        if self.open.iter().rev().any(|open| open.kind == Kind::Caption) {
            push_space(&mut self.block);
            return;
        }
        let text = std::mem::take(&mut self.block);
        self.tell(text.trim_end().to_owned());
    }

    fn tell(&mut self, text: String) {
        if text.is_empty() {
            return;
        }
        if self.opening.len() < OPENING.0 {
            self.opening.push(text.chars().take(OPENING.1).collect());
        }
        if self.before.len() == BEFORE {
            self.before.pop_front();
        }
        self.before.push_back(text);
    }

    fn open_table(&mut self, id: Id) {
        // What stands in the table around is told before this one.
        let mut told = Vec::new();
        if let Some(outer) = self.tables.last_mut() {
            told = outer.tell();
        }
        told.into_iter().for_each(|text| self.tell(text));
        self.tables.push(Table {
            id,
            before: self.before.iter().cloned().collect(),
            caption: None,
            grid: Grid::default(),
            rows: vec![],
            lines: vec![],
            row_lines: (Line::None, Line::None),
            row_indent: None,
            in_head: false,
            cell: None,
            told: None,
        });
    }

    fn close_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        table.close_row();
        if table.is_data() {
            self.before.clear();
            let place = Place {
                document: self.document,
                element: self.tree.attribute(table.id, "id").map(str::to_owned),
                line: self.tree.line(table.id),
            };
            ruled::mark(&mut table.rows, &table.lines);
            table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| {
                cell.text.truncate(cell.text.trim_end().len());
            });
            let Table { id, before, caption, rows, .. } = table;
            self.done.push((id, PrintedTable { place, before, caption, is_by_words: false, rows }));
        } else {
            table.tell().into_iter().for_each(|text| self.tell(text));
        }
    }
}

impl Table {
    fn open_row(&mut self, lines: (Line, Line)) {
        self.close_row();
        self.row_lines = lines;
        self.rows.push(PrintedRow::default());
        self.lines.push(vec![]);
    }

    fn close_row(&mut self) {
        self.close_cell();
        if let Some(row) = self.rows.last_mut()
            && let Some(indent) = self.row_indent.take()
        {
            // Labels of some tables are indented by empty columns before them. A figure is no label.
            let label = row.cells.iter().find(|cell| !cell.text.is_empty()).filter(|cell| !ruled::is_figure(cell));
            let columns = label.map_or(0, |label| label.column * 1_000);
            row.indent = label.map_or(0, |_| u32::try_from(indent).unwrap_or(0).saturating_add(columns as u32));
        }
        if self.lines.len() == self.rows.len() && self.grid_row() < self.rows.len() {
            self.grid.next_row();
        }
    }

    fn grid_row(&self) -> usize {
        self.grid.row()
    }

    fn open_cell(&mut self, mut cell: PrintedCell, lines: (Line, Line), from: usize) {
        if self.rows.is_empty() {
            self.open_row((Line::None, Line::None));
        }
        self.close_cell();
        cell.column = self.grid.place(cell.columns, cell.rows);
        cell.is_heading |= self.in_head;
        let lines = (lines.0.max(self.row_lines.0), lines.1.max(self.row_lines.1));
        self.cell = Some(Cell { cell, lines, from, spaces: 0 });
    }

    fn close_cell(&mut self) {
        let Some(Cell { mut cell, lines, .. }) = self.cell.take() else { return };
        cell.text.truncate(cell.text.trim_end().len());
        if let (Some(row), Some(row_lines)) = (self.rows.last_mut(), self.lines.last_mut()) {
            row.cells.push(cell);
            row_lines.push(lines);
        }
    }

    /// The last texts that were not told yet, the cell that is open included.
    fn tell(&mut self) -> Vec<String> {
        let from = self.told.unwrap_or(0);
        let cells = self.rows.iter().skip(from).flat_map(|row| &row.cells).rev().map(|cell| &cell.text);
        let open = self.cell.as_ref().map(|cell| &cell.cell.text);
        let mut told: Vec<String> =
            open.into_iter().chain(cells).filter(|text| !text.is_empty()).take(BEFORE).cloned().collect();
        told.reverse();
        self.told = Some(self.rows.len());
        told
    }

    /// Whether it holds figures, and does not only lay other tables or a text out.
    fn is_data(&self) -> bool {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        if self.told.is_some() {
            // A table around others is one itself if its own cells hold facts, in several rows.
            return self.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.facts.is_empty())).count() > 1;
        }
        cells().any(|cell| !cell.facts.is_empty())
            || self.rows.iter().any(|row| {
                let mut texts = row.cells.iter().filter(|cell| !cell.text.is_empty()).skip(1);
                texts.any(|cell| cell.text.chars().any(|c| c.is_numeric()))
            })
    }
}
