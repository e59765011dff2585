//! Type objects: `PyTypeObject`, static or made at run time.

use std::cell::UnsafeCell;
use std::ffi::CStr;
use std::ptr;

use pycore_abi::functions::{destructor, freefunc, inquiry, traverseproc};
use pycore_abi::{PyObject, PyTypeObject, PyVarObject};

use super::object::Object;

bitflags::bitflags! {
    /// `tp_flags`; the values are CPython's (`Py_TPFLAGS_*`).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct TypeFlags: u64 {
        /// Instances keep their attributes in values behind the object.
        const INLINE_VALUES = 1 << 2;
        /// The weak-reference list is in front of the object.
        const MANAGED_WEAKREF = 1 << 3;
        /// The dictionary is in front of the object.
        const MANAGED_DICT = 1 << 4;
        /// Counts as a sequence in patterns.
        const SEQUENCE = 1 << 5;
        /// Counts as a mapping in patterns.
        const MAPPING = 1 << 6;
        /// Cannot be called to make instances.
        const DISALLOW_INSTANTIATION = 1 << 7;
        /// Attributes cannot be set.
        const IMMUTABLE_TYPE = 1 << 8;
        /// Made at run time, counted.
        const HEAP_TYPE = 1 << 9;
        /// Can be subclassed.
        const BASE_TYPE = 1 << 10;
        /// `tp_vectorcall_offset` counts.
        const HAVE_VECTORCALL = 1 << 11;
        /// Slots are filled in.
        const READY = 1 << 12;
        /// Being filled in.
        const READYING = 1 << 13;
        /// Instances have a collector header.
        const HAVE_GC = 1 << 14;
        /// Behaves as an unbound method does.
        const METHOD_DESCRIPTOR = 1 << 17;
        /// The version tag is valid.
        const VALID_VERSION_TAG = 1 << 19;
        /// Has abstract methods.
        const IS_ABSTRACT = 1 << 20;
        /// Subclass of `int`.
        const LONG_SUBCLASS = 1 << 24;
        /// Subclass of `list`.
        const LIST_SUBCLASS = 1 << 25;
        /// Subclass of `tuple`.
        const TUPLE_SUBCLASS = 1 << 26;
        /// Subclass of `bytes`.
        const BYTES_SUBCLASS = 1 << 27;
        /// Subclass of `str`.
        const UNICODE_SUBCLASS = 1 << 28;
        /// Subclass of `dict`.
        const DICT_SUBCLASS = 1 << 29;
        /// Subclass of `BaseException`.
        const BASE_EXC_SUBCLASS = 1 << 30;
        /// Subclass of `type`.
        const TYPE_SUBCLASS = 1 << 31;
    }
}

/// A type object, in CPython's layout.
#[repr(transparent)]
pub struct TypeObject(UnsafeCell<PyTypeObject>);

/// What a static type is made of; the rest is filled in when the type is made ready.
#[derive(Clone, Copy)]
pub struct StaticType {
    /// `tp_name`: with the module in front, if it is not `builtins`.
    pub name: &'static CStr,
    /// `tp_basicsize`, in bytes.
    pub basic_size: usize,
    /// `tp_itemsize`, in bytes.
    pub item_size: usize,
    /// `tp_flags`
    pub flags: TypeFlags,
    /// `tp_dealloc`
    pub dealloc: destructor,
    /// `tp_traverse`
    pub traverse: Option<traverseproc>,
    /// `tp_clear`
    pub clear: Option<inquiry>,
    /// `tp_free`
    pub free: freefunc,
}

/// A static that holds a type object, and may be exported to extension modules.
#[repr(transparent)]
pub struct TypeStatic(TypeObject);

// SAFETY: a type object is reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for TypeStatic {}

