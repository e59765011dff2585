//! Making and destroying toy objects.

use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};
use std::rc::Rc;

use super::Ref;
use super::object::{Base, Body, IMMORTAL, Kind, Slot, Toy, block_size};
use crate::local::LocalHeap;
use crate::node::{HEAD_SIZE, Head, Node, Space};
use crate::traits::{BlockAllocator, Collector, Generation, OutOfMemory, Reason};
use crate::young::Young;

/// A finaliser or the callback of a weak reference.
pub(super) type Hook = Box<dyn Fn(&Ref<'_>)>;

/// What all objects of a world share.
pub(super) struct Core<'a> {
    pub(super) heap: LocalHeap<'a>,
    pub(super) young: Young<'a>,
    pub(super) live: Cell<usize>,
    hooks: RefCell<Vec<Rc<Hook>>>,
    kept: RefCell<Vec<Node>>,
    uncollectable: RefCell<Vec<Node>>,
    immortals: RefCell<Vec<Node>>,
    /// Objects without references whose items are still to be dropped, linked through `next`.
    dying: Slot,
    destroying: Cell<bool>,
    /// Set at the end of the world: hooks are not called any more.
    ending: Cell<bool>,
}

impl<'a> Core<'a> {
    pub(super) fn new(blocks: &'a dyn BlockAllocator, collector: &'a dyn Collector) -> Self {
        Self {
            heap: LocalHeap::new(blocks),
            young: Young::new(blocks, collector),
            live: Cell::new(0),
            hooks: RefCell::default(),
            kept: RefCell::default(),
            uncollectable: RefCell::default(),
            immortals: RefCell::default(),
            dying: Cell::new(None),
            destroying: Cell::new(false),
            ending: Cell::new(false),
        }
    }

    fn base(&self, kind: Kind, references: u32, value: i64) -> Base {
        Base {
            references: Cell::new(references),
            kind,
            legacy: Cell::new(false),
            core: ptr::from_ref(self).cast(),
            value: Cell::new(value),
        }
    }

    /// A new atom with this reference count.
    pub(super) fn new_atom(&self, value: i64, references: u32) -> Result<Node, OutOfMemory> {
        let mut immortals = self.immortals.borrow_mut();
        if references == IMMORTAL {
            immortals.try_reserve(1).map_err(|_| OutOfMemory)?;
        }
        let block = self.heap.allocate(size_of::<Base>())?;
        // SAFETY: the block is new and has room for the base.
        unsafe { block.cast().write(self.base(Kind::Atom, references, value)) };
        match references {
            IMMORTAL => immortals.push(Node::new(block)),
            _ => self.live.set(self.live.get() + 1),
        }
        Ok(Node::new(block))
    }

    /// A new container with one reference and `inline` empty slots, tracked unless it is a dictionary. Collects before if
    /// a collection is due.
    pub(super) fn new_container(&self, kind: Kind, inline: usize) -> Result<Node, OutOfMemory> {
        if self.young.created() {
            self.young.collect_due()?;
        }
        let block = self.heap.allocate(block_size(inline))?;
        // SAFETY: the block is new and has room for header, body and slots, in this order.
        let node = unsafe {
            block.cast().write(Head::new());
            let node = Node::behind_head(block);
            let slots = node.as_ptr().add(size_of::<Body>()).cast::<Slot>();
            for index in 0..inline {
                slots.add(index).write(Cell::new(None));
            }
            node.as_ptr().cast().write(Body {
                base: self.base(kind, 1, 0),
                length: Cell::new(inline as u32),
                capacity: Cell::new(inline as u32),
                items: Cell::new(if inline > 0 { slots.as_ptr() } else { ptr::null_mut() }),
                next: Cell::new(None),
                hook: Cell::new(0),
            });
            node
        };
        self.live.set(self.live.get() + 1);
        if kind != Kind::Dict {
            // SAFETY: the object has a header, and is untracked when it is destroyed.
            let tracked = unsafe { self.young.track(node) };
            if let Err(error) = tracked {
                self.release(node);
                return Err(error);
            }
        }
        Ok(node)
    }

