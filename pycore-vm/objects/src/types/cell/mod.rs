//! `cell`: a variable that inner functions share.

mod slots;
#[expect(unsafe_code, reason = "the layout of cells")]
mod value;

pub use value::Cell;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of cells.
    pub static CELL: Cell = {
        name: "cell",
        export: "PyCell_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "cell([contents])\n--\n\nA variable that functions share.",
        slots: Cell::SLOTS,
        getsets: Cell::GETSETS,
    };
}
