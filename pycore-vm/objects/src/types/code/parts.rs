//! Code objects of parts that are objects, as files have them.

use pycore_bytecode::{CodeFlags, LocalKind, quickened, verify};

use super::build::{first_resume, with_constants};
use super::plain::{skeletons, text, texts};
use super::{Code, CodeParts};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
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
    pub code: &'a Bytes,
    /// `co_consts`
    pub constants: Owned<Tuple>,
    /// `co_names`
    pub names: &'a Tuple,
    /// `co_localsplusnames`
    pub variable_names: &'a Tuple,
    /// `co_localspluskinds`
    pub variable_kinds: &'a Bytes,
    /// `co_filename`
    pub file_name: &'a Object,
    /// `co_name`
    pub name: &'a Object,
    /// `co_qualname`
    pub qualified_name: &'a Object,
    /// `co_linetable`
    pub line_table: &'a Bytes,
    /// `co_exceptiontable`
    pub exception_table: &'a Bytes,
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
            code: parts.code.as_slice().to_vec().into(),
            consts: skeletons(thread, &parts.constants)?.into(),
            names: texts(thread, parts.names)?.into(),
            localsplusnames: texts(thread, parts.variable_names)?.into(),
            localspluskinds: parts.variable_kinds.as_slice().to_vec().into(),
            filename: text(thread, parts.file_name)?,
            name: text(thread, parts.name)?,
            qualname: text(thread, parts.qualified_name)?,
            firstlineno: parts.first_line,
            linetable: parts.line_table.as_slice().to_vec().into(),
            exceptiontable: parts.exception_table.as_slice().to_vec().into(),
        };
        if let Err(error) = verify(&plain) {
            return Err(raise!(thread, VALUE_ERROR, "bad marshal data ({error})"));
        }
        with_constants(thread, &plain, parts.constants)
    }

    /// As [`Code::from_parts`], of code that was verified long before.
    ///
    /// # Safety
    ///
    /// 1. The verifier accepts code of these parts.
    #[expect(unsafe_code, reason = "the code was verified")]
    pub unsafe fn from_verified_parts(thread: &Thread, parts: Parts<'_>) -> Fallible<Owned<Self>> {
        let kinds = parts.variable_kinds.as_slice();
        let count = |kind| {
            let of_kind = |&&bits: &&u8| LocalKind::from_bits_retain(bits).contains(kind);
            kinds.iter().filter(of_kind).count()
        };
        let code = parts.code.as_slice();
        let of_code = CodeParts {
            units: &quickened(code),
            consts: parts.constants,
            names: interned(thread, parts.names)?,
            exception_table: Owned::share(parts.exception_table.as_object()),
            flags: parts.flags as u32,
            argument_count: parts.argument_count as u32,
            positional_only_count: parts.positional_only_count as u32,
            keyword_only_count: parts.keyword_only_count as u32,
            stack_size: parts.stack_size as u32,
            first_line: parts.first_line,
            variable_names: interned(thread, parts.variable_names)?,
            variable_kinds: Owned::share(parts.variable_kinds.as_object()),
            counts: [count(LocalKind::LOCAL), count(LocalKind::CELL), count(LocalKind::FREE)],
            file_name: Owned::share(parts.file_name),
            name: Owned::share(parts.name),
            qualified_name: Owned::share(parts.qualified_name),
            line_table: Owned::share(parts.line_table.as_object()),
            first_traceable: first_resume(code),
        };
        // SAFETY: condition 1.
        unsafe { Code::new(thread, of_code) }
    }
}

/// The names as interned strings: as they are, if they are interned already.
fn interned(thread: &Thread, names: &Tuple) -> Fallible<Owned<Tuple>> {
    let is_interned = |name: &Object| name.downcast::<Str>().is_none_or(Str::is_interned);
    if names.iter().all(is_interned) {
        return Ok(Owned::share(names));
    }
    let interned = names.iter().map(|name| match name.downcast::<Str>() {
        Some(text) => {
            thread.interpreter().interned.intern(thread, Owned::share(text)).into_object()
        }
        None => Owned::share(name),
    });
    Tuple::from_owned(thread, interned.collect())
}
