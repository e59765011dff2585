//! `format(integer, spec)`, and what the other numbers' formats share with it.

use pycore_text::format::{self, FormatError, IntegerForm, Locale, Spec, Target};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::{Int, float_of};
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::{self, VALUE_ERROR};
use crate::protocol::{number, object};
use crate::raise;
use crate::types::str::Str;

/// `format(value, spec)` of a number: `str(value)` if there is no specification, otherwise what `write` appends.
pub(crate) fn format_number(
    thread: &Thread,
    value: &Object,
    spec: &Str,
    target: Target,
    write: impl FnOnce(&mut TextBuf, &Spec) -> Result<(), NumberError>,
) -> Fallible<Owned<Str>> {
    if spec.is_empty() {
        return object::str(thread, value);
    }
    let mut out = TextBuf::new();
    let written = Spec::parse(spec.view(), target).map_err(NumberError::Format);
    match written.and_then(|spec| write(&mut out, &spec)) {
        Ok(()) => Str::from_buffer(thread, &out),
        Err(NumberError::Raised(raised)) => Err(raised),
        Err(NumberError::Format(FormatError::OutOfMemory)) => Err(thread.raise_out_of_memory()),
        Err(NumberError::Format(error)) => {
            Err(format_error(thread, error, spec.view(), &value.type_name()))
        }
    }
}

/// Why a number cannot be formatted.
pub(crate) enum NumberError {
    /// The specification does not fit.
    Format(FormatError),
    /// An exception has been raised.
    Raised(Raised),
}

impl From<FormatError> for NumberError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl From<Raised> for NumberError {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

/// Raises what is wrong with a specification.
#[cold]
pub(crate) fn format_error(
    thread: &Thread,
    error: FormatError,
    spec: View<'_>,
    class: &str,
) -> Raised {
    match error.message(spec, class) {
        Ok(message) => errors::raise_view(thread, &VALUE_ERROR, message.view()),
        Err(OutOfMemory) => thread.raise_out_of_memory(),
    }
}

impl Int {
    /// `format(self, spec)`
    pub fn formatted(&self, thread: &Thread, spec: &Str) -> Fallible<Owned<Str>> {
        format_number(thread, self.as_object(), spec, Target::Int, |out, spec| {
            match spec.integer_form()? {
                IntegerForm::Digits(radix) => {
                    let digits = self.radix_digits(thread, radix)?;
                    let locale = Locale::PLAIN;
                    Ok(format::integer(out, spec, self.is_negative(), digits.as_bytes(), &locale)?)
                }
                IntegerForm::Character => {
                    let Some(value) = self.to_i64() else {
                        return Err(number::too_large(thread, "C long").into());
                    };
                    match u32::try_from(value) {
                        Ok(point) if point <= u32::from(char::MAX) => {
                            Ok(format::character(out, spec, point)?)
                        }
                        _ => {
                            Err(raise!(thread, OVERFLOW_ERROR, "%c arg not in range(0x110000)")
                                .into())
                        }
                    }
                }
                IntegerForm::Float => {
                    Ok(format::float(out, spec, float_of(thread, self)?, &Locale::PLAIN)?)
                }
            }
        })
    }

    /// The digits of the magnitude.
    pub(crate) fn radix_digits(&self, thread: &Thread, radix: u32) -> Fallible<String> {
        let magnitude = pycore_numbers::BigIntRef::new(false, self.digits());
        if radix != 10 {
            return Ok(magnitude.to_radix(radix));
        }
        let limit = thread.interpreter().options.int_max_str_digits.get();
        let digits = magnitude.to_decimal((limit != 0).then_some(limit));
        digits.map_err(|error| raise!(thread, VALUE_ERROR, "{error}"))
    }
}
