//! What is known of a code object while it is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use pycore_ast::StmtAnnAssign;
use pycore_bytecode::{Code, CodeFlags, Location, Opcode, ResumePoint};
use rustc_hash::FxBuildHasher;

use super::frame_blocks::FrameBlock;
use super::{Codegen, Outcome};
use crate::assemble::{CodeUnitMetadata, NameSet, assemble};
use crate::constants::ConstantTable;
use crate::future::CompilerFlags;
use crate::instructions::InstructionSequence;
use crate::mangle::mangle;
use crate::symtable::{Block, BlockId, BlockKind, SymbolFlags, SymbolScope};

/// Names in the order of their indices.
pub(super) type NameTable<'a> = IndexSet<&'a str, FxBuildHasher>;

/// What kind of code object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    /// Annotations, type parameters, type aliases.
    Annotations,
}

/// How many parameters there are of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParameterCounts {
    /// By position or keyword, without those by position only.
    pub(super) by_either: usize,
    pub(super) by_position: usize,
    pub(super) by_keyword: usize,
}

/// A code object in the making.
pub(super) struct Unit<'a> {
    pub(super) kind: ScopeKind,
    pub(super) block: BlockId,
    pub(super) name: &'a str,
    pub(super) qualname: &'a str,
    /// The class whose private names are mangled.
    pub(super) private: Option<&'a str>,
    pub(super) first_line: i32,
    pub(super) counts: ParameterCounts,
    pub(super) code: InstructionSequence,
    /// The code of the module while that of its annotations is generated.
    pub(super) stashed_code: Option<InstructionSequence>,
    pub(super) constants: ConstantTable,
    pub(super) names: NameTable<'a>,
    pub(super) varnames: NameTable<'a>,
    pub(super) cellvars: NameTable<'a>,
    pub(super) freevars: NameTable<'a>,
    /// Locals of inlined comprehensions in a module or class; `true` while that is generated.
    pub(super) hidden: IndexMap<&'a str, bool, FxBuildHasher>,
    /// Loops, `try` and `with` around, the innermost last.
    pub(super) frame_blocks: Vec<FrameBlock<'a>>,
    /// Annotations of variables that come after the body, with their number if they are conditional.
    pub(super) annotations: Vec<(&'a StmtAnnAssign<'a>, Option<u32>)>,
    pub(super) conditional_annotations: u32,
    /// How many statements are around whose bodies may be skipped.
    pub(super) conditional_depth: u32,
    /// How many inlined comprehensions are around.
    pub(super) inlined_depth: u32,
    /// Attributes of `self` that the methods of a class assign to.
    pub(super) static_attributes: BTreeSet<&'a str>,
}

/// A code object, and the names of the cells that it wants.
pub(super) struct Finished<'a> {
    pub(super) code: Code,
    pub(super) freevars: NameTable<'a>,
}

