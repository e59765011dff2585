//! The two booleans: integers of one digit in static memory.

use crate::core::{
    Layout, Object, Owned, Thread, Trace, Tracer, TypeContents, TypeFlags, TypeObject, TypeStatic,
};
use crate::types::int::{INT, Int, StaticInt};

/// `True` or `False`: the struct of an integer.
#[repr(transparent)]
pub struct Bool(Int);

impl Trace for Bool {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// The type of `True` and `False`.
///
/// Not made by `static_type!`, since the flag by which instances of `int` are recognised must be there before types are
/// made ready, and does not stand for this type.
#[unsafe(export_name = "PyBool_Type")]
pub static BOOL: TypeStatic = TypeStatic::new(
    &BOOL,
    &const {
        let mut contents = TypeContents::of::<Bool>(c"bool", TypeFlags::LONG_SUBCLASS);
        contents.base = Some(&INT);
        contents.item_size = size_of::<u32>();
        contents.slots = Bool::SLOTS;
        contents
    },
);

// SAFETY: the struct is an integer's; nothing but the two statics is an instance.
unsafe impl Layout for Bool {
    const FIXED_SIZE: bool = false;

    #[inline(always)]
    fn type_object() -> &'static TypeObject {
        BOOL.get()
    }

    #[inline(always)]
    fn is_layout_of(candidate: &TypeObject) -> bool {
        std::ptr::eq(candidate, BOOL.get())
    }
}

/// `True`
#[unsafe(export_name = "_Py_TrueStruct")]
// SAFETY: the type is static, and derives from `int`.
pub static TRUE: StaticInt = unsafe { StaticInt::new(BOOL.get(), 1, 0) };

/// `False`
#[unsafe(export_name = "_Py_FalseStruct")]
// SAFETY: the type is static, and derives from `int`.
pub static FALSE: StaticInt = unsafe { StaticInt::new(BOOL.get(), 0, 0) };

impl Bool {
    /// `True` or `False`.
    #[inline(always)]
    pub const fn of(value: bool) -> &'static Object {
        if value { TRUE.get().as_object() } else { FALSE.get().as_object() }
    }

    /// Whether it is `True`.
    #[inline(always)]
    pub fn value(&self) -> bool {
        self.as_object().is(TRUE.get().as_object())
    }

    /// The boolean as the integer that it is.
    #[inline(always)]
    pub fn as_int(&self) -> &Int {
        &self.0
    }

    /// The object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        self.0.as_object()
    }
}

impl Thread {
    /// `True` or `False`.
    #[inline(always)]
    pub fn bool(&self, value: bool) -> Owned {
        Owned::share(Bool::of(value))
    }
}
