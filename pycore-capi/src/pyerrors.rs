//! `pyerrors.h`: exceptions.

use core::ffi::{CStr, c_char, c_int};
use std::ptr;

use pycore_abi::{PyObject, PyTypeObject};
use pycore_objects::core::{ObjectLike, TypeStatic};
use pycore_objects::errors::{self, BaseException};
use pycore_objects::protocol::{call, class, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::TYPE;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, TypeObject, name, raise};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call, expect, give_or_null};
use crate::varargs::{VaList, format, variadic};

/// The built-in exceptions, as C code knows them: variables that hold the types.
#[repr(transparent)]
struct Exported(*mut PyTypeObject);

// SAFETY: a pointer to a static, which never changes.
unsafe impl Sync for Exported {}

impl Exported {
    const fn of(class: &'static TypeStatic) -> Self {
        Self(ptr::from_ref(class).cast_mut().cast())
    }
}

/// The variables of exceptions: those of the table, and other names for some.
macro_rules! exported {
    ($($name:ident = $STATIC:ident;)+) => {
        $(
            #[unsafe(no_mangle)]
            #[used]
            static $name: Exported = Exported::of(&errors::$STATIC);
        )+
    };
}

exported! {
    PyExc_BaseException = BASE_EXCEPTION;
    PyExc_BaseExceptionGroup = BASE_EXCEPTION_GROUP;
    PyExc_Exception = EXCEPTION;
    PyExc_ArithmeticError = ARITHMETIC_ERROR;
    PyExc_FloatingPointError = FLOATING_POINT_ERROR;
    PyExc_OverflowError = OVERFLOW_ERROR;
    PyExc_ZeroDivisionError = ZERO_DIVISION_ERROR;
    PyExc_AssertionError = ASSERTION_ERROR;
    PyExc_AttributeError = ATTRIBUTE_ERROR;
    PyExc_BufferError = BUFFER_ERROR;
    PyExc_EOFError = EOF_ERROR;
    PyExc_ImportError = IMPORT_ERROR;
    PyExc_ModuleNotFoundError = MODULE_NOT_FOUND_ERROR;
    PyExc_LookupError = LOOKUP_ERROR;
    PyExc_IndexError = INDEX_ERROR;
    PyExc_KeyError = KEY_ERROR;
    PyExc_MemoryError = MEMORY_ERROR;
    PyExc_NameError = NAME_ERROR;
    PyExc_UnboundLocalError = UNBOUND_LOCAL_ERROR;
    PyExc_OSError = OS_ERROR;
    PyExc_EnvironmentError = OS_ERROR;
    PyExc_IOError = OS_ERROR;
    PyExc_BlockingIOError = BLOCKING_IOERROR;
    PyExc_ChildProcessError = CHILD_PROCESS_ERROR;
    PyExc_ConnectionError = CONNECTION_ERROR;
    PyExc_BrokenPipeError = BROKEN_PIPE_ERROR;
    PyExc_ConnectionAbortedError = CONNECTION_ABORTED_ERROR;
    PyExc_ConnectionRefusedError = CONNECTION_REFUSED_ERROR;
    PyExc_ConnectionResetError = CONNECTION_RESET_ERROR;
    PyExc_FileExistsError = FILE_EXISTS_ERROR;
    PyExc_FileNotFoundError = FILE_NOT_FOUND_ERROR;
    PyExc_InterruptedError = INTERRUPTED_ERROR;
    PyExc_IsADirectoryError = IS_ADIRECTORY_ERROR;
    PyExc_NotADirectoryError = NOT_ADIRECTORY_ERROR;
    PyExc_PermissionError = PERMISSION_ERROR;
    PyExc_ProcessLookupError = PROCESS_LOOKUP_ERROR;
    PyExc_TimeoutError = TIMEOUT_ERROR;
    PyExc_ReferenceError = REFERENCE_ERROR;
    PyExc_RuntimeError = RUNTIME_ERROR;
    PyExc_NotImplementedError = NOT_IMPLEMENTED_ERROR;
    PyExc_PythonFinalizationError = PYTHON_FINALIZATION_ERROR;
    PyExc_RecursionError = RECURSION_ERROR;
    PyExc_StopAsyncIteration = STOP_ASYNC_ITERATION;
    PyExc_StopIteration = STOP_ITERATION;
    PyExc_SyntaxError = SYNTAX_ERROR;
    PyExc_IndentationError = INDENTATION_ERROR;
    PyExc_TabError = TAB_ERROR;
    PyExc_SystemError = SYSTEM_ERROR;
    PyExc_TypeError = TYPE_ERROR;
    PyExc_ValueError = VALUE_ERROR;
    PyExc_UnicodeError = UNICODE_ERROR;
    PyExc_UnicodeDecodeError = UNICODE_DECODE_ERROR;
    PyExc_UnicodeEncodeError = UNICODE_ENCODE_ERROR;
    PyExc_UnicodeTranslateError = UNICODE_TRANSLATE_ERROR;
    PyExc_Warning = WARNING;
    PyExc_BytesWarning = BYTES_WARNING;
    PyExc_DeprecationWarning = DEPRECATION_WARNING;
    PyExc_EncodingWarning = ENCODING_WARNING;
    PyExc_FutureWarning = FUTURE_WARNING;
    PyExc_ImportWarning = IMPORT_WARNING;
    PyExc_PendingDeprecationWarning = PENDING_DEPRECATION_WARNING;
    PyExc_ResourceWarning = RESOURCE_WARNING;
    PyExc_RuntimeWarning = RUNTIME_WARNING;
    PyExc_SyntaxWarning = SYNTAX_WARNING;
    PyExc_UnicodeWarning = UNICODE_WARNING;
    PyExc_UserWarning = USER_WARNING;
    PyExc_GeneratorExit = GENERATOR_EXIT;
    PyExc_KeyboardInterrupt = KEYBOARD_INTERRUPT;
    PyExc_SystemExit = SYSTEM_EXIT;
}

