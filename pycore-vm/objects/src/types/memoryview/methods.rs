//! The methods and attributes of views.

use std::ffi::c_int;

use super::MemoryView;
use super::format::NativeFormat;
use super::value::ViewFlags;
use crate::core::{Fallible, Object, ObjectLike, Owned, Slot, Thread, TypeObject};
use crate::protocol::buffer::Order;
use crate::protocol::object;
use crate::types::byte_string::hex;
use crate::types::bytes::Bytes;
use crate::types::list::List;
use crate::types::slice::search_bounds;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise};

impl MemoryView {
    /// The items from a dimension on as lists in lists.
    fn list(
        &self,
        thread: &Thread,
        format: &'static NativeFormat,
        index: &mut Vec<isize>,
    ) -> Fallible<Owned> {
        let dimension = index.len();
        if dimension == self.dimensions() {
            return format.unpack(thread, self.load(thread, index)?);
        }
        let list = List::new(thread)?;
        for number in 0..self.shape()[dimension] {
            index.push(number);
            let item = self.list(thread, format, index);
            index.pop();
            list.push(thread, item?)?;
        }
        Ok(list.into_object())
    }

    /// Numbers as a tuple.
    fn numbers(&self, thread: &Thread, numbers: &[isize]) -> Fallible<Owned> {
        let mut items = thread.vector(numbers.len())?;
        for &number in numbers {
            items.push(thread.new_int(number as i64)?);
        }
        Ok(Tuple::from_owned(thread, items)?.into_object())
    }

    fn has(&self, thread: &Thread, flags: ViewFlags) -> Fallible<bool> {
        self.check(thread)?;
        Ok(self.flags().intersects(flags))
    }
}

#[methods]
impl MemoryView {
    /// _from_flags($type, /, object, flags)
    ///
    /// A view of an object that is asked for its memory with these flags.
    #[classmethod]
    fn _from_flags(
        _class: &TypeObject,
        thread: &Thread,
        object: &Object,
        flags: c_int,
    ) -> Fallible<Owned<Self>> {
        Self::of_object_with(thread, object, flags)
    }

    /// cast($self, /, format, shape=<unrepresentable>)
    ///
    /// The same memory as items of another format, in another shape.
    fn cast(&self, thread: &Thread, format: &Str, shape: Option<&Object>) -> Fallible<Owned<Self>> {
        self.cast_to(thread, format, shape)
    }

    /// toreadonly($self, /)
    ///
    /// A view of the same memory through which it cannot be written.
    fn toreadonly(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.check(thread)?;
        self.check_unrestricted(thread)?;
        let view = self.duplicate(thread)?;
        view.forbid_writing();
        Ok(view)
    }

    /// release($self, /)
    ///
    /// Gives the memory back; the view cannot be used any more.
    #[python(name = "release")]
    fn end_view(&self, thread: &Thread) -> Fallible {
        self.release(thread)
    }

    /// __enter__($self, /)
    fn __enter__(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        Ok(Owned::share(self.as_object()))
    }

    /// __exit__($self, /, *exc_info)
    ///
    /// Gives the memory back.
    #[effects(TAKES_TUPLE)]
    fn __exit__(&self, thread: &Thread, exc_info: &[Slot]) -> Fallible {
        let _ = exc_info;
        self.release(thread)
    }

    /// tobytes($self, /, order='C')
    ///
    /// A copy of the bytes; with several dimensions the last index varies fastest for 'C', the first for 'F', and for 'A'
    /// the first if it does so in memory.
    fn tobytes(&self, thread: &Thread, order: Option<&Object>) -> Fallible<Owned<Bytes>> {
        let order = match order.filter(|order| !order.is_none()) {
            None => None,
            Some(order) => Some(order.downcast::<Str>().ok_or_else(|| {
                let given = order.type_name();
                let message = "tobytes() argument 'order' must be str or None, not";
                raise!(thread, TYPE_ERROR, "{message} {given}")
            })?),
        };
        self.check(thread)?;
        let order = match order.map(Str::to_string_lossy).as_deref() {
            None | Some("C") => Order::C,
            Some("F") => Order::Fortran,
            Some("A") if self.flags().contains(ViewFlags::C_CONTIGUOUS) => Order::C,
            Some("A") if self.flags().contains(ViewFlags::FORTRAN_CONTIGUOUS) => Order::Fortran,
            Some("A") => Order::C,
            Some(_) => return Err(raise!(thread, VALUE_ERROR, "order must be 'C', 'F' or 'A'")),
        };
        Bytes::new(thread, &self.to_vec(thread, order)?)
    }

