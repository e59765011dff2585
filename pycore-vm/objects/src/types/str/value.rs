//! The memory of a string, and safe access to it.
//!
//! ```text
//!   0        16       24     32      40          48     56
//!   ├────────┼────────┼──────┼───────┼───────────┴──────┴─────
//!   │ header │ length │ hash │ state │ data, if all is ASCII            (a unit of zero behind)
//!   │        │        │      │       │ UTF-8 copy: length, pointer │ data, else
//!   │        │        │      │       │ UTF-8 copy: length, pointer │ pointer to data: instances of subclasses
//!   └────────┴────────┴──────┴───────┴─────────────────────────────────
//! ```
//!
//! Invariants: units are as narrow as the greatest code point permits; a string never changes once code of the program
//! sees it; an interned string is the only one of its text that is.

use std::cell::Cell;
use std::fmt;
use std::mem::{MaybeUninit, offset_of};
use std::ptr::{self, NonNull};

use pycore_abi::{PyASCIIObject, PyCompactUnicodeObject, PyUnicodeObject};
use pycore_text::codec::{self, Handler, Standard};
use pycore_text::{Compose, Slots, TextBuf, Units, View};

use super::STR;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::errors::raise_encode_error;

/// Bytes in front of the data of an ASCII string.
const ASCII_HEAD: usize = 40;
/// Bytes in front of the data of other compact strings.
const COMPACT_HEAD: usize = 56;

/// How the string is interned.
const INTERNED: u32 = 0b11;
/// Bits of the width of a unit in bytes.
const KIND_SHIFT: u32 = 2;
const KIND: u32 = 0b111 << KIND_SHIFT;
const COMPACT: u32 = 1 << 5;
const ASCII: u32 = 1 << 6;

/// A string: immutable text of code points, surrogates included.
#[repr(C)]
pub struct Str {
    object: Object,
    length: Cell<isize>,
    /// The hash, or -1 while nobody asked for it.
    hash: Cell<isize>,
    state: Cell<u32>,
}

const _: () = {
    assert!(offset_of!(Str, length) == offset_of!(PyASCIIObject, length));
    assert!(offset_of!(Str, hash) == offset_of!(PyASCIIObject, hash));
    assert!(offset_of!(Str, state) == offset_of!(PyASCIIObject, state));
    assert!(size_of::<Str>() == ASCII_HEAD && size_of::<PyASCIIObject>() == ASCII_HEAD);
    assert!(size_of::<PyCompactUnicodeObject>() == COMPACT_HEAD);
    assert!(offset_of!(PyUnicodeObject, data) == COMPACT_HEAD);
};

/// The fields that all but ASCII strings have behind the struct.
#[repr(C)]
struct Wide {
    utf8_length: Cell<isize>,
    utf8: Cell<*mut u8>,
    /// Instances of subclasses: where the data is.
    data: Cell<*mut u8>,
}

