//! What `tell` gives and `seek` takes: a position in bytes, and what it takes to come to a character from there.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread};

/// A position in text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cookie {
    /// The position in bytes from which to decode.
    pub(super) start: i64,
    /// The decoder's flags there.
    pub(super) flags: i64,
    /// How many bytes to decode.
    pub(super) feed: usize,
    /// Whether nothing comes behind them.
    pub(super) last: bool,
    /// How many characters of what they give to skip.
    pub(super) skip: usize,
}

/// Bits of the position; then come 32 each for flags, bytes and characters, and 8.
const POSITION_BITS: i64 = 64;

impl Cookie {
    /// The position as an int.
    pub(super) fn pack(&self, thread: &Thread) -> Fallible<Owned> {
        let rest = i128::from(self.flags as u32)
            | i128::from(self.feed as u32) << 32
            | i128::from(self.skip as u32) << 64
            | i128::from(self.last) << 96;
        if rest == 0 {
            return thread.new_int(self.start);
        }
        let (rest, start) = (Int::from_i128(thread, rest)?, thread.new_int(self.start)?);
        let bits = thread.new_int(POSITION_BITS)?;
        let shifted = number::binary(thread, rest.as_object(), &bits, Operator::LeftShift)?;
        number::binary(thread, &shifted, &start, Operator::Or)
    }

    /// The position of an int that is not negative.
    pub(super) fn unpack(thread: &Thread, cookie: &Object) -> Fallible<Self> {
        let cookie = number::index(thread, cookie)?;
        if let Some(start) = cookie.to_i64() {
            return Ok(Self { start, ..Self::default() });
        }
        let bits = thread.new_int(POSITION_BITS)?;
        let rest = number::binary(thread, cookie.as_object(), &bits, Operator::RightShift)?;
        let back = number::binary(thread, &rest, &bits, Operator::LeftShift)?;
        let start = number::binary(thread, cookie.as_object(), &back, Operator::Xor)?;
        let too_large = || number::too_large(thread, "C long");
        let value = |int: &Object| int.downcast::<Int>().and_then(Int::to_i128);
        let (Some(start), Some(rest)) = (value(&start), value(&rest)) else {
            return Err(too_large());
        };
        let part = |shift: u32| (rest >> shift) as u32;
        Ok(Self {
            start: i64::try_from(start).map_err(|_| too_large())?,
            flags: part(0).into(),
            feed: part(32) as usize,
            skip: part(64) as usize,
            last: part(96) & 0xff != 0,
        })
    }
}
