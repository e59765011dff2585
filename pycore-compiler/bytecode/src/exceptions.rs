//! The exception table: which handler an exception goes to.
//!
//! The table is a sequence of entries in the order of the code, whose ranges do not overlap. An entry is
//! four numbers: start, length and target in code units, then stack depth doubled, plus 1 if the
//! offset of the raising instruction is pushed before the exception. A number is six bits per byte, most
//! significant first, bit 6 set on all bytes but the last; bit 7 marks the first byte of an entry.

use std::fmt;

/// An entry of an exception table: a range of code and its handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExceptionEntry {
    /// First code unit of the range.
    pub start: u32,
    /// Code unit after the range.
    pub end: u32,
    /// Code unit where the handler starts.
    pub target: u32,
    /// Stack entries that are kept; the handler finds what is pushed above them.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed before the exception.
    pub push_lasti: bool,
}

impl ExceptionEntry {
    /// Stack depth where the handler starts.
    pub fn handler_depth(&self) -> u64 {
        u64::from(self.depth) + u64::from(self.push_lasti) + 1
    }
}

/// Appends an entry to a table.
///
/// ```
/// use pycore_bytecode::{ExceptionEntry, exception_entries, write_exception_entry};
/// let entry = ExceptionEntry { start: 2, end: 70, target: 90, depth: 1, push_lasti: true };
/// let mut table = Vec::new();
/// write_exception_entry(&mut table, &entry);
/// assert_eq!(table, b"\x82\x41\x04\x41\x1a\x03");
/// assert_eq!(exception_entries(&table).next(), Some(Ok(entry)));
/// ```
///
/// # Panics
///
/// In debug builds if the range ends before it starts.
pub fn write_exception_entry(table: &mut Vec<u8>, entry: &ExceptionEntry) {
    debug_assert!(entry.start <= entry.end);
    let first = table.len();
    write_number(table, u64::from(entry.start));
    write_number(table, u64::from(entry.end) - u64::from(entry.start));
    write_number(table, u64::from(entry.target));
    write_number(table, u64::from(entry.depth) << 1 | u64::from(entry.push_lasti));
    table[first] |= 0x80;
}

fn write_number(table: &mut Vec<u8>, value: u64) {
    let mut shift = 30;
    while shift > 0 {
        if value >> shift != 0 {
            table.push(0x40 | (value >> shift & 0x3F) as u8);
        }
        shift -= 6;
    }
    table.push((value & 0x3F) as u8);
}

/// What is wrong with an exception table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExceptionTableError {
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
    /// A number is too large.
    OutOfRange {
        /// Where in the table the entry starts, in bytes.
        offset: usize,
    },
}

impl fmt::Display for ExceptionTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnEntry { offset } => {
                write!(f, "exception table: no entry starts at byte {offset}")
            }
            Self::Truncated { offset } => {
                write!(f, "exception table: the entry at byte {offset} is cut off")
            }
            Self::OutOfRange { offset } => {
                write!(f, "exception table: a number in the entry at byte {offset} is out of range")
            }
        }
    }
}

impl std::error::Error for ExceptionTableError {}

/// Reads an exception table. After an error the iterator is at its end.
pub fn exception_entries(table: &[u8]) -> ExceptionTable<'_> {
    ExceptionTable { table, offset: 0 }
}

/// Iterator of [`exception_entries`].
#[derive(Clone, Debug)]
pub struct ExceptionTable<'a> {
    table: &'a [u8],
    offset: usize,
}

impl ExceptionTable<'_> {
    /// A number; the top bit of its first byte is the caller's. Above 32 bits it saturates.
    fn number(&mut self, first: bool) -> Option<u64> {
        let mut value = 0_u64;
        let mut start = first;
        loop {
            let byte = *self.table.get(self.offset)?;
            if byte & 0x80 != 0 && !start {
                return None;
            }
            start = false;
            self.offset += 1;
            value = (value << 6 | u64::from(byte & 0x3F)).min(1 << 40);
            if byte & 0x40 == 0 {
                return Some(value);
            }
        }
    }

    fn entry(&mut self) -> Result<ExceptionEntry, ExceptionTableError> {
        let offset = self.offset;
        if self.table[offset] & 0x80 == 0 {
            return Err(ExceptionTableError::NotAnEntry { offset });
        }
        let mut numbers = [0; 4];
        for (index, number) in numbers.iter_mut().enumerate() {
            *number = self.number(index == 0).ok_or(ExceptionTableError::Truncated { offset })?;
        }
        let [start, length, target, depth] = numbers;
        let fit = |value: u64| {
            u32::try_from(value).map_err(|_| ExceptionTableError::OutOfRange { offset })
        };
        Ok(ExceptionEntry {
            start: fit(start)?,
            end: fit(start + length)?,
            target: fit(target)?,
            depth: fit(depth >> 1)?,
            push_lasti: depth & 1 != 0,
        })
    }
}

impl Iterator for ExceptionTable<'_> {
    type Item = Result<ExceptionEntry, ExceptionTableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.offset >= self.table.len() {
            return None;
        }
        let entry = self.entry();
        if entry.is_err() {
            self.offset = self.table.len();
        }
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_every_width_come_back() {
        let mut entries = Vec::new();
        for bits in 0..32 {
            let number = 1_u32 << bits;
            entries.push(ExceptionEntry {
                start: number,
                end: number | (number - 1),
                target: number - 1,
                depth: number >> 1,
                push_lasti: bits % 2 == 0,
            });
        }
        let mut table = Vec::new();
        entries.iter().for_each(|entry| write_exception_entry(&mut table, entry));
        assert_eq!(exception_entries(&table).collect::<Result<Vec<_>, _>>(), Ok(entries));
    }

    #[test]
    fn damage_is_named() {
        let error = |table: &[u8]| exception_entries(table).find_map(Result::err).unwrap();
        assert_eq!(error(b"\x00"), ExceptionTableError::NotAnEntry { offset: 0 });
        assert_eq!(error(b"\x80\x01\x02\x03\x80"), ExceptionTableError::Truncated { offset: 4 });
        assert_eq!(error(b"\x80\x80\x02\x03"), ExceptionTableError::Truncated { offset: 0 });
        let large = b"\xFF\x7F\x7F\x7F\x7F\x7F\x3F\x00\x00\x00";
        assert_eq!(error(large), ExceptionTableError::OutOfRange { offset: 0 });
    }
}
