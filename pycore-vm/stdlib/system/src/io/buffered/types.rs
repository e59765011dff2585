//! The three types.

use std::ffi::CStr;
use std::mem::offset_of;

use pycore_objects::core::{Layout, ObjectLike, TypeContents, TypeFlags, TypeObject, TypeStatic};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise, slots};

use super::{Buffered, Random, Reader, Writer};
use crate::io::base::{check_readable, check_seekable, check_writable};
use crate::io::buffered_base::BUFFERED_IO_BASE;
use crate::io::util::{DEFAULT_BUFFER_SIZE, Size};
use crate::io::writable::Writable;

/// `BufferedReader`
pub const READER: u8 = 0;
/// `BufferedWriter`
pub const WRITER: u8 = 1;
/// `BufferedRandom`
pub const RANDOM: u8 = 2;

#[allow(unsafe_code, reason = "one struct for three types")]
// SAFETY: the struct is `repr(C)` and begins with that of `_BufferedIOBase`; its instances are made by `Buffered::blank`,
// and `trace` shows all its places.
unsafe impl<const KIND: u8> Layout for Buffered<KIND> {
    fn type_object() -> &'static TypeObject {
        match KIND {
            READER => BUFFERED_READER.get(),
            WRITER => BUFFERED_WRITER.get(),
            _ => BUFFERED_RANDOM.get(),
        }
    }
}

/// What the types have in common.
const fn contents<const KIND: u8>(name: &'static CStr) -> TypeContents {
    let flags = TypeFlags::HAVE_GC.union(TypeFlags::BASE_TYPE);
    let mut contents = TypeContents::of::<Buffered<KIND>>(name, flags);
    contents.base = Some(&BUFFERED_IO_BASE);
    contents.methods = Buffered::<KIND>::COMMON;
    contents.getsets = Buffered::<KIND>::COMMON_GETSETS;
    contents.members = Buffered::<KIND>::MEMBERS;
    contents.inherits_finalizer = true;
    contents.hides_constructor = true;
    contents.dict_offset = offset_of!(Buffered<KIND>, dict) as isize;
    contents.weaklist_offset = offset_of!(Buffered<KIND>, weak_references) as isize;
    contents
}

/// Declares the type objects.
macro_rules! buffered_types {
    ($($(#[$doc:meta])* $STATIC:ident = $name:literal $KIND:ident $Struct:ident [$($methods:ident)*];)*) => {
        $(
            $(#[$doc])*
            pub static $STATIC: TypeStatic = TypeStatic::new(&$STATIC, &const {
                let mut contents = contents::<$KIND>($name);
                contents.slots = $Struct::SLOTS.merge($Struct::SHARED_SLOTS);
                contents.more_methods = &[$($Struct::$methods),*];
                contents
            });
        )*
    };
}
buffered_types! {
    /// The type `_io.BufferedReader`.
    BUFFERED_READER = c"_io.BufferedReader" READER Reader [READING];
    /// The type `_io.BufferedWriter`.
    BUFFERED_WRITER = c"_io.BufferedWriter" WRITER Writer [WRITING];
    /// The type `_io.BufferedRandom`.
    BUFFERED_RANDOM = c"_io.BufferedRandom" RANDOM Random [READING WRITING];
}

impl<const KIND: u8> Buffered<KIND> {
    const MEMBERS: &'static [NativeMember] = &[
        NativeMember::new(
            c"raw",
            MemberKind::ObjectOrNone,
            offset_of!(Self, raw),
            NativeMember::READ_ONLY,
            None,
        ),
        NativeMember::new(c"_finalizing", MemberKind::Bool, offset_of!(Self, finalizing), 0, None),
    ];

    /// A new buffer in front of a raw file.
    pub(crate) fn over(thread: &Thread, raw: &Object, size: usize) -> Fallible<Owned<Self>> {
        let this = thread.new_object(Self::blank)?;
        this.begin(thread, raw, Some(size as isize))?;
        Ok(this)
    }

    /// A buffer in front of a raw file.
    fn begin(&self, thread: &Thread, raw: &Object, size: Option<isize>) -> Fallible {
        self.state.set(super::State::New);
        let size = match size {
            None => DEFAULT_BUFFER_SIZE,
            Some(size) if size > 0 => size as usize,
            Some(_) => {
                return Err(raise!(thread, VALUE_ERROR, "buffer size must be strictly positive"));
            }
        };
        if KIND == RANDOM {
            check_seekable(thread, raw)?;
        }
        if Self::CAN_READ {
            check_readable(thread, raw)?;
        }
        if Self::CAN_WRITE {
            check_writable(thread, raw)?;
        }
        self.initialize(raw, size);
        // Where the file is is asked when it matters, of our own; of others at once, as they may expect.
        if crate::io::file::FileIo::exact(raw).is_none()
            && let Err(raised) = self.raw_tell(thread)
        {
            thread.clear_exception(raised);
        }
        Ok(())
    }
}

#[slots(name = SHARED_SLOTS)]
impl<const KIND: u8> Buffered<KIND> {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::blank)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.repr(thread)
    }
}

