//! What is called when a future has its outcome: each callback by the loop, in its context.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::context::Context;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, name, raise};

use super::future::Future;
use super::imported::State;

/// `loop.call_soon(function, *arguments, context=context)`
pub(super) fn call_soon(
    thread: &Thread,
    event_loop: &Object,
    arguments: &[&Object],
    context: Option<&Object>,
) -> Fallible {
    let method = object::get_attribute(thread, event_loop, name!(thread, "call_soon"))?;
    let Some(context) = context else {
        return call::call(thread, &method, arguments).map(drop);
    };
    let names = State::of(thread)?.context_names(thread)?;
    let result = match *arguments {
        [function] => call::call_with_keywords(thread, &method, &[function, context], Some(&names)),
        [function, argument] => {
            call::call_with_keywords(thread, &method, &[function, argument, context], Some(&names))
        }
        _ => {
            let mut values = thread.vector(arguments.len() + 1)?;
            values.extend_from_slice(arguments);
            values.push(context);
            call::call_with_keywords(thread, &method, &values, Some(&names))
        }
    };
    result.map(drop)
}

/// A callback and its context as a pair of the list.
fn pair(thread: &Thread, callback: &Object, context: &Object) -> Fallible<Owned> {
    Ok(Tuple::new(thread, &[callback, context])?.into_object())
}

/// The parts of a pair.
fn parts(pair: &Object) -> Option<(&Object, &Object)> {
    match *pair.downcast::<Tuple>()?.as_slice() {
        [callback, context] => Some((callback, context)),
        _ => None,
    }
}

impl Future {
    /// Has the loop call what waits for the outcome.
    pub(super) fn schedule_callbacks(&self, thread: &Thread) -> Fallible {
        let event_loop = self.require_loop(thread)?;
        let this = self.as_object();
        let (first, context) = (self.first_callback.take(), self.first_context.take());
        if let Some(callback) = first {
            call_soon(thread, &event_loop, &[&callback, this], context.as_deref())?;
        }
        let Some(callbacks) = self.callbacks.take() else { return Ok(()) };
        let mut index = 0;
        while let Some(pair) = callbacks.get(index) {
            if let Some((callback, context)) = parts(&pair) {
                call_soon(thread, &event_loop, &[callback, this], Some(context))?;
            }
            index += 1;
        }
        Ok(())
    }

    /// Has a callback called when there is an outcome: soon, if that is now.
    pub(super) fn add_callback(
        &self,
        thread: &Thread,
        callback: &Object,
        context: Option<&Object>,
    ) -> Fallible {
        let Some(event_loop) = self.event_loop.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "uninitialized Future object"));
        };
        let current;
        let context = match context {
            Some(context) => context,
            None => {
                current = Context::current(thread)?.duplicate(thread)?.into_object();
                &current
            }
        };
        if !self.is_pending() {
            let arguments = [callback, self.as_object()];
            return call_soon(thread, &event_loop, &arguments, Some(context));
        }
        if !self.first_callback.is_set() && !self.callbacks.is_set() {
            self.first_callback.set(Owned::share(callback));
            self.first_context.set(Owned::share(context));
            return Ok(());
        }
        let pair = pair(thread, callback, context)?;
        match self.callbacks.get() {
            Some(callbacks) => callbacks.push(thread, pair),
            None => {
                let list = List::from_owned(thread, vec![pair])?;
                self.callbacks.set(list);
                Ok(())
            }
        }
    }

    /// Forgets a callback; gives how often it was there.
    pub(super) fn remove_callback(&self, thread: &Thread, callback: &Object) -> Fallible<usize> {
        self.require_loop(thread)?;
        let mut removed = 0;
        if let Some(first) = self.first_callback.get()
            && object::equal(thread, &first, callback)?
        {
            // The comparison may have done anything; what was found is removed if it is still there.
            if self.first_callback.holds(&first) {
                drop((self.first_callback.take(), self.first_context.take()));
                removed += 1;
            }
        }
        let Some(callbacks) = self.callbacks.get() else { return Ok(removed) };
        let mut kept = Vec::new();
        let mut index = 0;
        // The list may change meanwhile, too.
        while let Some(pair) = callbacks.get(index) {
            let same = match parts(&pair) {
                Some((known, _)) => object::equal(thread, known, callback)?,
                None => false,
            };
            if same {
                removed += 1;
            } else {
                kept.push(pair);
            }
            index += 1;
        }
        if self.callbacks.holds(&callbacks) {
            let list = if kept.is_empty() { None } else { Some(List::from_owned(thread, kept)?) };
            drop(self.callbacks.replace(list));
        }
        Ok(removed)
    }

    /// All callbacks, as pairs in a list; nothing if there are none.
    pub(super) fn all_callbacks(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        let mut pairs = Vec::new();
        if let (Some(callback), context) = (self.first_callback.get(), self.first_context.get()) {
            let context = context.unwrap_or_else(|| thread.none());
            pairs.push(pair(thread, &callback, &context)?);
        }
        if let Some(callbacks) = self.callbacks.get() {
            pairs.append(&mut callbacks.snapshot(thread)?);
        }
        if pairs.is_empty() { Ok(None) } else { List::from_owned(thread, pairs).map(Some) }
    }
}
