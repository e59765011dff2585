//! `cpython/code.h`: code objects that C code makes to show where it is in its own source. What they would do is never run:
//! they have the code of an empty module.

use core::ffi::{CStr, c_int};

use pycore_objects::core::CompileRequest;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

use crate::api::api;
use crate::convert::{self, bad_internal_call, expect};

/// The code of an empty module.
fn empty(thread: &Thread, filename: &Object) -> Fallible<Owned> {
    let Some(compile) = thread.interpreter().hooks.compile.get() else {
        return Err(bad_internal_call(thread));
    };
    compile(
        thread,
        &CompileRequest {
            source: Str::new(thread, "pass")?.as_object(),
            filename,
            mode: name!(thread, "exec"),
            flags: 0,
            inherit: false,
            optimize: -1,
            feature_version: -1,
            is_file: false,
        },
    )
}

/// The code of an empty module with other attributes: `code.replace(..)`.
fn described(
    thread: &Thread,
    filename: &Object,
    attributes: &[(&str, &Object)],
) -> Fallible<Owned> {
    let code = empty(thread, filename)?;
    let replace = object::get_attribute(thread, &code, name!(thread, "replace"))?;
    let names = attributes.iter().map(|(name, _)| thread.new_str(name));
    let names = Tuple::from_owned(thread, names.collect::<Fallible<Vec<Owned>>>()?)?;
    let values: Vec<&Object> = attributes.iter().map(|(_, value)| *value).collect();
    call::call_with_keywords(thread, &replace, &values, Some(&names))
}

api! {
    fn PyCode_NewEmpty(thread, filename: &CStr, function: &CStr, line: c_int) -> Fallible<Owned> {
        let filename = Str::fs_decode(thread, filename.to_bytes())?;
        let function = convert::text(thread, function)?;
        let line = thread.new_int(line.into())?;
        let attributes = [
            ("co_name", function.as_object()),
            ("co_qualname", function.as_object()),
            ("co_firstlineno", &*line),
        ];
        described(thread, filename.as_object(), &attributes)
    }

    /// Of the many arguments those count that describe the function.
    fn PyUnstable_Code_NewWithPosOnlyArgs(
        thread, arguments: c_int, positional: c_int, by_name: c_int, locals: c_int, stack: c_int, flags: c_int,
        code: &Object, constants: &Object, names: &Object, variables: &Object, free: &Object, cells: &Object,
        filename: &Object, name: &Object, qualified: &Object, line: c_int, lines: &Object, exceptions: &Object
    ) -> Fallible<Owned> {
        let _ = (stack, code, constants, free, cells, lines, exceptions);
        let number = |value: c_int| thread.new_int(value.into());
        let (arguments, positional, by_name) = (number(arguments)?, number(positional)?, number(by_name)?);
        let (locals, flags, line) = (number(locals)?, number(flags)?, number(line)?);
        let attributes = [
            ("co_argcount", &*arguments),
            ("co_posonlyargcount", &*positional),
            ("co_kwonlyargcount", &*by_name),
            ("co_nlocals", &*locals),
            ("co_flags", &*flags),
            ("co_names", names),
            ("co_varnames", variables),
            ("co_name", name),
            ("co_qualname", qualified),
            ("co_firstlineno", &*line),
        ];
        described(thread, filename, &attributes)
    }

    fn PyCode_GetCode(thread, code: &Object) -> Fallible<Owned> {
        object::get_attribute(thread, expect::<Code>(thread, code)?.as_object(), name!(thread, "co_code"))
    }

    fn PyCode_GetVarnames(thread, code: &Object) -> Fallible<Owned> {
        object::get_attribute(thread, expect::<Code>(thread, code)?.as_object(), name!(thread, "co_varnames"))
    }

    fn PyCode_GetFreevars(thread, code: &Object) -> Fallible<Owned> {
        object::get_attribute(thread, expect::<Code>(thread, code)?.as_object(), name!(thread, "co_freevars"))
    }

    fn PyCode_GetCellvars(thread, code: &Object) -> Fallible<Owned> {
        object::get_attribute(thread, expect::<Code>(thread, code)?.as_object(), name!(thread, "co_cellvars"))
    }

    fn PyCode_Addr2Line(thread, code: &Object, offset: c_int) -> c_int {
        let code = code.downcast::<Code>();
        let line = code.and_then(|code| code.line_of(usize::try_from(offset).ok()? / 2));
        line.unwrap_or(-1)
    }
}