    /// Makes room for `more` items in a list or dictionary.
    pub(super) fn reserve_items(&self, body: &Body, more: u32) -> Result<(), OutOfMemory> {
        let (length, capacity) = (body.length.get(), body.capacity.get());
        if capacity - length >= more {
            return Ok(());
        }
        let new =
            (length.checked_add(more).ok_or(OutOfMemory)?).max(capacity.saturating_mul(2)).max(4);
        let size = new as usize * size_of::<Slot>();
        let block = match NonNull::new(body.items.get()) {
            // SAFETY: the block of the items is live and from this heap.
            Some(old) => unsafe { self.heap.reallocate(old.cast(), size)? },
            None => self.heap.allocate(size)?,
        }
        .cast::<Slot>();
        for index in capacity..new {
            // SAFETY: the block has room for `new` slots.
            unsafe { block.add(index as usize).write(Cell::new(None)) };
        }
        body.items.set(block.as_ptr());
        body.capacity.set(new);
        Ok(())
    }

    /// Appends an item to a list or dictionary that has room, with a reference of its own.
    pub(super) fn push_item(&self, body: &Body, item: Node) {
        retain(item);
        let length = body.length.get();
        body.slot(length as usize).set(Some(item));
        body.length.set(length + 1);
    }

    /// A further reference to an object.
    pub(super) fn share(&self, node: Node) -> Ref<'_> {
        retain(node);
        Ref { core: self, node }
    }

    /// Drops a reference, and with the last one the object.
    pub(super) fn release(&self, node: Node) {
        // SAFETY: the caller owns a reference to the object, so it is live.
        let toy = unsafe { Toy::of(node) };
        let references = &toy.base().references;
        match references.get() {
            IMMORTAL => {}
            1 if toy.is_atom() => {
                references.set(0);
                self.free(node, size_of::<Base>());
            }
            1 => self.destroy(toy),
            count => references.set(count - 1),
        }
    }

    /// Ends an object of which only the caller's reference is left.
    fn destroy(&self, toy: Toy) {
        let (head, body) = (toy.head(), toy.body());
        if body.base.kind != Kind::Weak && !head.is_finalized() && self.has_hook(body) {
            head.set_finalized(true);
            self.call_hook(toy.0);
            if body.base.references.get() > 1 {
                // Resurrected; our reference goes as any other.
                return self.release(toy.0);
            }
        }
        if body.base.kind == Kind::Weak {
            toy.detach_weak();
        } else {
            self.clear_weak_references(toy);
        }
        // SAFETY: the object has a header and is tracked by these tables, if at all.
        unsafe { self.young.untrack(toy.0) };
        body.base.references.set(0);
        // Objects that die with this one are put aside, so that a long chain does not need a deep stack.
        body.next.set(self.dying.replace(Some(toy.0)));
        if self.destroying.replace(true) {
            return;
        }
        while let Some(node) = self.dying.get() {
            // SAFETY: an object that was put aside stays allocated until it is freed below.
            let toy = unsafe { Toy::of(node) };
            let body = toy.body();
            self.dying.set(body.next.get());
            for index in 0..body.owned() {
                if let Some(item) = body.slot(index).take() {
                    self.release(item);
                }
            }
            self.free_container(toy);
        }
        self.destroying.set(false);
    }

    /// Clears the weak references to an object that is about to die, then calls their callbacks.
    fn clear_weak_references(&self, toy: Toy) {
        while let Some(weak) = toy.body().next.get() {
            // SAFETY: weak references leave their target's list before they die.
            let weak = unsafe { Toy::of(weak) };
            weak.detach_weak();
            if self.has_hook(weak.body()) {
                retain(weak.0);
                self.call_hook(weak.0);
                self.release(weak.0);
            }
        }
    }

    fn free_container(&self, toy: Toy) {
        let body = toy.body();
        let inline = match body.is_inline() {
            true => body.capacity.get() as usize,
            false => {
                if let Some(items) = NonNull::new(body.items.get()) {
                    let size = body.capacity.get() as usize * size_of::<Slot>();
                    // SAFETY: the block of the items is live and from this heap; its last size was this, or one of the
                    // same class.
                    unsafe { self.heap.release_sized(items.cast(), size) };
                }
                0
            }
        };
        self.free(toy.0, block_size(inline));
        self.young.destroyed();
    }

    fn free(&self, node: Node, size: usize) {
        let head = if size == size_of::<Base>() { 0 } else { HEAD_SIZE };
        // SAFETY: the block begins at the header, if there is one, is from this heap, and has this size; nobody refers to
        // the object.
        unsafe { self.heap.release_sized(node.as_ptr().sub(head), size) };
        self.live.set(self.live.get() - 1);
    }

    /// Drops all items.
    pub(super) fn clear(&self, toy: Toy) {
        let body = toy.body();
        let owned = body.owned();
        if !body.is_inline() {
            // Items that are added meanwhile, by what the destruction of others runs, stay: they are in a new block.
            let items = body.items.replace(ptr::null_mut());
            let capacity = body.capacity.replace(0);
            body.length.set(0);
            let Some(items) = NonNull::new(items) else { return };
            for index in 0..owned {
                // SAFETY: the block has the items, and is ours alone now.
                if let Some(item) = unsafe { items.add(index).as_ref() }.take() {
                    self.release(item);
                }
            }
            // SAFETY: as in `free_container`.
            unsafe {
                self.heap.release_sized(items.cast(), capacity as usize * size_of::<Slot>());
            }
            return;
        }
        for index in 0..owned {
            if let Some(item) = body.slot(index).take() {
                self.release(item);
            }
        }
    }

    pub(super) fn add_hook(&self, hook: Hook) -> Result<u32, OutOfMemory> {
        let mut hooks = self.hooks.borrow_mut();
        hooks.try_reserve(1).map_err(|_| OutOfMemory)?;
        hooks.push(Rc::new(hook));
        Ok(hooks.len() as u32)
    }

    pub(super) fn has_hook(&self, body: &Body) -> bool {
        body.hook.get() != 0 && !self.ending.get()
    }

    /// Calls the object's finaliser or callback. The caller owns a reference to the object.
    pub(super) fn call_hook(&self, node: Node) {
        // SAFETY: the caller's reference keeps the object alive.
        let number = unsafe { Toy::of(node) }.body().hook.get() as usize;
        let hook = self.hooks.borrow().get(number.wrapping_sub(1)).cloned();
        if let (Some(hook), false) = (hook, self.ending.get()) {
            // Not `share`: a finaliser sees the object with the reference that is about to go.
            let object = std::mem::ManuallyDrop::new(Ref { core: self, node });
            hook(&object);
        }
    }

    pub(super) fn keep(&self, node: Node) -> Result<(), OutOfMemory> {
        push(&self.kept, node)
    }

    pub(super) fn keep_uncollectable(&self, node: Node) -> Result<(), OutOfMemory> {
        push(&self.uncollectable, node)
    }

    pub(super) fn kept_nodes(&self) -> Vec<Node> {
        self.kept.borrow().clone()
    }

    pub(super) fn uncollectable_nodes(&self) -> Vec<Node> {
        self.uncollectable.borrow().clone()
    }

    pub(super) fn drop_kept(&self) {
        let kept = self.kept.take();
        kept.into_iter().for_each(|node| self.release(node));
    }
}

