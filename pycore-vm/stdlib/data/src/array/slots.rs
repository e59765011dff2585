//! Construction, `repr`, comparison, the operators and the buffer of arrays.

use core::ffi::c_int;
use std::ptr::NonNull;

use pycore_objects::declare::abi::Py_buffer;
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::errors::INDEX_ERROR;
use pycore_objects::protocol::buffer::{self, BytesLike};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{iterate, number, object};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::slice::{Indices, Slice};
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject, raise, slots,
};

use super::code::{Code, Kind};
use super::{ARRAY, Array, ArrayIterator};

/// What is between the brackets.
enum Place {
    Item(usize),
    Slice(Indices),
}

#[cold]
fn bad_argument(thread: &Thread) -> Raised {
    raise!(thread, TYPE_ERROR, "bad argument type for built-in operation")
}

/// The code that the first argument of the constructor names.
fn code_of(thread: &Thread, argument: &Object) -> Fallible<u32> {
    let expected = "array() argument 1 must be a unicode character, not";
    let Some(text) = argument.downcast::<Str>() else {
        let kind = argument.type_name();
        return Err(raise!(thread, TYPE_ERROR, "{expected} {kind}"));
    };
    match (text.view().get(0), text.len()) {
        (Some(letter), 1) => Ok(letter),
        (_, length) => Err(raise!(thread, TYPE_ERROR, "{expected} a string of length {length}")),
    }
}

impl Array {
    fn place(&self, thread: &Thread, key: &Object) -> Fallible<Place> {
        let small = key.downcast_exact::<Int>().and_then(Int::as_compact);
        if let Some(index) = small.filter(|&index| index >= 0) {
            return Ok(Place::Item(index as usize));
        }
        if number::is_index(key) {
            let index = number::to_isize(thread, key, &INDEX_ERROR)?;
            let index = if index < 0 { index + self.len() as isize } else { index };
            return Ok(Place::Item(index as usize));
        }
        let Some(slice) = key.downcast::<Slice>() else {
            return Err(raise!(thread, TYPE_ERROR, "array indices must be integers"));
        };
        let (start, stop, step) = slice.unpack(thread)?;
        Ok(Place::Slice(Indices::adjust(start, stop, step, self.len())))
    }

    /// The bytes of the items of a slice.
    fn cut(&self, thread: &Thread, indices: Indices) -> Fallible<Vec<u8>> {
        let size = self.size();
        let mut cut = thread.vector(indices.count * size)?;
        let bytes = self.bytes.borrow();
        for index in indices.iter() {
            cut.extend_from_slice(&bytes[index * size..][..size]);
        }
        Ok(cut)
    }

