//! The memory of exceptions.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi as abi;

use crate::core::{Fallible, Object, Place, Thread, Trace, Tracer};

/// The fields of every exception.
#[repr(C)]
pub struct BaseException {
    object: Object,
    /// Attributes that the program set.
    pub dict: Place,
    /// `args`, a tuple.
    pub args: Place,
    /// `__notes__`, if there are any.
    pub notes: Place,
    /// `__traceback__`; empty for `None`.
    pub traceback: Place,
    /// `__context__`; empty for `None`.
    pub context: Place,
    /// `__cause__`; empty for `None`.
    pub cause: Place,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
}

const _: () = {
    assert!(size_of::<BaseException>() == size_of::<abi::PyBaseExceptionObject>());
    assert!(offset_of!(BaseException, dict) == offset_of!(abi::PyBaseExceptionObject, dict));
    assert!(offset_of!(BaseException, cause) == offset_of!(abi::PyBaseExceptionObject, cause));
};

impl BaseException {
    /// A new exception's contents.
    pub fn new(object: Object) -> Self {
        Self {
            object,
            dict: Place::empty(),
            args: Place::empty(),
            notes: Place::empty(),
            traceback: Place::empty(),
            context: Place::empty(),
            cause: Place::empty(),
            suppress_context: Cell::new(false),
        }
    }

    /// The exception as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }
}

