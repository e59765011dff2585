//! What all decoders have in common: to stop at a failure, ask, and go on.

use super::{DecodeErrors, Failure};
use crate::{OutOfMemory, TextBuf};

/// How far a decoder has come.
pub(super) enum Step {
    /// To the end, or to what may be completed by the next part: the number of bytes consumed.
    Done(usize),
    /// To something that does not decode.
    Failed(Failure),
}

/// Decode by steps. `step` decodes from an index on and appends to the text.
pub(super) fn decode<D: DecodeErrors>(
    input: &[u8],
    from: usize,
    out: &mut TextBuf,
    errors: &mut D,
    mut step: impl FnMut(&[u8], usize, &mut TextBuf) -> Result<Step, OutOfMemory>,
) -> Result<usize, D::Error> {
    let failure = match step(input, from, out)? {
        Step::Done(consumed) => return Ok(consumed),
        Step::Failed(failure) => failure,
    };
    let mut at = errors.handle(failure, input, out)?;
    let mut replaced = errors.replaced_input();
    loop {
        let input = replaced.as_deref().unwrap_or(input);
        match step(input, at.min(input.len()), out)? {
            Step::Done(consumed) => return Ok(consumed),
            Step::Failed(failure) => at = errors.handle(failure, input, out)?,
        }
        if let Some(input) = errors.replaced_input() {
            replaced = Some(input);
        }
    }
}