    /// `extend` and `+=`
    pub(super) fn extend_from(&self, thread: &Thread, iterable: &Object) -> Fallible {
        let Some(other) = iterable.downcast::<Self>() else {
            return iterate::for_each(thread, iterable, |item| self.push(thread, &item));
        };
        if !std::ptr::eq(self.code.get(), other.code.get()) {
            let message = "can only extend with array of same kind";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let new = other.snapshot(thread)?;
        self.extend_bytes(thread, &new)
    }

    fn assign_item(&self, thread: &Thread, index: usize, value: Option<&Object>) -> Fallible {
        let range_error = || raise!(thread, INDEX_ERROR, "array assignment index out of range");
        if index >= self.len() {
            return Err(range_error());
        }
        match value {
            None => self.splice(thread, index, index + 1, &[]),
            Some(value) => {
                let stored = self.code.get().store(thread, value)?;
                // The conversion may have run code that made the array shorter.
                if self.set(index, &stored) { Ok(()) } else { Err(range_error()) }
            }
        }
    }

    fn assign_slice(&self, thread: &Thread, indices: Indices, value: Option<&Object>) -> Fallible {
        let new = match value {
            None => Vec::new(),
            Some(value) => {
                let Some(other) = value.downcast::<Self>() else {
                    let kind = value.type_name();
                    let message = format!("can only assign array (not \"{kind}\") to array slice");
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                };
                if !std::ptr::eq(self.code.get(), other.code.get()) {
                    return Err(bad_argument(thread));
                }
                other.snapshot(thread)?
            }
        };
        let size = self.size();
        let needed = new.len() / size;
        if indices.step == 1 {
            let start = indices.start as usize;
            return self.splice(thread, start, start + indices.count, &new);
        }
        if value.is_none() {
            if indices.count == 0 {
                return Ok(());
            }
            self.check_resizable(thread)?;
            let (start, step, count) = indices.ascending();
            let mut index = 0;
            self.bytes.borrow_mut().retain(|_| {
                let item = index / size;
                index += 1;
                item < start
                    || !(item - start).is_multiple_of(step)
                    || (item - start) / step >= count
            });
            return Ok(());
        }
        if needed != indices.count {
            let count = indices.count;
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "attempt to assign array of size {needed} to extended slice of size {count}"
            ));
        }
        let mut bytes = self.bytes.borrow_mut();
        for (index, item) in indices.iter().zip(new.chunks_exact(size)) {
            bytes[index * size..][..size].copy_from_slice(item);
        }
        Ok(())
    }

    /// The bytes so many times.
    fn repeated(&self, thread: &Thread, times: isize) -> Fallible<Vec<u8>> {
        let times = times.max(0) as usize;
        let bytes = self.bytes.borrow();
        let Some(length) = bytes.len().checked_mul(times) else {
            return Err(thread.raise_out_of_memory());
        };
        let mut all = thread.vector(length)?;
        if !bytes.is_empty() {
            for _ in 0..times {
                all.extend_from_slice(&bytes);
            }
        }
        Ok(all)
    }

    /// Fills a new array.
    fn initialize(&self, thread: &Thread, initial: &Object) -> Fallible {
        if let Some(text) = initial.downcast::<Str>() {
            return self.extend_text(thread, text);
        }
        if initial.downcast::<Bytes>().is_some() || initial.downcast::<ByteArray>().is_some() {
            return self.extend_memory(thread, &BytesLike::of(thread, initial)?);
        }
        if let Some(other) = initial.downcast::<Self>()
            && std::ptr::eq(self.code.get(), other.code.get())
        {
            return self.extend_from(thread, initial);
        }
        iterate::for_each(thread, initial, |item| self.push(thread, &item))
    }
}

