//! A collection for every object that is made.

use crate::traits::{Collected, Collector, Generation, OutOfMemory, Reason};
use crate::young::Young;

/// Another collector, for which a collection is due whenever an object was made: it brings to light who keeps an object
/// without owning a reference, or shows half an object to the collector.
///
/// Mostly the young objects are collected, the older ones when the other collector says so.
#[derive(Debug)]
pub struct Always<C> {
    inner: C,
}

impl<C: Collector> Always<C> {
    /// `inner`, always due.
    #[must_use]
    pub const fn new(inner: C) -> Self {
        Self { inner }
    }
}

impl<C: Collector> Collector for Always<C> {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn is_always_due(&self) -> bool {
        true
    }

    fn due(&self, young: &Young<'_>) -> Option<Generation> {
        Some(self.inner.due(young).unwrap_or(Generation::Young))
    }

    fn collect(
        &self,
        young: &Young<'_>,
        generation: Generation,
        reason: Reason,
    ) -> Result<Collected, OutOfMemory> {
        self.inner.collect(young, generation, reason)
    }

    fn forget(&self, young: &Young<'_>) {
        self.inner.forget(young);
    }
}
