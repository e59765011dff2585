//! Where in the source instructions come from, and what kind of variables there are.

use pycore_bytecode::{LocalKind, Location, locations};

use super::value::Code;
use crate::types::bytes::Bytes;

impl Code {
    /// The place in the source of an instruction, an index in code units; [`Location::NONE`] if it has none.
    pub fn location_of(&self, unit: usize) -> Location {
        let Some(table) = self.line_table().downcast::<Bytes>() else { return Location::NONE };
        let mut end = 0;
        for entry in locations(table.as_slice(), self.first_line()).map_while(Result::ok) {
            end += entry.units;
            if unit < end {
                return entry.location;
            }
        }
        Location::NONE
    }

    /// The line of an instruction, an index in code units.
    pub fn line_of(&self, unit: usize) -> Option<i32> {
        let location = self.location_of(unit);
        location.has_line().then_some(location.line)
    }

    /// What kind of variable one is.
    pub fn variable_kind(&self, index: usize) -> LocalKind {
        let kinds = self.variable_kinds().downcast::<Bytes>();
        let kind = kinds.and_then(|kinds| kinds.as_slice().get(index).copied()).unwrap_or(0);
        LocalKind::from_bits_retain(kind)
    }
}
