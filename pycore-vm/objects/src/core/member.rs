//! Fields of objects as attributes: what a `PyMemberDef` names, read and written.

use core::ffi::{
    CStr, c_char, c_int, c_long, c_longlong, c_short, c_uchar, c_uint, c_ulong, c_ulonglong,
    c_ushort,
};
use std::ptr::{self, NonNull};

use pycore_abi::PyMemberDef;

use super::object::Object;
use super::raised::Fallible;
use super::refs::Owned;
use super::thread::Thread;
use super::type_object::TypeFlags;
use crate::declare::MemberKind;
use crate::protocol::number;
use crate::types::bool_type::Bool;
use crate::types::int::Int;
use crate::types::object::attributes;
use crate::types::str::Str;
use crate::types::type_type::names;

/// Flag of a field that cannot be written.
pub(super) const READ_ONLY: c_int = 1;
/// The offset counts from the end of the base's part of the object.
const RELATIVE_OFFSET: c_int = 8;

/// The name of a definition.
fn name(definition: &PyMemberDef) -> &str {
    // SAFETY: the name of a definition is text that lives as long as it.
    unsafe { CStr::from_ptr(definition.name) }.to_str().unwrap_or("?")
}

/// Reads a field.
///
/// # Safety
///
/// 1. The object has the field, initialised, at the definition's offset.
pub unsafe fn get(thread: &Thread, object: &Object, definition: &PyMemberDef) -> Fallible<Owned> {
    if definition.flags & RELATIVE_OFFSET != 0 {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "PyMember_GetOne used with Py_RELATIVE_OFFSET"
        ));
    }
    // SAFETY: condition 1.
    let field = unsafe { ptr::from_ref(object).cast::<u8>().offset(definition.offset) };
    /// The field as it is.
    macro_rules! read {
        ($kind:ty) => {
            // SAFETY: condition 1.
            unsafe { field.cast::<$kind>().read_unaligned() }
        };
    }
    let Some(kind) = MemberKind::from_number(definition.type_) else {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "bad memberdescr type for {}",
            name(definition)
        ));
    };
    match kind {
        MemberKind::Short => thread.new_int(read!(c_short).into()),
        MemberKind::Int => thread.new_int(read!(c_int).into()),
        MemberKind::Long => thread.new_int(read!(c_long)),
        MemberKind::LongLong => thread.new_int(read!(c_longlong)),
        MemberKind::Size => thread.new_int(read!(isize) as i64),
        MemberKind::Byte => thread.new_int(read!(i8).into()),
        MemberKind::UnsignedByte => thread.new_int(read!(c_uchar).into()),
        MemberKind::UnsignedShort => thread.new_int(read!(c_ushort).into()),
        MemberKind::UnsignedInt => thread.new_int(read!(c_uint).into()),
        MemberKind::UnsignedLong => Ok(Int::from_u64(thread, read!(c_ulong))?.into_object()),
        MemberKind::UnsignedLongLong => {
            Ok(Int::from_u64(thread, read!(c_ulonglong))?.into_object())
        }
        MemberKind::Float => thread.new_float(read!(f32).into()),
        MemberKind::Double => thread.new_float(read!(f64)),
        MemberKind::Bool => Ok(thread.bool(read!(c_char) != 0)),
        MemberKind::Char => thread.new_str(char::from(read!(u8)).encode_utf8(&mut [0; 2])),
        MemberKind::Text => {
            let pointer = read!(*const c_char);
            if pointer.is_null() {
                return Ok(thread.none());
            }
            // SAFETY: a field of this kind leads to text.
            thread.new_str(&unsafe { CStr::from_ptr(pointer) }.to_string_lossy())
        }
        MemberKind::TextInPlace => {
            // SAFETY: a field of this kind is text.
            thread.new_str(&unsafe { CStr::from_ptr(field.cast()) }.to_string_lossy())
        }
        MemberKind::None => Ok(thread.none()),
        MemberKind::TypeFlags => {
            let flags = TypeFlags::from_bits_retain(read!(u64)).shown();
            Ok(Int::from_u64(thread, flags)?.into_object())
        }
        MemberKind::ObjectOrNone | MemberKind::Object => match NonNull::new(read!(*mut Object)) {
            // SAFETY: the field counts a reference to the object.
            Some(value) => Ok(Owned::share(unsafe { value.as_ref() })),
            None if kind == MemberKind::ObjectOrNone => Ok(thread.none()),
            None => {
                let name = Str::new(thread, name(definition))?;
                let class = names::class_shown(thread, object)?;
                let message = format!("'{class}' object has no attribute '{name}'");
                Err(attributes::attribute_error(thread, object, &name, &message))
            }
        },
    }
}

fn warn(thread: &Thread, message: &str) -> Fallible {
    crate::errors::warn(thread, &crate::errors::RUNTIME_WARNING, message, 1)
}