impl Str {
    /// A string of Rust text.
    pub fn new(thread: &Thread, text: &str) -> Fallible<Owned<Self>> {
        if text.is_ascii() {
            return Self::from_view(thread, View::Latin1(text.as_bytes()));
        }
        match TextBuf::copy_of(text) {
            Ok(buffer) => Self::from_buffer(thread, &buffer),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// A string of one code point below 256; [`Str::from_view`] shares them.
    pub(crate) fn new_character(thread: &Thread, code_point: u8) -> Fallible<Owned<Self>> {
        let string = Self::reserve(thread, 1, 1, code_point < 0x80)?;
        string.write(View::Latin1(&[code_point]));
        // Sooner or later somebody asks for the UTF-8 of what all share; CPython's have it from the start.
        string.to_utf8(thread)?;
        Ok(string)
    }

    /// A string of what a buffer holds, in the narrowest width.
    pub fn from_buffer(thread: &Thread, buffer: &TextBuf) -> Fallible<Owned<Self>> {
        Self::from_view(thread, buffer.view())
    }

    /// A string of text in any width; it is stored in the narrowest.
    pub fn from_view(thread: &Thread, text: View<'_>) -> Fallible<Owned<Self>> {
        match text {
            View::Latin1(&[]) => return Self::empty(thread),
            View::Latin1(&[unit]) => return thread.interpreter().interned.character(thread, unit),
            _ => {}
        }
        let bits = text.bits();
        let string = Self::reserve(thread, text.len(), bits.unit_size(), bits.is_ascii())?;
        string.write(text);
        Ok(string)
    }

    /// A string of composed text, which is written to its place.
    pub fn compose(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>> {
        if text.len() == 0 {
            return Self::empty(thread);
        }
        let bits = text.bits();
        let string = Self::reserve(thread, text.len(), bits.unit_size(), bits.is_ascii())?;
        string.write_composed(text);
        // The bits tell the width, not the character.
        match string.view() {
            View::Latin1(&[unit]) => thread.interpreter().interned.character(thread, unit),
            _ => Ok(string),
        }
    }

    /// The empty string, of which there is one.
    pub fn empty(thread: &Thread) -> Fallible<Owned<Self>> {
        Ok(Owned::share(crate::name!(thread, "")))
    }

    /// An instance of a subclass with the text of a string.
    pub fn of_class(thread: &Thread, class: &TypeObject, text: &Self) -> Fallible<Owned<Self>> {
        if ptr::eq(class, STR.get()) {
            return Ok(Owned::share(text));
        }
        let (length, unit) = (text.len(), text.unit_size());
        let Ok(data) = thread.heap().allocate((length + 1) * unit) else {
            return Err(thread.raise_out_of_memory());
        };
        data.as_ptr().expose_provenance();
        let made = thread.new_instance(class, |object| Self {
            object,
            length: Cell::new(length as isize),
            hash: Cell::new(text.hash.get()),
            state: Cell::new(text.state.get() & (KIND | ASCII)),
        });
        let string = match made {
            Ok(string) => string,
            Err(raised) => {
                // SAFETY: the block was allocated above, and nobody else has it.
                unsafe { thread.heap().release(data) };
                return Err(raised);
            }
        };
        string.wide().data.set(data.as_ptr());
        string.write(text.view());
        Ok(string)
    }

    /// A string for text of so many code points, the greatest of which is at most `greatest`, for C code to write.
    ///
    /// # Safety
    ///
    /// 1. The caller writes the text, no wider than it said, before anybody else sees the string.
    pub unsafe fn unwritten(
        thread: &Thread,
        length: usize,
        greatest: u32,
    ) -> Fallible<Owned<Self>> {
        if length == 0 {
            return Self::empty(thread);
        }
        let unit = match greatest {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            _ => 4,
        };
        let string = Self::reserve(thread, length, unit, greatest < 0x80)?;
        // SAFETY: the data has room for `length` units and one more, which is the zero behind.
        unsafe { string.data().cast_mut().add(length * unit).write_bytes(0, unit) };
        Ok(string)
    }

    /// Where the text is in memory.
    pub fn data_pointer(&self) -> *const u8 {
        self.data()
    }

    /// A string whose text is not written yet.
    fn reserve(thread: &Thread, length: usize, unit: usize, ascii: bool) -> Fallible<Owned<Self>> {
        let head = if ascii { ASCII_HEAD } else { COMPACT_HEAD };
        let Some(size) = length
            .checked_add(1)
            .and_then(|units| units.checked_mul(unit))
            .and_then(|data| data.checked_add(head))
            .filter(|&size| size <= isize::MAX as usize - 64)
        else {
            return Err(thread.raise_out_of_memory());
        };
        let state = (unit as u32) << KIND_SHIFT | COMPACT | if ascii { ASCII } else { 0 };
        // SAFETY: the size is at least that of the struct; `Drop` knows of the fields behind, which are written here,
        // and the caller writes the text before anybody else sees the string.
        unsafe {
            let place = thread.new_raw_object(STR.get(), size, |object| Self {
                object,
                length: Cell::new(length as isize),
                hash: Cell::new(-1),
                state: Cell::new(state),
            })?;
            if !ascii {
                place.byte_add(ASCII_HEAD).cast::<[usize; 2]>().write([0, 0]);
            }
            Ok(Owned::adopt(place))
        }
    }

    /// Writes the text of a new string, and the zero behind it.
    fn write(&self, text: View<'_>) {
        debug_assert_eq!(text.len(), self.len());
        macro_rules! fill {
            ($unit:ty) => {{
                let data = self.data().cast::<$unit>().cast_mut();
                match text {
                    // SAFETY: the data has room for `len` units and one more; the text is no wider than it, and does
                    // not overlap a string that is new.
                    View::Latin1(units) => unsafe { copy(units, data) },
                    // SAFETY: as above.
                    View::Ucs2(units) => unsafe { copy(units, data) },
                    // SAFETY: as above.
                    View::Ucs4(units) => unsafe { copy(units, data) },
                }
            }};
        }
        match self.unit_size() {
            1 => fill!(u8),
            2 => fill!(u16),
            _ => fill!(u32),
        }
    }

    /// Writes the text of a new string, and the zero behind it.
    fn write_composed(&self, text: &impl Compose) {
        debug_assert_eq!(text.len(), self.len());
        macro_rules! fill {
            ($unit:ty) => {{
                let data = self.data().cast::<MaybeUninit<$unit>>().cast_mut();
                // SAFETY: the data of a new string has room for `len` units and one more, which nobody reads yet.
                let units = unsafe { std::slice::from_raw_parts_mut(data, self.len() + 1) };
                let (end, units) = units.split_last_mut().unwrap_or_else(|| unreachable!());
                end.write(0);
                let mut slots = Slots::<$unit>::new(units);
                text.write(&mut slots);
                // Composed text that is shorter than it said would leave units that nobody wrote.
                assert!(slots.missing() == 0, "composed text is shorter than it says");
            }};
        }
        match self.unit_size() {
            1 => fill!(u8),
            2 => fill!(u16),
            _ => fill!(u32),
        }
    }

    /// A string that is in static memory, for [`StaticStr`].
    const fn in_static(length: usize) -> Self {
        Self {
            // SAFETY: the type is static.
            object: unsafe { Object::new_static(STR.get()) },
            length: Cell::new(length as isize),
            hash: Cell::new(-1),
            state: Cell::new(1 << KIND_SHIFT | COMPACT | ASCII),
        }
    }

    /// The number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether there is no text.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of a unit: 1, 2 or 4.
    #[inline(always)]
    pub fn unit_size(&self) -> usize {
        ((self.state.get() & KIND) >> KIND_SHIFT) as usize
    }

    /// Whether all is ASCII.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.state.get() & ASCII != 0
    }

    /// The string as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    fn wide(&self) -> &Wide {
        debug_assert!(self.state.get() & COMPACT == 0 || !self.is_ascii());
        // SAFETY: strings that are not compact ASCII have these fields behind the struct; `data` is only used if they are
        // not compact.
        unsafe { &*ptr::from_ref(self).add(1).cast::<Wide>() }
    }

    #[inline(always)]
    fn data(&self) -> *const u8 {
        let state = self.state.get();
        let this = ptr::from_ref(self).cast::<u8>();
        if state & (COMPACT | ASCII) == COMPACT | ASCII {
            // SAFETY: the data of such a string is behind the struct.
            unsafe { this.add(ASCII_HEAD) }
        } else if state & COMPACT != 0 {
            // SAFETY: likewise, behind the fields of `Wide` but the last.
            unsafe { this.add(COMPACT_HEAD) }
        } else {
            self.wide().data.get()
        }
    }

    /// The text.
    #[inline(always)]
    pub fn view(&self) -> View<'_> {
        let (data, length) = (self.data(), self.len());
        // SAFETY: `data` has that many units, which nobody changes while the string lives.
        unsafe {
            match self.unit_size() {
                1 => View::Latin1(std::slice::from_raw_parts(data, length)),
                2 => View::Ucs2(std::slice::from_raw_parts(data.cast(), length)),
                _ => View::Ucs4(std::slice::from_raw_parts(data.cast(), length)),
            }
        }
    }

