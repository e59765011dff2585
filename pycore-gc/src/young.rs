//! Tracked objects: the hot half of collection, plain data for the state of an interpreter.
//!
//! ```text
//! Young
//!   top ─────────────────────────────┐        next free entry of the young table
//!   end ─────────────────────────────┼──┐     its end
//!   count, threshold                 │  │     a collection is due when count > threshold
//!   tables[Young]   ──▶ [a][b][ ][c][ ][ ]    entries point to objects, heads point back to entries
//!   tables[Middle]  ──▶ [d][ ][e]
//!   ...
//! ```
//!
//! Tracking appends to the young table; untracking empties the entry that the object's head names, and takes it off the
//! table if it is the last, so that objects which die young leave nothing behind. Tables keep the order in which objects
//! were made, which is much the order of their addresses; empty entries are closed up when a table is collected or full.
//!
//! One `Young` belongs to one set of objects. Threads that share the objects (under a lock) share it.

use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};
use std::rc::Rc;

use crate::node::{Node, SPACES, Space};
use crate::traits::{
    BlockAllocator, Collected, Collector, DebugFlags, Event, GENERATIONS, Generation,
    GenerationStatistics, Observer, OutOfMemory, Reason,
};

/// An entry of a table: an object, or nothing where one was.
type Entry = Option<Node>;

/// Entries of the first table, 32 KiB.
const FIRST_CAPACITY: usize = 4096;

/// Thresholds of CPython 3.14.
const THRESHOLDS: [usize; GENERATIONS] = [2000, 10, 10];

/// The tables of tracked objects with the settings and counts of their collection.
///
/// Objects that are still tracked when it is dropped must not be used afterwards.
#[repr(C)]
pub struct Young<'a> {
    /// The next free entry of the young table.
    top: Cell<*mut Entry>,
    /// Its end.
    end: Cell<*mut Entry>,
    /// Objects made less objects destroyed since the last collection, at least 0.
    count: Cell<usize>,
    /// A collection is due above this count; `usize::MAX` while collections are switched off.
    due_above: Cell<usize>,
    tables: [Table; SPACES],
    cold: Cold<'a>,
}

/// Entries in one block of memory.
#[repr(C)]
struct Table {
    base: Cell<*mut Entry>,
    /// For the young table the truth is `top`.
    length: Cell<usize>,
    capacity: Cell<usize>,
}

/// What only collections need.
struct Cold<'a> {
    blocks: &'a dyn BlockAllocator,
    collector: &'a dyn Collector,
    enabled: Cell<bool>,
    collecting: Cell<bool>,
    thresholds: Cell<[usize; GENERATIONS]>,
    /// Collections of the next younger generation since the last one of this; that of generation 0 is `count`.
    older_counts: Cell<[usize; GENERATIONS]>,
    debug: Cell<DebugFlags>,
    statistics: Cell<[GenerationStatistics; GENERATIONS]>,
    observer: RefCell<Option<Rc<dyn Observer>>>,
}

impl<'a> Young<'a> {
    /// Empty tables, whose memory comes from `blocks` and which `collector` collects. Collections are switched on.
    #[must_use]
    pub fn new(blocks: &'a dyn BlockAllocator, collector: &'a dyn Collector) -> Self {
        let young = Self {
            top: Cell::new(ptr::null_mut()),
            end: Cell::new(ptr::null_mut()),
            count: Cell::new(0),
            due_above: Cell::new(usize::MAX),
            tables: [const {
                Table {
                    base: Cell::new(ptr::null_mut()),
                    length: Cell::new(0),
                    capacity: Cell::new(0),
                }
            }; SPACES],
            cold: Cold {
                blocks,
                collector,
                enabled: Cell::new(true),
                collecting: Cell::new(false),
                thresholds: Cell::new(THRESHOLDS),
                older_counts: Cell::new([0; GENERATIONS]),
                debug: Cell::new(DebugFlags::default()),
                statistics: Cell::default(),
                observer: RefCell::new(None),
            },
        };
        young.set_enabled(true);
        young
    }

