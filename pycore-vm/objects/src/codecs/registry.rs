//! The codecs and error handlers that were registered in an interpreter.

use std::cell::Cell;

use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread};
use crate::protocol::{call, object};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{name, raise};

/// What is registered in an interpreter.
#[derive(Default)]
pub struct Registry {
    /// Functions that look for a codec, in the order of their registration.
    search: Place<List>,
    /// What they found, by normalized name.
    found: Place<Dict>,
    /// Error handlers by name.
    handlers: Place<Dict>,
    /// The package `encodings` was asked for, which registers its search function.
    imported: Cell<bool>,
}

impl Registry {
    /// Drops what is registered, at the end of the interpreter.
    pub fn clear(&self) {
        drop((self.search.take(), self.found.take(), self.handlers.take()));
    }
}

/// What a field holds, made at first use.
fn held<T: crate::core::Layout>(
    place: &Place<T>,
    make: impl FnOnce() -> Fallible<Owned<T>>,
) -> Fallible<Owned<T>> {
    if let Some(held) = place.get() {
        return Ok(held);
    }
    let made = make()?;
    place.set(made.clone());
    Ok(made)
}

fn search_functions(thread: &Thread) -> Fallible<Owned<List>> {
    held(&thread.interpreter().codecs.search, || List::new(thread))
}

fn found(thread: &Thread) -> Fallible<Owned<Dict>> {
    held(&thread.interpreter().codecs.found, || Dict::new(thread))
}

fn handlers(thread: &Thread) -> Fallible<Owned<Dict>> {
    held(&thread.interpreter().codecs.handlers, || super::handlers::table(thread))
}

/// `codecs.register`
pub fn register(thread: &Thread, function: &Object) -> Fallible {
    if !call::is_callable(function) {
        return Err(raise!(thread, TYPE_ERROR, "argument must be callable"));
    }
    search_functions(thread)?.push(thread, Owned::share(function))
}

/// `codecs.unregister`
pub fn unregister(thread: &Thread, function: &Object) -> Fallible {
    let functions = search_functions(thread)?;
    let mut index = 0;
    while let Some(candidate) = functions.get(index) {
        if candidate.is(function) {
            // What it found may not be true any more.
            found(thread)?.clear_items();
            drop(functions.remove(index));
            return Ok(());
        }
        index += 1;
    }
    Ok(())
}

/// Has the standard search function registered: importing its package does that.
fn import_encodings(thread: &Thread) -> Fallible {
    let registry = &thread.interpreter().codecs;
    let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(()) };
    if registry.imported.replace(true) {
        return Ok(());
    }
    import(thread, name!(thread, "encodings").as_object()).map(drop)
}

