//! Types as the program sees them.

use crate::core::{Object, Owned, Thread, TypeObject};
use crate::name;
use crate::protocol::{call, object};
use crate::testing::with_runtime;
use crate::types::dict::DICT;
use crate::types::int::INT;
use crate::types::list::LIST;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::type_type::TYPE;

/// The value of something that must not raise.
#[track_caller]
fn ok<T>(thread: &Thread, result: crate::Fallible<T>) -> T {
    match result {
        Ok(value) => value,
        Err(raised) => panic!("{}", message(thread, raised)),
    }
}

/// Class and text of an exception.
fn message(thread: &Thread, raised: crate::Raised) -> String {
    let Some(exception) = thread.take_exception(raised) else { return "no exception".to_owned() };
    let class = exception.type_object().display_name().to_owned();
    let arguments = exception
        .downcast_ref::<crate::types::exceptions::BaseException>()
        .and_then(|exception| exception.args.get())
        .and_then(|arguments| {
            arguments.downcast_ref::<crate::types::tuple::Tuple>().map(|arguments| {
                arguments
                    .iter()
                    .map(|item| item.downcast::<Str>().map_or("?".to_owned(), Str::to_string_lossy))
                    .collect::<Vec<_>>()
            })
        });
    format!("{class}: {}", arguments.unwrap_or_default().join(", "))
}

#[track_caller]
fn error<T>(thread: &Thread, result: crate::Fallible<T>) -> String {
    match result {
        Ok(_) => panic!("no error"),
        Err(raised) => message(thread, raised),
    }
}

fn get(thread: &Thread, this: &Object, name: &str) -> crate::Fallible<Owned> {
    let name = ok(thread, Str::new(thread, name));
    object::get_attribute(thread, this, &name)
}

fn repr(thread: &Thread, this: &Object) -> String {
    ok(thread, object::repr(thread, this)).to_string_lossy()
}