    /// The string of one character, if its text is narrow and the string was made before: without a call.
    #[inline(always)]
    pub fn shared_character(&self, thread: &Thread, index: usize) -> Option<&'static Object> {
        if self.unit_size() != 1 || index >= self.len() {
            return None;
        }
        // SAFETY: the data has more than `index` units of a byte.
        let unit = unsafe { self.data().add(index).read() };
        thread.interpreter().interned.existing_character(unit).map(Self::as_object)
    }

    /// The text as Rust's, if it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.view() {
            View::Latin1(units) if self.is_ascii() => {
                // SAFETY: ASCII is UTF-8.
                Some(unsafe { std::str::from_utf8_unchecked(units) })
            }
            _ => None,
        }
    }

    /// The text as Rust's, which other text than ASCII keeps beside itself once it was asked for; surrogates raise
    /// `UnicodeEncodeError`.
    pub fn to_utf8(&self, thread: &Thread) -> Fallible<&str> {
        match self.as_ascii() {
            Some(text) => Ok(text),
            None => self.to_utf8_beside(thread),
        }
    }

    fn to_utf8_beside(&self, thread: &Thread) -> Fallible<&str> {
        let wide = self.wide();
        if wide.utf8.get().is_null() {
            let mut text = Vec::new();
            let mut strict = Standard(Handler::Strict);
            match codec::encode_utf8(self.view(), &mut text, &mut strict) {
                Ok(()) => (),
                Err(codec::CodecError::Failure(failure)) => {
                    let place = failure.start..failure.end;
                    let (encoding, reason) = (failure.encoding, failure.reason);
                    return Err(raise_encode_error(thread, encoding, self, place, reason));
                }
                Err(_) => return Err(thread.raise_out_of_memory()),
            }
            let Ok(copy) = thread.heap().allocate(text.len() + 1) else {
                return Err(thread.raise_out_of_memory());
            };
            // SAFETY: the new block has room for the text and a zero.
            unsafe {
                ptr::copy_nonoverlapping(text.as_ptr(), copy.as_ptr(), text.len());
                copy.add(text.len()).write(0);
            }
            wide.utf8_length.set(text.len() as isize);
            wide.utf8.set(copy.as_ptr());
        }
        // SAFETY: that many bytes of UTF-8 are at the pointer, and stay there as long as the string.
        unsafe {
            let length = wide.utf8_length.get() as usize;
            let bytes = std::slice::from_raw_parts(wide.utf8.get(), length);
            Ok(std::str::from_utf8_unchecked(bytes))
        }
    }

    /// The text as Rust's; surrogates become U+FFFD.
    pub fn to_string_lossy(&self) -> String {
        self.view().to_string_lossy()
    }

    /// The hash of the text: the same for equal text of any width.
    #[inline(always)]
    pub fn hash(&self) -> isize {
        match self.hash.get() {
            -1 => self.compute_hash(),
            hash => hash,
        }
    }

    #[cold]
    fn compute_hash(&self) -> isize {
        let bytes = self.len() * self.unit_size();
        // SAFETY: the data has that many bytes.
        let hash =
            crate::hash::hash_bytes(unsafe { std::slice::from_raw_parts(self.data(), bytes) });
        self.hash.set(hash);
        hash
    }

    /// Bytes in memory, as `__sizeof__` counts them.
    pub fn memory_size(&self) -> usize {
        let data = (self.len() + 1) * self.unit_size();
        let head = match self.state.get() & (COMPACT | ASCII) {
            state if state & COMPACT == 0 => size_of::<PyUnicodeObject>(),
            state if state & ASCII != 0 => return ASCII_HEAD + data,
            _ => COMPACT_HEAD,
        };
        let wide = self.wide();
        let utf8 = wide.utf8.get();
        // The data of ASCII is its own UTF-8.
        let has_copy = !utf8.is_null() && !ptr::eq(utf8, self.data());
        let copy = if has_copy { wide.utf8_length.get() as usize + 1 } else { 0 };
        head + data + copy
    }

    /// Whether both have the same text.
    #[inline]
    pub fn equals(&self, other: &Self) -> bool {
        if self.as_object().is(other.as_object()) {
            return true;
        }
        if self.len() != other.len() || self.unit_size() != other.unit_size() {
            return false;
        }
        let bytes = self.len() * self.unit_size();
        // SAFETY: both have that many bytes of data.
        unsafe {
            std::slice::from_raw_parts(self.data(), bytes)
                == std::slice::from_raw_parts(other.data(), bytes)
        }
    }

    /// Whether the text is this ASCII text.
    #[inline]
    pub fn equals_ascii(&self, text: &str) -> bool {
        matches!(self.view(), View::Latin1(units) if units == text.as_bytes())
    }

    /// Whether this is the one interned string of its text, so that identity decides about equality with another.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.state.get() & INTERNED != 0
    }

    /// Marks the string as interned (1: mortal, 2: immortal).
    pub(crate) fn set_interned(&self, how: u32) {
        self.state.set(self.state.get() & !INTERNED | how);
    }
}

