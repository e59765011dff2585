//! The C functions of slots, by shape.
//!
//! Each shape is a `const fn` that takes a closure which captures nothing, and gives the C function that calls it. For all
//! C functions here: they are called by C's convention for their slot, by the thread that holds the lock, with live
//! objects, the first of which is of the type that `T` is the layout of.

use core::ffi::c_int;
use std::ptr::{self, NonNull};

use pycore_abi::functions::*;
use pycore_abi::{Py_buffer, PyObject, PyTypeObject};

use super::arguments::{Arguments, Names};
use super::named;
use super::native::{closure, to_raw};
use super::receiver::Native;
use super::signature::Signature;
use crate::core::{Fallible, Object, Raised, Slot, Thread, TypeObject};
use crate::types::tuple::Tuple;

type Raw = *mut PyObject;

/// How two objects are compared: `Py_LT` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The comparison of a C code.
    pub const fn from_raw(code: c_int) -> Option<Self> {
        Some(match code {
            0 => Self::Less,
            1 => Self::LessOrEqual,
            2 => Self::Equal,
            3 => Self::NotEqual,
            4 => Self::Greater,
            5 => Self::GreaterOrEqual,
            _ => return None,
        })
    }

    /// The comparison with the operands exchanged.
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }

    /// Whether it holds for things in this order.
    pub const fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }

    /// The operator.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

/// What `am_send` gives.
pub enum Sent {
    /// The generator goes on later.
    Yielded(crate::core::Owned),
    /// The generator is at its end.
    Returned(crate::core::Owned),
}

unsafe fn object<'a>(raw: Raw) -> &'a Object {
    // SAFETY: the module's head.
    unsafe { &*raw.cast::<Object>() }
}

unsafe fn nullable<'a>(raw: Raw) -> Option<&'a Object> {
    // SAFETY: the module's head.
    unsafe { raw.cast::<Object>().as_ref() }
}

fn status(result: Fallible) -> c_int {
    match result {
        Ok(()) => 0,
        Err(Raised) => -1,
    }
}

fn answer(result: Fallible<bool>) -> c_int {
    result.map_or(-1, c_int::from)
}

fn size(result: Fallible<usize>) -> isize {
    result.map_or(-1, |size| size as isize)
}

/// `-1` says that there was an exception, so no hash is that.
fn hash_value(result: Fallible<isize>) -> isize {
    match result {
        Ok(-1) => -2,
        Ok(hash) => hash,
        Err(Raised) => -1,
    }
}

fn sent(thread: &Thread, result: Fallible<Sent>, place: *mut Raw) -> c_int {
    let (code, value) = match result {
        Err(Raised) => (-1, ptr::null_mut()),
        Ok(Sent::Returned(value)) => (0, to_raw(thread, Ok(Slot::owned(value)))),
        Ok(Sent::Yielded(value)) => (1, to_raw(thread, Ok(Slot::owned(value)))),
    };
    // SAFETY: the module's head: the place is the caller's.
    unsafe { *place = value };
    code
}

fn comparison(thread: &Thread, code: c_int) -> Fallible<Comparison> {
    Comparison::from_raw(code)
        .ok_or_else(|| crate::raise!(thread, SYSTEM_ERROR, "bad argument to internal function"))
}

