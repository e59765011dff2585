//! Types that C code defines: statics in an extension module that are made ready, and classes made of a `PyType_Spec`.

mod ready;
mod slots;
mod spec;

pub use ready::ready;
pub use slots::get_slot;
pub use spec::{Request, data_offset, from_spec};

use super::value::Class;
use crate::core::{Object, Owned, TypeObject};

impl TypeObject {
    /// The module that C code made the class for.
    pub fn native_module(&self) -> Option<Owned<Object>> {
        self.as_class().and_then(|class: &Class| class.module().get())
    }

    /// `ht_token`: what C code tells its classes apart by.
    pub fn token(&self) -> *const core::ffi::c_void {
        if !self.is_class() {
            return std::ptr::null();
        }
        let class = self.as_raw().cast::<pycore_abi::PyHeapTypeObject>();
        // SAFETY: a class has this field.
        unsafe { (*class).ht_token }
    }
}
