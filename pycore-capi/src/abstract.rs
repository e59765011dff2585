//! `abstract.h`: objects by what they can do: calls, numbers, sequences, mappings, iterators.

use core::ffi::{CStr, c_int};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{asynchronous, call, class, iterate, object, sequence, text};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::slice::Slice;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name, raise};

use crate::api::api;
use crate::convert::{self, bad_internal_call};
use crate::object::optional;

/// The highest bit of a number of arguments says that the word in front of them may be overwritten.
pub(crate) const OFFSET: usize = 1 << (usize::BITS - 1);

/// Arguments that C passes in an array.
///
/// # Safety
///
/// 1. There are as many live objects.
pub(crate) unsafe fn values<'a>(array: *const *mut PyObject, count: usize) -> &'a [&'a Object] {
    if count == 0 {
        return &[];
    }
    // SAFETY: condition 1; a pointer to a live object is a reference.
    unsafe { std::slice::from_raw_parts(array.cast(), count) }
}

/// The number of all arguments: the positional ones, and those with names.
fn count_with(names: Option<&Object>, count: usize) -> usize {
    (count & !OFFSET) + names.and_then(Object::downcast::<Tuple>).map_or(0, Tuple::len)
}

fn names_of(names: Option<&Object>) -> Option<&Tuple> {
    names.and_then(Object::downcast::<Tuple>)
}

/// A binary operator of the number protocol.
macro_rules! operators {
    ($($name:ident $operator:ident, $inplace:ident;)+) => {
        api! {
            $(
                fn $name(thread, left: &Object, right: &Object) -> Fallible<Owned> {
                    number::binary(thread, left, right, Operator::$operator)
                }

                fn $inplace(thread, left: &Object, right: &Object) -> Fallible<Owned> {
                    number::inplace(thread, left, right, Operator::$operator)
                }
            )+
        }
    };
}

operators! {
    PyNumber_Add Add, PyNumber_InPlaceAdd;
    PyNumber_Subtract Subtract, PyNumber_InPlaceSubtract;
    PyNumber_Multiply Multiply, PyNumber_InPlaceMultiply;
    PyNumber_MatrixMultiply MatrixMultiply, PyNumber_InPlaceMatrixMultiply;
    PyNumber_FloorDivide FloorDivide, PyNumber_InPlaceFloorDivide;
    PyNumber_TrueDivide TrueDivide, PyNumber_InPlaceTrueDivide;
    PyNumber_Remainder Remainder, PyNumber_InPlaceRemainder;
    PyNumber_Lshift LeftShift, PyNumber_InPlaceLshift;
    PyNumber_Rshift RightShift, PyNumber_InPlaceRshift;
    PyNumber_And And, PyNumber_InPlaceAnd;
    PyNumber_Or Or, PyNumber_InPlaceOr;
    PyNumber_Xor Xor, PyNumber_InPlaceXor;
}

