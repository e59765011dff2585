//! `sliceobject.h`: slices.

use pycore_objects::types::slice::{Indices, Slice};
use pycore_objects::{Fallible, Object, Owned};

use crate::api::api;
use crate::convert::bad_internal_call;

api! {
    fn PySlice_New(thread, start: Option<&Object>, stop: Option<&Object>, step: Option<&Object>) -> Fallible<Owned<Slice>> {
        let part = |part: Option<&Object>| part.map_or_else(|| thread.none(), Owned::share);
        Slice::new(thread, part(start), part(stop), part(step))
    }

    fn PySlice_Unpack(thread, slice: &Object, start: *mut isize, stop: *mut isize, step: *mut isize) -> Fallible {
        let Some(slice) = slice.downcast::<Slice>() else { return Err(bad_internal_call(thread)) };
        (*start, *stop, *step) = slice.unpack(thread)?;
        Ok(())
    }

    fn PySlice_AdjustIndices(thread, length: isize, start: *mut isize, stop: *mut isize, step: isize) -> isize {
        let indices = Indices::adjust(*start, *stop, step, length.max(0) as usize);
        *start = indices.start;
        *stop = indices.stop;
        indices.count as isize
    }

    fn PySlice_GetIndicesEx(thread, slice: &Object, length: isize, start: *mut isize, stop: *mut isize, step: *mut isize, count: *mut isize) -> Fallible {
        let Some(slice) = slice.downcast::<Slice>() else { return Err(bad_internal_call(thread)) };
        let (from, to, by) = slice.unpack(thread)?;
        let indices = Indices::adjust(from, to, by, length.max(0) as usize);
        (*start, *stop, *step, *count) = (indices.start, indices.stop, by, indices.count as isize);
        Ok(())
    }

    fn PySlice_GetIndices(thread, slice: &Object, length: isize, start: *mut isize, stop: *mut isize, step: *mut isize) -> Fallible {
        let Some(slice) = slice.downcast::<Slice>() else { return Err(bad_internal_call(thread)) };
        let (from, to, by) = slice.unpack(thread)?;
        let indices = Indices::adjust(from, to, by, length.max(0) as usize);
        (*start, *stop, *step) = (indices.start, indices.stop, by);
        Ok(())
    }
}