impl AsRef<Self> for BaseException {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Trace for BaseException {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in
            [&self.dict, &self.args, &self.notes, &self.traceback, &self.context, &self.cause]
        {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        for place in
            [&self.dict, &self.args, &self.notes, &self.traceback, &self.context, &self.cause]
        {
            drop(place.take());
        }
    }
}

/// What an exception's own fields get from its arguments.
pub(super) trait Fill: AsRef<BaseException> {
    /// Sets the fields according to `args`, which is set.
    fn fill(&self, _thread: &Thread) -> Fallible {
        Ok(())
    }
}

impl Fill for BaseException {}

/// Declares the struct of exceptions that have more fields than the base.
macro_rules! exception_struct {
    ($(#[$doc:meta])* $Struct:ident as $Abi:ident { $($(#[$field_doc:meta])* $field:ident: $Type:ty = $initial:expr,)* } traced { $($traced:ident),* }) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            /// What every exception has.
            pub base: BaseException,
            $($(#[$field_doc])* pub $field: $Type,)*
        }

        const _: () = {
            assert!(size_of::<$Struct>() == size_of::<abi::$Abi>());
            $(assert!(offset_of!($Struct, $field) == offset_of!(abi::$Abi, $field));)*
        };

        impl $Struct {
            /// A new exception's contents.
            pub fn new(object: Object) -> Self {
                Self { base: BaseException::new(object), $($field: $initial,)* }
            }
        }

        impl AsRef<BaseException> for $Struct {
            fn as_ref(&self) -> &BaseException {
                &self.base
            }
        }

        impl Trace for $Struct {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.base.trace(tracer);
                $(self.$traced.trace(tracer);)*
            }

            fn clear(&self) {
                self.base.clear();
                $(drop(self.$traced.take());)*
            }
        }
    };
}

exception_struct! {
    /// `StopIteration`
    StopIteration as PyStopIterationObject {
        /// What the generator returned.
        value: Place = Place::empty(),
    } traced { value }
}
exception_struct! {
    /// `SystemExit`
    SystemExit as PySystemExitObject {
        /// The exit status, or what to print.
        code: Place = Place::empty(),
    } traced { code }
}
exception_struct! {
    /// `ImportError`
    ImportError as PyImportErrorObject {
        /// The message.
        msg: Place = Place::empty(),
        /// The module.
        name: Place = Place::empty(),
        /// The file that triggered the error.
        path: Place = Place::empty(),
        /// The name that was to be imported from the module.
        name_from: Place = Place::empty(),
    } traced { msg, name, path, name_from }
}
exception_struct! {
    /// `NameError`
    NameError as PyNameErrorObject {
        /// The name.
        name: Place = Place::empty(),
    } traced { name }
}
exception_struct! {
    /// `AttributeError`
    AttributeError as PyAttributeErrorObject {
        /// The object.
        obj: Place = Place::empty(),
        /// The attribute.
        name: Place = Place::empty(),
    } traced { obj, name }
}
exception_struct! {
    /// `OSError`
    OsError as PyOSErrorObject {
        /// The error number.
        myerrno: Place = Place::empty(),
        /// What it means.
        strerror: Place = Place::empty(),
        /// The file.
        filename: Place = Place::empty(),
        /// The other file.
        filename2: Place = Place::empty(),
        /// Characters written before the error (`BlockingIOError`); -1 if not known.
        written: Cell<isize> = Cell::new(-1),
    } traced { myerrno, strerror, filename, filename2 }
}
exception_struct! {
    /// `SyntaxError`
    SyntaxError as PySyntaxErrorObject {
        /// The message.
        msg: Place = Place::empty(),
        /// The file.
        filename: Place = Place::empty(),
        /// Its first line, counted from 1.
        lineno: Place = Place::empty(),
        /// Its first column in characters, counted from 1.
        offset: Place = Place::empty(),
        /// Its last line.
        end_lineno: Place = Place::empty(),
        /// The column behind it.
        end_offset: Place = Place::empty(),
        /// The line's text.
        text: Place = Place::empty(),
        /// Whether file and line belong to `str()`.
        print_file_and_line: Place = Place::empty(),
        /// What the compiler says beside.
        metadata: Place = Place::empty(),
    } traced { msg, filename, lineno, offset, end_lineno, end_offset, text, print_file_and_line, metadata }
}
exception_struct! {
    /// `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`
    UnicodeError as PyUnicodeErrorObject {
        /// The codec.
        encoding: Place = Place::empty(),
        /// What was to be converted.
        object: Place = Place::empty(),
        /// Where the bad part begins.
        start: Cell<isize> = Cell::new(0),
        /// Where it ends.
        end: Cell<isize> = Cell::new(0),
        /// What is wrong.
        reason: Place = Place::empty(),
    } traced { encoding, object, reason }
}
exception_struct! {
    /// `BaseExceptionGroup`
    ExceptionGroup as PyBaseExceptionGroupObject {
        /// The message.
        msg: Place = Place::empty(),
        /// The exceptions, a tuple.
        excs: Place = Place::empty(),
        /// The repr of the sequence that they came in.
        excs_str: Place = Place::empty(),
    } traced { msg, excs, excs_str }
}

/// Declares the struct of an exception type that has the fields of another's, and slots of its own.
macro_rules! exception_variant {
    ($($(#[$doc:meta])* $Variant:ident of $Struct:ident;)*) => {
        $(
            $(#[$doc])*
            #[repr(transparent)]
            pub struct $Variant(pub(super) $Struct);

            impl $Variant {
                /// A new exception's contents.
                pub fn new(object: Object) -> Self {
                    Self($Struct::new(object))
                }
            }

            impl AsRef<BaseException> for $Variant {
                fn as_ref(&self) -> &BaseException {
                    self.0.as_ref()
                }
            }

            impl Trace for $Variant {
                fn trace(&self, tracer: &mut Tracer<'_>) {
                    self.0.trace(tracer);
                }

                fn clear(&self) {
                    self.0.clear();
                }
            }
        )*
    };
}
exception_variant! {
    /// `KeyError`
    KeyError of BaseException;
    /// `UnicodeEncodeError`
    UnicodeEncodeError of UnicodeError;
    /// `UnicodeDecodeError`
    UnicodeDecodeError of UnicodeError;
    /// `UnicodeTranslateError`
    UnicodeTranslateError of UnicodeError;
}
