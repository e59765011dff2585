//! Items and parts of a view by their keys.

use super::MemoryView;
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread};
use crate::errors::INDEX_ERROR;
use crate::protocol::number;
use crate::raise;
use crate::singletons::ELLIPSIS;
use crate::types::slice::{Slice, slice_indices};
use crate::types::tuple::Tuple;

/// What a key of a view selects.
enum Key<'a> {
    /// An item of the first dimension.
    Index(isize),
    /// An item by an index per dimension.
    Indices(&'a Tuple),
    Slice(&'a Slice),
    /// A tuple of slices.
    Slices,
}

impl<'a> Key<'a> {
    fn of(thread: &Thread, key: &'a Object) -> Fallible<Self> {
        if number::is_index(key) {
            return Ok(Self::Index(number::to_isize(thread, key, &INDEX_ERROR)?));
        }
        if let Some(slice) = key.downcast::<Slice>() {
            return Ok(Self::Slice(slice));
        }
        match key.downcast::<Tuple>() {
            Some(tuple) if tuple.iter().all(number::is_index) => Ok(Self::Indices(tuple)),
            Some(tuple) if tuple.iter().all(|item| item.downcast::<Slice>().is_some()) => {
                Ok(Self::Slices)
            }
            _ => Err(raise!(thread, TYPE_ERROR, "memoryview: invalid slice key")),
        }
    }
}

/// Whether a key selects the only item of a view without dimensions.
fn is_empty_tuple(key: &Object) -> bool {
    key.downcast::<Tuple>().is_some_and(Tuple::is_empty)
}

impl MemoryView {
    /// An index into a dimension, counted from its beginning.
    fn index_in(&self, thread: &Thread, dimension: usize, index: isize) -> Fallible<isize> {
        let size = self.shape().get(dimension).copied().unwrap_or(0);
        let from_start = if index < 0 { index.wrapping_add(size) } else { index };
        if (0..size).contains(&from_start) {
            return Ok(from_start);
        }
        let dimension = dimension + 1;
        Err(raise!(thread, INDEX_ERROR, "index out of bounds on dimension {dimension}"))
    }

    /// The indices that a tuple has, one per dimension.
    fn indices_of(&self, thread: &Thread, key: &Tuple) -> Fallible<Vec<isize>> {
        let (dimensions, given) = (self.dimensions(), key.len());
        if given < dimensions {
            return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "sub-views are not implemented"));
        }
        if given > dimensions {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "cannot index {dimensions}-dimension view with {given}-element tuple"
            ));
        }
        let mut indices = Vec::with_capacity(given);
        for (dimension, item) in key.iter().enumerate() {
            let index = number::to_isize(thread, item, &INDEX_ERROR)?;
            indices.push(self.index_in(thread, dimension, index)?);
        }
        Ok(indices)
    }

    /// An item of the first dimension.
    pub(super) fn item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        self.check(thread)?;
        let format = self.native_format(thread)?;
        match self.dimensions() {
            0 => Err(no_dimensions(thread)),
            1 => {
                let index = self.index_in(thread, 0, index)?;
                format.unpack(thread, self.load(thread, &[index])?)
            }
            _ => {
                let message = "multi-dimensional sub-views are not implemented";
                Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"))
            }
        }
    }

    /// `view[key]`
    pub(super) fn get(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.check(thread)?;
        if self.dimensions() == 0 {
            if is_empty_tuple(key) {
                let format = self.native_format(thread)?;
                return format.unpack(thread, self.load(thread, &[])?);
            }
            if key.is(ELLIPSIS.as_object()) {
                return Ok(Owned::share(self.as_object()));
            }
            return Err(no_dimensions(thread));
        }
        match Key::of(thread, key)? {
            Key::Index(index) => self.item(thread, index),
            Key::Indices(indices) => {
                self.check(thread)?;
                let format = self.native_format(thread)?;
                let indices = self.indices_of(thread, indices)?;
                format.unpack(thread, self.load(thread, &indices)?)
            }
            Key::Slice(slice) => {
                self.check_unrestricted(thread)?;
                let part = self.duplicate(thread)?;
                let length = part.shape()[0].max(0) as usize;
                part.cut(slice_indices(thread, slice, length)?);
                Ok(part.into_object())
            }
            Key::Slices => {
                let message = "multi-dimensional slicing is not implemented";
                Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"))
            }
        }
    }

    /// `view[key] = value`
    pub(super) fn set(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        self.check(thread)?;
        let format = self.native_format(thread)?;
        if self.is_read_only() {
            return Err(raise!(thread, TYPE_ERROR, "cannot modify read-only memory"));
        }
        let Some(value) = value else {
            return Err(raise!(thread, TYPE_ERROR, "cannot delete memory"));
        };
        if self.dimensions() == 0 {
            if !is_empty_tuple(key) && !key.is(ELLIPSIS.as_object()) {
                return Err(no_dimensions(thread));
            }
            let item = format.pack(thread, value)?;
            return self.store(thread, &[], item);
        }
        let sub_views = || raise!(thread, NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
        match Key::of(thread, key)? {
            Key::Index(_) if self.dimensions() > 1 => Err(sub_views()),
            Key::Index(index) => {
                let index = self.index_in(thread, 0, index)?;
                let item = format.pack(thread, value)?;
                self.store(thread, &[index], item)
            }
            Key::Indices(indices) => {
                let indices = self.indices_of(thread, indices)?;
                let item = format.pack(thread, value)?;
                self.store(thread, &indices, item)
            }
            Key::Slice(slice) if self.dimensions() == 1 => self.assign_slice(thread, slice, value),
            Key::Slice(_) | Key::Slices => {
                let message = "memoryview slice assignments are currently restricted to ndim = 1";
                Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"))
            }
        }
    }
}

/// `invalid indexing of 0-dim memory`
#[cold]
pub(super) fn no_dimensions(thread: &Thread) -> Raised {
    raise!(thread, TYPE_ERROR, "invalid indexing of 0-dim memory")
}
