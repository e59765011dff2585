//! Native functions of a toy type and a toy module, called as the evaluator and as C code call them.

use std::ffi::CStr;

use super::toys::{COUNTER, Counter, TOYS, int};
use super::*;
use crate::core::{Object, ObjectLike, Owned, Slot, Thread, TypeObject};
use crate::methods;
use crate::testing::with_runtime;
use crate::types::dict::Dict;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

fn function(name: &str) -> &'static NativeFunction {
    let all = Counter::METHODS.iter().chain(TOYS.functions.iter().copied().flatten());
    all.into_iter().find(|function| function.name() == name).unwrap()
}

/// Class and message of the exception that is raised.
pub(super) fn message(thread: &Thread) -> String {
    let exception = thread.catch(thread.raised().unwrap()).unwrap();
    let arguments = exception.args.get().unwrap();
    let text = arguments
        .downcast::<Tuple>()
        .ok()
        .and_then(|tuple| tuple.get(0).map(Owned::share))
        .unwrap();
    format!(
        "{}: {}",
        exception.as_object().type_object().name().to_string_lossy(),
        *text.downcast::<Str>().unwrap()
    )
}

/// Calls as the evaluator does; gives the result or the message.
fn call_named(
    thread: &Thread,
    this: Option<&Object>,
    name: &str,
    arguments: &[i64],
    named: &[(&str, i64)],
) -> Result<i64, String> {
    let values = arguments.iter().chain(named.iter().map(|(_, value)| value));
    let slots: Vec<Slot> = values.map(|value| int(*value)).collect();
    let names: Vec<_> = named.iter().map(|(name, _)| Str::new(thread, name).unwrap()).collect();
    let names: Vec<&Object> = names.iter().map(|name| name.as_object()).collect();
    let names = Tuple::new(thread, &names).unwrap();
    let this = this.map_or(std::ptr::null(), std::ptr::from_ref);
    let body = function(name).body;
    // SAFETY: the receiver is a counter where there is one; the values are positional ones and one for each name.
    let result =
        unsafe { body(thread, this, slots.as_ptr(), arguments.len(), Names::new(Some(&names))) };
    if result.is_null() {
        return Err(message(thread));
    }
    Ok(result.as_int().unwrap())
}

/// Calls with positional arguments.
fn call(
    thread: &Thread,
    this: Option<&Object>,
    name: &str,
    arguments: &[i64],
) -> Result<i64, String> {
    call_named(thread, this, name, arguments, &[])
}

#[test]
fn names_are_bound() {
    with_runtime(|thread| {
        let counter = Counter::of(COUNTER.get(), thread, 5).unwrap().into_object();
        let call = |name, arguments: &[i64], named: &[(&str, i64)]| {
            call_named(thread, Some(&counter), name, arguments, named)
        };
        assert_eq!(call("mix", &[], &[("factor", 2), ("base", 1)]), Ok(12));
        assert_eq!(call("mix", &[1], &[("offset", 4), ("negate", 1)]), Ok(-10));
        assert_eq!(call("sort", &[], &[("reverse", 1)]), Ok(2));
        assert_eq!(call("total", &[1, 2], &[("scale", 10)]), Ok(30));
        assert_eq!(call("count_all", &[1, 2], &[("a", 10)]), Ok(21));
        type Case = (&'static str, &'static [i64], &'static [(&'static str, i64)], &'static str);
        let cases: &[Case] = &[
            ("reset", &[], &[("a", 1)], "Counter.reset() takes no keyword arguments"),
            ("add", &[1], &[("a", 1)], "Counter.add() takes no keyword arguments"),
            ("clamp", &[1], &[("high", 1)], "Counter.clamp() takes no keyword arguments"),
            ("mix", &[], &[("factor", 1)], "mix() missing required argument 'base' (pos 1)"),
            (
                "mix",
                &[1],
                &[("base", 1)],
                "argument for mix() given by name ('base') and position (1)",
            ),
            (
                "mix",
                &[1],
                &[("bass", 1)],
                "mix() got an unexpected keyword argument 'bass'. Did you mean 'base'?",
            ),
            ("mix", &[1], &[("q", 1)], "mix() got an unexpected keyword argument 'q'"),
            (
                "sort",
                &[],
                &[("ky", 1)],
                "sort() got an unexpected keyword argument 'ky'. Did you mean 'key'?",
            ),
            (
                "sort",
                &[],
                &[("a", 1), ("b", 1), ("c", 1)],
                "sort() takes at most 2 keyword arguments (3 given)",
            ),
            (
                "total",
                &[],
                &[("scales", 1)],
                "total() got an unexpected keyword argument 'scales'. Did you mean 'scale'?",
            ),
        ];
        for (name, arguments, named, expected) in cases {
            assert_eq!(call(name, arguments, named), Err(format!("TypeError: {expected}")));
        }
    });
}

