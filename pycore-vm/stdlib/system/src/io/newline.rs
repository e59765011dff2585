//! Ends of lines: which ones were read, and their translation to `\n`; `IncrementalNewlineDecoder`.

use std::cell::Cell;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, name, raise, slots, static_type,
};
use pycore_text::View;

/// Ends of lines that have been met: bits.
const CR: u8 = 1;
const LF: u8 = 2;
const CRLF: u8 = 4;

/// The state of reading text with all kinds of ends of lines.
#[derive(Default)]
pub(crate) struct Newlines {
    /// Whether `\r` and `\r\n` become `\n`.
    translate: Cell<bool>,
    /// A `\r` at the end of the text so far, of which is not known what follows.
    pending: Cell<bool>,
    seen: Cell<u8>,
}

/// A unit of text, in any of the three widths.
trait NewlineUnit: Copy + PartialEq {
    const CR: Self;
    const LF: Self;
    fn find(units: &[Self], unit: Self) -> Option<usize>;
}

macro_rules! newline_units {
    ($($unit:ty: $find:expr;)*) => {
        $(impl NewlineUnit for $unit {
            const CR: Self = b'\r' as Self;
            const LF: Self = b'\n' as Self;
            fn find(units: &[Self], unit: Self) -> Option<usize> {
                $find(units, unit)
            }
        })*
    };
}
newline_units! {
    u8: |units, unit| memchr::memchr(unit, units);
    u16: |units: &[u16], unit| units.iter().position(|one| *one == unit);
    u32: |units: &[u32], unit| units.iter().position(|one| *one == unit);
}

/// Which ends of lines there are.
fn kinds<U: NewlineUnit>(units: &[U]) -> u8 {
    let Some(first) = U::find(units, U::CR) else {
        return if U::find(units, U::LF).is_some() { LF } else { 0 };
    };
    let mut kinds = if U::find(&units[..first], U::LF).is_some() { LF } else { 0 };
    let mut rest = &units[first..];
    while let [unit, after @ ..] = rest {
        rest = after;
        if *unit == U::LF {
            kinds |= LF;
        } else if *unit == U::CR {
            if after.first() == Some(&U::LF) {
                kinds |= CRLF;
                rest = &after[1..];
            } else {
                kinds |= CR;
            }
        }
        if kinds == CR | LF | CRLF {
            break;
        }
    }
    kinds
}

/// The text with every end of a line as `\n`.
pub(crate) fn translated(thread: &Thread, text: View<'_>) -> Fallible<Owned<Str>> {
    fn of<U: NewlineUnit>(thread: &Thread, units: &[U]) -> Fallible<Vec<U>> {
        let mut out = thread.vector(units.len())?;
        let mut rest = units;
        while let Some(end) = U::find(rest, U::CR) {
            out.extend_from_slice(&rest[..end]);
            out.push(U::LF);
            let pair = rest.get(end + 1) == Some(&U::LF);
            rest = &rest[end + 1 + usize::from(pair)..];
        }
        out.extend_from_slice(rest);
        Ok(out)
    }
    match text {
        View::Latin1(units) => Str::from_view(thread, View::Latin1(&of(thread, units)?)),
        View::Ucs2(units) => Str::from_view(thread, View::Ucs2(&of(thread, units)?)),
        View::Ucs4(units) => Str::from_view(thread, View::Ucs4(&of(thread, units)?)),
    }
}

impl Newlines {
    /// Starts over.
    pub(crate) fn configure(&self, translate: bool) {
        self.translate.set(translate);
        self.reset();
        self.seen.set(0);
    }

    /// Forgets a pending `\r` and what was met.
    pub(crate) fn reset(&self) {
        self.pending.set(false);
        self.seen.set(0);
    }

    /// Whether a `\r` is pending.
    pub(crate) fn is_pending(&self) -> bool {
        self.pending.get()
    }

    /// Says that a `\r` is pending, or is not.
    pub(crate) fn set_pending(&self, pending: bool) {
        self.pending.set(pending);
    }

