//! What happens to unreachable objects, in the order that the laws of [`crate::Collector`] demand.

use super::{find_unreachable, mark_from};
use crate::node::{Node, Space};
use crate::traits::{Collected, DebugFlags, Event, Graph, OutOfMemory};
use crate::young::Young;

/// Disposes of the objects in [`Space::Garbage`]: clears weak references and calls their callbacks, finalises, sorts out
/// what was resurrected, and clears the rest. Survivors of any kind go to `survivors`.
///
/// # Safety
///
/// 1. `graph` is the object model of the objects tracked by `young`.
/// 2. All references to the objects in [`Space::Garbage`] are from there, and none of them has a mark or number.
/// 3. This is called inside of [`crate::Collector::collect`].
pub unsafe fn dispose<G: Graph>(
    graph: &G,
    young: &Young<'_>,
    survivors: Space,
) -> Result<Collected, OutOfMemory> {
    let disposal = Disposal { graph, young, survivors };
    // SAFETY: conditions 1 and 2 hold for all steps; the steps keep them.
    unsafe {
        let mut collected = Collected::default();
        // All that may be needed, before anything is done that cannot be undone.
        let callbacks = disposal.reserve()?;
        collected.uncollectable += disposal.keep_legacy();
        disposal.clear_weak_references(callbacks);
        if callbacks {
            collected.collected += disposal.call_weak_callbacks();
        }
        if disposal.finalize() {
            disposal.spare_resurrected()?;
        }
        // Those that were made meanwhile.
        disposal.clear_weak_references(false);
        collected.collected += disposal.clear();
        // An object that is still there keeps itself alive. There is room, see above.
        let _ = young.append(Space::Garbage, survivors);
        Ok(collected)
    }
}

struct Disposal<'d, 'a, G> {
    graph: &'d G,
    young: &'d Young<'a>,
    survivors: Space,
}

/// Every method is called under the conditions of [`dispose`].
impl<G: Graph> Disposal<'_, '_, G> {
    /// Calls `action` for each object that is garbage at the time, while it may cease to be.
    fn for_each(&self, action: impl FnMut(Node)) {
        self.young.for_each(Space::Garbage, action);
    }

    /// Makes room for the weak references whose callbacks will be called, and for everything to survive. `false` if there
    /// are no callbacks.
    unsafe fn reserve(&self) -> Result<bool, OutOfMemory> {
        let mut callbacks = 0;
        // SAFETY: the garbage and weak references to it are live; those with a callback are counted.
        self.for_each(|node| unsafe {
            self.graph.weak_references(node, &mut |weak| {
                callbacks += usize::from(self.graph.has_weak_callback(weak));
            });
        });
        self.young.reserve(Space::Weak, callbacks)?;
        self.young.reserve(self.survivors, self.young.len(Space::Garbage) + callbacks)?;
        Ok(callbacks > 0)
    }

    /// Spares objects with legacy finalisers and what they can reach, and gives their number.
    unsafe fn keep_legacy(&self) -> usize {
        let mut found = false;
        // SAFETY: the garbage is live.
        self.for_each(|node| found |= unsafe { self.graph.has_legacy_finalizer(node) });
        if !found {
            return 0;
        }
        let before = self.young.len(Space::Garbage);
        // SAFETY: the garbage is live and has no marks.
        let rest = unsafe {
            mark_from(self.graph, self.young, Space::Garbage, |node| {
                self.graph.has_legacy_finalizer(node)
            })
        };
        let flags = self.young.debug_flags();
        // SAFETY: the garbage is live.
        self.for_each(|node| unsafe {
            if node.head().is_reached() {
                if flags.contains(DebugFlags::UNCOLLECTABLE) {
                    self.young.tell(Event::Uncollectable(node));
                }
                if flags.contains(DebugFlags::SAVE_ALL) || self.graph.has_legacy_finalizer(node) {
                    // Without memory the program does not learn of the object, which is a leak in either case.
                    let _ = self.graph.keep_uncollectable(node);
                }
            }
        });
        self.spare_reached();
        before - rest
    }

