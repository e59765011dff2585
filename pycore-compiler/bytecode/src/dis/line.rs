//! Columns of a listing.

use std::fmt::Write;

use super::labels::Labels;
use super::{DisOptions, LineStart};
use crate::{Code, Location};

/// Shown for code without a line.
const NO_LINE: &str = "  --";

const NAME_WIDTH: usize = 20;
const ARGUMENT_WIDTH: usize = 5;

/// Widths of the columns of one code object's listing.
pub(super) struct Layout {
    /// Of lines or positions; 0 if there is no such column.
    source_width: usize,
    show_positions: bool,
    label_width: usize,
    /// 0 if there is no such column.
    offset_width: usize,
}

/// The content of a line.
pub(super) struct Line {
    /// In bytes.
    pub(super) offset: usize,
    /// If a line of source starts here, which one (if any).
    pub(super) start: Option<Option<i32>>,
    pub(super) position: Option<Location>,
    pub(super) label: Option<usize>,
    pub(super) name: String,
    pub(super) argument: Option<i64>,
    /// Empty for none.
    pub(super) description: String,
}

impl Layout {
    pub(super) fn new(
        code: &Code,
        positions: &[Location],
        starts: &[LineStart],
        labels: &Labels,
        options: DisOptions,
    ) -> Self {
        let source_width =
            if options.show_positions { positions_width(positions) } else { lines_width(starts) };
        let offset_width = if options.show_offsets {
            digits(code.code.len().saturating_sub(2).max(9999))
        } else {
            0
        };
        Self {
            source_width,
            show_positions: options.show_positions,
            label_width: 4 + digits(labels.len()),
            offset_width,
        }
    }

    /// Appends a line, and before the first of a line of source an empty one.
    pub(super) fn write(&self, out: &mut String, line: Line) {
        if self.source_width > 0 && line.start.is_some() && line.offset > 0 {
            out.push('\n');
        }
        let start = out.len();
        self.write_source(out, &line);
        let label = line.label.map_or(String::new(), |label| format!("L{label}:"));
        // Writing to a string cannot fail.
        let _ = write!(out, "{label:>width$} ", width = self.label_width);
        if self.offset_width > 0 {
            let _ = write!(out, "{:>width$}   ", line.offset, width = self.offset_width);
        }
        let _ = write!(out, "    {:<NAME_WIDTH$}", line.name);
        if let Some(argument) = line.argument {
            // A long name takes the room of the argument.
            let excess = line.name.len().saturating_sub(NAME_WIDTH);
            let width = ARGUMENT_WIDTH.saturating_sub(excess);
            let _ = write!(out, " {argument:>width$}");
            if !line.description.is_empty() {
                let _ = write!(out, " ({})", line.description);
            }
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }

    fn write_source(&self, out: &mut String, line: &Line) {
        let width = self.source_width;
        if width == 0 {
            return;
        }
        // Writing to a string cannot fail.
        let _ = match (self.show_positions, line.position, line.start) {
            (true, Some(Location::NONE), _) => write!(out, "{NO_LINE:<width$} "),
            (true, Some(position), _) => write!(out, "{:<width$} ", format!("{position:?}")),
            (false, _, Some(Some(number))) => write!(out, "{number:>width$} "),
            (false, _, Some(None)) => write!(out, "{NO_LINE:>width$} "),
            _ => write!(out, "{:width$} ", ""),
        };
    }
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

fn lines_width(starts: &[LineStart]) -> usize {
    let Some(last) = starts.iter().filter_map(|start| start.line).filter(|&line| line != 0).max()
    else {
        return 0;
    };
    let width = digits(last.max(0) as usize).max(3);
    match starts.iter().any(|start| start.line.is_none()) {
        true => width.max(NO_LINE.len()),
        false => width,
    }
}

fn positions_width(positions: &[Location]) -> usize {
    // Three separators, and a space after them all.
    let texts = positions.iter().filter(|&&position| position != Location::NONE);
    match texts.map(|position| format!("{position:?}").len()).max() {
        Some(width) => 1 + width.max(NO_LINE.len()),
        None => 0,
    }
}