impl Core<'_> {
    /// Destroys all objects.
    pub(super) fn end(&self) {
        self.ending.set(true);
        self.drop_kept();
        let uncollectable = self.uncollectable.take();
        uncollectable.into_iter().for_each(|node| self.release(node));
        // The collector's own way first; then whatever it leaves, one object after the other.
        let _ = self.young.collect(Generation::Old, Reason::Shutdown);
        for space in Space::ALL {
            self.young.for_each(space, |node| {
                retain(node);
                // SAFETY: a tracked object is live, and our reference keeps it so.
                self.clear(unsafe { Toy::of(node) });
                self.release(node);
            });
        }
        for atom in self.immortals.take() {
            // SAFETY: the atom's block is from this heap and of this size; all objects that referred to it are gone.
            unsafe { self.heap.release_sized(atom.as_ptr(), size_of::<Base>()) };
        }
    }
}

/// Adds a reference.
#[inline(always)]
pub(super) fn retain(node: Node) {
    // SAFETY: whoever has the node owns a reference to it, or to an object that does.
    let references = &unsafe { Toy::of(node) }.base().references;
    if references.get() != IMMORTAL {
        references.set(references.get() + 1);
    }
}

fn push(list: &RefCell<Vec<Node>>, node: Node) -> Result<(), OutOfMemory> {
    let mut list = list.borrow_mut();
    list.try_reserve(1).map_err(|_| OutOfMemory)?;
    retain(node);
    list.push(node);
    Ok(())
}
