//! Messages with several pieces of memory, and others beside them.

use pycore_objects::audit;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags};
use pycore_objects::protocol::iterate;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, raise};

use super::arguments::{self, int, int_or, size};
use super::object::Socket;
use super::{address, sys};

/// The most bytes beside a message, as the system has it for lengths.
const ROOM_MAX: isize = i32::MAX as isize;

impl Socket {
    /// Receives into pieces of memory; the sizes of the pieces are given. The result is the data, in one, and the rest of
    /// the result of `recvmsg`.
    fn receive_message(
        &self,
        thread: &Thread,
        sizes: &[usize],
        room: isize,
        flags: i32,
    ) -> Fallible<(Vec<Vec<u8>>, usize, [Owned; 3])> {
        if !(0..=ROOM_MAX).contains(&room) {
            return Err(raise!(thread, VALUE_ERROR, "invalid ancillary data buffer length"));
        }
        let room = room as usize;
        let mut control: Vec<u64> = thread.vector(room.div_ceil(8))?;
        control.resize(room.div_ceil(8), 0);
        let mut pieces = Vec::with_capacity(sizes.len());
        for &size in sizes {
            let mut piece: Vec<u8> = thread.vector(size)?;
            piece.resize(size, 0);
            pieces.push(piece);
        }
        let received = self.call(thread, false, |fd| {
            let mut slices: Vec<&mut [u8]> = pieces.iter_mut().map(Vec::as_mut_slice).collect();
            sys::receive_message(fd, &mut slices, &mut control, room, flags)
        })?;
        let mut ancillary = Vec::new();
        for (level, kind, data) in &received.ancillary {
            let items = [
                thread.new_int((*level).into())?,
                thread.new_int((*kind).into())?,
                Bytes::new(thread, data)?.into_object(),
            ];
            ancillary.push(Tuple::pack(thread, items)?.into_object());
        }
        let rest = [
            List::from_owned(thread, ancillary)?.into_object(),
            thread.new_int(received.flags.into())?,
            address::make(thread, &received.address)?,
        ];
        Ok((pieces, received.count, rest))
    }
}

/// The items of an iterable that is an argument.
fn items(thread: &Thread, function: &str, place: usize, iterable: &Object) -> Fallible<Vec<Owned>> {
    iterate::to_vec(thread, iterable, &format!("{function}() argument {place} must be an iterable"))
}

