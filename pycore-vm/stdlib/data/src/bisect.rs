//! `_bisect`: places in sorted sequences, by halving.

use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::object::{self, Comparison};
use pycore_objects::protocol::{call, number, sequence};
use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, name, raise};

module! {
    /// `_bisect`
    pub static BISECT: name "_bisect",
        doc "Places in sorted sequences, found by halving.",
        functions Functions::METHODS
}

/// On which side of equal items the place is.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// What the functions have in common.
struct Search<'a> {
    side: Side,
    sequence: &'a Object,
    low: Option<isize>,
    high: Option<&'a Object>,
    key: Option<&'a Object>,
}

impl Search<'_> {
    /// The place for a value; keys of items are compared with it.
    fn place_of(&self, thread: &Thread, value: &Object) -> Fallible<isize> {
        let mut low = self.low.unwrap_or(0);
        if low < 0 {
            return Err(raise!(thread, VALUE_ERROR, "lo must be non-negative"));
        }
        let mut high = match self.high {
            None => -1,
            Some(high) if number::is_index(high) => {
                number::to_isize(thread, high, &OVERFLOW_ERROR)?
            }
            Some(high) => {
                let kind = high.type_name();
                let message = format!("argument should be integer or None, not '{kind}'");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        if high == -1 {
            high = object::length(thread, self.sequence)? as isize;
        }
        while low < high {
            // As unsigned numbers the sum does not overflow.
            let middle = ((low as usize + high as usize) / 2) as isize;
            let mut item = sequence::get_item(thread, self.sequence, middle)?;
            if let Some(key) = self.key {
                item = call::call(thread, key, &[&item])?;
            }
            let is_behind = match self.side {
                Side::Right => !object::compare_bool(thread, value, &item, Comparison::Less)?,
                Side::Left => object::compare_bool(thread, &item, value, Comparison::Less)?,
            };
            if is_behind {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    /// Inserts a value at its place.
    fn insert(&self, thread: &Thread, value: &Object) -> Fallible {
        let place = match self.key {
            None => self.place_of(thread, value)?,
            Some(key) => self.place_of(thread, &*call::call(thread, key, &[value])?)?,
        };
        if let Some(list) = self.sequence.downcast_exact::<List>() {
            return list.insert(thread, place as usize, Owned::share(value));
        }
        let place = thread.new_int(place as i64)?;
        call::call_method(thread, self.sequence, name!(thread, "insert"), &[&place, value])
            .map(drop)
    }
}

struct Functions;

#[methods(module)]
impl Functions {
    /// bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)
    ///
    /// The index in the sorted sequence a where x belongs, behind items that equal it. lo and hi bound the search, and key
    /// gives what items are compared by.
    fn bisect_right(
        thread: &Thread,
        a: &Object,
        x: &Object,
        lo: Option<isize>,
        hi: Option<&Object>,
        key: Option<&Object>,
    ) -> Fallible<isize> {
        Search { side: Side::Right, sequence: a, low: lo, high: hi, key }.place_of(thread, x)
    }

    /// insort_right($module, /, a, x, lo=0, hi=None, *, key=None)
    ///
    /// Inserts x into the sorted sequence a, behind items that equal it.
    fn insort_right(
        thread: &Thread,
        a: &Object,
        x: &Object,
        lo: Option<isize>,
        hi: Option<&Object>,
        key: Option<&Object>,
    ) -> Fallible {
        Search { side: Side::Right, sequence: a, low: lo, high: hi, key }.insert(thread, x)
    }

    /// bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)
    ///
    /// The index in the sorted sequence a where x belongs, in front of items that equal it.
    fn bisect_left(
        thread: &Thread,
        a: &Object,
        x: &Object,
        lo: Option<isize>,
        hi: Option<&Object>,
        key: Option<&Object>,
    ) -> Fallible<isize> {
        Search { side: Side::Left, sequence: a, low: lo, high: hi, key }.place_of(thread, x)
    }

    /// insort_left($module, /, a, x, lo=0, hi=None, *, key=None)
    ///
    /// Inserts x into the sorted sequence a, in front of items that equal it.
    fn insort_left(
        thread: &Thread,
        a: &Object,
        x: &Object,
        lo: Option<isize>,
        hi: Option<&Object>,
        key: Option<&Object>,
    ) -> Fallible {
        Search { side: Side::Left, sequence: a, low: lo, high: hi, key }.insert(thread, x)
    }
}
