//! What each exception type has of its own, beside its struct: slots, methods, attributes.

use std::mem::offset_of;

use super::value::*;
use crate::core::{MANAGED_WEAK_OFFSET, TypeContents, TypeFlags};
use crate::declare::{MemberKind, NativeMember, SlotTable};

/// Completes the contents of a type. Types that are not named here have all from their base.
pub(super) const fn complete(name: &str, contents: TypeContents) -> TypeContents {
    let mut contents = contents;
    match name.as_bytes() {
        b"BaseExceptionGroup" => {
            contents.slots = ExceptionGroup::SLOTS;
            contents.methods = ExceptionGroup::METHODS;
            contents.members = GROUP;
        }
        // CPython makes this one at its start, as a `class` statement does.
        b"ExceptionGroup" => {
            contents.flags = contents.flags.union(TypeFlags::MANAGED_WEAKREF);
            contents.weaklist_offset = MANAGED_WEAK_OFFSET;
            contents.doc = None;
        }
        b"StopIteration" => {
            contents.slots = StopIteration::SLOTS;
            contents.members = STOP_ITERATION;
        }
        b"SystemExit" => {
            contents.slots = SystemExit::SLOTS;
            contents.members = SYSTEM_EXIT;
        }
        b"ImportError" => {
            contents.slots = ImportError::SLOTS;
            contents.methods = ImportError::METHODS;
            contents.members = IMPORT_ERROR;
        }
        b"NameError" => {
            contents.slots = NameError::SLOTS;
            contents.members = NAME_ERROR;
        }
        b"AttributeError" => {
            contents.slots = AttributeError::SLOTS;
            contents.methods = AttributeError::METHODS;
            contents.members = ATTRIBUTE_ERROR;
        }
        b"OSError" => {
            contents.slots = OsError::SLOTS;
            contents.methods = OsError::METHODS;
            contents.getsets = OsError::GETSETS;
            contents.members = OS_ERROR;
        }
        b"SyntaxError" => {
            contents.slots = SyntaxError::SLOTS;
            contents.members = SYNTAX_ERROR;
        }
        b"UnicodeEncodeError" => {
            contents.slots = UnicodeEncodeError::SLOTS;
            contents.members = UNICODE_ERROR;
        }
        b"UnicodeDecodeError" => {
            contents.slots = UnicodeDecodeError::SLOTS;
            contents.members = UNICODE_ERROR;
        }
        b"UnicodeTranslateError" => {
            contents.slots = UnicodeTranslateError::SLOTS;
            contents.members = UNICODE_ERROR;
        }
        b"KeyError" => contents.slots = KeyError::SLOTS,
        _ => {}
    }
    if contents.basic_size == size_of::<BaseException>() {
        contents.slots = contents.slots.merge(BaseException::CALL);
    }
    // Exceptions without fields of their own have `__new__` in their dictionaries, and those of codecs; all others inherit
    // it, and `__init__`.
    let is_plain = contents.basic_size == size_of::<BaseException>();
    let of_codecs = matches!(
        name.as_bytes(),
        b"UnicodeEncodeError" | b"UnicodeDecodeError" | b"UnicodeTranslateError"
    );
    if of_codecs || is_plain && !matches!(name.as_bytes(), b"KeyError") {
        contents.slots.type_object.tp_new = BASE.type_object.tp_new;
    }
    contents
}

/// What `BaseException` has.
pub(super) const BASE: SlotTable = BaseException::SLOTS.merge(BaseException::CALL);

/// Attributes of `BaseException` that are fields.
pub(super) const BASE_MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__suppress_context__",
    MemberKind::Bool,
    offset_of!(BaseException, suppress_context),
    0,
    None,
)];

/// Attributes that are fields: name, field, documentation, whether it can only be read.
macro_rules! members {
    ($($table:ident of $Struct:ident { $($name:literal = $field:ident: $kind:ident, $doc:literal $(, $flag:ident)?;)+ })+) => {
        $(const $table: &[NativeMember] = &[$(
            NativeMember::new(
                $name,
                MemberKind::$kind,
                offset_of!($Struct, $field),
                0 $(| NativeMember::$flag)?,
                Some($doc),
            ),
        )+];)+
    };
}
members! {
    GROUP of ExceptionGroup {
        c"message" = msg: ObjectOrNone, c"exception message", READ_ONLY;
        c"exceptions" = excs: ObjectOrNone, c"nested exceptions", READ_ONLY;
    }
    STOP_ITERATION of StopIteration {
        c"value" = value: ObjectOrNone, c"generator return value";
    }
    SYSTEM_EXIT of SystemExit {
        c"code" = code: ObjectOrNone, c"exception code";
    }
    IMPORT_ERROR of ImportError {
        c"msg" = msg: ObjectOrNone, c"exception message";
        c"name" = name: ObjectOrNone, c"module name";
        c"path" = path: ObjectOrNone, c"module path";
        c"name_from" = name_from: ObjectOrNone, c"name imported from module";
    }
    NAME_ERROR of NameError {
        c"name" = name: ObjectOrNone, c"name";
    }
    ATTRIBUTE_ERROR of AttributeError {
        c"name" = name: ObjectOrNone, c"attribute name";
        c"obj" = obj: ObjectOrNone, c"object";
    }
    OS_ERROR of OsError {
        c"errno" = myerrno: ObjectOrNone, c"POSIX exception code";
        c"strerror" = strerror: ObjectOrNone, c"exception strerror";
        c"filename" = filename: ObjectOrNone, c"exception filename";
        c"filename2" = filename2: ObjectOrNone, c"second exception filename";
    }
    SYNTAX_ERROR of SyntaxError {
        c"msg" = msg: ObjectOrNone, c"exception msg";
        c"filename" = filename: ObjectOrNone, c"exception filename";
        c"lineno" = lineno: ObjectOrNone, c"exception lineno";
        c"offset" = offset: ObjectOrNone, c"exception offset";
        c"text" = text: ObjectOrNone, c"exception text";
        c"end_lineno" = end_lineno: ObjectOrNone, c"exception end lineno";
        c"end_offset" = end_offset: ObjectOrNone, c"exception end offset";
        c"print_file_and_line" = print_file_and_line: ObjectOrNone, c"exception print_file_and_line";
        c"_metadata" = metadata: ObjectOrNone, c"exception private metadata";
    }
    UNICODE_ERROR of UnicodeError {
        c"encoding" = encoding: ObjectOrNone, c"exception encoding";
        c"object" = object: ObjectOrNone, c"exception object";
        c"start" = start: Size, c"exception start";
        c"end" = end: Size, c"exception end";
        c"reason" = reason: ObjectOrNone, c"exception reason";
    }
}