impl TypeStatic {
    /// A static type; `metatype` is the static of `type`.
    pub const fn new(metatype: &'static TypeStatic, contents: StaticType) -> Self {
        // SAFETY: all fields of a type object may be zero: numbers, nullable pointers, and `Option`s of functions.
        let mut raw: PyTypeObject = unsafe { std::mem::zeroed() };
        raw.ob_base = PyVarObject {
            ob_base: PyObject {
                ob_refcnt: 3 << 30,
                ob_overflow: 0,
                ob_flags: 5,
                ob_type: ptr::from_ref(metatype).cast_mut().cast(),
            },
            ob_size: 0,
        };
        raw.tp_name = contents.name.as_ptr();
        raw.tp_basicsize = contents.basic_size as isize;
        raw.tp_itemsize = contents.item_size as isize;
        raw.tp_flags = contents.flags.bits();
        raw.tp_dealloc = Some(contents.dealloc);
        raw.tp_traverse = contents.traverse;
        raw.tp_clear = contents.clear;
        raw.tp_free = Some(contents.free);
        Self(TypeObject(UnsafeCell::new(raw)))
    }

    /// The type object.
    #[inline(always)]
    pub const fn get(&'static self) -> &'static TypeObject {
        &self.0
    }
}

impl TypeObject {
    /// Reads a field, which is plain data.
    #[inline(always)]
    fn read<V: Copy>(&self, field: impl FnOnce(&PyTypeObject) -> V) -> V {
        // SAFETY: under the lock nobody writes while `field` reads, which calls nothing else.
        field(unsafe { &*self.0.get() })
    }

    /// The type as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        // SAFETY: a type object begins with the header of an object.
        unsafe { &*self.0.get().cast::<Object>() }
    }

    /// `tp_name`
    pub fn name(&self) -> &CStr {
        let name = self.read(|raw| raw.tp_name);
        // SAFETY: `tp_name` is a NUL-terminated text that lives as long as its type.
        unsafe { CStr::from_ptr(name) }
    }

    /// `tp_flags`
    #[inline(always)]
    pub fn flags(&self) -> TypeFlags {
        TypeFlags::from_bits_retain(self.read(|raw| raw.tp_flags))
    }

    /// Whether instances have a collector header.
    #[inline(always)]
    pub fn has_gc(&self) -> bool {
        self.flags().contains(TypeFlags::HAVE_GC)
    }

    /// Bytes of an instance with `items` items; `None` if they are more than fit into memory.
    pub fn instance_size(&self, items: usize) -> Option<usize> {
        let (basic, item) = self.read(|raw| (raw.tp_basicsize as usize, raw.tp_itemsize as usize));
        let size = basic.checked_add(item.checked_mul(items)?)?;
        (size <= isize::MAX as usize - 64).then_some(size)
    }

    /// `tp_base`
    pub fn base(&self) -> Option<&TypeObject> {
        let base = self.read(|raw| raw.tp_base);
        // SAFETY: `tp_base` is NULL or a type that this one holds a reference to.
        unsafe { base.cast::<TypeObject>().as_ref() }
    }

    /// Whether this is `other` or has it among its bases. For types that are not ready yet, and for single
    /// inheritance: the method resolution order decides elsewhere.
    pub fn derives_from(&self, other: &TypeObject) -> bool {
        let mut candidate = Some(self);
        while let Some(current) = candidate {
            if ptr::eq(current, other) {
                return true;
            }
            candidate = current.base();
        }
        false
    }

    /// `tp_dealloc`
    #[inline(always)]
    pub(super) fn dealloc(&self) -> Option<destructor> {
        self.read(|raw| raw.tp_dealloc)
    }

    /// `tp_traverse`
    #[inline(always)]
    pub(super) fn traverse(&self) -> Option<traverseproc> {
        self.read(|raw| raw.tp_traverse)
    }

    /// `tp_clear`
    #[inline(always)]
    pub(super) fn clear(&self) -> Option<inquiry> {
        self.read(|raw| raw.tp_clear)
    }

    /// `tp_finalize`
    #[inline(always)]
    pub(super) fn finalize(&self) -> Option<destructor> {
        self.read(|raw| raw.tp_finalize)
    }

    /// `tp_del`
    #[inline(always)]
    pub(super) fn legacy_finalizer(&self) -> Option<destructor> {
        self.read(|raw| raw.tp_del)
    }
}
