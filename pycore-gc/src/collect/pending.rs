//! Objects that are reached but not yet traversed, without memory that could run out.
//!
//! ```text
//!   push ──▶ near (queue of 32, being fetched) ──▶ pop
//!              │ full          ▲
//!              ▼               │ refill, fetch
//!            far (stack of 1024)
//!              │ full          ▲ empty
//!              ▼               │
//!            linked through the heads' numbers (any number)
//! ```
//!
//! The queue gives the processor time to fetch an object before it is traversed; the stack bounds what is pending at a
//! time, as a depth-first search does. The number in the head of an object is free once the object is reached, so the
//! last resort is a list that needs no memory at all.

use crate::node::Node;

const NEAR: usize = 32;
const FAR: usize = 1024;

pub(super) struct Pending {
    near: [Option<Node>; NEAR],
    /// Objects ever put into and taken out of `near`.
    entered: usize,
    left: usize,
    far: [Option<Node>; FAR],
    far_length: usize,
    /// 1 + index of the first linked object, whose number is that of the next.
    linked: usize,
}

impl Pending {
    pub(super) const fn new() -> Self {
        Self { near: [None; NEAR], entered: 0, left: 0, far: [None; FAR], far_length: 0, linked: 0 }
    }

    /// Whether it is time to traverse some, lest the slow list be used.
    #[inline(always)]
    pub(super) fn is_crowded(&self) -> bool {
        self.far_length > FAR / 2
    }

    /// Adds an object; `true` if it will be traversed soon, so that its contents should be fetched.
    ///
    /// # Safety
    ///
    /// 1. The object is tracked in the space whose entries are passed to [`Self::pop`], and reached.
    #[inline(always)]
    pub(super) unsafe fn push(&mut self, node: Node) -> bool {
        if self.entered - self.left < NEAR {
            self.near[self.entered % NEAR] = Some(node);
            self.entered += 1;
            return true;
        }
        if self.far_length < FAR {
            self.far[self.far_length] = Some(node);
            self.far_length += 1;
        } else {
            // SAFETY: a tracked object has a header.
            let head = unsafe { node.head() };
            head.set_number(self.linked);
            self.linked = head.index() + 1;
        }
        false
    }

    /// The next object to traverse; `fetch` is called for objects that will be next soon.
    ///
    /// # Safety
    ///
    /// 1. `entries` are those of the space of all pushed objects, none of which has moved.
    #[inline(always)]
    pub(super) unsafe fn pop(
        &mut self,
        entries: *const Option<Node>,
        fetch: impl Fn(Node),
    ) -> Option<Node> {
        while self.entered - self.left < NEAR {
            // SAFETY: condition 1.
            let Some(next) = (unsafe { self.pop_far(entries) }) else { break };
            fetch(next);
            self.near[self.entered % NEAR] = Some(next);
            self.entered += 1;
        }
        if self.entered == self.left {
            return None;
        }
        let node = self.near[self.left % NEAR];
        self.left += 1;
        node
    }

    /// # Safety
    ///
    /// As [`Self::pop`].
    #[inline(always)]
    unsafe fn pop_far(&mut self, entries: *const Option<Node>) -> Option<Node> {
        if self.far_length > 0 {
            self.far_length -= 1;
            return self.far[self.far_length];
        }
        if self.linked == 0 {
            return None;
        }
        // SAFETY: the linked object's entry is at this index (condition 1), and it has a header.
        unsafe {
            let next = entries.add(self.linked - 1).read();
            self.linked = next.map_or(0, |node| node.head().number());
            next
        }
    }
}
