//! Slices of lists: read, replaced, deleted.

use super::List;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::object;
use crate::raise;
use crate::types::slice::{Indices, Slice};
use crate::types::tuple::Tuple;

/// The items that a slice is replaced by.
enum NewItems {
    Tuple(Owned<Tuple>),
    /// Of a list, which code may change.
    Copied(Vec<Owned>),
}

impl NewItems {
    fn of(thread: &Thread, value: &Object) -> Fallible<Self> {
        if let Some(tuple) = value.downcast_exact::<Tuple>() {
            return Ok(Self::Tuple(Owned::share(tuple)));
        }
        if let Some(list) = value.downcast_exact::<List>() {
            return Ok(Self::Copied(list.snapshot(thread)?));
        }
        let iterator = match object::iterate(thread, value) {
            Ok(iterator) => iterator,
            Err(raised) => {
                raised.suppress(thread, &TYPE_ERROR)?;
                return Err(raise!(thread, TYPE_ERROR, "must assign iterable to extended slice"));
            }
        };
        let list = List::new(thread)?;
        list.extend_from(thread, &iterator)?;
        Ok(Self::Copied(list.snapshot(thread)?))
    }

    fn len(&self) -> usize {
        match self {
            Self::Tuple(tuple) => tuple.len(),
            Self::Copied(items) => items.len(),
        }
    }

    fn references(&self, thread: &Thread) -> Fallible<Vec<&Object>> {
        let mut references = thread.vector(self.len())?;
        match self {
            Self::Tuple(tuple) => references.extend(tuple.iter()),
            Self::Copied(items) => references.extend(items.iter().map(|item| &**item)),
        }
        Ok(references)
    }
}

impl List {
    /// A list of the items that a slice selects.
    pub(super) fn selected(&self, thread: &Thread, slice: &Slice) -> Fallible<Owned<Self>> {
        let indices = self.indices(thread, slice)?;
        match indices.contiguous() {
            Some(range) => self.slice(thread, range.start, range.end),
            None => self.stepped_slice(thread, indices.iter()),
        }
    }

    /// Where a slice cuts. Its bounds' `__index__` may change the list.
    fn indices(&self, thread: &Thread, slice: &Slice) -> Fallible<Indices> {
        let (start, stop, step) = slice.unpack(thread)?;
        Ok(Indices::adjust(start, stop, step, self.len()))
    }

    pub(super) fn assign_slice(&self, thread: &Thread, slice: &Slice, value: &Object) -> Fallible {
        let bounds = slice.unpack(thread)?;
        if let Some(value) = value.downcast_exact::<Self>()
            && self.assign_as_many(Indices::adjust(bounds.0, bounds.1, bounds.2, self.len()), value)
        {
            return Ok(());
        }
        let new = NewItems::of(thread, value)?;
        // Making the items may have changed the list: it is cut only now.
        let indices = Indices::adjust(bounds.0, bounds.1, bounds.2, self.len());
        if indices.step == 1 {
            let start = indices.start as usize;
            let removed =
                self.splice(thread, start, start + indices.count, &new.references(thread)?)?;
            drop(removed);
            return Ok(());
        }
        if new.len() != indices.count {
            let (size, expected) = (new.len(), indices.count);
            let message = format!(
                "attempt to assign sequence of size {size} to extended slice of size {expected}"
            );
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let mut replaced = thread.vector(new.len())?;
        for (index, item) in indices.iter().zip(new.references(thread)?) {
            if let Ok(old) = self.set(index, Owned::share(item)) {
                replaced.push(old);
            }
        }
        drop(replaced);
        Ok(())
    }

    /// Replaces a few items by as many of another list; `false` if that is not what is asked for.
    fn assign_as_many(&self, indices: Indices, value: &Self) -> bool {
        const FEW: usize = 16;
        let fits = indices.step == 1 && indices.count == value.len() && indices.count <= FEW;
        if !fits || std::ptr::eq(self, value) {
            return false;
        }
        // What was there is dropped when everything has been replaced: destructors may look.
        let mut replaced = [const { None }; FEW];
        for (index, old) in replaced.iter_mut().take(indices.count).enumerate() {
            if let Some(item) = value.get(index) {
                *old = self.set(indices.start as usize + index, item).ok().flatten();
            }
        }
        true
    }

    pub(super) fn delete_slice(&self, thread: &Thread, slice: &Slice) -> Fallible {
        let indices = self.indices(thread, slice)?;
        let removed = match indices.ascending() {
            (_, _, 0) => return Ok(()),
            (start, 1, count) => self.splice(thread, start, start + count, &[])?,
            (start, step, count) => self.splice_out_steps(thread, start, step, count)?,
        };
        drop(removed);
        Ok(())
    }
}
