//! `__context__`: which exception was being handled when another was raised.

use crate::core::{Object, Owned};
use crate::types::exceptions::BaseException;

/// Makes the handled exception the context of one that is raised.
///
/// An exception that is in the chain of contexts of the handled one is taken out of it: chains have no cycles, unless the
/// program made them, and those do not keep this function going.
pub(crate) fn chain(exception: &Object, handled: &Object) {
    if exception.is(handled) {
        return;
    }
    let Some(raised) = exception.downcast::<BaseException>() else { return };
    let mut link = handled.downcast::<BaseException>().map(Owned::share);
    // Half as fast as `link`: they meet in a cycle.
    let mut slow = link.clone();
    let mut move_slow = false;
    while let Some(current) = link {
        let Some(context) = current.context.get() else { break };
        if context.is(exception) {
            drop(current.context.take());
            break;
        }
        link = context.downcast::<BaseException>().ok();
        if move_slow {
            slow = slow.and_then(|slow| slow.context.get()?.downcast::<BaseException>().ok());
            if let (Some(slow), Some(link)) = (&slow, &link)
                && slow.as_object().is(link.as_object())
            {
                break;
            }
        }
        move_slow = !move_slow;
    }
    raised.context.set(Owned::share(handled));
}
