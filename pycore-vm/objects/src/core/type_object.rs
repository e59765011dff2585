//! Type objects: `PyTypeObject`, static or made at run time.

use std::cell::UnsafeCell;
use std::ffi::CStr;
use std::ptr::{self, NonNull};

use pycore_abi::functions::{destructor, inquiry, traverseproc};
use pycore_abi::{
    PyAsyncMethods, PyBufferProcs, PyMappingMethods, PyNumberMethods, PyObject, PySequenceMethods,
    PyTypeObject, PyVarObject,
};
use pycore_gc::HEAD_SIZE;

use super::graph;
use super::layout::Layout;
use super::object::Object;
use super::release;
use crate::declare::{NativeFunction, NativeGetSet, NativeMember, SlotTable};

bitflags::bitflags! {
    /// `tp_flags`; the values are CPython's (`Py_TPFLAGS_*`).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct TypeFlags: u64 {
        /// One of the interpreter's own types.
        const STATIC_BUILTIN = 1 << 1;
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
        /// Patterns with one positional sub-pattern match it against the object itself.
        const MATCH_SELF = 1 << 22;
        /// Items are at the end of an instance, behind what subclasses add.
        const ITEMS_AT_END = 1 << 23;
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
        /// All of the `*_SUBCLASS` flags.
        const SUBCLASS_FLAGS = 0xff << 24;
        /// A static type that CPython makes at run time: programs see it so. C code, which does not ask for this bit,
        /// sees what memory there is.
        const SHOWN_AS_HEAP_TYPE = 1 << 40;
        /// Instances have two words in front of the collector's head.
        const PRE_HEADER = Self::MANAGED_DICT.bits() | Self::MANAGED_WEAKREF.bits();
    }
}

impl TypeFlags {
    /// The bits that programs see.
    pub const fn shown(self) -> u64 {
        let heap = if self.contains(Self::SHOWN_AS_HEAP_TYPE) { Self::HEAP_TYPE.bits() } else { 0 };
        let values = if self.contains(Self::SHOWN_AS_HEAP_TYPE.union(Self::MANAGED_DICT)) {
            Self::INLINE_VALUES.bits()
        } else {
            0
        };
        (self.bits() | heap | values) & !Self::SHOWN_AS_HEAP_TYPE.bits()
    }
}

/// Bytes of the two words for managed dict and weak references.
pub const PRE_HEADER_SIZE: usize = 16;

/// `tp_weaklistoffset` of types whose instances have the list of weak references in front.
pub const MANAGED_WEAK_OFFSET: isize = -4 * size_of::<usize>() as isize;

/// A type object, in CPython's layout.
#[repr(transparent)]
pub struct TypeObject(UnsafeCell<PyTypeObject>);

/// Whether a type has the generic access to attributes as its own, so that its dictionary has `__getattribute__`, or
/// `__setattr__` and `__delattr__` too. Nothing but the dictionary tells it from what is inherited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OwnAccess {
    /// It is inherited, or another one.
    Inherited,
    /// `__getattribute__`
    Get,
    /// All three.
    GetAndSet,
}

/// What a static type is made of: facts that its declaration gives; readying fills in the rest.
#[derive(Clone, Copy)]
pub struct TypeContents {
    /// `tp_name`: with the module in front, if it is not `builtins`.
    pub name: &'static CStr,
    /// `tp_base`; nothing for `object`.
    pub base: Option<&'static TypeStatic>,
    /// `tp_basicsize`, in bytes.
    pub basic_size: usize,
    /// `tp_itemsize`, in bytes.
    pub item_size: usize,
    /// `tp_flags`
    pub flags: TypeFlags,
    /// `tp_doc`, text signature in front.
    pub doc: Option<&'static CStr>,
    /// `tp_dictoffset`, in bytes; zero for none.
    pub dict_offset: isize,
    /// `tp_weaklistoffset`, in bytes; zero for none.
    pub weaklist_offset: isize,
    /// `tp_vectorcall_offset`, in bytes; counts with `HAVE_VECTORCALL`.
    pub vectorcall_offset: isize,
    /// Functions of slots and suites.
    pub slots: SlotTable,
    /// Methods.
    pub methods: &'static [NativeFunction],
    /// Methods in further blocks.
    pub more_methods: &'static [&'static [NativeFunction]],
    /// Computed attributes.
    pub getsets: &'static [NativeGetSet],
    /// Attributes that are fields.
    pub members: &'static [NativeMember],
    /// What destroys an instance of the Rust struct, if `slots` has nothing else.
    dealloc: destructor,
    /// Whether a base has a finaliser, if `slots` has none.
    pub inherits_finalizer: bool,
    /// The type has the constructor of `object`, though it is directly below.
    pub inherits_constructor: bool,
    /// The constructor of the slot is not in the dictionary: programs see that of the base, which leads here.
    pub hides_constructor: bool,
    /// Whether the generic access to attributes is the type's own.
    pub own_access: OwnAccess,
    /// What destroys an instance if there is a finaliser.
    dealloc_finalized: destructor,
    /// What shows its references, likewise.
    traverse: traverseproc,
    /// What drops them, likewise.
    clear: inquiry,
}

