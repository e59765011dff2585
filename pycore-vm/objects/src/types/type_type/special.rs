//! What slots of classes do whose special methods are written in Python: they call them, and check what they give.
//!
//! The C functions in front are in [`crate::core::slots::generic`].

use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::errors;
use crate::name;
use crate::protocol::object::{self, Comparison};
use crate::protocol::special::{call_if_there, lookup, require};
use crate::protocol::{call as calls, iterate, number};
use crate::types::bool_type::Bool;
use crate::types::descriptors::WrapperDescriptor;
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

pub use crate::protocol::special::call;

/// A binary operator with a method for each side.
pub struct Operator<'n> {
    /// The method of the left operand.
    pub name: &'n Str,
    /// The method of the right operand.
    pub reflected: &'n Str,
    /// Whether a type's slot for this operator calls the methods.
    pub uses: fn(&TypeObject) -> bool,
}

/// Calls the methods of a binary operator: the right operand's first if its class overrides the left one's.
///
/// `third` is the modulus of `pow`.
pub fn operator(
    thread: &Thread,
    operator: &Operator<'_>,
    left: &Object,
    right: &Object,
    third: Option<&Object>,
) -> Fallible<Owned> {
    let (left_class, right_class) = (left.type_object(), right.type_object());
    let same = std::ptr::eq(left_class, right_class);
    let mut ask_right = !same && (operator.uses)(right_class);
    let ask = |this: &Object, name: &Str, other: &Object| -> Fallible<Option<Owned>> {
        let result = match third {
            Some(third) => call_if_there(thread, this, name, &[other, third])?,
            None => call_if_there(thread, this, name, &[other])?,
        };
        Ok(result.filter(|result| !result.is_not_implemented()))
    };
    if (operator.uses)(left_class) {
        if ask_right
            && right_class.is_subtype_of(left_class)
            && overrides(thread, left, right, operator.reflected)?
        {
            if let Some(result) = ask(right, operator.reflected, left)? {
                return Ok(result);
            }
            ask_right = false;
        }
        if let Some(result) = ask(left, operator.name, right)? {
            return Ok(result);
        }
        if same {
            return Ok(thread.not_implemented());
        }
    }
    if ask_right && let Some(result) = ask(right, operator.reflected, left)? {
        return Ok(result);
    }
    Ok(thread.not_implemented())
}

/// Whether the right operand's class has another method of this name than the left one's.
fn overrides(thread: &Thread, left: &Object, right: &Object, name: &Str) -> Fallible<bool> {
    let Some(theirs) = object::lookup_attribute(thread, right.type_object().as_object(), name)?
    else {
        return Ok(false);
    };
    match object::lookup_attribute(thread, left.type_object().as_object(), name)? {
        Some(ours) => Ok(!object::compare_bool(thread, &ours, &theirs, Comparison::Equal)?),
        None => Ok(true),
    }
}

/// `__repr__`
pub fn repr(thread: &Thread, this: &Object) -> Fallible<Owned> {
    match lookup(thread, this, name!(thread, "__repr__"))? {
        Some(method) => method.call(thread, this, &[]),
        None => {
            let text = format!("<{} object at {:p}>", this.type_name(), this);
            Ok(Str::new(thread, &text)?.into_object())
        }
    }
}

/// `__hash__`
pub fn hash(thread: &Thread, this: &Object) -> Fallible<isize> {
    let method = lookup(thread, this, name!(thread, "__hash__"))?;
    let Some(method) = method.filter(|method| !method.is_none()) else {
        return Err(object::unhashable(thread, this));
    };
    let result = method.call(thread, this, &[])?;
    let Some(number) = result.downcast_ref::<Int>() else {
        return Err(crate::raise!(thread, TYPE_ERROR, "__hash__ method should return an integer"));
    };
    // A hash that fits is taken as it is; others are reduced as the hash of an int is.
    let hash = match number.to_i64() {
        Some(value) => value as isize,
        None => number.hash(),
    };
    Ok(if hash == -1 { -2 } else { hash })
}

/// `__call__`
pub fn call_object(
    thread: &Thread,
    this: &Object,
    positional: &Tuple,
    keywords: Option<&Dict>,
) -> Fallible<Owned> {
    with_arguments(thread, this, name!(thread, "__call__"), positional, keywords)
}

