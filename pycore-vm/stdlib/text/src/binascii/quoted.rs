//! Quoted-printable: text of lines with escapes for bytes that are not ASCII.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Thread, methods};

use super::Functions;
use super::source::Ascii;

/// The longest line, with the mark of its continuation.
const LINE: usize = 76;

#[methods(module, name = QUOTED)]
impl Functions {
    /// a2b_qp($module, /, data, header=False)
    ///
    /// The bytes of quoted-printable text. In a header an underscore is a space.
    fn a2b_qp(thread: &Thread, data: Ascii<'_>, header: Option<bool>) -> Fallible<Owned<Bytes>> {
        let mut bytes: Vec<u8> = thread.vector(data.len())?;
        let at = |index: usize| data.get(index).copied();
        let digit = |index: usize| at(index).and_then(|byte| char::from(byte).to_digit(16));
        let mut index = 0;
        while let Some(byte) = at(index) {
            index += 1;
            match (byte, at(index)) {
                (b'=', None) => {}
                (b'=', Some(b'\n' | b'\r')) => {
                    // A line that goes on in the next one.
                    while at(index).is_some_and(|byte| byte != b'\n') {
                        index += 1;
                    }
                    index += 1;
                }
                (b'=', Some(b'=')) => {
                    bytes.push(b'=');
                    index += 1;
                }
                (b'=', Some(_)) => match (digit(index), digit(index + 1)) {
                    (Some(high), Some(low)) => {
                        bytes.push((high << 4 | low) as u8);
                        index += 2;
                    }
                    _ => bytes.push(b'='),
                },
                (b'_', _) if header == Some(true) => bytes.push(b' '),
                _ => bytes.push(byte),
            }
        }
        Bytes::new(thread, &bytes)
    }

    /// b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)
    ///
    /// Bytes as quoted-printable text. With quotetabs spaces and tabs are escaped, unless istext is true ends of lines are
    /// too, and in a header a space is an underscore.
    fn b2a_qp(
        thread: &Thread,
        data: BytesLike<'_>,
        quotetabs: Option<bool>,
        istext: Option<bool>,
        header: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        let first_end = data.iter().position(|&byte| byte == b'\n');
        let crlf = first_end.is_some_and(|end| end > 0 && data[end - 1] == b'\r');
        let mut encoder = Encoder {
            data: &data,
            quote_tabs: quotetabs.unwrap_or(false),
            is_text: istext.unwrap_or(true),
            header: header.unwrap_or(false),
            end: if crlf { b"\r\n" } else { b"\n" },
            text: thread.vector(data.len())?,
            column: 0,
        };
        encoder.encode();
        Bytes::new(thread, &encoder.text)
    }
}

/// Text that is being written.
struct Encoder<'a> {
    data: &'a [u8],
    quote_tabs: bool,
    is_text: bool,
    header: bool,
    /// The end of lines, which the first one decides.
    end: &'static [u8],
    text: Vec<u8>,
    column: usize,
}

impl Encoder<'_> {
    /// Whether the byte at an index cannot stand for itself.
    fn needs_escape(&self, index: usize) -> bool {
        let byte = self.data[index];
        let next = self.data.get(index + 1).copied();
        match byte {
            127.. | b'=' => true,
            b'_' => self.header,
            // A line of one dot ends a message.
            b'.' => self.column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !self.is_text,
            b'\t' | b' ' => next.is_none() || self.quote_tabs,
            0..33 => true,
            _ => false,
        }
    }

    fn escape(&mut self, byte: u8) {
        let digit = |value: u8| char::from_digit(value.into(), 16).map_or(b'0', |c| c as u8);
        let digits = [digit(byte >> 4), digit(byte & 15)].map(|digit| digit.to_ascii_uppercase());
        self.text.push(b'=');
        self.text.extend(digits);
    }

    /// Goes on in the next line.
    fn continue_line(&mut self) {
        self.text.push(b'=');
        self.text.extend(self.end);
        self.column = 0;
    }

    fn encode(&mut self) {
        let mut index = 0;
        while let Some(&byte) = self.data.get(index) {
            let next = self.data.get(index + 1).copied();
            if self.needs_escape(index) {
                if self.column + 3 >= LINE {
                    self.continue_line();
                }
                self.escape(byte);
                self.column += 3;
                index += 1;
            } else if self.is_text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n')) {
                // Blanks at the end of a line would get lost.
                if let Some(blank) = self.text.pop_if(|last| matches!(*last, b' ' | b'\t')) {
                    self.escape(blank);
                }
                self.text.extend(self.end);
                self.column = 0;
                index += if byte == b'\r' { 2 } else { 1 };
            } else {
                if next.is_some_and(|next| next != b'\n') && self.column + 1 >= LINE {
                    self.continue_line();
                }
                self.column += 1;
                self.text.push(if self.header && byte == b' ' { b'_' } else { byte });
                index += 1;
            }
        }
    }
}
