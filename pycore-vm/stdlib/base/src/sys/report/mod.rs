//! How exceptions are shown that nobody handles.
//!
//! The module `traceback` writes the report; where it cannot, `pycore_objects::errors::display` does.

pub mod uncaught;

use pycore_objects::errors::BaseException;
use pycore_objects::errors::display::{self, Display};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

use super::{flush, write_text};

/// Where and how a report is written.
pub(crate) struct Target<'a> {
    /// The file object.
    pub(crate) file: &'a Object,
    /// Whether causes and contexts are part of it.
    pub(crate) chain: bool,
}

/// Writes an exception to `sys.stderr`, as `sys.excepthook` does.
pub fn display(thread: &Thread, exception: &Object, traceback: Option<&Object>) {
    let Some(file) = super::attribute(thread, name!(thread, "stderr")) else {
        eprintln!("lost sys.stderr");
        return;
    };
    if file.is_none() {
        return;
    }
    if let Err(raised) = display_to(thread, &file, exception, traceback) {
        thread.clear_exception(raised);
    }
    flush(thread, &file);
}

fn display_to(
    thread: &Thread,
    file: &Object,
    exception: &Object,
    traceback: Option<&Object>,
) -> Fallible {
    let Some(value) = exception.downcast::<BaseException>() else {
        let class = exception.type_object().short_name();
        let message =
            format!("TypeError: print_exception(): Exception expected for value, {class} found\n");
        return write_text(thread, file, &message);
    };
    if !value.traceback.is_set()
        && let Some(traceback) = traceback
        && traceback.downcast::<Traceback>().is_some()
    {
        value.traceback.set(Owned::share(traceback));
    }
    match by_module(thread, exception) {
        Ok(true) => return Ok(()),
        Ok(false) => {}
        Err(raised) => thread.clear_exception(raised),
    }
    print(thread, exception, &Target { file, chain: true })
}

/// Writes an exception with its traceback and what came before it, without the module `traceback`.
pub(crate) fn print(thread: &Thread, exception: &Object, target: &Target<'_>) -> Fallible {
    let mut text = String::new();
    let how = Display { chain: target.chain };
    display::display(thread, exception, how, &mut |part| text.push_str(part));
    write_text(thread, target.file, &text)
}

/// Has the module `traceback` write to `sys.stderr`; `false` if there is none.
fn by_module(thread: &Thread, exception: &Object) -> Fallible<bool> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(false) };
    let module = import(thread, Str::new(thread, "traceback")?.as_object())?;
    let function = object::get_attribute(thread, &module, name!(thread, "_print_exception_bltin"))?;
    call::call(thread, &function, &[exception])?;
    Ok(true)
}
