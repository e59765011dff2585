//! The memory of the descriptors of native types, and safe access to what they lead to.
//!
//! ```text
//!   0        16      24     32             40           48
//!   ├────────┼───────┼──────┼──────────────┼────────────┼──────────────┤
//!   │ header │ class │ name │ qualified or │ definition │ the slot's   │
//!   │        │       │      │ NULL         │            │ function     │   wrappers only
//!   └────────┴───────┴──────┴──────────────┴────────────┴──────────────┘
//! ```
//!
//! Invariants: a definition lives as long as the class (or for ever), and what it names, a C function or a field, fits
//! instances of the class. So every access checks first that the object is an instance.

use core::ffi::{CStr, c_char, c_void};
use std::mem::offset_of;
use std::ptr;

use pycore_abi::{
    PyDescrObject, PyGetSetDef, PyGetSetDescrObject, PyMemberDef, PyMemberDescrObject,
    PyWrapperDescrObject, wrapperbase,
};

use crate::core::slots::{Definition, Row, WrapperArguments, call};
use crate::core::{
    Fallible, Object, Owned, Place, Thread, Trace, Tracer, TypeObject, TypeStatic, member,
};
use crate::declare::{NativeGetSet, NativeMember};
use crate::types::object::Plain;
use crate::types::str::Str;

/// What all descriptors begin with.
#[repr(C)]
pub struct Descriptor {
    object: Object,
    class: Owned<TypeObject>,
    name: Owned<Str>,
    pub(super) qualified_name: Place,
}

const _: () = assert!(size_of::<Descriptor>() == size_of::<PyDescrObject>());

impl Descriptor {
    /// The common part of a new descriptor.
    pub(crate) fn new(object: Object, class: &TypeObject, name: Owned<Str>) -> Self {
        Self { object, class: Owned::share(class), name, qualified_name: Place::empty() }
    }

    /// The descriptor as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// The class whose attribute it is.
    #[inline(always)]
    pub fn class(&self) -> &TypeObject {
        &self.class
    }

    /// Its name.
    #[inline(always)]
    pub fn name(&self) -> &Str {
        &self.name
    }

    /// Shows the references to the collector.
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.visit(self.class.as_object());
        tracer.visit(self.name.as_object());
        self.qualified_name.trace(tracer);
    }
}

/// The C text at a pointer, or none for NULL; text that is not UTF-8 counts as empty.
///
/// # Safety
///
/// 1. The pointer is NULL, or leads to text ended by NUL that lives as long as `'a`.
unsafe fn text<'a>(pointer: *const core::ffi::c_char) -> Option<&'a str> {
    // SAFETY: condition 1.
    (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer) }.to_str().unwrap_or(""))
}

/// The interned name of a definition of a static type.
pub(crate) fn static_name(thread: &Thread, name: *const c_char) -> Fallible<Owned<Str>> {
    // SAFETY: names of definitions are static text.
    let name = Str::new(thread, unsafe { text(name) }.unwrap_or("?"))?;
    Ok(thread.interpreter().interned.intern(thread, name))
}

/// An attribute that C functions compute.
#[repr(C)]
pub struct GetSetDescriptor {
    pub(super) common: Descriptor,
    definition: *const PyGetSetDef,
}

const _: () = {
    assert!(size_of::<GetSetDescriptor>() == size_of::<PyGetSetDescrObject>());
    assert!(offset_of!(GetSetDescriptor, definition) == offset_of!(PyGetSetDescrObject, d_getset));
};

impl GetSetDescriptor {
    /// A descriptor of a class.
    ///
    /// # Safety
    ///
    /// 1. The definition lives as long as the class, and its functions take instances of it.
    #[allow(unsafe_code, reason = "the definition's functions are C")]
    pub unsafe fn new(
        thread: &Thread,
        class: &TypeObject,
        name: Owned<Str>,
        definition: *const PyGetSetDef,
    ) -> Fallible<Owned<Self>> {
        thread
            .new_object(|object| Self { common: Descriptor::new(object, class, name), definition })
    }