#[test]
fn calls_bind_and_convert() {
    with_runtime(|thread| {
        let counter = Counter::of(COUNTER.get(), thread, 5).unwrap().into_object();
        let this = Some(&*counter);
        assert_eq!(call(thread, this, "add", &[2]), Ok(7));
        assert_eq!(call(thread, this, "clamp", &[8]), Ok(8));
        assert_eq!(call(thread, this, "clamp", &[1, 3]), Ok(3));
        assert_eq!(call(thread, this, "mix", &[1, 10]), Ok(80));
        assert_eq!(call(thread, this, "sort", &[]), Ok(0));
        assert_eq!(call(thread, this, "total", &[1, 2, 3]), Ok(6));
        assert_eq!(call(thread, this, "count_all", &[1, 2, 3]), Ok(30));
        assert_eq!(call(thread, None, "twice", &[4]), Ok(8));
        assert_eq!(call(thread, None, "pair", &[4, 2]), Ok(42));
        assert_eq!(call(thread, this, "reset", &[]), Ok(7));
    });
}

#[test]
fn what_does_not_fit_is_reported() {
    with_runtime(|thread| {
        let counter = Counter::of(COUNTER.get(), thread, 5).unwrap().into_object();
        let message =
            |name, arguments: &[i64]| call(thread, Some(&counter), name, arguments).unwrap_err();
        assert_eq!(
            message("reset", &[1]),
            "TypeError: Counter.reset() takes no arguments (1 given)"
        );
        assert_eq!(
            message("add", &[]),
            "TypeError: Counter.add() takes exactly one argument (0 given)"
        );
        assert_eq!(message("clamp", &[]), "TypeError: clamp expected at least 1 argument, got 0");
        assert_eq!(
            message("clamp", &[1, 2, 3]),
            "TypeError: clamp expected at most 2 arguments, got 3"
        );
        assert_eq!(
            message("mix", &[]),
            "TypeError: mix() missing required argument 'base' (pos 1)"
        );
        assert_eq!(
            message("mix", &[1, 2, 3]),
            "TypeError: mix() takes at most 2 positional arguments (3 given)"
        );
        assert_eq!(
            message("mix", &[1, 2, 3, 4, 5]),
            "TypeError: mix() takes at most 4 arguments (5 given)"
        );
        assert_eq!(message("sort", &[1]), "TypeError: sort() takes no positional arguments");
    });
}

#[test]
fn definitions_are_those_of_c() {
    use pycore_abi::constants::method_flag::*;
    let flags = |name| function(name).definition.ml_flags & !METH_COEXIST;
    assert_eq!(flags("reset"), METH_NOARGS);
    assert_eq!(flags("add"), METH_O);
    assert_eq!(flags("clamp"), METH_FASTCALL);
    assert_eq!(flags("mix"), METH_FASTCALL | METH_KEYWORDS);
    assert_eq!(flags("of"), METH_O | METH_CLASS);
    assert_eq!(flags("twice"), METH_O | METH_STATIC);
    assert!(Counter::METHODS.iter().all(|function| function.name() != "absent"));
    let doc = function("clamp").signature.doc;
    assert_eq!(
        doc,
        c"clamp($self, low, high=9, /)\n--\n\nStay between two numbers.\n\nBoth are included."
    );
    assert_eq!(function("count_all").signature.doc, c"Counts what it gets.");
    assert!(function("twice").effects.contains(Effects::PURE));
    // SAFETY: the definition is the head of a native function.
    let found = unsafe { NativeFunction::of(&raw const function("mix").definition) };
    assert!(std::ptr::eq(found.unwrap(), function("mix")));
}

#[test]
fn slots_are_called_by_c_convention() {
    with_runtime(|thread| {
        let table = Counter::SLOTS;
        // SAFETY: the slots are called by their convention.
        unsafe {
            let new = table.type_object.tp_new.unwrap();
            let raw = new(
                COUNTER.get().as_object() as *const Object as *mut _,
                std::ptr::null_mut(),
                std::ptr::null_mut(),
            );
            let counter = Owned::<Object>::adopt(std::ptr::NonNull::new(raw).unwrap().cast());
            assert_eq!(table.type_object.tp_hash.unwrap()(raw), 0);
            counter.downcast_exact::<Counter>().unwrap().value.set(-1);
            assert_eq!(table.type_object.tp_hash.unwrap()(raw), -2);
            assert_eq!(table.sequence.sq_length.unwrap()(raw), 3);
            assert!(table.type_object.tp_iternext.unwrap()(raw).is_null());
            let sum = table.number.nb_add.unwrap()(raw, raw);
            drop(Owned::<Object>::adopt(std::ptr::NonNull::new(sum).unwrap().cast()));
            let same = table.type_object.tp_richcompare.unwrap()(raw, raw, 2);
            drop(Owned::<Object>::adopt(std::ptr::NonNull::new(same).unwrap().cast()));
        }
        let three = Int::from_i64(thread, 3).unwrap();
        let values = [raw(&*three)];
        let construct = table.type_object.tp_vectorcall.unwrap();
        // SAFETY: one argument and no names.
        let counter = unsafe {
            let made = construct(raw(COUNTER.get()), values.as_ptr(), 1, std::ptr::null_mut());
            Owned::<Object>::adopt(std::ptr::NonNull::new(made).unwrap().cast())
        };
        assert_eq!((*counter).downcast_exact::<Counter>().unwrap().value.get(), 3);
        assert!(table.suites.sequence && table.suites.number && !table.suites.mapping);
    });
}

