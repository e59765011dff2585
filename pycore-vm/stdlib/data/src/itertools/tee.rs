//! `tee`: several iterators over the items of one.
//!
//! ```text
//!   _tee ──┐                    ┌──▶ _tee_dataobject ──▶ _tee_dataobject ──▶ nothing yet
//!   _tee ──┴─▶ place in ────────┘       57 items            57 items
//! ```
//!
//! What has been read is kept in blocks that are linked; an iterator is a block and a place in it. Blocks that no
//! iterator will come to any more are let go of, since links lead forwards only.

use std::cell::Cell;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots, static_type,
};

/// Items of a block.
const BLOCK: usize = 57;

/// A block of items that were read.
#[repr(C)]
pub struct TeeData {
    object: Object,
    iterator: Place,
    read: Cell<u32>,
    /// An item is being read.
    running: Cell<bool>,
    next: Place<TeeData>,
    items: [Place; BLOCK],
}

const _: () = assert!(size_of::<TeeData>() == 496);

static_type! {
    /// The type `itertools._tee_dataobject`.
    pub static TEE_DATA: TeeData = {
        name: "itertools._tee_dataobject",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "teedataobject(iterable, values, next, /)\n--\n\nItems that several iterators have in common.",
        slots: TeeData::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
    };
}

impl Trace for TeeData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iterator.trace(tracer);
        self.next.trace(tracer);
        self.items.iter().for_each(|item| item.trace(tracer));
    }

    fn clear(&self) {
        let (iterator, next) = (self.iterator.take(), self.next.take());
        self.read.set(0);
        self.items.iter().for_each(|item| drop(item.take()));
        drop((iterator, next));
    }
}

impl TeeData {
    fn over(thread: &Thread, iterator: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            iterator: Place::new(iterator),
            read: Cell::new(0),
            running: Cell::new(false),
            next: Place::empty(),
            items: [const { Place::empty() }; BLOCK],
        })
    }

    /// An item of the block, which is read if need be.
    fn item(&self, thread: &Thread, index: usize) -> Fallible<Option<Owned>> {
        if index < self.read.get() as usize {
            return Ok(self.items[index].get());
        }
        if self.running.replace(true) {
            return Err(raise!(thread, RUNTIME_ERROR, "cannot re-enter the tee iterator"));
        }
        let item = match self.iterator.get() {
            Some(iterator) => object::next(thread, &iterator),
            None => Ok(None),
        };
        self.running.set(false);
        let Some(item) = item? else { return Ok(None) };
        if let Some(place) = self.items.get(self.read.get() as usize) {
            place.set(item.clone());
            self.read.set(self.read.get() + 1);
        }
        Ok(Some(item))
    }

    /// The block behind this one.
    fn following(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if let Some(next) = self.next.get() {
            return Ok(next);
        }
        let next = Self::over(thread, self.iterator.get().unwrap_or_else(|| thread.none()))?;
        self.next.set(next.clone());
        Ok(next)
    }
}

#[slots(vectorcall)]
impl TeeData {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let [iterator, values, next] = arguments.unpack(thread, "teedataobject", 3)?;
        let or_none = |value: Option<Owned>| value.unwrap_or_else(|| thread.none());
        let (values, next) = (or_none(values), or_none(next));
        let Some(values) = (*values).downcast::<List>() else {
            let kind = values.type_name();
            let message = format!("teedataobject() argument 2 must be list, not {kind}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let items = values.snapshot(thread)?;
        let following = (*next).downcast_exact::<Self>();
        let fits =
            items.len() <= BLOCK && (next.is_none() || items.len() == BLOCK && following.is_some());
        if !fits {
            return Err(raise!(thread, VALUE_ERROR, "Invalid arguments"));
        }
        let made = Self::over(thread, or_none(iterator))?;
        made.read.set(items.len() as u32);
        for (place, item) in made.items.iter().zip(items) {
            place.set(item);
        }
        made.next.replace(following.map(Owned::share));
        Ok(made)
    }
}

native_type! {
    /// One of several iterators over the items of one.
    pub struct Tee = TEE "itertools._tee" {
        block: Place<TeeData>,
        index: Cell<usize>,
        weak_references: Cell<usize>,
    }
    traced(block),
    methods Tee::METHODS,
    weaklist_offset std::mem::offset_of!(Tee, weak_references) as isize
}

impl Tee {
    fn at(thread: &Thread, block: Owned<TeeData>, index: usize) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            block: Place::new(block),
            index: Cell::new(index),
            weak_references: Cell::new(0),
        })
    }

    /// An iterator over the items of an iterable that can be copied.
    fn over(thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        match (*iterator).downcast::<Self>() {
            Some(tee) => tee.__copy__(thread),
            None => Self::at(thread, TeeData::over(thread, iterator)?, 0),
        }
    }
}

#[slots(vectorcall)]
impl Tee {
    /// _tee(iterable, /)
    ///
    /// An iterator over the items of the iterable that can be copied.
    fn tp_new(_class: &TypeObject, thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        Self::over(thread, iterable)
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(mut block) = self.block.get() else { return Ok(None) };
        if self.index.get() >= BLOCK {
            block = block.following(thread)?;
            self.block.set(block.clone());
            self.index.set(0);
        }
        let item = block.item(thread, self.index.get())?;
        if item.is_some() {
            self.index.set(self.index.get() + 1);
        }
        Ok(item)
    }
}

#[methods]
impl Tee {
    /// __copy__($self, /)
    ///
    /// Another iterator at the same place.
    fn __copy__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        match self.block.get() {
            Some(block) => Self::at(thread, block, self.index.get()),
            None => Self::at(thread, TeeData::over(thread, Tuple::empty().into_object())?, 0),
        }
    }
}

/// The functions of the module.
pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// tee($module, iterable, n=2, /)
    ///
    /// A tuple of n iterators over the items of one, each independent of the others.
    fn tee(thread: &Thread, iterable: &Object, n: Option<isize>) -> Fallible<Owned<Tuple>> {
        let count = n.unwrap_or(2);
        if count < 0 {
            return Err(raise!(thread, VALUE_ERROR, "n must be >= 0"));
        }
        let mut builder = Builder::new(thread, count as usize)?;
        if !builder.is_full() {
            let first = Tee::over(thread, iterable)?;
            builder.push(first.clone().into_object());
            while !builder.is_full() {
                builder.push(first.__copy__(thread)?.into_object());
            }
        }
        builder.finish(thread)
    }
}
