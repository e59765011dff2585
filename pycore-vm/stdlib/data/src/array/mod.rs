//! `array`: numbers or characters of one type, one behind the other in memory.

mod code;
mod iterator;
mod methods;
mod pickle;
mod slots;

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, module, name, raise};

pub use iterator::{ARRAY_ITERATOR, ArrayIterator};

use code::{CODES, Code, Stored};

module! {
    /// The module `array`.
    pub static ARRAY_MODULE: name "array",
        doc "Arrays of numbers or characters, which take little memory.",
        functions pickle::Functions::METHODS,
        exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &ARRAY)?;
    ready_with_module(thread, &ARRAY_ITERATOR)?;
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    add("array", ARRAY.get().as_object())?;
    add("ArrayType", ARRAY.get().as_object())?;
    register_as_sequence(thread)?;
    let letters: String = CODES.iter().map(Code::letter).collect();
    add("typecodes", &*thread.new_str(&letters)?)
}

/// Makes arrays count as mutable sequences.
fn register_as_sequence(thread: &Thread) -> Fallible {
    let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(()) };
    let classes = import(thread, name!(thread, "collections.abc").as_object())?;
    let class = object::get_attribute(thread, &classes, name!(thread, "MutableSequence"))?;
    let arguments = [ARRAY.get().as_object()];
    call::call_method(thread, &class, name!(thread, "register"), &arguments).map(drop)
}

native_type! {
    /// An array.
    pub struct Array = ARRAY "array.array" (BASE_TYPE | SEQUENCE) {
        code: Cell<&'static Code>,
        /// The items; their memory stays where it is while it is exported.
        bytes: RefCell<Vec<u8>>,
        exports: Cell<usize>,
        /// The number of items, for exports.
        shape: Cell<isize>,
        weak_references: Cell<usize>,
    }
    traced(),
    doc "array(typecode [, initializer]) -> array\n\nItems of one type, which the type code names:\n\n    Code  Items                   Bytes\n    'b'   integer                 1\n    'B'   integer without sign    1\n    'u'   character               4\n    'w'   character               4\n    'h'   integer                 2\n    'H'   integer without sign    2\n    'i'   integer                 4\n    'I'   integer without sign    4\n    'l'   integer                 8\n    'L'   integer without sign    8\n    'q'   integer                 8\n    'Q'   integer without sign    8\n    'f'   float                   4\n    'd'   float                   8\n\nThe initializer is bytes, or an iterable of items.",
    methods Array::METHODS,
    more_methods &[Array::GENERIC],
    getsets Array::GETSETS,
    weaklist_offset offset_of!(Array, weak_references) as isize,
    own_access Get
}

pycore_objects::generic_class!(Array);

impl Array {
    fn of_class(
        thread: &Thread,
        class: &TypeObject,
        code: &'static Code,
        bytes: Vec<u8>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            code: Cell::new(code),
            bytes: RefCell::new(bytes),
            exports: Cell::new(0),
            shape: Cell::new(0),
            weak_references: Cell::new(0),
        })
    }

    /// A new array of the same code.
    fn alike(&self, thread: &Thread, bytes: Vec<u8>) -> Fallible<Owned<Self>> {
        Self::of_class(thread, ARRAY.get(), self.code.get(), bytes)
    }

    fn as_object(&self) -> &Object {
        &self.object
    }

    fn size(&self) -> usize {
        self.code.get().size
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.bytes.borrow().len() / self.size()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item, if there are so many.
    fn get(&self, thread: &Thread, index: usize) -> Fallible<Option<Owned>> {
        let size = self.size();
        let mut stored: Stored = [0; 8];
        {
            let bytes = self.bytes.borrow();
            let start = index.saturating_mul(size);
            let Some(item) = bytes.get(start..).and_then(|rest| rest.get(..size)) else {
                return Ok(None);
            };
            // A copy of known length takes no call.
            match item.first_chunk::<8>() {
                Some(item) => stored = *item,
                None => stored[..size].copy_from_slice(item),
            }
        }
        self.code.get().load(thread, &stored[..size]).map(Some)
    }

    /// Replaces an item, if there are so many.
    fn set(&self, index: usize, stored: &Stored) -> bool {
        let size = self.size();
        let mut bytes = self.bytes.borrow_mut();
        let start = index.saturating_mul(size);
        let Some(item) = bytes.get_mut(start..).and_then(|rest| rest.get_mut(..size)) else {
            return false;
        };
        match item.first_chunk_mut::<8>() {
            Some(item) => *item = *stored,
            None => item.copy_from_slice(&stored[..size]),
        }
        true
    }

    fn check_resizable(&self, thread: &Thread) -> Fallible {
        if self.exports.get() > 0 {
            let message = "cannot resize an array that is exporting buffers";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        Ok(())
    }

    /// Replaces the items of a range by others.
    fn splice(&self, thread: &Thread, start: usize, stop: usize, new: &[u8]) -> Fallible {
        let size = self.size();
        let (start, stop) = (start * size, stop * size);
        if stop - start == new.len() {
            self.bytes.borrow_mut()[start..stop].copy_from_slice(new);
            return Ok(());
        }
        self.check_resizable(thread)?;
        let mut bytes = self.bytes.borrow_mut();
        if bytes.try_reserve(new.len()).is_err() {
            drop(bytes);
            return Err(thread.raise_out_of_memory());
        }
        bytes.splice(start..stop, new.iter().copied());
        Ok(())
    }

    /// Adds bytes of items at the end.
    fn extend_bytes(&self, thread: &Thread, new: &[u8]) -> Fallible {
        let length = self.len();
        self.splice(thread, length, length, new)
    }

    /// Adds an item at the end.
    fn push(&self, thread: &Thread, item: &Object) -> Fallible {
        let stored = self.code.get().store(thread, item)?;
        self.extend_bytes(thread, &stored[..self.size()])
    }

    /// A copy of the bytes.
    fn snapshot(&self, thread: &Thread) -> Fallible<Vec<u8>> {
        let bytes = self.bytes.borrow();
        let mut copy = thread.vector(bytes.len())?;
        copy.extend_from_slice(&bytes);
        Ok(copy)
    }

    /// The items in a list.
    fn objects(&self, thread: &Thread) -> Fallible<Vec<Owned>> {
        let mut items = thread.vector(self.len())?;
        let mut index = 0;
        while let Some(item) = self.get(thread, index)? {
            items.push(item);
            index += 1;
        }
        Ok(items)
    }
}