/// The slots that a type has in its own words.
macro_rules! own_slots {
    ($($Struct:ident { $(#[doc = $doc:literal])* } $($next:ident)?;)*) => {
        $(
            #[slots]
            impl $Struct {
                $(#[doc = $doc])*
                fn tp_init(
                    &self,
                    thread: &Thread,
                    raw: &Object,
                    buffer_size: Option<isize>,
                ) -> Fallible {
                    self.begin(thread, raw, buffer_size)
                }

                $(fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                    self.$next(thread)
                })?
            }
        )*
    };
}
own_slots! {
    Reader {
        /// BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)
        ///
        /// A buffer in front of a raw file that is read.
    } next_line;
    Writer {
        /// BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)
        ///
        /// A buffer in front of a raw file that is written.
    };
    Random {
        /// BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)
        ///
        /// A buffer in front of a raw file that is read and written, and has positions.
    } next_line;
}

impl<const KIND: u8> Buffered<KIND> {
    fn next_line(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let this = self.as_object();
        if this.downcast_exact::<Self>().is_some() {
            self.open_raw(thread, "readline of closed file")?;
            let line = self.read_line(thread, None)?;
            return Ok((!line.is_empty()).then(|| line.into_object()));
        }
        let line = call::call_method(thread, this, name!(thread, "readline"), &[])?;
        if (*line).downcast::<Bytes>().is_none() {
            let class = line.type_name();
            let message = "readline() should have returned a bytes object, not";
            return Err(raise!(thread, OS_ERROR, "{message} '{class}'"));
        }
        Ok((object::length(thread, &line)? != 0).then_some(line))
    }
}

#[methods(name = READING)]
impl<const KIND: u8> Buffered<KIND> {
    /// readable($self, /)
    // Whether the raw file can be read.
    fn readable(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.raw(thread)?, name!(thread, "readable"), &[])
    }

    /// read($self, size=-1, /)
    // Read so many bytes, or fewer at the end; without a size, all that is left.
    //
    // None if the raw file does not block and has nothing now.
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Option<Owned<Bytes>>> {
        let size = Size::of(size);
        self.raw(thread)?;
        if size < -1 {
            let message = "read length must be non-negative or -1";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        self.open_raw(thread, "read of closed file")?;
        match usize::try_from(size) {
            Ok(size) => self.read_some(thread, size),
            Err(_) => self.read_all(thread),
        }
    }

    /// peek($self, size=0, /)
    // What was read ahead, or what one read gives; the position stays.
    fn peek(&self, thread: &Thread, size: Option<isize>) -> Fallible<Owned<Bytes>> {
        let _ = size;
        self.open_raw(thread, "peek of closed file")?;
        self.peek_ahead(thread)
    }

    /// read1($self, size=-1, /)
    // Read at most so many bytes with at most one read of the raw file.
    fn read1(&self, thread: &Thread, size: Option<isize>) -> Fallible<Owned<Bytes>> {
        self.open_raw(thread, "read of closed file")?;
        let size = size.and_then(|size| usize::try_from(size).ok());
        self.read_once(thread, size.unwrap_or(self.size.get()))
    }

    /// readinto($self, buffer, /)
    // Read bytes into memory until it is full, and return how many they are.
    fn readinto(&self, thread: &Thread, buffer: Writable) -> Fallible<Option<usize>> {
        self.open_raw(thread, "readinto of closed file")?;
        self.read_into(thread, &buffer, false)
    }

    /// readinto1($self, buffer, /)
    // Read bytes into memory with at most one read of the raw file, and return how many they are.
    fn readinto1(&self, thread: &Thread, buffer: Writable) -> Fallible<Option<usize>> {
        self.open_raw(thread, "readinto of closed file")?;
        self.read_into(thread, &buffer, true)
    }

    /// readline($self, size=-1, /)
    // Read a line, at most so many bytes of it if size is not negative.
    fn readline(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Bytes>> {
        self.open_raw(thread, "readline of closed file")?;
        self.read_line(thread, Size::limit(size))
    }
}

#[methods(name = WRITING)]
impl<const KIND: u8> Buffered<KIND> {
    /// writable($self, /)
    // Whether the raw file can be written.
    fn writable(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.raw(thread)?, name!(thread, "writable"), &[])
    }

    /// write($self, buffer, /)
    // Write bytes, and return how many they are; they may stay in the buffer for a while.
    fn write(&self, thread: &Thread, buffer: BytesLike<'_>) -> Fallible<usize> {
        self.write_bytes(thread, &buffer)
    }
}
