//! Arguments become a function's parameters.
//!
//! Values are moved from the caller's slots into the variables of the new frame, which are all NULL before. An error
//! leaves values in both places; the caller's are dropped with its stack, and the frame's by whoever discards it.

use pycore_bytecode::CodeFlags;
use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Object, Owned};

use super::messages;
use crate::frame::FrameRef;

/// Binds arguments to the parameters of `function`, whose frame this is.
///
/// `arguments` are those given by position and then those given by name, whose names are in `names`.
pub(crate) fn bind(
    thread: &Thread,
    function: &Function,
    frame: FrameRef,
    arguments: &[Slot],
    names: Option<&Tuple>,
) -> Fallible {
    let code = function.code();
    if names.is_none() && bind_simply(function, code, frame, arguments) {
        return Ok(());
    }
    let named = names.map_or(0, Tuple::len);
    let given = arguments.len() - named;
    let parameters = code.argument_count();
    let all = parameters + code.keyword_only_count();
    let flags = CodeFlags::from_bits_retain(code.flags());
    let rest = flags.contains(CodeFlags::VARARGS);

    let extra = if flags.contains(CodeFlags::VARKEYWORDS) {
        let dict = Dict::new(thread)?;
        frame.variable(all + usize::from(rest)).put(Slot::share(dict.as_object()));
        Some(dict)
    } else {
        None
    };
    for (index, argument) in arguments[..given.min(parameters)].iter().enumerate() {
        frame.variable(index).put(argument.take());
    }
    if rest {
        let tuple = rest_tuple(thread, arguments.get(parameters..given).unwrap_or(&[]))?;
        frame.variable(all).put(Slot::owned(tuple));
    }
    if let Some(names) = names {
        let call = Named { thread, function, code, frame, all, names, extra: extra.as_deref() };
        for (name, value) in names.iter().zip(&arguments[given..]) {
            call.bind(name, value, given)?;
        }
    }
    if given > parameters && !rest {
        return Err(messages::too_many(thread, function, frame, given));
    }
    if given < parameters {
        fill_defaults(thread, function, frame, given)?;
    }
    if all > parameters {
        fill_keyword_defaults(thread, function, frame)?;
    }
    Ok(())
}

/// Binds arguments by position to a function that has parameters of no other kind, with defaults for the rest; `false` if
/// that is not enough, and nothing has been bound.
#[inline(always)]
fn bind_simply(function: &Function, code: &Code, frame: FrameRef, arguments: &[Slot]) -> bool {
    const OTHERS: u32 = CodeFlags::VARARGS.union(CodeFlags::VARKEYWORDS).bits();
    let (parameters, given) = (code.argument_count(), arguments.len());
    if code.flags() & OTHERS != 0 || code.keyword_only_count() != 0 || given > parameters {
        return false;
    }
    if given < parameters {
        let Some(defaults) = function.defaults() else { return false };
        let missing = parameters - given;
        let Some(first) = defaults.len().checked_sub(missing) else { return false };
        for (index, value) in defaults.as_slice()[first..].iter().enumerate() {
            frame.variable(given + index).put(Slot::share(value));
        }
    }
    for (index, argument) in arguments.iter().enumerate() {
        frame.variable(index).put(argument.take());
    }
    true
}

/// The tuple of `*args`.
fn rest_tuple(thread: &Thread, values: &[Slot]) -> Fallible<Owned<Tuple>> {
    let mut builder = Builder::new(thread, values.len())?;
    for value in values {
        builder.push(owned(thread, value)?);
    }
    builder.finish(thread)
}

/// Takes a value out of its slot as an object.
fn owned(thread: &Thread, value: &Slot) -> Fallible<Owned> {
    value.object(thread)?;
    let taken = value.to_owned(thread)?;
    value.close();
    Ok(taken)
}

/// A call with arguments by name.
struct Named<'a> {
    thread: &'a Thread,
    function: &'a Function,
    code: &'a Code,
    frame: FrameRef,
    /// Parameters that have a name: all but `*args` and `**kwargs`.
    all: usize,
    /// The names of all arguments by name.
    names: &'a Tuple,
    /// The dict of `**kwargs`.
    extra: Option<&'a Dict>,
}

impl Named<'_> {
    /// Binds one argument, `given` being those by position.
    fn bind(&self, name: &Object, value: &Slot, given: usize) -> Fallible {
        let Some(text) = name.downcast::<Str>() else {
            return Err(messages::keywords_must_be_strings(self.thread));
        };
        if let Some(index) = self.find(text) {
            let variable = self.frame.variable(index);
            if !variable.is_null() {
                return Err(messages::multiple_values(self.thread, self.function, name));
            }
            variable.put(value.take());
            return Ok(());
        }
        if let Some(extra) = self.extra {
            extra.insert(self.thread, name, value.object(self.thread)?)?;
            value.close();
            return Ok(());
        }
        let _ = given;
        Err(messages::unexpected(self.thread, self.function, text, self.names))
    }

    /// The parameter of this name that may be given by name. Most names are interned: identity is tried first.
    fn find(&self, name: &Str) -> Option<usize> {
        let candidates = self.code.positional_only_count()..self.all;
        candidates
            .clone()
            .find(|&index| self.code.variable_name(index).is(name.as_object()))
            .or_else(|| {
                candidates.clone().find(|&index| {
                    let parameter = self.code.variable_name(index).downcast::<Str>();
                    parameter.is_some_and(|parameter| parameter.equals(name))
                })
            })
    }
}

/// Gives positional parameters that are still unbound their defaults; `given` were given by position.
fn fill_defaults(thread: &Thread, function: &Function, frame: FrameRef, given: usize) -> Fallible {
    let parameters = function.code().argument_count();
    let defaults = function.defaults();
    let count = defaults.as_deref().map_or(0, Tuple::len);
    let without = parameters.saturating_sub(count);
    let missing = (given..without).filter(|&index| frame.variable(index).is_null()).count();
    if missing > 0 {
        return Err(messages::missing_positional(thread, function, frame, missing, without));
    }
    let Some(defaults) = defaults else { return Ok(()) };
    let skipped = count.saturating_sub(parameters);
    for (index, value) in (without..parameters).zip(defaults.iter().skip(skipped)) {
        let variable = frame.variable(index);
        if variable.is_null() {
            variable.put(Slot::share(value));
        }
    }
    Ok(())
}

/// Gives keyword-only parameters that are still unbound their defaults.
fn fill_keyword_defaults(thread: &Thread, function: &Function, frame: FrameRef) -> Fallible {
    let code = function.code();
    let first = code.argument_count();
    let all = first + code.keyword_only_count();
    let defaults = function.keyword_defaults();
    let mut missing = 0;
    for index in first..all {
        let variable = frame.variable(index);
        if !variable.is_null() {
            continue;
        }
        if let Some(defaults) = &defaults
            && let Some(defaults) = (**defaults).downcast::<Dict>()
            && let Some(value) = defaults.get(thread, code.variable_name(index))?
        {
            variable.put(Slot::owned(value));
            continue;
        }
        missing += 1;
    }
    if missing > 0 {
        return Err(messages::missing_keyword_only(thread, function, frame, missing));
    }
    Ok(())
}
