//! The table of built-in exceptions.

use core::ffi::CStr;

use super::value::*;
use crate::core::{
    Fallible, Layout, Object, Owned, Thread, TypeContents, TypeFlags, TypeObject, TypeStatic,
};
use crate::static_type;
use crate::types::object::OBJECT;

/// Calls a macro with a row per built-in exception below `BaseException`, bases before what derives from them.
///
/// ```text
/// /// What it means, which is its documentation.
/// STATIC = "Name", STATIC of the base, Struct;
/// ```
#[macro_export]
macro_rules! for_each_exception {
    ($callback:ident) => {
        $callback! {
            /// Several unrelated exceptions, raised together.
            BASE_EXCEPTION_GROUP = "BaseExceptionGroup", BASE_EXCEPTION, ExceptionGroup;
            /// Several unrelated exceptions that do not end the program, raised together.
            EXCEPTION_GROUP = "ExceptionGroup", BASE_EXCEPTION_GROUP, ExceptionGroup;
            /// Base of all exceptions that do not end the program.
            EXCEPTION = "Exception", BASE_EXCEPTION, BaseException;
            /// Base of the errors of arithmetic.
            ARITHMETIC_ERROR = "ArithmeticError", EXCEPTION, BaseException;
            /// A floating-point operation failed.
            FLOATING_POINT_ERROR = "FloatingPointError", ARITHMETIC_ERROR, BaseException;
            /// The result is too large to be represented.
            OVERFLOW_ERROR = "OverflowError", ARITHMETIC_ERROR, BaseException;
            /// The second operand of a division is zero.
            ZERO_DIVISION_ERROR = "ZeroDivisionError", ARITHMETIC_ERROR, BaseException;
            /// An assertion does not hold.
            ASSERTION_ERROR = "AssertionError", EXCEPTION, BaseException;
            /// There is no such attribute.
            ATTRIBUTE_ERROR = "AttributeError", EXCEPTION, AttributeError;
            /// A buffer cannot be used as was asked.
            BUFFER_ERROR = "BufferError", EXCEPTION, BaseException;
            /// Input ended where more was expected.
            EOF_ERROR = "EOFError", EXCEPTION, BaseException;
            /// A module, or a name in it, cannot be imported.
            IMPORT_ERROR = "ImportError", EXCEPTION, ImportError;
            /// There is no such module.
            MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError", IMPORT_ERROR, ImportError;
            /// Base of the errors of indexing.
            LOOKUP_ERROR = "LookupError", EXCEPTION, BaseException;
            /// The index is out of range.
            INDEX_ERROR = "IndexError", LOOKUP_ERROR, BaseException;
            /// There is no such key.
            KEY_ERROR = "KeyError", LOOKUP_ERROR, KeyError;
            /// There is not enough memory.
            MEMORY_ERROR = "MemoryError", EXCEPTION, BaseException;
            /// There is no such name.
            NAME_ERROR = "NameError", EXCEPTION, NameError;
            /// A local variable is used before it is bound.
            UNBOUND_LOCAL_ERROR = "UnboundLocalError", NAME_ERROR, NameError;
            /// Base of the errors of the operating system.
            OS_ERROR = "OSError", EXCEPTION, OsError;
            /// The operation would block.
            BLOCKING_IOERROR = "BlockingIOError", OS_ERROR, OsError;
            /// A child process is in the wrong state.
            CHILD_PROCESS_ERROR = "ChildProcessError", OS_ERROR, OsError;
            /// Base of the errors of connections.
            CONNECTION_ERROR = "ConnectionError", OS_ERROR, OsError;
            /// Nobody reads the pipe any more.
            BROKEN_PIPE_ERROR = "BrokenPipeError", CONNECTION_ERROR, OsError;
            /// The connection was aborted.
            CONNECTION_ABORTED_ERROR = "ConnectionAbortedError", CONNECTION_ERROR, OsError;
            /// The connection was refused.
            CONNECTION_REFUSED_ERROR = "ConnectionRefusedError", CONNECTION_ERROR, OsError;
            /// The connection was reset.
            CONNECTION_RESET_ERROR = "ConnectionResetError", CONNECTION_ERROR, OsError;
            /// The file exists already.
            FILE_EXISTS_ERROR = "FileExistsError", OS_ERROR, OsError;
            /// There is no such file.
            FILE_NOT_FOUND_ERROR = "FileNotFoundError", OS_ERROR, OsError;
            /// A signal interrupted the operation.
            INTERRUPTED_ERROR = "InterruptedError", OS_ERROR, OsError;
            /// It is a directory.
            IS_ADIRECTORY_ERROR = "IsADirectoryError", OS_ERROR, OsError;
            /// It is not a directory.
            NOT_ADIRECTORY_ERROR = "NotADirectoryError", OS_ERROR, OsError;
            /// Permission is missing.
            PERMISSION_ERROR = "PermissionError", OS_ERROR, OsError;
            /// There is no such process.
            PROCESS_LOOKUP_ERROR = "ProcessLookupError", OS_ERROR, OsError;
            /// Time ran out.
            TIMEOUT_ERROR = "TimeoutError", OS_ERROR, OsError;
            /// The object that the weak reference is for is gone.
            REFERENCE_ERROR = "ReferenceError", EXCEPTION, BaseException;
            /// An error of no other kind.
            RUNTIME_ERROR = "RuntimeError", EXCEPTION, BaseException;
            /// A method or function is not implemented.
            NOT_IMPLEMENTED_ERROR = "NotImplementedError", RUNTIME_ERROR, BaseException;
            /// The operation is impossible while the interpreter ends.
            PYTHON_FINALIZATION_ERROR = "PythonFinalizationError", RUNTIME_ERROR, BaseException;
            /// The recursion is too deep.
            RECURSION_ERROR = "RecursionError", RUNTIME_ERROR, BaseException;
            /// The asynchronous iterator has no more items.
            STOP_ASYNC_ITERATION = "StopAsyncIteration", EXCEPTION, BaseException;
            /// The iterator has no more items.
            STOP_ITERATION = "StopIteration", EXCEPTION, StopIteration;
            /// The source text is not valid.
            SYNTAX_ERROR = "SyntaxError", EXCEPTION, SyntaxError;
            /// The indentation is not valid.
            INDENTATION_ERROR = "IndentationError", SYNTAX_ERROR, SyntaxError;
            /// Tabs and spaces are mixed in the indentation.
            TAB_ERROR = "TabError", INDENTATION_ERROR, SyntaxError;
            /// The input is not complete.
            INCOMPLETE_INPUT_ERROR = "_IncompleteInputError", SYNTAX_ERROR, SyntaxError;
            /// An error of the interpreter itself.
            SYSTEM_ERROR = "SystemError", EXCEPTION, BaseException;
            /// The argument has the wrong type.
            TYPE_ERROR = "TypeError", EXCEPTION, BaseException;
            /// The argument has the right type and a wrong value.
            VALUE_ERROR = "ValueError", EXCEPTION, BaseException;
            /// Base of the errors of text encodings.
            UNICODE_ERROR = "UnicodeError", VALUE_ERROR, BaseException;
            /// Bytes cannot be decoded.
            UNICODE_DECODE_ERROR = "UnicodeDecodeError", UNICODE_ERROR, UnicodeDecodeError;
            /// Text cannot be encoded.
            UNICODE_ENCODE_ERROR = "UnicodeEncodeError", UNICODE_ERROR, UnicodeEncodeError;
            /// Text cannot be translated.
            UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError", UNICODE_ERROR, UnicodeTranslateError;
            /// Base of all warnings.
            WARNING = "Warning", EXCEPTION, BaseException;
            /// Bytes and text are mixed up.
            BYTES_WARNING = "BytesWarning", WARNING, BaseException;
            /// The feature is deprecated.
            DEPRECATION_WARNING = "DeprecationWarning", WARNING, BaseException;
            /// An encoding is left to the locale.
            ENCODING_WARNING = "EncodingWarning", WARNING, BaseException;
            /// The feature will change.
            FUTURE_WARNING = "FutureWarning", WARNING, BaseException;
            /// An import is probably wrong.
            IMPORT_WARNING = "ImportWarning", WARNING, BaseException;
            /// The feature will be deprecated.
            PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning", WARNING, BaseException;
            /// A resource was not released.
            RESOURCE_WARNING = "ResourceWarning", WARNING, BaseException;
            /// The behaviour is dubious.
            RUNTIME_WARNING = "RuntimeWarning", WARNING, BaseException;
            /// The syntax is dubious.
            SYNTAX_WARNING = "SyntaxWarning", WARNING, BaseException;
            /// The use of Unicode is dubious.
            UNICODE_WARNING = "UnicodeWarning", WARNING, BaseException;
            /// A warning of the program.
            USER_WARNING = "UserWarning", WARNING, BaseException;
            /// The generator is closed.
            GENERATOR_EXIT = "GeneratorExit", BASE_EXCEPTION, BaseException;
            /// The user interrupted the program.
            KEYBOARD_INTERRUPT = "KeyboardInterrupt", BASE_EXCEPTION, BaseException;
            /// The program asks to end.
            SYSTEM_EXIT = "SystemExit", BASE_EXCEPTION, SystemExit;
        }
    };
}

