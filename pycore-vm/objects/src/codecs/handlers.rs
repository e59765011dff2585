//! Python's own error handlers as functions that programs may call: what `codecs.lookup_error` gives.

use pycore_text::codec::{CodecError, Failure, Handler, Replacement, UnicodeForm};
use pycore_text::{TextBuf, View};

use super::wrong_exception;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::{
    BaseException, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR,
    UnicodeError,
};
use crate::types::builtin_function::BuiltinFunction;
use crate::types::bytes::Bytes;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise};

/// The handlers as functions.
struct Handlers;

#[methods(module)]
impl Handlers {
    /// !strict_errors(exception, /)
    ///
    /// Raise the exception.
    #[python(name = "strict_errors")]
    fn strict(thread: &Thread, exception: &Object) -> Fallible<Owned> {
        if exception.downcast::<BaseException>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "codec must pass exception instance"));
        }
        Err(thread.raise_object(exception))
    }

    /// !ignore_errors(exception, /)
    ///
    /// Leave out what does not convert.
    #[python(name = "ignore_errors")]
    fn ignore(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::Ignore)
    }

    /// !replace_errors(exception, /)
    ///
    /// Put a question mark, or the replacement character.
    #[python(name = "replace_errors")]
    fn replace(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::Replace)
    }

    /// !xmlcharrefreplace_errors(exception, /)
    ///
    /// Put references to characters as XML has them.
    #[python(name = "xmlcharrefreplace_errors")]
    fn references(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::XmlCharRefReplace)
    }

    /// !backslashreplace_errors(exception, /)
    ///
    /// Put escapes as Python has them.
    #[python(name = "backslashreplace_errors")]
    fn backslashes(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::BackslashReplace)
    }

    /// !namereplace_errors(exception, /)
    ///
    /// Put escapes with the names of characters.
    #[python(name = "namereplace_errors")]
    fn names(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::NameReplace)
    }

    /// !surrogatepass(exception, /)
    ///
    /// Let surrogates pass.
    #[python(name = "surrogatepass")]
    fn surrogates(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::SurrogatePass)
    }

    /// !surrogateescape(exception, /)
    ///
    /// Put surrogates for bytes, and bytes for these.
    #[python(name = "surrogateescape")]
    fn escapes(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        handle(thread, exception, Handler::SurrogateEscape)
    }
}

/// The names, in the order of the functions.
const NAMES: [&str; 8] = [
    "strict",
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "surrogatepass",
    "surrogateescape",
];

/// The table of handlers as it is at first.
pub(super) fn table(thread: &Thread) -> Fallible<Owned<Dict>> {
    let table = Dict::new(thread)?;
    for (name, function) in NAMES.into_iter().zip(Handlers::METHODS) {
        let function = BuiltinFunction::new(thread, function, None, None)?;
        table.insert_str(thread, &*Str::new(thread, name)?, function.as_object())?;
    }
    Ok(table)
}

/// What an exception says that a handler is called with.
fn handle(thread: &Thread, exception: &Object, handler: Handler) -> Fallible<Owned<Tuple>> {
    let refuse = || wrong_exception(thread, &exception.type_name());
    let Some(error) = exception.downcast::<UnicodeError>() else { return Err(refuse()) };
    let class = exception.type_object();
    let Some(object) = error.object.get() else {
        return Err(raise!(thread, TYPE_ERROR, "object attribute not set"));
    };
    let name = error.encoding.get().and_then(|name| Some((*name).downcast::<Str>()?.to_string()));
    let form = name.as_deref().and_then(UnicodeForm::named);
    let encoding = if handler == Handler::SurrogateEscape { "charmap" } else { "" };
    let failure = |length: usize| {
        // As the exception's own attributes cut them.
        let last = (length as isize - 1).max(0);
        let start = error.start.get().clamp(0, last) as usize;
        let end = error.end.get().clamp((length as isize).min(1), length as isize) as usize;
        Failure { encoding, start, end: end.max(start), reason: "" }
    };
    let raise = |failed: CodecError| -> Raised {
        match failed {
            CodecError::OutOfMemory => thread.raise_out_of_memory(),
            CodecError::OnlyEncodes => refuse(),
            CodecError::Failure(_) => thread.raise_object(exception),
        }
    };
    if class.is_subtype_of(UNICODE_DECODE_ERROR.get()) {
        let Some(bytes) = (*object).downcast::<Bytes>() else {
            return Err(raise!(thread, TYPE_ERROR, "object attribute must be bytes"));
        };
        let mut out = TextBuf::new();
        let failure = failure(bytes.len());
        let next = handler.decode(failure, form, bytes.as_slice(), &mut out).map_err(raise)?;
        return pair(thread, Str::from_buffer(thread, &out)?.into_object(), next);
    }
    let Some(text) = (*object).downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "object attribute must be str"));
    };
    let failure = failure(text.len());
    if class.is_subtype_of(UNICODE_TRANSLATE_ERROR.get()) {
        return match handler {
            Handler::Ignore => pair(thread, Str::empty(thread)?.into_object(), failure.end),
            Handler::Replace => {
                let points = vec![0xFFFD; failure.end - failure.start];
                let text = Str::from_view(thread, View::Ucs2(&points))?;
                pair(thread, text.into_object(), failure.end)
            }
            Handler::BackslashReplace => encoded(thread, handler, failure, form, text, raise),
            _ => Err(refuse()),
        };
    }
    if class.is_subtype_of(UNICODE_ENCODE_ERROR.get()) {
        return encoded(thread, handler, failure, form, text, raise);
    }
    Err(refuse())
}

fn encoded(
    thread: &Thread,
    handler: Handler,
    failure: Failure,
    form: Option<UnicodeForm>,
    text: &Str,
    raise: impl FnOnce(CodecError) -> Raised,
) -> Fallible<Owned<Tuple>> {
    let (replacement, next) = handler.encode(failure, form, text.view()).map_err(raise)?;
    let replacement = match replacement {
        Replacement::Bytes(bytes) => Bytes::new(thread, &bytes)?.into_object(),
        Replacement::Text(text) => Str::from_buffer(thread, &text)?.into_object(),
    };
    pair(thread, replacement, next)
}

fn pair(thread: &Thread, replacement: Owned, next: usize) -> Fallible<Owned<Tuple>> {
    let next = thread.new_int(next as i64)?;
    Tuple::pack(thread, [replacement, next])
}
