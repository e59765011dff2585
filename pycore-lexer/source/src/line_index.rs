//! Byte offsets to lines and columns.

/// A place as the `ast` module counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Distance from the line's start in UTF-8 bytes, from 0.
    pub column: u32,
}

/// The offsets at which the lines of a text start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// Ascending; the first is 0.
    starts: Vec<u32>,
    /// Of a tree without a text: the place that each offset stands for.
    places: Option<Vec<LineColumn>>,
}

impl LineIndex {
    /// Index the lines of `text`, which end with `\n`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts, places: None }
    }

    /// An index for a tree without a text, whose offsets are numbers of these places. Negative lines and columns, which
    /// such a tree may have, are kept as `u32` of the same bits.
    pub fn of_places(places: Vec<LineColumn>) -> Self {
        Self { starts: vec![0], places: Some(places) }
    }

    /// Whether offsets are not those of a text.
    pub const fn is_without_text(&self) -> bool {
        self.places.is_some()
    }

    /// The place of a byte offset.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        if let Some(places) = &self.places {
            return places
                .get(offset as usize)
                .copied()
                .unwrap_or(LineColumn { line: 1, column: 0 });
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        LineColumn { line: line as u32, column: offset - self.starts[line - 1] }
    }

    /// The offset at which a line (from 1) starts, or `None` if there is no such line.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// Number of lines; text that ends with `\n` has an empty last one.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }
}