    /// A descriptor of a computed attribute that a static type declares.
    pub(crate) fn of_static(
        thread: &Thread,
        class: &'static TypeStatic,
        definition: &'static NativeGetSet,
    ) -> Fallible<Owned<Self>> {
        debug_assert!(class.contents().getsets.iter().any(|known| ptr::eq(known, definition)));
        let name = static_name(thread, definition.0.name)?;
        // SAFETY: the declaration says that the functions take instances of the type.
        unsafe { Self::new(thread, class.get(), name, &definition.0) }
    }

    /// A descriptor of one of the computed attributes that every object can have, for a class whose instances have it.
    pub(crate) fn of_instances(
        thread: &Thread,
        class: &TypeObject,
        which: usize,
    ) -> Fallible<Owned<Self>> {
        let definition: &'static NativeGetSet = &Plain::INSTANCE_GETSETS[which];
        let name = static_name(thread, definition.0.name)?;
        // SAFETY: the functions take any object.
        unsafe { Self::new(thread, class, name, &definition.0) }
    }

    /// What all descriptors have.
    pub fn common(&self) -> &Descriptor {
        &self.common
    }

    fn definition(&self) -> &PyGetSetDef {
        // SAFETY: condition 1 of `new`.
        unsafe { &*self.definition }
    }

    /// The documentation.
    pub fn doc(&self) -> Option<&str> {
        // SAFETY: texts of definitions are static, or live as long as they.
        unsafe { text(self.definition().doc) }
    }

    /// Whether the attribute can be written.
    pub fn is_writable(&self) -> bool {
        self.definition().set.is_some()
    }

    /// Reads the attribute of an instance, which the caller has checked; `None` if it cannot be read.
    pub(super) fn read(&self, thread: &Thread, instance: &Object) -> Option<Fallible<Owned>> {
        let definition = self.definition();
        debug_assert!(instance.type_object().is_subtype_of(self.common.class()));
        let getter = definition.get?;
        // SAFETY: the function takes instances of the class, and what the definition says beside.
        Some(unsafe { call::object(thread, getter(call::raw(instance), definition.closure)) })
    }

    /// Writes the attribute of an instance, which the caller has checked; `None` if it cannot be written.
    pub(super) fn write(
        &self,
        thread: &Thread,
        instance: &Object,
        value: Option<&Object>,
    ) -> Option<Fallible> {
        let definition = self.definition();
        debug_assert!(instance.type_object().is_subtype_of(self.common.class()));
        let setter = definition.set?;
        // SAFETY: as for `read`.
        let status =
            unsafe { setter(call::raw(instance), call::raw_or_null(value), definition.closure) };
        Some(call::status(thread, status))
    }
}

impl Trace for GetSetDescriptor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.common.trace(tracer);
    }
}

/// An attribute that is a field of the object.
#[repr(C)]
pub struct MemberDescriptor {
    pub(super) common: Descriptor,
    definition: *const PyMemberDef,
}

const _: () = {
    assert!(size_of::<MemberDescriptor>() == size_of::<PyMemberDescrObject>());
    assert!(offset_of!(MemberDescriptor, definition) == offset_of!(PyMemberDescrObject, d_member));
};

impl MemberDescriptor {
    /// A descriptor of a class.
    ///
    /// # Safety
    ///
    /// 1. The definition lives as long as the class, and the field that it names is one of the class's instances.
    #[allow(unsafe_code, reason = "the definition names a place in memory")]
    pub unsafe fn new(
        thread: &Thread,
        class: &TypeObject,
        name: Owned<Str>,
        definition: *const PyMemberDef,
    ) -> Fallible<Owned<Self>> {
        thread
            .new_object(|object| Self { common: Descriptor::new(object, class, name), definition })
    }

    /// A descriptor of a field that a static type declares.
    pub(crate) fn of_static(
        thread: &Thread,
        class: &'static TypeStatic,
        definition: &'static NativeMember,
    ) -> Fallible<Owned<Self>> {
        debug_assert!(class.contents().members.iter().any(|known| ptr::eq(known, definition)));
        let name = static_name(thread, definition.0.name)?;
        // SAFETY: the declaration says that instances of the type have the field.
        unsafe { Self::new(thread, class.get(), name, &definition.0) }
    }

