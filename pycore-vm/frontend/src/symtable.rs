//! `_symtable`: the compiler's symbol table as objects.

use std::mem::offset_of;

use pycore_ast::{Arena, with_stack};
use pycore_compiler::symtable::{Block, BlockId, BlockKind, Symbol, SymbolFlags, SymbolScope};
use pycore_compiler::{CompilerFlags, Future, SymbolTable};
use pycore_objects::core::{Place, Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, has_buffer};
use pycore_objects::protocol::object;
use pycore_objects::protocol::path::FileName;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, methods, module, raise, slots, static_type,
};
use pycore_parser::{Mode, ParseOptions};

use crate::compile::{Program, with_program};
use crate::source;

module! {
    /// The module `_symtable`.
    pub static SYMTABLE: name "_symtable",
    doc "",
    functions Functions::FUNCTIONS,
    exec: fill
}

/// The functions' place.
struct Functions;

/// By how many bits the scope of a name is shifted up behind its flags.
const SCOPE_OFFSET: u32 = 12;

const CONSTANTS: [(&str, i64); 26] = [
    ("USE", SymbolFlags::USE.bits() as i64),
    ("DEF_GLOBAL", SymbolFlags::GLOBAL.bits() as i64),
    ("DEF_NONLOCAL", SymbolFlags::NONLOCAL.bits() as i64),
    ("DEF_LOCAL", SymbolFlags::LOCAL.bits() as i64),
    ("DEF_PARAM", SymbolFlags::PARAM.bits() as i64),
    ("DEF_TYPE_PARAM", SymbolFlags::TYPE_PARAM.bits() as i64),
    ("DEF_FREE_CLASS", SymbolFlags::FREE_CLASS.bits() as i64),
    ("DEF_IMPORT", SymbolFlags::IMPORT.bits() as i64),
    // The flags of type parameters are not among those that the module calls binding.
    ("DEF_BOUND", SymbolFlags::BOUND.difference(SymbolFlags::TYPE_PARAM).bits() as i64),
    ("DEF_ANNOT", SymbolFlags::ANNOTATION.bits() as i64),
    ("DEF_COMP_ITER", SymbolFlags::ITERATION.bits() as i64),
    ("DEF_COMP_CELL", SymbolFlags::COMPREHENSION_CELL.bits() as i64),
    ("TYPE_FUNCTION", kind_number(BlockKind::Function) as i64),
    ("TYPE_CLASS", kind_number(BlockKind::Class) as i64),
    ("TYPE_MODULE", kind_number(BlockKind::Module) as i64),
    ("TYPE_ANNOTATION", kind_number(BlockKind::Annotation) as i64),
    ("TYPE_TYPE_ALIAS", kind_number(BlockKind::TypeAlias) as i64),
    ("TYPE_TYPE_PARAMETERS", kind_number(BlockKind::TypeParameters) as i64),
    ("TYPE_TYPE_VARIABLE", kind_number(BlockKind::TypeVariable) as i64),
    ("LOCAL", scope_number(SymbolScope::Local)),
    ("GLOBAL_EXPLICIT", scope_number(SymbolScope::GlobalExplicit)),
    ("GLOBAL_IMPLICIT", scope_number(SymbolScope::GlobalImplicit)),
    ("FREE", scope_number(SymbolScope::Free)),
    ("CELL", scope_number(SymbolScope::Cell)),
    ("SCOPE_OFF", SCOPE_OFFSET as i64),
    ("SCOPE_MASK", 15),
];

const fn kind_number(kind: BlockKind) -> i32 {
    match kind {
        BlockKind::Function => 0,
        BlockKind::Class => 1,
        BlockKind::Module => 2,
        BlockKind::Annotation => 3,
        BlockKind::TypeAlias => 4,
        BlockKind::TypeParameters => 5,
        BlockKind::TypeVariable => 6,
    }
}

const fn scope_number(scope: SymbolScope) -> i64 {
    match scope {
        SymbolScope::Unknown => 0,
        SymbolScope::Local => 1,
        SymbolScope::GlobalExplicit => 2,
        SymbolScope::GlobalImplicit => 3,
        SymbolScope::Free => 4,
        SymbolScope::Cell => 5,
    }
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready(thread, &ENTRY)?;
    for (name, value) in CONSTANTS {
        let value = thread.new_int(value)?;
        object::set_attribute(thread, module, &*Str::new(thread, name)?, &value)?;
    }
    Ok(())
}

/// A block of a program.
#[repr(C)]
struct Entry {
    object: Object,
    id: Place,
    name: Place,
    symbols: Place,
    varnames: Place,
    children: Place,
    nested: i32,
    kind: i32,
    lineno: i32,
}

