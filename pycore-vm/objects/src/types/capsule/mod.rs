//! `PyCapsule`: a pointer of C code as an object, by which extension modules share what they have.

#[expect(unsafe_code, reason = "the layout of capsules, and the functions of C code in them")]
mod value;

pub use value::{Capsule, Destructor};

use crate::core::{Fallible, Owned, Thread};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{slots, static_type};

static_type! {
    /// The type of capsules.
    pub static CAPSULE: Capsule = {
        name: "PyCapsule",
        export: "PyCapsule_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "A pointer of C code with a name, by which one extension module finds what another has.",
        slots: Capsule::SLOTS.merge(Capsule::COLLECTION),
    };
}

#[slots]
impl Capsule {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let address = self.as_object().address();
        match self.name() {
            Some(name) => {
                let name = name.to_string_lossy();
                thread.format_str(format_args!("<capsule object \"{name}\" at {address:#x}>"))
            }
            None => thread.format_str(format_args!("<capsule object NULL at {address:#x}>")),
        }
    }
}
