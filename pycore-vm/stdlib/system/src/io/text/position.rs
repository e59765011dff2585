//! `tell` and `seek`.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, number};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use super::cookie::Cookie;
use super::{Snapshot, TextIoWrapper};
use crate::io::util::{offset, unsupported};

impl TextIoWrapper {
    fn check_positions(&self, thread: &Thread) -> Fallible {
        if !self.seekable.get() {
            return Err(unsupported(thread, "underlying stream is not seekable"));
        }
        Ok(())
    }

    /// `tell`
    pub(super) fn position(&self, thread: &Thread) -> Fallible<Owned> {
        let buffer = self.open_below(thread)?;
        self.check_positions(thread)?;
        if !self.telling.get() {
            let message = "telling position disabled by next() call";
            return Err(raise!(thread, OS_ERROR, "{message}"));
        }
        self.write_pending(thread)?;
        self.flush_below(thread)?;
        let position = call::call_method(thread, &buffer, name!(thread, "tell"), &[])?;
        let Some(snapshot) = self.snapshot().filter(|_| self.readable.get()) else {
            return Ok(position);
        };
        let position = offset(thread, &position)?;
        let start = position.saturating_sub(snapshot.input.len() as i64);
        let used = if self.decoded.is_set() { self.used.get() } else { 0 };
        let cookie = Cookie { start, flags: snapshot.flags, ..Cookie::default() };
        if used == 0 {
            return cookie.pack(thread);
        }
        // Decode again what was decoded, up to the character where the program is.
        let state = self.decoder_state(thread)?;
        let found = self.locate(thread, &snapshot, cookie, used);
        let saved = thread.save_exception();
        let restored = self.set_decoder_state(thread, &state.0, state.1);
        thread.put_back_exception(saved);
        let cookie = found?;
        restored?;
        cookie.pack(thread)
    }

    /// The cookie of a character in the text of a snapshot.
    fn locate(
        &self,
        thread: &Thread,
        snapshot: &Snapshot,
        cookie: Cookie,
        used: usize,
    ) -> Fallible<Cookie> {
        let input = snapshot.input.as_slice();
        let mut cookie = cookie;
        let nothing = Bytes::new(thread, &[])?;
        // A guess of how far the decoder comes without passing the character, which is made smaller until it is right.
        let mut guess = ((self.ratio.get() * used as f64) as usize).min(input.len());
        let mut back = 1;
        let (mut fed, mut decoded) = (0, 0);
        loop {
            self.set_decoder_state(thread, &nothing, cookie.flags)?;
            if guess == 0 {
                break;
            }
            let part = Bytes::new(thread, &input[..guess])?;
            let text = self.decode(thread, &part, false)?;
            if text.len() <= used {
                let (held, flags) = self.decoder_state(thread)?;
                if held.is_empty() {
                    cookie.flags = flags;
                    cookie.start += guess as i64;
                    (fed, decoded) = (guess, text.len());
                    break;
                }
                guess -= held.len().min(guess);
                back = 1;
            } else {
                guess -= back.min(guess);
                back *= 2;
            }
        }
        let mut skip = used - decoded;
        let mut since = 0;
        let mut characters = 0;
        for &byte in &input[fed..] {
            if characters >= skip {
                break;
            }
            let text = self.decode(thread, &Bytes::new(thread, &[byte])?, false)?;
            since += 1;
            characters += text.len();
            let (held, flags) = self.decoder_state(thread)?;
            if held.is_empty() && characters <= skip {
                // From here on the decoder could start.
                cookie.start += since as i64;
                cookie.flags = flags;
                skip -= characters;
                (since, characters) = (0, 0);
            }
        }
        if characters < skip {
            let text = self.decode(thread, &nothing, true)?;
            cookie.last = true;
            characters += text.len();
            if characters < skip {
                let message = "can't reconstruct logical file position";
                return Err(raise!(thread, OS_ERROR, "{message}"));
            }
        }
        (cookie.feed, cookie.skip) = (since, skip);
        Ok(cookie)
    }

