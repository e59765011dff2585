//! Objects as text: `ascii()` and `format()`.

use pycore_text::repr;

use super::{call, object};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::str::Str;
use crate::{name, raise};

/// `ascii(object)`
pub fn ascii(thread: &Thread, value: &Object) -> Fallible<Owned<Str>> {
    let text = object::repr(thread, value)?;
    if text.is_ascii() {
        return Ok(text);
    }
    let mut out = pycore_text::TextBuf::new();
    for point in text.view().code_points() {
        let pushed =
            if point < 0x80 { out.push(point) } else { repr::push_escape(&mut out, point) };
        if pushed.is_err() {
            return Err(thread.raise_out_of_memory());
        }
    }
    Str::from_buffer(thread, &out)
}

/// `format(value, spec)`: what the type's `__format__` gives.
pub fn format(thread: &Thread, value: &Object, spec: Option<&Str>) -> Fallible<Owned> {
    if spec.is_none_or(Str::is_empty) {
        if let Some(text) = value.downcast_exact::<Str>() {
            return Ok(Owned::share(text.as_object()));
        }
        if value.downcast_exact::<crate::types::int::Int>().is_some() {
            return Ok(object::str(thread, value)?.into_object());
        }
    }
    let name = name!(thread, "__format__");
    let class = value.type_object().as_object();
    let Some(method) = object::lookup_attribute(thread, class, name)? else {
        let class = value.type_name();
        return Err(raise!(thread, TYPE_ERROR, "Type {class} doesn't define __format__"));
    };
    let spec = spec.unwrap_or(name!(thread, ""));
    let result = call::call(thread, &method, &[value, spec.as_object()])?;
    if (*result).downcast::<Str>().is_none() {
        let class = result.type_name();
        return Err(raise!(thread, TYPE_ERROR, "__format__ must return a str, not {class}"));
    }
    Ok(result)
}