    /// Counts an object that was made with a header. `true` if a collection is due: call [`Self::collect_due`] at the
    /// next point where arbitrary code may run.
    #[inline(always)]
    #[must_use]
    pub fn created(&self) -> bool {
        let count = self.count.get() + 1;
        self.count.set(count);
        count > self.due_above.get()
    }

    /// Counts an object with a header that was destroyed.
    #[inline(always)]
    pub fn destroyed(&self) {
        self.count.set(self.count.get().saturating_sub(1));
    }

    /// Starts to track an object, as the youngest. One that is tracked already stays where it is.
    ///
    /// After an error the object is as good as any other, but a cycle through it will not be found.
    ///
    /// # Safety
    ///
    /// 1. The object has a header, and is of the object model of this value's collector.
    /// 2. It is untracked before it is destroyed.
    #[inline(always)]
    pub unsafe fn track(&self, node: Node) -> Result<(), OutOfMemory> {
        // SAFETY: the object has a header (condition 1).
        let head = unsafe { node.head() };
        if head.is_tracked() {
            return Ok(());
        }
        let mut top = self.top.get();
        if top == self.end.get() {
            self.make_room()?;
            top = self.top.get();
        }
        // SAFETY: `top` is in the young table, below its end.
        let index = unsafe {
            top.write(Some(node));
            self.top.set(top.add(1));
            top.offset_from_unsigned(self.tables[Space::Young as usize].base.get())
        };
        head.set_place(Space::Young, index);
        Ok(())
    }

    /// Stops to track an object; nothing happens if it is not tracked.
    ///
    /// # Safety
    ///
    /// 1. The object has a header, and if it is tracked, it is so by this value.
    #[inline(always)]
    pub unsafe fn untrack(&self, node: Node) {
        // SAFETY: the object has a header (condition 1).
        let head = unsafe { node.head() };
        if !head.is_tracked() {
            return;
        }
        let space = head.space_number();
        let base = self.tables[space].base.get();
        // SAFETY: the head of a tracked object names its entry.
        let entry = unsafe { base.add(head.index()) };
        // SAFETY: as above.
        unsafe { entry.write(None) };
        head.set_untracked();
        // SAFETY: one past an entry of the young table is at most its top; the entries below are initialised.
        unsafe {
            if space != Space::Young as usize {
                // Between the steps of an incremental collection old objects bear marks.
                head.reset();
            } else if entry.add(1) == self.top.get() {
                let mut top = entry;
                while top > base && top.sub(1).read().is_none() {
                    top = top.sub(1);
                }
                self.top.set(top);
            }
        }
    }

    /// Runs the collection that [`Self::created`] announced, if it is still due.
    pub fn collect_due(&self) -> Result<Collected, OutOfMemory> {
        if self.count.get() <= self.due_above.get() || self.cold.collecting.get() {
            return Ok(Collected::default());
        }
        match self.cold.collector.due(self) {
            Some(generation) => self.collect(generation, Reason::Threshold),
            None => Ok(Collected::default()),
        }
    }

    /// Collects a generation and the younger ones now, even if collections are switched off. Inside of a collection
    /// nothing happens.
    pub fn collect(
        &self,
        generation: Generation,
        reason: Reason,
    ) -> Result<Collected, OutOfMemory> {
        if self.cold.collecting.replace(true) {
            return Ok(Collected::default());
        }
        let told = reason != Reason::Shutdown;
        if told {
            self.tell(Event::Start(generation));
        }
        self.count_collection(generation);
        let result = self.cold.collector.collect(self, generation, reason);
        if let Ok(collected) = result {
            let mut statistics = self.cold.statistics.get();
            let row = &mut statistics[generation.index()];
            row.collections += 1;
            row.collected += collected.collected;
            row.uncollectable += collected.uncollectable;
            self.cold.statistics.set(statistics);
        }
        if told {
            self.tell(Event::Stop(generation, result.unwrap_or_default()));
        }
        self.cold.collecting.set(false);
        result
    }