#[slots]
impl Array {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if !arguments.names().is_empty() && class.has_same_init(ARRAY.get()) {
            return Err(raise!(thread, TYPE_ERROR, "array.array() takes no keyword arguments"));
        }
        let given = arguments.len();
        let bound = match given {
            0 => Some("at least 1 argument"),
            1 | 2 => None,
            _ => Some("at most 2 arguments"),
        };
        if let Some(bound) = bound {
            return Err(raise!(thread, TYPE_ERROR, "array() takes {bound} ({given} given)"));
        }
        let none = thread.none();
        let letter = code_of(thread, arguments.object(thread, 0)?.unwrap_or(&none))?;
        if letter == u32::from(b'u') {
            let message = "The 'u' type code is deprecated and will be removed in Python 3.16";
            let category = &pycore_objects::errors::DEPRECATION_WARNING;
            pycore_objects::errors::warn(thread, category, message, 1)?;
        }
        let initial = arguments.object(thread, 1)?;
        let code = Code::of(letter);
        if let (Some(initial), false) =
            (initial, code.is_some_and(|code| code.kind == Kind::Character))
        {
            let letter = char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER);
            let what = if initial.downcast::<Str>().is_some() {
                Some("str")
            } else if initial
                .downcast::<Self>()
                .is_some_and(|other| other.code.get().kind == Kind::Character)
            {
                Some("unicode array")
            } else {
                None
            };
            if let Some(what) = what {
                let article = format!("cannot use a {what} to initialize an array with typecode");
                return Err(raise!(thread, TYPE_ERROR, "{article} '{letter}'"));
            }
        }
        let Some(code) = code else {
            let message = "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let array = Self::of_class(thread, class, code, Vec::new())?;
        if let Some(initial) = initial {
            array.initialize(thread, initial)?;
        }
        Ok(array)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push(&format!("('{}'", self.code.get().letter()))?;
        if !self.is_empty() {
            text.push(", ")?;
            if self.code.get().kind == Kind::Character {
                text.push_repr(self.text(thread)?.as_object())?;
            } else {
                text.push_repr(List::from_owned(thread, self.objects(thread)?)?.as_object())?;
            }
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else {
            return Ok(thread.not_implemented());
        };
        let only_equality = matches!(how, Comparison::Equal | Comparison::NotEqual);
        if only_equality && self.len() != other.len() {
            return Ok(thread.bool(how == Comparison::NotEqual));
        }
        let mut index = 0;
        loop {
            match (self.get(thread, index)?, other.get(thread, index)?) {
                (Some(one), Some(two)) => {
                    if !object::equal(thread, &one, &two)? {
                        return match how {
                            Comparison::Equal => Ok(thread.bool(false)),
                            Comparison::NotEqual => Ok(thread.bool(true)),
                            _ => object::compare(thread, &one, &two, how),
                        };
                    }
                }
                _ => return Ok(thread.bool(how.holds(self.len().cmp(&other.len())))),
            }
            index += 1;
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<ArrayIterator>> {
        ArrayIterator::new(thread, self)
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        let Some(other) = other.downcast::<Self>() else {
            let kind = other.type_name();
            let message = format!("can only append array (not \"{kind}\") to array");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        if !std::ptr::eq(self.code.get(), other.code.get()) {
            return Err(bad_argument(thread));
        }
        let sum = self.alike(thread, self.snapshot(thread)?)?;
        sum.extend_bytes(thread, &other.bytes.borrow())?;
        Ok(sum)
    }

    fn sq_inplace_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        if other.downcast::<Self>().is_none() {
            let kind = other.type_name();
            let message = format!("can only extend array with array (not \"{kind}\")");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        self.extend_from(thread, other)?;
        Ok(Owned::share(self))
    }

    fn sq_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned<Self>> {
        self.alike(thread, self.repeated(thread, times)?)
    }

    fn sq_inplace_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned<Self>> {
        if !self.is_empty() && times != 1 {
            self.check_resizable(thread)?;
            let all = self.repeated(thread, times)?;
            self.bytes.replace(all);
        }
        Ok(Owned::share(self))
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match self.get(thread, index as usize)? {
            Some(item) => Ok(item),
            None => Err(raise!(thread, INDEX_ERROR, "array index out of range")),
        }
    }

    fn sq_ass_item(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        self.assign_item(thread, index as usize, value)
    }

    fn sq_contains(&self, thread: &Thread, value: &Object) -> Fallible<bool> {
        Ok(self.find(thread, value, 0, usize::MAX)?.is_some())
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        match self.place(thread, key)? {
            Place::Item(index) => self.sq_item(thread, index as isize),
            Place::Slice(indices) => {
                Ok(self.alike(thread, self.cut(thread, indices)?)?.into_object())
            }
        }
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        match self.place(thread, key)? {
            Place::Item(index) => self.assign_item(thread, index, value),
            Place::Slice(indices) => self.assign_slice(thread, indices, value),
        }
    }

    #[allow(unsafe_code, reason = "lends memory")]
    fn bf_getbuffer(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let memory = {
            let mut bytes = self.bytes.borrow_mut();
            (bytes.as_mut_ptr(), bytes.len())
        };
        // SAFETY: while there are exports, nobody changes the size of the vector, so its memory stays; the view is the
        // caller's.
        unsafe { buffer::fill(thread, view, self.as_object(), memory, false, flags)? };
        self.shape.set(self.len() as isize);
        if let Some(view) = view {
            // SAFETY: the view was filled; the shape does not change while there are exports, and lives as long as the
            // array, which the view holds.
            unsafe {
                let view = view.as_ptr();
                (*view).itemsize = self.size() as isize;
                if !(*view).format.is_null() {
                    (*view).format = self.code.get().format.as_ptr().cast_mut();
                }
                if !(*view).shape.is_null() {
                    (*view).shape = self.shape.as_ptr();
                }
            }
        }
        self.exports.set(self.exports.get() + 1);
        Ok(())
    }

    fn bf_releasebuffer(&self, _thread: &Thread, _view: Option<NonNull<Py_buffer>>) {
        self.exports.set(self.exports.get().saturating_sub(1));
    }
}
