//! What the kernel does not offer yet, in one place: exceptions with a message, numbers, text, singletons.

use crate::core::{Fallible, Object, Owned, Raised, Thread};

#[cfg(test)]
thread_local! {
    /// Class and message of what was raised last.
    pub(super) static LAST: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

/// Raises an exception of a class with a message.
#[cold]
pub(super) fn raise(thread: &Thread, class: &str, message: &str) -> Raised {
    #[cfg(test)]
    LAST.set(format!("{class}: {message}"));
    let _ = (class, message);
    thread.raise_out_of_memory()
}

#[cold]
fn missing(thread: &Thread, what: &str) -> Raised {
    raise(thread, "NotImplementedError", what)
}

/// Whether an object is `None`.
pub(super) fn is_none(_thread: &Thread, object: &Object) -> bool {
    object.type_object().name() == c"NoneType"
}

/// The text of a string.
pub(super) fn text_of(object: &Object) -> Option<String> {
    let bytes = super::arguments::ascii(object)?;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// The name of a module.
pub(super) fn module_name(_module: &Object) -> Option<String> {
    None
}

/// Calls with positional arguments and a dict of others.
pub(super) fn with_named<R>(
    thread: &Thread,
    _values: &[crate::core::Slot],
    _named: &Object,
    _call: impl FnOnce(super::Arguments<'_>) -> Fallible<R>,
) -> Fallible<R> {
    Err(missing(thread, "keyword arguments in a dict"))
}

/// An integer by `__index__`, if it fits.
pub(super) fn index(thread: &Thread, _object: &Object) -> Fallible<i128> {
    Err(missing(thread, "__index__"))
}

/// A float by `__float__`.
pub(super) fn float(thread: &Thread, _object: &Object) -> Fallible<f64> {
    Err(missing(thread, "__float__"))
}

/// Truth.
pub(super) fn truth(thread: &Thread, _object: &Object) -> Fallible<bool> {
    Err(missing(thread, "__bool__"))
}

impl Thread {
    /// A new int.
    pub fn new_int(&self, _value: i64) -> Fallible<Owned> {
        Err(missing(self, "int"))
    }

    /// A new float.
    pub fn new_float(&self, _value: f64) -> Fallible<Owned> {
        Err(missing(self, "float"))
    }

    /// A new string.
    pub fn new_str(&self, _value: &str) -> Fallible<Owned> {
        Err(missing(self, "str"))
    }

    /// `None`
    pub fn none(&self) -> Fallible<Owned> {
        Err(missing(self, "None"))
    }

    /// `True` or `False`
    pub fn bool(&self, _value: bool) -> Fallible<Owned> {
        Err(missing(self, "bool"))
    }

    pub(crate) fn raise_bad_slot(&self) -> Raised {
        raise(self, "SystemError", "a value was expected in a slot")
    }
}
