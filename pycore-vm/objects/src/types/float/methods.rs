//! The methods of `float`.

use pycore_numbers::{BigInt, float as computed};
use pycore_text::format::{self, Locale, Target};
use pycore_text::number::FloatError;
use pycore_text::{Spaces, View};

use super::{FLOAT, Float};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::protocol::buffer::{self, BytesLike};
use crate::protocol::{call, number, object};
use crate::types::int::{Int, format_number};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots};

#[slots(name = NEW)]
impl Float {
    /// !float(x=0, /)
    fn tp_new(class: &TypeObject, thread: &Thread, x: Option<&Object>) -> Fallible<Owned<Self>> {
        let Some(x) = x else { return Self::of_class(thread, class, 0.0) };
        if std::ptr::eq(class, FLOAT.get())
            && let Some(float) = x.downcast_exact::<Self>()
        {
            return Ok(Owned::share(float));
        }
        let value = Self::from_object(thread, x)?;
        Self::of_class(thread, class, value)
    }
}

#[methods]
impl Float {
    /// from_number($type, number, /)
    ///
    /// The float of a real number; texts are refused.
    #[classmethod]
    fn from_number(class: &TypeObject, thread: &Thread, number: &Object) -> Fallible<Owned> {
        let is_float = std::ptr::eq(class, FLOAT.get());
        if is_float && number.downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(number));
        }
        instance(thread, class, number::to_f64(thread, number)?)
    }

    /// conjugate($self, /)
    ///
    /// The complex conjugate of the number, which is the number.
    fn conjugate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// __trunc__($self, /)
    ///
    /// The integer without the fraction.
    fn __trunc__(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        self.truncated(thread)
    }

    /// __floor__($self, /)
    ///
    /// The greatest integer that is not above the number.
    fn __floor__(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        integer(thread, self.value().floor())
    }

    /// __ceil__($self, /)
    ///
    /// The least integer that is not below the number.
    fn __ceil__(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        integer(thread, self.value().ceil())
    }

    /// __round__($self, ndigits=None, /)
    ///
    /// The nearest integer, or the nearest float of ndigits places behind the point; halves to even.
    fn __round__(&self, thread: &Thread, ndigits: Option<&Object>) -> Fallible<Owned> {
        let Some(places) = ndigits else {
            return Ok(integer(thread, self.value().round_ties_even())?.into_object());
        };
        let places = number::to_isize_clamped(thread, places)?;
        match computed::round(self.value(), places as i64) {
            Some(rounded) => thread.new_float(rounded),
            None => Err(raise!(thread, OVERFLOW_ERROR, "rounded value too large to represent")),
        }
    }

    /// as_integer_ratio($self, /)
    ///
    /// Numerator and denominator of the number exactly, in lowest terms.
    ///
    /// >>> (0.75).as_integer_ratio()
    /// (3, 4)
    fn as_integer_ratio(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        match computed::integer_ratio(self.value()) {
            Some((numerator, denominator)) => {
                let (numerator, denominator) =
                    (Int::from_big(thread, &numerator)?, Int::from_big(thread, &denominator)?);
                Tuple::new(thread, &[numerator.as_object(), denominator.as_object()])
            }
            None if self.value().is_nan() => {
                Err(raise!(thread, VALUE_ERROR, "cannot convert NaN to integer ratio"))
            }
            None => Err(raise!(thread, OVERFLOW_ERROR, "cannot convert Infinity to integer ratio")),
        }
    }

    /// fromhex($type, string, /)
    ///
    /// The float that a hexadecimal text stands for, exactly.
    ///
    /// >>> float.fromhex('0x1.8p1')
    /// 3.0
    #[classmethod]
    fn fromhex(class: &TypeObject, thread: &Thread, string: &Object) -> Fallible<Owned> {
        let Some(string) = string.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "bad argument type for built-in operation"));
        };
        match computed::from_hex(string.to_string_lossy().as_bytes()) {
            Ok(value) => instance(thread, class, value),
            Err(error @ computed::FromHexError::Form) => {
                Err(raise!(thread, VALUE_ERROR, "{error}"))
            }
            Err(error) => Err(raise!(thread, OVERFLOW_ERROR, "{error}")),
        }
    }

    /// hex($self, /)
    ///
    /// The number as a hexadecimal text, exactly.
    ///
    /// >>> (3.0).hex()
    /// '0x1.8000000000000p+1'
    fn hex(&self) -> String {
        computed::hex(self.value())
    }

    /// is_integer($self, /)
    ///
    /// Whether the number has no fraction.
    fn is_integer(&self) -> bool {
        self.value().is_finite() && self.value().fract() == 0.0
    }

    /// __getnewargs__($self, /)
    fn __getnewargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        Tuple::new(thread, &[Self::new(thread, self.value())?.as_object()])
    }

    /// __getformat__($type, typestr, /)
    ///
    /// How C's numbers are stored; for Python's own tests.
    ///
    ///   typestr
    ///     'double' or 'float'.
    #[classmethod]
    fn __getformat__(_class: &TypeObject, thread: &Thread, typestr: &Str) -> Fallible<Owned> {
        if !typestr.equals_ascii("double") && !typestr.equals_ascii("float") {
            let message = "__getformat__() argument 1 must be 'double' or 'float'";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        thread.new_str(if cfg!(target_endian = "little") {
            "IEEE, little-endian"
        } else {
            "IEEE, big-endian"
        })
    }

    /// __format__($self, format_spec, /)
    ///
    /// The number as a specification says.
    fn __format__(&self, thread: &Thread, format_spec: &Str) -> Fallible<Owned<Str>> {
        self.formatted(thread, format_spec)
    }

    /// the real part of a complex number
    #[getter]
    fn real(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// the imaginary part of a complex number
    #[getter]
    fn imag(&self) -> f64 {
        0.0
    }
}

impl Float {
    /// `format(self, spec)`
    pub fn formatted(&self, thread: &Thread, spec: &Str) -> Fallible<Owned<Str>> {
        format_number(thread, self.as_object(), spec, Target::Float, |out, spec| {
            Ok(format::float(out, spec, self.value(), &Locale::PLAIN)?)
        })
    }

    /// The integer without the fraction.
    pub fn truncated(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        integer(thread, self.value().trunc())
    }

    /// `float(object)`
    pub fn from_object(thread: &Thread, object: &Object) -> Fallible<f64> {
        let is_text = object.downcast_exact::<Str>().is_some();
        if !is_text && let Some(value) = number::try_float(thread, object)? {
            return Ok(value);
        }
        let bytes;
        let (view, spaces) = if let Some(string) = object.downcast::<Str>() {
            (string.view(), Spaces::Unicode)
        } else if buffer::has_buffer(object) {
            bytes = BytesLike::of(thread, object)?;
            (View::Latin1(&bytes), Spaces::Ascii)
        } else {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "float() argument must be a string or a real number, not '{}'",
                object.type_name()
            ));
        };
        match pycore_text::number::float(view, spaces) {
            Ok(value) => Ok(value),
            Err(FloatError::OutOfMemory) => Err(thread.raise_out_of_memory()),
            Err(FloatError::Form) => Err(invalid(thread, object)),
        }
    }
}

#[cold]
fn invalid(thread: &Thread, text: &Object) -> Raised {
    match object::repr(thread, text) {
        Ok(repr) => raise!(thread, VALUE_ERROR, "could not convert string to float: {repr}"),
        Err(raised) => raised,
    }
}

/// An instance of a class: a float, which other classes are called with.
fn instance(thread: &Thread, class: &TypeObject, value: f64) -> Fallible<Owned> {
    let float = thread.new_float(value)?;
    if std::ptr::eq(class, FLOAT.get()) {
        Ok(float)
    } else {
        call::call(thread, class.as_object(), &[&float])
    }
}

/// A whole float as an integer.
fn integer(thread: &Thread, whole: f64) -> Fallible<Owned<Int>> {
    // Below 2^63 in both directions, the machine's conversion is exact.
    if whole.abs() < 9_223_372_036_854_775_808.0 {
        return Int::from_i64(thread, whole as i64);
    }
    match BigInt::from_f64(whole) {
        Some(value) => Int::from_big(thread, &value),
        None if whole.is_nan() => {
            Err(raise!(thread, VALUE_ERROR, "cannot convert float NaN to integer"))
        }
        None => Err(raise!(thread, OVERFLOW_ERROR, "cannot convert float infinity to integer")),
    }
}