fn raw<T: ObjectLike>(object: &T) -> *mut abi::PyObject {
    std::ptr::from_ref(object).cast_mut().cast()
}

#[test]
fn constructors_take_tuple_and_dict() {
    with_runtime(|thread| {
        let (init, new) = (
            Counter::SLOTS.merge(Counter::MORE_SLOTS).type_object.tp_init.unwrap(),
            Counter::SLOTS.type_object.tp_new.unwrap(),
        );
        let counter = Counter::of(COUNTER.get(), thread, 5).unwrap().into_object();
        let number = Int::from_i64(thread, 3).unwrap().into_object();
        let arguments = Tuple::new(thread, &[&number]).unwrap();
        let named = Dict::new(thread).unwrap();
        let call = || {
            // SAFETY: the receiver is laid out as the block's type, and the arguments are a tuple and a dict.
            unsafe { init(raw(&*counter), raw(&*arguments), raw(&*named)) }
        };
        assert_eq!(call(), 0);
        assert_eq!((*counter).downcast::<Counter>().unwrap().value.get(), 30);
        named.insert(thread, &thread.new_str("second").unwrap(), &number).unwrap();
        assert_eq!(call(), 0);
        assert_eq!((*counter).downcast::<Counter>().unwrap().value.get(), 33);
        named.insert(thread, &thread.new_str("third").unwrap(), &number).unwrap();
        assert_eq!(call(), -1);
        assert_eq!(message(thread), "TypeError: Pair() takes at most 2 arguments (3 given)");
        named.clear_items();
        named.insert(thread, &thread.new_str("value").unwrap(), &number).unwrap();
        // SAFETY: as above.
        let refused = unsafe { new(raw(COUNTER.get()).cast(), std::ptr::null_mut(), raw(&*named)) };
        assert!(refused.is_null());
        assert_eq!(message(thread), "TypeError: Counter() takes no keyword arguments");
    });
}

#[test]
fn computed_attributes_have_one_row() {
    with_runtime(|thread| {
        let counter = Counter::of(COUNTER.get(), thread, 5).unwrap();
        let [row] = Counter::GETSETS else { panic!("one attribute") };
        let raw = std::ptr::from_ref(&*counter).cast_mut().cast();
        let set = row.0.set.unwrap();
        // SAFETY: the receiver is a counter.
        let status = unsafe { set(raw, std::ptr::null_mut(), std::ptr::null_mut()) };
        assert_eq!(status, 0);
        assert_eq!(counter.value.get(), -1);
        // SAFETY: names are C strings.
        assert_eq!(unsafe { CStr::from_ptr(row.0.name) }, c"value");
    });
}

/// One function for each kind of argument, which gives what it gets.
struct Converters;

#[methods(module)]
impl Converters {
    /// short(value, /)
    fn short(value: i16) -> i32 {
        value.into()
    }

    /// int(value, /)
    fn int(value: i32) -> i32 {
        value
    }

    /// long(value, /)
    fn long(value: i64) -> i64 {
        value
    }

    /// ssize(value, /)
    fn ssize(value: isize) -> isize {
        value
    }

    /// byte(value, /)
    fn byte(value: u8) -> i32 {
        value.into()
    }

    /// unsigned(value, /)
    fn unsigned(value: u32) -> u32 {
        value
    }

    /// unsigned_long(value, /)
    fn unsigned_long(value: u64) -> u64 {
        value
    }

    /// size(value, /)
    fn size(value: usize) -> usize {
        value
    }

    /// double(value, /)
    fn double(value: f64) -> f64 {
        value
    }

    /// truth(value, /)
    fn truth(value: bool) -> bool {
        value
    }

    /// text(value, /)
    fn text(value: &Str) -> &Object {
        value.as_object()
    }

