//! `cast`: the same memory as items of another format and shape.

use super::MemoryView;
use super::format::NativeFormat;
use super::value::{MOST_DIMENSIONS, ViewFlags, too_many_dimensions};
use crate::codecs::native::Native;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::protocol::{number, sequence};
use crate::raise;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

impl MemoryView {
    pub(super) fn cast_to(
        &self,
        thread: &Thread,
        format: &Str,
        shape: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        self.check(thread)?;
        self.check_unrestricted(thread)?;
        let refused = |what: &str| raise!(thread, TYPE_ERROR, "memoryview: {what}");
        if !self.flags().contains(ViewFlags::C_CONTIGUOUS) {
            return Err(refused("casts are restricted to C-contiguous views"));
        }
        if (shape.is_some() || self.dimensions() != 1) && self.shape().contains(&0) {
            return Err(refused("cannot cast view with zeros in shape or strides"));
        }
        let sizes = shape.map(|shape| self.sizes(thread, shape)).transpose()?;
        let marked = format.view().get(0) == Some('@'.into());
        let format = Native::Ascii.encode(thread, format, None)?;
        let Some(format) = NativeFormat::parse(format.as_slice()) else {
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "memoryview: destination format must be a native single character format prefixed with an optional '@'"
            ));
        };
        let from_bytes = self.raw().native_format().is_some_and(|format| format.is_bytes());
        if !from_bytes && !format.is_bytes() {
            return Err(refused("cannot cast between two non-byte formats"));
        }
        let (length, size) = (self.len(), format.size());
        if !length.is_multiple_of(size) {
            return Err(refused("length is not a multiple of itemsize"));
        }
        let sizes = match sizes {
            Some(sizes) => checked_product(thread, &sizes, size, length)?,
            None => vec![(length / size) as isize],
        };
        self.recast(thread, format.text(marked), size, &sizes)
    }

    /// The items of the argument `shape`.
    fn sizes(&self, thread: &Thread, shape: &Object) -> Fallible<Owned<Tuple>> {
        if shape.downcast::<List>().is_none() && shape.downcast::<Tuple>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "shape must be a list or a tuple"));
        }
        let sizes = sequence::to_tuple(thread, shape)?;
        if sizes.len() > MOST_DIMENSIONS {
            return Err(too_many_dimensions(thread));
        }
        if self.dimensions() != 1 && sizes.len() != 1 {
            let message = "memoryview: cast must be 1D -> ND or ND -> 1D";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        Ok(sizes)
    }
}

/// Sizes as numbers, whose product is that of the bytes.
fn checked_product(
    thread: &Thread,
    sizes: &Tuple,
    item_size: usize,
    length: usize,
) -> Fallible<Vec<isize>> {
    let wrong = |what: &str| -> Raised { raise!(thread, VALUE_ERROR, "memoryview.cast(): {what}") };
    let mut product = item_size as isize;
    let mut numbers = Vec::with_capacity(sizes.len());
    for size in sizes.iter() {
        let Some(size) = size.downcast::<Int>() else {
            let message = "memoryview.cast(): elements of shape must be integers";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let Some(size) = size.to_isize() else {
            return Err(number::too_large(thread, "C ssize_t"));
        };
        if size <= 0 {
            return Err(wrong("elements of shape must be integers > 0"));
        }
        product = product.checked_mul(size).ok_or_else(|| wrong("product(shape) > SSIZE_MAX"))?;
        numbers.push(size);
    }
    if product as usize != length {
        let message = "memoryview: product(shape) * itemsize != buffer size";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    Ok(numbers)
}
