//! Old objects collected in short steps, between which the program runs.
//!
//! Trial deletion needs the references and counts of one moment. Without a write barrier (compiled extension modules change
//! references without telling anybody) a computation that is spread over time sees a mixture of moments, and may take
//! reachable objects for garbage. But never the other way round: nobody can change garbage. Its references and counts are
//! the same at any moment, so what is garbage at the beginning is found, and what is found is garbage or a mistake. So the
//! work is done in two stages:
//!
//! 1. **Suspects**, in steps over the whole table of old objects: *count* references, *mark* what seems reachable,
//!    *gather* the rest, *join* suspects that refer to each other to pieces. A true piece of garbage is in one piece, with
//!    everything that refers to it.
//! 2. **Proof**, one piece at a time, at one moment: the same trial deletion that other collectors apply to a generation is
//!    applied to the piece ([`Space::Piece`]). What it finds is garbage; the rest goes back to the old objects.
//!
//! Then the table's empty entries are closed up and the marks taken away, in steps too (*sweep*).
//!
//! A pause is so bounded by the step's work (about 60,000 objects and references at most), the young objects, the largest
//! single object, and the largest piece of garbage that hangs together. The last bound cannot be lowered without a write
//! barrier: a piece must be looked at as a whole.

mod cycle;

use std::cell::{Cell, RefCell};

use self::cycle::{Cycle, PROOF, Phase};
use super::{dispose, separate};
use crate::node::Space;
use crate::traits::{Collected, Collector, Generation, Graph, OutOfMemory, Reason};
use crate::young::Young;

/// Objects and references looked at in a step, at least.
const STEP: usize = 10_000;
/// Further ones per object that became old since the last step, so that the collector keeps pace with the program: about
/// ten are looked at per object of the table, and a cycle shall end before the table has grown by half.
const PACE: usize = 25;
/// Survivors that are counted for the pace, to bound a step that follows a long time without collections.
const PACED_SURVIVORS: usize = 2000;

/// Collects young objects as [`super::Generational`] does, and with each of these collections takes a step towards the
/// collection of the old ones.
///
/// There is no middle generation. Collecting [`Generation::Old`] on request collects everything at once.
#[derive(Debug)]
pub struct Incremental<G> {
    graph: G,
    cycle: RefCell<Cycle>,
    /// Old objects at the end of the last cycle, and objects that became old since the last one began.
    long_lived: Cell<usize>,
    promoted: Cell<usize>,
    step: Cell<usize>,
}

impl<G: Graph> Incremental<G> {
    /// A collector for the objects of `graph`.
    #[must_use]
    pub const fn new(graph: G) -> Self {
        Self {
            graph,
            cycle: RefCell::new(Cycle::new()),
            long_lived: Cell::new(0),
            promoted: Cell::new(0),
            step: Cell::new(STEP),
        }
    }

    /// Sets how many objects and references a step looks at, at least.
    pub fn set_step(&self, step: usize) {
        self.step.set(step.max(1));
    }

    /// Whether a collection of old objects has begun and not ended.
    #[must_use]
    pub fn is_in_cycle(&self) -> bool {
        self.cycle.borrow().phase != Phase::Idle
    }

    /// Collects the young objects; survivors become old.
    fn collect_young(&self, young: &Young<'_>) -> Result<Collected, OutOfMemory> {
        let before = young.len(Space::Old);
        // SAFETY: objects are tracked by `young` only if they are of its collector's object model. The cycle marks only
        // old objects.
        let garbage = unsafe { separate(&self.graph, young, Space::Young, Space::Old)? };
        self.promoted.set(self.promoted.get() + young.len(Space::Old) - before);
        match garbage {
            0 => Ok(Collected::default()),
            // SAFETY: the garbage has no references from outside.
            _ => unsafe { dispose(&self.graph, young, Space::Old) },
        }
    }

