//! "Did you mean": what a wrong name was probably meant to be.

use crate::core::{Fallible, Object, Owned, Thread};
use crate::errors::{AttributeError, BaseException, ImportError, NameError, SyntaxError};
use crate::name;
use crate::protocol::{call, iterate, object};
use crate::suggestions::closest;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::traceback::Traceback;

/// What is added to the message of an exception.
pub(super) fn suggestion(thread: &Thread, exception: &Object) -> String {
    match find(thread, exception) {
        Ok(text) => text,
        Err(raised) => {
            thread.clear_exception(raised);
            String::new()
        }
    }
}

/// What `traceback` makes of a syntax error if a keyword may be spelled wrong: its `msg`, `text`, `lineno` and so on.
pub(super) fn spelling(thread: &Thread, error: &SyntaxError) -> Option<Owned> {
    if !error.metadata.is_set() {
        return None;
    }
    match misspelled(thread, error) {
        Ok(found) => found,
        Err(raised) => {
            thread.clear_exception(raised);
            None
        }
    }
}

fn misspelled(thread: &Thread, error: &SyntaxError) -> Fallible<Option<Owned>> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(None) };
    let traceback = import(thread, name!(thread, "traceback").as_object())?;
    let class = object::get_attribute(thread, &traceback, name!(thread, "TracebackException"))?;
    let this = error.base.as_object();
    let type_object = this.type_object().as_object();
    let described = call::call(thread, &class, &[type_object, this, &thread.none()])?;
    let before = object::get_attribute(thread, &described, name!(thread, "msg"))?;
    call::call_method(thread, &described, name!(thread, "_find_keyword_typos"), &[])?;
    let after = object::get_attribute(thread, &described, name!(thread, "msg"))?;
    Ok((!before.is(&after)).then_some(described))
}

fn find(thread: &Thread, exception: &Object) -> Fallible<String> {
    let text = |name: Option<Owned>| name.and_then(|name| name.downcast::<Str>().ok());
    if let Some(error) = exception.downcast::<ImportError>() {
        let Some(wrong) = text(error.name_from.get()) else { return Ok(String::new()) };
        return Ok(did_you_mean(of_module(thread, error, &wrong)?));
    }
    if let Some(error) = exception.downcast::<AttributeError>() {
        let Some(wrong) = text(error.name.get()) else { return Ok(String::new()) };
        let Some(of) = error.obj.get() else { return Ok(String::new()) };
        return Ok(did_you_mean(of_attribute(thread, &error.base, &of, &wrong)?));
    }
    if let Some(error) = exception.downcast::<NameError>() {
        let Some(wrong) = text(error.name.get()) else { return Ok(String::new()) };
        let found = match of_name(thread, &error.base, &wrong) {
            Ok(found) => found,
            Err(raised) => {
                thread.clear_exception(raised);
                None
            }
        };
        let wrong_text = wrong.to_string_lossy();
        if !is_module_of_library(thread, &wrong)? {
            return Ok(did_you_mean(found));
        }
        return Ok(match found {
            Some(found) => {
                format!(". Did you mean: '{found}'? Or did you forget to import '{wrong_text}'?")
            }
            None => format!(". Did you forget to import '{wrong_text}'?"),
        });
    }
    Ok(String::new())
}

fn did_you_mean(found: Option<String>) -> String {
    found.map_or_else(String::new, |found| format!(". Did you mean: '{found}'?"))
}

/// The candidate most like a name.
fn like(wrong: &Str, candidates: &[String]) -> Option<String> {
    let wrong = wrong.to_string_lossy();
    closest(&wrong, candidates.iter().map(String::as_str)).map(str::to_owned)
}

fn is_private(name: &str) -> bool {
    name.starts_with('_')
}

