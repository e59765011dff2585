//! Exceptions that cannot be raised: those of finalisers and callbacks.

use pycore_objects::errors::{BASE_EXCEPTION, BaseException};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, methods, name, raise};

use super::report::{self, Target};
use super::{Sys, flush, write_text};

/// What is known of an exception that cannot be raised.
struct Unraisable {
    exception: Owned,
    message: Option<Owned>,
    context: Option<Owned>,
}

/// Reports an exception through `sys.unraisablehook`: the hook of the object model.
pub fn report(thread: &Thread, exception: Owned, message: Option<&Str>, context: Option<&Object>) {
    let saved = thread.save_exception();
    let unraisable = Unraisable {
        exception,
        message: message.map(|message| Owned::share(message.as_object())),
        context: context.map(Owned::share),
    };
    if let Err(raised) = unraisable.report(thread) {
        // The hook itself failed: it is reported in the place of the exception.
        if let Some(exception) = thread.take_exception(raised) {
            let message = Str::new(thread, "Exception ignored in sys.unraisablehook");
            let failed = Unraisable {
                exception,
                message: message.ok().map(Owned::into_object),
                context: None,
            };
            if let Err(raised) = failed.print(thread) {
                thread.clear_exception(raised);
            }
        }
    }
    thread.put_back_exception(saved);
}

impl Unraisable {
    fn report(&self, thread: &Thread) -> Fallible {
        let Some(hook) = super::attribute(thread, name!(thread, "unraisablehook")) else {
            return self.print(thread);
        };
        if hook.is_none() {
            return Ok(());
        }
        let arguments = self.arguments(thread)?;
        audit::audit(thread, "sys.unraisablehook", &[&hook, &arguments])?;
        call::call(thread, &hook, &[&arguments]).map(drop)
    }

    /// The value that a hook is given.
    fn arguments(&self, thread: &Thread) -> Fallible<Owned> {
        let none = || thread.none();
        let traceback =
            self.exception.downcast_ref::<BaseException>().and_then(|value| value.traceback.get());
        super::structures::unraisable_hook_args(
            thread,
            [
                Owned::share(self.exception.type_object().as_object()),
                self.exception.clone(),
                traceback.unwrap_or_else(none),
                self.message.clone().unwrap_or_else(none),
                self.context.clone().unwrap_or_else(none),
            ],
        )
    }

    /// Prints the report to `sys.stderr`.
    fn print(&self, thread: &Thread) -> Fallible {
        let file = super::attribute(thread, name!(thread, "stderr"));
        let Some(file) = file.filter(|file| !file.is_none()) else { return Ok(()) };
        self.print_to(thread, &file)?;
        flush(thread, &file);
        Ok(())
    }

    fn print_to(&self, thread: &Thread, file: &Object) -> Fallible {
        let message = match &self.message {
            Some(message) => Some(object::str(thread, message)?.to_string_lossy()),
            None => None,
        };
        let context = self.context.as_ref().map(|context| match object::repr(thread, context) {
            Ok(text) => text.to_string_lossy(),
            Err(raised) => {
                thread.clear_exception(raised);
                "<object repr() failed>".to_owned()
            }
        });
        match (message, context) {
            (Some(message), Some(context)) => {
                write_text(thread, file, &format!("{message}: {context}\n"))?;
            }
            (Some(message), None) => write_text(thread, file, &format!("{message}:\n"))?,
            (None, Some(context)) => {
                write_text(thread, file, &format!("Exception ignored in: {context}\n"))?;
            }
            (None, None) => {}
        }
        report::print(thread, &self.exception, &Target { file, chain: true })
    }
}

#[methods(module, name = UNRAISABLE)]
impl Sys {
    /// unraisablehook($module, unraisable, /)
    ///
    /// Prints an exception that cannot be raised to sys.stderr.
    fn unraisablehook(thread: &Thread, unraisable: &Object) -> Fallible {
        let Some([class, exception, traceback, message, context]) =
            super::structures::unraisable_fields(unraisable)
        else {
            let message = "sys.unraisablehook argument type must be UnraisableHookArgs";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let given = |value: Owned| Some(value).filter(|value| !value.is_none());
        let exception = match given(exception) {
            Some(exception) => exception,
            // Without an exception its class is what can be told.
            None if class.is_none() => thread.none(),
            None => call::call(thread, BASE_EXCEPTION.get().as_object(), &[])?,
        };
        if let Some(value) = (*exception).downcast::<BaseException>()
            && !value.traceback.is_set()
            && let Some(traceback) = given(traceback)
        {
            value.traceback.set(traceback);
        }
        Unraisable { exception, message: given(message), context: given(context) }.print(thread)
    }
}
