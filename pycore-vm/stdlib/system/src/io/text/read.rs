//! Reading.

use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, name, raise};
use pycore_text::{TextBuf, View};

use super::{Below, Ends, Snapshot, TextIoWrapper};
use crate::io::util::unsupported;

/// Where a unit is in text.
fn find(text: View<'_>, unit: u8, from: usize) -> Option<usize> {
    let found = match text.skip(from) {
        View::Latin1(units) => memchr::memchr(unit, units),
        View::Ucs2(units) => units.iter().position(|one| *one == unit.into()),
        View::Ucs4(units) => units.iter().position(|one| *one == unit.into()),
    };
    found.map(|at| from + at)
}

/// How the search for the end of a line ended.
pub(crate) enum Found {
    /// The line ends before this place.
    End(usize),
    /// There is no end, but from here on might be a part of one.
    None(usize),
}

impl Ends {
    /// Where the first line of a text ends.
    pub(crate) fn find(self, text: View<'_>, from: usize) -> Found {
        let at = |found: Option<usize>| match found {
            Some(end) => Found::End(end + 1),
            None => Found::None(text.len()),
        };
        match self {
            Self::Translated | Self::Only("\n") => at(find(text, b'\n', from)),
            Self::Only("\r") => at(find(text, b'\r', from)),
            Self::Universal => {
                let line_feed = find(text, b'\n', from);
                let until = line_feed.unwrap_or(text.len());
                match find(text.first(until), b'\r', from) {
                    // The decoder keeps a `\r` at the end until it knows what follows.
                    Some(end) if end + 1 == until && line_feed.is_some() => Found::End(end + 2),
                    Some(end) => Found::End(end + 1),
                    None => at(line_feed),
                }
            }
            Self::Only(_) => {
                let mut from = from;
                while let Some(end) = find(text, b'\r', from) {
                    match text.get(end + 1) {
                        Some(next) if next == '\n'.into() => return Found::End(end + 2),
                        Some(_) => from = end + 1,
                        None => return Found::None(end),
                    }
                }
                Found::None(text.len())
            }
        }
    }
}

impl TextIoWrapper {
    /// Raises if the file cannot be read; writes what waits to be written.
    fn begin_reading(&self, thread: &Thread) -> Fallible {
        if !self.readable.get() {
            return Err(unsupported(thread, "not readable"));
        }
        self.write_pending(thread)
    }

    /// Takes so many characters of the text that was decoded, or fewer.
    fn take_decoded(&self, thread: &Thread, most: usize) -> Fallible<Owned<Str>> {
        let Some(text) = self.decoded.get() else { return Str::empty(thread) };
        let used = self.used.get();
        let rest = text.view().skip(used);
        let count = rest.len().min(most);
        self.used.set(used + count);
        if used == 0 && count == text.len() {
            return Ok(text);
        }
        Str::from_view(thread, rest.first(count))
    }