    /// Whether a collection is going on.
    #[must_use]
    pub fn is_collecting(&self) -> bool {
        self.cold.collecting.get()
    }

    /// Whether collections run when they are due.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.cold.enabled.get()
    }

    /// Switches collections that are due on or off.
    pub fn set_enabled(&self, enabled: bool) {
        self.cold.enabled.set(enabled);
        self.due_above.set(match self.cold.thresholds.get()[0] {
            threshold if !enabled || threshold == 0 => usize::MAX,
            _ if self.cold.collector.is_always_due() => 0,
            threshold => threshold,
        });
    }

    /// The thresholds of the generations.
    #[must_use]
    pub fn thresholds(&self) -> [usize; GENERATIONS] {
        self.cold.thresholds.get()
    }

    /// Sets the thresholds. A first threshold of 0 switches collections off.
    pub fn set_thresholds(&self, thresholds: [usize; GENERATIONS]) {
        self.cold.thresholds.set(thresholds);
        self.set_enabled(self.is_enabled());
    }

    /// For generation 0 objects made less objects destroyed since its last collection; for the others collections of the
    /// next younger generation since their last.
    #[must_use]
    pub fn counts(&self) -> [usize; GENERATIONS] {
        let [_, middle, old] = self.cold.older_counts.get();
        [self.count.get(), middle, old]
    }

    /// What collections should tell or keep.
    #[must_use]
    pub fn debug_flags(&self) -> DebugFlags {
        self.cold.debug.get()
    }

    /// Sets what collections should tell or keep.
    pub fn set_debug_flags(&self, flags: DebugFlags) {
        self.cold.debug.set(flags);
    }

    /// Sets who is told of collections.
    pub fn set_observer(&self, observer: Option<Rc<dyn Observer>>) {
        *self.cold.observer.borrow_mut() = observer;
    }

    /// Tells the observer. For collectors: the events about single objects are theirs.
    pub fn tell(&self, event: Event) {
        let observer = self.cold.observer.borrow().clone();
        if let Some(observer) = observer {
            observer.event(event);
        }
    }

    /// Sums over the collections of each generation.
    #[must_use]
    pub fn statistics(&self) -> [GenerationStatistics; GENERATIONS] {
        self.cold.statistics.get()
    }

    /// The collector behind.
    #[must_use]
    pub fn collector(&self) -> &'a dyn Collector {
        self.cold.collector
    }

    /// Puts all tracked objects out of the reach of collections.
    pub fn freeze(&self) -> Result<(), OutOfMemory> {
        self.cold.collector.forget(self);
        for space in [Space::Young, Space::Middle, Space::Old] {
            self.append(space, Space::Permanent)?;
        }
        self.count.set(0);
        self.cold.older_counts.set([0; GENERATIONS]);
        Ok(())
    }

    /// Puts all frozen objects into the oldest generation.
    pub fn unfreeze(&self) -> Result<(), OutOfMemory> {
        self.cold.collector.forget(self);
        self.append(Space::Permanent, Space::Old)
    }

    /// Number of frozen objects.
    #[must_use]
    pub fn frozen(&self) -> usize {
        let mut number = 0;
        self.for_each(Space::Permanent, |_| number += 1);
        number
    }

    /// Calls `visit` for each object of a space, in the order in which they came there. Objects that `visit` tracks may
    /// or may not be visited; objects that it untracks will not be.
    pub fn for_each(&self, space: Space, mut visit: impl FnMut(Node)) {
        let mut index = 0;
        while index < self.len(space) {
            if let Some(node) = self.get(space, index) {
                visit(node);
            }
            index += 1;
        }
    }

    /// The first collection of a generation counts for the next older one, and resets the younger.
    fn count_collection(&self, generation: Generation) {
        let mut counts = self.cold.older_counts.get();
        if let Some(older) = counts.get_mut(generation.index() + 1) {
            *older += 1;
        }
        counts[..=generation.index()].fill(0);
        self.cold.older_counts.set(counts);
        self.count.set(0);
    }
}

