//! What an interactive session shows of a value.

use pycore_objects::errors::UNICODE_ENCODE_ERROR;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::{Sys, write, write_text};

#[methods(module, name = DISPLAY)]
impl Sys {
    /// displayhook($module, object, /)
    ///
    /// Prints an object to sys.stdout, unless it is None, and makes it builtins._.
    fn displayhook(thread: &Thread, object: &Object) -> Fallible {
        let builtins = thread.interpreter().builtins.get();
        let Some(builtins) = builtins.as_deref().and_then(Object::downcast::<Dict>) else {
            return Err(raise!(thread, RUNTIME_ERROR, "lost builtins module"));
        };
        if object.is_none() {
            return Ok(());
        }
        // Whatever happens while it is printed, the last value is gone.
        builtins.insert_str(thread, name!(thread, "_"), &thread.none())?;
        let output = super::attribute(thread, name!(thread, "stdout")).filter(|it| !it.is_none());
        let Some(output) = output else {
            return Err(raise!(thread, RUNTIME_ERROR, "lost sys.stdout"));
        };
        let text = object::repr(thread, object)?;
        if let Err(raised) = write(thread, &output, &text) {
            raised.suppress(thread, &UNICODE_ENCODE_ERROR)?;
            write_escaped(thread, &output, &text)?;
        }
        write_text(thread, &output, "\n")?;
        builtins.insert_str(thread, name!(thread, "_"), object)
    }
}

/// Writes text to a file whose encoding lacks some of its characters.
fn write_escaped(thread: &Thread, output: &Object, text: &Str) -> Fallible {
    let encoding = object::get_attribute(thread, output, name!(thread, "encoding"))?;
    let arguments: [Owned; 2] = [encoding, thread.new_str("backslashreplace")?];
    let encode = name!(thread, "encode");
    let bytes =
        call::call_method(thread, text.as_object(), encode, &[&arguments[0], &arguments[1]])?;
    if let Some(buffer) = object::lookup_attribute(thread, output, name!(thread, "buffer"))? {
        return call::call_method(thread, &buffer, name!(thread, "write"), &[&bytes]).map(drop);
    }
    let decode = name!(thread, "decode");
    let text = call::call_method(thread, &bytes, decode, &[&arguments[0]])?;
    call::call_method(thread, output, name!(thread, "write"), &[&text]).map(drop)
}
