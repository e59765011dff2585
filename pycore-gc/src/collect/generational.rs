//! Generations with the policy of CPython 3.14.

use std::cell::Cell;

use super::{dispose, separate};
use crate::node::Space;
use crate::traits::{Collected, Collector, Generation, Graph, OutOfMemory, Reason};
use crate::young::Young;

/// Collects the young objects often, survivors of one collection less often, and the rest when it has grown by a quarter.
#[derive(Debug)]
pub struct Generational<G> {
    graph: G,
    /// Objects that survived the last collection of everything.
    long_lived: Cell<usize>,
    /// Objects that have become old since.
    long_lived_pending: Cell<usize>,
}

impl<G: Graph> Generational<G> {
    /// A collector for the objects of `graph`.
    #[must_use]
    pub const fn new(graph: G) -> Self {
        Self { graph, long_lived: Cell::new(0), long_lived_pending: Cell::new(0) }
    }

    /// The object model.
    pub fn graph(&self) -> &G {
        &self.graph
    }
}

impl<G: Graph> Collector for Generational<G> {
    fn name(&self) -> &'static str {
        "generational"
    }

    /// The oldest generation whose count is above its threshold; but not the old one as long as few objects have become
    /// old, since a program that builds a large structure would spend quadratic time otherwise.
    fn due(&self, young: &Young<'_>) -> Option<Generation> {
        let (counts, thresholds) = (young.counts(), young.thresholds());
        Generation::ALL.into_iter().rev().find(|&generation| {
            let index = generation.index();
            counts[index] > thresholds[index]
                && (generation != Generation::Old
                    || self.long_lived_pending.get() >= self.long_lived.get() / 4)
        })
    }

    fn collect(
        &self,
        young: &Young<'_>,
        generation: Generation,
        _: Reason,
    ) -> Result<Collected, OutOfMemory> {
        // What an earlier collection had no memory to put away.
        young.append(Space::Garbage, Space::Old)?;
        young.append(Space::Weak, Space::Old)?;
        let (from, to) = match generation {
            Generation::Young => (Space::Young, Space::Middle),
            Generation::Middle => (Space::Middle, Space::Old),
            Generation::Old => (Space::Old, Space::Old),
        };
        for younger in [Space::Young, Space::Middle] {
            if younger != from && (younger as usize) < from as usize {
                young.append(younger, from)?;
            }
        }
        let before = young.len(to);
        // SAFETY: objects are tracked by `young` only if they are of its collector's object model, and between
        // collections they have no marks.
        let garbage = unsafe { separate(&self.graph, young, from, to)? };
        match generation {
            Generation::Young => {}
            Generation::Middle => {
                let become_old = young.len(to).saturating_sub(before);
                self.long_lived_pending.set(self.long_lived_pending.get() + become_old);
            }
            Generation::Old => {
                self.long_lived_pending.set(0);
                self.long_lived.set(young.len(to));
            }
        }
        if garbage == 0 {
            return Ok(Collected::default());
        }
        // SAFETY: the object model is the right one; the garbage has no references from outside.
        unsafe { dispose(&self.graph, young, to) }
    }
}