    /// hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    ///
    /// The hexadecimal digits of the bytes.
    ///
    /// Every bytes_per_sep bytes, counted from the right, or from the left if it is negative, sep stands between them.
    #[python(name = "hex")]
    fn hexadecimal(
        &self,
        thread: &Thread,
        sep: Option<&Object>,
        bytes_per_sep: Option<i32>,
    ) -> Fallible<Owned<Str>> {
        self.check(thread)?;
        let _pin = self.pin();
        let separator = hex::separator(thread, sep)?;
        hex::hex(thread, &self.to_vec(thread, Order::C)?, separator, bytes_per_sep)
    }

    /// tolist($self, /)
    ///
    /// The items as a list, of lists if there are several dimensions.
    fn tolist(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        self.list(thread, self.native_format(thread)?, &mut Vec::new())
    }

    /// count($self, value, /)
    ///
    /// How often value occurs.
    fn count(&self, thread: &Thread, value: &Object) -> Fallible<usize> {
        crate::protocol::sequence::count(thread, self.as_object(), value)
    }

    /// index($self, value, start=0, stop=sys.maxsize, /)
    ///
    /// Where value occurs first.
    fn index(
        &self,
        thread: &Thread,
        value: &Object,
        start: Option<&Object>,
        stop: Option<&Object>,
    ) -> Fallible<isize> {
        let length = self.shape().first().map_or(0, |length| length.max(&0).unsigned_abs());
        let (start, stop) = search_bounds(thread, start, stop, || length)?;
        self.check(thread)?;
        match self.shape() {
            [] => return Err(raise!(thread, TYPE_ERROR, "invalid lookup on 0-dim memory")),
            [_] => {}
            _ => {
                let message = "multi-dimensional lookup is not implemented";
                return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
            }
        }
        for index in start..stop.min(length) {
            let item = self.item(thread, index as isize)?;
            if object::equal(thread, &item, value)? {
                return Ok(index as isize);
            }
        }
        Err(raise!(thread, VALUE_ERROR, "memoryview.index(x): x not found"))
    }

    /// The object whose memory it is.
    #[getter]
    fn obj(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        Ok(self.exporter().map_or_else(|| thread.none(), Owned::share))
    }

    /// The number of bytes that all items take.
    #[getter]
    fn nbytes(&self, thread: &Thread) -> Fallible<usize> {
        self.check(thread)?;
        Ok(self.len())
    }

    /// Whether the memory cannot be written.
    #[getter]
    fn readonly(&self, thread: &Thread) -> Fallible<bool> {
        self.check(thread)?;
        Ok(self.is_read_only())
    }

    /// The number of bytes of an item.
    #[getter]
    fn itemsize(&self, thread: &Thread) -> Fallible<usize> {
        self.check(thread)?;
        Ok(self.item_size())
    }

    /// The format of an item, as the module struct has it.
    #[getter]
    fn format(&self, thread: &Thread) -> Fallible<String> {
        self.check(thread)?;
        Ok(String::from_utf8_lossy(self.raw().format()).into_owned())
    }

    /// The number of dimensions.
    #[getter]
    fn ndim(&self, thread: &Thread) -> Fallible<usize> {
        self.check(thread)?;
        Ok(self.dimensions())
    }

    /// The number of items per dimension.
    #[getter(name = "shape")]
    fn sizes_of_dimensions(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        self.numbers(thread, self.shape())
    }

    /// The number of bytes from one item to the next, per dimension.
    #[getter(name = "strides")]
    fn steps_of_dimensions(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        self.numbers(thread, self.strides())
    }

    /// What is added to pointers on the way to an item, per dimension.
    #[getter(name = "suboffsets")]
    fn offsets_of_dimensions(&self, thread: &Thread) -> Fallible<Owned> {
        self.check(thread)?;
        self.numbers(thread, self.suboffsets())
    }

    /// Whether items lie one behind the other, the last index varying fastest.
    #[getter]
    fn c_contiguous(&self, thread: &Thread) -> Fallible<bool> {
        self.has(thread, ViewFlags::C_CONTIGUOUS)
    }

    /// Whether items lie one behind the other, the first index varying fastest.
    #[getter]
    fn f_contiguous(&self, thread: &Thread) -> Fallible<bool> {
        self.has(thread, ViewFlags::FORTRAN_CONTIGUOUS)
    }

    /// Whether items lie one behind the other.
    #[getter]
    fn contiguous(&self, thread: &Thread) -> Fallible<bool> {
        self.has(thread, ViewFlags::CONTIGUOUS)
    }
}
