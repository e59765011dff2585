//! When collections run, what they tell, and what is known of those that ran.

use pycore_gc::DebugFlags;
use pycore_objects::declare::Arguments;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Thread, methods, raise};

use super::Gc;
use crate::arguments::c_int;

/// A C int as the collector has it: a negative one is a number that no count reaches.
fn threshold(value: i32) -> usize {
    value as isize as usize
}

#[methods(module, name = SETTINGS)]
impl Gc {
    /// enable($module, /)
    ///
    /// Switches collections on that run when enough objects have been made.
    fn enable(thread: &Thread) {
        thread.young().set_enabled(true);
    }

    /// disable($module, /)
    ///
    /// Switches collections off that the program has not asked for.
    fn disable(thread: &Thread) {
        thread.young().set_enabled(false);
    }

    /// isenabled($module, /)
    ///
    /// Whether collections run when enough objects have been made.
    fn isenabled(thread: &Thread) -> bool {
        thread.young().is_enabled()
    }

    /// get_debug($module, /)
    ///
    /// The flags that set_debug() has set.
    fn get_debug(thread: &Thread) -> u32 {
        thread.young().debug_flags().0
    }

    /// set_debug($module, flags, /)
    ///
    /// Sets what collections tell and keep: a sum of the constants DEBUG_*.
    fn set_debug(thread: &Thread, flags: i32) {
        thread.young().set_debug_flags(DebugFlags(flags as u32));
    }

    /// !set_threshold(threshold0, threshold1, threshold2, /)
    ///
    /// set_threshold(threshold0[, threshold1[, threshold2]])
    ///
    /// Sets how many objects, or collections of the next younger generation, make a generation due. Zero for the first
    /// means that none ever is.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn set_threshold(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let values = arguments.positional();
        if !(1..=3).contains(&values.len()) {
            return Err(raise!(thread, TYPE_ERROR, "gc.set_threshold requires 1 to 3 arguments"));
        }
        let mut thresholds = thread.young().thresholds();
        for (place, value) in thresholds.iter_mut().zip(values) {
            *place = threshold(c_int(thread, value.object(thread)?)?);
        }
        thread.young().set_thresholds(thresholds);
        Ok(())
    }

    /// get_threshold($module, /)
    ///
    /// The three numbers that set_threshold() has set.
    fn get_threshold(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let [young, middle, old] = thread.young().thresholds();
        let int = |value: usize| thread.new_int(i64::from(value as i32));
        Tuple::pack(thread, [int(young)?, int(middle)?, int(old)?])
    }

    /// get_count($module, /)
    ///
    /// Objects made since the last collection, and collections of each generation but the oldest since the next older
    /// one was collected.
    fn get_count(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let [young, middle, old] = thread.young().counts();
        let int = |value: usize| thread.new_int(value as i64);
        Tuple::pack(thread, [int(young)?, int(middle)?, int(old)?])
    }

    /// get_stats($module, /)
    ///
    /// For each generation a dict: how many collections there were, and what they found.
    fn get_stats(thread: &Thread) -> Fallible<Owned<List>> {
        let list = List::new(thread)?;
        for row in thread.young().statistics() {
            let dict = Dict::new(thread)?;
            for (name, value) in [
                ("collections", row.collections),
                ("collected", row.collected),
                ("uncollectable", row.uncollectable),
            ] {
                let name = Str::new(thread, name)?;
                dict.insert_str(thread, &name, &*thread.new_int(value as i64)?)?;
            }
            list.push(thread, dict.into_object())?;
        }
        Ok(list)
    }
}
