//! Calls of partial objects.

use pycore_objects::declare::{Arguments, Callable};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, raise};

use super::super::placeholder::is_placeholder;
use super::Partial;

impl Callable for Partial {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call_with(thread, arguments)
    }
}

impl Partial {
    /// Calls the function with the arguments of the object and those of the call.
    pub(super) fn call_with(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let missing = self.missing.get();
        if arguments.len() < missing {
            return Err(too_few(thread, missing, arguments.len()));
        }
        let (function, own, keywords) = self.parts(thread)?;
        let mut values: Vec<&Object> =
            thread.vector(own.len() + arguments.all().len() + keywords.len())?;
        let mut given = arguments.positional().iter();
        for &argument in own.as_slice() {
            match given.as_slice().first().filter(|_| is_placeholder(argument)) {
                Some(slot) => {
                    values.push(slot.object(thread)?);
                    given.next();
                }
                None => values.push(argument),
            }
        }
        for slot in given {
            values.push(slot.object(thread)?);
        }
        if keywords.is_empty() {
            for slot in arguments.named() {
                values.push(slot.object(thread)?);
            }
            return call::call_with_keywords(thread, &function, &values, arguments.names().tuple());
        }
        let named = Named::merge(thread, &keywords, arguments)?;
        values.extend(named.values.iter().map(|value| &**value));
        call::call_with_keywords(thread, &function, &values, Some(&named.names))
    }
}

#[cold]
fn too_few(thread: &Thread, missing: usize, given: usize) -> Raised {
    let message = "missing positional arguments in 'partial' call; expected at least";
    raise!(thread, TYPE_ERROR, "{message} {missing}, got {given}")
}

/// Keyword arguments: those of the object, some of them replaced by the call's, and then the call's others.
struct Named {
    names: Owned<Tuple>,
    values: Vec<Owned>,
}

impl Named {
    fn merge(thread: &Thread, keywords: &Dict, arguments: Arguments<'_>) -> Fallible<Self> {
        let mut names = thread.vector(keywords.len() + arguments.names().len())?;
        let mut values = thread.vector(names.capacity())?;
        let mut position = 0;
        while let Some((name, value)) = keywords.next_entry(&mut position) {
            names.push(name);
            values.push(value);
        }
        let own = names.len();
        for (name, slot) in arguments.keywords() {
            let value = Slot::to_owned(slot, thread)?;
            let mut known = None;
            for (index, candidate) in names[..own].iter().enumerate() {
                if object::equal(thread, candidate, name)? {
                    known = Some(index);
                    break;
                }
            }
            match known {
                Some(index) => values[index] = value,
                None => {
                    names.push(Owned::share(name));
                    values.push(value);
                }
            }
        }
        Ok(Self { names: Tuple::from_owned(thread, names)?, values })
    }
}
