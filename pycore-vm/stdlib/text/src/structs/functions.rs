//! The functions of the module, which read a format and use it once.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::INDEX_ERROR;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, BytesLike};
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Slot, Thread, methods, raise};

use super::error;
use super::layout::{Layout, forget};
use super::object::UnpackIterator;

/// The functions' place.
pub(super) struct Functions;

/// Values as bytes; `function` is for messages.
pub(super) fn pack_values(
    thread: &Thread,
    layout: &Layout,
    function: &str,
    values: &[Slot],
) -> Fallible<Owned<Bytes>> {
    check_count(thread, layout, function, values)?;
    Bytes::new(thread, &layout.pack(thread, values)?)
}

fn check_count(thread: &Thread, layout: &Layout, function: &str, values: &[Slot]) -> Fallible {
    if values.len() == layout.values {
        return Ok(());
    }
    let (expected, given) = (layout.values, values.len());
    let message = format!("{function} expected {expected} items for packing (got {given})");
    Err(error(thread, &message))
}

/// Where a part of a buffer begins, whose offset may count from the end; `what` and `verb` are for messages.
fn start(
    thread: &Thread,
    offset: isize,
    (size, length): (usize, usize),
    [function, verb, small]: [&str; 3],
) -> Fallible<usize> {
    let mut offset = offset;
    if offset < 0 {
        if offset + size as isize > 0 {
            return Err(error(thread, &format!("{small} {size} bytes at offset {offset}")));
        }
        if offset + (length as isize) < 0 {
            let message = format!("offset {offset} out of range for {length}-byte buffer");
            return Err(error(thread, &message));
        }
        offset += length as isize;
    }
    let offset = offset as usize;
    if length.checked_sub(offset).is_none_or(|rest| rest < size) {
        let least = offset.saturating_add(size);
        let message = format!(
            "{function} requires a buffer of at least {least} bytes for {verb} {size} bytes at offset {offset} (actual buffer size is {length})"
        );
        return Err(error(thread, &message));
    }
    Ok(offset)
}

/// Writes values to a buffer: buffer, offset and the values.
pub(super) fn pack_into(thread: &Thread, layout: &Layout, arguments: &[Slot]) -> Fallible {
    let [buffer, offset, values @ ..] = arguments else {
        let what = if arguments.is_empty() { "buffer" } else { "offset" };
        return Err(error(thread, &format!("pack_into expected {what} argument")));
    };
    check_count(thread, layout, "pack_into", values)?;
    let object = buffer.object(thread)?;
    let buffer = Buffer::get(thread, object, BufferFlags::WRITABLE).map_err(|raised| {
        thread.clear_exception(raised);
        let given = object.type_name();
        let message = "argument must be read-write bytes-like object, not";
        raise!(thread, TYPE_ERROR, "{message} {given}")
    })?;
    let offset = number::to_isize(thread, offset.object(thread)?, &INDEX_ERROR)?;
    let texts = ["pack_into", "packing", "no space to pack"];
    let start = start(thread, offset, (layout.size, buffer.len()), texts)?;
    let bytes = layout.pack(thread, values)?;
    buffer.write(start, &bytes);
    Ok(())
}

/// The values of a buffer of the layout's size.
pub(super) fn unpack_whole(
    thread: &Thread,
    layout: &Layout,
    bytes: &[u8],
) -> Fallible<Owned<Tuple>> {
    if bytes.len() != layout.size {
        let size = layout.size;
        return Err(error(thread, &format!("unpack requires a buffer of {size} bytes")));
    }
    layout.unpack(thread, bytes)
}

/// The values of a part of a buffer.
pub(super) fn unpack_from(
    thread: &Thread,
    layout: &Layout,
    bytes: &[u8],
    offset: isize,
) -> Fallible<Owned<Tuple>> {
    let texts = ["unpack_from", "unpacking", "not enough data to unpack"];
    let start = start(thread, offset, (layout.size, bytes.len()), texts)?;
    layout.unpack(thread, &bytes[start..start + layout.size])
}

/// The format that a function gets as its first argument, and what follows.
fn split<'a>(thread: &Thread, arguments: Arguments<'a>) -> Fallible<(&'a Object, &'a [Slot])> {
    match arguments.object(thread, 0)? {
        Some(format) => Ok((format, &arguments.positional()[1..])),
        None => Err(raise!(thread, TYPE_ERROR, "missing format argument")),
    }
}

#[methods(module)]
impl Functions {
    /// Values as bytes: pack(format, v1, v2, ...).
    #[python(no_keywords)]
    fn pack(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Bytes>> {
        let (format, values) = split(thread, arguments)?;
        pack_values(thread, &*Layout::of(thread, format)?, "pack", values)
    }

    /// Writes values to a buffer from an offset on: pack_into(format, buffer, offset, v1, v2, ...).
    #[python(no_keywords, name = "pack_into")]
    fn pack_into_buffer(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let (format, rest) = split(thread, arguments)?;
        pack_into(thread, &*Layout::of(thread, format)?, rest)
    }

    /// unpack($module, format, buffer, /)
    ///
    /// The values of a buffer, whose size must be that of the format.
    fn unpack(thread: &Thread, format: &Object, buffer: BytesLike<'_>) -> Fallible<Owned<Tuple>> {
        unpack_whole(thread, &*Layout::of(thread, format)?, &buffer)
    }

    /// unpack_from($module, format, /, buffer, offset=0)
    ///
    /// The values of a buffer from an offset on.
    #[python(name = "unpack_from")]
    fn unpack_from_offset(
        thread: &Thread,
        format: &Object,
        buffer: BytesLike<'_>,
        offset: Option<isize>,
    ) -> Fallible<Owned<Tuple>> {
        unpack_from(thread, &*Layout::of(thread, format)?, &buffer, offset.unwrap_or(0))
    }

    /// iter_unpack($module, format, buffer, /)
    ///
    /// An iterator over the values of the parts of a buffer, each of the format's size.
    fn iter_unpack(
        thread: &Thread,
        format: &Object,
        buffer: &Object,
    ) -> Fallible<Owned<UnpackIterator>> {
        UnpackIterator::new(thread, Layout::of(thread, format)?, buffer)
    }

    /// calcsize($module, format, /)
    ///
    /// The number of bytes of a format.
    fn calcsize(thread: &Thread, format: &Object) -> Fallible<usize> {
        Ok(Layout::of(thread, format)?.size)
    }

    /// _clearcache($module, /)
    ///
    /// Forgets formats that were read.
    fn _clearcache() {
        forget();
    }
}