/// `__init__`
pub fn init(
    thread: &Thread,
    this: &Object,
    positional: &Tuple,
    keywords: Option<&Dict>,
) -> Fallible {
    let result = with_arguments(thread, this, name!(thread, "__init__"), positional, keywords)?;
    if !result.is_none() {
        let given = result.type_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "__init__() should return None, not '{given}'"
        ));
    }
    Ok(())
}

fn with_arguments(
    thread: &Thread,
    this: &Object,
    name: &Str,
    positional: &Tuple,
    keywords: Option<&Dict>,
) -> Fallible<Owned> {
    let (function, bound) = require(thread, this, name)?.into_parts();
    let first = (!bound).then_some(this);
    calls::call_with_dict(thread, &function, first, positional, keywords)
}

/// `__new__`
pub fn new(
    thread: &Thread,
    class: &TypeObject,
    positional: &Tuple,
    keywords: Option<&Dict>,
) -> Fallible<Owned> {
    let function = object::get_attribute(thread, class.as_object(), name!(thread, "__new__"))?;
    calls::call_with_dict(thread, &function, Some(class.as_object()), positional, keywords)
}

/// `__iter__`, or `__getitem__` with numbers.
pub fn iterate(thread: &Thread, this: &Object) -> Fallible<Owned> {
    let refused = |thread: &Thread| {
        crate::raise!(thread, TYPE_ERROR, "'{}' object is not iterable", this.type_name())
    };
    if let Some(method) = lookup(thread, this, name!(thread, "__iter__"))? {
        if method.is_none() {
            return Err(refused(thread));
        }
        return method.call(thread, this, &[]);
    }
    match lookup(thread, this, name!(thread, "__getitem__"))? {
        Some(_) => crate::types::iterators::sequence_iterator(thread, this),
        None => Err(refused(thread)),
    }
}

/// `__await__`, `__aiter__`, `__anext__`
pub fn asynchronous(thread: &Thread, this: &Object, name: &Str) -> Fallible<Owned> {
    match lookup(thread, this, name)? {
        Some(method) => method.call(thread, this, &[]),
        None => {
            let class = this.type_name();
            Err(crate::raise!(
                thread,
                ATTRIBUTE_ERROR,
                "object {class} does not have {name} method"
            ))
        }
    }
}

/// `__bool__`, or `__len__`; true without either.
pub fn is_true(thread: &Thread, this: &Object) -> Fallible<bool> {
    if let Some(method) = lookup(thread, this, name!(thread, "__bool__"))? {
        if method.is_none() {
            let class = this.type_name();
            let message = format_args!("'{class}' cannot be interpreted as a boolean");
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
        let result = method.call(thread, this, &[])?;
        return match result.downcast_ref::<Bool>() {
            Some(answer) => Ok(answer.value()),
            None => {
                let given = result.type_name();
                Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "__bool__ should return bool, returned {given}"
                ))
            }
        };
    }
    match call_if_there(thread, this, name!(thread, "__len__"), &[])? {
        Some(length) => object::is_true(thread, &length),
        None => Ok(true),
    }
}

/// `__len__`
pub fn length(thread: &Thread, this: &Object) -> Fallible<usize> {
    let result = call(thread, this, name!(thread, "__len__"), &[])?;
    let number = number::index(thread, &result)?;
    if number.is_negative() {
        return Err(crate::raise!(thread, VALUE_ERROR, "__len__() should return >= 0"));
    }
    let length = number::to_isize(thread, number.as_object(), &errors::OVERFLOW_ERROR)?;
    Ok(length as usize)
}

/// `__getattribute__`, and `__getattr__` if that finds nothing.
pub fn get_attribute(thread: &Thread, this: &Object, name: &Object) -> Fallible<Owned> {
    let class = this.type_object();
    let Some(fallback) = class.lookup(thread, name!(thread, "__getattr__")) else {
        return call(thread, this, name!(thread, "__getattribute__"), &[name]);
    };
    let custom = class
        .lookup(thread, name!(thread, "__getattribute__"))
        .filter(|method| !is_generic_getattr(method));
    let result = match custom {
        None => {
            let name = crate::types::object::attributes::name_of(thread, name)?;
            if let Some(value) = crate::types::object::attributes::lookup(thread, this, name)? {
                return Ok(value);
            }
            None
        }
        Some(method) => Some(crate::protocol::special::Special::of(thread, this, method)?.call(
            thread,
            this,
            &[name],
        )),
    };
    match result {
        Some(Ok(value)) => return Ok(value),
        Some(Err(raised)) => raised.suppress(thread, &errors::ATTRIBUTE_ERROR)?,
        None => {}
    }
    crate::protocol::special::Special::of(thread, this, fallback)?.call(thread, this, &[name])
}

