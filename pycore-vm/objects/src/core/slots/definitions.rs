//! The table of special methods: which slot each stands for, and how one becomes the other.
//!
//! A row is a place in the type object, the name of the special method, how the slot's C function is called for the
//! method ([`Shape`]), the function that fills the slot of a class whose special method is written in Python (module
//! [`generic`]), and the wrapper's parameters and documentation.
//!
//! A slot with several methods has several rows, one after the other. A method with several slots has the preferred one
//! first: `__add__` of a type with both `nb_add` and `sq_concat` calls the former.

use core::ffi::{CStr, c_char, c_void};
use std::ptr;

use pycore_abi::{PyHeapTypeObject, wrapperbase};

use super::generic;
use super::place::SlotPlace;
use super::shape::{Shape, WrapperArguments};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::intern::StaticName;
use crate::types::str::{StaticStr, Str};

/// What a descriptor needs to know of a special method, in the layout of C's `wrapperbase`.
///
/// Extensions copy this struct to change its documentation, and have the descriptor point to the copy. So it is
/// complete in itself: the shape is in bits of the flags that C leaves free.
#[repr(transparent)]
pub struct Definition(wrapperbase);

/// A row of the table.
#[repr(C)]
pub struct Row {
    /// What descriptors point to.
    pub definition: Definition,
    name: StaticName,
}

// SAFETY: constant data; what of it changes is touched under the lock only.
unsafe impl Sync for Row {}

/// Where the shape begins in the flags.
const SHAPE_SHIFT: i32 = 8;

macro_rules! function {
    (-) => {
        ptr::null_mut()
    };
    ($function:ident) => {
        generic::$function as *const () as *mut c_void
    };
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    one.len() == other.len()
}

/// For each row, another one of the same name, or the row itself if there is none: no name has more than two.
const fn twins<const N: usize>(names: &[&str; N]) -> [usize; N] {
    let mut twins = [0; N];
    let mut one = 0;
    while one < N {
        twins[one] = one;
        let mut other = 0;
        while other < N {
            if one != other && is_same(names[one], names[other]) {
                assert!(twins[one] == one, "a special method of three slots");
                twins[one] = other;
            }
            other += 1;
        }
        one += 1;
    }
    twins
}

macro_rules! definitions {
    ($([$suite:ident.$slot:ident] $name:literal $shape:ident $function:tt, $parameters:literal, $doc:literal;)+) => {
        static TWINS: [usize; [$($name),+].len()] = twins(&[$($name),+]);

        /// All special methods that stand for slots.
        pub static ROWS: [Row; [$($name),+].len()] = [$(
            Row {
                definition: Definition(wrapperbase {
                    name: concat!($name, "\0").as_ptr().cast(),
                    offset: std::mem::offset_of!(PyHeapTypeObject, $suite.$slot) as i32,
                    function: function!($function),
                    wrapper: None,
                    doc: concat!($name, "($self, ", $parameters, ")\n--\n\n", $doc, "\0").as_ptr().cast(),
                    flags: (Shape::$shape as i32) << SHAPE_SHIFT | Shape::$shape.takes_keywords() as i32,
                    name_strobj: ptr::null_mut(),
                }),
                name: {
                    static TEXT: StaticStr<{ $name.len() + 1 }> = StaticStr::new($name);
                    StaticName::new(TEXT.get())
                },
            },
        )+];
    };
}

