//! The location table: where in the source each instruction comes from.
//!
//! The table is a sequence of entries, each for one to eight code units. The first byte is
//! `1 kkkk uuu`: the top bit marks the start of an entry, `kkkk` is its form, `uuu` one less than the
//! number of code units. Lines are differences to the entry before (the first one to
//! `co_firstlineno`), columns are absolute, in bytes from 0.
//!
//! | form | follows | meaning |
//! |---|---|---|
//! | 0-9 | `0ccc eeee` | same line; start column `form * 8 + ccc`, end column `eeee` after it |
//! | 10-12 | start, end | one line, `form - 10` below; columns of one byte |
//! | 13 | signed varint | line difference; no columns |
//! | 14 | signed varint, 3 varints | line difference, lines to the end, start + 1, end + 1 |
//! | 15 | | no location |
//!
//! A varint is six bits per byte, least significant first, bit 6 set on all bytes but the last; a signed
//! one has the sign in bit 0.

use std::fmt;

/// A range of the source, as a code object's tables hold it.
///
/// Positions are absent from the right: without a line there is nothing, columns come both or not at
/// all. Absent ones are -1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// First line, from 1; -1 if the instruction has no location.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// Start in the first line: bytes of UTF-8 from 0; -1 if unknown.
    pub column: i32,
    /// End in the last line: bytes of UTF-8 from 0; -1 if unknown.
    pub end_column: i32,
}

impl Location {
    /// No location at all.
    pub const NONE: Self = Self { line: -1, end_line: -1, column: -1, end_column: -1 };

    /// A range of lines and columns.
    pub const fn new(line: i32, end_line: i32, column: i32, end_column: i32) -> Self {
        Self { line, end_line, column, end_column }
    }

    /// A line without columns.
    pub const fn of_line(line: i32) -> Self {
        Self { line, end_line: line, column: -1, end_column: -1 }
    }

    /// Whether there is a line.
    pub const fn has_line(self) -> bool {
        self.line >= 0
    }

    /// Whether there are columns.
    pub const fn has_columns(self) -> bool {
        self.column >= 0 && self.end_column >= 0
    }
}

/// `line:column-end_line:end_column` with `?` for what is absent, as `dis --show-positions` writes it.
impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |f: &mut fmt::Formatter<'_>, number: i32| match number {
            0.. => write!(f, "{number}"),
            _ => f.write_str("?"),
        };
        part(f, self.line)?;
        f.write_str(":")?;
        part(f, self.column)?;
        f.write_str("-")?;
        part(f, self.end_line)?;
        f.write_str(":")?;
        part(f, self.end_column)
    }
}

/// Writes a location table, instruction by instruction, in CPython's form.
///
/// Equal locations in a row become one entry (or several, if they cover more than eight code units).
///
/// ```
/// use pycore_bytecode::{Location, LocationTableWriter, locations};
/// let mut writer = LocationTableWriter::new(1);
/// writer.push(1, Location::of_line(1));
/// writer.push(2, Location::new(2, 2, 4, 9));
/// let table = writer.finish();
/// let read: Vec<_> = locations(&table, 1).map(|entry| entry.unwrap()).collect();
/// assert_eq!(read[1].units, 2);
/// assert_eq!(format!("{:?}", read[1].location), "2:4-2:9");
/// ```
#[derive(Clone, Debug)]
pub struct LocationTableWriter {
    table: Vec<u8>,
    /// The line that the next difference counts from.
    line: i32,
    /// What is not written yet: code units and their location.
    pending: (usize, Location),
}

const SHORT_FORMS: u8 = 10;
const ONE_LINE_FORM: u8 = 10;
const NO_COLUMNS_FORM: u8 = 13;
const LONG_FORM: u8 = 14;
const NO_LOCATION_FORM: u8 = 15;

/// The most code units that one entry covers.
const MAX_UNITS: usize = 8;

impl LocationTableWriter {
    /// A table for code that starts in this line (`co_firstlineno`).
    pub fn new(first_line: i32) -> Self {
        Self { table: Vec::new(), line: first_line, pending: (0, Location::NONE) }
    }

    /// The next instruction, `units` code units with its cache and extended arguments.
    pub fn push(&mut self, units: usize, location: Location) {
        if self.pending.1 != location {
            self.flush();
            self.pending.1 = location;
        }
        self.pending.0 += units;
    }