/// Whether a method is the wrapper of the generic `tp_getattro`, which looks at nothing but type and instance.
fn is_generic_getattr(method: &Object) -> bool {
    let generic = OBJECT.get().read(|raw| raw.tp_getattro.map_or(0, |function| function as usize));
    method
        .downcast_exact::<WrapperDescriptor>()
        .is_some_and(|wrapper| wrapper.function().addr() == generic)
}

/// Calls one method with a key and a value, or the other with the key if there is no value.
pub fn assign(
    thread: &Thread,
    this: &Object,
    key: &Object,
    value: Option<&Object>,
    set: &Str,
    delete: &Str,
) -> Fallible {
    match value {
        Some(value) => call(thread, this, set, &[key, value]),
        None => call(thread, this, delete, &[key]),
    }
    .map(drop)
}

/// `__lt__` and so on.
pub fn compare(
    thread: &Thread,
    this: &Object,
    other: &Object,
    comparison: Comparison,
) -> Fallible<Owned> {
    match call_if_there(thread, this, method_of(thread, comparison), &[other])? {
        Some(result) => Ok(result),
        None => Ok(thread.not_implemented()),
    }
}

/// The special method of a comparison.
fn method_of(thread: &Thread, comparison: Comparison) -> &'static Str {
    match comparison {
        Comparison::Less => name!(thread, "__lt__"),
        Comparison::LessOrEqual => name!(thread, "__le__"),
        Comparison::Equal => name!(thread, "__eq__"),
        Comparison::NotEqual => name!(thread, "__ne__"),
        Comparison::Greater => name!(thread, "__gt__"),
        Comparison::GreaterOrEqual => name!(thread, "__ge__"),
    }
}

/// `__get__`
pub fn descriptor_get(
    thread: &Thread,
    this: &Object,
    instance: Option<&Object>,
    owner: Option<&Object>,
) -> Fallible<Owned> {
    let Some(method) = this.type_object().lookup(thread, name!(thread, "__get__")) else {
        return Ok(Owned::share(this));
    };
    let none = thread.none();
    calls::call(thread, &method, &[this, instance.unwrap_or(&none), owner.unwrap_or(&none)])
}

/// `__getitem__` with a number.
pub fn item(thread: &Thread, this: &Object, index: isize) -> Fallible<Owned> {
    let index = thread.new_int(index as i64)?;
    call(thread, this, name!(thread, "__getitem__"), &[&index])
}

/// `__setitem__` or `__delitem__` with a number.
pub fn assign_item(
    thread: &Thread,
    this: &Object,
    index: isize,
    value: Option<&Object>,
) -> Fallible {
    let index = thread.new_int(index as i64)?;
    assign(thread, this, &index, value, name!(thread, "__setitem__"), name!(thread, "__delitem__"))
}

/// `__contains__`, or a search through what iteration gives.
pub fn contains(thread: &Thread, this: &Object, item: &Object) -> Fallible<bool> {
    match lookup(thread, this, name!(thread, "__contains__"))? {
        Some(method) if method.is_none() => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' object is not a container",
            this.type_name()
        )),
        Some(method) => {
            let answer = method.call(thread, this, &[item])?;
            object::is_true(thread, &answer)
        }
        None => iterate::contains(thread, this, item),
    }
}

/// `__del__`: its errors are reported, and the exception on its way up stays what it is.
pub fn finalize(thread: &Thread, this: &Object) {
    let saved = thread.save_exception();
    match lookup(thread, this, name!(thread, "__del__")) {
        Ok(None) => {}
        Ok(Some(method)) => {
            if let Err(raised) = method.call(thread, this, &[]) {
                report_finalizer(thread, raised, method.function());
            }
        }
        Err(raised) => errors::write_unraisable(thread, raised, Some(this)),
    }
    thread.put_back_exception(saved);
}

#[cold]
fn report_finalizer(thread: &Thread, raised: Raised, finalizer: &Object) {
    let saved = thread.take_exception(raised);
    let text = match object::repr(thread, finalizer) {
        Ok(text) => text.to_string_lossy(),
        Err(raised) => {
            thread.clear_exception(raised);
            "<object repr() failed>".to_owned()
        }
    };
    if let Some(saved) = saved {
        let raised = thread.restore_exception(saved);
        errors::write_unraisable_message(
            thread,
            raised,
            format_args!("Exception ignored while calling deallocator {text}"),
        );
    }
}
