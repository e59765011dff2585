//! The seam between the young list and the collectors.

use std::ops::AddAssign;

use crate::node::Node;
use crate::traits::OutOfMemory;
use crate::young::Young;

/// Number of generations that the interface knows.
pub const GENERATIONS: usize = 3;

/// A generation: objects that survived about as many collections.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(usize)]
pub enum Generation {
    /// Objects made since the last collection.
    Young = 0,
    /// Survivors of one collection.
    Middle = 1,
    /// Survivors of more. Collecting it collects everything.
    Old = 2,
}

impl Generation {
    /// All generations, youngest first.
    pub const ALL: [Self; GENERATIONS] = [Self::Young, Self::Middle, Self::Old];

    /// The generation with this number, if there is one.
    #[must_use]
    pub const fn from_index(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Young),
            1 => Some(Self::Middle),
            2 => Some(Self::Old),
            _ => None,
        }
    }

    /// Its number, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Why a collection runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The program asked for it.
    Requested,
    /// Enough objects have been made.
    Threshold,
    /// The program ends. Callbacks are not called.
    Shutdown,
}

/// What a collection found.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Collected {
    /// Objects found unreachable and cleared.
    pub collected: usize,
    /// Objects found unreachable that could not be cleared.
    pub uncollectable: usize,
}

impl AddAssign for Collected {
    fn add_assign(&mut self, other: Self) {
        self.collected += other.collected;
        self.uncollectable += other.uncollectable;
    }
}

/// Sums over the collections of one generation.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct GenerationStatistics {
    /// Collections that ran.
    pub collections: usize,
    /// Objects collected.
    pub collected: usize,
    /// Objects that could not be collected.
    pub uncollectable: usize,
}

/// What collections should tell or keep, a set of bits with Python's numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct DebugFlags(pub u32);

impl DebugFlags {
    /// Tell about each collection ([`Observer`] is always told; this is for its use).
    pub const STATS: Self = Self(1);
    /// Tell of each object that is collected.
    pub const COLLECTABLE: Self = Self(2);
    /// Tell of each object that cannot be collected.
    pub const UNCOLLECTABLE: Self = Self(4);
    /// Keep all unreachable objects instead of clearing them.
    pub const SAVE_ALL: Self = Self(32);

    /// Whether all bits of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Something that happens in a collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// A collection of this generation begins.
    Start(Generation),
    /// It has ended.
    Stop(Generation, Collected),
    /// The object is unreachable and about to be cleared ([`DebugFlags::COLLECTABLE`]).
    Collectable(Node),
    /// The object is unreachable but cannot be cleared ([`DebugFlags::UNCOLLECTABLE`]).
    Uncollectable(Node),
}

/// Who is told of collections. May run code of the program in `Start` and `Stop`.
pub trait Observer {
    /// Something has happened.
    fn event(&self, event: Event);
}

/// A cycle collector: finds tracked objects that only unreachable objects refer to, and clears them.
///
/// The collector is the algorithm; the tables of tracked objects, settings and counts are in [`Young`], which calls it
/// and sees to callbacks, statistics and that collections do not nest. The collector is called through [`Young::collect`]
/// and [`Young::collect_due`].
///
/// # Laws
///
/// Checked by [`crate::conformance::collector`] (a collector that never collects keeps those marked *):
///
/// 1. \* Nothing that the program can reach is finalised, cleared or untracked (except atomic objects, which may be
///    untracked).
/// 2. A collection of [`Generation::Old`] clears everything unreachable that existed when it began, unless something
///    with a legacy finaliser can be reached from it or [`DebugFlags::SAVE_ALL`] is set.
/// 3. All weak references to unreachable objects, and those among these objects, are cleared before callbacks and
///    finalisers run. Then the callbacks of those that are reachable themselves are called, then finalisers.
/// 4. Finalisers run before anything is cleared, each at most once in an object's life.
/// 5. An object that a finaliser made reachable again is not cleared, nor is anything it can reach.
/// 6. After finalisers and before anything is cleared, that is repeated for weak references that were made meanwhile,
///    without callbacks.
/// 7. The result counts exactly: the cleared objects, plus the weak references that died with their callback; and the
///    uncollectable ones.
/// 8. \* On [`OutOfMemory`] nothing was cleared and all objects are still tracked; the collection may be tried again.
/// 9. \* Frozen objects are left alone.
pub trait Collector {
    /// Short name, such as `generational`.
    fn name(&self) -> &'static str;

    /// The generation to collect now that the count of young objects is above its threshold; `None` for none.
    fn due(&self, young: &Young<'_>) -> Option<Generation>;

    /// Whether a collection is due for every object that is made, whatever the first threshold says.
    fn is_always_due(&self) -> bool {
        false
    }

    /// Collects a generation and the younger ones.
    fn collect(
        &self,
        young: &Young<'_>,
        generation: Generation,
        reason: Reason,
    ) -> Result<Collected, OutOfMemory>;

    /// The tables are about to be rearranged (objects frozen or thawed): what the collector remembers of them between
    /// collections is void.
    fn forget(&self, young: &Young<'_>) {
        let _ = young;
    }
}
