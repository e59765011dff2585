//! Weak references: objects that lead to others without keeping them alive.

pub mod proxy;
mod reference;
#[expect(unsafe_code, reason = "the layout of weak references, and their lists")]
pub mod value;

pub use proxy::{CALLABLE_PROXY, CallableProxy, PROXY, Proxy};
pub use reference::REFERENCE;
pub use value::WeakReference;

use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::Arguments;
use crate::types::weakref::value::Position;

/// `cannot create weak reference to 'int' object`
#[cold]
fn unsupported(thread: &Thread, object: &Object) -> Raised {
    let class = object.type_name();
    crate::raise!(thread, TYPE_ERROR, "cannot create weak reference to '{class}' object")
}

/// The object and the callback that a function gets.
pub fn arguments<'a>(
    thread: &Thread,
    name: &str,
    arguments: Arguments<'a>,
) -> Fallible<(&'a Object, Option<&'a Object>)> {
    let given = arguments.len();
    let Some(object) = arguments.object(thread, 0)? else {
        let message = format_args!("{name} expected at least 1 argument, got 0");
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    };
    if given > 2 {
        let message = format_args!("{name} expected at most 2 arguments, got {given}");
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    }
    let callback = arguments.object(thread, 1)?;
    Ok((object, callback.filter(|callback| !callback.is_none())))
}

/// The weak references to an object that are used again: the plain reference and the plain proxy.
struct Plain<'a> {
    reference: Option<&'a WeakReference>,
    proxy: Option<&'a WeakReference>,
}

impl Plain<'_> {
    fn of(object: &Object) -> Self {
        let is_of = |weak: &WeakReference, classes: &[&TypeObject]| {
            let class = weak.as_object().type_object();
            !weak.has_callback() && classes.iter().any(|known| std::ptr::eq(*known, class))
        };
        let mut list = value::first(object).peekable();
        let reference = list.next_if(|weak| is_of(weak, &[REFERENCE.get()]));
        let proxy = list.next_if(|weak| is_of(weak, &[PROXY.get(), CALLABLE_PROXY.get()]));
        Self { reference, proxy }
    }
}

/// A new weak reference made by `make`, or the one that is used again.
fn reuse_or_make<T: crate::core::Layout>(
    object: &Object,
    callback: Option<&Object>,
    is_reference: bool,
    is_plain: bool,
    make: impl FnOnce(Option<Owned>) -> Fallible<Owned<T>>,
    as_weak: impl FnOnce(&T) -> &WeakReference,
) -> Fallible<Owned> {
    use crate::core::ObjectLike;
    let is_plain = is_plain && callback.is_none();
    let known = |plain: &Plain<'_>| {
        let known = if is_reference { plain.reference } else { plain.proxy };
        known
            .filter(|known| is_plain && !known.as_object().is_dying())
            .map(|known| Owned::share(known.as_object()))
    };
    if let Some(known) = known(&Plain::of(object)) {
        return Ok(known);
    }
    let new = make(callback.map(Owned::share))?;
    // Making it may have run a collection, which may have changed the list.
    let plain = Plain::of(object);
    if let Some(known) = known(&plain) {
        return Ok(known);
    }
    let position = if is_plain && is_reference {
        None
    } else if is_plain {
        plain.reference
    } else {
        plain.proxy.or(plain.reference)
    };
    as_weak(&new).attach(object, position.map_or(Position::First, Position::After));
    Ok(Owned::share(new.as_object()))
}