definitions! {
    [ht_type.tp_getattr] "__getattribute__" None -, "", "";
    [ht_type.tp_getattr] "__getattr__" None -, "", "";
    [ht_type.tp_setattr] "__setattr__" None -, "", "";
    [ht_type.tp_setattr] "__delattr__" None -, "", "";
    [ht_type.tp_repr] "__repr__" Unary tp_repr, "/", "The result of repr(self).";
    [ht_type.tp_hash] "__hash__" Hash tp_hash, "/", "The result of hash(self).";
    [ht_type.tp_call] "__call__" Call tp_call, "/, *args, **kwargs", "Call self like a function.";
    [ht_type.tp_str] "__str__" Unary tp_str, "/", "The result of str(self).";
    [ht_type.tp_getattro] "__getattribute__" Binary tp_getattro, "name, /",
        "The result of getattr(self, name).";
    [ht_type.tp_getattro] "__getattr__" None tp_getattro, "", "";
    [ht_type.tp_setattro] "__setattr__" SetAttribute tp_setattro, "name, value, /",
        "Does setattr(self, name, value).";
    [ht_type.tp_setattro] "__delattr__" DeleteAttribute tp_setattro, "name, /", "Does delattr(self, name).";
    [ht_type.tp_richcompare] "__lt__" Less tp_richcompare, "value, /", "The result of self < value.";
    [ht_type.tp_richcompare] "__le__" LessEqual tp_richcompare, "value, /", "The result of self <= value.";
    [ht_type.tp_richcompare] "__eq__" Equal tp_richcompare, "value, /", "The result of self == value.";
    [ht_type.tp_richcompare] "__ne__" NotEqual tp_richcompare, "value, /", "The result of self != value.";
    [ht_type.tp_richcompare] "__gt__" Greater tp_richcompare, "value, /", "The result of self > value.";
    [ht_type.tp_richcompare] "__ge__" GreaterEqual tp_richcompare, "value, /", "The result of self >= value.";
    [ht_type.tp_iter] "__iter__" Unary tp_iter, "/", "The result of iter(self).";
    [ht_type.tp_iternext] "__next__" Next tp_iternext, "/", "The result of next(self).";
    [ht_type.tp_descr_get] "__get__" DescriptorGet tp_descr_get, "instance, owner=None, /",
        "The attribute as read from instance, whose type is owner.";
    [ht_type.tp_descr_set] "__set__" DescriptorSet tp_descr_set, "instance, value, /",
        "Sets the attribute of instance to value.";
    [ht_type.tp_descr_set] "__delete__" DescriptorDelete tp_descr_set, "instance, /",
        "Deletes the attribute of instance.";
    [ht_type.tp_init] "__init__" Init tp_init, "/, *args, **kwargs",
        "Initializes self; help(type(self)) has the signature.";
    [ht_type.tp_new] "__new__" None tp_new, "", "";
    [ht_type.tp_finalize] "__del__" Finalize tp_finalize, "/",
        "Called when the object is about to be destroyed.";
    [as_buffer.bf_getbuffer] "__buffer__" Buffer bf_getbuffer, "flags, /",
        "A buffer object that exposes the memory of the object.";
    [as_buffer.bf_releasebuffer] "__release_buffer__" ReleaseBuffer bf_releasebuffer, "buffer, /",
        "Releases a buffer object that exposes the memory of the object.";
    [as_async.am_await] "__await__" Unary am_await, "/", "An iterator for use by await.";
    [as_async.am_aiter] "__aiter__" Unary am_aiter, "/", "The asynchronous iterator of the object.";
    [as_async.am_anext] "__anext__" Unary am_anext, "/",
        "An awaitable that gives the next value or raises StopAsyncIteration.";
    [as_number.nb_add] "__add__" Binary nb_add, "value, /", "The result of self + value.";
    [as_number.nb_add] "__radd__" BinaryReflected nb_add, "value, /", "The result of value + self.";
    [as_number.nb_subtract] "__sub__" Binary nb_subtract, "value, /", "The result of self - value.";
    [as_number.nb_subtract] "__rsub__" BinaryReflected nb_subtract, "value, /", "The result of value - self.";
    [as_number.nb_multiply] "__mul__" Binary nb_multiply, "value, /", "The result of self * value.";
    [as_number.nb_multiply] "__rmul__" BinaryReflected nb_multiply, "value, /", "The result of value * self.";
    [as_number.nb_remainder] "__mod__" Binary nb_remainder, "value, /", "The result of self % value.";
    [as_number.nb_remainder] "__rmod__" BinaryReflected nb_remainder, "value, /",
        "The result of value % self.";
    [as_number.nb_divmod] "__divmod__" Binary nb_divmod, "value, /", "The result of divmod(self, value).";
    [as_number.nb_divmod] "__rdivmod__" BinaryReflected nb_divmod, "value, /",
        "The result of divmod(value, self).";
    [as_number.nb_power] "__pow__" Ternary nb_power, "value, mod=None, /",
        "The result of pow(self, value, mod).";
    [as_number.nb_power] "__rpow__" TernaryReflected nb_power, "value, mod=None, /",
        "The result of pow(value, self, mod).";
    [as_number.nb_negative] "__neg__" Unary nb_negative, "/", "The result of -self.";
    [as_number.nb_positive] "__pos__" Unary nb_positive, "/", "The result of +self.";
    [as_number.nb_absolute] "__abs__" Unary nb_absolute, "/", "The result of abs(self).";
    [as_number.nb_bool] "__bool__" Inquiry nb_bool, "/", "Whether self counts as true.";
    [as_number.nb_invert] "__invert__" Unary nb_invert, "/", "The result of ~self.";
    [as_number.nb_lshift] "__lshift__" Binary nb_lshift, "value, /", "The result of self << value.";
    [as_number.nb_lshift] "__rlshift__" BinaryReflected nb_lshift, "value, /", "The result of value << self.";
    [as_number.nb_rshift] "__rshift__" Binary nb_rshift, "value, /", "The result of self >> value.";
    [as_number.nb_rshift] "__rrshift__" BinaryReflected nb_rshift, "value, /", "The result of value >> self.";
    [as_number.nb_and] "__and__" Binary nb_and, "value, /", "The result of self & value.";
    [as_number.nb_and] "__rand__" BinaryReflected nb_and, "value, /", "The result of value & self.";
    [as_number.nb_xor] "__xor__" Binary nb_xor, "value, /", "The result of self ^ value.";
    [as_number.nb_xor] "__rxor__" BinaryReflected nb_xor, "value, /", "The result of value ^ self.";
    [as_number.nb_or] "__or__" Binary nb_or, "value, /", "The result of self | value.";
    [as_number.nb_or] "__ror__" BinaryReflected nb_or, "value, /", "The result of value | self.";
    [as_number.nb_int] "__int__" Unary nb_int, "/", "The result of int(self).";
    [as_number.nb_float] "__float__" Unary nb_float, "/", "The result of float(self).";
    [as_number.nb_inplace_add] "__iadd__" Binary nb_inplace_add, "value, /", "The result of self += value.";
    [as_number.nb_inplace_subtract] "__isub__" Binary nb_inplace_subtract, "value, /",
        "The result of self -= value.";
    [as_number.nb_inplace_multiply] "__imul__" Binary nb_inplace_multiply, "value, /",
        "The result of self *= value.";
    [as_number.nb_inplace_remainder] "__imod__" Binary nb_inplace_remainder, "value, /",
        "The result of self %= value.";
    [as_number.nb_inplace_power] "__ipow__" Ternary nb_inplace_power, "value, /",
        "The result of self **= value.";
    [as_number.nb_inplace_lshift] "__ilshift__" Binary nb_inplace_lshift, "value, /",
        "The result of self <<= value.";
    [as_number.nb_inplace_rshift] "__irshift__" Binary nb_inplace_rshift, "value, /",
        "The result of self >>= value.";
    [as_number.nb_inplace_and] "__iand__" Binary nb_inplace_and, "value, /", "The result of self &= value.";
    [as_number.nb_inplace_xor] "__ixor__" Binary nb_inplace_xor, "value, /", "The result of self ^= value.";
    [as_number.nb_inplace_or] "__ior__" Binary nb_inplace_or, "value, /", "The result of self |= value.";
    [as_number.nb_floor_divide] "__floordiv__" Binary nb_floor_divide, "value, /",
        "The result of self // value.";
    [as_number.nb_floor_divide] "__rfloordiv__" BinaryReflected nb_floor_divide, "value, /",
        "The result of value // self.";
    [as_number.nb_true_divide] "__truediv__" Binary nb_true_divide, "value, /", "The result of self / value.";
    [as_number.nb_true_divide] "__rtruediv__" BinaryReflected nb_true_divide, "value, /",
        "The result of value / self.";
    [as_number.nb_inplace_floor_divide] "__ifloordiv__" Binary nb_inplace_floor_divide, "value, /",
        "The result of self //= value.";
    [as_number.nb_inplace_true_divide] "__itruediv__" Binary nb_inplace_true_divide, "value, /",
        "The result of self /= value.";
    [as_number.nb_index] "__index__" Unary nb_index, "/", "self as an int, if it can be used as an index.";
    [as_number.nb_matrix_multiply] "__matmul__" Binary nb_matrix_multiply, "value, /",
        "The result of self @ value.";
    [as_number.nb_matrix_multiply] "__rmatmul__" BinaryReflected nb_matrix_multiply, "value, /",
        "The result of value @ self.";
    [as_number.nb_inplace_matrix_multiply] "__imatmul__" Binary nb_inplace_matrix_multiply, "value, /",
        "The result of self @= value.";
    [as_mapping.mp_length] "__len__" Length mp_length, "/", "The result of len(self).";
    [as_mapping.mp_subscript] "__getitem__" Binary mp_subscript, "key, /", "The result of self[key].";
    [as_mapping.mp_ass_subscript] "__setitem__" SetItem mp_ass_subscript, "key, value, /",
        "Does self[key] = value.";
    [as_mapping.mp_ass_subscript] "__delitem__" DeleteItem mp_ass_subscript, "key, /", "Does del self[key].";
    [as_sequence.sq_length] "__len__" Length sq_length, "/", "The result of len(self).";
    [as_sequence.sq_concat] "__add__" SequenceConcat -, "value, /", "The result of self + value.";
    [as_sequence.sq_repeat] "__mul__" Repeat -, "value, /", "The result of self * value.";
    [as_sequence.sq_repeat] "__rmul__" Repeat -, "value, /", "The result of value * self.";
    [as_sequence.sq_item] "__getitem__" SequenceItem sq_item, "key, /", "The result of self[key].";
    [as_sequence.sq_ass_item] "__setitem__" SequenceSetItem sq_ass_item, "key, value, /",
        "Does self[key] = value.";
    [as_sequence.sq_ass_item] "__delitem__" SequenceDeleteItem sq_ass_item, "key, /", "Does del self[key].";
    [as_sequence.sq_contains] "__contains__" Contains sq_contains, "key, /", "Whether key is in self.";
    [as_sequence.sq_inplace_concat] "__iadd__" SequenceConcat -, "value, /", "The result of self += value.";
    [as_sequence.sq_inplace_repeat] "__imul__" Repeat -, "value, /", "The result of self *= value.";
}

