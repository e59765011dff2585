//! One cycle over the old objects, in steps.
//!
//! The cycle is about the entries below `limit`, the length of the table when it began. Objects are remembered between the
//! steps by their entries, never by pointers: an object that is destroyed leaves its entry empty, and entries are neither
//! moved nor used again before the sweep.

use crate::collect::reachable::Delay;
use crate::collect::reset_marks;
use crate::node::{Node, Space};
use crate::traits::{Graph, OutOfMemory, Visitor};
use crate::young::Young;

/// Work of the proof of one object, in objects and references looked at: it is traversed twice, and perhaps cleared.
pub(super) const PROOF: usize = 8;

/// How far the cycle is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Phase {
    /// There is no cycle.
    Idle,
    /// Entries below `at` have been traversed: their referents have counted.
    Count { at: usize },
    /// Entries below `at` have been asked whether they are referred to from outside.
    Mark { at: usize },
    /// Entries below `at` that are not marked are suspects.
    Gather { at: usize },
    /// Suspects below `at` have been traversed: they are in one piece with their referents.
    Join { at: usize },
    /// Suspects below `at` have been proved or cleared of suspicion.
    Prove { at: usize },
    /// Entries below `at` have no marks any more and have been moved to the `kept` first ones.
    Sweep { at: usize, kept: usize },
}

/// An object that seems to be unreachable. The suspects of a piece form a ring (`next`) and a tree (`parent`).
#[derive(Debug)]
struct Suspect {
    entry: u32,
    parent: u32,
    next: u32,
    /// In the root of a tree, number of suspects in it.
    size: u32,
}

/// The state between the steps.
#[derive(Debug)]
pub(super) struct Cycle {
    pub(super) phase: Phase,
    limit: usize,
    /// Entries that are marked but not traversed.
    pending: Vec<usize>,
    suspects: Vec<Suspect>,
}

impl Cycle {
    pub(super) const fn new() -> Self {
        Self { phase: Phase::Idle, limit: 0, pending: Vec::new(), suspects: Vec::new() }
    }

    pub(super) fn begin(&mut self, young: &Young<'_>) {
        debug_assert!(self.phase == Phase::Idle);
        // Entries are remembered in 32 bits; what is beyond is for the next cycle.
        self.limit = young.len(Space::Old).min(u32::MAX as usize);
        self.phase = Phase::Count { at: 0 };
    }

    /// Gives the cycle up: everything is as if it had not begun.
    pub(super) fn abandon(&mut self, young: &Young<'_>) {
        if self.phase != Phase::Idle {
            reset_marks(young, Space::Old);
            self.finish();
        }
    }

    fn finish(&mut self) {
        self.phase = Phase::Idle;
        // Their memory is kept for the next cycle: to give many megabytes back takes time.
        self.pending.clear();
        self.suspects.clear();
    }

    /// Advances in the current phase, which is not the proof, by about `work` objects and references. Gives the work done.
    ///
    /// # Safety
    ///
    /// 1. `graph` is the object model of the objects tracked by `young`.
    pub(super) unsafe fn advance<G: Graph>(
        &mut self,
        graph: &G,
        young: &Young<'_>,
        work: usize,
    ) -> Result<usize, OutOfMemory> {
        // SAFETY: condition 1.
        unsafe {
            match self.phase {
                Phase::Idle | Phase::Prove { .. } => Ok(0),
                Phase::Count { at } => Ok(self.count(graph, young, at, work)),
                Phase::Mark { at } => self.mark(graph, young, at, work),
                Phase::Gather { at } => self.gather(young, at, work),
                Phase::Join { at } => Ok(self.join(graph, young, at, work)),
                Phase::Sweep { at, kept } => Ok(self.sweep(graph, young, at, kept, work)),
            }
        }
    }

    /// # Safety
    ///
    /// As [`Self::advance`], here and below: tracked objects are live, of the object model, and have headers.
    unsafe fn count<G: Graph>(
        &mut self,
        graph: &G,
        young: &Young<'_>,
        mut at: usize,
        work: usize,
    ) -> usize {
        let limit = self.limit;
        let mut done = 0;
        let mut counting = Seen::new(|node: Node| {
            // SAFETY: the references of live objects lead to live objects of the same object model.
            if let Some(head) = unsafe { member(graph, node, limit) } {
                head.increment_number();
            }
        });
        while at < limit && done + counting.number < work {
            if let Some(node) = young.get(Space::Old, at) {
                // SAFETY: tracked objects are live, of the object model, and have headers.
                unsafe { graph.traverse(node, &mut counting) };
            }
            at += 1;
            done += 1;
        }
        counting.finish();
        self.phase = if at < limit { Phase::Count { at } } else { Phase::Mark { at: 0 } };
        done + counting.number
    }

