//! Documentation as definitions hold it: `name(signature)`, a line of dashes, text.

use core::ffi::c_int;

use pycore_abi::PyMethodDef;
use pycore_abi::constants::method_flag::{
    METH_CLASS, METH_COEXIST, METH_NOARGS, METH_O, METH_STATIC,
};

use super::{Effects, NativeFunction};

const NOTHING_OF_CLASS: c_int = METH_NOARGS | METH_CLASS;
const NOTHING_OF_NOBODY: c_int = METH_NOARGS | METH_STATIC;
const ONE_OF_CLASS: c_int = METH_O | METH_CLASS;
const ONE_OF_NOBODY: c_int = METH_O | METH_STATIC;

/// What ends a signature.
const END: &str = ")\n--\n\n";

/// The signature from its parenthesis on, and the text behind.
fn split<'d>(name: &str, doc: &'d str) -> Option<(&'d str, &'d str)> {
    let short = name.rsplit('.').next().unwrap_or(name);
    let rest = doc.strip_prefix(short).filter(|rest| rest.starts_with('('))?;
    let end = rest.find(END)?;
    // A blank line in between means that the text only happens to begin with the name.
    let is_prose = rest[..end].contains("\n\n");
    (!is_prose).then(|| (&rest[..=end], &rest[end + END.len()..]))
}

/// `__doc__`
pub(crate) fn documentation<'d>(name: &str, doc: &'d str) -> Option<&'d str> {
    let text = split(name, doc).map_or(doc, |(_, text)| text);
    (!text.is_empty()).then_some(text)
}

/// `__text_signature__` of a function: what its documentation says, or else what its flags do.
pub(crate) fn function_signature<'d>(
    definition: &PyMethodDef,
    name: &str,
    doc: Option<&'d str>,
) -> Option<&'d str> {
    if let Some(signature) = doc.and_then(|doc| text_signature(name, doc)) {
        return Some(signature);
    }
    // SAFETY: definitions of functions live for ever, or as long as the function, and are followed by what `of` demands.
    let native = unsafe { NativeFunction::of(definition) };
    if native.is_some_and(|native| native.effects.contains(Effects::TAKES_TUPLE)) {
        return None;
    }
    match definition.ml_flags & !METH_COEXIST {
        METH_NOARGS => Some("($self, /)"),
        NOTHING_OF_CLASS => Some("($type, /)"),
        NOTHING_OF_NOBODY => Some("()"),
        METH_O => Some("($self, object, /)"),
        ONE_OF_CLASS => Some("($type, object, /)"),
        ONE_OF_NOBODY => Some("(object, /)"),
        _ => None,
    }
}

/// `__text_signature__`
pub(crate) fn text_signature<'d>(name: &str, doc: &'d str) -> Option<&'d str> {
    split(name, doc).map(|(signature, _)| signature)
}
