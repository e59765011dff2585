//! The map of a context: a persistent search tree whose shape depends on its keys alone.
//!
//! Variables are ordered by their addresses, which never change. Each has a rank, mixed of its address; a node's rank is
//! higher than those below it, which keeps the tree shallow. Changing a map copies the nodes on the way from the root and
//! shares all others. Nodes are objects, since the collector has to see what several maps share as one thing.

use std::cmp::Ordering;

use super::ContextVar;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer};
use crate::types::object::OBJECT;
use crate::{slots, static_type};

/// A variable, its value, and the variables before and behind it.
#[repr(C)]
pub struct MapNode {
    object: Object,
    key: Place<ContextVar>,
    value: Place,
    before: Place<MapNode>,
    behind: Place<MapNode>,
    /// Number of variables in the tree from here on.
    size: usize,
}

static_type! {
    /// The type of the nodes of maps.
    pub static MAP_NODE: MapNode = {
        name: "_contextvars._MapNode",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: MapNode::SLOTS,
    };
}

/// None but what every object has.
#[slots]
impl MapNode {}

/// A map; nothing is the empty one.
pub(super) type Map = Option<Owned<MapNode>>;

/// A number that has as little as possible to do with the order of addresses.
fn rank(key: &ContextVar) -> u64 {
    let mut mixed = (key.as_object().address() as u64).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

fn order(one: &ContextVar, other: &ContextVar) -> Ordering {
    one.as_object().address().cmp(&other.as_object().address())
}

/// Number of variables.
pub(super) fn len(map: Option<&MapNode>) -> usize {
    map.map_or(0, |node| node.size)
}

impl MapNode {
    fn make(
        thread: &Thread,
        (key, value): (Owned<ContextVar>, Owned),
        before: Map,
        behind: Map,
    ) -> Fallible<Owned<Self>> {
        let size = 1 + len(before.as_deref()) + len(behind.as_deref());
        let place = |map: Map| map.map_or_else(Place::empty, Place::new);
        thread.new_object(|object| Self {
            object,
            key: Place::new(key),
            value: Place::new(value),
            before: place(before),
            behind: place(behind),
            size,
        })
    }

    /// Variable and value; nothing in a node that the collector has cleared.
    fn entry(&self) -> Option<(Owned<ContextVar>, Owned)> {
        Some((self.key.get()?, self.value.get()?))
    }
}

/// The value of a variable.
pub(super) fn get(map: Map, key: &ContextVar) -> Option<Owned> {
    let mut next = map;
    while let Some(node) = next {
        next = match order(key, &*node.key.get()?) {
            Ordering::Equal => return node.value.get(),
            Ordering::Less => node.before.get(),
            Ordering::Greater => node.behind.get(),
        };
    }
    None
}

/// The map with a value for a variable.
pub(super) fn with(
    thread: &Thread,
    map: Map,
    key: &ContextVar,
    value: &Object,
) -> Fallible<Owned<MapNode>> {
    let new = || (Owned::share(key), Owned::share(value));
    let Some((node, entry)) = map.and_then(|node| node.entry().map(|entry| (node, entry))) else {
        return MapNode::make(thread, new(), None, None);
    };
    let (before, behind) = (node.before.get(), node.behind.get());
    match order(key, &entry.0) {
        Ordering::Equal => MapNode::make(thread, new(), before, behind),
        Ordering::Less => {
            let top = with(thread, before, key, value)?;
            if !outranks(&top, &node) {
                return MapNode::make(thread, entry, Some(top), behind);
            }
            // The new one goes up, and this node below it.
            let Some(upper) = top.entry() else { return Ok(top) };
            let below = MapNode::make(thread, entry, top.behind.get(), behind)?;
            MapNode::make(thread, upper, top.before.get(), Some(below))
        }
        Ordering::Greater => {
            let top = with(thread, behind, key, value)?;
            if !outranks(&top, &node) {
                return MapNode::make(thread, entry, before, Some(top));
            }
            let Some(upper) = top.entry() else { return Ok(top) };
            let below = MapNode::make(thread, entry, before, top.before.get())?;
            MapNode::make(thread, upper, Some(below), top.behind.get())
        }
    }
}

fn outranks(upper: &MapNode, lower: &MapNode) -> bool {
    match (upper.key.get(), lower.key.get()) {
        (Some(upper), Some(lower)) => rank(&upper) > rank(&lower),
        _ => false,
    }
}

/// The map without a variable.
pub(super) fn without(thread: &Thread, map: Map, key: &ContextVar) -> Fallible<Map> {
    let Some((node, entry)) = map.and_then(|node| node.entry().map(|entry| (node, entry))) else {
        return Ok(None);
    };
    let (before, behind) = (node.before.get(), node.behind.get());
    Ok(Some(match order(key, &entry.0) {
        Ordering::Equal => return join(thread, before, behind),
        Ordering::Less => {
            let before = without(thread, before, key)?;
            MapNode::make(thread, entry, before, behind)?
        }
        Ordering::Greater => {
            let behind = without(thread, behind, key)?;
            MapNode::make(thread, entry, before, behind)?
        }
    }))
}

/// Two maps as one, all variables of the first being in front of those of the second.
fn join(thread: &Thread, one: Map, other: Map) -> Fallible<Map> {
    let (first, second) = match (one, other) {
        (Some(first), Some(second)) => (first, second),
        (one, other) => return Ok(one.or(other)),
    };
    let (Some(upper), Some(lower)) = (first.entry(), second.entry()) else {
        return Ok(Some(first));
    };
    if outranks(&first, &second) {
        let behind = join(thread, first.behind.get(), Some(second))?;
        return MapNode::make(thread, upper, first.before.get(), behind).map(Some);
    }
    let before = join(thread, Some(first), second.before.get())?;
    MapNode::make(thread, lower, before, second.behind.get()).map(Some)
}

/// All variables with their values.
pub(super) fn entries(map: Map) -> Vec<(Owned<ContextVar>, Owned)> {
    let mut all = Vec::with_capacity(len(map.as_deref()));
    let (mut waiting, mut next) = (Vec::new(), map);
    loop {
        while let Some(node) = next {
            next = node.before.get();
            waiting.push(node);
        }
        let Some(node) = waiting.pop() else { return all };
        all.extend(node.entry());
        next = node.behind.get();
    }
}

impl Trace for MapNode {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.key.trace(tracer);
        self.value.trace(tracer);
        self.before.trace(tracer);
        self.behind.trace(tracer);
    }

    fn clear(&self) {
        drop((self.key.take(), self.value.take(), self.before.take(), self.behind.take()));
    }
}
