//! Byte ranges of the tree to lines and columns of instructions and errors.

use std::borrow::Cow;
use std::cell::Cell;

use pycore_bytecode::Location;
use pycore_source::{ErrorClass, LineIndex, SyntaxError, TextRange};

/// The range of nodes that stand for no text of their own: what folding makes.
pub(crate) const NO_RANGE: TextRange = TextRange::new(u32::MAX, u32::MAX);

/// Turns ranges into locations; remembers the last line, since neighbours are asked for in turn.
#[derive(Debug)]
pub(crate) struct Positions<'s> {
    index: &'s LineIndex,
    last: Cell<Line>,
}

/// A line: its number and the offsets of its first byte and of the line after it.
#[derive(Clone, Copy, Debug)]
struct Line {
    number: u32,
    start: u32,
    end: u32,
}

impl<'s> Positions<'s> {
    pub(crate) fn new(index: &'s LineIndex) -> Self {
        let end = index.line_start(2).unwrap_or(u32::MAX);
        Self { index, last: Cell::new(Line { number: 1, start: 0, end }) }
    }

    fn line_of(&self, offset: u32) -> Line {
        let last = self.last.get();
        if last.start <= offset && offset < last.end {
            return last;
        }
        let place = self.index.line_column(offset);
        let line = Line {
            number: place.line,
            start: offset - place.column,
            end: self.index.line_start(place.line + 1).unwrap_or(u32::MAX),
        };
        self.last.set(line);
        line
    }

    /// Lines and columns of a range.
    pub(crate) fn location(&self, range: TextRange) -> Location {
        if range == NO_RANGE {
            return Location::NONE;
        }
        if self.index.is_without_text() {
            let start = self.index.line_column(range.start);
            let end = self.index.line_column(range.end);
            return Location::new(
                start.line.cast_signed(),
                end.line.cast_signed(),
                start.column.cast_signed(),
                end.column.cast_signed(),
            );
        }
        let start = self.line_of(range.start);
        let end = self.line_of(range.end);
        Location::new(
            start.number as i32,
            end.number as i32,
            (range.start - start.start) as i32,
            (range.end - end.start) as i32,
        )
    }

    /// The line on which a range starts.
    pub(crate) fn first_line(&self, range: TextRange) -> i32 {
        self.location(TextRange::new(range.start, range.start)).line
    }

    /// A `SyntaxError` about a range.
    pub(crate) fn error(
        &self,
        message: impl Into<Cow<'static, str>>,
        range: TextRange,
    ) -> Box<SyntaxError> {
        error_at(message, self.location(range))
    }
}

/// A `SyntaxError` about a location.
///
/// Its columns count bytes, as those of CPython's compiler do; it does not know the text.
pub(crate) fn error_at(
    message: impl Into<Cow<'static, str>>,
    location: Location,
) -> Box<SyntaxError> {
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: message.into(),
        lineno: Some(location.line),
        offset: Some(location.column + 1),
        end_lineno: Some(location.end_line),
        end_offset: Some(location.end_column + 1),
        text: None,
        statement: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let index = LineIndex::new("ab\ncde\n\nf");
        let positions = Positions::new(&index);
        for (range, expected) in [
            ((4, 6), (2, 2, 1, 3)),
            ((0, 2), (1, 1, 0, 2)),
            ((1, 9), (1, 4, 1, 1)),
            ((7, 7), (3, 3, 0, 0)),
        ] {
            let (line, end_line, column, end_column) = expected;
            assert_eq!(
                positions.location(TextRange::new(range.0, range.1)),
                Location::new(line, end_line, column, end_column)
            );
        }
        assert_eq!(positions.location(NO_RANGE), Location::NONE);
    }
}
