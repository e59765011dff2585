//! Encoder and decoder of a file of text, with the translation of ends of lines.

use pycore_objects::codecs::Native;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Thread, name, raise};
use pycore_text::View;
use pycore_text::codec::ByteOrder;

use super::{Ends, TextIoWrapper};
use crate::io::newline::{newlines_of, state_of, text_decoded};

impl TextIoWrapper {
    /// Whether the decoder sees to ends of lines.
    fn is_universal(&self) -> bool {
        matches!(self.ends.get(), Ends::Translated | Ends::Universal)
    }

    /// The text of the next bytes; nothing comes behind the last ones.
    pub(super) fn decode(
        &self,
        thread: &Thread,
        bytes: &Owned<Bytes>,
        last: bool,
    ) -> Fallible<Owned<Str>> {
        let text = match (self.native_decoder.get(), self.decoder.get()) {
            (Some(native), _) => self.decode_here(thread, native, bytes, last)?,
            (None, Some(decoder)) => {
                let arguments = [bytes.as_object(), &*thread.bool(last)];
                let text =
                    call::call_method(thread, &decoder, name!(thread, "decode"), &arguments)?;
                text_decoded(thread, text)?
            }
            (None, None) => return Err(raise!(thread, VALUE_ERROR, "no decoder")),
        };
        if self.is_universal() {
            return self.newlines.feed(thread, text, last);
        }
        Ok(text)
    }

    fn decode_here(
        &self,
        thread: &Thread,
        native: Native,
        bytes: &Owned<Bytes>,
        last: bool,
    ) -> Fallible<Owned<Str>> {
        let errors = self.errors.get();
        let mut input = bytes.clone();
        let held = self.undecoded.take();
        if !held.is_empty() {
            let mut all = thread.vector(held.len() + bytes.len())?;
            all.extend_from_slice(&held);
            all.extend_from_slice(bytes.as_slice());
            input = Bytes::new(thread, &all)?;
        }
        let (text, consumed) =
            native.decode(thread, BytesLike::Bytes(&input), errors.as_deref(), last)?;
        let rest = input.as_slice().get(consumed..).unwrap_or_default();
        if !rest.is_empty() && !last {
            self.undecoded.borrow_mut().extend_from_slice(rest);
        }
        Ok(text)
    }

    /// The state of the decoder: bytes that it holds, and flags.
    pub(super) fn decoder_state(&self, thread: &Thread) -> Fallible<(Owned<Bytes>, i64)> {
        let (bytes, flags) = match (self.native_decoder.get(), self.decoder.get()) {
            (None, Some(decoder)) => {
                let (bytes, flags) = state_of(thread, &decoder)?;
                let bytes = bytes
                    .downcast()
                    .map_err(|_| raise!(thread, TYPE_ERROR, "illegal decoder state"))?;
                (bytes, flags)
            }
            _ => (Bytes::new(thread, &self.undecoded.borrow())?, 0),
        };
        if self.is_universal() {
            return Ok((bytes, flags << 1 | i64::from(self.newlines.is_pending())));
        }
        Ok((bytes, flags))
    }

    /// Puts the decoder into a state.
    pub(super) fn set_decoder_state(
        &self,
        thread: &Thread,
        bytes: &Owned<Bytes>,
        flags: i64,
    ) -> Fallible {
        let mut flags = flags;
        if self.is_universal() {
            self.newlines.set_pending(flags & 1 != 0);
            flags >>= 1;
        }
        match (self.native_decoder.get(), self.decoder.get()) {
            (None, Some(decoder)) => {
                let state = [bytes.clone().into_object(), thread.new_int(flags)?];
                let state = Tuple::pack(thread, state)?;
                let method = name!(thread, "setstate");
                call::call_method(thread, &decoder, method, &[state.as_object()]).map(drop)
            }
            _ => {
                let mut undecoded = self.undecoded.borrow_mut();
                undecoded.clear();
                undecoded.extend_from_slice(bytes.as_slice());
                Ok(())
            }
        }
    }

    /// Puts the decoder into its first state.
    pub(super) fn reset_decoder(&self, thread: &Thread) -> Fallible {
        if self.is_universal() {
            self.newlines.reset();
        }
        match (self.native_decoder.get(), self.decoder.get()) {
            (None, Some(decoder)) => {
                call::call_method(thread, &decoder, name!(thread, "reset"), &[]).map(drop)
            }
            _ => {
                self.undecoded.borrow_mut().clear();
                Ok(())
            }
        }
    }

    /// The attribute `newlines`.
    pub(super) fn newlines_seen(&self, thread: &Thread) -> Fallible<Owned> {
        if !self.readable.get() {
            return Ok(thread.none());
        }
        match self.decoder.get() {
            Some(decoder) if !self.is_universal() => newlines_of(thread, &decoder),
            _ if self.is_universal() => self.newlines.seen(thread),
            _ => Ok(thread.none()),
        }
    }

    /// Adds the bytes of text to those that are to be written.
    ///
    /// `None` if they are not ready yet: `before` runs first then, as it does whenever so many bytes come that those
    /// which wait should be written before.
    pub(super) fn encode(&self, thread: &Thread, text: &Str) -> Fallible<Encoded> {
        let Some(native) = self.native_encoder.get() else {
            let Some(encoder) = self.encoder.get() else {
                return Err(raise!(thread, VALUE_ERROR, "no encoder"));
            };
            let method = name!(thread, "encode");
            let bytes = call::call_method(thread, &encoder, method, &[text.as_object()])?;
            let bytes = bytes.downcast::<Bytes>().map_err(|other| {
                let class = other.type_name();
                raise!(thread, TYPE_ERROR, "encoder should return a bytes object, not '{class}'")
            })?;
            return Ok(Encoded::Bytes(bytes));
        };
        match (native, text.view()) {
            (Native::Utf8 | Native::Ascii | Native::Latin1, View::Latin1(_)) if text.is_ascii() => {
                return Ok(Encoded::Units);
            }
            (Native::Latin1, View::Latin1(_)) => return Ok(Encoded::Units),
            _ => {}
        }
        let started = !self.at_start.replace(false);
        let native = match native {
            Native::Utf16(None) if started => Native::Utf16(Some(ByteOrder::NATIVE)),
            Native::Utf32(None) if started => Native::Utf32(Some(ByteOrder::NATIVE)),
            other => other,
        };
        let errors = self.errors.get();
        Ok(Encoded::Bytes(native.encode(thread, text, errors.as_deref())?))
    }

    /// Says whether the encoder is at the start of the file, where a mark of the byte order is due.
    pub(super) fn start_encoder(&self, thread: &Thread, at_start: bool) -> Fallible {
        self.at_start.set(at_start);
        let Some(encoder) = self.encoder.get() else { return Ok(()) };
        if at_start {
            return call::call_method(thread, &encoder, name!(thread, "reset"), &[]).map(drop);
        }
        let state = thread.new_int(0)?;
        call::call_method(thread, &encoder, name!(thread, "setstate"), &[&state]).map(drop)
    }
}

/// The bytes of text.
pub(super) enum Encoded {
    /// Those of the text's own memory, which has a byte per character.
    Units,
    /// Others.
    Bytes(Owned<Bytes>),
}