/// Raises an exception of a class by a value: an instance as it is, a tuple as arguments, anything else as the argument.
pub(crate) fn raise_value(thread: &Thread, kind: &Object, value: Option<&Object>) -> Raised {
    if !errors::is_exception_class(kind) {
        let kind = object::repr(thread, kind);
        return match kind {
            Ok(kind) => raise!(
                thread,
                SYSTEM_ERROR,
                "_PyErr_SetObject: exception {kind} is not a BaseException subclass"
            ),
            Err(raised) => raised,
        };
    }
    match instantiate(thread, kind, value) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// An exception of a class by a value.
fn instantiate(thread: &Thread, kind: &Object, value: Option<&Object>) -> Fallible<Owned> {
    // An exception that is up would look like this call's own.
    let saved = thread.save_exception();
    drop(saved);
    let exception = match value.filter(|value| !value.is_none()) {
        None => call::call(thread, kind, &[])?,
        Some(value) => match value.downcast::<Tuple>() {
            Some(arguments) => call::call(thread, kind, arguments.as_slice())?,
            None if value.downcast::<BaseException>().is_some()
                && class::is_subclass(thread, value.type_object().as_object(), kind)? =>
            {
                Owned::share(value)
            }
            None => call::call(thread, kind, &[value])?,
        },
    };
    if exception.downcast_ref::<BaseException>().is_none() {
        let given = exception.type_name();
        let kind = object::repr(thread, kind)?;
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "calling {kind} should have returned an instance of BaseException, not {given}"
        ));
    }
    Ok(exception)
}

/// Raises an exception of a class with a message.
pub(crate) fn raise_class(thread: &Thread, kind: &Object, message: &str) -> Raised {
    match Str::new(thread, message) {
        Ok(message) => raise_value(thread, kind, Some(message.as_object())),
        Err(raised) => raised,
    }
}

/// Raises an exception with a formatted message.
///
/// # Safety
///
/// 1. The arguments are those that the format names.
unsafe fn raise_formatted(
    thread: &Thread,
    kind: &Object,
    format: &CStr,
    arguments: &mut VaList,
) -> Raised {
    // The message may run code of the program, for which no exception must be up.
    drop(thread.save_exception());
    // SAFETY: condition 1.
    match unsafe { format::compose(thread, format, arguments) } {
        Ok(message) => raise_value(thread, kind, Some(message.as_object())),
        Err(raised) => raised,
    }
}

