//! Trial deletion: which objects of a space can be reached from outside of it?
//!
//! 1. *Count*: every object of the space is traversed, and each referent in the space counts the reference in its head.
//! 2. *Mark*: an object with more references than it has counted is referred to from outside. It is reached, and so is
//!    everything in the space that can be reached from it.
//!
//! What is not marked then is referred to by unreachable objects alone. Nothing is subtracted from a copy of the
//! reference counts, as the name would suggest: counting up from 0 needs no pass to make the copies.
//!
//! Both steps go through the table, in the order in which objects were made. References lead to anywhere in memory, so
//! each referent is fetched into the cache when it is seen, and looked at a few references later. In the second step an
//! object that is reached before the walk has come to it just waits for the walk; only those behind it are kept in
//! [`Pending`].
//!
//! Neither step allocates.

use super::pending::Pending;
use crate::node::{Node, Space};
use crate::traits::{Graph, Visitor};
use crate::young::Young;

/// References seen before one is looked at: enough for a memory access to finish.
const DELAY: usize = 16;

/// A queue of references that are being fetched.
pub(super) struct Delay {
    nodes: [Option<Node>; DELAY],
    at: usize,
}

impl Delay {
    pub(super) const fn new() -> Self {
        Self { nodes: [None; DELAY], at: 0 }
    }

    /// Takes a reference in and gives the one of [`DELAY`] references ago.
    #[inline(always)]
    pub(super) fn exchange(&mut self, node: Node) -> Option<Node> {
        node.prefetch();
        self.at = (self.at + 1) % DELAY;
        self.nodes[self.at].replace(node)
    }

    /// Takes any reference out.
    pub(super) fn take(&mut self) -> Option<Node> {
        self.nodes.iter_mut().find_map(Option::take)
    }
}

/// Marks the objects of `space` that can be reached from outside of it ([`crate::Head::is_reached`]) and gives the number of
/// those that cannot. Afterwards all must be reset, as [`reset_marks`] does.
///
/// # Safety
///
/// 1. `graph` is the object model of the objects tracked by `young`.
/// 2. No object of the space has a mark or a number in its head.
pub unsafe fn find_unreachable<G: Graph>(graph: &G, young: &Young<'_>, space: Space) -> usize {
    // SAFETY: conditions 1 and 2.
    unsafe {
        count(graph, young, space);
        mark(graph, young, space, |node, number| graph.reference_count(node) > number)
    }
}

/// Marks the objects of `space` for which `is_root` holds and all that can be reached from them inside of the space, and
/// gives the number of the others.
///
/// # Safety
///
/// 1. `graph` is the object model of the objects tracked by `young`.
/// 2. No object of the space has a mark in its head.
pub unsafe fn mark_from<G: Graph>(
    graph: &G,
    young: &Young<'_>,
    space: Space,
    is_root: impl Fn(Node) -> bool,
) -> usize {
    // SAFETY: conditions 1 and 2.
    unsafe { mark(graph, young, space, |node, _| is_root(node)) }
}

/// Takes the marks and numbers away from all objects of a space.
pub fn reset_marks(young: &Young<'_>, space: Space) {
    young.for_each(space, |node| {
        // SAFETY: a tracked object has a header.
        unsafe { node.head() }.reset();
    });
}

struct Counting<'g, G> {
    graph: &'g G,
    space: Space,
    delay: Delay,
}

impl<G: Graph> Counting<'_, G> {
    #[inline(always)]
    fn count(&self, node: Node) {
        // SAFETY: the references of live objects lead to live objects of the same object model.
        if unsafe { self.graph.has_head(node) } {
            // SAFETY: the object has a header.
            let head = unsafe { node.head() };
            if head.is_in(self.space) {
                head.increment_number();
            }
        }
    }
}

impl<G: Graph> Visitor for Counting<'_, G> {
    #[inline(always)]
    fn visit(&mut self, referent: Node) {
        if let Some(node) = self.delay.exchange(referent) {
            self.count(node);
        }
    }
}

