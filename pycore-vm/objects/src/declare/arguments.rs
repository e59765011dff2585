//! The arguments of a call, as they come: positional values, then the values of keyword arguments.

use std::marker::PhantomData;

use super::signature::Signature;
use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::types::str::Str;
use crate::types::tuple::{self, Tuple};

/// The names of a call's keyword arguments: C's nullable tuple of strings.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Names<'a> {
    tuple: Option<&'a Tuple>,
}

impl<'a> Names<'a> {
    /// No names.
    pub const NONE: Self = Self { tuple: None };

    /// The names in a tuple.
    #[inline(always)]
    pub fn new(tuple: Option<&'a Tuple>) -> Self {
        Self { tuple }
    }

    /// The names that C code gives; what is no tuple counts as none.
    #[inline(always)]
    pub fn of(object: Option<&'a Object>) -> Self {
        Self { tuple: object.and_then(Object::downcast) }
    }

    /// The tuple, if there are names.
    pub fn tuple(&self) -> Option<&'a Tuple> {
        self.tuple
    }

    /// How many names there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.tuple.map_or(0, Tuple::len)
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A name.
    pub fn get(&self, index: usize) -> Option<&'a Object> {
        self.tuple?.get(index)
    }
}

/// Whether an object is a string of these ASCII characters.
pub(super) fn is_text(object: &Object, text: &str) -> bool {
    object.downcast::<Str>().is_some_and(|string| string.equals_ascii(text))
}

/// The arguments of a call.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    values: *const Slot,
    positional: usize,
    names: Names<'a>,
    borrows: PhantomData<&'a [Slot]>,
}

impl<'a> Arguments<'a> {
    /// The arguments of a call by C's convention.
    ///
    /// # Safety
    ///
    /// 1. `values` leads to `positional` slots and one for each name, all of them with values, which stay for `'a`.
    #[inline(always)]
    pub unsafe fn new(values: *const Slot, positional: usize, names: Names<'a>) -> Self {
        Self { values, positional, names, borrows: PhantomData }
    }

    /// Arguments without names.
    #[inline(always)]
    pub fn from_positional(values: &'a [Slot]) -> Self {
        // SAFETY: the slice has as many slots.
        unsafe { Self::new(values.as_ptr(), values.len(), Names::NONE) }
    }

    /// Positional arguments, and behind them the values for `names`.
    pub fn from_slots(values: &'a [Slot], names: Names<'a>) -> Self {
        let positional = values.len().saturating_sub(names.len());
        let names = if names.len() <= values.len() { names } else { Names::NONE };
        // SAFETY: the slice has as many slots and one for each name.
        unsafe { Self::new(values.as_ptr(), positional, names) }
    }

    #[inline(always)]
    fn slots(&self, from: usize, count: usize) -> &'a [Slot] {
        if count == 0 {
            return &[];
        }
        // SAFETY: callers stay within the positional and named values (condition 1 of `new`).
        unsafe { std::slice::from_raw_parts(self.values.add(from), count) }
    }

    /// The positional arguments.
    #[inline(always)]
    pub fn positional(&self) -> &'a [Slot] {
        self.slots(0, self.positional)
    }

    /// The values of keyword arguments, in the order of [`Arguments::names`].
    #[inline(always)]
    pub fn named(&self) -> &'a [Slot] {
        self.slots(self.positional, self.names.len())
    }

    /// All values: positional ones, then named ones.
    #[inline(always)]
    pub fn all(&self) -> &'a [Slot] {
        self.slots(0, self.positional + self.names.len())
    }

    /// Where the values are.
    #[inline(always)]
    pub(super) fn all_pointer(&self) -> *const Slot {
        self.values
    }

    /// The names of keyword arguments.
    #[inline(always)]
    pub fn names(&self) -> Names<'a> {
        self.names
    }

    /// How many positional arguments there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.positional
    }

    /// Whether there are no arguments at all.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.positional == 0 && self.names.is_empty()
    }

    /// A positional argument as an object, if there are so many.
    pub fn object(&self, thread: &Thread, index: usize) -> Fallible<Option<&'a Object>> {
        self.positional().get(index).map(|slot| slot.object(thread)).transpose()
    }

    /// The arguments without the first positional one, if there is one.
    pub fn without_first(self) -> Self {
        match self.positional {
            0 => self,
            // SAFETY: there is a first slot to be skipped.
            count => unsafe { Self::new(self.values.add(1), count - 1, self.names) },
        }
    }

    /// The positional arguments as a tuple.
    pub fn positional_tuple(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let mut builder = tuple::Builder::new(thread, self.positional)?;
        for slot in self.positional() {
            builder.push(slot.to_owned(thread)?);
        }
        builder.finish(thread)
    }

    /// The keyword arguments.
    pub fn keywords(&self) -> Keywords<'a> {
        Keywords { arguments: *self, next: 0, signature: None }
    }

    /// The value of a keyword argument.
    pub fn keyword(&self, name: &str) -> Option<&'a Slot> {
        (0..self.names.len())
            .find(|index| self.names.get(*index).is_some_and(|candidate| is_text(candidate, name)))
            .and_then(|index| self.named().get(index))
    }
}

/// Keyword arguments: names and values.
#[derive(Clone, Copy)]
pub struct Keywords<'a> {
    pub(super) arguments: Arguments<'a>,
    pub(super) next: usize,
    /// Leaves out the parameters of this signature.
    pub(super) signature: Option<&'static Signature>,
}

impl<'a> Iterator for Keywords<'a> {
    type Item = (&'a Object, &'a Slot);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (name, value) =
                (self.arguments.names.get(self.next)?, self.arguments.named().get(self.next)?);
            self.next += 1;
            let is_bound = |signature: &Signature| signature.find(name).is_some();
            if !self.signature.is_some_and(is_bound) {
                return Some((name, value));
            }
        }
    }
}

impl Signature {
    /// The parameter that a name stands for.
    pub(super) fn find(&self, name: &Object) -> Option<usize> {
        let first = usize::from(self.positional_only);
        let named = self.parameters.iter().enumerate().skip(first);
        named.clone().find(|(_, parameter)| is_text(name, parameter.name)).map(|(index, _)| index)
    }
}
