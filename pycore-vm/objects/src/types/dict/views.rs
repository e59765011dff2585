//! The views of dicts: `keys()`, `items()`, `values()`.

use super::Dict;
use super::iterators::{
    ItemIterator, KeyIterator, ReverseItemIterator, ReverseKeyIterator, ReverseValueIterator,
    ValueIterator,
};
use super::view_operations as operations;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer};
use crate::declare::Comparison;
use crate::protocol::object;
use crate::protocol::repr::Repr;
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, slots, static_type};

macro_rules! views {
    ($(
        $(#[$doc:meta])*
        $View:ident $STATIC:ident $name:literal $export:literal, $SLOTS:expr, $Iterator:ident;
    )*) => {
        $(
            $(#[$doc])*
            #[repr(C)]
            pub struct $View {
                object: Object,
                dict: Place<Dict>,
            }

            static_type! {
                $(#[$doc])*
                pub static $STATIC: $View = {
                    name: $name,
                    export: $export,
                    base: OBJECT,
                    flags: HAVE_GC | DISALLOW_INSTANTIATION,
                    slots: $SLOTS,
                    methods: $View::METHODS,
                    getsets: $View::GETSETS,
                };
            }

            impl $View {
                /// A view of a dict.
                pub fn new(thread: &Thread, dict: &Dict) -> Fallible<Owned<Self>> {
                    thread.new_object(|object| Self::fill(object, dict))
                }

                /// The contents of a view, for the struct of a type below this one.
                pub fn fill(object: Object, dict: &Dict) -> Self {
                    Self { object, dict: Place::new(Owned::share(dict)) }
                }

                /// The dict; nothing only after the collector has broken a cycle.
                pub fn dict(&self) -> Option<Owned<Dict>> {
                    self.dict.get()
                }
            }

            impl Trace for $View {
                fn trace(&self, tracer: &mut Tracer<'_>) {
                    self.dict.trace(tracer);
                }
            }

            #[slots]
            impl $View {
                fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                    let start = format!("{}([", self.as_object().type_object().short_name());
                    let Some(mut repr) = Repr::begin(thread, self.as_object(), &start)? else {
                        return Str::new(thread, "...");
                    };
                    let items = List::from_iterable(thread, self.as_object())?;
                    let mut index = 0;
                    while let Some(item) = items.get(index) {
                        if index > 0 {
                            repr.push(", ")?;
                        }
                        repr.push_repr(&item)?;
                        index += 1;
                    }
                    repr.push("])")?;
                    repr.finish()
                }

                fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
                    match self.dict() {
                        Some(dict) => Ok($Iterator::new(thread, &dict)?.into_object()),
                        None => Ok(thread.none()),
                    }
                }

                fn sq_length(&self) -> Fallible<usize> {
                    Ok(self.dict().map_or(0, |dict| dict.len()))
                }
            }
        )*
    };
}

views! {
    /// A view of the keys of a dict.
    KeysView KEYS_VIEW "dict_keys" "PyDictKeys_Type", KeysView::SLOTS.merge(KeysView::SET), KeyIterator;
    /// A view of the items of a dict.
    ItemsView ITEMS_VIEW "dict_items" "PyDictItems_Type", ItemsView::SLOTS.merge(ItemsView::SET), ItemIterator;
    /// A view of the values of a dict.
    ValuesView VALUES_VIEW "dict_values" "PyDictValues_Type", ValuesView::SLOTS, ValueIterator;
}

/// The methods of a view; those of a set in front, if it is one.
macro_rules! view_methods {
    ($View:ident, $Reverse:ident, { $($more:tt)* }) => {
        #[methods]
        impl $View {
            $($more)*

            /// __reversed__($self, /)
            ///
            /// An iterator from the last item to the first.
            fn __reversed__(&self, thread: &Thread) -> Fallible<Owned> {
                match self.dict() {
                    Some(dict) => Ok($Reverse::new(thread, &dict)?.into_object()),
                    None => Ok(thread.none()),
                }
            }

            /// The dictionary that the view shows, read-only.
            #[getter]
            fn mapping(&self, thread: &Thread) -> Fallible<Owned> {
                super::read_only(thread, self.dict())
            }
        }
    };
}

/// A view that behaves like a set.
macro_rules! set_view {
    ($View:ident, $Reverse:ident) => {
        view_methods! {
            $View, $Reverse, {
                /// isdisjoint($self, object, /)
                ///
                /// Whether nothing is both in the view and in an iterable.
                fn isdisjoint(&self, thread: &Thread, object: &Object) -> Fallible<bool> {
                    operations::is_disjoint(thread, self.as_object(), object)
                }
            }
        }

        #[slots(name = SET)]
        impl $View {
            fn tp_richcompare(
                &self,
                thread: &Thread,
                other: &Object,
                how: Comparison,
            ) -> Fallible<Owned> {
                match operations::compare(thread, self.as_object(), other, how)? {
                    Some(answer) => Ok(thread.bool(answer)),
                    None => Ok(thread.not_implemented()),
                }
            }

            fn sq_contains(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
                self.has(thread, item)
            }

            fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned<Set>> {
                operations::difference(thread, left, right)
            }

            fn nb_and(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                operations::intersection(thread, left, right)
            }

            fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned<Set>> {
                operations::union(thread, left, right)
            }

            fn nb_xor(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned<Set>> {
                operations::symmetric_difference(thread, left, right)
            }
        }
    };
}

set_view!(KeysView, ReverseKeyIterator);
set_view!(ItemsView, ReverseItemIterator);
view_methods!(ValuesView, ReverseValueIterator, {});

impl KeysView {
    /// Whether the dict has a key.
    pub fn has(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        self.dict().map_or(Ok(false), |dict| dict.contains(thread, key))
    }
}

impl ItemsView {
    /// Whether the dict has an item, which is given as a pair.
    pub fn has(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
        let (Some(dict), Some(pair)) = (self.dict(), item.downcast::<Tuple>()) else {
            return Ok(false);
        };
        let &[key, value] = pair.as_slice() else { return Ok(false) };
        match dict.get(thread, key)? {
            Some(found) => object::equal(thread, &found, value),
            None => Ok(false),
        }
    }
}
