//! Equality of views, by the values of their items.

use super::MemoryView;
use super::format::{ItemBytes, NativeFormat};
use super::value::RawView;
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread};
use crate::errors;
use crate::name;
use crate::protocol::buffer::{Buffer, BufferFlags};
use crate::protocol::{call, object};
use crate::types::bytes::Bytes;
use crate::types::str::Str;

/// How items are compared.
enum Items {
    /// Native values of one format.
    Native(&'static NativeFormat),
    /// Native values of two formats, as objects.
    Mixed(&'static NativeFormat, &'static NativeFormat),
    /// By the module `struct`: the two unpacking methods.
    Unpacked(Owned, Owned),
}

impl Items {
    /// For two formats; nothing if one of them is not known, so that nothing is equal.
    fn of(thread: &Thread, one: RawView<'_>, other: RawView<'_>) -> Fallible<Option<Self>> {
        if let (Some(first), Some(second)) = (one.native_format(), other.native_format()) {
            let same = first.code() == second.code();
            return Ok(Some(if same { Self::Native(first) } else { Self::Mixed(first, second) }));
        }
        let unpack = |view: RawView<'_>| unpacker(thread, view.format(), view.item_size());
        match unpack(one).and_then(|first| Ok((first, unpack(other)?))) {
            Ok((Some(first), Some(second))) => Ok(Some(Self::Unpacked(first, second))),
            Ok(_) => Ok(None),
            Err(raised) => unknown_format(thread, raised),
        }
    }

    fn equal(&self, thread: &Thread, one: &[u8], other: &[u8]) -> Fallible<bool> {
        match self {
            Self::Native(format) => Ok(format.equal(ItemBytes::of(one), ItemBytes::of(other))),
            Self::Mixed(first, second) => {
                let one = first.unpack(thread, ItemBytes::of(one))?;
                object::equal(thread, &one, &*second.unpack(thread, ItemBytes::of(other))?)
            }
            Self::Unpacked(first, second) => {
                let value = |unpack: &Object, bytes: &[u8]| {
                    call::call(thread, unpack, &[Bytes::new(thread, bytes)?.as_object()])
                };
                object::equal(thread, &*value(first, one)?, &*value(second, other)?)
            }
        }
    }
}

/// Without the module or the memory for it, comparing fails; an unknown format makes views unequal.
fn unknown_format(thread: &Thread, raised: Raised) -> Fallible<Option<Items>> {
    if thread.exception_matches(&raised, &errors::IMPORT_ERROR)
        || thread.exception_matches(&raised, &errors::MEMORY_ERROR)
    {
        return Err(raised);
    }
    thread.clear_exception(raised);
    Ok(None)
}

/// `_struct.Struct(format).unpack`; nothing if that takes other sizes.
fn unpacker(thread: &Thread, format: &[u8], item_size: usize) -> Fallible<Option<Owned>> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(crate::raise!(thread, IMPORT_ERROR, "there is no import system"));
    };
    let module = import(thread, name!(thread, "_struct").as_object())?;
    let class = object::get_attribute(thread, &module, name!(thread, "Struct"))?;
    let format = Str::new(thread, &String::from_utf8_lossy(format))?;
    let made = call::call(thread, &class, &[format.as_object()])?;
    let size = object::get_attribute(thread, &made, name!(thread, "size"))?;
    if !object::equal(thread, &size, &*thread.new_int(item_size as i64)?)? {
        return Ok(None);
    }
    object::get_attribute(thread, &made, name!(thread, "unpack")).map(Some)
}

impl MemoryView {
    /// Whether another object has the same items; nothing if it has no memory to look at.
    pub(super) fn equals(&self, thread: &Thread, other: &Object) -> Fallible<Option<bool>> {
        let same = self.as_object().is(other);
        if self.is_released() || other.downcast::<Self>().is_some_and(Self::is_released) {
            return Ok(Some(same));
        }
        let export;
        let (_own, _others);
        let there = match other.downcast::<Self>() {
            Some(other) => {
                _others = other.pin();
                other.raw()
            }
            None => {
                export = match Buffer::get(thread, other, BufferFlags::FULL_RO) {
                    Ok(export) => export,
                    Err(raised) => {
                        thread.clear_exception(raised);
                        return Ok(None);
                    }
                };
                // Asking the other object may have released this view.
                if self.is_released() {
                    return Ok(Some(same));
                }
                RawView::of(&export)
            }
        };
        _own = self.pin();
        let here = self.raw();
        let shape = here.shape();
        if !same_shape(&shape, &there.shape()) {
            return Ok(Some(false));
        }
        let Some(items) = Items::of(thread, here, there)? else { return Ok(Some(false)) };
        if shape.contains(&0) {
            return Ok(Some(true));
        }
        let mut index = vec![0; shape.len()];
        loop {
            if !items.equal(thread, here.item(&index), there.item(&index))? {
                return Ok(Some(false));
            }
            // The next index, like a number whose digits have different bases.
            let mut dimension = shape.len();
            loop {
                if dimension == 0 {
                    return Ok(Some(true));
                }
                dimension -= 1;
                index[dimension] += 1;
                if index[dimension] < shape[dimension] {
                    break;
                }
                index[dimension] = 0;
            }
        }
    }
}

/// Whether shapes are the same, as far as there are items.
fn same_shape(one: &[isize], other: &[isize]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    for (first, second) in one.iter().zip(other) {
        if first != second {
            return false;
        }
        if *first == 0 {
            break;
        }
    }
    true
}
