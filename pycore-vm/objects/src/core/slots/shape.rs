//! How the function of a slot is called for its special method.

use core::ffi::c_void;
use std::mem::transmute;

use pycore_abi::PyObject;
use pycore_abi::functions::*;

use super::{call, jumps};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::number;
use crate::types::dict::Dict;
use crate::types::memoryview::python;
use crate::types::tuple::Tuple;

/// The arguments of a special method, without the object that it is called on.
#[derive(Clone, Copy)]
pub struct WrapperArguments<'a> {
    /// Positional arguments.
    pub positional: &'a [&'a Object],
    /// Keyword arguments.
    pub keywords: Option<&'a Dict>,
}

/// Declares [`Shape`]. Its numbers begin with that of wrappers which C code made: their flags know nothing of shapes.
macro_rules! shapes {
    ($($(#[$doc:meta])+ $shape:ident,)+) => {
        /// What a special method does with its arguments before it calls the slot's function.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(i32)]
        pub enum Shape {
            $($(#[$doc])+ $shape,)+
        }

        impl Shape {
            /// The shape of a number.
            pub(super) const fn from_number(number: i32) -> Self {
                $(if number == Self::$shape as i32 {
                    return Self::$shape;
                })+
                Self::None
            }
        }
    };
}

shapes! {
    /// C code's own wrapper function.
    Foreign,
    /// The slot has no wrapper.
    None,
    /// The object alone.
    Unary,
    /// The object and one value.
    Binary,
    /// One value and the object.
    BinaryReflected,
    /// `pow` with one or two values.
    Ternary,
    /// `pow` with the first value on the left.
    TernaryReflected,
    /// A question.
    Inquiry,
    /// A length.
    Length,
    /// The hash.
    Hash,
    /// Concatenation of sequences.
    SequenceConcat,
    /// Repetition of sequences.
    Repeat,
    /// Item of a sequence, by number.
    SequenceItem,
    /// Assignment to an item of a sequence.
    SequenceSetItem,
    /// Deletion of an item of a sequence.
    SequenceDeleteItem,
    /// Containment.
    Contains,
    /// Assignment to an item.
    SetItem,
    /// Deletion of an item.
    DeleteItem,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// Assignment to an attribute.
    SetAttribute,
    /// Deletion of an attribute.
    DeleteAttribute,
    /// A call with any arguments.
    Call,
    /// Initialisation with any arguments.
    Init,
    /// The next item, or `StopIteration`.
    Next,
    /// `__get__`
    DescriptorGet,
    /// `__set__`
    DescriptorSet,
    /// `__delete__`
    DescriptorDelete,
    /// `__del__`
    Finalize,
    /// `__buffer__`
    Buffer,
    /// `__release_buffer__`
    ReleaseBuffer,
}

impl Shape {
    /// Whether the method takes keyword arguments.
    pub const fn takes_keywords(self) -> bool {
        matches!(self, Self::Call | Self::Init)
    }
}

/// Checks the number of arguments.
fn exactly<'a, const N: usize>(
    thread: &Thread,
    arguments: WrapperArguments<'a>,
) -> Fallible<[&'a Object; N]> {
    match <[&Object; N]>::try_from(arguments.positional) {
        Ok(exact) => Ok(exact),
        Err(_) => {
            let plural = if N == 1 { "" } else { "s" };
            let count = arguments.positional.len();
            Err(crate::raise!(thread, TYPE_ERROR, "expected {N} argument{plural}, got {count}"))
        }
    }
}

/// Two arguments, or one; the method's name is in the message.
fn one_or_two<'a>(
    thread: &Thread,
    name: &str,
    arguments: WrapperArguments<'a>,
) -> Fallible<(&'a Object, Option<&'a Object>)> {
    match *arguments.positional {
        [first] => Ok((first, None)),
        [first, second] => Ok((first, Some(second))),
        [] => Err(crate::raise!(thread, TYPE_ERROR, "{name} expected at least 1 argument, got 0")),
        ref more => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "{name} expected at most 2 arguments, got {}",
            more.len()
        )),
    }
}

/// Exactly one argument; the method's name is in the message.
fn one<'a>(thread: &Thread, name: &str, arguments: WrapperArguments<'a>) -> Fallible<&'a Object> {
    match *arguments.positional {
        [only] => Ok(only),
        ref others => {
            let given = others.len();
            Err(crate::raise!(thread, TYPE_ERROR, "{name} expected 1 argument, got {given}"))
        }
    }
}

