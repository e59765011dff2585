//! Loads, stores and deletions of names.

use pycore_ast::ExprContext;
use pycore_bytecode::{Location, Opcode};

use super::Codegen;
use super::unit::{NameTable, ScopeKind};
use crate::symtable::{BlockKind, SymbolScope};

/// Which kind of instruction reaches a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    /// A slot of the frame.
    Fast,
    /// A cell.
    Cell(u32),
    /// The globals, then the built-ins.
    Global,
    /// The namespace of a class or module, then as above.
    Name,
}

impl<'a> Codegen<'a, '_> {
    /// The name that an identifier stands for here.
    pub(super) fn mangle(&self, name: &'a str) -> &'a str {
        let unit = self.unit_ref();
        self.table.mangle(self.arena, unit.private, unit.block, name)
    }

    /// Appends an instruction whose argument is a name of `co_names`, as it is.
    pub(super) fn op_plain_name(&mut self, opcode: Opcode, name: &'a str, location: Location) {
        let index = self.unit().names.insert_full(name).0 as u32;
        self.op_arg(opcode, index, location);
    }

    /// Appends an instruction whose argument is a name of `co_names`, private names mangled.
    pub(super) fn op_name(&mut self, opcode: Opcode, name: &'a str, location: Location) {
        self.op_name_with(opcode, name, 0, 0, location);
    }

    /// As [`Codegen::op_name`], the index shifted left and completed by flags.
    pub(super) fn op_name_with(
        &mut self,
        opcode: Opcode,
        name: &'a str,
        shift: u32,
        flags: u32,
        location: Location,
    ) {
        let mangled = self.mangle(name);
        let index = self.unit().names.insert_full(mangled).0 as u32;
        self.op_arg(opcode, index << shift | flags, location);
    }

    /// `LOAD_ATTR` of an attribute.
    pub(super) fn load_attribute(&mut self, name: &'a str, location: Location) {
        self.op_name_with(Opcode::LOAD_ATTR, name, 1, 0, location);
    }

    /// `LOAD_ATTR` of a method to be called.
    pub(super) fn load_method(&mut self, name: &'a str, location: Location) {
        self.op_name_with(Opcode::LOAD_ATTR, name, 1, 1, location);
    }

    /// Appends an instruction whose argument is a local variable.
    pub(super) fn op_local(&mut self, opcode: Opcode, mangled: &'a str, location: Location) {
        let index = self.unit().varnames.insert_full(mangled).0 as u32;
        self.op_arg(opcode, index, location);
    }

    /// Appends an instruction whose argument is a cell that the current code makes.
    pub(super) fn op_cell(&mut self, opcode: Opcode, name: &'a str, location: Location) {
        let index = self.cell_index(name);
        self.op_arg(opcode, index, location);
    }

    /// Appends an instruction whose argument is a cell from further out.
    pub(super) fn op_free(&mut self, opcode: Opcode, name: &'a str, location: Location) {
        let index = self.free_index(name);
        self.op_arg(opcode, index, location);
    }

    fn cell_index(&mut self, name: &'a str) -> u32 {
        self.unit().cellvars.insert_full(name).0 as u32
    }

    fn free_index(&mut self, name: &'a str) -> u32 {
        let unit = self.unit();
        (unit.cellvars.len() + unit.freevars.insert_full(name).0) as u32
    }

    /// Where the current block looks a (mangled) name up.
    pub(super) fn scope_of(&self, mangled: &str) -> SymbolScope {
        self.current_block().symbol(mangled).scope
    }

    fn access(&mut self, mangled: &'a str, scope: SymbolScope) -> Access {
        let is_function_like = self.is_function_like();
        match scope {
            SymbolScope::Free => Access::Cell(self.free_index(mangled)),
            SymbolScope::Cell => Access::Cell(self.cell_index(mangled)),
            SymbolScope::Local => {
                let is_hidden = self.unit_ref().hidden.get(mangled) == Some(&true);
                if is_function_like || is_hidden { Access::Fast } else { Access::Name }
            }
            SymbolScope::GlobalImplicit if is_function_like => Access::Global,
            SymbolScope::GlobalExplicit => Access::Global,
            SymbolScope::GlobalImplicit | SymbolScope::Unknown => Access::Name,
        }
    }

    /// Loads, stores or deletes a name.
    pub(super) fn name(&mut self, name: &'a str, context: ExprContext, location: Location) {
        let mangled = self.mangle(name);
        let scope = self.scope_of(mangled);
        let access = self.access(mangled, scope);
        match (access, context) {
            (Access::Fast, _) => {
                let opcode = match context {
                    ExprContext::Load => Opcode::LOAD_FAST,
                    ExprContext::Store => Opcode::STORE_FAST,
                    ExprContext::Del => Opcode::DELETE_FAST,
                };
                self.op_local(opcode, mangled, location);
            }
            (Access::Cell(index), ExprContext::Load) => {
                let opcode = if self.is_directly_in_class() {
                    self.op(Opcode::LOAD_LOCALS, location);
                    Opcode::LOAD_FROM_DICT_OR_DEREF
                } else if self.current_block().can_see_class_scope {
                    self.load_class_namespace(location);
                    Opcode::LOAD_FROM_DICT_OR_DEREF
                } else {
                    Opcode::LOAD_DEREF
                };
                self.op_arg(opcode, index, location);
            }
            (Access::Cell(index), ExprContext::Store) => {
                self.op_arg(Opcode::STORE_DEREF, index, location);
            }
            (Access::Cell(index), ExprContext::Del) => {
                self.op_arg(Opcode::DELETE_DEREF, index, location);
            }
            (Access::Global | Access::Name, _) => {
                self.namespace_name(mangled, access, scope, context, location);
            }
        }
    }

    fn namespace_name(
        &mut self,
        mangled: &'a str,
        access: Access,
        scope: SymbolScope,
        context: ExprContext,
        location: Location,
    ) {
        let index = self.unit().names.insert_full(mangled).0 as u32;
        let is_global = access == Access::Global;
        let opcode = match context {
            ExprContext::Load if is_global => {
                let sees_class = self.current_block().can_see_class_scope;
                if sees_class && scope == SymbolScope::GlobalImplicit {
                    self.load_class_namespace(location);
                    Opcode::LOAD_FROM_DICT_OR_GLOBALS
                } else {
                    Opcode::LOAD_GLOBAL
                }
            }
            // A comprehension in a class does not see the class's names.
            ExprContext::Load
                if self.current_block().kind == BlockKind::Class
                    && self.unit_ref().inlined_depth > 0 =>
            {
                Opcode::LOAD_GLOBAL
            }
            ExprContext::Load => Opcode::LOAD_NAME,
            ExprContext::Store if is_global => Opcode::STORE_GLOBAL,
            ExprContext::Store => Opcode::STORE_NAME,
            ExprContext::Del if is_global => Opcode::DELETE_GLOBAL,
            ExprContext::Del => Opcode::DELETE_NAME,
        };
        let index = if opcode == Opcode::LOAD_GLOBAL { index << 1 } else { index };
        self.op_arg(opcode, index, location);
    }

    /// Loads the namespace of the class around an annotation or type parameter.
    fn load_class_namespace(&mut self, location: Location) {
        self.op_free(Opcode::LOAD_DEREF, "__classdict__", location);
    }

    pub(super) fn load_name(&mut self, name: &'a str, location: Location) {
        self.name(name, ExprContext::Load, location);
    }

    pub(super) fn store_name(&mut self, name: &'a str, location: Location) {
        self.name(name, ExprContext::Store, location);
    }

    pub(super) fn delete_name(&mut self, name: &'a str, location: Location) {
        self.name(name, ExprContext::Del, location);
    }

    /// Whether the current code has its own cell of this name or gets it from further out.
    pub(super) fn cell_scope(&self, name: &str) -> SymbolScope {
        let is_class_cell =
            matches!(name, "__class__" | "__classdict__" | "__conditional_annotations__");
        if self.unit_ref().kind == ScopeKind::Class && is_class_cell {
            return SymbolScope::Cell;
        }
        self.scope_of(name)
    }

    /// Loads the cells that a code object wants and makes a tuple of them; whether there are any.
    pub(super) fn load_closure(&mut self, freevars: &NameTable<'a>, location: Location) -> bool {
        for &name in freevars {
            let index = match self.cell_scope(name) {
                SymbolScope::Cell => self.cell_index(name),
                _ => self.free_index(name),
            };
            self.op_arg(Opcode::LOAD_CLOSURE, index, location);
        }
        if !freevars.is_empty() {
            self.op_arg(Opcode::BUILD_TUPLE, freevars.len() as u32, location);
        }
        !freevars.is_empty()
    }
}
