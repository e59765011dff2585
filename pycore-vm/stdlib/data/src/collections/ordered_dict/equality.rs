//! Whether two ordered dicts have the same order.

use pycore_objects::protocol::object;
use pycore_objects::{Fallible, Thread, raise};

use super::OrderedDict;
use super::order::End;

impl OrderedDict {
    /// Whether the keys of another one are equal to these, each to its counterpart.
    pub(super) fn has_same_order(&self, thread: &Thread, other: &Self) -> Fallible<bool> {
        let versions = || (self.order.version(), other.order.version());
        let before = versions();
        let (mut left, mut right) = (self.order.at(End::First), other.order.at(End::First));
        while let (Some((one, _)), Some((two, _))) = (&left, &right) {
            if !object::equal(thread, one, two)? {
                return Ok(false);
            }
            if versions() != before {
                let message = "OrderedDict mutated during iteration";
                return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
            }
            let next = (self.order.next(one, End::First), other.order.next(two, End::First));
            left = next.0.flatten().map(|key| (key, 0));
            right = next.1.flatten().map(|key| (key, 0));
        }
        Ok(left.is_none() && right.is_none())
    }
}