// Numbers.
api! {
    fn PyNumber_Check(thread, this: Option<&Object>) -> bool {
        this.is_some_and(number::is_number)
    }

    fn PyIndex_Check(thread, this: &Object) -> bool {
        number::is_index(this)
    }

    fn PyNumber_Divmod(thread, left: &Object, right: &Object) -> Fallible<Owned> {
        number::binary(thread, left, right, Operator::DivMod)
    }

    fn PyNumber_Power(thread, base: &Object, exponent: &Object, modulus: &Object) -> Fallible<Owned> {
        number::power(thread, base, exponent, Some(modulus).filter(|modulus| !modulus.is_none()))
    }

    fn PyNumber_InPlacePower(thread, base: &Object, exponent: &Object, modulus: &Object) -> Fallible<Owned> {
        if modulus.is_none() {
            number::inplace_power(thread, base, exponent)
        } else {
            number::power(thread, base, exponent, Some(modulus).filter(|modulus| !modulus.is_none()))
        }
    }

    fn PyNumber_Negative(thread, this: &Object) -> Fallible<Owned> {
        number::negative(thread, this)
    }

    fn PyNumber_Positive(thread, this: &Object) -> Fallible<Owned> {
        number::positive(thread, this)
    }

    fn PyNumber_Absolute(thread, this: &Object) -> Fallible<Owned> {
        number::absolute(thread, this)
    }

    fn PyNumber_Invert(thread, this: &Object) -> Fallible<Owned> {
        number::invert(thread, this)
    }

    fn PyNumber_Long(thread, this: &Object) -> Fallible<Owned<Int>> {
        Int::from_object(thread, this)
    }

    fn PyNumber_Float(thread, this: &Object) -> Fallible<Owned> {
        if let Some(float) = this.downcast_exact::<Float>() {
            return Ok(Owned::share(float.as_object()));
        }
        thread.new_float(Float::from_object(thread, this)?)
    }

    fn PyNumber_Index(thread, this: &Object) -> Fallible<Owned<Int>> {
        number::index(thread, this)?.to_exact(thread)
    }

    fn PyNumber_AsSsize_t(thread, this: &Object, overflow: Option<&Object>) -> Fallible<isize> {
        match overflow {
            None => number::to_isize_clamped(thread, this),
            Some(class) => {
                let index = number::index(thread, this)?;
                index.to_isize().ok_or_else(|| {
                    let given = this.type_name();
                    let message = format!("cannot fit '{given}' into an index-sized integer");
                    crate::pyerrors::raise_class(thread, class, &message)
                })
            }
        }
    }

    fn PyNumber_ToBase(thread, this: &Object, base: c_int) -> Fallible<Owned> {
        let index = number::index(thread, this)?;
        let spec = match base {
            2 => "#b",
            8 => "#o",
            10 => "d",
            16 => "#x",
            _ => return Err(raise!(thread, SYSTEM_ERROR, "PyNumber_ToBase: base must be 2, 8, 10 or 16")),
        };
        let spec = Str::new(thread, spec)?;
        Ok(index.formatted(thread, &spec)?.into_object())
    }
}

// Calls.
api! {
    fn PyObject_CallNoArgs(thread, callable: &Object) -> Fallible<Owned> {
        call::call(thread, callable, &[])
    }

    fn PyObject_CallOneArg(thread, callable: &Object, argument: &Object) -> Fallible<Owned> {
        call::call(thread, callable, &[argument])
    }

    fn PyObject_Call(thread, callable: &Object, arguments: &Object, keywords: Option<&Object>) -> Fallible<Owned> {
        let arguments = convert::expect::<Tuple>(thread, arguments)?;
        call::call_with_dict(thread, callable, None, arguments, keywords.and_then(Object::downcast::<Dict>))
    }

    fn PyObject_CallObject(thread, callable: &Object, arguments: Option<&Object>) -> Fallible<Owned> {
        let Some(arguments) = arguments else { return call::call(thread, callable, &[]) };
        match arguments.downcast::<Tuple>() {
            Some(arguments) => call::call(thread, callable, arguments.as_slice()),
            None => Err(raise!(thread, TYPE_ERROR, "argument list must be a tuple")),
        }
    }

    fn PyObject_Vectorcall(thread, callable: &Object, array: *const *mut PyObject, count: usize, names: Option<&Object>) -> Fallible<Owned> {
        let values = values(array, count_with(names, count));
        call::call_with_keywords(thread, callable, values, names_of(names))
    }

    fn PyObject_VectorcallDict(thread, callable: &Object, array: *const *mut PyObject, count: usize, keywords: Option<&Object>) -> Fallible<Owned> {
        let values = values(array, count & !OFFSET);
        let positional = Tuple::new(thread, values)?;
        call::call_with_dict(thread, callable, None, &positional, keywords.and_then(Object::downcast::<Dict>))
    }

    fn PyObject_VectorcallMethod(thread, name: &Object, array: *const *mut PyObject, count: usize, names: Option<&Object>) -> Fallible<Owned> {
        let values = values(array, count_with(names, count));
        let Some((this, rest)) = values.split_first() else { return Err(bad_internal_call(thread)) };
        let method = object::get_attribute(thread, this, convert::expect::<Str>(thread, name)?)?;
        call::call_with_keywords(thread, &method, rest, names_of(names))
    }

    fn PyVectorcall_Call(thread, callable: &Object, arguments: &Object, keywords: Option<&Object>) -> Fallible<Owned> {
        let arguments = convert::expect::<Tuple>(thread, arguments)?;
        if call::vectorcall_of(callable).is_none() {
            let given = callable.type_name();
            return Err(raise!(thread, TYPE_ERROR, "'{given}' object does not support vectorcall"));
        }
        call::call_with_dict(thread, callable, None, arguments, keywords.and_then(Object::downcast::<Dict>))
    }

    fn PyVectorcall_NARGS(thread, count: usize) -> isize {
        (count & !OFFSET) as isize
    }
}

