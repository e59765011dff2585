//! Who awaits a future, for those who want to show it.

use pycore_objects::types::set::{FrozenSet, Set};
use pycore_objects::{Fallible, Object, Owned, Thread};

use super::future::Future;

impl Future {
    /// Remembers who awaits the future.
    pub(super) fn add_waiter(&self, thread: &Thread, waiter: &Object) -> Fallible {
        let Some(known) = self.awaited_by.get() else {
            self.awaited_by.set(Owned::share(waiter));
            return Ok(());
        };
        if let Some(set) = known.downcast_ref::<Set>() {
            return set.elements().add(thread, waiter);
        }
        let set = Set::new(thread)?;
        set.elements().add(thread, &known)?;
        set.elements().add(thread, waiter)?;
        self.awaited_by.set(set.into_object());
        Ok(())
    }

    /// Forgets who awaits the future.
    pub(super) fn discard_waiter(&self, thread: &Thread, waiter: &Object) -> Fallible {
        if self.awaited_by.holds(waiter) {
            drop(self.awaited_by.take());
            return Ok(());
        }
        match self.awaited_by.get() {
            Some(known) => match known.downcast_ref::<Set>() {
                Some(set) => set.elements().discard(thread, waiter).map(drop),
                None => Ok(()),
            },
            None => Ok(()),
        }
    }

    /// A frozen set of who awaits the future; nothing if nobody ever did.
    pub(super) fn waiters(&self, thread: &Thread) -> Fallible<Option<Owned<FrozenSet>>> {
        let Some(known) = self.awaited_by.get() else { return Ok(None) };
        let waiters = FrozenSet::new(thread)?;
        match known.downcast_ref::<Set>() {
            Some(set) => {
                let mut position = 0;
                while let Some((waiter, hash)) = set.elements().next(&mut position) {
                    waiters.elements().add_hashed(thread, waiter, hash)?;
                }
            }
            None => waiters.elements().add(thread, &known)?,
        }
        Ok(Some(waiters))
    }
}
