//! The iterators over dicts: keys, values, items, each in both directions.
//!
//! An iterator holds its dict until it has come to the end. A dict that has another number of items than at the
//! beginning is an error that lasts; one that has exchanged items is noticed when too many come.

use std::cell::Cell;

use super::Dict;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::iterators::reduced_empty;
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots, static_type};

/// Where an iterator is.
pub(super) struct Progress {
    /// Nothing when the iterator is exhausted.
    dict: Place<Dict>,
    /// Items of the dict at the beginning; -1 after it was found to have another number.
    used: Cell<isize>,
    position: Cell<usize>,
    /// Items left.
    left: Cell<isize>,
    /// The pair given last, to be used again if nobody has it.
    pair: Place<Tuple>,
}

impl Progress {
    fn new(dict: &Dict, position: usize) -> Self {
        let used = dict.len() as isize;
        Self {
            dict: Place::new(Owned::share(dict)),
            used: Cell::new(used),
            position: Cell::new(position),
            left: Cell::new(used),
            pair: Place::empty(),
        }
    }

    /// The next item, as `step` finds it at the position.
    #[inline(always)]
    fn advance<T>(
        &self,
        thread: &Thread,
        step: impl FnOnce(&Dict, &mut usize) -> Option<T>,
    ) -> Fallible<Option<T>> {
        let Some(dict) = self.dict.get() else { return Ok(None) };
        if self.used.get() != dict.len() as isize {
            self.used.set(-1);
            return Err(raise!(thread, RUNTIME_ERROR, "dictionary changed size during iteration"));
        }
        let mut position = self.position.get();
        let Some(item) = step(&dict, &mut position) else {
            drop(self.dict.take());
            return Ok(None);
        };
        if self.left.get() == 0 {
            drop(self.dict.take());
            return Err(raise!(thread, RUNTIME_ERROR, "dictionary keys changed during iteration"));
        }
        self.position.set(position);
        self.left.set(self.left.get() - 1);
        Ok(Some(item))
    }

    /// A tuple of key and value: the last one again, if nobody else has it.
    #[inline]
    fn pair(&self, thread: &Thread, key: Owned, value: Owned) -> Fallible<Owned> {
        let mut items = [key, value];
        if let Some(mut last) = self.pair.take() {
            match Tuple::refill(&mut last, thread, items) {
                Ok(()) => {
                    self.pair.set(last.clone());
                    return Ok(last.into_object());
                }
                Err(back) => items = back,
            }
        }
        let pair = Tuple::pack(thread, items)?;
        self.pair.set(pair.clone());
        Ok(pair.into_object())
    }

    /// An iterator at the same place, to be used up.
    fn fork(&self) -> Self {
        let copy = Self {
            dict: Place::empty(),
            used: self.used.clone(),
            position: self.position.clone(),
            left: self.left.clone(),
            pair: Place::empty(),
        };
        copy.dict.replace(self.dict.get());
        copy
    }

    fn left(&self) -> usize {
        match self.dict.get() {
            Some(dict) if self.used.get() == dict.len() as isize => self.left.get().max(0) as usize,
            _ => 0,
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
        self.pair.trace(tracer);
    }
}

macro_rules! iterators {
    ($(
        $(#[$doc:meta])*
        $Iterator:ident $STATIC:ident $name:literal $export:literal from $start:expr,
        |$progress:ident, $thread:ident| $step:expr => $give:expr;
    )*) => {
        $(
            $(#[$doc])*
            #[repr(C)]
            pub struct $Iterator {
                object: Object,
                progress: Progress,
            }

            static_type! {
                $(#[$doc])*
                pub static $STATIC: $Iterator = {
                    name: $name,
                    export: $export,
                    base: OBJECT,
                    flags: HAVE_GC,
                    slots: $Iterator::SLOTS,
                    methods: $Iterator::METHODS,
                };
            }

            impl $Iterator {
                /// An iterator over a dict from its beginning.
                pub fn new(thread: &Thread, dict: &Dict) -> Fallible<Owned<Self>> {
                    let start: fn(&Dict) -> usize = $start;
                    thread.new_object(|object| Self { object, progress: Progress::new(dict, start(dict)) })
                }

                /// The next item.
                #[inline]
                pub fn next(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                    Self::step(&self.progress, thread)
                }

                #[inline(always)]
                fn step($progress: &Progress, $thread: &Thread) -> Fallible<Option<Owned>> {
                    match $progress.advance($thread, $step)? {
                        Some(item) => ($give)(item).map(Some),
                        None => Ok(None),
                    }
                }
            }

            impl Trace for $Iterator {
                fn trace(&self, tracer: &mut Tracer<'_>) {
                    self.progress.trace(tracer);
                }
            }

            #[slots]
            impl $Iterator {
                fn tp_iter(&self) -> Owned<Self> {
                    Owned::share(self)
                }

                fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                    self.next(thread)
                }
            }

            #[methods]
            impl $Iterator {
                /// __length_hint__($self, /)
                ///
                /// How many items are left.
                fn __length_hint__(&self) -> usize {
                    self.progress.left()
                }

                /// __reduce__($self, /)
                ///
                /// What pickle needs.
                fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
                    let (rest, list) = (self.progress.fork(), List::new(thread)?);
                    while let Some(item) = Self::step(&rest, thread)? {
                        list.push(thread, item)?;
                    }
                    reduced_empty(thread, list.into_object())
                }
            }
        )*
    };
}

iterators! {
    /// An iterator over the keys of a dict.
    KeyIterator KEY_ITERATOR "dict_keyiterator" "PyDictIterKey_Type" from |_| 0,
    |progress, thread| Dict::next_key => Ok::<_, crate::Raised>;
    /// An iterator over the values of a dict.
    ValueIterator VALUE_ITERATOR "dict_valueiterator" "PyDictIterValue_Type" from |_| 0,
    |progress, thread| Dict::next_value => Ok::<_, crate::Raised>;
    /// An iterator over the items of a dict.
    ItemIterator ITEM_ITERATOR "dict_itemiterator" "PyDictIterItem_Type" from |_| 0,
    |progress, thread| Dict::next_entry => |(key, value)| progress.pair(thread, key, value);
    /// An iterator over the keys of a dict from the last to the first.
    ReverseKeyIterator REVERSE_KEY_ITERATOR "dict_reversekeyiterator" "PyDictRevIterKey_Type" from Dict::last_position,
    |progress, thread| Dict::previous_entry => |(key, _)| Ok::<_, crate::Raised>(key);
    /// An iterator over the values of a dict from the last to the first.
    ReverseValueIterator REVERSE_VALUE_ITERATOR "dict_reversevalueiterator" "PyDictRevIterValue_Type" from Dict::last_position,
    |progress, thread| Dict::previous_entry => |(_, value)| Ok::<_, crate::Raised>(value);
    /// An iterator over the items of a dict from the last to the first.
    ReverseItemIterator REVERSE_ITEM_ITERATOR "dict_reverseitemiterator" "PyDictRevIterItem_Type" from Dict::last_position,
    |progress, thread| Dict::previous_entry => |(key, value)| progress.pair(thread, key, value);
}
