//! Events of the run that a program may watch: `sys.audit`.

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::protocol::call;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Whether somebody watches: whoever would have to make arguments asks first.
#[inline]
pub fn is_watched(thread: &Thread) -> bool {
    thread.interpreter().audit_hooks.is_set()
}

/// Tells the hooks of an event; what one of them raises is the result.
pub fn audit(thread: &Thread, event: &str, arguments: &[&Object]) -> Fallible {
    if !is_watched(thread) {
        return Ok(());
    }
    let (event, arguments) = (Str::new(thread, event)?, Tuple::new(thread, arguments)?);
    tell(thread, &event, &arguments)
}

/// As [`audit`], with Python's values.
pub fn tell(thread: &Thread, event: &Str, arguments: &Tuple) -> Fallible {
    let Some(hooks) = thread.interpreter().audit_hooks.get() else { return Ok(()) };
    let Some(hooks) = (*hooks).downcast::<List>() else { return Ok(()) };
    let mut index = 0;
    while let Some(hook) = hooks.get(index) {
        call::call(thread, &hook, &[event.as_object(), arguments.as_object()])?;
        index += 1;
    }
    Ok(())
}

/// Adds a hook, behind all others.
pub fn add_hook(thread: &Thread, hook: &Object) -> Fallible {
    let place = &thread.interpreter().audit_hooks;
    let hooks = match place.get() {
        Some(hooks) => hooks,
        None => {
            let hooks = List::new(thread)?.into_object();
            place.set(hooks.clone());
            hooks
        }
    };
    match (*hooks).downcast::<List>() {
        Some(hooks) => hooks.push(thread, Owned::share(hook)),
        None => Ok(()),
    }
}
