//! Code objects made by hand: `code(...)` and `replace()`. What they are made of is verified.

use pycore_bytecode::{CodeFlags, LocalKind, Text, verify};
use pycore_macros::{methods, slots};

use super::Code;
use super::build::with_constants;
use super::plain::{skeletons, text};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::Keywords;
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// What a code object is made of, as programs give it.
struct Parts {
    numbers: [i32; 6],
    first_line: i32,
    code: Owned<Bytes>,
    consts: Owned<Tuple>,
    names: Owned<Tuple>,
    /// Names of locals, free variables and cells.
    variables: [Owned<Tuple>; 3],
    texts: [Owned<Str>; 3],
    line_table: Owned<Bytes>,
    exception_table: Owned<Bytes>,
}

/// `co_argcount`, `co_posonlyargcount`, `co_kwonlyargcount`, `co_nlocals`, `co_stacksize`, `co_flags`.
const NUMBERS: [&str; 6] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
];

impl Parts {
    fn build(&self, thread: &Thread) -> Fallible<Owned<Code>> {
        let value_error = |what: &str| raise!(thread, VALUE_ERROR, "code: {what}");
        let [args, positional, keywords, locals, stack, flags] = self.numbers;
        if args < 0 {
            return Err(value_error("argcount must not be negative"));
        }
        if positional < 0 {
            return Err(value_error("posonlyargcount must not be negative"));
        }
        if keywords < 0 {
            return Err(value_error("kwonlyargcount must not be negative"));
        }
        if locals < 0 {
            return Err(value_error("nlocals must not be negative"));
        }
        let flags = CodeFlags::from_bits_retain(flags as u32);
        let [local_names, free_names, cell_names] = &self.variables;
        if locals as usize != local_names.len() {
            return Err(value_error("co_nlocals != len(co_varnames)"));
        }
        if positional > args {
            return Err(value_error("co_varnames is too small"));
        }
        let parameters = args as usize
            + keywords as usize
            + usize::from(flags.contains(CodeFlags::VARARGS))
            + usize::from(flags.contains(CodeFlags::VARKEYWORDS));
        if parameters > local_names.len() {
            return Err(value_error("co_varnames is too small"));
        }
        if self.code.as_slice().is_empty() || !self.code.as_slice().len().is_multiple_of(2) {
            return Err(value_error("code: co_code is malformed"));
        }
        let (names, kinds) = self.layout(thread, local_names, cell_names, free_names, flags)?;
        let plain = pycore_bytecode::Code {
            argcount: args as u32,
            posonlyargcount: positional as u32,
            kwonlyargcount: keywords as u32,
            stacksize: stack.max(0) as u32,
            flags,
            code: self.code.as_slice().to_vec().into(),
            consts: skeletons(thread, &self.consts)?.into(),
            names: texts(thread, &self.names)?.into(),
            localsplusnames: names.into(),
            localspluskinds: kinds.into(),
            filename: text(thread, self.texts[0].as_object())?,
            name: text(thread, self.texts[1].as_object())?,
            qualname: text(thread, self.texts[2].as_object())?,
            firstlineno: self.first_line,
            linetable: self.line_table.as_slice().to_vec().into(),
            exceptiontable: self.exception_table.as_slice().to_vec().into(),
        };
        if let Err(error) = verify(&plain) {
            return Err(raise!(thread, VALUE_ERROR, "code: {error}"));
        }
        with_constants(thread, &plain, self.consts.clone())
    }