/// # Safety
///
/// As [`find_unreachable`].
unsafe fn count<G: Graph>(graph: &G, young: &Young<'_>, space: Space) {
    let (entries, length) = young.entries(space);
    let mut counting = Counting { graph, space, delay: Delay::new() };
    for index in 0..length {
        // SAFETY: the entries below the length are initialised, and traversal changes nothing; tracked objects are live,
        // of this object model, and have headers.
        unsafe {
            look_ahead(graph, entries, index, length);
            if let Some(node) = entries.add(index).read() {
                graph.traverse(node, &mut counting);
            }
        }
    }
    while let Some(node) = counting.delay.take() {
        counting.count(node);
    }
}

struct Marking<'g, G> {
    graph: &'g G,
    space: Space,
    delay: Delay,
    /// The walk's position: objects behind it are not met again.
    position: usize,
    pending: Pending,
    reached: usize,
}

impl<G: Graph> Marking<'_, G> {
    #[inline(always)]
    fn reach(&mut self, node: Node) {
        // SAFETY: the references of live objects lead to live objects of the same object model.
        if !unsafe { self.graph.has_head(node) } {
            return;
        }
        // SAFETY: the object has a header.
        let head = unsafe { node.head() };
        if !head.is_in(self.space) || head.is_reached() {
            return;
        }
        head.mark_reached();
        self.reached += 1;
        if head.index() <= self.position {
            // SAFETY: the object is tracked in the space and reached.
            unsafe {
                if self.pending.push(node) {
                    self.graph.prefetch(node);
                }
            }
        }
    }

    /// Traverses what is pending, all of it or until few are left.
    ///
    /// # Safety
    ///
    /// 1. `entries` are those of the space.
    unsafe fn drain(&mut self, entries: *const Option<Node>, all: bool) {
        loop {
            let graph = self.graph;
            // SAFETY: condition 1; pending objects are live, of this object model, and have headers.
            while let Some(node) = unsafe { self.pending.pop(entries, |next| graph.prefetch(next)) }
            {
                // SAFETY: as above.
                unsafe { graph.traverse(node, self) };
            }
            if !all {
                return;
            }
            match self.delay.take() {
                Some(node) => self.reach(node),
                None => return,
            }
        }
    }
}

impl<G: Graph> Visitor for Marking<'_, G> {
    #[inline(always)]
    fn visit(&mut self, referent: Node) {
        if let Some(node) = self.delay.exchange(referent) {
            self.reach(node);
        }
    }
}

/// # Safety
///
/// As [`mark_from`].
unsafe fn mark<G: Graph>(
    graph: &G,
    young: &Young<'_>,
    space: Space,
    is_root: impl Fn(Node, usize) -> bool,
) -> usize {
    let (entries, length) = young.entries(space);
    let mut marking = Marking {
        graph,
        space,
        delay: Delay::new(),
        position: 0,
        pending: Pending::new(),
        reached: 0,
    };
    let mut objects = 0;
    for index in 0..length {
        // SAFETY: as in `count`.
        unsafe {
            look_ahead(graph, entries, index, length);
            let Some(node) = entries.add(index).read() else { continue };
            objects += 1;
            marking.position = index;
            let head = node.head();
            if !head.is_reached() {
                if !is_root(node, head.number()) {
                    continue;
                }
                head.mark_reached();
                marking.reached += 1;
            }
            graph.traverse(node, &mut marking);
            if marking.pending.is_crowded() {
                marking.drain(entries, false);
            }
        }
    }
    // SAFETY: the entries are those of the space.
    unsafe { marking.drain(entries, true) };
    objects - marking.reached
}

/// Fetches an object that the walk will come to, and what a nearer one holds outside of itself.
///
/// # Safety
///
/// 1. The entries below `length` are initialised and name live objects of the object model with headers.
#[inline(always)]
unsafe fn look_ahead<G: Graph>(
    graph: &G,
    entries: *const Option<Node>,
    index: usize,
    length: usize,
) {
    // SAFETY: condition 1.
    unsafe {
        if index + 16 < length {
            if let Some(node) = entries.add(index + 16).read() {
                node.prefetch();
            }
            if let Some(node) = entries.add(index + 8).read() {
                graph.prefetch(node);
            }
        }
    }
}
