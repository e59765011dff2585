//! `bool`: the integers `True` and `False`.

#[expect(unsafe_code, reason = "two objects in static memory, exported")]
pub mod value;

pub use value::{BOOL, Bool, FALSE, TRUE};

use crate::declare::SlotTable;

const SLOTS: SlotTable = SlotTable::EMPTY;