/// Copies units into wider or equal ones, and writes a zero behind them.
///
/// # Safety
///
/// 1. `data` has room for one unit more than `units`, and does not overlap it; every unit fits.
unsafe fn copy<From: Copy + Into<u32>, To: Copy + TryFrom<u32> + Default>(
    units: &[From],
    data: *mut To,
) {
    // SAFETY: condition 1.
    unsafe {
        if size_of::<From>() == size_of::<To>() {
            ptr::copy_nonoverlapping(units.as_ptr().cast::<To>(), data, units.len());
        } else {
            for (index, &unit) in units.iter().enumerate() {
                data.add(index).write(To::try_from(unit.into()).unwrap_or_default());
            }
        }
        data.add(units.len()).write(To::default());
    }
}

impl Trace for Str {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Drop for Str {
    fn drop(&mut self) {
        // SAFETY: strings are destroyed within `Thread::enter`; the blocks came from the heap.
        unsafe {
            if self.is_interned() {
                Thread::current().interpreter().interned.forget(self);
            }
            let state = self.state.get();
            if state & (COMPACT | ASCII) == COMPACT | ASCII {
                return;
            }
            let wide = self.wide();
            if let Some(utf8) = NonNull::new(wide.utf8.get())
                && (state & COMPACT != 0 || utf8.as_ptr() != wide.data.get())
            {
                Thread::current().heap().release(utf8);
            }
            if state & COMPACT == 0
                && let Some(data) = NonNull::new(wide.data.get())
            {
                Thread::current().heap().release(data);
            }
        }
    }
}

/// The text; surrogates as U+FFFD. For messages.
impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_ascii() {
            Some(text) => f.write_str(text),
            None => f.write_str(&self.to_string_lossy()),
        }
    }
}

