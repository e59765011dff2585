//! The collector that never collects.

use crate::traits::{Collected, Collector, Generation, OutOfMemory, Reason};
use crate::young::Young;

/// Tracks objects and leaves cycles alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Never;

impl Collector for Never {
    fn name(&self) -> &'static str {
        "never"
    }

    fn due(&self, _: &Young<'_>) -> Option<Generation> {
        None
    }

    fn collect(&self, _: &Young<'_>, _: Generation, _: Reason) -> Result<Collected, OutOfMemory> {
        Ok(Collected::default())
    }
}
