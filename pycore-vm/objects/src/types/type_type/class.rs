//! The memory of types made at run time: `PyHeapTypeObject`, with descriptions of the fields that `__slots__` added behind
//! it.
//!
//! ```text
//!   0             416            856                           basic size of the metaclass
//!   ├─────────────┼──────────────┼─────────────────────────────┼──────────────────────────────┤
//!   │ type object │ suites       │ name, slots, shared keys .. │ one description for each name │
//!   └─────────────┴──────────────┴─────────────────────────────┴──────────────────────────────┘
//! ```

use std::ffi::{CString, c_char};
use std::ptr;

use pycore_abi::{PyHeapTypeObject, PyMemberDef};

use super::value::Class;
use crate::core::slots::inherit;
use crate::core::{
    Fallible, MANAGED_WEAK_OFFSET, Object, ObjectLike, Owned, Thread, TypeFlags, TypeObject,
    VarObject, instance, release,
};
use crate::declare::MemberKind;
use crate::name;
use crate::types::dict::SharedKeys;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Flags of every class that the program makes.
const FLAGS: TypeFlags = TypeFlags::HEAP_TYPE.union(TypeFlags::BASE_TYPE).union(TypeFlags::HAVE_GC);

/// What a class adds to the instances of its base.
#[derive(Clone, Copy)]
pub(super) struct Additions<'a> {
    /// Names of fields, mangled and sorted.
    pub slots: Option<&'a Tuple>,
    /// Attributes of their own.
    pub dict: bool,
    /// A list of weak references.
    pub weak: bool,
}

/// A new class of which nothing but the memory of instances is decided.
pub(super) fn new_class(
    thread: &Thread,
    metaclass: &TypeObject,
    base: &TypeObject,
    additions: Additions<'_>,
) -> Fallible<Owned<TypeObject>> {
    let names = additions.slots.map_or(&[][..], Tuple::as_slice);
    let class = thread.new_var_object::<TypeObject>(metaclass, names.len(), TypeObject::zeroed)?;
    let (start, item_size, dict_offset, weak_offset) = base
        .read(|raw| (raw.tp_basicsize, raw.tp_itemsize, raw.tp_dictoffset, raw.tp_weaklistoffset));
    let members = class.members_start();
    for (index, name) in names.iter().enumerate() {
        let text = name.downcast::<Str>().map_or(Ok(""), |name| name.to_utf8(thread))?;
        // SAFETY: the class was made with room for as many descriptions; the text is ended by NUL, and lives as long as
        // its string, which the class keeps.
        unsafe {
            members.add(index).write(PyMemberDef {
                name: text.as_ptr().cast::<c_char>(),
                type_: MemberKind::Object as i32,
                offset: start + (index * size_of::<usize>()) as isize,
                flags: 0,
                doc: ptr::null(),
            });
        }
    }
    let whole = class.as_raw().cast::<PyHeapTypeObject>();
    let mut flags = FLAGS;
    let (mut dict_offset, mut weak_offset) = (dict_offset, weak_offset);
    if additions.dict {
        flags |= TypeFlags::MANAGED_DICT;
        dict_offset = -1;
    }
    if additions.weak {
        flags |= TypeFlags::MANAGED_WEAKREF;
        weak_offset = MANAGED_WEAK_OFFSET;
    }
    // SAFETY: the suites are those behind this type object. The functions are those of instances of classes; sizes and
    // offsets are those of the base and what comes behind it.
    unsafe {
        class.write(|raw| {
            raw.tp_flags = flags.bits();
            raw.tp_as_async = &raw mut (*whole).as_async;
            raw.tp_as_number = &raw mut (*whole).as_number;
            raw.tp_as_mapping = &raw mut (*whole).as_mapping;
            raw.tp_as_sequence = &raw mut (*whole).as_sequence;
            raw.tp_as_buffer = &raw mut (*whole).as_buffer;
            raw.tp_basicsize = start + size_of_val(names) as isize;
            raw.tp_itemsize = item_size;
            raw.tp_dictoffset = dict_offset;
            raw.tp_weaklistoffset = weak_offset;
            raw.tp_members = members;
            raw.tp_dealloc = Some(instance::dealloc);
            raw.tp_traverse = Some(instance::traverse);
            raw.tp_clear = Some(instance::clear);
            raw.tp_free = Some(release::free_gc);
        });
    }
    class.base_place().set(Owned::share(base));
    if let (Some(class), Some(slots)) = (class.as_class(), additions.slots) {
        class.slots().set(Owned::share(slots.as_object()));
    }
    Ok(class)
}

impl TypeObject {
    /// The contents of a new type object.
    pub(super) fn zeroed(header: VarObject) -> Self {
        // SAFETY: all fields of a type object may be zero: numbers, nullable pointers, `Option`s of functions. The header
        // is a plain word layout, asserted where it is declared.
        unsafe {
            let mut raw: pycore_abi::PyTypeObject = std::mem::zeroed();
            raw.tp_flags = TypeFlags::HEAP_TYPE.bits();
            (&raw mut raw.ob_base).cast::<VarObject>().write(header);
            Self::from_raw_contents(raw)
        }
    }