    /// texts(first, value, /)
    fn texts<'a>(_first: &Object, value: &'a Str) -> &'a Object {
        value.as_object()
    }

    /// named($module, /, value=None)
    fn named(value: Option<&Str>) -> Option<&Object> {
        value.map(Str::as_object)
    }

    /// character(value, /)
    fn character(value: CodePoint) -> u32 {
        value.0
    }

    /// class(value, /)
    fn class(value: &TypeObject) -> &Object {
        value.as_object()
    }
}

#[test]
fn arguments_are_converted_as_in_cpython() {
    with_runtime(|thread| {
        let huge = Int::from_i128(thread, 1 << 70).unwrap().into_object();
        let negative = Int::from_i128(thread, -(1 << 70)).unwrap().into_object();
        let (x, xy) = (thread.new_str("x").unwrap(), thread.new_str("xy").unwrap());
        let number = |value| Int::from_i64(thread, value).unwrap().into_object();
        let (half, none) = (thread.new_float(1.5).unwrap(), thread.none());
        let cases = [
            ("short", number(-3), "-3"),
            ("short", number(40000), "OverflowError: Python int too large to convert to C short"),
            ("int", number(-1), "-1"),
            ("int", huge.clone(), "OverflowError: Python int too large to convert to C int"),
            ("int", number(1 << 40), "OverflowError: Python int too large to convert to C int"),
            ("int", x.clone(), "TypeError: 'str' object cannot be interpreted as an integer"),
            ("int", half.clone(), "TypeError: 'float' object cannot be interpreted as an integer"),
            (
                "int",
                none.clone(),
                "TypeError: 'NoneType' object cannot be interpreted as an integer",
            ),
            ("long", number(i64::MIN), "-9223372036854775808"),
            ("long", negative.clone(), "OverflowError: Python int too large to convert to C long"),
            ("ssize", huge.clone(), "OverflowError: Python int too large to convert to C ssize_t"),
            ("byte", number(255), "255"),
            ("byte", number(-1), "OverflowError: unsigned byte integer is less than minimum"),
            ("byte", number(256), "OverflowError: unsigned byte integer is greater than maximum"),
            ("unsigned", number(-1), "ValueError: Cannot convert negative int"),
            ("unsigned", huge.clone(), "OverflowError: Python int too large for C unsigned int"),
            ("unsigned_long", negative, "ValueError: Cannot convert negative int"),
            (
                "unsigned_long",
                huge.clone(),
                "OverflowError: Python int too large for C unsigned long",
            ),
            ("size", huge.clone(), "OverflowError: Python int too large for C size_t"),
            ("double", huge, "1.1805916207174113e21"),
            ("double", number(-1), "-1.0"),
            ("double", x.clone(), "TypeError: must be real number, not str"),
            ("double", none.clone(), "TypeError: must be real number, not NoneType"),
            ("truth", x.clone(), "1"),
            ("text", x.clone(), "'x'"),
            ("text", number(1), "TypeError: text() argument must be str, not int"),
            (
                "named",
                number(1),
                "TypeError: named() argument 'value' must be str or None, not int",
            ),
            ("named", none.clone(), "NoneType"),
            ("text", none.clone(), "TypeError: text() argument must be str, not None"),
            ("character", x.clone(), "120"),
            (
                "character",
                xy,
                "TypeError: character(): argument must be a unicode character, not a string of length 2",
            ),
            (
                "character",
                none,
                "TypeError: character() argument must be a unicode character, not None",
            ),
            ("class", x, "TypeError: class() argument must be type, not str"),
        ];
        for (name, value, expected) in cases {
            let function = Converters::METHODS.iter().find(|one| one.name() == name).unwrap();
            let slots = [Slot::owned(value)];
            // SAFETY: functions of modules take any receiver.
            let result = unsafe { function.call(thread, None, Arguments::from_positional(&slots)) };
            let given = match result.take_object(thread) {
                Ok(Some(object)) => show(&object),
                _ => message(thread),
            };
            assert_eq!(given, expected, "{name}");
            slots[0].close();
        }
        let slots = [int(1), int(2)];
        let function = Converters::METHODS.iter().find(|one| one.name() == "texts").unwrap();
        // SAFETY: as above.
        let result = unsafe { function.call(thread, None, Arguments::from_positional(&slots)) };
        assert!(result.is_null());
        assert_eq!(message(thread), "TypeError: texts() argument 2 must be str, not int");
        slots.iter().for_each(Slot::close);
    });
}

/// A value as text.
fn show(object: &Object) -> String {
    if let Some(int) = object.downcast::<Int>() {
        return int
            .to_u64()
            .map_or_else(|| int.to_i64().unwrap().to_string(), |value| value.to_string());
    }
    match (object.downcast::<Float>(), object.downcast::<Str>()) {
        (Some(float), _) => format!("{:?}", float.value()),
        (_, Some(text)) => format!("'{text}'"),
        _ => object.type_name().into_owned(),
    }
}