/// The exception that was raised, taken.
fn take(thread: &Thread) -> Option<Owned> {
    thread.save_exception()
}

/// `OSError` of the C variable `errno` and files.
fn raise_errno(
    thread: &Thread,
    kind: &Object,
    first: Option<&Object>,
    second: Option<&Object>,
) -> Raised {
    let number = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
    if number == libc::EINTR
        && let Err(raised) = thread.check_signals()
    {
        return raised;
    }
    let make = || -> Fallible<Owned> {
        let text = Str::new(thread, &errors::text_of_errno(number))?;
        let number = thread.new_int(number.into())?;
        let none = thread.none();
        let mut arguments: Vec<&Object> = vec![&number, text.as_object()];
        match (first, second) {
            (Some(first), Some(second)) => arguments.extend([first, &*none, second]),
            (Some(first), None) => arguments.push(first),
            (None, _) => {}
        }
        call::call(thread, kind, &arguments)
    };
    match make() {
        Ok(exception) => {
            let class = exception.type_object();
            let class = Owned::share(class);
            raise_value(thread, class.as_object(), Some(&exception))
        }
        Err(raised) => raised,
    }
}

/// A file's name as C has it.
fn file_name(thread: &Thread, name: Option<&CStr>) -> Fallible<Option<Owned<Str>>> {
    name.map(|name| Str::fs_decode(thread, name.to_bytes())).transpose()
}

/// NULL for C code, with the exception raised.
const RAISED: Borrowed = Borrowed::NULL;

