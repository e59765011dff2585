//! Native and foreign functions as objects.

use core::ffi::{CStr, c_int};
use std::ptr;

use pycore_abi::constants::method_flag::*;
use pycore_abi::functions::PyCFunction;
use pycore_abi::{PyMethodDef, PyObject};

use super::BuiltinFunction;
use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::declare::toys::{COUNTER, Counter, TOYS, int};
use crate::declare::{Arguments, Comparison, Names, NativeFunction};
use crate::name;
use crate::protocol::{call, object};
use crate::testing::with_runtime;
use crate::types::str::{STR, Str};
use crate::types::tuple::Tuple;

fn function(name: &str) -> &'static NativeFunction {
    let all = Counter::METHODS.iter().chain(TOYS.functions.iter().copied().flatten());
    all.into_iter().find(|function| function.name() == name).unwrap()
}

fn counter(thread: &Thread) -> Owned {
    Counter::of(COUNTER.get(), thread, 5).unwrap().into_object()
}

/// The message of the exception that is raised.
fn message(thread: &Thread) -> String {
    let exception = thread.catch(thread.raised().unwrap()).unwrap();
    let arguments = exception.args.get().unwrap();
    let arguments = (*arguments).downcast::<Tuple>().unwrap();
    arguments.get(0).unwrap().downcast::<Str>().unwrap().to_string()
}

fn text(thread: &Thread, result: Fallible<Owned>) -> String {
    match result {
        Ok(object) => (*object).downcast::<Str>().map_or("?".to_string(), Str::to_string),
        Err(_) => message(thread),
    }
}

#[test]
fn functions_are_bound_to_what_they_take_only() {
    with_runtime(|thread| {
        let counter = counter(thread);
        assert!(BuiltinFunction::new(thread, function("reset"), Some(&counter), None).is_ok());
        assert!(
            BuiltinFunction::new(thread, function("reset"), Some(COUNTER.get().as_object()), None)
                .is_err()
        );
        assert_eq!(message(thread), "reset() cannot be bound to this object");
        assert!(BuiltinFunction::new(thread, function("reset"), None, None).is_err());
        assert!(BuiltinFunction::new(thread, function("of"), Some(&counter), None).is_err());
        assert!(
            BuiltinFunction::new(thread, function("of"), Some(COUNTER.get().as_object()), None)
                .is_ok()
        );
        assert!(BuiltinFunction::new(thread, function("half"), None, None).is_ok());
        thread.catch(thread.raised().unwrap());
    });
}

#[test]
fn native_functions_are_called_in_both_ways() {
    with_runtime(|thread| {
        let counter = counter(thread);
        let of =
            BuiltinFunction::new(thread, function("of"), Some(COUNTER.get().as_object()), None)
                .unwrap();
        let slots = [int(7)];
        let made = of.call(thread, Arguments::from_positional(&slots)).unwrap();
        assert_eq!((*made).downcast::<Counter>().unwrap().value.get(), 7);
        let count = BuiltinFunction::new(thread, function("me"), Some(&counter), None).unwrap();
        let same = call::call(thread, count.as_object(), &[]).unwrap();
        assert!(same.is(&counter));
        assert!(call::call(thread, count.as_object(), &[&counter]).is_err());
        assert_eq!(message(thread), "Counter.me() takes no arguments (1 given)");
    });
}

#[test]
fn representation_hash_and_comparison() {
    with_runtime(|thread| {
        let (one, other) = (counter(thread), counter(thread));
        let bind = |name: &str, this: &Object| {
            BuiltinFunction::new(thread, function(name), Some(this), None).unwrap()
        };
        let (reset, again, others) =
            (bind("reset", &one), bind("reset", &one), bind("reset", &other));
        let expected = format!("<built-in method reset of toys.Counter object at {:p}>", &*one);
        assert_eq!(object::repr(thread, reset.as_object()).unwrap().to_string(), expected);
        let is_equal = |left: &BuiltinFunction, right: &BuiltinFunction| {
            object::compare(thread, left.as_object(), right.as_object(), Comparison::Equal).unwrap()
        };
        // While `True` is not there, identity of what is given tells nothing; both are asked for at least.
        let _ = (is_equal(&reset, &again), is_equal(&reset, &others));
        let hash = |of: &BuiltinFunction| object::hash(thread, of.as_object()).unwrap();
        assert_eq!(hash(&reset), hash(&again));
        assert_eq!(reset.qualified_name(thread).unwrap(), "Counter.reset");
        let half = BuiltinFunction::new(thread, function("half"), None, None).unwrap();
        assert_eq!(
            object::repr(thread, half.as_object()).unwrap().to_string(),
            "<built-in function half>"
        );
        assert_eq!(half.qualified_name(thread).unwrap(), "half");
    });
}

/// C functions that give their first argument or receiver, or break their promise.
mod foreign {
    use super::*;

    type Raw = *mut PyObject;

    unsafe fn share(object: Raw) -> Raw {
        // SAFETY: the tests pass live objects.
        Owned::share(unsafe { &*object.cast::<Object>() }).into_raw().as_ptr().cast()
    }

    pub(super) unsafe extern "C" fn receiver(this: Raw, _value: Raw) -> Raw {
        // SAFETY: as above.
        unsafe { share(this) }
    }

    pub(super) unsafe extern "C" fn argument(_this: Raw, value: Raw) -> Raw {
        // SAFETY: as above.
        unsafe { share(value) }
    }

    pub(super) unsafe extern "C" fn last(_this: Raw, values: *const Raw, count: isize) -> Raw {
        // SAFETY: the tests pass at least one value.
        unsafe { share(*values.offset(count - 1)) }
    }

