//! `__init__` and `reconfigure`.

use std::borrow::Cow;

use pycore_objects::codecs::{Native, check_names, name_of, registry};
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use super::{CHUNK_SIZE, Ends, State, TextIoWrapper};
use crate::io::buffered::{Random, Reader, Writer};
use crate::io::locale;
use crate::io::util::{ask, offset};

/// What `TextIOWrapper` is told about text.
pub(crate) struct Settings<'a> {
    pub(crate) encoding: Option<&'a Str>,
    pub(crate) errors: Option<&'a Str>,
    pub(crate) newline: Option<&'a Str>,
    pub(crate) line_buffering: bool,
    pub(crate) write_through: bool,
}

impl Ends {
    /// The kind of an argument `newline`.
    pub(crate) fn of(thread: &Thread, newline: Option<&Str>) -> Fallible<Self> {
        let Some(newline) = newline else { return Ok(Self::Translated) };
        Ok(match newline.as_ascii() {
            Some("") => Self::Universal,
            Some("\n") => Self::Only("\n"),
            Some("\r") => Self::Only("\r"),
            Some("\r\n") => Self::Only("\r\n"),
            _ => return Err(raise!(thread, VALUE_ERROR, "illegal newline value: {newline}")),
        })
    }

    /// What `\n` is written as, if not as it is.
    pub(crate) fn written(self) -> Option<&'static str> {
        match self {
            Self::Only(end) if end != "\n" => Some(end),
            _ => None,
        }
    }
}

/// The encodings whose decoders are here: those without state but for bytes that are no character yet.
fn is_decoded_here(native: Native) -> bool {
    matches!(native, Native::Utf8 | Native::Ascii | Native::Latin1)
}

/// The encodings whose encoders are here.
fn is_encoded_here(native: Native) -> bool {
    is_decoded_here(native) || matches!(native, Native::Utf16(_) | Native::Utf32(_))
}

impl TextIoWrapper {
    pub(crate) fn set_up(
        &self,
        thread: &Thread,
        buffer: &Object,
        settings: &Settings<'_>,
    ) -> Fallible {
        self.state.set(State::New);
        let ends = Ends::of(thread, settings.newline)?;
        if settings.encoding.is_none() {
            locale::warn_default(thread, 1)?;
        }
        let encoding = match settings.encoding {
            Some(encoding) if !encoding.equals_ascii("locale") => Owned::share(encoding),
            given => locale::encoding(thread, given.is_some())?,
        };
        name_of(thread, &encoding)?;
        let errors = match settings.errors {
            Some(errors) => {
                name_of(thread, errors)?;
                check_names(thread, None, Some(errors))?;
                Owned::share(errors)
            }
            None => Owned::share(name!(thread, "strict")),
        };
        self.buffer.set(Owned::share(buffer));
        self.chunk_size.set(CHUNK_SIZE);
        self.line_buffering.set(settings.line_buffering);
        self.write_through.set(settings.write_through);
        self.pending.borrow_mut().clear();
        self.set_decoded(None);
        self.set_snapshot(None);
        self.ratio.set(0.0);
        self.readable.set(ask(thread, buffer, name!(thread, "readable"))?);
        self.writable.set(ask(thread, buffer, name!(thread, "writable"))?);
        self.choose_codec(thread, &encoding, &errors, ends)?;
        let raw = match () {
            () if buffer.downcast_exact::<Reader>().is_some()
                || buffer.downcast_exact::<Writer>().is_some()
                || buffer.downcast_exact::<Random>().is_some() =>
            {
                object::lookup_attribute(thread, buffer, name!(thread, "raw"))?
            }
            () => None,
        };
        drop(self.raw.replace(raw));
        let seekable = ask(thread, buffer, name!(thread, "seekable"))?;
        self.seekable.set(seekable);
        self.telling.set(seekable);
        let read1 = object::lookup_attribute(thread, buffer, name!(thread, "read1"))?;
        self.has_read1.set(read1.is_some());
        if seekable && self.writable.get() {
            let position = call::call_method(thread, buffer, name!(thread, "tell"), &[])?;
            if offset(thread, &position)? != 0 {
                self.start_encoder(thread, false)?;
            }
        }
        self.state.set(State::Ready);
        Ok(())
    }