impl TypeContents {
    /// The methods of all blocks.
    pub fn all_methods(&self) -> impl Iterator<Item = &'static NativeFunction> + use<> {
        self.methods.iter().chain(self.more_methods.iter().copied().flatten())
    }

    /// A type whose instances are the Rust struct `T`.
    pub const fn of<T: Layout>(name: &'static CStr, flags: TypeFlags) -> Self {
        Self {
            name,
            base: None,
            basic_size: size_of::<T>(),
            item_size: 0,
            flags,
            doc: None,
            dict_offset: 0,
            weaklist_offset: 0,
            vectorcall_offset: 0,
            slots: SlotTable::EMPTY,
            methods: &[],
            more_methods: &[],
            getsets: &[],
            members: &[],
            dealloc: release::dealloc::<T>,
            inherits_finalizer: false,
            inherits_constructor: false,
            hides_constructor: false,
            own_access: OwnAccess::Inherited,
            dealloc_finalized: release::dealloc_finalized::<T>,
            traverse: graph::traverse::<T>,
            clear: graph::clear::<T>,
        }
    }
}

/// The suites of a static type's slots, where its type object points to.
#[repr(C)]
struct SuiteStorage {
    asynchronous: PyAsyncMethods,
    number: PyNumberMethods,
    mapping: PyMappingMethods,
    sequence: PySequenceMethods,
    buffer: PyBufferProcs,
}

/// A static that holds a type object, and may be exported to extension modules.
#[repr(C)]
pub struct TypeStatic {
    type_object: TypeObject,
    suites: UnsafeCell<SuiteStorage>,
    contents: &'static TypeContents,
}

// SAFETY: a type object is reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for TypeStatic {}

/// The pointer to a suite, if the type has it.
const fn suite<T>(has: bool, address: *const T) -> *mut T {
    if has { address.cast_mut() } else { ptr::null_mut() }
}

impl TypeStatic {
    /// A static type; `this` is the static itself.
    pub const fn new(this: &'static TypeStatic, contents: &'static TypeContents) -> Self {
        let slots = &contents.slots;
        let mut raw: PyTypeObject = slots.type_object;
        raw.ob_base = PyVarObject {
            ob_base: PyObject {
                ob_refcnt: 3 << 30,
                ob_overflow: 0,
                ob_flags: 5,
                ob_type: ptr::from_ref(&crate::types::type_type::TYPE).cast_mut().cast(),
            },
            ob_size: 0,
        };
        raw.tp_name = contents.name.as_ptr();
        raw.tp_basicsize = contents.basic_size as isize;
        raw.tp_itemsize = contents.item_size as isize;
        raw.tp_flags = contents.flags.bits();
        if let Some(doc) = contents.doc {
            raw.tp_doc = doc.as_ptr();
        }
        raw.tp_dictoffset = contents.dict_offset;
        raw.tp_weaklistoffset = contents.weaklist_offset;
        raw.tp_vectorcall_offset = contents.vectorcall_offset;
        raw.tp_base = match contents.base {
            Some(base) => ptr::from_ref(base).cast_mut().cast(),
            None => {
                raw.tp_alloc = Some(super::allocation::allocate);
                ptr::null_mut()
            }
        };
        if raw.tp_dealloc.is_none() {
            raw.tp_dealloc = Some(if raw.tp_finalize.is_some() || contents.inherits_finalizer {
                assert!(
                    contents.flags.contains(TypeFlags::HAVE_GC),
                    "finalised once: a note in the head"
                );
                contents.dealloc_finalized
            } else {
                contents.dealloc
            });
        }
        if contents.flags.contains(TypeFlags::HAVE_GC) {
            if raw.tp_traverse.is_none() {
                raw.tp_traverse = Some(contents.traverse);
            }
            if raw.tp_clear.is_none() {
                raw.tp_clear = Some(contents.clear);
            }
            raw.tp_free = Some(release::free_gc);
        } else {
            raw.tp_free = Some(release::free);
        }
        let suites = this.suites.get();
        // SAFETY: only places within the static are computed, nothing is read.
        unsafe {
            raw.tp_as_async = suite(slots.suites.asynchronous, &raw const (*suites).asynchronous);
            raw.tp_as_number = suite(slots.suites.number, &raw const (*suites).number);
            raw.tp_as_mapping = suite(slots.suites.mapping, &raw const (*suites).mapping);
            raw.tp_as_sequence = suite(slots.suites.sequence, &raw const (*suites).sequence);
            raw.tp_as_buffer = suite(slots.suites.buffer, &raw const (*suites).buffer);
        }
        Self {
            type_object: TypeObject(UnsafeCell::new(raw)),
            suites: UnsafeCell::new(SuiteStorage {
                asynchronous: slots.asynchronous,
                number: slots.number,
                mapping: slots.mapping,
                sequence: slots.sequence,
                buffer: slots.buffer,
            }),
            contents,
        }
    }

