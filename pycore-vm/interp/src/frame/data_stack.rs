//! The data stack: where frames of running functions lie.
//!
//! It is a list of chunks, whose fields are CPython's: libraries that switch stacks save and restore them. A frame lies
//! within one chunk; the next one is taken when it does not fit, and given back when its first frame is popped. The
//! first word of the first chunk is never used, so that popping its first frame does not give it back.

use std::alloc::{Layout, alloc, dealloc};
use std::ptr::{self, NonNull};

use pycore_abi::{_PyStackChunk, PyObject};
use pycore_objects::core::Thread;

use super::layout::{Frame, FrameRef};

/// Bytes of a chunk at least.
const CHUNK_BYTES: usize = 16 << 10;
/// Words of a chunk before its data.
const CHUNK_HEAD: usize = std::mem::offset_of!(_PyStackChunk, data) / size_of::<usize>();

/// Room for a frame of that many slots, head included; `None` if there is no memory.
#[inline(always)]
pub(super) fn push(thread: &Thread, slots: usize) -> Option<FrameRef> {
    let state = thread.as_raw();
    // SAFETY: top and limit are pointers into the current chunk, or both null; the state is this thread's.
    unsafe {
        let top = (*state).datastack_top;
        if slots < ((*state).datastack_limit as usize - top as usize) / size_of::<usize>() {
            (*state).datastack_top = top.add(slots);
            return Some(FrameRef::new(NonNull::new_unchecked(top.cast::<Frame>())));
        }
    }
    push_chunk(thread, slots)
}

/// As [`push`], but nothing if the frame does not fit into the current chunk.
#[inline(always)]
pub(super) fn push_within(thread: &Thread, slots: usize) -> Option<FrameRef> {
    let state = thread.as_raw();
    // SAFETY: top and limit are pointers into the current chunk, or both null; the state is this thread's.
    unsafe {
        let top = (*state).datastack_top;
        let end = top.wrapping_add(slots);
        if end >= (*state).datastack_limit {
            return None;
        }
        (*state).datastack_top = end;
        Some(FrameRef::new(NonNull::new_unchecked(top.cast::<Frame>())))
    }
}

/// Gives the newest frame's room back.
///
/// # Safety
///
/// 1. `frame` is the newest on this thread's data stack, and is not used again.
#[inline(always)]
pub(super) unsafe fn pop(thread: &Thread, frame: FrameRef) {
    let state = thread.as_raw();
    let base = frame.as_ptr().cast::<*mut PyObject>();
    // SAFETY: the frame lies in the current chunk (condition 1).
    unsafe {
        if base == chunk_data((*state).datastack_chunk) {
            pop_chunk(thread);
        } else {
            (*state).datastack_top = base;
        }
    }
}

/// Whether a chunk goes when this frame does.
#[inline(always)]
pub(super) fn is_first(thread: &Thread, frame: FrameRef) -> bool {
    // SAFETY: the state is this thread's; while there are frames there is a chunk.
    let first = unsafe { chunk_data((*thread.as_raw()).datastack_chunk) };
    frame.as_ptr().cast::<*mut PyObject>() == first
}

/// As [`pop`], but never gives the chunk back.
///
/// # Safety
///
/// 1. As for [`pop`].
/// 2. The frame is not the first of its chunk.
#[inline(always)]
pub(super) unsafe fn pop_within(thread: &Thread, frame: FrameRef) {
    // SAFETY: the state is this thread's, and the frame lies in the current chunk (condition 1).
    unsafe { (*thread.as_raw()).datastack_top = frame.as_ptr().cast() };
}

/// The first word of a chunk's data.
///
/// # Safety
///
/// 1. The pointer leads to a chunk.
#[inline(always)]
unsafe fn chunk_data(chunk: *mut _PyStackChunk) -> *mut *mut PyObject {
    // SAFETY: condition 1.
    unsafe { (&raw mut (*chunk).data).cast() }
}

#[cold]
#[inline(never)]
fn push_chunk(thread: &Thread, slots: usize) -> Option<FrameRef> {
    let state = thread.as_raw();
    let needed = slots.checked_add(CHUNK_HEAD + 2)?.checked_mul(size_of::<usize>())?;
    let mut size = CHUNK_BYTES;
    while size < needed {
        size = size.checked_mul(2)?;
    }
    // SAFETY: the state is this thread's; a new chunk is complete before it is linked.
    unsafe {
        let cached = (*state).datastack_cached_chunk;
        let chunk = if !cached.is_null() && (*cached).size >= size {
            (*state).datastack_cached_chunk = ptr::null_mut();
            cached
        } else {
            let memory = alloc(chunk_layout(size)).cast::<_PyStackChunk>();
            if memory.is_null() {
                return None;
            }
            (*memory).size = size;
            memory
        };
        let old = (*state).datastack_chunk;
        if !old.is_null() {
            let used = (*state).datastack_top as usize - chunk_data(old) as usize;
            (*old).top = used / size_of::<usize>();
        }
        (*chunk).previous = old;
        (*chunk).top = 0;
        (*state).datastack_chunk = chunk;
        let end = chunk.cast::<u8>().add((*chunk).size);
        (*state).datastack_limit = end.cast();
        // The first chunk's first word stays unused.
        let first = chunk_data(chunk).add(usize::from(old.is_null()));
        (*state).datastack_top = first.add(slots);
        Some(FrameRef::new(NonNull::new_unchecked(first.cast())))
    }
}

#[cold]
#[inline(never)]
fn pop_chunk(thread: &Thread) {
    let state = thread.as_raw();
    // SAFETY: the current chunk is not the first one (whose first word is never a frame), and nothing in it is used.
    unsafe {
        let chunk = (*state).datastack_chunk;
        let previous = (*chunk).previous;
        debug_assert!(!previous.is_null());
        (*state).datastack_chunk = previous;
        (*state).datastack_top = chunk_data(previous).add((*previous).top);
        (*state).datastack_limit = previous.cast::<u8>().add((*previous).size).cast();
        let cached = (*state).datastack_cached_chunk;
        if cached.is_null() {
            (*state).datastack_cached_chunk = chunk;
        } else {
            dealloc(chunk.cast(), chunk_layout((*chunk).size));
        }
    }
}

/// Gives all chunks back, at the end of a thread. Nothing happens while frames are there.
pub fn release(thread: &Thread) {
    let state = thread.as_raw();
    // SAFETY: the chunks are the thread's and hold nothing, since no frame runs.
    unsafe {
        if !(*state).current_frame.is_null() {
            return;
        }
        let mut chunk = (*state).datastack_chunk;
        let cached = (*state).datastack_cached_chunk;
        (*state).datastack_chunk = ptr::null_mut();
        (*state).datastack_cached_chunk = ptr::null_mut();
        (*state).datastack_top = ptr::null_mut();
        (*state).datastack_limit = ptr::null_mut();
        while !chunk.is_null() {
            let previous = (*chunk).previous;
            dealloc(chunk.cast(), chunk_layout((*chunk).size));
            chunk = previous;
        }
        if !cached.is_null() {
            dealloc(cached.cast(), chunk_layout((*cached).size));
        }
    }
}

fn chunk_layout(size: usize) -> Layout {
    // SAFETY: sizes are powers of two times the smallest chunk, below half of the address space.
    unsafe { Layout::from_size_align_unchecked(size, 16) }
}