/// A number for an unsigned field; a negative one is taken modulo 2^64, after a warning.
fn unsigned(thread: &Thread, value: &Object) -> Fallible<u64> {
    let number = number::to_c_unsigned_long(thread, value)?;
    if number::index(thread, value)?.is_negative() {
        warn(thread, "Writing negative value into unsigned field")?;
    }
    Ok(number)
}

/// Writes a field; without a value, deletes it.
///
/// # Safety
///
/// 1. As for [`get`].
pub unsafe fn set(
    thread: &Thread,
    object: &Object,
    definition: &PyMemberDef,
    value: Option<&Object>,
) -> Fallible {
    if definition.flags & RELATIVE_OFFSET != 0 {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "PyMember_SetOne used with Py_RELATIVE_OFFSET"
        ));
    }
    if definition.flags & READ_ONLY != 0 {
        return Err(crate::raise!(thread, ATTRIBUTE_ERROR, "readonly attribute"));
    }
    let Some(kind) = MemberKind::from_number(definition.type_) else {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "bad memberdescr type for {}",
            name(definition)
        ));
    };
    // SAFETY: condition 1.
    let field = unsafe { ptr::from_ref(object).cast::<u8>().cast_mut().offset(definition.offset) };
    if matches!(kind, MemberKind::ObjectOrNone | MemberKind::Object) {
        let new = value.map_or(ptr::null_mut(), |value| Owned::share(value).into_raw().as_ptr());
        // SAFETY: condition 1: the field counts a reference, which passes to `old`; that to the new value passes in.
        let old = unsafe { ptr::replace(field.cast::<*mut Object>(), new) };
        // SAFETY: as above.
        let old = NonNull::new(old).map(|old| unsafe { Owned::adopt(old) });
        if value.is_none() && old.is_none() && kind == MemberKind::Object {
            return Err(crate::raise!(thread, ATTRIBUTE_ERROR, "{}", name(definition)));
        }
        return Ok(());
    }
    let Some(value) = value else {
        return Err(crate::raise!(thread, TYPE_ERROR, "can't delete numeric/char attribute"));
    };
    /// Stores a number in a field.
    macro_rules! write {
        ($kind:ty, $value:expr) => {{
            let value: $kind = $value;
            // SAFETY: condition 1.
            unsafe { field.cast::<$kind>().write_unaligned(value) };
            Ok(())
        }};
    }
    /// The number that is left of a greater one, after a warning.
    macro_rules! cut {
        ($kind:ty, $what:literal) => {{
            let number = number::to_c_long(thread, value)?;
            if <$kind>::try_from(number).is_err() {
                warn(thread, concat!("Truncation of value to ", $what))?;
            }
            number as $kind
        }};
    }
    match kind {
        MemberKind::Bool => match value.downcast::<Bool>() {
            Some(value) => write!(c_char, value.value().into()),
            None => Err(crate::raise!(thread, TYPE_ERROR, "attribute value type must be bool")),
        },
        MemberKind::Byte => write!(i8, cut!(i8, "char")),
        MemberKind::UnsignedByte => write!(u8, cut!(u8, "unsigned char")),
        MemberKind::Short => write!(c_short, cut!(c_short, "short")),
        MemberKind::UnsignedShort => write!(c_ushort, cut!(c_ushort, "unsigned short")),
        MemberKind::Int => write!(c_int, cut!(c_int, "int")),
        MemberKind::UnsignedInt => {
            let number = unsigned(thread, value)?;
            let narrow = number as c_uint;
            if u64::from(narrow) != number
                && value.downcast::<Int>().is_none_or(|value| !value.is_negative())
            {
                warn(thread, "Truncation of value to unsigned int")?;
            }
            write!(c_uint, narrow)
        }
        MemberKind::Long => write!(c_long, number::to_c_long(thread, value)?),
        MemberKind::LongLong => match number::index(thread, value)?.to_i64() {
            Some(number) => write!(c_longlong, number),
            None => Err(crate::raise!(thread, OVERFLOW_ERROR, "int too big to convert")),
        },
        MemberKind::UnsignedLong | MemberKind::UnsignedLongLong => {
            write!(c_ulong, unsigned(thread, value)?)
        }
        MemberKind::Size => match value.downcast::<Int>().map(Int::to_isize) {
            Some(Some(number)) => write!(isize, number),
            Some(None) => Err(number::too_large(thread, "ssize_t")),
            None => Err(crate::raise!(thread, TYPE_ERROR, "an integer is required")),
        },
        MemberKind::Float => write!(f32, number::to_f64(thread, value)? as f32),
        MemberKind::Double => write!(f64, number::to_f64(thread, value)?),
        MemberKind::Char => {
            match value.downcast::<Str>().and_then(Str::as_ascii).map(str::as_bytes) {
                Some(&[byte]) => write!(u8, byte),
                _ => Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "bad argument type for built-in operation"
                )),
            }
        }
        MemberKind::Text | MemberKind::TextInPlace => {
            Err(crate::raise!(thread, TYPE_ERROR, "readonly attribute"))
        }
        _ => Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "bad memberdescr type for {}",
            name(definition)
        )),
    }
}
