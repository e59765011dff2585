//! Decompression part by part, as all formats but zlib's older interface have it: the decompressor keeps the input that it
//! could not yet take.

use std::cell::{Cell, RefCell};

use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Place, Thread, raise};

use crate::growing::make_room;

/// What came of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The stream goes on.
    More,
    /// It has ended.
    End,
}

/// The state of a decompressor but for the format's.
#[repr(C)]
#[derive(Default)]
pub(crate) struct Incremental {
    pub(crate) unused_data: Place<Bytes>,
    pub(crate) eof: Cell<bool>,
    pub(crate) needs_input: Cell<bool>,
    pending: RefCell<Vec<u8>>,
}

impl Incremental {
    pub(crate) fn new() -> Self {
        let unused_data = Place::new(Owned::share(Bytes::empty()));
        Self { unused_data, needs_input: Cell::new(true), ..Self::default() }
    }

    /// Decompresses more, by steps of the format, which take from the input and add to the output as many bytes as there
    /// is room for. `output_may_wait` says whether an output that was full means that more may come without input.
    pub(crate) fn decompress(
        &self,
        thread: &Thread,
        data: &[u8],
        limit: Option<usize>,
        output_may_wait: bool,
        mut step: impl FnMut(&mut &[u8], &mut Vec<u8>, usize) -> Fallible<Step>,
    ) -> Fallible<Owned<Bytes>> {
        if self.eof.get() {
            return Err(raise!(thread, EOF_ERROR, "End of stream already reached"));
        }
        let mut pending = self.pending.take();
        let mut input = data;
        if !pending.is_empty() {
            if pending.try_reserve(data.len()).is_err() {
                self.pending.replace(pending);
                return Err(thread.raise_out_of_memory());
            }
            pending.extend_from_slice(data);
            input = &pending;
        }
        let mut output = Vec::new();
        let mut is_full = false;
        let result = loop {
            let room = match make_room(thread, &mut output, limit) {
                Ok(room) => room,
                Err(raised) => break Err(raised),
            };
            if room == 0 {
                is_full = true;
                break Ok(Step::More);
            }
            let (written, left) = (output.len(), input.len());
            match step(&mut input, &mut output, room) {
                Ok(Step::More) => {}
                end => break end,
            }
            let filled = output.len() - written == room;
            if !filled && (input.is_empty() || input.len() == left && output.len() == written) {
                break Ok(Step::More);
            }
        };
        let has_ended = match result {
            Ok(step) => step == Step::End,
            Err(raised) => {
                self.needs_input.set(false);
                return Err(raised);
            }
        };
        self.eof.set(has_ended);
        let is_waiting = is_full && output_may_wait;
        self.needs_input.set(!has_ended && input.is_empty() && !is_waiting);
        if has_ended && !input.is_empty() {
            self.unused_data.set(Bytes::new(thread, input)?);
        }
        if !has_ended && !input.is_empty() {
            let mut rest = thread.vector(input.len())?;
            rest.extend_from_slice(input);
            self.pending.replace(rest);
        }
        Bytes::new(thread, &output)
    }
}
