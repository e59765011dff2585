//! How arguments are bound, against CPython.
//!
//! `binding.txt` has the signatures of CPython's own test functions (`_testclinic`) and what calls of them gave: a tuple
//! of the values, `-` for each default, or the message of the `TypeError`. The functions here have the same
//! signatures.

use super::*;
use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::methods;
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

fn maybe(value: Option<i64>) -> String {
    value.map_or("-".to_string(), |value| value.to_string())
}

fn tuple(items: &[String]) -> String {
    match items {
        [only] => format!("({only},)"),
        _ => format!("({})", items.join(", ")),
    }
}

fn rest(values: &[Slot]) -> String {
    tuple(
        &values.iter().filter_map(Slot::as_int).map(|value| value.to_string()).collect::<Vec<_>>(),
    )
}

fn show(thread: &Thread, items: &[String]) -> Fallible<Owned> {
    thread.new_str(&tuple(items))
}

struct Clinic;

#[methods(module)]
impl Clinic {
    /// keywords($module, /, a, b)
    fn keywords(thread: &Thread, a: i64, b: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string()])
    }

    /// keywords_kwonly($module, /, a, *, b)
    fn keywords_kwonly(thread: &Thread, a: i64, b: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string()])
    }

    /// keywords_opt($module, /, a, b=None, c=None)
    fn keywords_opt(thread: &Thread, a: i64, b: Option<i64>, c: Option<i64>) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c)])
    }

    /// keywords_opt_kwonly($module, /, a, b=None, *, c=None, d=None)
    fn keywords_opt_kwonly(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c), maybe(d)])
    }

    /// keywords_kwonly_opt($module, /, a, *, b=None, c=None)
    fn keywords_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c)])
    }

    /// posonly_keywords($module, a, /, b)
    fn posonly_keywords(thread: &Thread, a: i64, b: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string()])
    }

    /// posonly_kwonly($module, a, /, *, b)
    fn posonly_kwonly(thread: &Thread, a: i64, b: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string()])
    }

    /// posonly_keywords_kwonly($module, a, /, b, *, c)
    fn posonly_keywords_kwonly(thread: &Thread, a: i64, b: i64, c: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), c.to_string()])
    }

    /// posonly_keywords_opt($module, a, /, b, c=None, d=None)
    fn posonly_keywords_opt(
        thread: &Thread,
        a: i64,
        b: i64,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), maybe(c), maybe(d)])
    }

    /// posonly_opt_keywords_opt($module, a, b=None, /, c=None, d=None)
    fn posonly_opt_keywords_opt(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c), maybe(d)])
    }

    /// posonly_kwonly_opt($module, a, /, *, b, c=None, d=None)
    fn posonly_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: i64,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), maybe(c), maybe(d)])
    }

    /// posonly_opt_kwonly_opt($module, a, b=None, /, *, c=None, d=None)
    fn posonly_opt_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c), maybe(d)])
    }

    /// posonly_keywords_kwonly_opt($module, a, /, b, *, c, d=None, e=None)
    fn posonly_keywords_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: i64,
        c: i64,
        d: Option<i64>,
        e: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), c.to_string(), maybe(d), maybe(e)])
    }

    /// posonly_keywords_opt_kwonly_opt($module, a, /, b, c=None, *, d=None, e=None)
    fn posonly_keywords_opt_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: i64,
        c: Option<i64>,
        d: Option<i64>,
        e: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), maybe(c), maybe(d), maybe(e)])
    }

    /// posonly_opt_keywords_opt_kwonly_opt($module, a, b=None, /, c=None, *, d=None)
    fn posonly_opt_keywords_opt_kwonly_opt(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
        d: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), maybe(c), maybe(d)])
    }

    /// keyword_only_parameter($module, /, *, a)
    fn keyword_only_parameter(thread: &Thread, a: i64) -> Fallible<Owned> {
        show(thread, &[a.to_string()])
    }

    /// varpos($module, /, *args)
    fn varpos(thread: &Thread, args: &[Slot]) -> Fallible<Owned> {
        thread.new_str(&rest(args))
    }

    /// posonly_varpos($module, a, b, /, *args)
    fn posonly_varpos(thread: &Thread, a: i64, b: i64, args: &[Slot]) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), rest(args)])
    }

    /// posonly_req_opt_varpos($module, a, b=False, /, *args)
    fn posonly_req_opt_varpos(
        thread: &Thread,
        a: i64,
        b: Option<i64>,
        args: &[Slot],
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b), rest(args)])
    }

    /// posonly_poskw_varpos($module, a, /, b, *args)
    fn posonly_poskw_varpos(thread: &Thread, a: i64, b: i64, args: &[Slot]) -> Fallible<Owned> {
        show(thread, &[a.to_string(), b.to_string(), rest(args)])
    }

    /// poskw_varpos($module, /, a, *args)
    fn poskw_varpos(thread: &Thread, a: i64, args: &[Slot]) -> Fallible<Owned> {
        show(thread, &[a.to_string(), rest(args)])
    }

    /// poskw_varpos_kwonly_opt($module, /, a, *args, b=False)
    fn poskw_varpos_kwonly_opt(
        thread: &Thread,
        a: i64,
        args: &[Slot],
        b: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), rest(args), maybe(b)])
    }

    /// poskw_varpos_kwonly_opt2($module, /, a, *args, b=False, c=False)
    fn poskw_varpos_kwonly_opt2(
        thread: &Thread,
        a: i64,
        args: &[Slot],
        b: Option<i64>,
        c: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[a.to_string(), rest(args), maybe(b), maybe(c)])
    }

    /// varpos_kwonly_opt($module, /, *args, b=False)
    fn varpos_kwonly_opt(thread: &Thread, args: &[Slot], b: Option<i64>) -> Fallible<Owned> {
        show(thread, &[rest(args), maybe(b)])
    }

    /// varpos_kwonly_req_opt($module, /, *args, a, b=False, c=False)
    fn varpos_kwonly_req_opt(
        thread: &Thread,
        args: &[Slot],
        a: i64,
        b: Option<i64>,
        c: Option<i64>,
    ) -> Fallible<Owned> {
        show(thread, &[rest(args), a.to_string(), maybe(b), maybe(c)])
    }

    /// objects_converter($module, a, b=<unrepresentable>, /)
    fn objects_converter(thread: &Thread, a: i64, b: Option<i64>) -> Fallible<Owned> {
        show(thread, &[a.to_string(), maybe(b)])
    }
}

