//! Objects as memory: counts, sizes, interned strings.

use pycore_objects::core::type_object::PRE_HEADER_SIZE;
use pycore_objects::core::{TypeFlags, graph};
use pycore_objects::errors::{DEPRECATION_WARNING, OVERFLOW_ERROR, TYPE_ERROR};
use pycore_objects::protocol::{number, special};
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, errors, methods, name, raise};

use super::Sys;

/// Bytes of a collector's head.
const HEAD_SIZE: usize = 16;

/// What `object.__sizeof__()` says, and what lies in front of the object.
fn size_of(thread: &Thread, object: &Object) -> Fallible<usize> {
    let size = special::call_if_there(thread, object, name!(thread, "__sizeof__"), &[])?;
    let Some(size) = size else {
        let class = object.type_name();
        return Err(raise!(thread, TYPE_ERROR, "Type {class} doesn't define __sizeof__"));
    };
    if (*size).downcast::<Int>().is_none() {
        return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
    }
    let size = number::to_isize(thread, &size, &OVERFLOW_ERROR)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(raise!(thread, VALUE_ERROR, "__sizeof__() should return >= 0"));
    };
    let mut front = 0;
    // What has no head though its type says so is static, as the empty tuple: it counts as its like, but types do not.
    let class = object.type_object();
    if class.has_gc() && (object.downcast::<TypeObject>().is_none() || graph::is_collected(object))
    {
        front += HEAD_SIZE;
    }
    if object.type_object().flags().intersects(TypeFlags::PRE_HEADER) {
        front += PRE_HEADER_SIZE;
    }
    Ok(size.saturating_add(front))
}

#[methods(module, name = MEMORY)]
impl Sys {
    /// !getsizeof(object, default=<unrepresentable>)
    ///
    /// getsizeof(object [, default]) -> int
    ///
    /// Bytes that an object takes, without what it refers to. The default is for objects that do not say.
    fn getsizeof(thread: &Thread, object: &Object, default: Option<&Object>) -> Fallible<Owned> {
        match size_of(thread, object) {
            Ok(size) => thread.new_int(size as i64),
            Err(raised) => match default {
                Some(default) => {
                    raised.suppress(thread, &TYPE_ERROR)?;
                    Ok(Owned::share(default))
                }
                None => Err(raised),
            },
        }
    }

    /// getrefcount($module, object, /)
    ///
    /// How many references lead to an object, those of this call included.
    fn getrefcount(object: &Object) -> u32 {
        object.reference_count()
    }

    /// intern($module, string, /)
    ///
    /// The one string of this text that dictionaries find quickest: this one, if there was none yet.
    fn intern(thread: &Thread, string: &Str) -> Fallible<Owned<Str>> {
        if string.as_object().downcast_exact::<Str>().is_none() {
            let class = string.as_object().type_name();
            return Err(raise!(thread, TYPE_ERROR, "can't intern {class}"));
        }
        Ok(thread.interpreter().interned.intern(thread, Owned::share(string)))
    }

    /// _is_interned($module, string, /)
    ///
    /// Whether a string is interned.
    fn _is_interned(string: &Str) -> bool {
        string.is_interned()
    }

    /// _is_immortal($module, op, /)
    ///
    /// Whether references to an object are not counted.
    fn _is_immortal(op: &Object) -> bool {
        op.is_immortal()
    }

    /// getunicodeinternedsize($module, /, *, _only_immortal=False)
    ///
    /// How many strings are interned.
    fn getunicodeinternedsize(thread: &Thread, _only_immortal: Option<bool>) -> usize {
        let interned = &thread.interpreter().interned;
        match _only_immortal {
            Some(true) => interned.immortal_len(),
            _ => interned.len(),
        }
    }

    /// getallocatedblocks($module, /)
    ///
    /// How many blocks of memory are in use.
    fn getallocatedblocks(thread: &Thread) -> usize {
        thread.heap().statistics().live_blocks()
    }

    /// _debugmallocstats($module, /)
    ///
    /// Prints what is known of the memory's use to the standard error stream.
    fn _debugmallocstats(thread: &Thread) {
        eprintln!("{}", thread.heap().statistics());
    }

    /// _clear_type_cache($module, /)
    ///
    /// Forgets what was found on types.
    fn _clear_type_cache(thread: &Thread) -> Fallible {
        let message = "sys._clear_type_cache() is deprecated and scheduled for removal in a future version. \
                       Use sys._clear_internal_caches() instead.";
        errors::warn(thread, &DEPRECATION_WARNING, message, 1)?;
        pycore_objects::types::type_type::cache::clear();
        Ok(())
    }

    /// _clear_internal_caches($module, /)
    ///
    /// Forgets whatever is kept for speed alone.
    fn _clear_internal_caches() {
        pycore_objects::types::type_type::cache::clear();
    }

    /// _clear_type_descriptors($module, type, /)
    ///
    /// Removes __dict__ and __weakref__ from a class that another one has replaced.
    fn _clear_type_descriptors(thread: &Thread, r#type: &TypeObject) -> Fallible {
        if r#type.flags().contains(TypeFlags::IMMUTABLE_TYPE) {
            return Err(raise!(thread, TYPE_ERROR, "argument is immutable"));
        }
        for name in [name!(thread, "__dict__"), name!(thread, "__weakref__")] {
            r#type.remove_attribute(thread, name)?;
        }
        Ok(())
    }
}
