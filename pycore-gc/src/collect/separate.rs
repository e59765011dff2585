//! From marks to tables: what is reachable goes one way, what is not the other.

use super::{find_unreachable, reset_marks};
use crate::node::Space;
use crate::traits::{Graph, OutOfMemory};
use crate::young::Young;

/// Finds the unreachable objects of a space and puts them into [`Space::Garbage`]; the others go to `survivors`, which may
/// be the space itself, except those that need not be tracked any more. Gives the number of unreachable objects.
///
/// On an error all objects are where they were.
///
/// # Safety
///
/// 1. `graph` is the object model of the objects tracked by `young`.
/// 2. No object of the space has a mark or a number in its head.
/// 3. This is called inside of [`crate::Collector::collect`].
pub unsafe fn separate<G: Graph>(
    graph: &G,
    young: &Young<'_>,
    space: Space,
    survivors: Space,
) -> Result<usize, OutOfMemory> {
    if space != survivors {
        young.reserve(survivors, young.len(space))?;
    }
    // SAFETY: conditions 1 and 2.
    let unreachable = unsafe { find_unreachable(graph, young, space) };
    if let Err(error) = young.reserve(Space::Garbage, unreachable) {
        reset_marks(young, space);
        return Err(error);
    }
    // SAFETY: nothing is moved in deciding; a tracked object has a header, and is live and of this object model
    // (condition 1).
    unsafe {
        young.distribute(space, |node| {
            let head = node.head();
            let reached = head.is_reached();
            head.reset();
            match reached {
                true if graph.is_atomic(node) => None,
                true => Some(survivors),
                false => Some(Space::Garbage),
            }
        });
    }
    Ok(unreachable)
}
