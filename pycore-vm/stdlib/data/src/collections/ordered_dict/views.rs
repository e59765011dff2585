//! The views of ordered dicts, which have the order.

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::types::dict::{
    Dict, ITEMS_VIEW, ItemsView, KEYS_VIEW, KeysView, VALUES_VIEW, ValuesView,
};
use pycore_objects::{Fallible, Owned, Thread, methods, slots, static_type};

use super::iterator::What;
use super::order::End;
use super::{OrderedDict, OrderedIterator};

/// Declares the views.
macro_rules! views {
    ($($(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal $export:literal, $View:ident $BASE:ident $What:ident;)*) => {$(
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            view: $View,
        }

        static_type! {
            $(#[$doc])*
            pub static $STATIC: $Struct = {
                name: $name,
                export: $export,
                base: $BASE,
                flags: HAVE_GC | DISALLOW_INSTANTIATION,
                slots: $Struct::SLOTS,
                methods: $Struct::METHODS,
            };
        }

        impl Trace for $Struct {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.view.trace(tracer);
            }
        }

        impl $Struct {
            pub(super) fn new(thread: &Thread, dict: &OrderedDict) -> Fallible<Owned<Self>> {
                thread.new_object(|object| Self { view: $View::fill(object, &dict.dict) })
            }

            fn iterator(&self, thread: &Thread, from: End) -> Fallible<Option<Owned<OrderedIterator>>> {
                let dict = self.view.dict();
                match dict.as_deref().and_then(ordered) {
                    Some(dict) => OrderedIterator::new(thread, dict, What::$What, from).map(Some),
                    None => Ok(None),
                }
            }
        }

        #[slots]
        impl $Struct {
            fn tp_iter(&self, thread: &Thread) -> Fallible<Option<Owned<OrderedIterator>>> {
                self.iterator(thread, End::First)
            }
        }

        #[methods]
        impl $Struct {
            /// __reversed__($self, /)
            // An iterator from the last to the first.
            fn __reversed__(&self, thread: &Thread) -> Fallible<Option<Owned<OrderedIterator>>> {
                self.iterator(thread, End::Last)
            }
        }
    )*};
}

/// The ordered dict that a view was made for.
fn ordered(dict: &Dict) -> Option<&OrderedDict> {
    dict.as_object().downcast()
}

views! {
    /// A view of the keys of an ordered dict.
    OrderedKeys = ORDERED_KEYS "odict_keys" "PyODictKeys_Type", KeysView KEYS_VIEW Keys;
    /// A view of the items of an ordered dict.
    OrderedItems = ORDERED_ITEMS "odict_items" "PyODictItems_Type", ItemsView ITEMS_VIEW Items;
    /// A view of the values of an ordered dict.
    OrderedValues = ORDERED_VALUES "odict_values" "PyODictValues_Type", ValuesView VALUES_VIEW Values;
}
