//! Codecs and error handlers by name.

use pycore_objects::codecs::{name_of, registry};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods};

use super::Codecs;

#[methods(module, name = REGISTRY)]
impl Codecs {
    /// register($module, search_function, /)
    ///
    /// Add a function that is asked for codecs: it takes a name in lower case, and gives a tuple of functions, or None.
    fn register(thread: &Thread, search_function: &Object) -> Fallible {
        registry::register(thread, search_function)
    }

    /// unregister($module, search_function, /)
    ///
    /// Ask a function no more, and forget what was found so far.
    fn unregister(thread: &Thread, search_function: &Object) -> Fallible {
        registry::unregister(thread, search_function)
    }

    /// lookup($module, encoding, /)
    ///
    /// The codec of an encoding.
    fn lookup(thread: &Thread, encoding: &Str) -> Fallible<Owned<Tuple>> {
        registry::lookup(thread, &name_of(thread, encoding)?)
    }

    /// encode($module, /, obj, encoding='utf-8', errors='strict')
    ///
    /// An object as a codec encodes it.
    fn encode(
        thread: &Thread,
        obj: &Object,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned> {
        let encoding = encoding.map(|encoding| name_of(thread, encoding)).transpose()?;
        registry::encode(thread, obj, encoding.as_deref().unwrap_or("utf-8"), errors)
    }

    /// decode($module, /, obj, encoding='utf-8', errors='strict')
    ///
    /// An object as a codec decodes it.
    fn decode(
        thread: &Thread,
        obj: &Object,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned> {
        let encoding = encoding.map(|encoding| name_of(thread, encoding)).transpose()?;
        registry::decode(thread, obj, encoding.as_deref().unwrap_or("utf-8"), errors)
    }

    /// register_error($module, errors, handler, /)
    ///
    /// Give a name to a function that handles what cannot be converted.
    fn register_error(thread: &Thread, errors: &Str, handler: &Object) -> Fallible {
        registry::register_handler(thread, errors, handler)
    }

    /// _unregister_error($module, errors, /)
    ///
    /// Take a name from its function; whether it had one.
    fn _unregister_error(thread: &Thread, errors: &Str) -> Fallible<bool> {
        registry::unregister_handler(thread, errors)
    }

    /// lookup_error($module, name, /)
    ///
    /// The function that handles what cannot be converted.
    fn lookup_error(thread: &Thread, name: &Str) -> Fallible<Owned> {
        registry::handler(thread, name)
    }
}