    /// The next part of the text, as the reader gets it; nothing comes behind the last one.
    pub(crate) fn feed(
        &self,
        thread: &Thread,
        text: Owned<Str>,
        last: bool,
    ) -> Fallible<Owned<Str>> {
        let mut text = text;
        if self.pending.get() && (last || !text.is_empty()) {
            text = name!(thread, "\r").concatenated(thread, &text)?;
            self.pending.set(false);
        }
        let view = text.view();
        if !last && !view.is_empty() && view.get(view.len() - 1) == Some('\r'.into()) {
            text = Str::from_view(thread, view.first(view.len() - 1))?;
            self.pending.set(true);
        }
        if text.is_empty() {
            return Ok(text);
        }
        let found = match text.view() {
            View::Latin1(units) => kinds(units),
            View::Ucs2(units) => kinds(units),
            View::Ucs4(units) => kinds(units),
        };
        self.seen.set(self.seen.get() | found);
        if self.translate.get() && found & (CR | CRLF) != 0 {
            return translated(thread, text.view());
        }
        Ok(text)
    }

    /// The attribute `newlines`: what was met, one or several in a tuple.
    pub(crate) fn seen(&self, thread: &Thread) -> Fallible<Owned> {
        let seen = self.seen.get();
        let texts: Vec<&str> = [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")]
            .into_iter()
            .filter_map(|(kind, text)| (seen & kind != 0).then_some(text))
            .collect();
        match *texts {
            [] => Ok(thread.none()),
            [text] => thread.new_str(text),
            _ => {
                let mut items = thread.vector(texts.len())?;
                for text in texts {
                    items.push(thread.new_str(text)?);
                }
                Ok(Tuple::from_owned(thread, items)?.into_object())
            }
        }
    }
}

/// Text that a decoder gave, which must be a string.
pub(crate) fn text_decoded(thread: &Thread, text: Owned) -> Fallible<Owned<Str>> {
    text.downcast::<Str>().map_err(|other| {
        let class = other.type_name();
        raise!(thread, TYPE_ERROR, "decoder should return a string result, not '{class}'")
    })
}

/// A decoder that takes care of ends of lines, behind another one or none.
#[repr(C)]
pub struct NewlineDecoder {
    object: Object,
    decoder: Place,
    errors: Place,
    newlines: Newlines,
}

static_type! {
    /// The type `_io.IncrementalNewlineDecoder`.
    pub static NEWLINE_DECODER: NewlineDecoder = {
        name: "_io.IncrementalNewlineDecoder",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        slots: NewlineDecoder::SLOTS,
        methods: NewlineDecoder::METHODS,
        getsets: NewlineDecoder::GETSETS,
        hides_constructor: true,
    };
}

impl Trace for NewlineDecoder {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.decoder.trace(tracer);
        self.errors.trace(tracer);
    }

    fn clear(&self) {
        drop((self.decoder.take(), self.errors.take()));
    }
}

impl NewlineDecoder {
    /// The decoder behind, unless it is `None`.
    fn inner(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        match self.decoder.get() {
            Some(decoder) if decoder.is_none() => Ok(None),
            Some(decoder) => Ok(Some(decoder)),
            None => {
                Err(raise!(thread, VALUE_ERROR, "IncrementalNewlineDecoder.__init__() not called"))
            }
        }
    }
}

#[slots]
impl NewlineDecoder {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            decoder: Place::empty(),
            errors: Place::empty(),
            newlines: Newlines::default(),
        })
    }

    /// IncrementalNewlineDecoder(decoder, translate, errors='strict')
    ///
    /// A decoder that meets all ends of lines, and translates them to '\n' if it is told so.
    ///
    /// It takes text from another decoder, or as it comes if that is None.
    fn tp_init(
        &self,
        thread: &Thread,
        decoder: &Object,
        translate: bool,
        errors: Option<&Object>,
    ) -> Fallible {
        let errors = match errors {
            Some(errors) => Owned::share(errors),
            None => thread.new_str("strict")?,
        };
        self.errors.set(errors);
        self.newlines.configure(translate);
        self.decoder.set(Owned::share(decoder));
        Ok(())
    }
}

