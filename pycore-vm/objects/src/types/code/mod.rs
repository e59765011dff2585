//! `code`: what a function, module or class body is compiled to.

mod build;
mod places;
#[expect(unsafe_code, reason = "the layout of code objects")]
mod value;

pub use value::{Code, CodeParts, CodeUnit};

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of code objects.
    pub static CODE: Code = {
        name: "code",
        export: "PyCode_Type",
        base: OBJECT,
        flags: ,
        doc: "Instructions with what they refer to.",
        item_size: 2,
        weaklist_offset: 144,
    };
}