    /// Bytes of the file below, by `read1` or `read`.
    fn read_bytes(&self, thread: &Thread, size: usize) -> Fallible<Owned<Bytes>> {
        let buffer = self.below(thread)?;
        match Below::of(&buffer) {
            Below::Reader(reader) => return reader.read_once(thread, size),
            Below::Random(random) => return random.read_once(thread, size),
            _ => {}
        }
        let has_read1 = self.has_read1.get();
        let method = if has_read1 { name!(thread, "read1") } else { name!(thread, "read") };
        let size = thread.new_int(size as i64)?;
        let bytes = call::call_method(thread, &buffer, method, &[&size])?;
        match bytes.downcast::<Bytes>() {
            Ok(bytes) => Ok(bytes),
            Err(other) if has_buffer(&other) => {
                let bytes = BytesLike::of(thread, &other)?;
                Bytes::new(thread, &bytes)
            }
            Err(other) => {
                let class = other.type_name();
                Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "underlying {method}() should have returned a bytes-like object, not '{class}'"
                ))
            }
        }
    }

    /// Decodes the next bytes of the file; whether there was something.
    pub(super) fn read_chunk(&self, thread: &Thread, wanted: usize) -> Fallible<bool> {
        let before = match self.telling.get() {
            true => Some(self.decoder_state(thread)?),
            false => None,
        };
        let wanted = (self.ratio.get().max(1.0) * wanted as f64) as usize;
        let input = self.read_bytes(thread, self.chunk_size.get().max(wanted))?;
        let at_end = input.is_empty();
        let text = self.decode(thread, &input, at_end)?;
        let characters = text.len();
        self.set_decoded(Some(text));
        self.ratio.set(match characters {
            0 => 0.0,
            _ => input.len() as f64 / characters as f64,
        });
        if let Some((held, flags)) = before {
            let mut all = input;
            if !held.is_empty() {
                let mut bytes = thread.vector(held.len() + all.len())?;
                bytes.extend_from_slice(held.as_slice());
                bytes.extend_from_slice(all.as_slice());
                all = Bytes::new(thread, &bytes)?;
            }
            self.set_snapshot(Some(Snapshot { flags, input: all }));
        }
        Ok(!at_end || characters > 0)
    }

    /// `read()`
    pub(super) fn read_all(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.begin_reading(thread)?;
        let buffer = self.below(thread)?;
        let bytes = call::call_method(thread, &buffer, name!(thread, "read"), &[])?;
        let bytes = match bytes.downcast::<Bytes>() {
            Ok(bytes) => bytes,
            // A file that does not block and has nothing now.
            Err(other) if other.is_none() => {
                let message = "Read returned None.";
                return Err(raise!(thread, BLOCKING_IOERROR, "{message}"));
            }
            Err(other) => {
                let bytes = BytesLike::of(thread, &other)?;
                Bytes::new(thread, &bytes)?
            }
        };
        let rest = self.decode(thread, &bytes, true)?;
        let result = self.take_decoded(thread, usize::MAX)?;
        if self.snapshot_input.is_set() {
            self.set_decoded(None);
            self.set_snapshot(None);
        }
        if result.is_empty() {
            return Ok(rest);
        }
        result.concatenated(thread, &rest)
    }

    /// `read(size)`
    pub(super) fn read_some(&self, thread: &Thread, size: usize) -> Fallible<Owned<Str>> {
        self.begin_reading(thread)?;
        let first = self.take_decoded(thread, size)?;
        if first.len() == size {
            return Ok(first);
        }
        let mut text = TextBuf::new();
        push(thread, &mut text, first.view())?;
        while text.len() < size && self.read_chunk(thread, size - text.len())? {
            let part = self.take_decoded(thread, size - text.len())?;
            push(thread, &mut text, part.view())?;
        }
        Str::from_buffer(thread, &text)
    }

    /// `readline(limit)`
    pub(crate) fn read_line(&self, thread: &Thread, limit: Option<usize>) -> Fallible<Owned<Str>> {
        self.begin_reading(thread)?;
        let ends = self.ends.get();
        let limit = limit.unwrap_or(usize::MAX);
        // A line that lies in the text as it was decoded.
        if let Some(text) = self.decoded.get() {
            let used = self.used.get();
            if let Found::End(end) = ends.find(text.view(), used)
                && end - used <= limit
            {
                self.used.set(end);
                return Str::from_view(thread, text.view().part(used..end));
            }
        }
        let mut line = TextBuf::new();
        // How much of the line has been searched in vain.
        let mut searched = 0;
        loop {
            let Some(text) = self.decoded.get().filter(|text| self.used.get() < text.len()) else {
                self.set_decoded(None);
                if line.len() >= limit || !self.read_chunk(thread, 0)? {
                    if line.len() < limit {
                        self.set_decoded(None);
                        self.set_snapshot(None);
                    }
                    return Str::from_buffer(thread, &line);
                }
                continue;
            };
            let used = self.used.get();
            let before = line.len();
            push(thread, &mut line, text.view().skip(used))?;
            let end = match ends.find(line.view(), searched) {
                Found::End(end) => Some(end),
                Found::None(upto) => {
                    searched = upto;
                    None
                }
            };
            let end = end.map_or(limit, |end| end.min(limit));
            if end <= line.len() {
                self.used.set(used + end.saturating_sub(before));
                return Str::from_view(thread, line.view().first(end));
            }
            self.used.set(text.len());
        }
    }
}

fn push(thread: &Thread, out: &mut TextBuf, text: View<'_>) -> Fallible {
    out.push_view(text).map_err(|_| thread.raise_out_of_memory())
}