    /// All variables in the order of the frame: locals, of which some are cells, other cells, free variables.
    fn layout(
        &self,
        thread: &Thread,
        locals: &Tuple,
        cells: &Tuple,
        free: &Tuple,
        flags: CodeFlags,
    ) -> Fallible<(Vec<Text>, Vec<u8>)> {
        let mut names = texts(thread, locals)?;
        let [args, positional, keywords, ..] = self.numbers.map(|number| number as usize);
        let rest = usize::from(flags.contains(CodeFlags::VARARGS));
        let mut kinds: Vec<LocalKind> = (0..names.len())
            .map(|index| {
                LocalKind::LOCAL
                    | if index < positional {
                        LocalKind::ARG_POS
                    } else if index < args {
                        LocalKind::ARG_POS | LocalKind::ARG_KW
                    } else if index < args + keywords {
                        LocalKind::ARG_KW
                    } else if rest == 1 && index == args + keywords {
                        LocalKind::ARG_VAR | LocalKind::ARG_POS
                    } else if flags.contains(CodeFlags::VARKEYWORDS)
                        && index == args + keywords + rest
                    {
                        LocalKind::ARG_VAR | LocalKind::ARG_KW
                    } else {
                        LocalKind::empty()
                    }
            })
            .collect();
        for cell in texts(thread, cells)? {
            match names[..locals.len()].iter().position(|name| *name == cell) {
                Some(index) => kinds[index] |= LocalKind::CELL,
                None => {
                    names.push(cell);
                    kinds.push(LocalKind::CELL);
                }
            }
        }
        for name in texts(thread, free)? {
            names.push(name);
            kinds.push(LocalKind::FREE);
        }
        Ok((names, kinds.into_iter().map(|kind| kind.bits()).collect()))
    }
}

/// Names, all of which must be strings.
fn texts(thread: &Thread, names: &Tuple) -> Fallible<Vec<Text>> {
    let mut plain = Vec::with_capacity(names.len());
    for name in names.iter() {
        if name.downcast::<Str>().is_none() {
            let class = name.type_name();
            let what = "name tuples must contain only strings, not";
            return Err(raise!(thread, TYPE_ERROR, "{what} '{class}'"));
        }
        plain.push(text(thread, name)?);
    }
    Ok(plain)
}

#[slots(name = CONSTRUCTOR)]
impl Code {
    /// code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,
    ///      flags, codestring, constants, names, varnames, filename, name,
    ///      qualname, firstlineno, linetable, exceptiontable, freevars=(),
    ///      cellvars=(), /)
    ///
    /// A code object of its parts, which are checked. For tools that write bytecode.
    #[allow(clippy::too_many_arguments, reason = "as many as the Python signature has")]
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        argcount: i32,
        posonlyargcount: i32,
        kwonlyargcount: i32,
        nlocals: i32,
        stacksize: i32,
        flags: i32,
        codestring: &Bytes,
        constants: &Tuple,
        names: &Tuple,
        varnames: &Tuple,
        filename: &Str,
        name: &Str,
        qualname: &Str,
        firstlineno: i32,
        linetable: &Bytes,
        exceptiontable: &Bytes,
        freevars: Option<&Tuple>,
        cellvars: Option<&Tuple>,
    ) -> Fallible<Owned<Self>> {
        let tuple = |tuple: Option<&Tuple>| tuple.map_or_else(Tuple::empty, Owned::share);
        let parts = Parts {
            numbers: [argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags],
            first_line: firstlineno,
            code: Owned::share(codestring),
            consts: Owned::share(constants),
            names: Owned::share(names),
            variables: [Owned::share(varnames), tuple(freevars), tuple(cellvars)],
            texts: [Owned::share(filename), Owned::share(name), Owned::share(qualname)],
            line_table: Owned::share(linetable),
            exception_table: Owned::share(exceptiontable),
        };
        parts.build(thread)
    }
}

/// A value for an attribute, of the type that it has.
fn typed<T: crate::core::Layout>(
    thread: &Thread,
    name: &str,
    value: &Object,
    expected: &str,
) -> Fallible<Owned<T>> {
    value.downcast::<T>().map(Owned::share).ok_or_else(|| mismatch(thread, name, value, expected))
}

#[cold]
fn mismatch(thread: &Thread, name: &str, value: &Object, expected: &str) -> Raised {
    let given = if value.is_none() { "None".into() } else { value.type_name() };
    raise!(thread, TYPE_ERROR, "replace() argument '{name}' must be {expected}, not {given}")
}