fn class(this: &'static crate::core::TypeStatic) -> &'static Object {
    this.get().as_object()
}

#[test]
fn methods_are_found_and_called() {
    with_runtime(|thread| {
        let list = ok(thread, call::call(thread, class(&LIST), &[]));
        let append = ok(thread, get(thread, &list, "append"));
        let one = ok(thread, thread.new_int(1));
        ok(thread, call::call(thread, &append, &[&one]));
        ok(thread, call::call_method(thread, &list, name!(thread, "append"), &[&one]));
        assert_eq!(ok(thread, object::length(thread, &list)), 2);
        let unbound = ok(thread, get(thread, class(&LIST), "append"));
        ok(thread, call::call(thread, &unbound, &[&list, &one]));
        assert_eq!(repr(thread, &list), "[1, 1, 1]");
        assert_eq!(repr(thread, &unbound), "<method 'append' of 'list' objects>");
        let cases: [(&[&Object], &str); 2] = [
            (
                &[&one, &one],
                "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object",
            ),
            (&[&list], "TypeError: list.append() takes exactly one argument (0 given)"),
        ];
        for (arguments, expected) in cases {
            assert_eq!(error(thread, call::call(thread, &unbound, arguments)), expected);
        }
    });
}

#[test]
fn special_methods_call_slots() {
    with_runtime(|thread| {
        let (one, two) = (ok(thread, thread.new_int(1)), ok(thread, thread.new_int(2)));
        let add = ok(thread, get(thread, class(&INT), "__add__"));
        assert_eq!(repr(thread, &add), "<slot wrapper '__add__' of 'int' objects>");
        let three = ok(thread, call::call(thread, &add, &[&one, &two]));
        assert_eq!(repr(thread, &three), "3");
        let bound = ok(thread, get(thread, &one, "__radd__"));
        let three = ok(thread, call::call(thread, &bound, &[&two]));
        assert_eq!(repr(thread, &three), "3");
        let text = ok(thread, thread.new_str("a"));
        let cases: [(&[&Object], &str); 4] = [
            (&[], "TypeError: descriptor '__add__' of 'int' object needs an argument"),
            (
                &[&text, &one],
                "TypeError: descriptor '__add__' requires a 'int' object but received a 'str'",
            ),
            (&[&one], "TypeError: expected 1 argument, got 0"),
            (&[&one, &two, &two], "TypeError: expected 1 argument, got 2"),
        ];
        for (arguments, expected) in cases {
            assert_eq!(error(thread, call::call(thread, &add, arguments)), expected);
        }
        let hash = ok(thread, get(thread, class(&LIST), "__hash__"));
        assert!(hash.is_none());
        assert_eq!(
            error(thread, get(thread, &one, "nothing")),
            "AttributeError: 'int' object has no attribute 'nothing'"
        );
        assert_eq!(
            error(thread, get(thread, class(&INT), "nothing")),
            "AttributeError: type object 'int' has no attribute 'nothing'"
        );
        let set = object::set_attribute(thread, &one, name!(thread, "x"), &one);
        assert_eq!(
            error(thread, set),
            "AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes"
        );
        let set = object::set_attribute(thread, class(&INT), name!(thread, "x"), &one);
        assert!(error(thread, set).ends_with("attribute of immutable type 'int'"));
    });
}

#[test]
fn constructors_are_checked() {
    with_runtime(|thread| {
        let new = ok(thread, get(thread, class(&OBJECT), "__new__"));
        let one = ok(thread, thread.new_int(1));
        let cases: [(&[&Object], &str); 3] = [
            (&[], "TypeError: object.__new__(): not enough arguments"),
            (&[&one], "TypeError: object.__new__(X): X is not a type object (int)"),
            (&[class(&INT)], "TypeError: object.__new__(int) is not safe, use int.__new__()"),
        ];
        for (arguments, expected) in cases {
            assert_eq!(error(thread, call::call(thread, &new, arguments)), expected);
        }
        let new = ok(thread, get(thread, class(&INT), "__new__"));
        assert_eq!(
            error(thread, call::call(thread, &new, &[class(&LIST)])),
            "TypeError: int.__new__(list): list is not a subtype of int"
        );
        let object = ok(thread, call::call(thread, class(&OBJECT), &[]));
        assert!(repr(thread, &object).starts_with("<object object at 0x"));
        assert_eq!(
            error(thread, call::call(thread, class(&OBJECT), &[&one])),
            "TypeError: object() takes no arguments"
        );
        assert!(ok(thread, call::call(thread, class(&TYPE), &[&one])).is(class(&INT)));
    });
}

#[test]
fn resolution_orders_of_static_types() {
    with_runtime(|thread| {
        let bool_type = crate::types::bool_type::BOOL.get();
        assert!(bool_type.is_subtype_of(INT.get()) && !INT.get().is_subtype_of(bool_type));
        let order = bool_type
            .mro()
            .map(|order| order.iter().map(|class| repr(thread, class)).collect::<Vec<_>>());
        assert_eq!(
            order.unwrap_or_default(),
            ["<class 'bool'>", "<class 'int'>", "<class 'object'>"]
        );
        let known = |class: &TypeObject| {
            OBJECT
                .get()
                .subclasses()
                .iter()
                .any(|other| std::ptr::eq::<TypeObject>(&**other, class))
        };
        assert!(known(DICT.get()) && !known(bool_type));
    });
}

#[test]
fn versions_and_the_cache() {
    with_runtime(|thread| {
        let name = name!(thread, "append");
        let found = LIST.get().lookup(thread, name);
        assert!(found.is_some() && LIST.get().current_version() != 0);
        assert!(LIST.get().lookup(thread, name!(thread, "no such name")).is_none());
        let again = LIST.get().lookup(thread, name);
        assert!(found.zip(again).is_some_and(|(one, other)| one.is(&other)));
    });
}