/// Flags of all exception types; readying would give them the last one too, but exceptions are needed before.
const FLAGS: TypeFlags =
    TypeFlags::BASE_TYPE.union(TypeFlags::HAVE_GC).union(TypeFlags::BASE_EXC_SUBCLASS);

/// What all exception types have in common.
const fn contents<T: Layout>(name: &'static str, doc: &'static str) -> TypeContents {
    let (Ok(name), Ok(doc)) =
        (CStr::from_bytes_with_nul(name.as_bytes()), CStr::from_bytes_with_nul(doc.as_bytes()))
    else {
        panic!("a name contains NUL");
    };
    let mut contents = TypeContents::of::<T>(name, FLAGS);
    contents.doc = Some(doc);
    contents.dict_offset = 16;
    contents
}

static_type! {
    /// The base of all exceptions.
    pub static BASE_EXCEPTION: BaseException = {
        name: "BaseException",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC | BASE_EXC_SUBCLASS,
        doc: "Base of all exceptions.",
        dict_offset: 16,
        slots: super::definitions::BASE,
        methods: BaseException::METHODS,
        getsets: BaseException::GETSETS,
        members: super::definitions::BASE_MEMBERS,
    };
}

/// Says which exception type each struct is the layout of.
macro_rules! layouts {
    ($($Struct:ident = $STATIC:ident;)*) => {
        $(
            #[expect(unsafe_code, reason = "the structs are repr(C) and begin with that of the base")]
            // SAFETY: the struct begins with `BaseException`, and instances of the type are made as it.
            unsafe impl Layout for $Struct {
                fn type_object() -> &'static TypeObject {
                    $STATIC.get()
                }
            }
        )*
    };
}
layouts! {
    StopIteration = STOP_ITERATION;
    SystemExit = SYSTEM_EXIT;
    ImportError = IMPORT_ERROR;
    NameError = NAME_ERROR;
    AttributeError = ATTRIBUTE_ERROR;
    OsError = OS_ERROR;
    SyntaxError = SYNTAX_ERROR;
    KeyError = KEY_ERROR;
    UnicodeEncodeError = UNICODE_ENCODE_ERROR;
    UnicodeDecodeError = UNICODE_DECODE_ERROR;
    UnicodeTranslateError = UNICODE_TRANSLATE_ERROR;
}

