//! `islice`: a slice of an iterator.

use std::cell::Cell;

use pycore_objects::declare::Arguments;
use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::{number, object};
use pycore_objects::{Fallible, Object, Owned, Place, Raised, Thread, TypeObject, raise, slots};

native_type! {
    /// An iterator over every `step`th item from one place to another.
    pub struct ISlice = ISLICE "itertools.islice" (BASE_TYPE) {
        /// Nothing at the end.
        iterator: Place,
        /// Number of the next item to give.
        next: Cell<usize>,
        /// Number of the item in front of which it ends.
        stop: Cell<Option<usize>>,
        step: Cell<usize>,
        /// How many items were read.
        read: Cell<usize>,
    }
    traced(iterator),
    doc "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nThe items that a slice with these bounds has: from start (0 by default) up to stop (None for the end), every step-th.",
    own_access Get
}

/// A bound; `None` if it is left out by `None`, an error if it is no number or does not fit.
fn bound(thread: &Thread, bound: Option<&Object>) -> Result<Option<isize>, ()> {
    let Some(bound) = bound.filter(|bound| !bound.is_none()) else { return Ok(None) };
    match number::to_isize(thread, bound, &OVERFLOW_ERROR) {
        Ok(bound) => Ok(Some(bound)),
        Err(raised) => {
            thread.clear_exception(raised);
            Err(())
        }
    }
}

#[cold]
fn bad_bound(thread: &Thread, which: &str) -> Raised {
    let message =
        format!("{which} for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    raise!(thread, VALUE_ERROR, "{message}")
}

#[slots(vectorcall)]
impl ISlice {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        crate::no_keywords(thread, class, &ISLICE, arguments)?;
        let [iterable, first, second, third] =
            arguments.without_keywords().unpack(thread, "islice", 2)?;
        let (start, stop) = match &second {
            Some(stop) => (first.as_deref(), Some(&**stop)),
            None => (None, first.as_deref()),
        };
        let stop = match bound(thread, stop) {
            Err(()) | Ok(Some(-1)) => return Err(bad_bound(thread, "Stop argument")),
            Ok(stop) => stop,
        };
        let start = match bound(thread, start) {
            Ok(start)
                if start.is_none_or(|start| start >= 0) && stop.is_none_or(|stop| stop >= 0) =>
            {
                start
            }
            _ => return Err(bad_bound(thread, "Indices")),
        };
        let step = match bound(thread, third.as_deref()) {
            Ok(step) if step.is_none_or(|step| step >= 1) => step,
            _ => {
                let message = "Step for islice() must be a positive integer or None.";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
        };
        let iterable = iterable.unwrap_or_else(|| thread.none());
        let iterator = object::iterate(thread, &iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            iterator: Place::new(iterator),
            next: Cell::new(start.unwrap_or(0) as usize),
            stop: Cell::new(stop.map(|stop| stop as usize)),
            step: Cell::new(step.unwrap_or(1) as usize),
            read: Cell::new(0),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let stop = self.stop.get();
        let read = || {
            let item = object::next(thread, &iterator)?;
            if item.is_some() {
                self.read.set(self.read.get() + 1);
            }
            Ok(item)
        };
        while self.read.get() < self.next.get() {
            match read() {
                Ok(Some(skipped)) => drop(skipped),
                end => {
                    drop(self.iterator.take());
                    return end;
                }
            }
        }
        if stop.is_some_and(|stop| self.read.get() >= stop) {
            drop(self.iterator.take());
            return Ok(None);
        }
        match read() {
            Ok(Some(item)) => {
                let next = self.next.get().saturating_add(self.step.get());
                self.next.set(stop.map_or(next, |stop| next.min(stop)));
                Ok(Some(item))
            }
            end => {
                drop(self.iterator.take());
                end
            }
        }
    }
}