/// Makes a call that is written as `1 2 name=3`.
fn call(thread: &Thread, function: &NativeFunction, arguments: &str) -> String {
    let (mut slots, mut names) = (Vec::new(), Vec::new());
    for argument in arguments.split_whitespace() {
        let value = match argument.split_once('=') {
            Some((name, value)) => {
                names.push(Str::new(thread, name).unwrap());
                value
            }
            None => argument,
        };
        slots.push(Slot::int(value.parse().unwrap()).unwrap());
    }
    let names: Vec<&Object> = names.iter().map(|name| name.as_object()).collect();
    let names = Tuple::new(thread, &names).unwrap();
    let arguments = Arguments::from_slots(&slots, Names::new(Some(&names)));
    // SAFETY: functions of modules take any receiver.
    let result = unsafe { function.call(thread, None, arguments) };
    match result.take_object(thread) {
        Ok(Some(text)) => (*text).downcast::<Str>().unwrap().to_string(),
        _ => super::tests::message(thread).trim_start_matches("TypeError: ").to_string(),
    }
}

#[test]
fn arguments_are_bound_as_in_cpython() {
    with_runtime(|thread| {
        let mut function = &Clinic::METHODS[0];
        let (mut differences, mut calls) = (String::new(), 0);
        for line in include_str!("binding.txt").lines().filter(|line| !line.is_empty()) {
            if let Some(signature) = line.strip_prefix("# ") {
                let name = signature.split('(').next().unwrap();
                function = Clinic::METHODS.iter().find(|function| function.name() == name).unwrap();
                continue;
            }
            let (arguments, expected) = line.split_once("-> ").unwrap();
            let given = call(thread, function, arguments);
            calls += 1;
            if given != expected {
                differences += &format!(
                    "{} {arguments}\n  CPython {expected}\n  Pycore  {given}\n",
                    function.name()
                );
            }
        }
        assert!(differences.is_empty(), "{differences}");
        assert!(calls > 400);
    });
}
