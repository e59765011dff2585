//! The end of a program by an exception.

use pycore_objects::core::{Raised, TypeStatic};
use pycore_objects::errors::{BaseException, KEYBOARD_INTERRUPT, SYSTEM_EXIT};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, name};

use crate::sys::{flush, write, write_text};

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With this status for the process.
    Status(i32),
    /// By an interrupt from the keyboard: the process should end as if the signal had killed it.
    Interrupted,
}

/// Handles an exception that came up to the top: `SystemExit` decides about the status, any other goes to
/// `sys.excepthook`.
pub fn handle(thread: &Thread, raised: Raised) -> End {
    let Some(exception) = thread.take_exception(raised) else { return End::Status(1) };
    if is(&exception, &SYSTEM_EXIT) {
        return End::Status(status(thread, &exception));
    }
    let interrupted = is(&exception, &KEYBOARD_INTERRUPT);
    print(thread, &exception);
    if interrupted { End::Interrupted } else { End::Status(1) }
}

fn is(exception: &Object, class: &'static TypeStatic) -> bool {
    exception.type_object().is_subtype_of(class.get())
}

/// The status that a `SystemExit` asks for; what is no number is printed.
fn status(thread: &Thread, exception: &Object) -> i32 {
    let code = match object::get_attribute(thread, exception, name!(thread, "code")) {
        Ok(code) => code,
        Err(raised) => {
            thread.clear_exception(raised);
            return 1;
        }
    };
    if code.is_none() {
        return 0;
    }
    if let Some(number) = (*code).downcast::<Int>() {
        // A C int, of which the system keeps the lowest byte.
        return number.to_i64().map_or(-1, |number| number as i32);
    }
    if let Err(raised) = print_code(thread, &code) {
        thread.clear_exception(raised);
    }
    1
}

fn print_code(thread: &Thread, code: &Object) -> Fallible {
    let file = super::super::attribute(thread, name!(thread, "stderr"));
    let text = object::str(thread, code)?;
    match file.filter(|file| !file.is_none()) {
        Some(file) => {
            write(thread, &file, &text)?;
            write_text(thread, &file, "\n")?;
            flush(thread, &file);
        }
        None => eprintln!("{}", text.to_string_lossy()),
    }
    Ok(())
}

/// Gives an exception to `sys.excepthook`, and keeps it as `sys.last_exc`.
pub fn print(thread: &Thread, exception: &Object) {
    let traceback = exception.downcast::<BaseException>().and_then(|value| value.traceback.get());
    let traceback = traceback.unwrap_or_else(|| thread.none());
    let class = exception.type_object().as_object();
    let last = [
        (name!(thread, "last_exc"), exception),
        (name!(thread, "last_type"), class),
        (name!(thread, "last_value"), exception),
        (name!(thread, "last_traceback"), &*traceback),
    ];
    if let Some(dict) = thread.interpreter().sys.get()
        && let Some(dict) = (*dict).downcast::<pycore_objects::types::dict::Dict>()
    {
        for (name, value) in last {
            if let Err(raised) = dict.insert_str(thread, name, value) {
                thread.clear_exception(raised);
            }
        }
    }
    let Some(hook) = super::super::attribute(thread, name!(thread, "excepthook")) else {
        if let Some(file) = super::super::attribute(thread, name!(thread, "stderr"))
            && let Err(raised) = write_text(thread, &file, "sys.excepthook is missing\n")
        {
            thread.clear_exception(raised);
        }
        super::display(thread, exception, Some(&traceback));
        return;
    };
    let result = audit::audit(thread, "sys.excepthook", &[&hook, class, exception, &traceback])
        .and_then(|()| call::call(thread, &hook, &[class, exception, &traceback]));
    if let Err(raised) = result {
        report_failure(thread, raised, exception, &traceback);
    }
}

/// The hook failed: both exceptions are shown.
fn report_failure(thread: &Thread, raised: Raised, exception: &Object, traceback: &Owned) {
    let Some(second) = thread.take_exception(raised) else { return };
    let file = super::super::attribute(thread, name!(thread, "stderr"));
    let say = |text: &str| {
        if let Some(file) = file.as_deref().filter(|file| !file.is_none())
            && let Err(raised) = write_text(thread, file, text)
        {
            thread.clear_exception(raised);
        }
    };
    say("Error in sys.excepthook:\n");
    super::display(thread, &second, None);
    say("\nOriginal exception was:\n");
    super::display(thread, exception, Some(traceback));
}
