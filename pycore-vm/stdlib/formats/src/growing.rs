//! Output that grows up to a limit.

use pycore_objects::{Fallible, Thread};

/// The first size of an output whose length nobody knows.
const FIRST: usize = 16 * 1024;

/// Makes room for more bytes behind an output, but for no more than a limit in all allows; gives how many fit now.
pub(crate) fn make_room(
    thread: &Thread,
    output: &mut Vec<u8>,
    limit: Option<usize>,
) -> Fallible<usize> {
    let allowed = limit.map_or(usize::MAX, |limit| limit.saturating_sub(output.len()));
    let free = output.capacity() - output.len();
    if free == 0 && allowed > 0 {
        let more = output.len().max(FIRST).min(allowed);
        if output.try_reserve_exact(more).is_err() {
            return Err(thread.raise_out_of_memory());
        }
    }
    Ok((output.capacity() - output.len()).min(allowed))
}

/// The longest output that `max_length` allows: as long as it takes, if it is negative.
pub(crate) fn limit_of(max_length: isize) -> Option<usize> {
    usize::try_from(max_length).ok()
}