    /// Makes encoder and decoder.
    pub(super) fn choose_codec(
        &self,
        thread: &Thread,
        encoding: &Owned<Str>,
        errors: &Owned<Str>,
        ends: Ends,
    ) -> Fallible {
        let name: Cow<'_, str> = name_of(thread, encoding)?;
        let native = Native::named(&name);
        let codec = match native {
            Some(native) if is_decoded_here(native) => None,
            _ => Some(registry::lookup_file_codec(thread, &name)?),
        };
        let make = |function| {
            let codec = codec.as_ref().map(|codec| codec.as_object());
            let codec = codec.unwrap_or(encoding.as_object());
            call::call_method(thread, codec, function, &[errors.as_object()])
        };
        let decoder = native.filter(|native| is_decoded_here(*native));
        let made = match decoder {
            None if self.readable.get() => Some(make(name!(thread, "incrementaldecoder"))?),
            _ => None,
        };
        drop(self.decoder.replace(made));
        self.native_decoder.set(decoder);
        let encoder = native.filter(|native| is_encoded_here(*native));
        let made = match encoder {
            None if self.writable.get() => Some(make(name!(thread, "incrementalencoder"))?),
            _ => None,
        };
        drop(self.encoder.replace(made));
        self.native_encoder.set(encoder);
        self.at_start.set(true);
        self.undecoded.borrow_mut().clear();
        self.set_ends(ends);
        self.encoding.set(encoding.clone());
        self.errors.set(errors.clone());
        Ok(())
    }

    pub(super) fn set_ends(&self, ends: Ends) {
        self.ends.set(ends);
        self.written_end.set(ends.written());
        self.newlines.configure(ends == Ends::Translated);
    }

    /// `reconfigure`
    pub(super) fn change(
        &self,
        thread: &Thread,
        encoding: Option<&Str>,
        errors: Option<&Str>,
        newline: Option<Option<&Str>>,
        line_buffering: Option<bool>,
        write_through: Option<bool>,
    ) -> Fallible {
        let about_text = encoding.is_some() || errors.is_some() || newline.is_some();
        if self.decoded.is_set() && about_text {
            let message =
                "It is not possible to set the encoding or newline of stream after the first read";
            return Err(crate::io::util::unsupported(thread, message));
        }
        let ends = match newline {
            Some(newline) => Ends::of(thread, newline)?,
            None => self.ends.get(),
        };
        self.flush_self(thread)?;
        self.set_decoded(None);
        if encoding.is_some() || errors.is_some() {
            let errors = match (errors, encoding, self.errors.get()) {
                (Some(errors), ..) => Owned::share(errors),
                (None, None, Some(old)) => old,
                _ => Owned::share(name!(thread, "strict")),
            };
            let encoding = match (encoding, self.encoding.get()) {
                (Some(encoding), _) if encoding.equals_ascii("locale") => {
                    locale::encoding(thread, true)?
                }
                (Some(encoding), _) => Owned::share(encoding),
                (None, Some(old)) => old,
                (None, None) => locale::encoding(thread, false)?,
            };
            let started = !self.at_start.get();
            self.choose_codec(thread, &encoding, &errors, ends)?;
            if started || self.has_started(thread)? {
                self.start_encoder(thread, false)?;
            }
        } else if newline.is_some() {
            self.set_ends(ends);
        }
        if let Some(line_buffering) = line_buffering {
            self.line_buffering.set(line_buffering);
        }
        if let Some(write_through) = write_through {
            self.write_through.set(write_through);
        }
        Ok(())
    }

    /// Whether the file of bytes is elsewhere than at its start.
    fn has_started(&self, thread: &Thread) -> Fallible<bool> {
        if !self.seekable.get() || !self.writable.get() {
            return Ok(false);
        }
        let buffer = self.below(thread)?;
        let position = call::call_method(thread, &buffer, name!(thread, "tell"), &[])?;
        Ok(offset(thread, &position)? != 0)
    }
}
