//! Text from values: f-strings.

use pycore_bytecode::Conversion;
use pycore_objects::Owned;
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::protocol::{object, text};
use pycore_objects::types::str::Str;

#[inline(never)]
fn convert(thread: &Thread, value: &Slot, which: usize) -> Fallible<Owned> {
    let value = value.object(thread)?;
    Ok(match Conversion::from_number(which as u32) {
        Some(Conversion::Repr) => object::repr(thread, value)?,
        Some(Conversion::Ascii) => text::ascii(thread, value)?,
        _ => object::str(thread, value)?,
    }
    .into_object())
}

#[inline(never)]
fn format(thread: &Thread, value: &Slot, spec: Option<&Slot>) -> Fallible<Owned> {
    let value = value.object(thread)?;
    let Some(spec) = spec else {
        // Exact text is itself.
        if value.downcast_exact::<Str>().is_some() {
            return Ok(Owned::share(value));
        }
        return text::format(thread, value, None);
    };
    let spec = spec.object(thread)?;
    text::format(thread, value, spec.downcast::<Str>())
}

handlers! {
    fn CONVERT_VALUE(h) {
        h.save();
        replace_top!(h, convert(h.thread, h.peek(1), h.oparg))
    }

    fn FORMAT_SIMPLE(h) {
        h.save();
        replace_top!(h, format(h.thread, h.peek(1), None))
    }

    fn FORMAT_WITH_SPEC(h) {
        h.save();
        replace_two!(h, format(h.thread, h.peek(2), Some(h.peek(1))))
    }
}