    /// Descriptors of the fields that a class added to its instances.
    pub(crate) fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Vec<Owned<Self>>> {
        let mut descriptors = thread.vector(class.members().len())?;
        for definition in class.members() {
            let name = static_name(thread, definition.name)?;
            // SAFETY: the definition is in the memory of the class, and describes its instances.
            descriptors.push(unsafe { Self::new(thread, class, name, definition) }?);
        }
        Ok(descriptors)
    }

    /// What all descriptors have.
    pub fn common(&self) -> &Descriptor {
        &self.common
    }

    /// The definition.
    pub fn definition(&self) -> &PyMemberDef {
        // SAFETY: condition 1 of `new`.
        unsafe { &*self.definition }
    }

    /// The documentation.
    pub fn doc(&self) -> Option<&str> {
        // SAFETY: texts of definitions are static, or live as long as they.
        unsafe { text(self.definition().doc) }
    }

    /// Reads the field of an instance, which the caller has checked.
    pub(super) fn read(&self, thread: &Thread, instance: &Object) -> Fallible<Owned> {
        debug_assert!(instance.type_object().is_subtype_of(self.common.class()));
        // SAFETY: condition 1 of `new`.
        unsafe { member::get(thread, instance, self.definition()) }
    }

    /// Writes the field of an instance, which the caller has checked.
    pub(super) fn write(
        &self,
        thread: &Thread,
        instance: &Object,
        value: Option<&Object>,
    ) -> Fallible {
        debug_assert!(instance.type_object().is_subtype_of(self.common.class()));
        // SAFETY: condition 1 of `new`.
        unsafe { member::set(thread, instance, self.definition(), value) }
    }
}

impl Trace for MemberDescriptor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.common.trace(tracer);
    }
}

/// A special method that calls a slot.
#[repr(C)]
pub struct WrapperDescriptor {
    pub(super) common: Descriptor,
    definition: *const Definition,
    function: *const c_void,
}

const _: () = {
    assert!(size_of::<Definition>() == size_of::<wrapperbase>());
    assert!(size_of::<WrapperDescriptor>() == size_of::<PyWrapperDescrObject>());
    assert!(offset_of!(WrapperDescriptor, definition) == offset_of!(PyWrapperDescrObject, d_base));
    assert!(offset_of!(WrapperDescriptor, function) == offset_of!(PyWrapperDescrObject, d_wrapped));
};

impl WrapperDescriptor {
    /// A descriptor of a class for the function that is in a slot of it.
    ///
    /// # Safety
    ///
    /// 1. The function is one of the slot that the row names, and takes instances of the class.
    #[allow(unsafe_code, reason = "the slot's function is C")]
    pub unsafe fn new(
        thread: &Thread,
        class: &TypeObject,
        row: &'static Row,
        function: *const c_void,
    ) -> Fallible<Owned<Self>> {
        let name = Owned::share(row.name(thread));
        thread.new_object(|object| Self {
            common: Descriptor::new(object, class, name),
            definition: &row.definition,
            function,
        })
    }

    /// A descriptor for a slot that a type fills itself.
    pub(crate) fn of_slot(
        thread: &Thread,
        class: &TypeObject,
        row: &'static Row,
    ) -> Fallible<Owned<Self>> {
        // SAFETY: the function is in that slot of the type.
        unsafe { Self::new(thread, class, row, row.place().get(class)) }
    }

    /// What all descriptors have.
    pub fn common(&self) -> &Descriptor {
        &self.common
    }

    /// The class whose method it is.
    pub fn class(&self) -> &TypeObject {
        self.common.class()
    }

    /// What it wraps: the row of the table of slots.
    pub fn definition(&self) -> &Definition {
        // SAFETY: a row of the table, or a copy that C code keeps.
        unsafe { &*self.definition }
    }

    /// The slot's function.
    pub fn function(&self) -> *const c_void {
        self.function
    }

    /// Calls the slot's function on an instance, which the caller has checked.
    pub(super) fn call(
        &self,
        thread: &Thread,
        instance: &Object,
        arguments: WrapperArguments<'_>,
    ) -> Fallible<Owned> {
        debug_assert!(instance.type_object().is_subtype_of(self.common.class()));
        // SAFETY: the function takes instances of the class (condition 1 of `new`).
        unsafe { self.definition().call(thread, self.function, instance, arguments) }
    }
}

impl Trace for WrapperDescriptor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.common.trace(tracer);
    }
}
