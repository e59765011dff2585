//! The order of keys: a doubly linked list in a vector, and where each key is in it.
//!
//! Keys are known by their identity: they are the objects that the dict has.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use pycore_objects::core::Tracer;
use pycore_objects::{Fallible, Object, Owned, Thread};

/// No place.
const NONE: u32 = u32::MAX;

/// An end of the order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// A key, linked to its neighbours.
struct Link {
    key: Option<Owned>,
    hash: isize,
    before: u32,
    after: u32,
}

/// Mixes an address.
#[derive(Default)]
pub(super) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn write_usize(&mut self, address: usize) {
        // The golden ratio spreads neighbours; the upper half comes down to where a table looks.
        let spread = (address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ (spread >> 32);
    }
}

/// Links that are free, the places of keys, and the ends of the chain.
struct Index {
    free: Vec<u32>,
    places: HashMap<usize, u32, BuildHasherDefault<AddressHasher>>,
    first: u32,
    last: u32,
}

impl Default for Index {
    fn default() -> Self {
        Self { free: Vec::new(), places: HashMap::default(), first: NONE, last: NONE }
    }
}

/// Links and what is known of them, which is elsewhere, so that a dict is as large as CPython's.
#[derive(Default)]
pub(super) struct Links {
    links: Vec<Link>,
    /// Nothing so long as there was no key.
    index: Option<Box<[Index; 1]>>,
}

impl Links {
    fn index(&self) -> Option<&Index> {
        self.index.as_deref().map(|[index]| index)
    }

    fn index_mut(&mut self) -> Option<&mut Index> {
        self.index.as_deref_mut().map(|[index]| index)
    }

    fn place_of(&self, key: &Object) -> Option<u32> {
        self.index()?.places.get(&key.address()).copied()
    }

    fn link(&self, place: u32) -> Option<&Link> {
        self.links.get(place as usize)
    }

    fn end(&self, end: End) -> u32 {
        self.index().map_or(NONE, |index| match end {
            End::First => index.first,
            End::Last => index.last,
        })
    }

    fn set_end(&mut self, end: End, place: u32) {
        match (self.index_mut(), end) {
            (Some(index), End::First) => index.first = place,
            (Some(index), End::Last) => index.last = place,
            (None, _) => {}
        }
    }

    /// Puts a link that is nowhere to an end.
    fn attach(&mut self, place: u32, end: End) {
        let neighbour = self.end(end);
        let (before, after) = match end {
            End::First => (NONE, neighbour),
            End::Last => (neighbour, NONE),
        };
        if let Some(link) = self.links.get_mut(place as usize) {
            (link.before, link.after) = (before, after);
        }
        match self.links.get_mut(neighbour as usize) {
            Some(neighbour) if end == End::First => neighbour.before = place,
            Some(neighbour) => neighbour.after = place,
            None => {
                self.set_end(End::First, place);
                self.set_end(End::Last, place);
            }
        }
        self.set_end(end, place);
    }

    /// Takes a link from between its neighbours.
    fn detach(&mut self, place: u32) {
        let Some(link) = self.link(place) else { return };
        let (before, after) = (link.before, link.after);
        match self.links.get_mut(before as usize) {
            Some(link) => link.after = after,
            None => self.set_end(End::First, after),
        }
        match self.links.get_mut(after as usize) {
            Some(link) => link.before = before,
            None => self.set_end(End::Last, before),
        }
    }

    /// Room for one more key, so that adding and removing it cannot fail.
    fn reserve(&mut self) -> bool {
        if self.index.is_none() {
            let mut index = Vec::new();
            if index.try_reserve_exact(1).is_err() {
                return false;
            }
            index.push(Index::default());
            self.index = index.into_boxed_slice().try_into().ok();
        }
        let Self { links, index: Some(index) } = self else { return false };
        let [index] = &mut **index;
        links.len() < NONE as usize
            && index.places.try_reserve(1).is_ok()
            && (!index.free.is_empty()
                || links.try_reserve(1).is_ok() && index.free.try_reserve(links.capacity()).is_ok())
    }
}