    /// Bytes of the type and what it keeps beside itself.
    pub(super) fn memory(&self) -> usize {
        if !self.is_class() {
            return size_of::<pycore_abi::PyTypeObject>();
        }
        let shared = SharedKeys::of(self).map_or(0, SharedKeys::memory);
        size_of::<PyHeapTypeObject>() + size_of_val(self.members()) + shared
    }

    /// Where the descriptions of fields begin in the memory of a class.
    pub(super) fn members_start(&self) -> *mut PyMemberDef {
        let size = self.as_object().type_object().read(|raw| raw.tp_basicsize as usize);
        self.as_raw().cast::<u8>().wrapping_add(size).cast()
    }

    /// The fields that the class itself added to its instances.
    pub(crate) fn members(&self) -> &[PyMemberDef] {
        if !self.is_class() {
            return &[];
        }
        let count = self.read(|raw| raw.ob_base.ob_size).max(0) as usize;
        // SAFETY: as many descriptions lie behind a class; nobody changes them while the class is in use.
        unsafe { std::slice::from_raw_parts(self.members_start(), count) }
    }

    /// Slots, sizes and flags of the bases of a new class, whose resolution order is set.
    pub(super) fn inherit_from_bases(&self, overrides_hash: bool) {
        let Some(base) = self.base() else { return };
        let Some(order) = self.mro() else { return };
        // SAFETY: instances of the class are laid out after those of the base, and, as `best_base` found, those of all
        // others in the order are laid out like a beginning of it.
        unsafe {
            inherit::layout(self, base);
            if self.read(|raw| raw.tp_new.is_none()) {
                let new = base.read(|raw| raw.tp_new);
                self.write(|raw| raw.tp_new = new);
            }
            for above in order.iter().skip(1) {
                if let Some(above) = above.downcast::<TypeObject>() {
                    inherit::slots(self, above, overrides_hash);
                    inherit::pattern_flags(self, above);
                }
            }
        }
    }

    /// Prepares what the instances of a class with managed dict share.
    pub(super) fn prepare_attributes(&self, thread: &Thread) -> Fallible {
        if !self.flags().contains(TypeFlags::MANAGED_DICT) {
            return Ok(());
        }
        if let Some(keys) = SharedKeys::of(self) {
            keys.create(thread)?;
            // What methods assign comes first, so that there is room for it behind every instance.
            let name = name!(thread, "__static_attributes__");
            let names = self.dict().and_then(|dict| dict.get_str(name));
            let names = names.as_deref().and_then(Object::downcast_exact::<Tuple>);
            for name in names.into_iter().flat_map(Tuple::iter) {
                if let Some(name) = name.downcast_exact::<Str>() {
                    keys.insert(name);
                }
            }
        }
        if self.read(|raw| raw.tp_itemsize) == 0 {
            self.add_flags(TypeFlags::INLINE_VALUES);
        }
        Ok(())
    }

    /// Sets `tp_doc`, which the class owns; nothing for none.
    pub(super) fn set_raw_doc(&self, text: Option<&str>) {
        let new = text
            .and_then(|text| CString::new(text).ok())
            .map_or(ptr::null_mut(), CString::into_raw);
        let old = self.read(|raw| raw.tp_doc).cast_mut();
        // SAFETY: the text lives as long as the class, or until it gets another; the old one is from here, since only
        // classes of the program come here, and nobody else sets the field.
        unsafe {
            self.write(|raw| raw.tp_doc = new);
            if !old.is_null() {
                drop(CString::from_raw(old));
            }
        }
    }

    /// Takes the references of a class that could be part of a cycle; its name, bases and layout stay, for instances that
    /// are still to be destroyed.
    pub(super) fn clear_references(&self, thread: &Thread) {
        let Some(class) = self.as_class() else { return };
        self.modified(thread);
        if let Some(dict) = self.dict() {
            dict.clear_items();
        }
        drop(class.module().take());
        // The order begins with the class itself, whose instances may outlive this: they find nothing any more.
        drop(self.mro_place().take());
    }
}

impl Drop for TypeObject {
    /// Ends a class: what it owns. Static types are never dropped.
    fn drop(&mut self) {
        if !self.is_class() {
            return;
        }
        if let Some(bases) = self.bases() {
            for base in bases.iter().filter_map(|base| base.downcast::<TypeObject>()) {
                base.remove_subclass(self);
            }
        }
        self.drop_subclasses();
        self.set_raw_doc(None);
        if let Some(keys) = SharedKeys::of(self) {
            keys.release();
        }
        drop(self.dict_place().take());
        drop(self.mro_place().take());
        drop(self.bases_place().take());
        drop(self.base_place().take());
        if let Some(class) = self.as_class() {
            class.drop_references();
        }
    }
}

impl Class {
    fn drop_references(&self) {
        drop(self.slots().take());
        drop(self.module().take());
        drop(self.qualified_name().take());
        drop(self.name().take());
        self.drop_text_name();
    }
}