/// The tables, for collectors. Whatever they do, an object's entry and its head agree.
impl Young<'_> {
    /// Number of entries of a space, with the empty ones.
    #[inline]
    #[must_use]
    pub fn len(&self, space: Space) -> usize {
        let table = &self.tables[space as usize];
        match space {
            // SAFETY: both point into the young table, or are null while there is none.
            Space::Young => unsafe { self.top.get().offset_from_unsigned(table.base.get()) },
            _ => table.length.get(),
        }
    }

    /// Whether a space has no entries.
    #[must_use]
    pub fn is_empty(&self, space: Space) -> bool {
        self.len(space) == 0
    }

    /// The object at an entry; `None` if the entry is empty or beyond the end.
    #[inline]
    #[must_use]
    pub fn get(&self, space: Space, index: usize) -> Option<Node> {
        if index < self.len(space) {
            // SAFETY: the entries below the length are initialised.
            unsafe { self.tables[space as usize].base.get().add(index).read() }
        } else {
            None
        }
    }

    /// Makes room for `more` further entries in a space other than [`Space::Young`].
    ///
    /// # Panics
    ///
    /// If the space is the young one.
    pub fn reserve(&self, space: Space, more: usize) -> Result<(), OutOfMemory> {
        assert!(space != Space::Young, "the young table grows by tracking");
        let table = &self.tables[space as usize];
        let needed = table.length.get().checked_add(more).ok_or(OutOfMemory)?;
        if needed <= table.capacity.get() {
            return Ok(());
        }
        self.resize(table, needed.max(table.capacity.get() * 2))
    }

    /// Moves all objects of a space to the end of another one. On an error all stay.
    ///
    /// # Panics
    ///
    /// If the spaces are the same, or the second is the young one.
    pub fn append(&self, from: Space, to: Space) -> Result<(), OutOfMemory> {
        assert!(from != to, "a space cannot be appended to itself");
        self.reserve(to, self.len(from))?;
        for index in 0..self.len(from) {
            if let Some(node) = self.get(from, index) {
                self.place(node, to);
            }
        }
        self.set_len(from, 0);
        Ok(())
    }

    /// Goes through all entries of a space in order and lets `decide` say where each object goes: to the end of another
    /// space, or (`from` itself) to stay, or (`None`) to be tracked no longer. Empty entries disappear.
    ///
    /// The other spaces need room, see [`Self::reserve`].
    ///
    /// # Panics
    ///
    /// If a space has no room.
    ///
    /// # Safety
    ///
    /// 1. `decide` does not track, untrack or move objects: it runs no code of the program.
    #[inline]
    pub unsafe fn distribute(&self, from: Space, mut decide: impl FnMut(Node) -> Option<Space>) {
        let base = self.tables[from as usize].base.get();
        let length = self.len(from);
        let mut kept = 0;
        for index in 0..length {
            // SAFETY: the entries below the length are initialised, and the table stays where it is (condition 1); `kept` is
            // not above `index`; tracked objects have headers.
            unsafe {
                if let Some(Some(ahead)) =
                    (index + 16 < length).then(|| base.add(index + 16).read())
                {
                    ahead.prefetch();
                }
                let Some(node) = base.add(index).read() else { continue };
                match decide(node) {
                    Some(to) if to == from => {
                        if kept != index {
                            base.add(kept).write(Some(node));
                            node.head().set_place(from, kept);
                        }
                        kept += 1;
                    }
                    Some(to) => self.place(node, to),
                    None => node.head().set_untracked(),
                }
            }
        }
        self.set_len(from, kept);
    }

    /// Moves one tracked object to the end of a space that has room; its old entry is left to be closed up or emptied by
    /// the caller.
    fn place(&self, node: Node, to: Space) {
        let table = &self.tables[to as usize];
        let length = table.length.get();
        assert!(to != Space::Young && length < table.capacity.get(), "room was reserved");
        // SAFETY: the entry is inside of the table.
        unsafe { table.base.get().add(length).write(Some(node)) };
        table.length.set(length + 1);
        // SAFETY: a tracked object has a header.
        unsafe { node.head() }.set_place(to, length);
    }

    /// Moves one object to the end of a space that has room, empties its old entry, and takes its marks away.
    ///
    /// # Panics
    ///
    /// If the object is not tracked, or the space has no room.
    ///
    /// # Safety
    ///
    /// 1. The object is live and has a header; if it is tracked, it is so by this value.
    pub unsafe fn relocate(&self, node: Node, to: Space) {
        // SAFETY: condition 1, and the head of a tracked object names its entry.
        unsafe {
            let head = node.head();
            assert!(head.is_tracked());
            head.reset();
            self.tables[head.space_number()].base.get().add(head.index()).write(None);
        }
        self.place(node, to);
    }

    /// Moves the object of one entry, if there is one, to an empty entry in front of it.
    ///
    /// # Panics
    ///
    /// If the second entry is not empty, or not in front of the first.
    pub fn shift(&self, space: Space, from: usize, to: usize) {
        assert!(to < from && self.get(space, to).is_none());
        if let Some(node) = self.get(space, from) {
            let base = self.tables[space as usize].base.get();
            // SAFETY: both entries are below the length; a tracked object has a header.
            unsafe {
                base.add(from).write(None);
                base.add(to).write(Some(node));
                node.head().set_place(space, to);
            }
        }
    }

    /// Takes off entries at the end of a space as far as they are empty, but not below `length`.
    pub fn truncate(&self, space: Space, length: usize) {
        let mut end = self.len(space);
        while end > length && self.get(space, end - 1).is_none() {
            end -= 1;
        }
        self.set_len(space, end);
    }

    /// The entries of a space, for loops that must not look at the table's length and place each time. Valid until
    /// something is tracked, moved, or collected.
    #[inline]
    pub(crate) fn entries(&self, space: Space) -> (*const Option<Node>, usize) {
        (self.tables[space as usize].base.get(), self.len(space))
    }

    fn set_len(&self, space: Space, length: usize) {
        let table = &self.tables[space as usize];
        match space {
            // SAFETY: the length is not above the table's capacity; a null base has length 0.
            Space::Young => self.top.set(unsafe { table.base.get().add(length) }),
            _ => table.length.set(length),
        }
    }

    /// The young table is full: closes up its empty entries if they are many, or makes it larger.
    #[cold]
    #[inline(never)]
    fn make_room(&self) -> Result<(), OutOfMemory> {
        let table = &self.tables[Space::Young as usize];
        let length = self.len(Space::Young);
        // SAFETY: nothing is moved by saying that all stay.
        unsafe { self.distribute(Space::Young, |_| Some(Space::Young)) };
        if self.len(Space::Young) > length / 2 || length == 0 {
            table.length.set(self.len(Space::Young));
            let result = self.resize(table, (length * 2).max(FIRST_CAPACITY));
            self.set_len(Space::Young, table.length.get());
            // SAFETY: the capacity is that of the table.
            self.end.set(unsafe { table.base.get().add(table.capacity.get()) });
            if self.top.get() == self.end.get() {
                return result;
            }
        }
        Ok(())
    }

    fn resize(&self, table: &Table, capacity: usize) -> Result<(), OutOfMemory> {
        let size = capacity.checked_mul(size_of::<Entry>()).ok_or(OutOfMemory)?;
        let block = match NonNull::new(table.base.get()) {
            // SAFETY: the table's block is live and came from this allocator.
            Some(old) => unsafe { self.cold.blocks.reallocate(old.cast(), size)? },
            None => self.cold.blocks.allocate(size)?,
        };
        table.base.set(block.cast().as_ptr());
        table.capacity.set(capacity);
        Ok(())
    }
}

impl Drop for Young<'_> {
    fn drop(&mut self) {
        for table in &self.tables {
            if let Some(base) = NonNull::new(table.base.get()) {
                // SAFETY: the table's block is live, came from this allocator, and is not used any more.
                unsafe { self.cold.blocks.release(base.cast()) };
            }
        }
    }
}