    /// The type object.
    #[inline(always)]
    pub const fn get(&'static self) -> &'static TypeObject {
        &self.type_object
    }

    /// What the type was declared with.
    pub const fn contents(&'static self) -> &'static TypeContents {
        self.contents
    }
}

impl TypeObject {
    /// A type object with these contents.
    ///
    /// # Safety
    ///
    /// 1. The contents keep the promises of [`TypeObject::write`], and begin with the header of an object.
    pub(crate) unsafe fn from_raw_contents(raw: PyTypeObject) -> Self {
        Self(UnsafeCell::new(raw))
    }

    /// Reads a field, which is plain data.
    #[inline(always)]
    pub fn read<V: Copy>(&self, field: impl FnOnce(&PyTypeObject) -> V) -> V {
        // SAFETY: under the lock nobody writes while `field` reads, which calls nothing else.
        field(unsafe { &*self.0.get() })
    }

    /// Writes fields.
    ///
    /// # Safety
    ///
    /// 1. What is written keeps the type object's promises: slots fit the layout of its instances, pointers are
    ///    valid as long as the type, references are counted.
    pub unsafe fn write(&self, change: impl FnOnce(&mut PyTypeObject)) {
        // SAFETY: under the lock nobody else looks while `change` writes, which calls nothing else.
        change(unsafe { &mut *self.0.get() });
    }

    /// The type object as C code sees it.
    #[inline(always)]
    pub fn as_raw(&self) -> *mut PyTypeObject {
        self.0.get()
    }

    /// Bytes in front of an instance: the collector's head, and managed dict and weak references before it.
    #[inline(always)]
    pub fn front_size(&self) -> usize {
        let flags = self.flags();
        let head = if flags.contains(TypeFlags::HAVE_GC) { HEAD_SIZE } else { 0 };
        let managed = if flags.intersects(TypeFlags::PRE_HEADER) { PRE_HEADER_SIZE } else { 0 };
        head + managed
    }

    /// Bytes behind an instance that `tp_basicsize` does not count: inline values of a class.
    pub(super) fn hidden_size(&self) -> usize {
        if self.flags().contains(TypeFlags::INLINE_VALUES) {
            crate::types::dict::inline_values_size(self)
        } else {
            0
        }
    }

    /// Prepares the hidden bytes of a new instance.
    ///
    /// # Safety
    ///
    /// 1. `instance` is the place of an instance of this type, with the hidden bytes behind, all zero.
    pub(super) unsafe fn prepare_hidden(&self, instance: NonNull<u8>) {
        if self.flags().contains(TypeFlags::INLINE_VALUES) {
            // SAFETY: condition 1.
            unsafe { crate::types::dict::prepare_inline_values(self, instance) };
        }
    }

    /// Whether `__init__` is that of another type: then arguments that `__new__` does not take are mistakes.
    pub fn has_same_init(&self, other: &Self) -> bool {
        let init = |class: &Self| class.read(|raw| raw.tp_init.map(|init| init as usize));
        init(self) == init(other)
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

    /// Whether instances can be asked for items by key.
    pub fn has_subscript(&self) -> bool {
        let suite = self.read(|raw| raw.tp_as_mapping);
        // SAFETY: `tp_as_mapping` is NULL or the type's suite, which lives as long as it.
        unsafe { suite.as_ref() }.is_some_and(|suite| suite.mp_subscript.is_some())
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
