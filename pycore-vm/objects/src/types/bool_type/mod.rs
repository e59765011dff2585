//! `bool`: the integers `True` and `False`.

mod slots;
#[expect(unsafe_code, reason = "two objects in static memory, exported")]
pub mod value;

pub use value::{BOOL, Bool, FALSE, TRUE};