/// The names of an object's attributes, sorted.
fn attributes_of(thread: &Thread, of: &Object) -> Fallible<Vec<String>> {
    let dir = name!(thread, "__dir__");
    let names = match call::call_method(thread, of, dir, &[]) {
        Ok(names) => names,
        Err(raised) => {
            // A class: its own `__dir__` is for instances.
            raised.suppress(thread, &crate::errors::TYPE_ERROR)?;
            call::call_method(thread, of.type_object().as_object(), dir, &[of])?
        }
    };
    let mut list = texts_of(thread, &names)?;
    list.sort_unstable();
    Ok(list)
}

/// The strings that an iterable gives.
fn texts_of(thread: &Thread, iterable: &Object) -> Fallible<Vec<String>> {
    let mut list = Vec::new();
    iterate::for_each(thread, iterable, |item| {
        list.extend(item.downcast_ref::<Str>().map(Str::to_string_lossy));
        Ok(())
    })?;
    Ok(list)
}

fn of_module(thread: &Thread, error: &ImportError, wrong: &Str) -> Fallible<Option<String>> {
    let hook = thread.interpreter().hooks.import_module.get();
    let (Some(import), Some(module)) = (hook, error.name.get()) else { return Ok(None) };
    let module = import(thread, &module)?;
    let mut candidates = attributes_of(thread, &module)?;
    if !is_private(&wrong.to_string_lossy()) {
        candidates.retain(|name| !is_private(name));
    }
    Ok(like(wrong, &candidates))
}

fn of_attribute(
    thread: &Thread,
    error: &BaseException,
    of: &Object,
    wrong: &Str,
) -> Fallible<Option<String>> {
    let mut candidates = attributes_of(thread, of)?;
    let mut hide_private = !is_private(&wrong.to_string_lossy());
    if hide_private
        && let Some(frame) = last_frame(error)
        && let Some(this) = local(thread, &frame, "self")?
        && this.is(of)
    {
        hide_private = false;
    }
    if hide_private {
        candidates.retain(|name| !is_private(name));
    }
    Ok(like(wrong, &candidates))
}

fn of_name(thread: &Thread, error: &BaseException, wrong: &Str) -> Fallible<Option<String>> {
    let Some(frame) = last_frame(error) else { return Ok(None) };
    let mut candidates = Vec::new();
    let namespaces =
        [name!(thread, "f_locals"), name!(thread, "f_globals"), name!(thread, "f_builtins")];
    for namespace in namespaces {
        let namespace = object::get_attribute(thread, &frame, namespace)?;
        candidates.extend(texts_of(thread, &namespace)?);
    }
    if let Some(this) = local(thread, &frame, "self")? {
        match object::lookup_attribute(thread, &this, wrong) {
            Ok(Some(_)) => return Ok(Some(format!("self.{}", wrong.to_string_lossy()))),
            Ok(None) => {}
            Err(raised) => thread.clear_exception(raised),
        }
    }
    Ok(like(wrong, &candidates))
}

/// The frame where an exception was raised.
fn last_frame(error: &BaseException) -> Option<Owned> {
    let mut traceback = error.traceback.get()?.downcast::<Traceback>().ok()?;
    while let Some(next) = traceback.next() {
        traceback = next;
    }
    traceback.frame()
}

/// A local variable of a frame.
fn local(thread: &Thread, frame: &Object, name: &str) -> Fallible<Option<Owned>> {
    let locals = object::get_attribute(thread, frame, name!(thread, "f_locals"))?;
    let name = Str::new(thread, name)?;
    if !object::contains(thread, &locals, name.as_object())? {
        return Ok(None);
    }
    object::get_item(thread, &locals, name.as_object()).map(Some)
}

fn is_module_of_library(thread: &Thread, name: &Str) -> Fallible<bool> {
    let Some(sys) = thread.interpreter().sys.get() else { return Ok(false) };
    let Some(sys) = sys.downcast_ref::<Dict>() else { return Ok(false) };
    match sys.get_str(name!(thread, "stdlib_module_names")) {
        Some(names) => object::contains(thread, &names, name.as_object()),
        None => Ok(false),
    }
}