/// Exactly two arguments; the method's name is in the message.
fn two<'a>(
    thread: &Thread,
    name: &str,
    arguments: WrapperArguments<'a>,
) -> Fallible<(&'a Object, &'a Object)> {
    match *arguments.positional {
        [first, second] => Ok((first, second)),
        ref others => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "{name} expected 2 arguments, got {}",
            others.len()
        )),
    }
}

/// An index into a sequence, counted from the end if negative.
fn index_of(thread: &Thread, this: &Object, index: &Object) -> Fallible<isize> {
    let index = number::to_isize(thread, index, &crate::errors::OVERFLOW_ERROR)?;
    if index < 0
        && let Some(length) = crate::protocol::sequence::length_if_any(thread, this)?
    {
        return Ok(index.wrapping_add(length as isize));
    }
    Ok(index)
}

impl Shape {
    /// Calls the function of a slot as its special method is called.
    ///
    /// # Safety
    ///
    /// 1. `function` is the function of a slot of this shape, and fits objects of the type of `this`.
    pub unsafe fn call(
        self,
        thread: &Thread,
        name: &str,
        function: *const c_void,
        this: &Object,
        arguments: WrapperArguments<'_>,
    ) -> Fallible<Owned> {
        /// Calls the function as its slot declares it.
        macro_rules! run {
            ($call:ident::<$kind:ty>($($argument:expr),*)) => {
                // SAFETY: condition 1.
                unsafe { call::$call(transmute::<*const c_void, $kind>(function), thread, $($argument),*) }
            };
        }
        let done = |thread: &Thread| Ok(thread.none());
        let compare = |thread: &Thread, comparison: Comparison| {
            let [other] = exactly(thread, arguments)?;
            run!(compare::<richcmpfunc>(this, other, comparison))
        };
        match self {
            Self::Foreign | Self::None => {
                Err(crate::raise!(thread, SYSTEM_ERROR, "{name} has no wrapper"))
            }
            Self::Unary => {
                let [] = exactly(thread, arguments)?;
                run!(unary::<unaryfunc>(this))
            }
            Self::Binary | Self::SequenceConcat => {
                let [other] = exactly(thread, arguments)?;
                run!(binary::<binaryfunc>(this, other))
            }
            Self::BinaryReflected => {
                let [other] = exactly(thread, arguments)?;
                run!(binary::<binaryfunc>(other, this))
            }
            Self::Ternary | Self::TernaryReflected => {
                let (other, modulus) = match *arguments.positional {
                    [other] => (other, None),
                    [other, modulus] => (other, Some(modulus)),
                    ref others => {
                        let count = others.len();
                        return Err(crate::raise!(
                            thread,
                            TYPE_ERROR,
                            "expected 1 or 2 arguments, got {count}"
                        ));
                    }
                };
                let none = thread.none();
                let modulus = modulus.unwrap_or(&none);
                if self == Self::Ternary {
                    run!(ternary::<ternaryfunc>(this, other, Some(modulus)))
                } else {
                    run!(ternary::<ternaryfunc>(other, this, Some(modulus)))
                }
            }
            Self::Inquiry => {
                let [] = exactly(thread, arguments)?;
                run!(question::<inquiry>(this)).map(|answer| thread.bool(answer))
            }
            Self::Length => {
                let [] = exactly(thread, arguments)?;
                let length = run!(length::<lenfunc>(this))?;
                thread.new_int(length as i64)
            }
            Self::Hash => {
                let [] = exactly(thread, arguments)?;
                let hash = run!(hash::<hashfunc>(this))?;
                thread.new_int(hash as i64)
            }
            Self::Repeat => {
                let [count] = exactly(thread, arguments)?;
                let count = number::to_isize(thread, count, &crate::errors::OVERFLOW_ERROR)?;
                run!(indexed::<ssizeargfunc>(this, count))
            }
            Self::SequenceItem => {
                let [index] = exactly(thread, arguments)?;
                let index = index_of(thread, this, index)?;
                run!(indexed::<ssizeargfunc>(this, index))
            }
            Self::SequenceSetItem => {
                let (index, value) = two(thread, name, arguments)?;
                let index = index_of(thread, this, index)?;
                run!(assign_indexed::<ssizeobjargproc>(this, index, Some(value)))?;
                done(thread)
            }
            Self::SequenceDeleteItem => {
                let [index] = exactly(thread, arguments)?;
                let index = index_of(thread, this, index)?;
                run!(assign_indexed::<ssizeobjargproc>(this, index, None))?;
                done(thread)
            }
            Self::Contains => {
                let [item] = exactly(thread, arguments)?;
                run!(contains::<objobjproc>(this, item)).map(|answer| thread.bool(answer))
            }
            Self::SetItem | Self::SetAttribute | Self::DescriptorSet => {
                let (key, value) = two(thread, name, arguments)?;
                if self == Self::SetAttribute {
                    jumps::check_setter(thread, this, function, "__setattr__")?;
                }
                run!(assign::<objobjargproc>(this, key, Some(value)))?;
                done(thread)
            }
            Self::DeleteItem | Self::DeleteAttribute | Self::DescriptorDelete => {
                let [key] = exactly(thread, arguments)?;
                if self == Self::DeleteAttribute {
                    jumps::check_setter(thread, this, function, "__delattr__")?;
                }
                run!(assign::<objobjargproc>(this, key, None))?;
                done(thread)
            }
            Self::Less => compare(thread, Comparison::Less),
            Self::LessEqual => compare(thread, Comparison::LessOrEqual),
            Self::Equal => compare(thread, Comparison::Equal),
            Self::NotEqual => compare(thread, Comparison::NotEqual),
            Self::Greater => compare(thread, Comparison::Greater),
            Self::GreaterEqual => compare(thread, Comparison::GreaterOrEqual),
            Self::Call => {
                let positional = Tuple::new(thread, arguments.positional)?;
                let keywords = arguments.keywords.map(Dict::as_object);
                run!(ternary::<ternaryfunc>(this, positional.as_object(), keywords))
            }
            Self::Init => {
                let positional = Tuple::new(thread, arguments.positional)?;
                run!(init::<initproc>(this, &positional, arguments.keywords.map(Dict::as_object)))?;
                done(thread)
            }
            Self::Next => {
                let [] = exactly(thread, arguments)?;
                run!(next_or_raise::<iternextfunc>(this))
            }
            Self::DescriptorGet => {
                let (instance, owner) = one_or_two(thread, name, arguments)?;
                let instance = (!instance.is_none()).then_some(instance);
                let owner = owner.filter(|owner| !owner.is_none());
                if instance.is_none() && owner.is_none() {
                    return Err(crate::raise!(
                        thread,
                        TYPE_ERROR,
                        "__get__(None, None) is invalid"
                    ));
                }
                run!(descriptor_get::<descrgetfunc>(this, instance, owner))
            }
            Self::Finalize => {
                let [] = exactly(thread, arguments)?;
                run!(finalize::<destructor>(this));
                done(thread)
            }
            Self::Buffer => {
                let flags = one(thread, name, arguments)?;
                // SAFETY: condition 1.
                unsafe { python::call_get(thread, function, this, flags) }
            }
            Self::ReleaseBuffer => {
                let view = one(thread, name, arguments)?;
                python::call_release_of(thread, this, view)?;
                done(thread)
            }
        }
    }
}

/// Calls a wrapper function of C code, which gets arguments as a tuple, and a dictionary if it takes keywords.
///
/// # Safety
///
/// 1. As for [`Shape::call`]; `wrapper` is what the definition says for the slot.
pub(super) unsafe fn call_foreign(
    thread: &Thread,
    wrapper: wrapperfunc,
    keywords: bool,
    function: *const c_void,
    this: &Object,
    arguments: WrapperArguments<'_>,
) -> Fallible<Owned> {
    let positional = Tuple::new(thread, arguments.positional)?;
    let (this, positional) = (call::raw(this), call::raw::<Tuple>(&positional));
    // SAFETY: condition 1; a wrapper that takes keywords is of C's type with four parameters.
    unsafe {
        let result = if keywords {
            let wrapper = transmute::<wrapperfunc, wrapperfunc_kwds>(wrapper);
            wrapper(this, positional, function.cast_mut(), call::raw_or_null(arguments.keywords))
        } else {
            wrapper(this, positional, function.cast_mut())
        };
        call::object(thread, result)
    }
}

/// A wrapper function that takes keywords.
#[expect(non_camel_case_types, reason = "C's name")]
type wrapperfunc_kwds =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut c_void, *mut PyObject) -> *mut PyObject;