/// The order of the keys of a dict. Each method borrows it for itself.
#[derive(Default)]
pub(super) struct Order {
    links: RefCell<Links>,
    /// Another number after every change.
    version: Cell<usize>,
}

impl Order {
    fn changed(&self) {
        self.version.set(self.version.get().wrapping_add(1));
    }

    /// A number that is another one after every change.
    pub(super) fn version(&self) -> usize {
        self.version.get()
    }

    pub(super) fn len(&self) -> usize {
        self.links.borrow().index().map_or(0, |index| index.places.len())
    }

    pub(super) fn contains(&self, key: &Object) -> bool {
        self.links.borrow().place_of(key).is_some()
    }

    /// Adds a key that is not there.
    pub(super) fn add(&self, thread: &Thread, key: Owned, hash: isize, end: End) -> Fallible {
        let mut links = self.links.borrow_mut();
        if links.place_of(&key).is_some() {
            return Ok(());
        }
        if !links.reserve() {
            drop(links);
            return Err(thread.raise_out_of_memory());
        }
        let address = key.address();
        let link = Link { key: Some(key), hash, before: NONE, after: NONE };
        let place = match links.index_mut().and_then(|index| index.free.pop()) {
            Some(place) => {
                links.links[place as usize] = link;
                place
            }
            None => {
                links.links.push(link);
                (links.links.len() - 1) as u32
            }
        };
        if let Some(index) = links.index_mut() {
            index.places.insert(address, place);
        }
        links.attach(place, end);
        self.changed();
        Ok(())
    }

    /// Removes a key, which ends when the result is dropped.
    pub(super) fn remove(&self, key: &Object) -> Option<Owned> {
        let mut links = self.links.borrow_mut();
        let place = links.index_mut()?.places.remove(&key.address())?;
        links.detach(place);
        links.index_mut()?.free.push(place);
        self.changed();
        links.links.get_mut(place as usize)?.key.take()
    }

    /// Moves a key to an end; whether it is there.
    pub(super) fn move_to(&self, key: &Object, end: End) -> bool {
        let mut links = self.links.borrow_mut();
        let Some(place) = links.place_of(key) else { return false };
        if links.end(end) != place {
            links.detach(place);
            links.attach(place, end);
            self.changed();
        }
        true
    }

    /// The key at an end, with its hash.
    pub(super) fn at(&self, end: End) -> Option<(Owned, isize)> {
        let links = self.links.borrow();
        let link = links.link(links.end(end))?;
        Some((link.key.clone()?, link.hash))
    }

    /// The key behind another, or in front of it, seen from the end at which one began; `None` if that key is not there.
    pub(super) fn next(&self, key: &Object, from: End) -> Option<Option<Owned>> {
        let links = self.links.borrow();
        let link = links.link(links.place_of(key)?)?;
        let next = match from {
            End::First => link.after,
            End::Last => link.before,
        };
        Some(links.link(next).and_then(|link| link.key.clone()))
    }

    /// Bytes of memory that this takes beside itself.
    pub(super) fn memory(&self) -> usize {
        let links = self.links.borrow();
        let of_index = links.index().map_or(0, |index| {
            size_of::<Index>()
                + index.free.capacity() * size_of::<u32>()
                + index.places.capacity() * (size_of::<(usize, u32)>() + 1)
        });
        links.links.capacity() * size_of::<Link>() + of_index
    }

    /// Removes all keys, which end when the result is dropped.
    pub(super) fn take(&self) -> Links {
        self.changed();
        std::mem::take(&mut *self.links.borrow_mut())
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        for key in self.links.borrow().links.iter().filter_map(|link| link.key.as_ref()) {
            tracer.visit(key);
        }
    }
}