api! {
    fn PyErr_SetString(thread, kind: &Object, message: Option<&CStr>) -> () {
        let _ = match message.map(|message| convert::text(thread, message)).transpose() {
            Ok(message) => raise_value(thread, kind, message.as_deref().map(Str::as_object)),
            Err(raised) => raised,
        };
    }

    fn PyErr_SetObject(thread, kind: &Object, value: Option<&Object>) -> () {
        let _ = raise_value(thread, kind, value);
    }

    fn PyErr_SetNone(thread, kind: &Object) -> () {
        let _ = raise_value(thread, kind, None);
    }

    fn _PyErr_SetKeyError(thread, key: &Object) -> () {
        let _ = thread.raise_key_error(key);
    }

    fn PyErr_FormatV(thread, kind: &Object, format: &CStr, arguments: *mut VaList) -> Borrowed {
        let mut arguments = *arguments;
        let _ = raise_formatted(thread, kind, format, &mut arguments);
        RAISED
    }

    fn PyErr_Occurred(thread) -> Borrowed {
        thread.current_exception().map_or(Borrowed::NULL, |exception| Borrowed::of(exception.type_object()))
    }

    fn PyErr_Clear(thread) -> () {
        drop(take(thread));
    }

    fn PyErr_Fetch(thread, kind: *mut *mut PyObject, value: *mut *mut PyObject, traceback: *mut *mut PyObject) -> () {
        let exception = take(thread);
        *traceback = give_or_null(exception.as_ref().and_then(traceback_of));
        *kind = give_or_null(exception.as_ref().map(|exception| Owned::share(exception.type_object())));
        *value = give_or_null(exception);
    }

    fn PyErr_Restore(thread, kind: Option<Owned>, value: Option<Owned>, traceback: Option<Owned>) -> () {
        let Some(kind) = kind else {
            thread.put_back_exception(None);
            return;
        };
        let exception = match instance_of(&kind, value.as_deref()) {
            Some(exception) => Ok(exception),
            None => instantiate(thread, &kind, value.as_deref()),
        };
        if let Ok(exception) = exception {
            set_traceback(&exception, traceback);
            let _ = thread.restore_exception(exception);
        }
    }

    fn PyErr_NormalizeException(thread, kind: *mut *mut PyObject, value: *mut *mut PyObject, traceback: *mut *mut PyObject) -> () {
        let _ = traceback;
        let Some(class) = (*kind).cast::<Object>().as_ref() else { return };
        let given = (*value).cast::<Object>().as_ref();
        if instance_of(class, given).is_some() {
            return;
        }
        let exception = match instantiate(thread, class, given) {
            Ok(exception) => Some(exception),
            Err(_) => take(thread),
        };
        if let Some(exception) = exception {
            let old = (Owned::adopt(class.into()), given.map(|given| Owned::<Object>::adopt(given.into())));
            *kind = convert::give(Owned::share(exception.type_object()));
            *value = convert::give(exception);
            drop(old);
        }
    }

    fn PyErr_GetRaisedException(thread) -> Option<Owned> {
        take(thread)
    }

    fn PyErr_SetRaisedException(thread, exception: Option<Owned>) -> () {
        thread.put_back_exception(exception);
    }

    fn PyErr_GetHandledException(thread) -> Option<Owned> {
        thread.handled_exception()
    }

    fn PyErr_SetHandledException(thread, exception: Option<&Object>) -> () {
        set_handled(thread, exception.map(Owned::share));
    }

    fn PyErr_GetExcInfo(thread, kind: *mut *mut PyObject, value: *mut *mut PyObject, traceback: *mut *mut PyObject) -> () {
        let exception = thread.handled_exception();
        let none = || thread.none();
        *kind = convert::give(exception.as_ref().map_or_else(none, |exception| {
            Owned::share(exception.type_object()).into_object()
        }));
        *traceback = convert::give(exception.as_ref().and_then(traceback_of).unwrap_or_else(none));
        *value = convert::give(exception.unwrap_or_else(none));
    }

    fn PyErr_SetExcInfo(thread, kind: Option<Owned>, value: Option<Owned>, traceback: Option<Owned>) -> () {
        drop((kind, traceback));
        set_handled(thread, value);
    }

    fn PyErr_GivenExceptionMatches(thread, exception: Option<&Object>, classes: Option<&Object>) -> bool {
        match (exception, classes) {
            (Some(exception), Some(classes)) => matches_class(exception, classes),
            _ => false,
        }
    }

    fn PyErr_ExceptionMatches(thread, classes: &Object) -> bool {
        thread.current_exception().is_some_and(|exception| matches_class(exception, classes))
    }

    fn PyErr_NoMemory(thread) -> Borrowed {
        let _ = thread.raise_out_of_memory();
        RAISED
    }

    fn PyErr_BadArgument(thread) -> c_int {
        let _ = raise!(thread, TYPE_ERROR, "bad argument type for built-in operation");
        0
    }

    fn PyErr_BadInternalCall(thread) -> () {
        let _ = bad_internal_call(thread);
    }

    fn _PyErr_BadInternalCall(thread, file: &CStr, line: c_int) -> () {
        let file = file.to_string_lossy();
        let _ = raise!(thread, SYSTEM_ERROR, "{file}:{line}: bad argument to internal function");
    }

    fn PyErr_SetFromErrno(thread, kind: &Object) -> Borrowed {
        let _ = raise_errno(thread, kind, None, None);
        RAISED
    }

    fn PyErr_SetFromErrnoWithFilename(thread, kind: &Object, file: Option<&CStr>) -> Borrowed {
        let number = *libc::__errno_location();
        let _ = match file_name(thread, file) {
            Ok(file) => {
                *libc::__errno_location() = number;
                raise_errno(thread, kind, file.as_deref().map(Str::as_object), None)
            }
            Err(raised) => raised,
        };
        RAISED
    }

    fn PyErr_SetFromErrnoWithFilenameObject(thread, kind: &Object, file: Option<&Object>) -> Borrowed {
        let _ = raise_errno(thread, kind, file, None);
        RAISED
    }

    fn PyErr_SetFromErrnoWithFilenameObjects(thread, kind: &Object, file: Option<&Object>, second: Option<&Object>) -> Borrowed {
        let _ = raise_errno(thread, kind, file, second);
        RAISED
    }

    fn PyErr_SetImportError(thread, message: Option<&Object>, name: Option<&Object>, path: Option<&Object>) -> Borrowed {
        let _ = raise_import_error(thread, errors::IMPORT_ERROR.get().as_object(), message, name, path);
        RAISED
    }

    fn PyErr_SetImportErrorSubclass(thread, kind: &Object, message: Option<&Object>, name: Option<&Object>, path: Option<&Object>) -> Borrowed {
        let _ = raise_import_error(thread, kind, message, name, path);
        RAISED
    }

    fn PyErr_NewException(thread, name: &CStr, base: Option<&Object>, dict: Option<&Object>) -> Fallible<Owned> {
        new_exception(thread, name, base, dict)
    }

    fn PyErr_NewExceptionWithDoc(thread, name: &CStr, doc: Option<&CStr>, base: Option<&Object>, dict: Option<&Object>) -> Fallible<Owned> {
        let dict = match (doc, dict) {
            (None, dict) => dict.map(Owned::share),
            (Some(doc), dict) => {
                let dict = match dict.and_then(Object::downcast::<Dict>) {
                    Some(dict) => Owned::share(dict),
                    None => Dict::new(thread)?,
                };
                let doc = convert::text(thread, doc)?;
                dict.insert_str(thread, name!(thread, "__doc__"), doc.as_object())?;
                Some(dict.into_object())
            }
        };
        new_exception(thread, name, base, dict.as_deref())
    }

    fn PyErr_WriteUnraisable(thread, context: Option<&Object>) -> () {
        if let Some(raised) = thread.raised() {
            errors::write_unraisable(thread, raised, context);
        }
    }

    fn PyErr_CheckSignals(thread) -> Fallible {
        thread.check_signals()
    }

    fn PyErr_WarnEx(thread, category: Option<&Object>, message: &CStr, level: isize) -> Fallible {
        let message = convert::text(thread, message)?;
        warn(thread, category, message.as_object(), level)
    }

    fn PyErr_ResourceWarning(thread, source: Option<&Object>, level: isize, format: &CStr) -> Fallible {
        let _ = source;
        let message = convert::text(thread, format)?;
        warn(thread, Some(errors::RESOURCE_WARNING.get().as_object()), message.as_object(), level)
    }

    fn PyException_GetTraceback(thread, exception: &Object) -> Fallible<Option<Owned>> {
        Ok(expect::<BaseException>(thread, exception)?.traceback.get())
    }

    fn PyException_SetTraceback(thread, exception: &Object, traceback: Option<&Object>) -> Fallible {
        let name = name!(thread, "__traceback__");
        object::set_attribute(thread, exception, name, traceback.unwrap_or(&*thread.none()))
    }

    fn PyException_GetCause(thread, exception: &Object) -> Fallible<Option<Owned>> {
        Ok(expect::<BaseException>(thread, exception)?.cause.get())
    }

    fn PyException_SetCause(thread, exception: &Object, cause: Option<Owned>) -> () {
        if let Some(exception) = exception.downcast::<BaseException>() {
            exception.set_cause(cause.as_deref());
        }
    }

    fn PyException_GetContext(thread, exception: &Object) -> Fallible<Option<Owned>> {
        Ok(expect::<BaseException>(thread, exception)?.context.get())
    }

    fn PyException_SetContext(thread, exception: &Object, context: Option<Owned>) -> () {
        if let Some(exception) = exception.downcast::<BaseException>() {
            drop(exception.context.replace(context));
        }
    }

    fn PyException_GetArgs(thread, exception: &Object) -> Fallible<Owned<Tuple>> {
        Ok(expect::<BaseException>(thread, exception)?.arguments())
    }

    fn PyException_SetArgs(thread, exception: &Object, arguments: &Object) -> () {
        if let Some(exception) = exception.downcast::<BaseException>() {
            exception.args.set(Owned::share(arguments));
        }
    }

    fn PyExceptionClass_Name(thread, class: &Object) -> *const c_char {
        class.downcast::<TypeObject>().map_or(c"?".as_ptr(), |class| class.name().as_ptr())
    }

    fn PyUnstable_Exc_PrepReraiseStar(thread, original: &Object, exceptions: &Object) -> Fallible<Owned> {
        let exceptions = expect::<pycore_objects::types::list::List>(thread, exceptions)?;
        errors::prepare_reraise_star(thread, original, exceptions)
    }

    fn PyErr_Display(thread, kind: Option<&Object>, value: Option<&Object>, traceback: Option<&Object>) -> () {
        let _ = (kind, traceback);
        if let Some(value) = value {
            display(thread, value);
        }
    }

    fn PyErr_DisplayException(thread, exception: &Object) -> () {
        display(thread, exception);
    }

    fn PyErr_Print(thread) -> () {
        print(thread, true);
    }

    fn PyErr_PrintEx(thread, set_variables: c_int) -> () {
        print(thread, set_variables != 0);
    }
}