    /// The table.
    pub fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.table
    }

    fn flush(&mut self) {
        let (mut units, location) = std::mem::replace(&mut self.pending, (0, Location::NONE));
        while units > 0 {
            let covered = units.min(MAX_UNITS);
            self.entry(covered, location);
            units -= covered;
        }
    }

    /// Writes one entry for up to eight code units.
    fn entry(&mut self, units: usize, location: Location) {
        let Location { line, end_line, column, end_column } = location;
        if line < 0 {
            self.head(NO_LOCATION_FORM, units);
            return;
        }
        let line_step = i64::from(line) - i64::from(self.line);
        self.line = line;
        if !location.has_columns() {
            if end_line == line || end_line < 0 {
                self.head(NO_COLUMNS_FORM, units);
                self.signed(line_step);
                return;
            }
        } else if end_line == line {
            let width = end_column - column;
            if line_step == 0 && column < i32::from(SHORT_FORMS) * 8 && (0..16).contains(&width) {
                self.head((column >> 3) as u8, units);
                self.table.push(((column & 7) << 4 | width) as u8);
                return;
            }
            if (0..3).contains(&line_step) && column < 128 && end_column < 128 {
                self.head(ONE_LINE_FORM + line_step as u8, units);
                self.table.extend([column as u8, end_column as u8]);
                return;
            }
        }
        self.head(LONG_FORM, units);
        self.signed(line_step);
        // Lines do not end before they start; where a caller says so the table holds no such thing.
        self.unsigned((i64::from(end_line) - i64::from(line)).max(0) as u64);
        self.unsigned((i64::from(column) + 1).max(0) as u64);
        self.unsigned((i64::from(end_column) + 1).max(0) as u64);
    }

    fn head(&mut self, form: u8, units: usize) {
        self.table.push(0x80 | form << 3 | (units - 1) as u8);
    }

    fn unsigned(&mut self, mut value: u64) {
        while value >= 64 {
            self.table.push(0x40 | (value & 0x3F) as u8);
            value >>= 6;
        }
        self.table.push(value as u8);
    }

    fn signed(&mut self, value: i64) {
        self.unsigned(value.unsigned_abs() << 1 | u64::from(value < 0));
    }
}

/// An entry of a location table: some code units and their common location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocationEntry {
    /// Code units that it covers: 1 to 8.
    pub units: usize,
    /// Their location.
    pub location: Location,
}

/// What is wrong with a location table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationTableError {
    /// An entry starts with a byte without the top bit.
    NotAnEntry {
        /// Where in the table, in bytes.
        offset: usize,
    },
    /// The table ends, or the next entry starts, within an entry.
    Truncated {
        /// Where in the table the entry starts, in bytes.
        offset: usize,
    },
    /// A line or column does not fit.
    OutOfRange {
        /// Where in the table the entry starts, in bytes.
        offset: usize,
    },
}

impl fmt::Display for LocationTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnEntry { offset } => {
                write!(f, "location table: no entry starts at byte {offset}")
            }
            Self::Truncated { offset } => {
                write!(f, "location table: the entry at byte {offset} is cut off")
            }
            Self::OutOfRange { offset } => write!(
                f,
                "location table: a line or column in the entry at byte {offset} is out of range"
            ),
        }
    }
}

impl std::error::Error for LocationTableError {}

/// Reads a location table; `first_line` is `co_firstlineno`. After an error the iterator is at its end.
pub fn locations(table: &[u8], first_line: i32) -> LocationTable<'_> {
    LocationTable { table, offset: 0, line: first_line }
}

/// The table of the same lines without columns and ends; what cannot be read is left out.
pub fn without_columns(table: &[u8], first_line: i32) -> Vec<u8> {
    let mut writer = LocationTableWriter::new(first_line);
    for entry in locations(table, first_line).map_while(Result::ok) {
        let location = match entry.location {
            of if of.has_line() => Location::of_line(of.line),
            _ => Location::NONE,
        };
        writer.push(entry.units, location);
    }
    writer.finish()
}

/// Iterator of [`locations`].
#[derive(Clone, Debug)]
pub struct LocationTable<'a> {
    table: &'a [u8],
    offset: usize,
    line: i32,
}