    /// # Safety
    ///
    /// As [`Self::count`].
    unsafe fn mark<G: Graph>(
        &mut self,
        graph: &G,
        young: &Young<'_>,
        mut at: usize,
        work: usize,
    ) -> Result<usize, OutOfMemory> {
        let limit = self.limit;
        let mut done = 0;
        let mut failed = false;
        loop {
            // What is pending changes while objects are traversed, hence a visitor of its own for each batch.
            let mut traversed = 0;
            let pending = &mut self.pending;
            let mut batch = [None; 64];
            let mut length = 0;
            while length < batch.len() {
                let next = if let Some(entry) = pending.pop() {
                    young.get(Space::Old, entry)
                } else if at < limit {
                    at += 1;
                    done += 1;
                    young.get(Space::Old, at - 1).filter(|node| {
                        // SAFETY: as in `count`.
                        unsafe {
                            let head = node.head();
                            let root = graph.reference_count(*node) > head.number();
                            if root {
                                head.mark_reached();
                            }
                            head.is_reached()
                        }
                    })
                } else {
                    break;
                };
                if let Some(node) = next {
                    batch[length] = Some(node);
                    length += 1;
                }
                if done >= work {
                    break;
                }
            }
            let mut reaching = Seen::new(|node: Node| {
                // SAFETY: as in `count`.
                let Some(head) = (unsafe { member(graph, node, limit) }) else { return };
                if head.is_reached() {
                    return;
                }
                head.mark_reached();
                // An object that the walk has not come to waits for it.
                if head.index() < at {
                    failed |= pending.try_reserve(1).is_err();
                    if !failed {
                        pending.push(head.index());
                    }
                }
            });
            for node in batch.into_iter().flatten() {
                // SAFETY: as in `count`.
                unsafe { graph.traverse(node, &mut reaching) };
                traversed += 1;
            }
            reaching.finish();
            done += traversed + reaching.number;
            if failed {
                return Err(OutOfMemory);
            }
            if at == limit && self.pending.is_empty() {
                self.phase = Phase::Gather { at: 0 };
                return Ok(done);
            }
            if done >= work {
                self.phase = Phase::Mark { at };
                return Ok(done);
            }
        }
    }

    fn gather(
        &mut self,
        young: &Young<'_>,
        mut at: usize,
        work: usize,
    ) -> Result<usize, OutOfMemory> {
        let end = self.limit.min(at.saturating_add(work));
        let start = at;
        while at < end {
            if let Some(node) = young.get(Space::Old, at) {
                // SAFETY: a tracked object has a header.
                let head = unsafe { node.head() };
                let number = self.suspects.len() as u32;
                if !head.is_reached() {
                    self.suspects.try_reserve(1).map_err(|_| OutOfMemory)?;
                    let suspect =
                        Suspect { entry: at as u32, parent: number, next: number, size: 1 };
                    self.suspects.push(suspect);
                    head.set_number(number as usize);
                }
            }
            at += 1;
        }
        self.phase = if at < self.limit { Phase::Gather { at } } else { Phase::Join { at: 0 } };
        Ok(at - start)
    }

    /// # Safety
    ///
    /// As [`Self::count`].
    unsafe fn join<G: Graph>(
        &mut self,
        graph: &G,
        young: &Young<'_>,
        mut at: usize,
        work: usize,
    ) -> usize {
        let limit = self.limit;
        let mut done = 0;
        while at < self.suspects.len() && done < work {
            let suspects = &mut self.suspects;
            let entry = suspects[at].entry as usize;
            let mut joining = Seen::new(|node: Node| {
                // SAFETY: as in `count`.
                let Some(head) = (unsafe { member(graph, node, limit) }) else { return };
                let other = head.number();
                // The number is that of a suspect only if the suspect's entry agrees.
                if !head.is_reached()
                    && suspects.get(other).is_some_and(|other| other.entry as usize == head.index())
                {
                    join_pieces(suspects, at as u32, other as u32);
                }
            });
            if let Some(node) = young.get(Space::Old, entry) {
                // SAFETY: as in `count`.
                unsafe { graph.traverse(node, &mut joining) };
            }
            joining.finish();
            done += 1 + joining.number;
            at += 1;
        }
        self.phase =
            if at < self.suspects.len() { Phase::Join { at } } else { Phase::Prove { at: 0 } };
        done
    }

