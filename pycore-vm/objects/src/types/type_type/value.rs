//! The references inside of a type object, and safe access to them.
//!
//! Static types and classes keep them in the same fields; a class has more behind the type object (`PyHeapTypeObject`).
//! `tp_subclasses` belongs to us alone: a list of pointers that count nothing, since a subclass holds its bases and
//! leaves their lists when it is destroyed or cleared.

use std::cell::{Cell, RefCell};
use std::ffi::CStr;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::{PyHeapTypeObject, PyTypeObject};

use crate::core::slots::call;
use crate::core::{
    Fallible, Object, ObjectLike, OwnAccess, Owned, Place, Thread, Tracer, TypeFlags, TypeObject,
};
use crate::declare::Arguments;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// `tp_versions_used` of a type whose attributes are not cached: its resolution order is not that of its bases.
const NEVER_CACHED: u16 = u16::MAX;

/// Types that derive from a type directly.
#[derive(Default)]
struct Subclasses(RefCell<Vec<NonNull<TypeObject>>>);

/// Accessors of fields that hold a reference.
macro_rules! fields {
    ($($(#[$doc:meta])+ $name:ident: $kind:ty = $Struct:ident.$($field:ident).+;)+) => {
        $(
            $(#[$doc])+
            #[inline(always)]
            pub(crate) fn $name(&self) -> &Place<$kind> {
                // SAFETY: the field is a nullable pointer that counts a reference, as a place is.
                unsafe { self.place(offset_of!($Struct, $($field).+)) }
            }
        )+
    };
}

impl TypeObject {
    /// A field with a reference.
    ///
    /// # Safety
    ///
    /// 1. There is such a field, of this kind of object, at the offset.
    #[inline(always)]
    unsafe fn place<T: ObjectLike>(&self, offset: usize) -> &Place<T> {
        // SAFETY: condition 1.
        unsafe { &*self.as_raw().cast::<u8>().add(offset).cast::<Place<T>>() }
    }

    fields! {
        /// `tp_dict`
        dict_place: Dict = PyTypeObject.tp_dict;
        /// `tp_mro`
        mro_place: Tuple = PyTypeObject.tp_mro;
        /// `tp_bases`
        bases_place: Tuple = PyTypeObject.tp_bases;
        /// `tp_base`
        base_place: TypeObject = PyTypeObject.tp_base;
    }

    /// Whether the type was made at run time, and so has the fields of `Class`.
    #[inline(always)]
    pub fn is_class(&self) -> bool {
        self.flags().contains(TypeFlags::HEAP_TYPE)
    }

    /// The fields that only types made at run time have.
    #[inline(always)]
    pub(crate) fn as_class(&self) -> Option<&Class> {
        // SAFETY: types with this flag are laid out as `PyHeapTypeObject`.
        self.is_class().then(|| unsafe { &*ptr::from_ref(self).cast::<Class>() })
    }

    /// `tp_dict`: names of the type itself.
    #[inline(always)]
    pub fn dict(&self) -> Option<Owned<Dict>> {
        self.dict_place().get()
    }

    /// The method resolution order, if the type is ready.
    #[inline(always)]
    pub fn mro(&self) -> Option<Owned<Tuple>> {
        self.mro_place().get()
    }

    /// The bases, if the type is ready.
    #[inline(always)]
    pub fn bases(&self) -> Option<Owned<Tuple>> {
        self.bases_place().get()
    }

    /// Runs `work` on the method resolution order, without counting a reference to it.
    ///
    /// `work` must not run code of the program, which could replace the order.
    #[inline(always)]
    pub(crate) fn with_mro<R>(&self, work: impl FnOnce(&[&Object]) -> R) -> Option<R> {
        let order = self.read(|raw| raw.tp_mro).cast::<Tuple>();
        // SAFETY: the field is NULL or counts a reference to a tuple; nobody replaces it meanwhile.
        unsafe { order.as_ref() }.map(|order| work(order.as_slice()))
    }

    /// Whether this is `other` or derives from it, by the method resolution order.
    #[inline]
    pub fn is_subtype_of(&self, other: &TypeObject) -> bool {
        if ptr::eq(self, other) {
            return true;
        }
        let find = |order: &[&Object]| order.iter().any(|base| base.is(other.as_object()));
        match self.with_mro(find) {
            Some(found) => found,
            None => self.derives_from(other),
        }
    }

    /// The name in messages: `tp_name`.
    pub fn display_name(&self) -> &str {
        self.name().to_str().unwrap_or("?")
    }

    /// `tp_doc`: signature and documentation of a native type.
    pub fn raw_doc(&self) -> Option<&str> {
        let doc = self.read(|raw| raw.tp_doc);
        // SAFETY: NULL, or text that lives as long as the type.
        (!doc.is_null()).then(|| unsafe { CStr::from_ptr(doc) }.to_str().unwrap_or(""))
    }

    /// Sets flags.
    pub(crate) fn add_flags(&self, flags: TypeFlags) {
        // SAFETY: flags are data; what they say of instances is the caller's affair, who is of this crate.
        unsafe { self.write(|raw| raw.tp_flags |= flags.bits()) };
    }

    /// Clears flags.
    pub(crate) fn remove_flags(&self, flags: TypeFlags) {
        // SAFETY: as above.
        unsafe { self.write(|raw| raw.tp_flags &= !flags.bits()) };
    }

    /// Gives the type the generic access to attributes as its own.
    pub(super) fn set_own_access(&self, access: OwnAccess) {
        let (get, set) = OBJECT.get().read(|raw| (raw.tp_getattro, raw.tp_setattro));
        // SAFETY: what `object` has fits all instances.
        unsafe {
            self.write(|raw| match access {
                OwnAccess::Inherited => {}
                OwnAccess::Get => raw.tp_getattro = get,
                OwnAccess::GetAndSet => (raw.tp_getattro, raw.tp_setattro) = (get, set),
            });
        }
    }

    /// Sets which kind of collection instances are for patterns: `SEQUENCE` or `MAPPING`.
    pub fn set_own_collection_kind(&self, kind: TypeFlags) {
        let kinds = TypeFlags::SEQUENCE | TypeFlags::MAPPING;
        self.remove_flags(kinds);
        self.add_flags(kind & kinds);
    }

    /// Sets it for the classes below too, as far as they can be changed.
    pub fn set_collection_kind(&self, kind: TypeFlags) {
        let mut classes = vec![Owned::share(self)];
        while let Some(class) = classes.pop() {
            let has_it = class.flags() & (TypeFlags::SEQUENCE | TypeFlags::MAPPING) == kind;
            if has_it || class.flags().contains(TypeFlags::IMMUTABLE_TYPE) {
                continue;
            }
            class.set_own_collection_kind(kind);
            classes.extend(class.subclasses());
        }
    }

    /// The version tag, or zero if there is none.
    #[inline(always)]
    pub fn current_version(&self) -> u32 {
        self.read(|raw| raw.tp_version_tag)
    }

    /// Sets the version tag.
    pub(super) fn set_version(&self, version: u32) {
        // SAFETY: data.
        unsafe { self.write(|raw| raw.tp_version_tag = version) };
    }

    /// Whether attributes may be cached by version.
    pub(super) fn is_cacheable(&self) -> bool {
        self.read(|raw| raw.tp_versions_used) != NEVER_CACHED
    }

    /// Says that attributes may not be cached by version.
    pub(super) fn forbid_caching(&self) {
        // SAFETY: data.
        unsafe { self.write(|raw| raw.tp_versions_used = NEVER_CACHED) };
        self.set_version(0);
    }

    /// Where a class keeps what its specialised calls lead to.
    fn specializations(&self) -> Option<&pycore_abi::_specialization_cache> {
        if !self.is_class() {
            return None;
        }
        let offset = offset_of!(PyHeapTypeObject, _spec_cache);
        // SAFETY: a class has this field.
        Some(unsafe { &*self.as_raw().cast::<u8>().add(offset).cast() })
    }

    /// The function `__init__` that calls of the class lead to, if it was noted and the class has not changed since.
    #[inline(always)]
    pub fn noted_init(&self) -> Option<&Function> {
        let noted = self.specializations()?.init;
        // SAFETY: the class or a base holds the function; a change of any of them forgets it first.
        unsafe { noted.cast::<Function>().as_ref() }
    }

    /// Notes the function `__init__`, which was found on the class.
    pub fn note_init(&self, function: &Function) {
        self.note(offset_of!(pycore_abi::_specialization_cache, init), function);
    }

    /// The function `__getitem__` of the class's instances, as [`Self::noted_init`].
    #[inline(always)]
    pub fn noted_get_item(&self) -> Option<&Function> {
        let noted = self.specializations()?.getitem;
        // SAFETY: as for `noted_init`.
        unsafe { noted.cast::<Function>().as_ref() }
    }

    /// Notes the function `__getitem__`, which was found on the class.
    pub fn note_get_item(&self, function: &Function) {
        self.note(offset_of!(pycore_abi::_specialization_cache, getitem), function);
    }

    fn note(&self, field: usize, function: &Function) {
        if self.is_class() {
            let offset = offset_of!(PyHeapTypeObject, _spec_cache) + field;
            // SAFETY: a class has this field, a pointer that counts nothing.
            unsafe {
                self.as_raw().cast::<u8>().add(offset).cast::<*const Function>().write(function);
            }
        }
    }

    /// Forgets which of the class's methods specialised instructions call.
    pub(super) fn forget_specializations(&self) {
        if self.is_class() {
            let offset = offset_of!(PyHeapTypeObject, _spec_cache);
            // SAFETY: a class has this field, which is plain data: nothing in it is counted.
            unsafe {
                self.as_raw()
                    .cast::<u8>()
                    .add(offset)
                    .write_bytes(0, size_of::<pycore_abi::_specialization_cache>());
            }
        }
    }

    fn subclass_list(&self) -> Option<&Subclasses> {
        let list = self.read(|raw| raw.tp_subclasses).cast::<Subclasses>();
        // SAFETY: NULL, or the box that `add_subclass` made; `drop_subclasses` frees it with the type.
        unsafe { list.as_ref() }
    }

    /// Notes a type that derives from this one directly.
    pub(crate) fn add_subclass(&self, thread: &Thread, subclass: &TypeObject) -> Fallible {
        if self.subclass_list().is_none() {
            let list = Box::into_raw(Box::<Subclasses>::default());
            // SAFETY: the field is ours.
            unsafe { self.write(|raw| raw.tp_subclasses = list.cast()) };
        }
        let Some(list) = self.subclass_list() else { return Ok(()) };
        let mut list = list.0.borrow_mut();
        if list.iter().rev().any(|known| ptr::eq(known.as_ptr(), subclass)) {
            return Ok(());
        }
        if list.try_reserve(1).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        list.push(NonNull::from(subclass));
        Ok(())
    }

    /// Forgets a type that derived from this one.
    pub(crate) fn remove_subclass(&self, subclass: &TypeObject) {
        if let Some(list) = self.subclass_list() {
            let mut list = list.0.borrow_mut();
            if let Some(index) = list.iter().rposition(|known| ptr::eq(known.as_ptr(), subclass)) {
                list.remove(index);
            }
        }
    }

    /// The types that derive from this one directly, oldest first.
    pub fn subclasses(&self) -> Vec<Owned<TypeObject>> {
        let Some(list) = self.subclass_list() else { return Vec::new() };
        let alive = |class: &NonNull<TypeObject>| {
            // SAFETY: a type leaves the list before its memory goes. One whose destruction has begun has no count, and
            // must not get one again.
            let class = unsafe { class.as_ref() };
            (!class.as_object().is_dying()).then(|| Owned::share(class))
        };
        list.0.borrow().iter().filter_map(alive).collect()
    }

    /// Frees the list of subclasses, when the type goes.
    pub(super) fn drop_subclasses(&self) {
        let list = self.read(|raw| raw.tp_subclasses).cast::<Subclasses>();
        if !list.is_null() {
            // SAFETY: the box that `add_subclass` made, which nobody else has.
            unsafe {
                self.write(|raw| raw.tp_subclasses = ptr::null_mut());
                drop(Box::from_raw(list));
            }
        }
    }
}

/// A type made at run time: what is behind its type object.
#[repr(transparent)]
pub(crate) struct Class(TypeObject);

/// Accessors of fields of a class that hold a reference.
macro_rules! class_fields {
    ($($(#[$doc:meta])+ $name:ident: $kind:ty = $field:ident;)+) => {
        $(
            $(#[$doc])+
            #[inline(always)]
            pub(crate) fn $name(&self) -> &Place<$kind> {
                // SAFETY: a class has this field, which is a nullable pointer that counts a reference.
                unsafe { self.0.place(offset_of!(PyHeapTypeObject, $field)) }
            }
        )+
    };
}

impl Class {
    class_fields! {
        /// `ht_name`: `__name__`
        name: Str = ht_name;
        /// `ht_qualname`: `__qualname__`
        qualified_name: Str = ht_qualname;
        /// `ht_slots`: names of `__slots__`, mangled and sorted
        slots: Object = ht_slots;
        /// `ht_module`: the module of a class that native code made
        module: Object = ht_module;
    }

    /// `_ht_tpname`: the text that `tp_name` points to, owned by the class.
    fn text_name(&self) -> &Cell<*mut core::ffi::c_char> {
        // SAFETY: a class has this field.
        unsafe {
            &*self.0.as_raw().cast::<u8>().add(offset_of!(PyHeapTypeObject, _ht_tpname)).cast()
        }
    }

    /// Sets `tp_name`, which the class owns.
    pub(crate) fn set_text_name(&self, name: &CStr) {
        self.drop_text_name();
        let text = name.to_owned().into_raw();
        self.text_name().set(text);
        // SAFETY: the text lives as long as the class, or until it gets another.
        unsafe { self.0.write(|raw| raw.tp_name = text) };
    }

    /// Frees the text of `tp_name`.
    pub(crate) fn drop_text_name(&self) {
        let text = self.text_name().replace(ptr::null_mut());
        if !text.is_null() {
            // SAFETY: it is from `set_text_name`, the only one to set the field; whoever goes on uses another name.
            unsafe {
                self.0.write(|raw| raw.tp_name = c"?".as_ptr());
                drop(std::ffi::CString::from_raw(text));
            }
        }
    }
}

impl TypeObject {
    /// Shows the references of a class to the collector; static types are immortal, and no affair of it.
    pub(super) fn trace_references(&self, tracer: &mut Tracer<'_>) {
        let Some(class) = self.as_class() else { return };
        self.dict_place().trace(tracer);
        self.mro_place().trace(tracer);
        self.bases_place().trace(tracer);
        self.base_place().trace(tracer);
        class.module().trace(tracer);
        class.slots().trace(tracer);
    }
}

/// Whether both types have the same function in `tp_new`.
pub(super) fn have_one_constructor(one: &TypeObject, other: &TypeObject) -> bool {
    let constructor = |class: &TypeObject| class.read(|raw| raw.tp_new.map(|new| new as usize));
    constructor(one) == constructor(other)
}

/// Whether instances of a type can be made by calling it.
pub(super) fn has_constructor(class: &TypeObject) -> bool {
    class.read(|raw| raw.tp_new.is_some())
}

/// Calls `tp_new` of a type to make an instance of a class below it; `None` if the type has no constructor.
pub(crate) fn construct(
    thread: &Thread,
    of: &TypeObject,
    class: &TypeObject,
    arguments: Arguments<'_>,
) -> Fallible<Option<Owned>> {
    debug_assert!(class.is_subtype_of(of));
    let Some(new) = of.read(|raw| raw.tp_new) else { return Ok(None) };
    let positional = arguments.positional_tuple(thread)?;
    let keywords = arguments.keywords_dict(thread)?;
    let keywords = keywords.as_deref().map(ObjectLike::as_object);
    // SAFETY: the class derives from the type, whose constructor makes instances of it.
    unsafe { call::new(new, thread, class, &positional, keywords) }.map(Some)
}

/// Calls `tp_init` of an object, if its type has one.
pub(crate) fn initialize(thread: &Thread, object: &Object, arguments: Arguments<'_>) -> Fallible {
    let Some(init) = object.type_object().read(|raw| raw.tp_init) else { return Ok(()) };
    let positional = arguments.positional_tuple(thread)?;
    let keywords = arguments.keywords_dict(thread)?;
    let keywords = keywords.as_deref().map(ObjectLike::as_object);
    // SAFETY: the function is in the slot of the object's type.
    unsafe { call::init(init, thread, object, &positional, keywords) }
}