const fn member(name: &'static std::ffi::CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

const MEMBERS: &[NativeMember] = &[
    member(c"id", MemberKind::ObjectOrNone, offset_of!(Entry, id)),
    member(c"name", MemberKind::ObjectOrNone, offset_of!(Entry, name)),
    member(c"symbols", MemberKind::ObjectOrNone, offset_of!(Entry, symbols)),
    member(c"varnames", MemberKind::ObjectOrNone, offset_of!(Entry, varnames)),
    member(c"children", MemberKind::ObjectOrNone, offset_of!(Entry, children)),
    member(c"nested", MemberKind::Int, offset_of!(Entry, nested)),
    member(c"type", MemberKind::Int, offset_of!(Entry, kind)),
    member(c"lineno", MemberKind::Int, offset_of!(Entry, lineno)),
];

static_type! {
    /// The type of blocks.
    static ENTRY: Entry = {
        name: "symtable entry",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: Entry::SLOTS,
        members: MEMBERS,
    };
}

impl Trace for Entry {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in [&self.id, &self.name, &self.symbols, &self.varnames, &self.children] {
            place.trace(tracer);
        }
    }
}

#[slots]
impl Entry {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let part = |place: &Place| match place.get() {
            Some(part) => object::str(thread, &part),
            None => Str::empty(thread),
        };
        let (name, id, line) = (part(&self.name)?, part(&self.id)?, self.lineno);
        thread.format_str(format_args!("<symtable entry {name}({id}), line {line}>"))
    }
}

fn flags_number(symbol: &Symbol) -> i64 {
    i64::from(symbol.flags.bits()) | scope_number(symbol.scope) << SCOPE_OFFSET
}

/// The object of a block and those of all blocks within.
fn entry(thread: &Thread, table: &SymbolTable<'_>, id: BlockId) -> Fallible<Owned<Entry>> {
    let block: &Block<'_> = &table[id];
    let symbols = Dict::new(thread)?;
    for (name, symbol) in &block.symbols {
        let flags = thread.new_int(flags_number(symbol))?;
        symbols.insert(thread, Str::new(thread, name)?.as_object(), &flags)?;
    }
    let parameters = block.parameters.iter().map(|name| thread.new_str(name));
    let parameters = List::from_owned(thread, parameters.collect::<Fallible<_>>()?)?;
    let children = List::with_capacity(thread, block.children.len())?;
    for &child in &block.children {
        let child = with_stack(|| entry(thread, table, child))?;
        children.push(thread, child.into_object())?;
    }
    let name = thread.new_str(block.name)?;
    let entry = thread.new_object(|object| Entry {
        object,
        id: Place::default(),
        name: Place::new(name),
        symbols: Place::new(symbols.into_object()),
        varnames: Place::new(parameters.into_object()),
        children: Place::new(children.into_object()),
        nested: block.nested.into(),
        kind: kind_number(block.kind),
        lineno: if id == BlockId::TOP { 0 } else { block.location.line },
    })?;
    entry.id.set(thread.new_int(entry.as_object().address() as i64)?);
    Ok(entry)
}

/// The content of a buffer as bytes.
fn bytes_of(thread: &Thread, source: &Object) -> Fallible<Option<Owned>> {
    if source.downcast::<Str>().is_some() || source.downcast::<Bytes>().is_some() {
        return Ok(None);
    }
    if !has_buffer(source) {
        let message = "symtable() arg 1 must be a string or bytes object";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let buffer = Buffer::get(thread, source, BufferFlags::SIMPLE)?;
    Ok(Some(Bytes::new(thread, buffer.bytes())?.into_object()))
}

fn build(
    thread: &Thread,
    program: &Program<'_>,
    arena: &Arena,
    filename: &Str,
) -> Fallible<Owned<Entry>> {
    let table = Future::of(program.tree, program.lines, CompilerFlags::empty())
        .and_then(|future| SymbolTable::build(arena, program.tree, program.lines, &future));
    match table {
        Ok(table) => entry(thread, &table, BlockId::TOP),
        Err(error) => Err(program.raise(thread, error, filename)),
    }
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// symtable($module, source, filename, startstr, /)
    ///
    /// The block of a program, and all blocks in it.
    fn symtable(
        thread: &Thread,
        source: &Object,
        filename: &Object,
        startstr: &Object,
    ) -> Fallible<Owned<Entry>> {
        let filename = FileName::of(thread, filename)?.0;
        let Some(startstr) = startstr.downcast::<Str>() else {
            let given = if startstr.is_none() { "None".into() } else { startstr.type_name() };
            let message = format!("symtable() argument 3 must be str, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let bytes = bytes_of(thread, source)?;
        let source = bytes.as_deref().unwrap_or(source);
        let mode = match startstr.as_ascii() {
            Some("exec") => Mode::Exec,
            Some("eval") => Mode::Eval,
            Some("single") => Mode::Single,
            _ => {
                let message = "symtable() arg 3 must be 'exec' or 'eval' or 'single'";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
        };
        let options = ParseOptions { mode, ..ParseOptions::default() };
        let read = source::read(thread, source, false, None);
        with_program(thread, read, &filename, &options, |program, arena| {
            build(thread, program, arena, &filename)
        })
    }
}
