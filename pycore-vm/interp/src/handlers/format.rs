//! Text from values, and templates of values: f-strings and t-strings.

use pycore_bytecode::Conversion;
use pycore_objects::Owned;
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::protocol::{object, text};
use pycore_objects::raise;
use pycore_objects::types::str::Str;
use pycore_objects::types::template::{Interpolation, Template};
use pycore_objects::types::tuple::Tuple;

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

/// An interpolation of a value, its text, and the text of a format if there is one.
#[inline(never)]
fn interpolation(thread: &Thread, parts: &[Slot], conversion: usize) -> Fallible<Owned> {
    let part = |index: usize| match parts.get(index) {
        Some(slot) => slot.to_owned(thread),
        None => Ok(Str::empty(thread)?.into_object()),
    };
    let conversion = Conversion::from_number(conversion as u32);
    Ok(Interpolation::new(thread, part(0)?, part(1)?, conversion, part(2)?)?.into_object())
}

#[inline(never)]
fn template(thread: &Thread, strings: &Slot, interpolations: &Slot) -> Fallible<Owned> {
    let part = |slot: &Slot| {
        let part = slot.to_owned(thread)?.downcast::<Tuple>();
        part.map_err(|_| raise!(thread, SYSTEM_ERROR, "a template is made of two tuples"))
    };
    Ok(Template::new(thread, part(strings)?, part(interpolations)?)?.into_object())
}

handlers! {
    fn BUILD_INTERPOLATION(h) {
        h.save();
        // The lowest bit says whether there is a format, the conversion is above the next.
        let count = 2 + (h.oparg & 1);
        let result = check!(h, interpolation(h.thread, h.top(count), h.oparg >> 2));
        h.drop_top(count);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_TEMPLATE(h) {
        h.save();
        replace_two!(h, template(h.thread, h.peek(2), h.peek(1)))
    }

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