impl LocationTable<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.table.get(self.offset)?;
        if byte & 0x80 != 0 {
            return None;
        }
        self.offset += 1;
        Some(byte)
    }

    /// A varint; more than 32 bits saturate, which the caller finds out of range.
    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x3F);
            if shift < 36 {
                value |= part << shift;
            } else if part != 0 {
                value = u64::MAX >> 1;
            }
            if byte & 0x40 == 0 {
                return Some(value);
            }
            shift += 6;
        }
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.unsigned()?;
        let magnitude = (value >> 1) as i64;
        Some(if value & 1 != 0 { -magnitude } else { magnitude })
    }

    /// The entry at `start`, whose head is read: `None` if it is cut off.
    fn entry(&mut self, start: usize, form: u8) -> Option<Result<Location, LocationTableError>> {
        if form == NO_LOCATION_FORM {
            return Some(Ok(Location::NONE));
        }
        let out_of_range = LocationTableError::OutOfRange { offset: start };
        let mut lines = 0;
        let (line_step, column, end_column) = match form {
            0..SHORT_FORMS => {
                let byte = self.byte()?;
                let column = i64::from(form) * 8 + i64::from(byte >> 4);
                (0, column, column + i64::from(byte & 15))
            }
            ONE_LINE_FORM..NO_COLUMNS_FORM => {
                let column = self.byte()?;
                let end_column = self.byte()?;
                (i64::from(form - ONE_LINE_FORM), i64::from(column), i64::from(end_column))
            }
            NO_COLUMNS_FORM => (self.signed()?, -1, -1),
            _ => {
                let line_step = self.signed()?;
                lines = self.unsigned()? as i64;
                (line_step, self.unsigned()? as i64 - 1, self.unsigned()? as i64 - 1)
            }
        };
        let fit = |value: i64| i32::try_from(value).ok();
        let location = (|| {
            let line = fit(i64::from(self.line).checked_add(line_step)?)?;
            let end_line = fit(i64::from(line).checked_add(lines)?)?;
            Some(Location { line, end_line, column: fit(column)?, end_column: fit(end_column)? })
        })();
        Some(match location {
            Some(location) => {
                self.line = location.line;
                Ok(location)
            }
            None => Err(out_of_range),
        })
    }
}

impl Iterator for LocationTable<'_> {
    type Item = Result<LocationEntry, LocationTableError>;

    fn next(&mut self) -> Option<Self::Item> {
        let offset = self.offset;
        let head = *self.table.get(offset)?;
        let result = if head & 0x80 == 0 {
            Err(LocationTableError::NotAnEntry { offset })
        } else {
            self.offset += 1;
            let form = head >> 3 & 15;
            self.entry(offset, form).unwrap_or(Err(LocationTableError::Truncated { offset }))
        };
        if result.is_err() {
            self.offset = self.table.len();
        }
        Some(result.map(|location| LocationEntry { units: usize::from(head & 7) + 1, location }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(first_line: i32, instructions: &[(usize, Location)]) -> Vec<u8> {
        let mut writer = LocationTableWriter::new(first_line);
        for &(units, location) in instructions {
            writer.push(units, location);
        }
        let table = writer.finish();
        let read: Vec<(usize, Location)> = locations(&table, first_line)
            .map(|entry| entry.map(|entry| (entry.units, entry.location)).unwrap())
            .collect();
        let spread = |entries: &[(usize, Location)]| -> Vec<Location> {
            entries.iter().flat_map(|&(units, of)| std::iter::repeat_n(of, units)).collect()
        };
        assert_eq!(spread(&read), spread(instructions));
        table
    }

    #[test]
    fn each_form_is_the_shortest_that_fits() {
        let table = round_trip(
            1,
            &[
                (1, Location::new(1, 1, 0, 15)),
                (1, Location::new(1, 1, 79, 79)),
                (1, Location::new(3, 3, 80, 127)),
                (1, Location::new(3, 3, 80, 128)),
                (1, Location::of_line(2)),
                (1, Location::NONE),
                (1, Location::new(2, 4, 70, 3)),
                (1, Location::new(100, 100, 4, 0)),
            ],
        );
        let forms: Vec<u8> =
            table.iter().filter(|&&byte| byte & 0x80 != 0).map(|byte| byte >> 3 & 15).collect();
        assert_eq!(forms, [0, 9, 12, 14, 13, 15, 14, 14]);
    }

    #[test]
    fn long_runs_are_split_and_equal_ones_joined() {
        let location = Location::new(1, 1, 2, 3);
        let table = round_trip(1, &[(10, location), (7, location)]);
        assert_eq!(table.len(), 6);
    }

    #[test]
    fn damage_is_named() {
        let error = |table: &[u8]| locations(table, 1).find_map(Result::err).unwrap();
        assert_eq!(error(b"\x00"), LocationTableError::NotAnEntry { offset: 0 });
        assert_eq!(error(b"\xF8\xF0"), LocationTableError::Truncated { offset: 1 });
        assert_eq!(error(b"\xF0\x80"), LocationTableError::Truncated { offset: 0 });
        assert_eq!(
            error(b"\xE8\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x3F"),
            LocationTableError::OutOfRange { offset: 0 }
        );
        assert_eq!(
            error(b"\xE8\x7F").to_string(),
            "location table: the entry at byte 0 is cut off"
        );
    }
}