    /// A cycle begins when many objects have become old, absolutely and compared with those there are.
    fn begin_cycle_if_due(&self, young: &Young<'_>) {
        let [first, second, _] = young.thresholds();
        let promoted = self.promoted.get();
        let mut cycle = self.cycle.borrow_mut();
        if cycle.phase == Phase::Idle
            && promoted > first.saturating_mul(second)
            && promoted >= self.long_lived.get() / 4
        {
            cycle.begin(young);
            self.promoted.set(0);
        }
    }

    /// Works off `work` objects and references, and at least one batch of pieces if the cycle has come there.
    fn step(&self, young: &Young<'_>, mut work: usize) -> Result<Collected, OutOfMemory> {
        let mut collected = Collected::default();
        while work > 0 {
            let mut cycle = self.cycle.borrow_mut();
            match cycle.phase {
                Phase::Idle => break,
                Phase::Prove { .. } => {
                    let (moved, done) = cycle.take_pieces(young, work / PROOF)?;
                    // What follows runs code of the program.
                    drop(cycle);
                    if moved > 0 {
                        collected += self.prove(young)?;
                    }
                    work = work.saturating_sub(done);
                }
                _ => {
                    // SAFETY: objects are tracked by `young` only if they are of its collector's object model.
                    let done = unsafe { cycle.advance(&self.graph, young, work)? };
                    work = work.saturating_sub(done.max(1));
                    if cycle.phase == Phase::Idle {
                        self.long_lived.set(young.len(Space::Old));
                    }
                }
            }
        }
        Ok(collected)
    }

    /// Collects the objects in [`Space::Piece`].
    fn prove(&self, young: &Young<'_>) -> Result<Collected, OutOfMemory> {
        // SAFETY: objects are tracked by `young` only if they are of its collector's object model; moving them to the
        // space took their marks away.
        unsafe {
            match separate(&self.graph, young, Space::Piece, Space::Old)? {
                0 => Ok(Collected::default()),
                _ => dispose(&self.graph, young, Space::Old),
            }
        }
    }

    /// Puts away what an earlier collection had no memory for.
    fn rescue(&self, young: &Young<'_>) -> Result<(), OutOfMemory> {
        for space in [Space::Garbage, Space::Weak, Space::Piece, Space::Middle] {
            young.append(space, Space::Old)?;
        }
        Ok(())
    }
}

impl<G: Graph> Collector for Incremental<G> {
    fn name(&self) -> &'static str {
        "incremental"
    }

    fn due(&self, _: &Young<'_>) -> Option<Generation> {
        Some(Generation::Young)
    }

    fn collect(
        &self,
        young: &Young<'_>,
        generation: Generation,
        reason: Reason,
    ) -> Result<Collected, OutOfMemory> {
        self.rescue(young)?;
        if generation == Generation::Old {
            self.forget(young);
            young.append(Space::Young, Space::Old)?;
            // SAFETY: as in `prove`; there is no cycle, hence no marks.
            let garbage = unsafe { separate(&self.graph, young, Space::Old, Space::Old)? };
            self.long_lived.set(young.len(Space::Old));
            self.promoted.set(0);
            return match garbage {
                0 => Ok(Collected::default()),
                // SAFETY: the garbage has no references from outside.
                _ => unsafe { dispose(&self.graph, young, Space::Old) },
            };
        }
        let promoted = self.promoted.get();
        let mut collected = self.collect_young(young)?;
        let survivors = self.promoted.get() - promoted;
        if reason == Reason::Threshold {
            self.begin_cycle_if_due(young);
            let work = self.step.get() + PACE * survivors.min(PACED_SURVIVORS);
            match self.step(young, work) {
                Ok(more) => collected += more,
                // What was collected is told. The cycle is given up; there will be another.
                Err(OutOfMemory) => self.forget(young),
            }
        }
        Ok(collected)
    }

    fn forget(&self, young: &Young<'_>) {
        self.cycle.borrow_mut().abandon(young);
    }
}