#[methods(name = REPLACE)]
impl Code {
    /// replace($self, /, **changes)
    ///
    /// A code object like this one, with other values for the attributes that are named.
    #[python(name = "replace")]
    fn replaced(&self, thread: &Thread, changes: Keywords<'_>) -> Fallible<Owned<Self>> {
        let tuple = |name: &str| -> Fallible<Owned<Tuple>> {
            let name = Str::new(thread, name)?;
            let value = crate::protocol::object::get_attribute(thread, self.as_object(), &name)?;
            typed(thread, "", &value, "tuple")
        };
        let text = |value: &Object| typed::<Str>(thread, "", value, "str");
        let mut parts = Parts {
            numbers: [
                self.argument_count() as i32,
                self.positional_only_count() as i32,
                self.keyword_only_count() as i32,
                self.local_count() as i32,
                self.stack_size() as i32,
                self.flags() as i32,
            ],
            first_line: self.first_line(),
            code: Bytes::new(thread, &self.general_code())?,
            consts: Owned::share(self.constants()),
            names: Owned::share(self.names()),
            variables: [tuple("co_varnames")?, tuple("co_freevars")?, tuple("co_cellvars")?],
            texts: [text(self.file_name())?, text(self.name())?, text(self.qualified_name())?],
            line_table: typed(thread, "", self.line_table(), "bytes")?,
            exception_table: typed(thread, "", self.exception_table(), "bytes")?,
        };
        let (mut has_names, mut has_count) = (false, false);
        for (name, value) in changes {
            let name = crate::protocol::object::str(thread, name)?.to_string_lossy();
            let value = value.to_owned(thread)?;
            let number = || match (*value).downcast::<Int>().and_then(Int::to_i64) {
                Some(number) => i32::try_from(number).map_err(|_| {
                    raise!(thread, OVERFLOW_ERROR, "signed integer is greater than maximum")
                }),
                None => Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "'{}' object cannot be interpreted as an integer",
                    value.type_name()
                )),
            };
            if let Some(index) = NUMBERS.iter().position(|known| *known == name) {
                parts.numbers[index] = number()?;
                has_count |= index == 3;
                continue;
            }
            let what = name.as_str();
            match what {
                "co_firstlineno" => parts.first_line = number()?,
                "co_code" => parts.code = typed(thread, what, &value, "bytes")?,
                "co_consts" => parts.consts = typed(thread, what, &value, "tuple")?,
                "co_names" => parts.names = typed(thread, what, &value, "tuple")?,
                "co_varnames" => {
                    parts.variables[0] = typed(thread, what, &value, "tuple")?;
                    has_names = true;
                }
                "co_freevars" => parts.variables[1] = typed(thread, what, &value, "tuple")?,
                "co_cellvars" => parts.variables[2] = typed(thread, what, &value, "tuple")?,
                "co_filename" => parts.texts[0] = typed(thread, what, &value, "str")?,
                "co_name" => parts.texts[1] = typed(thread, what, &value, "str")?,
                "co_qualname" => parts.texts[2] = typed(thread, what, &value, "str")?,
                "co_linetable" => parts.line_table = typed(thread, what, &value, "bytes")?,
                "co_exceptiontable" => {
                    parts.exception_table = typed(thread, what, &value, "bytes")?;
                }
                _ => {
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "replace() got an unexpected keyword argument '{name}'"
                    ));
                }
            }
        }
        if has_names && !has_count {
            parts.numbers[3] = parts.variables[0].len() as i32;
        }
        let numbers = NUMBERS.into_iter().zip(parts.numbers);
        for (name, number) in numbers.chain([("co_firstlineno", parts.first_line)]) {
            if number < 0 {
                return Err(raise!(thread, VALUE_ERROR, "{name} must be a positive integer"));
            }
        }
        parts.build(thread)
    }

    /// __replace__($self, /, **changes)
    ///
    /// The same as replace().
    fn __replace__(&self, thread: &Thread, changes: Keywords<'_>) -> Fallible<Owned<Self>> {
        self.replaced(thread, changes)
    }
}