#[methods(name = MESSAGES)]
impl Socket {
    /// recvmsg(bufsize[, ancbufsize[, flags]]) -> data, ancdata, msg_flags, address
    ///
    /// Receive a message of at most bufsize bytes, and others beside it, for which there are ancbufsize bytes of room.
    #[python(no_keywords)]
    fn recvmsg(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "recvmsg", (1, 3))?;
        let count = size(thread, given[0])?;
        let room = given.get(1).map_or(Ok(0), |room| size(thread, room))?;
        let flags = int_or(thread, given.get(2), 0)?;
        let Ok(count) = usize::try_from(count) else {
            return Err(raise!(thread, VALUE_ERROR, "negative buffer size in recvmsg()"));
        };
        let (pieces, received, [ancillary, flags, from]) =
            self.receive_message(thread, &[count], room, flags)?;
        let data = pieces.first().map_or(&[][..], |piece| &piece[..received.min(piece.len())]);
        let data = Bytes::new(thread, data)?.into_object();
        Tuple::pack(thread, [data, ancillary, flags, from])
    }

    /// recvmsg_into(buffers[, ancbufsize[, flags]]) -> nbytes, ancdata, msg_flags, address
    ///
    /// As recvmsg(), into the memory of objects, one after the other.
    #[python(no_keywords)]
    fn recvmsg_into(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "recvmsg_into", (1, 3))?;
        let room = given.get(1).map_or(Ok(0), |room| size(thread, room))?;
        let flags = int_or(thread, given.get(2), 0)?;
        let objects = items(thread, "recvmsg_into", 1, given[0])?;
        if objects.len() > i32::MAX as usize {
            return Err(raise!(thread, OS_ERROR, "recvmsg_into() argument 1 is too long"));
        }
        let mut buffers = Vec::new();
        for object in &objects {
            let buffer = Buffer::get(thread, object, BufferFlags::WRITABLE).map_err(|raised| {
                thread.clear_exception(raised);
                let message =
                    "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers";
                raise!(thread, TYPE_ERROR, "{message}")
            })?;
            buffers.push(buffer);
        }
        let sizes: Vec<usize> = buffers.iter().map(Buffer::len).collect();
        let (pieces, received, [ancillary, flags, from]) =
            self.receive_message(thread, &sizes, room, flags)?;
        let mut left = received;
        for (buffer, piece) in buffers.iter().zip(&pieces) {
            let count = left.min(piece.len());
            buffer.write(0, &piece[..count]);
            left -= count;
        }
        Tuple::pack(thread, [thread.new_int(received as i64)?, ancillary, flags, from])
    }

    /// sendmsg(buffers[, ancdata[, flags[, address]]]) -> count
    ///
    /// Send the bytes of several objects as one message, and others beside it: tuples of a level, a type, and bytes.
    #[python(no_keywords)]
    fn sendmsg(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        let given = arguments::objects(thread, arguments, "sendmsg", (1, 4))?;
        let flags = int_or(thread, given.get(2), 0)?;
        let to = match given.get(3).filter(|to| !to.is_none()) {
            Some(to) => Some(self.parse_address(thread, to, "sendmsg")?),
            None => {
                if audit::is_watched(thread) {
                    let none = thread.none();
                    audit::audit(thread, "socket.sendmsg", &[self.as_object(), &none])?;
                }
                None
            }
        };
        let objects = items(thread, "sendmsg", 1, given[0])?;
        let mut buffers = Vec::new();
        for object in &objects {
            buffers.push(Buffer::get(thread, object, BufferFlags::SIMPLE)?);
        }
        let beside = match given.get(1) {
            Some(beside) => items(thread, "sendmsg", 2, beside)?,
            None => Vec::new(),
        };
        let mut messages = Vec::new();
        let mut total: usize = 0;
        for item in &beside {
            let (level, kind, data) = ancillary_item(thread, item)?;
            let space = sys::ancillary_space(data.len());
            let sum = space.and_then(|space| total.checked_add(space));
            match (space, sum.filter(|&sum| sum <= i32::MAX as usize)) {
                (None, _) => {
                    return Err(raise!(thread, OS_ERROR, "ancillary data item too large"));
                }
                (_, None) => return Err(raise!(thread, OS_ERROR, "too much ancillary data")),
                (_, Some(sum)) => total = sum,
            }
            messages.push((level, kind, data));
        }
        let pieces: Vec<&[u8]> = buffers.iter().map(Buffer::bytes).collect();
        let ancillary: Vec<(i32, i32, &[u8])> =
            messages.iter().map(|(level, kind, data)| (*level, *kind, data.bytes())).collect();
        self.call(thread, true, |fd| sys::send_message(fd, &pieces, &ancillary, flags, to.as_ref()))
    }
}

/// Level, type and bytes of a message beside others.
fn ancillary_item(thread: &Thread, item: &Object) -> Fallible<(i32, i32, Buffer)> {
    let message = "[sendmsg() ancillary data items]() argument must be";
    let Some(tuple) = item.downcast::<Tuple>() else {
        let kind = item.type_name();
        return Err(raise!(thread, TYPE_ERROR, "{message} 3-item tuple, not {kind}"));
    };
    let (Some(level), Some(kind), Some(data), 3) =
        (tuple.get(0), tuple.get(1), tuple.get(2), tuple.len())
    else {
        let length = tuple.len();
        return Err(raise!(thread, TYPE_ERROR, "{message} tuple of length 3, not {length}"));
    };
    let (level, kind) = (int(thread, level)?, int(thread, kind)?);
    Ok((level, kind, Buffer::get(thread, data, BufferFlags::SIMPLE)?))
}
