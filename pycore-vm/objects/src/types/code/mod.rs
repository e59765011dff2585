//! `code`: what a function, module or class body is compiled to.

mod attributes;
mod build;
mod identity;
mod lines;
pub mod monitoring;
mod new;
mod parts;
mod places;
mod plain;
#[expect(unsafe_code, reason = "the layout of code objects")]
mod value;

pub use parts::Parts;
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
        slots: Code::SLOTS.merge(Code::CONSTRUCTOR),
        more_methods: &[Code::METHODS, Code::REPLACE],
        getsets: Code::GETSETS,
        members: attributes::MEMBERS,
        item_size: 2,
        weaklist_offset: 144,
    };
}