// Objects.
api! {
    fn PyObject_Size(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PyObject_Length(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PyObject_LengthHint(thread, this: &Object, default: isize) -> Fallible<isize> {
        match iterate::length_hint_if_any(thread, this)? {
            Some(hint) => Ok(hint as isize),
            None => Ok(default),
        }
    }

    fn PyObject_GetItem(thread, this: Option<&Object>, key: Option<&Object>) -> Fallible<Owned> {
        match (this, key) {
            (Some(this), Some(key)) => object::get_item(thread, this, key),
            _ => Err(null_argument(thread)),
        }
    }

    fn PyObject_SetItem(thread, this: Option<&Object>, key: Option<&Object>, value: Option<&Object>) -> Fallible {
        match (this, key, value) {
            (Some(this), Some(key), Some(value)) => object::set_item(thread, this, key, value),
            _ => Err(null_argument(thread)),
        }
    }

    fn PyObject_DelItem(thread, this: Option<&Object>, key: Option<&Object>) -> Fallible {
        match (this, key) {
            (Some(this), Some(key)) => object::delete_item(thread, this, key),
            _ => Err(null_argument(thread)),
        }
    }

    fn PyObject_DelItemString(thread, this: &Object, key: &CStr) -> Fallible {
        object::delete_item(thread, this, convert::text(thread, key)?.as_object())
    }

    fn PyObject_Format(thread, this: &Object, spec: Option<&Object>) -> Fallible<Owned> {
        let spec = match spec.filter(|spec| !spec.is_none()) {
            None => None,
            Some(spec) => match spec.downcast::<Str>() {
                Some(spec) => Some(spec),
                None => {
                    let given = spec.type_name();
                    return Err(raise!(thread, SYSTEM_ERROR, "Format specifier must be a string, not {given}"));
                }
            },
        };
        text::format(thread, this, spec)
    }

    fn PyObject_IsInstance(thread, this: &Object, of: &Object) -> Fallible<bool> {
        class::is_instance(thread, this, of)
    }

    fn PyObject_IsSubclass(thread, derived: &Object, of: &Object) -> Fallible<bool> {
        class::is_subclass(thread, derived, of)
    }

    fn PyObject_GetIter(thread, this: &Object) -> Fallible<Owned> {
        iterate::iterator(thread, this)
    }

    fn PyObject_GetAIter(thread, this: &Object) -> Fallible<Owned> {
        iterate::async_iterator(thread, this)
    }

    fn PyIter_Check(thread, this: &Object) -> bool {
        iterate::is_iterator(this)
    }

    fn PyAIter_Check(thread, this: &Object) -> bool {
        asynchronous::has_anext(this)
    }

    fn PyIter_Next(thread, iterator: &Object) -> Fallible<Option<Owned>> {
        object::next(thread, iterator)
    }

    fn PyIter_NextItem(thread, iterator: &Object, item: *mut *mut PyObject) -> Fallible<bool> {
        if !iterate::is_iterator(iterator) {
            *item = ptr::null_mut();
            let given = iterator.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expected an iterator, got '{given}'"));
        }
        optional(item, object::next(thread, iterator))
    }

    fn PyIter_Send(thread, iterator: &Object, value: &Object, result: *mut *mut PyObject) -> c_int {
        use pycore_objects::declare::Sent;
        let (object, status) = match asynchronous::send(thread, iterator, value) {
            Ok(Sent::Yielded(object)) => (convert::give(object), 1),
            Ok(Sent::Returned(object)) => (convert::give(object), 0),
            Err(_) => (ptr::null_mut(), -1),
        };
        *result = object;
        status
    }
}

/// `null argument to internal routine`
#[cold]
fn null_argument(thread: &Thread) -> pycore_objects::Raised {
    match thread.raised() {
        Some(raised) => raised,
        None => raise!(thread, SYSTEM_ERROR, "null argument to internal routine"),
    }
}

/// A slice between two numbers.
fn between(thread: &Thread, low: isize, high: isize) -> Fallible<Owned<Slice>> {
    Slice::between(thread, low, high)
}

// Sequences.
api! {
    fn PySequence_Check(thread, this: &Object) -> bool {
        iterate::is_sequence(this)
    }

    fn PySequence_Size(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PySequence_Length(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PySequence_Concat(thread, left: &Object, right: &Object) -> Fallible<Owned> {
        sequence::concat(thread, left, right)
    }

    fn PySequence_InPlaceConcat(thread, left: &Object, right: &Object) -> Fallible<Owned> {
        sequence::inplace_concat(thread, left, right)
    }

    fn PySequence_Repeat(thread, this: &Object, count: isize) -> Fallible<Owned> {
        number::binary(thread, this, &*thread.new_int(count as i64)?, Operator::Multiply)
    }

    fn PySequence_InPlaceRepeat(thread, this: &Object, count: isize) -> Fallible<Owned> {
        number::inplace(thread, this, &*thread.new_int(count as i64)?, Operator::Multiply)
    }

    fn PySequence_GetItem(thread, this: &Object, index: isize) -> Fallible<Owned> {
        sequence::get_item(thread, this, index)
    }

    fn PySequence_SetItem(thread, this: &Object, index: isize, value: Option<&Object>) -> Fallible {
        sequence::assign_item(thread, this, index, value)
    }

    fn PySequence_DelItem(thread, this: &Object, index: isize) -> Fallible {
        sequence::assign_item(thread, this, index, None)
    }

    fn PySequence_GetSlice(thread, this: &Object, low: isize, high: isize) -> Fallible<Owned> {
        object::get_item(thread, this, between(thread, low, high)?.as_object())
    }

    fn PySequence_SetSlice(thread, this: &Object, low: isize, high: isize, value: Option<&Object>) -> Fallible {
        let slice = between(thread, low, high)?;
        match value {
            Some(value) => object::set_item(thread, this, slice.as_object(), value),
            None => object::delete_item(thread, this, slice.as_object()),
        }
    }

    fn PySequence_DelSlice(thread, this: &Object, low: isize, high: isize) -> Fallible {
        object::delete_item(thread, this, between(thread, low, high)?.as_object())
    }

    fn PySequence_Tuple(thread, iterable: Option<&Object>) -> Fallible<Owned<Tuple>> {
        match iterable {
            Some(iterable) => sequence::to_tuple(thread, iterable),
            None => Err(null_argument(thread)),
        }
    }

    fn PySequence_List(thread, iterable: Option<&Object>) -> Fallible<Owned<List>> {
        match iterable {
            Some(iterable) => List::from_iterable(thread, iterable),
            None => Err(null_argument(thread)),
        }
    }

    fn PySequence_Fast(thread, iterable: Option<&Object>, message: &CStr) -> Fallible<Owned> {
        let Some(iterable) = iterable else { return Err(null_argument(thread)) };
        if iterable.downcast_exact::<List>().is_some() || iterable.downcast_exact::<Tuple>().is_some() {
            return Ok(Owned::share(iterable));
        }
        let iterator = match iterate::iterator(thread, iterable) {
            Ok(iterator) => iterator,
            Err(raised) => {
                raised.suppress(thread, &errors::TYPE_ERROR)?;
                return Err(raise!(thread, TYPE_ERROR, "{}", message.to_string_lossy()));
            }
        };
        Ok(List::from_iterable(thread, &iterator)?.into_object())
    }

    fn PySequence_Contains(thread, this: &Object, item: &Object) -> Fallible<bool> {
        object::contains(thread, this, item)
    }

    fn PySequence_In(thread, this: &Object, item: &Object) -> Fallible<bool> {
        object::contains(thread, this, item)
    }

    fn PySequence_Count(thread, this: &Object, item: &Object) -> Fallible<isize> {
        sequence::count(thread, this, item).map(|count| count as isize)
    }

    fn PySequence_Index(thread, this: &Object, item: &Object) -> Fallible<isize> {
        sequence::index(thread, this, item).map(|index| index as isize)
    }
}

/// A list of what a method of a mapping gives.
fn listed(thread: &Thread, this: &Object, method: &Str) -> Fallible<Owned<List>> {
    let values = call::call_method(thread, this, method, &[])?;
    let name = method;
    match iterate::iterator(thread, &values) {
        Ok(iterator) => List::from_iterable(thread, &iterator),
        Err(raised) => {
            raised.suppress(thread, &errors::TYPE_ERROR)?;
            let (class, given) = (this.type_name(), values.type_name());
            Err(raise!(
                thread,
                TYPE_ERROR,
                "{class}.{name}() returned a non-iterable (type {given})"
            ))
        }
    }
}

/// The value of a key; nothing without it.
fn optional_item(thread: &Thread, this: &Object, key: &Object) -> Fallible<Option<Owned>> {
    if let Some(dict) = this.downcast_exact::<Dict>() {
        return dict.get(thread, key);
    }
    match object::get_item(thread, this, key) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => raised.suppress(thread, &errors::KEY_ERROR).map(|()| None),
    }
}

/// Whether a key is there; what goes wrong is nobody's affair.
fn has_key(thread: &Thread, this: &Object, key: Fallible<&Object>) -> bool {
    match key.and_then(|key| optional_item(thread, this, key)) {
        Ok(found) => found.is_some(),
        Err(raised) => {
            errors::write_unraisable(thread, raised, Some(this));
            false
        }
    }
}

// Mappings.
api! {
    fn PyMapping_Check(thread, this: Option<&Object>) -> bool {
        this.is_some_and(object::is_mapping)
    }

    fn PyMapping_Size(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PyMapping_Length(thread, this: &Object) -> Fallible<isize> {
        object::length(thread, this).map(|length| length as isize)
    }

    fn PyMapping_GetItemString(thread, this: &Object, key: &CStr) -> Fallible<Owned> {
        object::get_item(thread, this, convert::text(thread, key)?.as_object())
    }

    fn PyMapping_SetItemString(thread, this: &Object, key: &CStr, value: &Object) -> Fallible {
        object::set_item(thread, this, convert::text(thread, key)?.as_object(), value)
    }

    fn PyMapping_GetOptionalItem(thread, this: &Object, key: &Object, result: *mut *mut PyObject) -> Fallible<bool> {
        optional(result, optional_item(thread, this, key))
    }

    fn PyMapping_GetOptionalItemString(thread, this: &Object, key: &CStr, result: *mut *mut PyObject) -> Fallible<bool> {
        let found = convert::text(thread, key)
            .and_then(|key| optional_item(thread, this, key.as_object()));
        optional(result, found)
    }

    fn PyMapping_HasKey(thread, this: &Object, key: &Object) -> bool {
        has_key(thread, this, Ok(key))
    }

    fn PyMapping_HasKeyString(thread, this: &Object, key: &CStr) -> bool {
        match convert::text(thread, key) {
            Ok(key) => has_key(thread, this, Ok(key.as_object())),
            Err(raised) => has_key(thread, this, Err(raised)),
        }
    }

    fn PyMapping_HasKeyWithError(thread, this: &Object, key: &Object) -> Fallible<bool> {
        Ok(optional_item(thread, this, key)?.is_some())
    }

    fn PyMapping_HasKeyStringWithError(thread, this: &Object, key: &CStr) -> Fallible<bool> {
        Ok(optional_item(thread, this, convert::text(thread, key)?.as_object())?.is_some())
    }

    fn PyMapping_Keys(thread, this: &Object) -> Fallible<Owned<List>> {
        listed(thread, this, name!(thread, "keys"))
    }

    fn PyMapping_Values(thread, this: &Object) -> Fallible<Owned<List>> {
        listed(thread, this, name!(thread, "values"))
    }

    fn PyMapping_Items(thread, this: &Object) -> Fallible<Owned<List>> {
        listed(thread, this, name!(thread, "items"))
    }
}