/// Whether an exception, or a class of exceptions, is of one of the classes.
fn matches_class(exception: &Object, classes: &Object) -> bool {
    if let Some(classes) = classes.downcast::<Tuple>() {
        return classes.iter().any(|class| matches_class(exception, class));
    }
    let kind = exception.downcast::<BaseException>().map(|_| exception.type_object());
    let kind = kind.or_else(|| exception.downcast::<TypeObject>());
    match (kind, classes.downcast::<TypeObject>()) {
        (Some(kind), Some(class)) if errors::is_exception_class(classes) => {
            kind.is_subtype_of(class)
        }
        _ => exception.is(classes),
    }
}

/// The value, if it is an instance of the class already.
fn instance_of(class: &Object, value: Option<&Object>) -> Option<Owned> {
    let value = value?;
    value.downcast::<BaseException>()?;
    let class = class.downcast::<TypeObject>()?;
    value.type_object().is_subtype_of(class).then(|| Owned::share(value))
}

fn traceback_of(exception: &Owned) -> Option<Owned> {
    exception.downcast_ref::<BaseException>()?.traceback.get()
}

fn set_traceback(exception: &Object, traceback: Option<Owned>) {
    if let Some(exception) = exception.downcast::<BaseException>() {
        let traceback =
            traceback.filter(|traceback| traceback.downcast_ref::<Traceback>().is_some());
        drop(exception.traceback.replace(traceback));
    }
}

