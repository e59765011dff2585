//! The key of a call.

use pycore_objects::declare::Arguments;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Owned, Thread};

/// What calls with equal arguments have in common: the arguments in a tuple, behind `mark` names and values of keyword
/// arguments, and if types count, those of all values. A call with one exact int or string has that itself for a key.
pub(super) fn of(
    thread: &Thread,
    mark: Option<Owned>,
    arguments: Arguments<'_>,
    typed: bool,
) -> Fallible<Owned> {
    let names = arguments.names();
    let plain = !typed && names.is_empty();
    if plain && let [only] = arguments.positional() {
        let only = only.to_owned(thread)?;
        if only.downcast_exact::<Int>().is_some() || only.downcast_exact::<Str>().is_some() {
            return Ok(only);
        }
        return Ok(Tuple::pack(thread, [only])?.into_object());
    }
    let (given, named) = (arguments.len(), names.len());
    let length =
        given + if named > 0 { 1 + 2 * named } else { 0 } + if typed { given + named } else { 0 };
    let mut key = Builder::new(thread, length)?;
    for slot in arguments.positional() {
        key.push(slot.to_owned(thread)?);
    }
    if named > 0 {
        key.push(mark.unwrap_or_else(|| thread.none()));
        for (name, slot) in arguments.keywords() {
            key.push(Owned::share(name));
            key.push(slot.to_owned(thread)?);
        }
    }
    if typed {
        for slot in arguments.all() {
            key.push(Owned::share(slot.object(thread)?.type_object().as_object()));
        }
    }
    Ok(key.finish(thread)?.into_object())
}