/// `codecs.lookup`: the tuple of a codec.
pub fn lookup(thread: &Thread, encoding: &str) -> Fallible<Owned<Tuple>> {
    import_encodings(thread)?;
    let normal = Str::new(thread, &super::normalized(encoding))?;
    let normal = thread.interpreter().interned.intern(thread, normal);
    let cache = found(thread)?;
    if let Some(codec) = cache.get_str(&normal)
        && let Ok(codec) = codec.downcast::<Tuple>()
    {
        return Ok(codec);
    }
    let functions = search_functions(thread)?;
    let mut index = 0;
    while let Some(function) = functions.get(index) {
        index += 1;
        let result = call::call(thread, &function, &[normal.as_object()])?;
        if result.is_none() {
            continue;
        }
        let codec = match result.downcast::<Tuple>() {
            Ok(codec) if codec.len() == 4 => codec,
            _ => {
                let message = "codec search functions must return 4-tuples";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        cache.insert_str(thread, &normal, codec.as_object())?;
        return Ok(codec);
    }
    Err(raise!(thread, LOOKUP_ERROR, "unknown encoding: {encoding}"))
}

/// The codec of a name, which is one between text and bytes.
fn lookup_text(thread: &Thread, encoding: &str, alternative: &str) -> Fallible<Owned<Tuple>> {
    let codec = lookup(thread, encoding)?;
    if codec.as_object().downcast_exact::<Tuple>().is_none() {
        let marker = name!(thread, "_is_text_encoding");
        if let Some(is_text) = object::lookup_attribute(thread, codec.as_object(), marker)?
            && !object::is_true(thread, &is_text)?
        {
            return Err(raise!(
                thread,
                LOOKUP_ERROR,
                "'{encoding}' is not a text encoding; use {alternative} to handle arbitrary codecs"
            ));
        }
    }
    Ok(codec)
}

/// The codec of a file of text.
pub fn lookup_file_codec(thread: &Thread, encoding: &str) -> Fallible<Owned<Tuple>> {
    let codec = lookup(thread, encoding)?;
    let marker = name!(thread, "_is_text_encoding");
    if codec.as_object().downcast_exact::<Tuple>().is_none()
        && let Some(is_text) = object::lookup_attribute(thread, codec.as_object(), marker)?
        && !object::is_true(thread, &is_text)?
    {
        return Err(raise!(thread, LOOKUP_ERROR, "'{encoding}' is not a text encoding"));
    }
    Ok(codec)
}

/// Calls a codec's function, the first or the second of its tuple.
fn convert(
    thread: &Thread,
    codec: &Tuple,
    function: usize,
    object: &Object,
    errors: Option<&Str>,
    encoding: &str,
) -> Fallible<Owned> {
    let (what, doing) = [("encoder", "encoding"), ("decoder", "decoding")][function.min(1)];
    let Some(function) = codec.get(function) else {
        return Err(raise!(thread, TYPE_ERROR, "codec has no {what}"));
    };
    let function = Owned::share(function);
    let result = match errors {
        Some(errors) => call::call(thread, &function, &[object, errors.as_object()]),
        None => call::call(thread, &function, &[object]),
    };
    let result = result.inspect_err(|_| {
        add_note(thread, &format!("{doing} with '{encoding}' codec failed"));
    })?;
    match (*result).downcast::<Tuple>() {
        Some(pair) if pair.len() == 2 => {
            Ok(pair.get(0).map_or_else(|| thread.none(), Owned::share))
        }
        _ => Err(raise!(thread, TYPE_ERROR, "{what} must return a tuple (object, integer)")),
    }
}

/// Says in the exception that is on its way up what was being done.
#[cold]
fn add_note(thread: &Thread, note: &str) {
    let Some(exception) = thread.current_exception().map(Owned::share) else { return };
    let raised = thread.raised();
    let exception = match raised.and_then(|raised| thread.take_exception(raised)) {
        Some(exception) => exception,
        None => exception,
    };
    let added = Str::new(thread, note).and_then(|note| {
        call::call_method(thread, &exception, name!(thread, "add_note"), &[note.as_object()])
    });
    if let Err(raised) = added {
        thread.clear_exception(raised);
    }
    // The same exception goes on.
    let _ = thread.raise(exception);
}

/// Encodes text by a registered codec.
pub fn encode_text(
    thread: &Thread,
    object: &Object,
    encoding: &str,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    let codec = lookup_text(thread, encoding, "codecs.encode()")?;
    convert(thread, &codec, 0, object, errors, encoding)
}

/// Decodes to text by a registered codec.
pub fn decode_text(
    thread: &Thread,
    object: &Object,
    encoding: &str,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    let codec = lookup_text(thread, encoding, "codecs.decode()")?;
    convert(thread, &codec, 1, object, errors, encoding)
}

/// `codecs.encode`
pub fn encode(
    thread: &Thread,
    object: &Object,
    encoding: &str,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    convert(thread, &*lookup(thread, encoding)?, 0, object, errors, encoding)
}

/// `codecs.decode`
pub fn decode(
    thread: &Thread,
    object: &Object,
    encoding: &str,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    convert(thread, &*lookup(thread, encoding)?, 1, object, errors, encoding)
}

/// `codecs.register_error`
pub fn register_handler(thread: &Thread, name: &Str, handler: &Object) -> Fallible {
    if !call::is_callable(handler) {
        return Err(raise!(thread, TYPE_ERROR, "handler must be callable"));
    }
    handlers(thread)?.insert_str(thread, name, handler)
}

/// `codecs._unregister_error`: whether there was such a handler.
pub fn unregister_handler(thread: &Thread, name: &Str) -> Fallible<bool> {
    if super::native::standard(Some(name)).is_some() {
        return Err(raise!(
            thread,
            VALUE_ERROR,
            "cannot un-register built-in error handler '{name}'"
        ));
    }
    Ok(handlers(thread)?.remove(thread, name.as_object())?.is_some())
}

/// `codecs.lookup_error`
pub fn handler(thread: &Thread, name: &Str) -> Fallible<Owned> {
    match handlers(thread)?.get_str(name) {
        Some(handler) => Ok(handler),
        None => Err(raise!(thread, LOOKUP_ERROR, "unknown error handler name '{name}'")),
    }
}
