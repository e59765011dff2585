//! Code objects of parts that are objects, as files have them.

use pycore_bytecode::{CodeFlags, verify};

use super::Code;
use super::build::with_constants;
use super::plain::{skeletons, text, texts};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::raise;
use crate::types::tuple::Tuple;

/// What a code object is made of.
pub struct Parts<'a> {
    /// `co_argcount`
    pub argument_count: i32,
    /// `co_posonlyargcount`
    pub positional_only_count: i32,
    /// `co_kwonlyargcount`
    pub keyword_only_count: i32,
    /// `co_stacksize`
    pub stack_size: i32,
    /// `co_flags`
    pub flags: i32,
    /// `co_firstlineno`
    pub first_line: i32,
    /// `co_code`
    pub code: &'a [u8],
    /// `co_consts`
    pub constants: Owned<Tuple>,
    /// `co_names`
    pub names: &'a Tuple,
    /// `co_localsplusnames`
    pub variable_names: &'a Tuple,
    /// `co_localspluskinds`
    pub variable_kinds: &'a [u8],
    /// `co_filename`
    pub file_name: &'a Object,
    /// `co_name`
    pub name: &'a Object,
    /// `co_qualname`
    pub qualified_name: &'a Object,
    /// `co_linetable`
    pub line_table: &'a [u8],
    /// `co_exceptiontable`
    pub exception_table: &'a [u8],
}

impl Code {
    /// A code object of these parts.
    ///
    /// Raises `ValueError` if there are parts that do not fit each other, or that the verifier does not accept.
    pub fn from_parts(thread: &Thread, parts: Parts<'_>) -> Fallible<Owned<Self>> {
        let count = |name: &str, value: i32| {
            u32::try_from(value)
                .map_err(|_| raise!(thread, VALUE_ERROR, "code: {name} must not be negative"))
        };
        let plain = pycore_bytecode::Code {
            argcount: count("argcount", parts.argument_count)?,
            posonlyargcount: count("posonlyargcount", parts.positional_only_count)?,
            kwonlyargcount: count("kwonlyargcount", parts.keyword_only_count)?,
            stacksize: count("stacksize", parts.stack_size)?,
            flags: CodeFlags::from_bits_retain(parts.flags as u32),
            code: parts.code.to_vec().into(),
            consts: skeletons(thread, &parts.constants)?.into(),
            names: texts(thread, parts.names)?.into(),
            localsplusnames: texts(thread, parts.variable_names)?.into(),
            localspluskinds: parts.variable_kinds.to_vec().into(),
            filename: text(thread, parts.file_name)?,
            name: text(thread, parts.name)?,
            qualname: text(thread, parts.qualified_name)?,
            firstlineno: parts.first_line,
            linetable: parts.line_table.to_vec().into(),
            exceptiontable: parts.exception_table.to_vec().into(),
        };
        if let Err(error) = verify(&plain) {
            return Err(raise!(thread, VALUE_ERROR, "bad marshal data ({error})"));
        }
        with_constants(thread, &plain, parts.constants)
    }
}