/// An ASCII string in static memory; see [`crate::name!`].
#[repr(C)]
pub struct StaticStr<const UNITS: usize> {
    string: Str,
    /// The text and the zero behind it.
    data: [u8; UNITS],
}

// SAFETY: the string is reached by code only while its thread holds the interpreter's lock.
unsafe impl<const UNITS: usize> Sync for StaticStr<UNITS> {}

impl<const UNITS: usize> StaticStr<UNITS> {
    /// A string of ASCII `text`; `UNITS` is its length and one.
    pub const fn new(text: &str) -> Self {
        assert!(text.len() + 1 == UNITS && text.is_ascii());
        let mut data = [0; UNITS];
        let mut index = 0;
        while index < text.len() {
            data[index] = text.as_bytes()[index];
            index += 1;
        }
        Self { string: Str::in_static(text.len()), data }
    }

    /// The string.
    pub const fn get(&'static self) -> &'static Str {
        let _ = &self.data;
        // Derived from the whole static, since the data is behind the struct.
        // SAFETY: the struct begins with the string.
        unsafe { &*ptr::from_ref(self).cast::<Str>() }
    }
}

/// Text of unknown width that becomes a string: what builders give.
pub fn from_units(thread: &Thread, units: &Units) -> Fallible<Owned<Str>> {
    match units {
        Units::Latin1(units) => Str::from_view(thread, View::Latin1(units)),
        Units::Ucs2(units) => Str::from_view(thread, View::Ucs2(units)),
        Units::Ucs4(units) => Str::from_view(thread, View::Ucs4(units)),
    }
}