    /// `seek`
    pub(super) fn go_to(&self, thread: &Thread, cookie: &Object, whence: i32) -> Fallible<Owned> {
        let buffer = self.open_below(thread)?;
        self.check_positions(thread)?;
        let mut cookie = number::index(thread, cookie)?;
        match whence {
            0 => {}
            1 => {
                if !cookie.is_zero() {
                    return Err(unsupported(thread, "can't do nonzero cur-relative seeks"));
                }
                let here = call::call_method(thread, self.as_object(), name!(thread, "tell"), &[])?;
                cookie = here.downcast::<Int>().map_err(|_| {
                    raise!(thread, TYPE_ERROR, "tell() should have returned an integer")
                })?;
            }
            2 => {
                if !cookie.is_zero() {
                    return Err(unsupported(thread, "can't do nonzero end-relative seeks"));
                }
                return self.go_to_end(thread, &buffer);
            }
            _ => {
                let message = "should be 0, 1 or 2";
                return Err(raise!(thread, VALUE_ERROR, "invalid whence ({whence}, {message})"));
            }
        }
        if cookie.is_negative() {
            let cookie = pycore_objects::protocol::object::repr(thread, cookie.as_object())?;
            return Err(raise!(thread, VALUE_ERROR, "negative seek position {cookie}"));
        }
        self.flush_self(thread)?;
        let place = Cookie::unpack(thread, cookie.as_object())?;
        let start = thread.new_int(place.start)?;
        call::call_method(thread, &buffer, name!(thread, "seek"), &[&start])?;
        self.set_decoded(None);
        self.set_snapshot(None);
        let at_start = place.start == 0 && place.flags == 0;
        let nothing = Bytes::new(thread, &[])?;
        if self.readable.get() {
            if at_start {
                self.reset_decoder(thread)?;
            } else {
                self.set_decoder_state(thread, &nothing, place.flags)?;
            }
            self.skip_to(thread, &buffer, place, nothing)?;
        }
        if self.writable.get() {
            self.start_encoder(thread, at_start)?;
        }
        Ok(cookie.into_object())
    }

    /// Decodes up to the character of a cookie.
    fn skip_to(
        &self,
        thread: &Thread,
        buffer: &Object,
        place: Cookie,
        nothing: Owned<Bytes>,
    ) -> Fallible {
        let flags = place.flags;
        if place.skip == 0 {
            self.set_snapshot(Some(Snapshot { flags, input: nothing }));
            return Ok(());
        }
        let size = thread.new_int(place.feed as i64)?;
        let input = call::call_method(thread, buffer, name!(thread, "read"), &[&size])?;
        let input = input.downcast::<Bytes>().map_err(|other| {
            let class = other.type_name();
            let message = "underlying read() should have returned a bytes object, not";
            raise!(thread, TYPE_ERROR, "{message} '{class}'")
        })?;
        self.set_snapshot(Some(Snapshot { flags, input: input.clone() }));
        let text = self.decode(thread, &input, place.last)?;
        let enough = text.len() >= place.skip;
        self.set_decoded(Some(text));
        if !enough {
            return Err(raise!(thread, OS_ERROR, "can't restore logical file position"));
        }
        self.used.set(place.skip);
        Ok(())
    }

    fn go_to_end(&self, thread: &Thread, buffer: &Object) -> Fallible<Owned> {
        self.flush_self(thread)?;
        self.set_decoded(None);
        self.set_snapshot(None);
        if self.readable.get() {
            self.reset_decoder(thread)?;
        }
        let (zero, two) = (thread.new_int(0)?, thread.new_int(2)?);
        let position = call::call_method(thread, buffer, name!(thread, "seek"), &[&zero, &two])?;
        if self.writable.get() {
            let at_start = number::index(thread, &position)?.is_zero();
            self.start_encoder(thread, at_start)?;
        }
        Ok(position)
    }
}