impl Row {
    /// The special method's name.
    #[inline]
    pub fn name(&'static self, thread: &Thread) -> &'static Str {
        self.name.get(thread)
    }

    /// The other row of the same special method, if it stands for two slots.
    pub fn twin(&'static self) -> Option<&'static Row> {
        let index = ROWS.element_offset(self)?;
        (TWINS[index] != index).then(|| &ROWS[TWINS[index]])
    }

    /// The slot's place.
    #[inline]
    pub fn place(&self) -> SlotPlace {
        SlotPlace::at(self.definition.0.offset as usize)
    }

    /// The function that fills the slot of a class with the method in Python, or NULL.
    #[inline]
    pub fn function(&self) -> *const c_void {
        self.definition.0.function
    }
}

/// The C text at a pointer; text that is not UTF-8 counts as empty.
///
/// # Safety
///
/// 1. The pointer is NULL, or leads to text ended by NUL that lives as long as `'a`.
unsafe fn text<'a>(pointer: *const c_char) -> &'a str {
    if pointer.is_null() {
        return "";
    }
    // SAFETY: condition 1.
    unsafe { CStr::from_ptr(pointer) }.to_str().unwrap_or("")
}

impl Definition {
    /// The special method's name.
    pub fn name(&self) -> &str {
        // SAFETY: names live as long as their definition.
        unsafe { text(self.0.name) }
    }

    /// Whether two definitions are of special methods of the same name.
    #[inline]
    pub fn is_named_as(&self, other: &Self) -> bool {
        ptr::eq(self, other) || ptr::eq(self.0.name, other.0.name) || self.name() == other.name()
    }

    /// Signature and documentation.
    pub fn doc(&self) -> &str {
        // SAFETY: documentation lives as long as its definition.
        unsafe { text(self.0.doc) }
    }

    /// How the slot's function is called.
    pub fn shape(&self) -> Shape {
        Shape::from_number(self.0.flags >> SHAPE_SHIFT)
    }

    /// Whether the method takes keyword arguments.
    pub fn takes_keywords(&self) -> bool {
        self.0.flags & 1 != 0
    }

    /// Calls the slot's function as its special method is called.
    ///
    /// # Safety
    ///
    /// 1. `function` is the function of this slot in the type of `this`, or in a base of it.
    pub unsafe fn call(
        &self,
        thread: &Thread,
        function: *const c_void,
        this: &Object,
        arguments: WrapperArguments<'_>,
    ) -> Fallible<Owned> {
        match (self.shape(), self.0.wrapper) {
            // SAFETY: condition 1.
            (Shape::Foreign, Some(wrapper)) => unsafe {
                super::shape::call_foreign(
                    thread,
                    wrapper,
                    self.takes_keywords(),
                    function,
                    this,
                    arguments,
                )
            },
            // SAFETY: condition 1.
            (shape, _) => unsafe { shape.call(thread, self.name(), function, this, arguments) },
        }
    }
}