impl<'a> Codegen<'a, '_> {
    /// Begins a code object.
    ///
    /// `private` is given for classes; otherwise names are mangled as around.
    pub(super) fn enter_scope(
        &mut self,
        name: &'a str,
        kind: ScopeKind,
        block: BlockId,
        first_line: i32,
        private: Option<&'a str>,
        counts: ParameterCounts,
    ) {
        let entry = &self.table[block];
        let mut unit = Unit {
            kind,
            block,
            name,
            qualname: self.qualname(name, kind),
            private: private.or_else(|| self.units.last().and_then(|outer| outer.private)),
            first_line,
            counts,
            code: InstructionSequence::new(),
            stashed_code: None,
            constants: ConstantTable::new(),
            names: NameTable::default(),
            varnames: entry.parameters.iter().copied().collect(),
            cellvars: names_by_scope(entry, SymbolScope::Cell, SymbolFlags::COMPREHENSION_CELL),
            freevars: names_by_scope(entry, SymbolScope::Free, SymbolFlags::FREE_CLASS),
            hidden: IndexMap::default(),
            frame_blocks: Vec::new(),
            annotations: Vec::new(),
            conditional_annotations: 0,
            conditional_depth: 0,
            inlined_depth: 0,
            static_attributes: BTreeSet::new(),
        };
        for (is_needed, cell) in [
            (entry.needs_class_closure, "__class__"),
            (entry.needs_classdict, "__classdict__"),
            (entry.has_conditional_annotations, "__conditional_annotations__"),
        ] {
            if is_needed {
                unit.cellvars.insert(cell);
            }
        }
        self.units.push(unit);
        let is_module = kind == ScopeKind::Module;
        let line = if is_module { 0 } else { first_line };
        let location = Location::new(line, first_line, 0, 0);
        self.op_arg(Opcode::RESUME, ResumePoint::FunctionStart.number(), location);
        if is_module {
            self.op(Opcode::ANNOTATIONS_PLACEHOLDER, location);
        }
    }

    /// The dotted path to what is about to be entered.
    fn qualname(&self, name: &'a str, kind: ScopeKind) -> &'a str {
        // What is directly in the module has a short name, seen through a scope of type parameters.
        let depth = self.units.len();
        let Some(mut parent) = depth.checked_sub(1).filter(|&parent| parent > 0) else {
            return name;
        };
        if self.units[parent].kind == ScopeKind::Annotations {
            if parent == 1 {
                return name;
            }
            parent -= 1;
        }
        let parent = &self.units[parent];
        if matches!(kind, ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Class) {
            let mangled = mangle(self.arena, parent.private, name);
            let scope = self.table[parent.block].symbol(mangled).scope;
            if scope == SymbolScope::GlobalExplicit {
                return name;
            }
        }
        let locals = match parent.kind {
            ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Lambda => ".<locals>",
            _ => "",
        };
        self.arena.alloc_str(&format!("{}{locals}.{name}", parent.qualname))
    }

    /// Ends a code object: appends what it returns if it comes to its end, and assembles it.
    pub(super) fn finish_unit(&mut self, returns_none: bool) -> Outcome<Finished<'a>> {
        if returns_none {
            self.load_none(Location::NONE);
        }
        self.op(Opcode::RETURN_VALUE, Location::NONE);
        self.check_size()?;
        let flags = self.code_flags();
        let Some(unit) = self.units.pop() else {
            unreachable!("a unit is finished once, after it was entered");
        };
        self.finished_instructions += unit.code.len();
        let hidden: Vec<_> = unit.hidden.keys().copied().collect();
        let metadata = CodeUnitMetadata {
            name: self.text(unit.name),
            qualname: self.text(unit.qualname),
            consts: unit.constants,
            names: self.name_set(&unit.names),
            varnames: self.name_set(&unit.varnames),
            cellvars: self.name_set(&unit.cellvars),
            freevars: self.name_set(&unit.freevars),
            fasthidden: hidden.into_iter().map(|name| self.text(name)).collect(),
            argcount: (unit.counts.by_position + unit.counts.by_either) as u32,
            posonlyargcount: unit.counts.by_position as u32,
            kwonlyargcount: unit.counts.by_keyword as u32,
            firstlineno: unit.first_line,
            flags,
        };
        if let Some(observer) = &mut self.observer {
            observer(&metadata, &unit.code);
        }
        let code = assemble(metadata, unit.code, &self.assemble)?;
        Ok(Finished { code, freevars: unit.freevars })
    }

    fn name_set(&mut self, names: &NameTable<'a>) -> NameSet {
        names.iter().map(|&name| self.text(name)).collect()
    }

    fn code_flags(&self) -> CodeFlags {
        let entry = &self.table[self.unit_ref().block];
        let mut flags = self.future.flags.code_flags();
        if entry.kind.is_function_like() {
            flags |= CodeFlags::NEWLOCALS | CodeFlags::OPTIMIZED;
            flags.set(CodeFlags::NESTED, entry.nested);
            flags.set(CodeFlags::GENERATOR, entry.generator && !entry.coroutine);
            flags.set(CodeFlags::ASYNC_GENERATOR, entry.generator && entry.coroutine);
            flags.set(CodeFlags::COROUTINE, !entry.generator && entry.coroutine);
            flags.set(CodeFlags::VARARGS, entry.varargs);
            flags.set(CodeFlags::VARKEYWORDS, entry.varkeywords);
            flags.set(CodeFlags::HAS_DOCSTRING, entry.has_docstring);
            flags.set(CodeFlags::METHOD, entry.method);
        }
        if self.has_flag(CompilerFlags::ALLOW_TOP_LEVEL_AWAIT)
            && entry.coroutine
            && !entry.generator
        {
            flags |= CodeFlags::COROUTINE;
        }
        flags
    }

    /// Whether the current code object's names are local variables.
    pub(super) fn is_function_like(&self) -> bool {
        self.current_block().kind.is_function_like()
    }

    /// The block of the current code object.
    pub(super) fn current_block(&self) -> &Block<'a> {
        &self.table[self.unit_ref().block]
    }

    /// Whether class names are at hand: in a class, outside of its inlined comprehensions.
    pub(super) fn is_directly_in_class(&self) -> bool {
        self.current_block().kind == BlockKind::Class && self.unit_ref().inlined_depth == 0
    }
}

/// Names of a scope or with a flag, sorted.
fn names_by_scope<'a>(block: &Block<'a>, scope: SymbolScope, flag: SymbolFlags) -> NameTable<'a> {
    let mut names: Vec<&str> = block
        .symbols
        .iter()
        .filter(|(_, symbol)| symbol.scope == scope || symbol.flags.contains(flag))
        .map(|(&name, _)| name)
        .collect();
    names.sort_unstable();
    names.into_iter().collect()
}

impl Finished<'_> {
    /// The code as it is put among constants.
    pub(super) fn into_constant(self) -> pycore_bytecode::Constant {
        pycore_bytecode::Constant::Code(Arc::new(self.code))
    }
}
