//! The constructor and the methods of `complex`.

use pycore_numbers::Complex as Value;
use pycore_text::format::{self, Locale, Target};
use pycore_text::number::{self as text, ComplexError};

use super::{COMPLEX, Complex};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::{Arguments, Parameter, Signature};
use crate::errors::{DEPRECATION_WARNING, warn};
use crate::protocol::{call, number, object, special};
use crate::types::int::format_number;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, raise, slots};

#[slots(name = NEW)]
impl Complex {
    /// complex(real=0, imag=0)
    ///
    /// The complex number that a text stands for, or that has these parts.
    ///
    /// A text stands alone. Each part may be any number; that of a complex one which is at right angles goes to the
    /// other part.
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let value = if let ([only], true) = (arguments.positional(), arguments.names().is_empty()) {
            let only = only.object(thread)?;
            if only.downcast_exact::<Self>().is_some() && std::ptr::eq(class, COMPLEX.get()) {
                return Ok(Owned::share(only));
            }
            from_one(thread, only)?
        } else {
            let parts = arguments.bind::<2>(thread, &PARTS)?;
            from_parts(thread, parts.optional(0)?, parts.optional(1)?)?
        };
        Ok(Self::of_class(thread, class, value)?.into_object())
    }
}

/// The parameters of the type's call. One argument by position is something else than the real part.
static PARTS: Signature = Signature {
    name: c"complex",
    doc: c"",
    parameters: &[
        Parameter { name: "real", or_none: false },
        Parameter { name: "imag", or_none: false },
    ],
    positional_only: 0,
    positional: 2,
    required_positional: 0,
    required_keywords: 0,
    rest: false,
    keywords: false,
};

/// `complex(object)`
pub(crate) fn from_one(thread: &Thread, object: &Object) -> Fallible<Value> {
    if let Some(string) = object.downcast::<Str>() {
        return match text::complex(string.view()) {
            Ok(value) => Ok(value),
            Err(ComplexError::OutOfMemory) => Err(thread.raise_out_of_memory()),
            Err(ComplexError::Form) => {
                Err(raise!(thread, VALUE_ERROR, "complex() arg is a malformed string"))
            }
            Err(ComplexError::Underscore) => Err(not_convertible(thread, object)),
        };
    }
    if let Some(value) = as_complex(thread, object)? {
        return Ok(value);
    }
    match number::try_float(thread, object)? {
        Some(value) => Ok(Value::new(value, 0.0)),
        None => Err(raise!(
            thread,
            TYPE_ERROR,
            "complex() argument must be a string or a number, not {}",
            object.type_name()
        )),
    }
}

/// The value of a number: `__complex__`, `__float__` or `__index__`.
pub fn to_complex(thread: &Thread, number: &Object) -> Fallible<Value> {
    match as_complex(thread, number)? {
        Some(value) => Ok(value),
        None => Ok(Value::new(number::to_f64(thread, number)?, 0.0)),
    }
}

#[cold]
fn not_convertible(thread: &Thread, text: &Object) -> Raised {
    match object::repr(thread, text) {
        Ok(repr) => raise!(thread, VALUE_ERROR, "could not convert string to complex: {repr}"),
        Err(raised) => raised,
    }
}

/// A complex number, or what `__complex__` gives; nothing for others.
fn as_complex(thread: &Thread, object: &Object) -> Fallible<Option<Value>> {
    if let Some(complex) = object.downcast_exact::<Complex>() {
        return Ok(Some(complex.value()));
    }
    let Some(result) = special::call_if_there(thread, object, name!(thread, "__complex__"), &[])?
    else {
        return Ok(object.downcast::<Complex>().map(Complex::value));
    };
    let class = result.type_name();
    let Some(complex) = result.downcast_ref::<Complex>() else {
        return Err(raise!(thread, TYPE_ERROR, "__complex__ returned non-complex (type {class})"));
    };
    if (*result).downcast_exact::<Complex>().is_none() {
        let message = format!(
            "__complex__ returned non-complex (type {class}).  The ability to return an instance of a strict subclass of \
             complex is deprecated, and may be removed in a future version of Python."
        );
        warn(thread, &DEPRECATION_WARNING, &message, 1)?;
    }
    Ok(Some(complex.value()))
}

/// `complex(real, imag)`
fn from_parts(thread: &Thread, real: Option<&Object>, imag: Option<&Object>) -> Fallible<Value> {
    let (mut value, turned) = match real {
        None => (Value::new(0.0, 0.0), false),
        Some(real) => match as_complex(thread, real)? {
            Some(value) => {
                not_real(thread, real, "real")?;
                (value, true)
            }
            None => (Value::new(part(thread, real, "real")?, 0.0), false),
        },
    };
    let Some(imag) = imag else { return Ok(value) };
    if let Some(imag_complex) = imag.downcast::<Complex>() {
        not_real(thread, imag, "imag")?;
        let across = imag_complex.value();
        let own = if turned { value.imag } else { 0.0 };
        value = Value::new(value.real - across.imag, across.real + own);
        return Ok(value);
    }
    let imag = part(thread, imag, "imag")?;
    Ok(Value::new(value.real, if turned { imag + value.imag } else { imag }))
}

/// A part that is a real number.
fn part(thread: &Thread, object: &Object, name: &str) -> Fallible<f64> {
    match number::try_float(thread, object)? {
        Some(value) => Ok(value),
        None => Err(raise!(
            thread,
            TYPE_ERROR,
            "complex() argument '{name}' must be a real number, not {}",
            object.type_name()
        )),
    }
}

/// Warns of a part that is complex.
fn not_real(thread: &Thread, object: &Object, name: &str) -> Fallible {
    let message =
        format!("complex() argument '{name}' must be a real number, not {}", object.type_name());
    warn(thread, &DEPRECATION_WARNING, &message, 1)
}

#[methods]
impl Complex {
    /// from_number($type, number, /)
    ///
    /// The complex number of a number; texts are refused.
    #[classmethod]
    fn from_number(class: &TypeObject, thread: &Thread, number: &Object) -> Fallible<Owned> {
        let is_complex = std::ptr::eq(class, COMPLEX.get());
        if is_complex && number.downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(number));
        }
        let value = to_complex(thread, number)?;
        let complex = Self::new(thread, value)?.into_object();
        if is_complex { Ok(complex) } else { call::call(thread, class.as_object(), &[&complex]) }
    }

    /// conjugate($self, /)
    ///
    /// The complex conjugate of the number.
    ///
    /// >>> (1-2j).conjugate()
    /// (1+2j)
    fn conjugate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let value = self.value();
        Self::new(thread, Value::new(value.real, -value.imag))
    }

    /// __complex__($self, /)
    ///
    /// The number as an exact complex.
    fn __complex__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// __getnewargs__($self, /)
    fn __getnewargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let value = self.value();
        let (real, imag) = (thread.new_float(value.real)?, thread.new_float(value.imag)?);
        Tuple::new(thread, &[&real, &imag])
    }

    /// __format__($self, format_spec, /)
    ///
    /// The number as a specification says.
    fn __format__(&self, thread: &Thread, format_spec: &Str) -> Fallible<Owned<Str>> {
        self.formatted(thread, format_spec)
    }
}

impl Complex {
    /// `format(self, spec)`
    pub fn formatted(&self, thread: &Thread, spec: &Str) -> Fallible<Owned<Str>> {
        format_number(thread, self.as_object(), spec, Target::Complex, |out, spec| {
            Ok(format::complex(out, spec, self.value(), &Locale::PLAIN)?)
        })
    }
}