/// Sets the exception that is being handled.
fn set_handled(thread: &Thread, exception: Option<Owned>) {
    let exception = exception.filter(|exception| !exception.is_none());
    let state = thread.as_raw();
    // SAFETY: the state's list of handled exceptions is never empty; its items count a reference.
    unsafe {
        let item = (*state).exc_info;
        let old = (*item).exc_value;
        (*item).exc_value = give_or_null(exception);
        if let Some(old) = ptr::NonNull::new(old) {
            drop(Owned::<Object>::adopt(old.cast()));
        }
    }
}

fn raise_import_error(
    thread: &Thread,
    kind: &Object,
    message: Option<&Object>,
    name: Option<&Object>,
    path: Option<&Object>,
) -> Raised {
    let Some(message) = message else {
        return raise!(thread, TYPE_ERROR, "expected a message argument");
    };
    let make = || -> Fallible<Owned> {
        if !class::is_subclass(thread, kind, errors::IMPORT_ERROR.get().as_object())? {
            return Err(raise!(thread, TYPE_ERROR, "expected a subclass of ImportError"));
        }
        let none = thread.none();
        let names = Tuple::new(
            thread,
            &[name!(thread, "name").as_object(), name!(thread, "path").as_object()],
        )?;
        let values = [message, name.unwrap_or(&none), path.unwrap_or(&none)];
        call::call_with_keywords(thread, kind, &values, Some(&names))
    };
    match make() {
        Ok(exception) => raise_value(thread, kind, Some(&exception)),
        Err(raised) => raised,
    }
}

/// A new class of exceptions.
fn new_exception(
    thread: &Thread,
    full_name: &CStr,
    base: Option<&Object>,
    dict: Option<&Object>,
) -> Fallible<Owned> {
    let text = full_name.to_string_lossy();
    let Some((module, short)) = text.rsplit_once('.') else {
        let message = "PyErr_NewException: name must be module.class";
        return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
    };
    let base = base.unwrap_or(errors::EXCEPTION.get().as_object());
    let bases = match base.downcast::<Tuple>() {
        Some(bases) => Owned::share(bases),
        None => Tuple::new(thread, &[base])?,
    };
    let namespace = match dict.and_then(Object::downcast::<Dict>) {
        Some(dict) => Owned::share(dict),
        None => Dict::new(thread)?,
    };
    let key = name!(thread, "__module__");
    if !namespace.contains_str(key) {
        namespace.insert_str(thread, key, Str::new(thread, module)?.as_object())?;
    }
    let short = Str::new(thread, short)?;
    let arguments = [short.as_object(), bases.as_object(), namespace.as_object()];
    call::call(thread, TYPE.get().as_object(), &arguments)
}