    pub(super) unsafe extern "C" fn named(
        _this: Raw,
        values: *const Raw,
        count: isize,
        names: Raw,
    ) -> Raw {
        // SAFETY: the tests pass a name and its value behind the positional ones.
        unsafe { share(if names.is_null() { *values } else { *values.offset(count) }) }
    }

    pub(super) unsafe extern "C" fn nothing(_this: Raw, _value: Raw) -> Raw {
        ptr::null_mut()
    }
}

fn definition(name: &'static CStr, flags: c_int, function: *const ()) -> &'static PyMethodDef {
    // SAFETY: C keeps all functions in this type.
    let function = unsafe { std::mem::transmute::<*const (), PyCFunction>(function) };
    Box::leak(Box::new(PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: Some(function),
        ml_flags: flags,
        ml_doc: c"f(x)\n--\n\nText.".as_ptr(),
    }))
}

#[test]
fn foreign_functions_are_called_by_their_flags() {
    with_runtime(|thread| {
        let words = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
            .map(|word| thread.new_str(word).unwrap());
        let make = |flags, function| {
            let definition = definition(c"f", flags, function);
            // SAFETY: the function is of the convention.
            unsafe {
                BuiltinFunction::from_definition(thread, definition, Some(&words[9]), None, None)
                    .unwrap()
            }
        };
        let give = |function: &BuiltinFunction, arguments: &[&Object]| {
            text(thread, call::call(thread, function.as_object(), arguments))
        };
        let none = make(METH_NOARGS, foreign::receiver as *const ());
        assert_eq!(give(&none, &[]), "j");
        assert_eq!(give(&none, &[&words[0]]), "str.f() takes no arguments (1 given)");
        let one = make(METH_O, foreign::argument as *const ());
        assert_eq!(give(&one, &[&words[1]]), "b");
        assert_eq!(give(&one, &[]), "str.f() takes exactly one argument (0 given)");
        let tuple = make(METH_VARARGS, foreign::argument as *const ());
        assert_eq!(give(&tuple, &[&words[1]]), "?");
        let fast = make(METH_FASTCALL, foreign::last as *const ());
        assert_eq!(give(&fast, &[&words[1], &words[2]]), "c");
        let named = make(METH_FASTCALL | METH_KEYWORDS, foreign::named as *const ());
        let names = Tuple::new(thread, &[&words[0]]).unwrap();
        let with_names = |function: &BuiltinFunction| {
            let values: [&Object; 2] = [&words[1], &words[2]];
            text(
                thread,
                call::call_with_keywords(thread, function.as_object(), &values, Some(&names)),
            )
        };
        assert_eq!(with_names(&named), "c");
        assert_eq!(with_names(&fast), "str.f() takes no keyword arguments");
        let broken = make(METH_NOARGS, foreign::nothing as *const ());
        assert!(give(&broken, &[]).ends_with("returned NULL without setting an exception"));
        // Slots that are no pointers are copied, more than fit into the small array among them.
        let mut slots: Vec<Slot> = (0..20).map(int).collect();
        slots.push(Slot::owned(words[4].clone()));
        for part in [&slots[18..], &slots[..]] {
            // The ints are boxed, which may fail while there are no ints.
            let given = text(thread, fast.call(thread, Arguments::from_slots(part, Names::NONE)));
            assert!(given == "e" || given == "ints are not there yet");
        }
        slots.iter().for_each(Slot::close);
    });
}

#[test]
fn bad_definitions_are_refused() {
    with_runtime(|thread| {
        let make = |flags| {
            let definition = definition(c"f", flags, foreign::nothing as *const ());
            // SAFETY: the function is not called.
            unsafe {
                BuiltinFunction::from_definition(thread, definition, None, None, None).map(|_| ())
            }
        };
        assert!(make(METH_O | METH_KEYWORDS).is_err());
        assert_eq!(message(thread), "f() method: bad call flags");
        assert!(make(METH_METHOD | METH_FASTCALL | METH_KEYWORDS).is_err());
        assert_eq!(
            message(thread),
            "attempting to create PyCMethod with a METH_METHOD flag but no class"
        );
    });
}

#[test]
fn attributes_are_what_the_program_sees() {
    with_runtime(|thread| {
        let word = thread.new_str("x").unwrap();
        let method = object::get_attribute(thread, &word, name!(thread, "join"));
        let method = method.unwrap_or_else(|_| panic!("{}", message(thread)));
        let show = |name: &Str| {
            let attribute = object::get_attribute(thread, &method, name).unwrap();
            object::repr(thread, &attribute).unwrap().to_string()
        };
        assert_eq!(show(name!(thread, "__name__")), "'join'");
        assert_eq!(show(name!(thread, "__qualname__")), "'str.join'");
        assert_eq!(show(name!(thread, "__self__")), "'x'");
        assert!(
            object::get_attribute(thread, &method, name!(thread, "__module__")).unwrap().is_none()
        );
        assert_eq!(show(name!(thread, "__text_signature__")), "'($self, iterable, /)'");
        let unbound =
            object::get_attribute(thread, STR.get().as_object(), name!(thread, "join")).unwrap();
        assert_eq!(text(thread, call::call(thread, &unbound, &[&word, &word])), "x");
        let cases: [(&[&Object], &str); _] = [
            (&[], "unbound method str.join() needs an argument"),
            (&[&word], "str.join() takes exactly one argument (0 given)"),
            (
                &[&method],
                "descriptor 'join' for 'str' objects doesn't apply to a 'builtin_function_or_method' object",
            ),
        ];
        for (arguments, expected) in cases {
            assert_eq!(text(thread, call::call(thread, &unbound, arguments)), expected);
        }
    });
}