#[expect(unsafe_code, reason = "the struct is repr(C) and begins with that of the base")]
// SAFETY: the struct begins with `BaseException`; three types below `UnicodeError`, which has no more fields than
// its base, are made as it.
unsafe impl Layout for UnicodeError {
    fn type_object() -> &'static TypeObject {
        UNICODE_DECODE_ERROR.get()
    }

    fn is_layout_of(candidate: &TypeObject) -> bool {
        [&UNICODE_DECODE_ERROR, &UNICODE_ENCODE_ERROR, &UNICODE_TRANSLATE_ERROR]
            .into_iter()
            .any(|kind| candidate.derives_from(kind.get()))
    }
}

#[expect(unsafe_code, reason = "the struct is repr(C) and begins with that of the base")]
// SAFETY: the struct begins with `BaseException`; two types, of which one has weak references, are made as it.
unsafe impl Layout for ExceptionGroup {
    const WEAK_LIST: bool = true;

    fn type_object() -> &'static TypeObject {
        BASE_EXCEPTION_GROUP.get()
    }
}

/// The type object of an exception whose instances are the struct `T`.
macro_rules! exception_types {
    ($(#[doc = $doc:literal] $STATIC:ident = $name:literal, $BASE:ident, $Struct:ident;)*) => {
        $(
            #[doc = $doc]
            pub static $STATIC: TypeStatic = TypeStatic::new(&$STATIC, &const {
                let mut contents = contents::<$Struct>(concat!($name, "\0"), concat!($doc, "\0"));
                contents.base = Some(&$BASE);
                super::definitions::complete($name, contents)
            });
        )*

        /// An instance of a built-in exception type with these arguments (a tuple).
        pub(crate) fn make(thread: &Thread, kind: &'static TypeObject, arguments: Owned) -> Fallible<Owned> {
            fn of<T: Layout + Fill>(
                thread: &Thread,
                kind: &TypeObject,
                new: fn(Object) -> T,
                arguments: Owned,
            ) -> Fallible<Owned> {
                let exception = thread.new_instance(kind, new)?;
                exception.as_ref().args.set(arguments);
                exception.fill(thread)?;
                Ok(exception.into_object())
            }
            $(
                if std::ptr::eq(kind, $STATIC.get()) {
                    return of::<$Struct>(thread, kind, $Struct::new, arguments);
                }
            )*
            of::<BaseException>(thread, kind, BaseException::new, arguments)
        }

        /// All built-in exceptions, bases before what derives from them.
        pub static ALL: &[&TypeStatic] = &[&BASE_EXCEPTION, $(&$STATIC),*];
    };
}
for_each_exception!(exception_types);