/// Warns; the warning may be an exception.
fn warn(thread: &Thread, category: Option<&Object>, message: &Object, level: isize) -> Fallible {
    let Some(warn) = thread.interpreter().hooks.warn.get() else { return Ok(()) };
    let category = match category {
        None => errors::RUNTIME_WARNING.get(),
        Some(category) => match category.downcast::<TypeObject>() {
            Some(category) => category,
            None => return Err(raise!(thread, TYPE_ERROR, "category must be a Warning subclass")),
        },
    };
    warn(thread, message, category, level)
}

/// Shows an exception as the interpreter does at the end of a program.
fn display(thread: &Thread, exception: &Object) {
    let show = || -> Fallible {
        let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(()) };
        let module = import(thread, name!(thread, "traceback").as_object())?;
        let print = name!(thread, "print_exception");
        call::call_method(thread, &module, print, &[exception]).map(drop)
    };
    if let Err(raised) = show() {
        thread.clear_exception(raised);
    }
}

/// Shows the exception that is up by `sys.excepthook`, and forgets it.
fn print(thread: &Thread, set_variables: bool) {
    let Some(raised) = thread.raised() else { return };
    let Some(exception) = thread.take_exception(raised) else { return };
    let Some(sys) = thread.interpreter().sys.get() else { return display(thread, &exception) };
    let Some(sys) = sys.downcast_ref::<Dict>() else { return };
    let none = thread.none();
    let class = Owned::share(exception.type_object());
    let traceback = traceback_of(&exception);
    let traceback = traceback.as_deref().unwrap_or(&none);
    if set_variables {
        let variables = [
            (name!(thread, "last_exc"), &*exception),
            (name!(thread, "last_type"), class.as_object()),
            (name!(thread, "last_value"), &*exception),
            (name!(thread, "last_traceback"), traceback),
        ];
        for (name, value) in variables {
            if let Err(raised) = sys.insert_str(thread, name, value) {
                thread.clear_exception(raised);
            }
        }
    }
    match sys.get_str(name!(thread, "excepthook")) {
        Some(hook) => {
            let arguments = [class.as_object(), &*exception, traceback];
            if let Err(raised) = call::call(thread, &hook, &arguments) {
                thread.clear_exception(raised);
                display(thread, &exception);
            }
        }
        None => display(thread, &exception),
    }
}

/// `PyErr_Format`
unsafe extern "C" fn err_format(
    kind: *mut PyObject,
    format: *const c_char,
    arguments: *mut VaList,
) -> *mut PyObject {
    // SAFETY: C code calls this with the lock, and arguments as the C API demands.
    unsafe {
        let thread = Thread::current();
        let _ = raise_formatted(thread, &*kind.cast(), CStr::from_ptr(format), &mut *arguments);
    }
    ptr::null_mut()
}

/// `PyErr_WarnFormat`
unsafe extern "C" fn warn_format(
    category: *mut PyObject,
    level: isize,
    format: *const c_char,
    arguments: *mut VaList,
) -> c_int {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let message = format::compose(thread, CStr::from_ptr(format), &mut *arguments);
        let category = category.cast::<Object>().as_ref();
        match message.and_then(|message| warn(thread, category, message.as_object(), level)) {
            Ok(()) => 0,
            Err(_) => -1,
        }
    }
}

/// `PyErr_FormatUnraisable`
unsafe extern "C" fn unraisable_format(format: *const c_char, arguments: *mut VaList) {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let exception = thread.save_exception();
        let message = (!format.is_null())
            .then(|| format::compose(thread, CStr::from_ptr(format), &mut *arguments).ok())
            .flatten();
        drop(thread.save_exception());
        let Some(exception) = exception else { return };
        let raised = thread.restore_exception(exception);
        match message {
            Some(message) => {
                errors::write_unraisable_message(thread, raised, format_args!("{message}"));
            }
            None => errors::write_unraisable(thread, raised, None),
        }
    }
}

variadic! {
    PyErr_FormatUnraisable(1, ...) = unraisable_format;
    PyErr_Format(2, ...) = err_format;
    PyErr_WarnFormat(3, ...) = warn_format;
}
