//! The iterators of the built-in functions: `enumerate`, `filter`, `map`, `reversed`, `zip`.

mod enumerate;
mod filter;
mod map;
mod reversed;
mod zip;

pub use enumerate::{ENUMERATE, Enumerate};
pub use filter::{FILTER, Filter};
pub use map::{MAP, Map};
pub use reversed::{REVERSED, Reversed};
pub use zip::{ZIP, Zip};

use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::raise;
use crate::types::tuple::{Builder, Tuple};

/// The keyword argument `strict`, the only one that `zip` and `map` take.
fn strict_keyword(thread: &Thread, arguments: Arguments<'_>, function: &str) -> Fallible<bool> {
    let count = arguments.names().len();
    if count > 1 {
        let message = format!("{function}() takes at most 1 keyword argument ({count} given)");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    match (arguments.keyword("strict"), arguments.names().get(0)) {
        (Some(strict), _) => object::is_true(thread, strict.object(thread)?),
        (None, None) => Ok(false),
        (None, Some(name)) => {
            let name = object::str(thread, name)?;
            let message = format!("{function}() got an unexpected keyword argument '{name}'");
            Err(raise!(thread, TYPE_ERROR, "{message}"))
        }
    }
}

/// A tuple of iterators over the arguments from the one at `first` on.
fn iterators(thread: &Thread, arguments: Arguments<'_>, first: usize) -> Fallible<Owned<Tuple>> {
    let iterables = arguments.positional().get(first..).unwrap_or_default();
    let mut builder = Builder::new(thread, iterables.len())?;
    for iterable in iterables {
        builder.push(object::iterate(thread, iterable.object(thread)?)?);
    }
    builder.finish(thread)
}

/// `zip() argument 3 is shorter than arguments 1-2`; the index counts from 0.
#[cold]
fn uneven(thread: &Thread, function: &str, index: usize, than: &str) -> Raised {
    let others = if index == 1 { "argument 1".to_string() } else { format!("arguments 1-{index}") };
    let message = format!("{function}() argument {} is {than} than {others}", index + 1);
    raise!(thread, VALUE_ERROR, "{message}")
}

/// After the iterator at `index` has ended first in strict mode: that is the end if it is the first of them and all
/// others end, too.
#[cold]
fn check_all_ended(thread: &Thread, function: &str, iterators: &Tuple, index: usize) -> Fallible {
    if index > 0 {
        return Err(uneven(thread, function, index, "shorter"));
    }
    for (index, iterator) in iterators.iter().enumerate().skip(1) {
        if object::next(thread, iterator)?.is_some() {
            return Err(uneven(thread, function, index, "longer"));
        }
    }
    Ok(())
}

/// Refuses keyword arguments, unless a subclass has an `__init__` of its own that takes them.
fn no_keywords(
    thread: &Thread,
    class: &TypeObject,
    own: &TypeObject,
    arguments: Arguments<'_>,
) -> Fallible<()> {
    if arguments.names().is_empty() || !class.has_same_init(own) {
        return Ok(());
    }
    let name = own.short_name();
    Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments"))
}

/// The class of an object, as pickle takes it.
fn class_of(object: &Object) -> Owned {
    Owned::share(object.type_object().as_object())
}

/// What pickle needs of `zip` and `map`: class, arguments, and `True` if they are strict.
fn reduced(
    thread: &Thread,
    class: Owned,
    arguments: Owned<Tuple>,
    strict: bool,
) -> Fallible<Owned<Tuple>> {
    let arguments = arguments.into_object();
    if strict {
        return Tuple::pack(thread, [class, arguments, thread.bool(true)]);
    }
    Tuple::pack(thread, [class, arguments])
}
