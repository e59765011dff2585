//! Where in the source instructions come from.

use pycore_bytecode::{Location, locations};

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
}
