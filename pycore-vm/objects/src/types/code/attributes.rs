//! What programs see of a code object.

use std::ffi::CStr;
use std::mem::offset_of;

use pycore_bytecode::{LocalKind, LocationEntry, locations};
use pycore_macros::{methods, slots};

use super::Code;
use super::plain::bytes;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::{Comparison, MemberKind, NativeMember};
use crate::protocol::object;
use crate::types::bytes::Bytes;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::{Builder, Tuple};

/// The entries of the location table, which the verifier has accepted.
fn entries(code: &Code) -> impl Iterator<Item = LocationEntry> {
    locations(bytes(code.line_table()), code.first_line()).filter_map(Result::ok)
}

/// A field, for programs to read.
const fn field(name: &'static CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

/// Attributes that are fields.
pub(super) const MEMBERS: &[NativeMember] = &[
    field(c"co_argcount", MemberKind::Int, offset_of!(Code, argument_count)),
    field(c"co_posonlyargcount", MemberKind::Int, offset_of!(Code, positional_only_count)),
    field(c"co_kwonlyargcount", MemberKind::Int, offset_of!(Code, keyword_only_count)),
    field(c"co_nlocals", MemberKind::Int, offset_of!(Code, local_count)),
    field(c"co_stacksize", MemberKind::Int, offset_of!(Code, stack_size)),
    field(c"co_flags", MemberKind::Int, offset_of!(Code, flags)),
    field(c"co_firstlineno", MemberKind::Int, offset_of!(Code, first_line)),
    field(c"co_consts", MemberKind::ObjectOrNone, offset_of!(Code, consts)),
    field(c"co_names", MemberKind::ObjectOrNone, offset_of!(Code, names)),
    field(c"co_filename", MemberKind::ObjectOrNone, offset_of!(Code, file_name)),
    field(c"co_name", MemberKind::ObjectOrNone, offset_of!(Code, name)),
    field(c"co_qualname", MemberKind::ObjectOrNone, offset_of!(Code, qualified_name)),
    field(c"co_linetable", MemberKind::ObjectOrNone, offset_of!(Code, line_table)),
    field(c"co_exceptiontable", MemberKind::ObjectOrNone, offset_of!(Code, exception_table)),
];

impl Code {
    /// Names of the variables of a kind.
    fn variables(&self, thread: &Thread, kind: LocalKind) -> Fallible<Owned<Tuple>> {
        let names = self.variable_names().iter().enumerate();
        let names = names.filter(|&(index, _)| self.variable_kind(index).contains(kind));
        Tuple::from_owned(thread, names.map(|(_, name)| Owned::share(name)).collect())
    }
}

#[slots]
impl Code {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = object::str(thread, self.name())?;
        let file = object::str(thread, self.file_name())?;
        let line = if self.first_line() == 0 { -1 } else { self.first_line() };
        let address = self.as_object().address();
        thread.format_str(format_args!(
            "<code object {name} at {address:#x}, file \"{file}\", line {line}>"
        ))
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let parts = [
            self.name(),
            self.constants().as_object(),
            self.names().as_object(),
            self.variable_names().as_object(),
            self.line_table(),
            self.exception_table(),
        ];
        let mut hash: usize = 20_221_211;
        let mut mix = |value: usize| hash = (hash ^ value).wrapping_mul(1_000_003);
        for part in parts {
            mix(object::hash(thread, part)? as usize);
        }
        for number in [
            self.argument_count(),
            self.positional_only_count(),
            self.keyword_only_count(),
            self.flags() as usize,
            self.first_line() as usize,
            self.unit_count(),
        ] {
            mix(number);
        }
        self.general_code().iter().for_each(|&byte| mix(byte.into()));
        Ok(hash as isize)
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let wanted = match comparison {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        Ok(thread.bool(self.equals(thread, other)? == wanted))
    }
}

impl Code {
    fn equals(&self, thread: &Thread, other: &Self) -> Fallible<bool> {
        let numbers = |code: &Self| {
            (
                code.argument_count(),
                code.positional_only_count(),
                code.keyword_only_count(),
                code.flags(),
                code.first_line(),
                code.unit_count(),
            )
        };
        if numbers(self) != numbers(other) || self.general_code() != other.general_code() {
            return Ok(false);
        }
        let parts = |code| -> [&Object; 6] {
            let code: &Self = code;
            [
                code.name(),
                code.names().as_object(),
                code.variable_names().as_object(),
                code.variable_kinds(),
                code.line_table(),
                code.exception_table(),
            ]
        };
        for (one, other) in parts(self).into_iter().zip(parts(other)) {
            if !object::equal(thread, one, other)? {
                return Ok(false);
            }
        }
        super::identity::same_constants(thread, self.constants(), other.constants())
    }
}

#[methods]
impl Code {
    #[getter]
    fn co_varnames(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.variables(thread, LocalKind::LOCAL)
    }

    #[getter]
    fn co_cellvars(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.variables(thread, LocalKind::CELL)
    }

    #[getter]
    fn co_freevars(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.variables(thread, LocalKind::FREE)
    }

    #[getter]
    fn co_code(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &self.general_code())
    }

    #[getter(name = "_co_code_adaptive")]
    fn adaptive_code(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        let units: Vec<u8> =
            self.units().iter().flat_map(|unit| unit.get().to_le_bytes()).collect();
        Bytes::new(thread, &units)
    }

    #[getter]
    fn co_lnotab(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        let message = "co_lnotab is deprecated, use co_lines instead.";
        crate::errors::warn(thread, &crate::errors::DEPRECATION_WARNING, message, 1)?;
        Bytes::new(thread, &super::lines::old_table(self))
    }

    /// co_lines($self, /)
    // An iterator over ranges of instructions: start and end, in bytes, and the line or None.
    fn co_lines(&self, thread: &Thread) -> Fallible<Owned> {
        let ranges = super::lines::line_ranges(self);
        let number = |value: i32| thread.new_int(value.into());
        let mut rows = Vec::with_capacity(ranges.len());
        for range in ranges {
            let line = match range.line {
                Some(line) => number(line)?,
                None => thread.none(),
            };
            let row = [number(range.start as i32)?, number(range.end as i32)?, line];
            rows.push(Tuple::pack(thread, row)?.into_object());
        }
        object::iterate(thread, List::from_owned(thread, rows)?.as_object())
    }

    /// co_positions($self, /)
    // An iterator over the positions of all code units: line, end line, column and end column, or None where unknown.
    fn co_positions(&self, thread: &Thread) -> Fallible<Owned> {
        let mut rows = Vec::new();
        for entry in entries(self) {
            let place = entry.location;
            let shown = |value: i32| match value {
                -1 => Ok(thread.none()),
                value => thread.new_int(value.into()),
            };
            let row = Tuple::pack(
                thread,
                [
                    shown(place.line)?,
                    shown(place.end_line)?,
                    shown(place.column)?,
                    shown(place.end_column)?,
                ],
            )?;
            for _ in 0..entry.units {
                rows.push(row.clone().into_object());
            }
        }
        object::iterate(thread, List::from_owned(thread, rows)?.as_object())
    }

    /// co_branches($self, /)
    // An iterator over the branches: where the instruction is, and where it goes on to the left and to the right.
    fn co_branches(&self, thread: &Thread) -> Fallible<Owned> {
        let mut rows = Vec::new();
        for branch in super::lines::branches(&self.general_code()) {
            let mut row = Builder::new(thread, 3)?;
            for offset in branch {
                row.push(thread.new_int(offset as i64)?);
            }
            rows.push(row.finish(thread)?.into_object());
        }
        object::iterate(thread, List::from_owned(thread, rows)?.as_object())
    }

    /// _varname_from_oparg($self, /, oparg)
    ///
    /// The name of a variable by its number.
    #[python(name = "_varname_from_oparg")]
    fn variable_name_of(&self, thread: &Thread, oparg: isize) -> Fallible<Owned> {
        match usize::try_from(oparg).ok().and_then(|index| self.variable_names().get(index)) {
            Some(name) => Ok(Owned::share(name)),
            None => Err(crate::raise!(thread, INDEX_ERROR, "tuple index out of range")),
        }
    }

    /// __sizeof__($self, /)
    fn __sizeof__(&self) -> usize {
        size_of::<Self>() + self.unit_count() * 2
    }
}
