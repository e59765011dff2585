//! `_weakref`: what the module `weakref` is made of.

use pycore_objects::declare::Arguments;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::weakref::{
    self, CALLABLE_PROXY, PROXY, REFERENCE, WeakReference, proxy, value,
};
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, raise};

use crate::sys::add;

/// The functions' place.
pub struct Weakref;

module! {
    /// The module `_weakref`.
    pub static WEAKREF: name "_weakref",
    doc "Weak references, for the module weakref.",
    functions Weakref::METHODS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let types = [
        ("ref", &REFERENCE),
        ("ReferenceType", &REFERENCE),
        ("ProxyType", &PROXY),
        ("CallableProxyType", &CALLABLE_PROXY),
    ];
    for (name, class) in types {
        add(thread, module, name, class.get().as_object())?;
    }
    Ok(())
}

#[methods(module)]
impl Weakref {
    /// getweakrefcount($module, object, /)
    ///
    /// How many weak references lead to an object.
    fn getweakrefcount(object: &Object) -> usize {
        value::count(object)
    }

    /// getweakrefs($module, object, /)
    ///
    /// A list of all weak references that lead to an object.
    fn getweakrefs(thread: &Thread, object: &Object) -> Fallible<Owned<List>> {
        List::from_owned(thread, value::all(thread, object)?)
    }

    /// proxy($module, object, callback=None, /)
    ///
    /// A proxy of an object that it does not keep alive; callback, if it is given, is called with the proxy when the object is
    /// about to go.
    #[python(no_keywords)]
    fn proxy(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (object, callback) = weakref::arguments(thread, "proxy", arguments)?;
        proxy::new(thread, object, callback)
    }

    /// _remove_dead_weakref($module, dct, key, /)
    ///
    /// Removes key from a dict if its value is a weak reference to an object that is gone.
    fn _remove_dead_weakref(thread: &Thread, dct: &Dict, key: &Object) -> Fallible {
        let Some(found) = dct.get(thread, key)? else { return Ok(()) };
        let is_dead = match found.downcast_ref::<WeakReference>() {
            Some(weak) => weak.get().is_none(),
            None => return Err(raise!(thread, TYPE_ERROR, "not a weakref")),
        };
        if is_dead {
            // The comparison of keys may have put another value there.
            if let Some(now) = dct.get(thread, key)?
                && now.is(&found)
            {
                drop(dct.remove(thread, key)?);
            }
        }
        Ok(())
    }
}
