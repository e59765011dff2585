//! `OrderedDict`: a dict whose items can be moved.
//!
//! The items are in a dict, their order is in a list beside it, so that the first one is found as fast as the last, and an
//! item is moved without touching the others. Whoever changes the dict by the methods of `dict` leaves the order behind;
//! then iterating raises `KeyError` for keys that are gone, and does not see new ones.

mod equality;
mod iterator;
mod methods;
mod order;
mod slots;
mod update;
mod views;

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::types::dict::{DICT, Dict};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, static_type};

pub use iterator::{ORDERED_ITERATOR, OrderedIterator};
pub use views::{
    ORDERED_ITEMS, ORDERED_KEYS, ORDERED_VALUES, OrderedItems, OrderedKeys, OrderedValues,
};

use order::{End, Order};

/// A dict and the order of its keys.
#[repr(C)]
pub struct OrderedDict {
    dict: Dict,
    order: Order,
    /// The dictionary of attributes.
    attributes: Place,
    weak_references: Cell<usize>,
}

static_type! {
    /// The type `collections.OrderedDict`.
    pub static ORDERED_DICT: OrderedDict = {
        name: "collections.OrderedDict",
        export: "PyODict_Type",
        base: DICT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "A dict whose items can be moved to either end, and that is equal to another one only if the order is the same.",
        slots: OrderedDict::SLOTS,
        hides_constructor: true,
        methods: OrderedDict::METHODS,
        getsets: OrderedDict::GETSETS,
        dict_offset: offset_of!(OrderedDict, attributes) as isize,
        weaklist_offset: offset_of!(OrderedDict, weak_references) as isize,
    };
}

const _: () = assert!(size_of::<OrderedDict>() == 112);

impl Trace for OrderedDict {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
        self.order.trace(tracer);
        self.attributes.trace(tracer);
    }

    fn clear(&self) {
        drop(self.order.take());
        self.dict.clear();
        drop(self.attributes.take());
    }
}

impl OrderedDict {
    /// An empty instance of a class.
    fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            dict: Dict::fill(object),
            order: Order::default(),
            attributes: Place::empty(),
            weak_references: Cell::new(0),
        })
    }

    /// Whether the class is `OrderedDict` itself.
    fn is_exact(&self) -> bool {
        std::ptr::eq(self.as_object().type_object(), ORDERED_DICT.get())
    }

    /// Whether the dict and the order have the same number of keys. If not, somebody has changed the one without the other.
    fn is_in_step(&self) -> bool {
        self.order.len() == self.dict.len()
    }

    /// Sets an item; a new key comes last.
    fn set_item(&self, thread: &Thread, key: &Object, hash: isize, value: Owned) -> Fallible {
        self.dict.insert_hashed(thread, Owned::share(key), hash, value)?;
        if self.order.contains(key) {
            return Ok(());
        }
        let Some(stored) = self.dict.stored_key(thread, key, hash)? else { return Ok(()) };
        self.order.add(thread, stored, hash, End::Last).map_err(|raised| {
            let saved = thread.take_exception(raised);
            let removed = self.dict.remove_hashed(thread, key, hash);
            if let Err(raised) = removed {
                thread.clear_exception(raised);
            }
            match saved {
                Some(saved) => thread.restore_exception(saved),
                None => thread.raise_out_of_memory(),
            }
        })
    }

    /// Removes an item, and gives its value.
    fn remove_item(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<Option<Owned>> {
        let Some(stored) = self.dict.stored_key(thread, key, hash)? else { return Ok(None) };
        let forgotten = self.order.remove(&stored);
        let value = self.dict.remove_hashed(thread, &stored, hash);
        drop(forgotten);
        value
    }
}