#[methods]
impl NewlineDecoder {
    /// decode($self, /, input, final=False)
    fn decode(
        &self,
        thread: &Thread,
        input: &Object,
        r#final: Option<bool>,
    ) -> Fallible<Owned<Str>> {
        let last = r#final.unwrap_or(false);
        let text = match self.inner(thread)? {
            Some(decoder) => call::call_method(
                thread,
                &decoder,
                name!(thread, "decode"),
                &[input, &thread.bool(last)],
            )?,
            None => Owned::share(input),
        };
        self.newlines.feed(thread, text_decoded(thread, text)?, last)
    }

    /// getstate($self, /)
    fn getstate(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (buffer, flags) = match self.inner(thread)? {
            None => (Bytes::new(thread, &[])?.into_object(), 0),
            Some(decoder) => state_of(thread, &decoder)?,
        };
        let flags = thread.new_int(flags << 1 | i64::from(self.newlines.is_pending()))?;
        Tuple::pack(thread, [buffer, flags])
    }

    /// setstate($self, state, /)
    fn setstate(&self, thread: &Thread, state: &Object) -> Fallible<Owned> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(raise!(thread, TYPE_ERROR, "state argument must be a tuple"));
        };
        let (buffer, flags) = unpack_state(thread, state)?;
        self.newlines.set_pending(flags & 1 != 0);
        match self.inner(thread)? {
            None => Ok(thread.none()),
            Some(decoder) => {
                let state = Tuple::pack(thread, [buffer, thread.new_int(flags >> 1)?])?;
                let method = name!(thread, "setstate");
                call::call_method(thread, &decoder, method, &[state.as_object()])
            }
        }
    }

    /// reset($self, /)
    fn reset(&self, thread: &Thread) -> Fallible<Owned> {
        let decoder = self.inner(thread)?;
        self.newlines.reset();
        match decoder {
            None => Ok(thread.none()),
            Some(decoder) => call::call_method(thread, &decoder, name!(thread, "reset"), &[]),
        }
    }

    #[getter]
    fn newlines(&self, thread: &Thread) -> Fallible<Owned> {
        self.inner(thread)?;
        self.newlines.seen(thread)
    }
}

fn unpack_state(thread: &Thread, state: &Tuple) -> Fallible<(Owned, i64)> {
    let illegal = || raise!(thread, TYPE_ERROR, "illegal decoder state");
    let [buffer, flags] = state.as_slice() else { return Err(illegal()) };
    let Some(flags) = flags.downcast::<Int>() else { return Err(illegal()) };
    match flags.to_i64() {
        Some(flags) => Ok((Owned::share(*buffer), flags)),
        None => Err(pycore_objects::protocol::number::too_large(thread, "C long")),
    }
}

/// The state of a decoder: bytes that it holds, and flags.
pub(crate) fn state_of(thread: &Thread, decoder: &Object) -> Fallible<(Owned, i64)> {
    let state = call::call_method(thread, decoder, name!(thread, "getstate"), &[])?;
    let Some(state) = state.downcast_ref::<Tuple>() else {
        return Err(raise!(thread, TYPE_ERROR, "illegal decoder state"));
    };
    let (buffer, flags) = unpack_state(thread, state)?;
    if (*buffer).downcast::<Bytes>().is_none() {
        let class = buffer.type_name();
        let message = "illegal decoder state: the first item should be a bytes object, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} '{class}'"));
    }
    Ok((buffer, flags))
}

/// The attribute `newlines` of a decoder of any type.
pub(crate) fn newlines_of(thread: &Thread, decoder: &Object) -> Fallible<Owned> {
    let newlines = object::lookup_attribute(thread, decoder, name!(thread, "newlines"))?;
    Ok(newlines.unwrap_or_else(|| thread.none()))
}