    /// Moves whole pieces to [`Space::Piece`], until there are `enough` objects or some more. Gives their number, and the
    /// work done.
    pub(super) fn take_pieces(
        &mut self,
        young: &Young<'_>,
        enough: usize,
    ) -> Result<(usize, usize), OutOfMemory> {
        let Phase::Prove { mut at } = self.phase else { return Ok((0, 0)) };
        let mut moved = 0;
        let mut passed = 0;
        while at < self.suspects.len() && moved <= enough && passed <= 4 * enough {
            if self.suspects[at].parent == at as u32 {
                young.reserve(Space::Piece, self.suspects[at].size as usize)?;
                let mut member = at;
                loop {
                    let suspect = &self.suspects[member];
                    if let Some(node) = young.get(Space::Old, suspect.entry as usize) {
                        // SAFETY: the object is tracked by `young`, so it is live and has a header.
                        unsafe { young.relocate(node, Space::Piece) };
                        moved += 1;
                    }
                    member = suspect.next as usize;
                    if member == at {
                        break;
                    }
                }
            }
            at += 1;
            passed += 1;
        }
        self.phase = if at < self.suspects.len() {
            Phase::Prove { at }
        } else {
            Phase::Sweep { at: 0, kept: 0 }
        };
        Ok((moved, passed + PROOF * moved))
    }

    /// # Safety
    ///
    /// As [`Self::count`].
    unsafe fn sweep<G: Graph>(
        &mut self,
        graph: &G,
        young: &Young<'_>,
        mut at: usize,
        mut kept: usize,
        work: usize,
    ) -> usize {
        let start = at;
        while at < young.len(Space::Old) && at - start < work {
            if let Some(node) = young.get(Space::Old, at) {
                // SAFETY: as in `count`; an object that need not be tracked is untracked by the tables that track it.
                unsafe {
                    node.head().reset();
                    if graph.is_atomic(node) {
                        young.untrack(node);
                    } else {
                        if kept < at {
                            young.shift(Space::Old, at, kept);
                        }
                        kept += 1;
                    }
                }
            }
            at += 1;
        }
        if at < young.len(Space::Old) {
            self.phase = Phase::Sweep { at, kept };
        } else {
            young.truncate(Space::Old, kept);
            self.finish();
        }
        at - start
    }
}

/// The head of an object that the cycle is about.
///
/// # Safety
///
/// 1. The object is live and of this object model.
#[inline(always)]
unsafe fn member<'a, G: Graph>(
    graph: &G,
    node: Node,
    limit: usize,
) -> Option<&'a crate::node::Head> {
    // SAFETY: condition 1; an object with a header has one.
    unsafe {
        if !graph.has_head(node) {
            return None;
        }
        let head = node.head();
        (head.is_in(Space::Old) && head.index() < limit).then_some(head)
    }
}

/// Makes one piece of those of two suspects.
fn join_pieces(suspects: &mut [Suspect], one: u32, other: u32) {
    let (mut large, mut small) = (root(suspects, one), root(suspects, other));
    if large == small {
        return;
    }
    if suspects[large as usize].size < suspects[small as usize].size {
        (large, small) = (small, large);
    }
    suspects[small as usize].parent = large;
    suspects[large as usize].size += suspects[small as usize].size;
    // Exchanging two successors makes one ring of two.
    let next = suspects[large as usize].next;
    suspects[large as usize].next = suspects[small as usize].next;
    suspects[small as usize].next = next;
}

/// The root of a suspect's tree; halves the way for the next time.
fn root(suspects: &mut [Suspect], mut at: u32) -> u32 {
    while suspects[at as usize].parent != at {
        let parent = suspects[at as usize].parent;
        suspects[at as usize].parent = suspects[parent as usize].parent;
        at = parent;
    }
    at
}

/// A visitor that counts the references and has each looked at when it has been fetched.
struct Seen<F> {
    delay: Delay,
    number: usize,
    look: F,
}

impl<F: FnMut(Node)> Seen<F> {
    fn new(look: F) -> Self {
        Self { delay: Delay::new(), number: 0, look }
    }

    /// Looks at those that are still being fetched.
    fn finish(&mut self) {
        while let Some(node) = self.delay.take() {
            (self.look)(node);
        }
    }
}

impl<F: FnMut(Node)> Visitor for Seen<F> {
    #[inline(always)]
    fn visit(&mut self, referent: Node) {
        self.number += 1;
        if let Some(node) = self.delay.exchange(referent) {
            (self.look)(node);
        }
    }
}