    /// Clears all weak references to garbage, and those that are garbage themselves: their referents may be something
    /// that the collector does not know to be garbage. Reachable ones with callbacks are set aside if these are wanted.
    unsafe fn clear_weak_references(&self, with_callbacks: bool) {
        let (graph, young) = (self.graph, self.young);
        // SAFETY: the garbage and the weak references to it are live; room was reserved for each callback.
        self.for_each(|node| unsafe {
            if graph.is_weak_reference(node) {
                graph.clear_weak(node);
            }
            graph.weak_references(node, &mut |weak| {
                let is_called = with_callbacks && graph.has_weak_callback(weak);
                graph.clear_weak(weak);
                let head = weak.head();
                // A weak reference that is garbage itself is not called: its callback may reach what is being cleared.
                if is_called && !head.is_in(Space::Garbage) && head.is_tracked() {
                    graph.retain(weak);
                    young.relocate(weak, Space::Weak);
                }
            });
        });
    }

    /// Calls the callbacks of the weak references set aside. Gives the number of weak references that died with it.
    unsafe fn call_weak_callbacks(&self) -> usize {
        let (graph, young) = (self.graph, self.young);
        let mut died = 0;
        for index in 0..young.len(Space::Weak) {
            let Some(weak) = young.get(Space::Weak, index) else { continue };
            // SAFETY: the weak reference is live: we own a reference to it.
            unsafe {
                graph.call_weak_callback(weak);
                graph.release(weak);
            }
            died += usize::from(young.get(Space::Weak, index).is_none());
        }
        // There is room, unless a callback froze or thawed objects; then they stay until the next collection, which begins
        // by looking there.
        let _ = young.append(Space::Weak, self.survivors);
        died
    }

    /// Calls the finalisers that have not been called. `false` if there were none.
    unsafe fn finalize(&self) -> bool {
        let mut called = false;
        // SAFETY: an object that is still in its entry is live, and our own reference keeps it so during the call.
        self.for_each(|node| unsafe {
            let head = node.head();
            if !head.is_finalized() && self.graph.has_finalizer(node) {
                called = true;
                head.set_finalized(true);
                self.graph.retain(node);
                self.graph.finalize(node);
                self.graph.release(node);
            }
        });
        called
    }

    /// After finalisers: spares what can be reached from outside again.
    unsafe fn spare_resurrected(&self) -> Result<(), OutOfMemory> {
        self.young.reserve(self.survivors, self.young.len(Space::Garbage))?;
        // SAFETY: the garbage is live and has no marks.
        unsafe { find_unreachable(self.graph, self.young, Space::Garbage) };
        self.spare_reached();
        Ok(())
    }

    fn spare_reached(&self) {
        // SAFETY: nothing is moved in deciding; a tracked object has a header.
        unsafe {
            self.young.distribute(Space::Garbage, |node| {
                let head = node.head();
                let reached = head.is_reached();
                head.reset();
                Some(if reached { self.survivors } else { Space::Garbage })
            });
        }
    }

    /// Clears the garbage and gives the number of its objects.
    unsafe fn clear(&self) -> usize {
        let flags = self.young.debug_flags();
        let mut number = 0;
        self.for_each(|node| {
            number += 1;
            if flags.contains(DebugFlags::COLLECTABLE) {
                self.young.tell(Event::Collectable(node));
            }
        });
        // SAFETY: an object that is still in its entry is live and unreachable for the program; our own reference keeps
        // it so while it is cleared.
        self.for_each(|node| unsafe {
            if flags.contains(DebugFlags::SAVE_ALL) {
                let _ = self.graph.keep_uncollectable(node);
                return;
            }
            self.graph.retain(node);
            self.graph.clear(node);
            self.graph.release(node);
        });
        number
    }
}
