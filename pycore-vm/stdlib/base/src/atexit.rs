//! `atexit`: functions that are called when the program ends.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::{self, Tuple};
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, methods, module, raise};

/// The functions' place.
pub struct AtExit;

module! {
    /// The module `atexit`.
    pub static ATEXIT: name "atexit",
    doc "Functions that are called when the program ends, the last one first.",
    functions AtExit::FUNCTIONS
}

/// The registered calls: tuples of a function, its arguments and its keyword arguments.
fn calls(thread: &Thread) -> Fallible<Owned<List>> {
    let place = &thread.interpreter().exit_calls;
    match place.get() {
        Some(calls) => Ok(calls),
        None => {
            let calls = List::new(thread)?;
            place.set(calls.clone());
            Ok(calls)
        }
    }
}

/// Calls what is registered, the last one first, and forgets it. Exceptions are reported.
pub fn run(thread: &Thread) {
    let Some(calls) = thread.interpreter().exit_calls.get() else { return };
    while let Some(entry) = calls.pop() {
        let Some(&[function, arguments, keywords]) =
            (*entry).downcast::<Tuple>().map(Tuple::as_slice)
        else {
            continue;
        };
        let Some(arguments) = arguments.downcast::<Tuple>() else { continue };
        let keywords = keywords.downcast::<Dict>();
        if let Err(raised) = call::call_with_dict(thread, function, None, arguments, keywords) {
            report(thread, raised, function);
        }
    }
}

#[cold]
fn report(thread: &Thread, raised: Raised, function: &Object) {
    let Some(exception) = thread.take_exception(raised) else { return };
    let text = match object::repr(thread, function) {
        Ok(text) => text.to_string_lossy(),
        Err(raised) => {
            thread.clear_exception(raised);
            "<object repr() failed>".to_owned()
        }
    };
    let raised = thread.restore_exception(exception);
    let message = format_args!("Exception ignored in atexit callback {text}");
    errors::write_unraisable_message(thread, raised, message);
}

#[methods(module, name = FUNCTIONS)]
impl AtExit {
    /// register($module, func, /, *args, **kwargs)
    ///
    /// Has a function called with these arguments when the program ends. Gives the function.
    fn register(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(function) = arguments.object(thread, 0)? else {
            let message = "register() takes at least 1 argument (0 given)";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        if !call::is_callable(function) {
            return Err(raise!(thread, TYPE_ERROR, "the first argument must be callable"));
        }
        let rest = arguments.positional().get(1..).unwrap_or(&[]);
        let mut positional = tuple::Builder::new(thread, rest.len())?;
        for value in rest {
            positional.push(value.to_owned(thread)?);
        }
        let keywords = Dict::new(thread)?;
        for (name, value) in arguments.keywords() {
            keywords.insert(thread, name, value.object(thread)?)?;
        }
        let entry = [
            Owned::share(function),
            positional.finish(thread)?.into_object(),
            keywords.into_object(),
        ];
        calls(thread)?.push(thread, Tuple::pack(thread, entry)?.into_object())?;
        Ok(Owned::share(function))
    }

    /// unregister($module, func, /)
    ///
    /// Forgets all calls of functions that equal this one.
    fn unregister(thread: &Thread, func: &Object) -> Fallible {
        let calls = calls(thread)?;
        let mut index = calls.len();
        // From the last to the first, since a comparison may run code that changes the list.
        while index > 0 {
            index -= 1;
            let Some(entry) = calls.get(index) else { continue };
            let Some(function) = (*entry).downcast::<Tuple>().and_then(|entry| entry.get(0)) else {
                continue;
            };
            if object::equal(thread, func, function)?
                && calls.get(index).is_some_and(|now| now.is(&entry))
            {
                calls.remove(index);
            }
        }
        Ok(())
    }

    /// _clear($module, /)
    ///
    /// Forgets all calls.
    fn _clear(thread: &Thread) -> Fallible {
        calls(thread)?.clear();
        Ok(())
    }

    /// _ncallbacks($module, /)
    ///
    /// The number of calls.
    fn _ncallbacks(thread: &Thread) -> Fallible<usize> {
        Ok(calls(thread)?.len())
    }

    /// _run_exitfuncs($module, /)
    ///
    /// Calls what is registered now.
    fn _run_exitfuncs(thread: &Thread) {
        run(thread);
    }
}