/// A shape: its name, the C type, the closure's type, and how the C function calls the closure.
macro_rules! shapes {
    ($(
        $(#[$doc:meta])*
        $name:ident -> $slot:ident: [$($function:tt)*],
        ($($parameter:ident: $type:ty),*) $(-> $result:ty)?, |$thread:ident, $call:ident| $body:expr;
    )*) => {
        $(
            $(#[$doc])*
            #[allow(clippy::extra_unused_type_parameters, reason = "so that all shapes are used alike")]
            pub const fn $name<T: Native, F>(_closure: F) -> $slot
            where
                F: Copy + $($function)*,
            {
                /// # Safety
                ///
                /// See the module's head.
                #[allow(clippy::extra_unused_type_parameters, reason = "so that all shapes are used alike")]
                unsafe extern "C" fn thunk<T: Native, F>($($parameter: $type),*) $(-> $result)?
                where
                    F: Copy + $($function)*,
                {
                    let $call = closure::<F>();
                    // SAFETY: the module's head.
                    unsafe {
                        let $thread = Thread::current();
                        $body
                    }
                }
                thunk::<T, F>
            }
        )*
    };
}

shapes! {
    /// The object to an object.
    unary -> unaryfunc: [for<'a> Fn(&'a Thread, &'a T) -> Fallible<Slot>],
        (this: Raw) -> Raw, |thread, call| to_raw(thread, call(thread, &*this.cast::<T>()));
    /// The object and another to an object.
    binary -> binaryfunc: [for<'a> Fn(&'a Thread, &'a T, &'a Object) -> Fallible<Slot>],
        (this: Raw, a: Raw) -> Raw, |thread, call| to_raw(thread, call(thread, &*this.cast::<T>(), object(a)));
    /// The object and two others to an object.
    ternary -> ternaryfunc: [for<'a> Fn(&'a Thread, &'a T, &'a Object, &'a Object) -> Fallible<Slot>],
        (this: Raw, a: Raw, b: Raw) -> Raw,
        |thread, call| to_raw(thread, call(thread, &*this.cast::<T>(), object(a), object(b)));
    /// Two operands, either of the type.
    operator -> binaryfunc: [for<'a> Fn(&'a Thread, &'a Object, &'a Object) -> Fallible<Slot>],
        (a: Raw, b: Raw) -> Raw, |thread, call| to_raw(thread, call(thread, object(a), object(b)));
    /// Three operands, any of the type.
    operator_three -> ternaryfunc:
        [for<'a> Fn(&'a Thread, &'a Object, &'a Object, &'a Object) -> Fallible<Slot>],
        (a: Raw, b: Raw, c: Raw) -> Raw, |thread, call| to_raw(thread, call(thread, object(a), object(b), object(c)));
    /// A question about the object.
    question -> inquiry: [for<'a> Fn(&'a Thread, &'a T) -> Fallible<bool>],
        (this: Raw) -> c_int, |thread, call| answer(call(thread, &*this.cast::<T>()));
    /// Whether something is in the object.
    contains -> objobjproc: [for<'a> Fn(&'a Thread, &'a T, &'a Object) -> Fallible<bool>],
        (this: Raw, a: Raw) -> c_int, |thread, call| answer(call(thread, &*this.cast::<T>(), object(a)));
    /// The object's length.
    length -> lenfunc: [for<'a> Fn(&'a Thread, &'a T) -> Fallible<usize>],
        (this: Raw) -> isize, |thread, call| size(call(thread, &*this.cast::<T>()));
    /// The object's hash.
    hash -> hashfunc: [for<'a> Fn(&'a Thread, &'a T) -> Fallible<isize>],
        (this: Raw) -> isize, |thread, call| hash_value(call(thread, &*this.cast::<T>()));
    /// Item or repetition by number.
    indexed -> ssizeargfunc: [for<'a> Fn(&'a Thread, &'a T, isize) -> Fallible<Slot>],
        (this: Raw, index: isize) -> Raw, |thread, call| to_raw(thread, call(thread, &*this.cast::<T>(), index));
    /// Assignment by number; nothing deletes.
    indexed_assign -> ssizeobjargproc: [for<'a> Fn(&'a Thread, &'a T, isize, Option<&'a Object>) -> Fallible],
        (this: Raw, index: isize, value: Raw) -> c_int,
        |thread, call| status(call(thread, &*this.cast::<T>(), index, nullable(value)));
    /// Assignment by key, attribute or instance; nothing deletes.
    assign -> objobjargproc: [for<'a> Fn(&'a Thread, &'a T, &'a Object, Option<&'a Object>) -> Fallible],
        (this: Raw, key: Raw, value: Raw) -> c_int,
        |thread, call| status(call(thread, &*this.cast::<T>(), object(key), nullable(value)));
    /// Comparison.
    rich_compare -> richcmpfunc: [for<'a> Fn(&'a Thread, &'a T, &'a Object, Comparison) -> Fallible<Slot>],
        (this: Raw, other: Raw, code: c_int) -> Raw,
        |thread, call| to_raw(
            thread,
            comparison(thread, code).and_then(|code| call(thread, &*this.cast::<T>(), object(other), code)),
        );
    /// The next item; nothing at the end.
    next -> iternextfunc: [for<'a> Fn(&'a Thread, &'a T) -> Fallible<Option<Slot>>],
        (this: Raw) -> Raw,
        |thread, call| to_raw(
            thread,
            call(thread, &*this.cast::<T>()).map(|next| next.unwrap_or(const { Slot::null() })),
        );
    /// `__get__`
    descriptor_get -> descrgetfunc:
        [for<'a> Fn(&'a Thread, &'a T, Option<&'a Object>, Option<&'a Object>) -> Fallible<Slot>],
        (this: Raw, instance: Raw, owner: Raw) -> Raw,
        |thread, call| to_raw(thread, call(thread, &*this.cast::<T>(), nullable(instance), nullable(owner)));
    /// The object's end; an exception in it is the function's own affair.
    finalize -> destructor: [for<'a> Fn(&'a Thread, &'a T)],
        (this: Raw), |thread, call| call(thread, &*this.cast::<T>());
    /// `am_send`
    send -> sendfunc: [for<'a> Fn(&'a Thread, &'a T, &'a Object) -> Fallible<Sent>],
        (this: Raw, value: Raw, result: *mut Raw) -> c_int,
        |thread, call| sent(thread, call(thread, &*this.cast::<T>(), object(value)), result);
    /// Fills a view; the view is C's.
    get_buffer -> getbufferproc: [for<'a> Fn(&'a Thread, &'a T, Option<NonNull<Py_buffer>>, c_int) -> Fallible],
        (this: Raw, view: *mut Py_buffer, flags: c_int) -> c_int,
        |thread, call| status(call(thread, &*this.cast::<T>(), NonNull::new(view), flags));
    /// Ends a view.
    release_buffer -> releasebufferproc: [for<'a> Fn(&'a Thread, &'a T, Option<NonNull<Py_buffer>>)],
        (this: Raw, view: *mut Py_buffer), |thread, call| call(thread, &*this.cast::<T>(), NonNull::new(view));
    /// A call of the object.
    call -> ternaryfunc: [for<'a> Fn(&'a Thread, &'a T, Arguments<'a>) -> Fallible<Slot>],
        (this: Raw, positional: Raw, named: Raw) -> Raw,
        |thread, call| to_raw(
            thread,
            with_arguments(thread, positional, named, |arguments| call(thread, &*this.cast::<T>(), arguments)),
        );
    /// `__init__`
    init -> initproc: [for<'a> Fn(&'a Thread, &'a T, Arguments<'a>) -> Fallible],
        (this: Raw, positional: Raw, named: Raw) -> c_int,
        |thread, call| status(
            with_arguments(thread, positional, named, |arguments| call(thread, &*this.cast::<T>(), arguments)),
        );
    /// `__new__`
    new -> newfunc: [for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>],
        (class: *mut PyTypeObject, positional: Raw, named: Raw) -> Raw,
        |thread, call| to_raw(
            thread,
            with_arguments(thread, positional, named, |arguments| {
                call(thread, &*class.cast::<TypeObject>(), arguments)
            }),
        );
    /// A call of the class.
    vectorcall -> vectorcallfunc: [for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>],
        (class: Raw, values: *const Raw, count: usize, names: Raw) -> Raw,
        |thread, call| {
            // The highest bit says that the word in front of the values may be overwritten.
            let count = count & !(1 << (usize::BITS - 1));
            let arguments = Arguments::new(values.cast(), count, Names::of(nullable(names)));
            to_raw(thread, call(thread, &*class.cast::<TypeObject>(), arguments))
        };
}

/// Gives a closure the type that `tp_new` wants.
pub const fn new_closure<T: Native, F>(closure: F) -> F
where
    F: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
{
    closure
}

/// Gives a closure the type that `tp_init` wants.
pub const fn init_closure<T: Native, F>(closure: F) -> F
where
    F: Copy + for<'a> Fn(&'a Thread, &'a T, Arguments<'a>) -> Fallible,
{
    closure
}

/// The `tp_vectorcall` of a type whose instances `tp_new` completes.
pub const fn construct<T: Native, F>(closure: F) -> vectorcallfunc
where
    F: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
{
    vectorcall::<T, F>(closure)
}

/// The `tp_vectorcall` of a type for calls without names; `tp_new` takes the others.
pub const fn vectorcall_or_new<T: Native, N, F>(_new: N, _closure: F) -> vectorcallfunc
where
    N: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
    F: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
{
    construct::<T, _>(|thread, class, arguments: Arguments<'_>| {
        if arguments.names().is_empty() {
            closure::<F>()(thread, class, arguments)
        } else {
            closure::<N>()(thread, class, arguments)
        }
    })
}

/// The `tp_vectorcall` of a type with `tp_new` and `tp_init`.
pub const fn construct_and_init<T: Native, N, I>(_new: N, _init: I) -> vectorcallfunc
where
    N: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
    I: Copy + for<'a> Fn(&'a Thread, &'a T, Arguments<'a>) -> Fallible,
{
    /// # Safety
    ///
    /// See the module's head.
    unsafe extern "C" fn thunk<T: Native, N, I>(
        class: Raw,
        values: *const Raw,
        count: usize,
        names: Raw,
    ) -> Raw
    where
        N: Copy + for<'a> Fn(&'a Thread, &'a TypeObject, Arguments<'a>) -> Fallible<Slot>,
        I: Copy + for<'a> Fn(&'a Thread, &'a T, Arguments<'a>) -> Fallible,
    {
        // SAFETY: the module's head; what `tp_new` gives is an instance where its type says so, and is held meanwhile.
        unsafe {
            let thread = Thread::current();
            let class = &*class.cast::<TypeObject>();
            let count = count & !(1 << (usize::BITS - 1));
            let arguments = Arguments::new(values.cast(), count, Names::of(nullable(names)));
            let made = closure::<N>()(thread, class, arguments);
            let Ok(Some(made)) = made.and_then(|made| made.into_object(thread)) else {
                return ptr::null_mut();
            };
            if made.type_object().derives_from(T::type_object()) {
                let this = &*ptr::from_ref(&*made).cast::<T>();
                if closure::<I>()(thread, this, arguments).is_err() {
                    return ptr::null_mut();
                }
            }
            made.into_raw().as_ptr().cast()
        }
    }
    thunk::<T, N, I>
}

/// Calls with the arguments in a tuple and a dict, which C may leave out.
///
/// # Safety
///
/// 1. `positional` is a tuple or NULL, `named` a dict or NULL; both stay.
unsafe fn with_arguments<R>(
    thread: &Thread,
    positional: Raw,
    named: Raw,
    call: impl FnOnce(Arguments<'_>) -> Fallible<R>,
) -> Fallible<R> {
    // SAFETY: condition 1.
    let values = match unsafe { nullable(positional) }.and_then(Object::downcast::<Tuple>) {
        Some(tuple) => Slot::of_objects(tuple.as_slice()),
        None => &[],
    };
    // SAFETY: condition 1.
    match named::as_dict(unsafe { nullable(named) }) {
        None => call(Arguments::from_positional(values)),
        Some(dict) => named::with_named(thread, values, dict, call),
    }
}

impl Arguments<'_> {
    /// Checks that no argument is given by name.
    #[inline(always)]
    pub fn unnamed_call(self, thread: &Thread, signature: &'static Signature) -> Fallible<Self> {
        if self.names().is_empty() {
            return Ok(self);
        }
        Err(super::messages::no_keywords(thread, &format!("{}()", signature.name())))
    }

    /// For `__new__`: the same, but a class with an `__init__` of its own may give names a meaning.
    #[inline]
    pub fn unnamed_new<T: Native>(
        self,
        thread: &Thread,
        class: &TypeObject,
        signature: &'static Signature,
    ) -> Fallible<Self> {
        let slot = |of: &TypeObject| of.read(|raw| raw.tp_init.map(|function| function as usize));
        if self.names().is_empty() || slot(class) == slot(T::type_object()) {
            return self.unnamed_call(thread, signature);
        }
        Ok(Self::from_positional(self.positional()))
    }

    /// For `__init__`: the same, but a class with a `__new__` of its own may give names a meaning.
    #[inline]
    pub fn unnamed_init<T: Native>(
        self,
        thread: &Thread,
        this: &T,
        signature: &'static Signature,
    ) -> Fallible<Self> {
        let slot = |of: &TypeObject| of.read(|raw| raw.tp_new.map(|function| function as usize));
        if self.names().is_empty()
            || slot(T::header_of(this).type_object()) == slot(T::type_object())
        {
            return self.unnamed_call(thread, signature);
        }
        Ok(Self::from_positional(self.positional()))
    }
}
