//! Named arguments and dictionaries: C code passes the one way or the other.

use super::arguments::{Arguments, Keywords, Names};
use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

impl Arguments<'_> {
    /// The named arguments as a dict, if there are any.
    pub fn keywords_dict(&self, thread: &Thread) -> Fallible<Option<Owned<Dict>>> {
        if self.names().is_empty() { Ok(None) } else { self.keywords().to_dict(thread).map(Some) }
    }
}

impl Keywords<'_> {
    /// A new dict of the names and values that are left.
    pub fn to_dict(self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let dict = Dict::with_capacity(thread, self.arguments.names().len(), true)?;
        for (name, value) in self {
            let value = value.object(thread)?;
            match name.downcast::<Str>() {
                Some(name) => dict.insert_str(thread, name, value)?,
                None => dict.insert(thread, name, value)?,
            }
        }
        Ok(dict)
    }
}

/// Runs `call` with positional arguments and those of a dict, as arguments of a native function.
///
/// The dict may change meanwhile: its items are held.
pub(super) fn with_named<R>(
    thread: &Thread,
    positional: &[Slot],
    named: &Dict,
    call: impl FnOnce(Arguments<'_>) -> Fallible<R>,
) -> Fallible<R> {
    if named.is_empty() {
        return call(Arguments::from_positional(positional));
    }
    let (mut names, mut values) = (Vec::new(), Vec::new());
    let reserved = names
        .try_reserve_exact(named.len())
        .and_then(|()| values.try_reserve_exact(positional.len() + named.len()));
    if reserved.is_err() {
        return Err(thread.raise_out_of_memory());
    }
    // SAFETY: the caller's slots keep their values for as long as it lends them.
    values.extend(positional.iter().map(|slot| unsafe { slot.borrow() }));
    let mut held = Held { values, from: positional.len() };
    let mut position = 0;
    while let Some((name, value)) = named.next_entry(&mut position) {
        if (*name).downcast::<Str>().is_none() {
            return Err(crate::raise!(thread, TYPE_ERROR, "keywords must be strings"));
        }
        names.push(name);
        held.values.push(Slot::owned(value));
    }
    let names: Owned<Tuple> = Tuple::from_owned(thread, names)?;
    call(Arguments::from_slots(&held.values, Names::new(Some(&names))))
}

/// Slots of which those behind the first few are ours to close.
struct Held {
    values: Vec<Slot>,
    from: usize,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.values[self.from..].iter().for_each(Slot::close);
    }
}

/// An object as the dict that C code passes; anything else counts as none.
pub(super) fn as_dict(object: Option<&Object>) -> Option<&Dict> {
    object?.downcast()
}
