//! `maketrans` and `translate`.

use pycore_text::{TextBuf, View};

use super::Str;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::LOOKUP_ERROR;
use crate::protocol::object;
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::{methods, raise};

/// The greatest code point.
const LAST_CODE_POINT: i64 = 0x10_FFFF;

#[methods(name = TRANSLATE)]
impl Str {
    /// maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)
    ///
    /// A table for translate().
    ///
    /// Of one argument, a dictionary, the keys are characters or code points, the values code points, strings or None. Of two
    /// strings, each character of the first is to become that at the same place of the second; those of a third string are to
    /// be deleted.
    #[staticmethod]
    fn maketrans(
        thread: &Thread,
        x: &Object,
        y: Option<&Str>,
        z: Option<&Str>,
    ) -> Fallible<Owned<Dict>> {
        let table = Dict::new(thread)?;
        let Some(to) = y else {
            let Some(pairs) = x.downcast::<Dict>() else {
                let message = "if you give only one argument to maketrans it must be a dict";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            };
            let mut position = 0;
            while let Some((key, value)) = pairs.next_entry(&mut position) {
                let key = table_key(thread, key)?;
                table.insert(thread, &key, &value)?;
            }
            return Ok(table);
        };
        let Some(from) = x.downcast::<Str>() else {
            let message = "first maketrans argument must be a string if there is a second argument";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        if from.len() != to.len() {
            let message = "the first two maketrans arguments must have equal length";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        for (from, to) in from.view().code_points().zip(to.view().code_points()) {
            let (from, to) = (thread.new_int(from.into())?, thread.new_int(to.into())?);
            table.insert(thread, &from, &to)?;
        }
        if let Some(deleted) = z {
            for point in deleted.view().code_points() {
                let point = thread.new_int(point.into())?;
                table.insert(thread, &point, &thread.none())?;
            }
        }
        Ok(table)
    }

    /// translate($self, table, /)
    ///
    /// The text with each character replaced as a table says.
    ///
    /// The table is asked by code point and gives a code point, a string, or None to delete; a character for which it raises
    /// LookupError stays.
    fn translate(&self, thread: &Thread, table: &Object) -> Fallible<Owned<Str>> {
        let mut out = TextBuf::new();
        // What the table said about ASCII, which is asked once.
        let mut known: [Option<u8>; 128] = [None; 128];
        for point in self.view().code_points() {
            let ascii = u8::try_from(point).ok().filter(u8::is_ascii);
            if let Some(same) = ascii.and_then(|unit| known[usize::from(unit)]) {
                push(thread, &mut out, View::Latin1(&[same]))?;
                continue;
            }
            let key = thread.new_int(point.into())?;
            let value = match object::get_item(thread, table, &key) {
                Ok(value) => value,
                Err(raised) => {
                    raised.suppress(thread, &LOOKUP_ERROR)?;
                    if let Some(unit) = ascii {
                        known[usize::from(unit)] = Some(unit);
                    }
                    push(thread, &mut out, View::Ucs4(&[point]))?;
                    continue;
                }
            };
            if value.is_none() {
                continue;
            }
            if let Some(text) = (*value).downcast::<Str>() {
                push(thread, &mut out, text.view())?;
            } else if let Some(int) = (*value).downcast::<Int>() {
                let Some(new) = int.to_i64().filter(|new| (0..=LAST_CODE_POINT).contains(new))
                else {
                    return Err(raise!(
                        thread,
                        VALUE_ERROR,
                        "character mapping must be in range(0x110000)"
                    ));
                };
                if let (Some(unit), Ok(new)) = (ascii, u8::try_from(new)) {
                    known[usize::from(unit)] = Some(new);
                }
                push(thread, &mut out, View::Ucs4(&[new as u32]))?;
            } else {
                let message = "character mapping must return integer, None or str";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        }
        Str::from_buffer(thread, &out)
    }
}

/// A key of a table: a code point, or a string of one character in its place.
fn table_key(thread: &Thread, key: Owned) -> Fallible<Owned> {
    if let Some(text) = (*key).downcast::<Str>() {
        return match text.view().get(0) {
            Some(point) if text.len() == 1 => thread.new_int(point.into()),
            _ => Err(raise!(
                thread,
                VALUE_ERROR,
                "string keys in translatetable must be of length 1"
            )),
        };
    }
    if (*key).downcast::<Int>().is_some() {
        return Ok(key);
    }
    Err(bad_key(thread))
}

#[cold]
fn bad_key(thread: &Thread) -> Raised {
    raise!(thread, TYPE_ERROR, "keys in translate table mustbe strings or integers")
}

fn push(thread: &Thread, out: &mut TextBuf, text: View<'_>) -> Fallible {
    out.push_view(text).map_err(|_| thread.raise_out_of_memory())
}
