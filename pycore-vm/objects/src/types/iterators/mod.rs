//! Iterators over sequences: those of lists and tuples, over whatever has `__getitem__`, and over calls.
//!
//! Each holds what it iterates over until it has come to the end, and then nothing: an exhausted iterator stays so,
//! even if its list grows.

mod callable;
mod list;
mod list_reverse;
mod sequence;
mod tuple;

pub use callable::{CALLABLE_ITERATOR, CallableIterator};
pub use list::{LIST_ITERATOR, ListIterator};
pub use list_reverse::{LIST_REVERSE_ITERATOR, ListReverseIterator};
pub use sequence::{SEQUENCE_ITERATOR, SequenceIterator};
pub use tuple::{TUPLE_ITERATOR, TupleIterator};

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::protocol::object;
use crate::raise;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// The iterator of an object that has items by number.
pub fn sequence_iterator(thread: &Thread, sequence: &Object) -> Fallible<Owned> {
    Ok(SequenceIterator::new(thread, Owned::share(sequence))?.into_object())
}

/// A built-in function or type by name, as the program has it now: what pickled iterators are made with.
pub fn builtin(thread: &Thread, name: &str) -> Fallible<Owned> {
    let name = Str::new(thread, name)?;
    match thread.interpreter().builtins.get() {
        Some(builtins) => object::get_item(thread, &builtins, name.as_object()),
        None => Err(raise!(thread, SYSTEM_ERROR, "no builtins")),
    }
}

/// What `__reduce__` of an iterator gives that has items left: a built-in function, its argument, and a state.
///
/// The function is looked up before `place` says where the iterator is, since looking up can run code that uses it up;
/// `empty` makes what stands for the sequence of an exhausted one.
pub fn reduced<T: ObjectLike>(
    thread: &Thread,
    function: &str,
    place: impl FnOnce() -> Option<(Owned<T>, isize)>,
    empty: impl FnOnce() -> Fallible<Owned>,
) -> Fallible<Owned<Tuple>> {
    let function = builtin(thread, function)?;
    let Some((sequence, index)) = place() else {
        let arguments = Tuple::pack(thread, [empty()?])?.into_object();
        return Tuple::pack(thread, [function, arguments]);
    };
    let arguments = Tuple::pack(thread, [sequence.into_object()])?.into_object();
    let index = thread.new_int(index as i64)?;
    Tuple::pack(thread, [function, arguments, index])
}

/// What `__reduce__` of an exhausted iterator gives: the iterator of an empty sequence.
pub fn reduced_empty(thread: &Thread, of: Owned) -> Fallible<Owned<Tuple>> {
    let function = builtin(thread, "iter")?;
    let arguments = Tuple::pack(thread, [of])?.into_object();
    Tuple::pack(thread, [function, arguments])
}

/// The index in a pickled state.
pub fn state_index(thread: &Thread, state: &Object) -> Fallible<isize> {
    let Some(int) = state.downcast::<Int>() else {
        return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
    };
    match int.to_i64() {
        Some(index) => Ok(index as isize),
        None => Err(raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")),
    }
}
