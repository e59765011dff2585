//! Code generation: from the tree to the instructions of each code object.
//!
//! [`Codegen`] walks over the tree with a stack of [`Unit`]s, one for each code object that is being
//! made. A nested function is generated, assembled and becomes a constant of the code around it at the
//! place where it is defined. What is generated is straightforward; jumps to jumps, constant expressions,
//! dead code and the like are left to the control-flow graph.
//!
//! The order in which names and constants are first mentioned decides their indices, and the location of
//! each instruction is part of the code object: both are exactly CPython's.
//!
//! | file | generates |
//! |---|---|
//! | `unit` | what is known of a code object, entering and finishing it |
//! | `names`, `constants` | loads and stores of names, loads of constants |
//! | `frame_blocks` | leaving loops, `try` and `with` from within |
//! | `statements`, `assignments`, `loops`, `imports` | statements |
//! | `expressions`, `collections`, `compare`, `calls`, `subscripts`, `fstrings` | expressions |
//! | `functions`, `classes`, `annotations`, `type_params` | definitions |
//! | `comprehensions`, `patterns`, `try_except`, `try_with` | what their names say |
//! | `checks` | warnings about code that cannot mean what it says |

mod annotations;
mod assignments;
mod calls;
mod checks;
mod classes;
mod collections;
mod compare;
mod comprehensions;
mod constants;
mod expressions;
mod frame_blocks;
mod fstrings;
mod functions;
mod imports;
mod loops;
mod names;
mod patterns;
mod statements;
mod subscripts;
mod super_calls;
mod try_except;
mod try_with;
mod type_params;
mod unit;

use pycore_ast::{Arena, Mod};
use pycore_bytecode::{Code, Location, Opcode, Text};
use pycore_source::{ErrorClass, SyntaxError, SyntaxWarning, TextRange};
use rustc_hash::FxHashMap;

use crate::assemble::{AssembleOptions, CodeUnitMetadata};
use crate::future::{CompilerFlags, Future};
use crate::instructions::{InstructionSequence, Label};
use crate::positions::Positions;
use crate::symtable::{BlockId, SymbolTable};

use unit::{ParameterCounts, ScopeKind, Unit};

/// Success, or the error that ends the compilation.
type Outcome<T = ()> = Result<T, Box<SyntaxError>>;

/// Larger stacks than this are avoided where a list or dict can be built step by step.
const STACK_GUIDELINE: usize = 30;

/// More instructions than this in one program are refused: nested `finally` bodies are generated twice
/// each, so that a short text can ask for any number.
const INSTRUCTION_LIMIT: usize = 1 << 25;

/// Sees the instructions of each code object before they are assembled.
pub(crate) type Observer<'o> = dyn FnMut(&CodeUnitMetadata, &InstructionSequence) + 'o;

/// What code generation is given.
pub(crate) struct CodegenInput<'a, 'i> {
    pub(crate) arena: &'a Arena,
    pub(crate) tree: Mod<'a>,
    pub(crate) table: SymbolTable<'a>,
    pub(crate) positions: Positions<'i>,
    pub(crate) future: &'i Future,
    /// Optimisation level, 0 to 2.
    pub(crate) optimize: u8,
    pub(crate) assemble: AssembleOptions,
    pub(crate) warnings: &'i mut Vec<SyntaxWarning>,
    pub(crate) observer: Option<&'i mut Observer<'i>>,
}

/// The state of code generation.
struct Codegen<'a, 'i> {
    arena: &'a Arena,
    table: SymbolTable<'a>,
    positions: Positions<'i>,
    future: &'i Future,
    optimize: u8,
    assemble: AssembleOptions,
    warnings: &'i mut Vec<SyntaxWarning>,
    observer: Option<&'i mut Observer<'i>>,
    /// The code objects that are being made, the innermost last; never empty while nodes are visited.
    units: Vec<Unit<'a>>,
    /// Names and short strings, so that equal ones share their bytes.
    texts: FxHashMap<&'a str, Text>,
    /// Greater than 0 while a `finally` body is generated for the second time.
    warnings_disabled: u32,
    /// The value of each expression statement of the module is printed.
    is_interactive: bool,
    /// Instructions of the code objects that are finished.
    finished_instructions: usize,
}

/// Generates and assembles the code of a program.
pub(crate) fn generate(input: CodegenInput<'_, '_>) -> Outcome<Code> {
    let mut codegen = Codegen {
        arena: input.arena,
        table: input.table,
        positions: input.positions,
        future: input.future,
        optimize: input.optimize,
        assemble: input.assemble,
        warnings: input.warnings,
        observer: input.observer,
        units: Vec::new(),
        texts: FxHashMap::default(),
        warnings_disabled: 0,
        is_interactive: matches!(input.tree, Mod::Interactive(_)),
        finished_instructions: 0,
    };
    codegen.program(input.tree)
}

impl<'a> Codegen<'a, '_> {
    fn program(&mut self, tree: Mod<'a>) -> Outcome<Code> {
        let counts = ParameterCounts::default();
        self.enter_scope("<module>", ScopeKind::Module, BlockId::TOP, 1, None, counts);
        let mut falls_off_the_end = true;
        match tree {
            Mod::Module(node) => self.module(node.body, true)?,
            Mod::Interactive(node) => self.module(node.body, false)?,
            Mod::Expression(node) => {
                self.expr(node.body)?;
                falls_off_the_end = false;
            }
            Mod::FunctionType(_) => {
                return Err(Box::new(SyntaxError {
                    class: ErrorClass::Value,
                    message: "a signature in a type comment cannot be compiled".into(),
                    lineno: None,
                    offset: None,
                    end_lineno: None,
                    end_offset: None,
                    text: None,
                    statement: None,
                }));
            }
        }
        let finished = self.finish_unit(falls_off_the_end)?;
        Ok(finished.code)
    }

    /// The code object that is being made.
    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    /// As [`Codegen::unit`], for reading.
    fn unit_ref(&self) -> &Unit<'a> {
        &self.units[self.units.len() - 1]
    }

    fn location(&self, range: TextRange) -> Location {
        self.positions.location(range)
    }

    fn error<T>(&self, message: impl Into<String>, range: TextRange) -> Outcome<T> {
        Err(self.positions.error(message.into(), range))
    }

    fn new_label(&mut self) -> Label {
        self.unit().code.new_label()
    }

    fn new_labels<const N: usize>(&mut self) -> [Label; N] {
        [(); N].map(|()| self.new_label())
    }

    fn use_label(&mut self, label: Label) {
        self.unit().code.use_label(label);
    }

    /// Appends an instruction without argument.
    fn op(&mut self, opcode: Opcode, location: Location) {
        self.unit().code.add(opcode, 0, location);
    }

    /// Appends an instruction with an argument.
    fn op_arg(&mut self, opcode: Opcode, oparg: u32, location: Location) {
        self.unit().code.add(opcode, oparg, location);
    }

    /// Appends a jump or a block opener.
    fn jump(&mut self, opcode: Opcode, target: Label, location: Location) {
        self.unit().code.add_jump(opcode, target, location);
    }

    fn has_flag(&self, flag: CompilerFlags) -> bool {
        self.future.flags.contains(flag)
    }

    /// Refuses programs that become too large.
    fn check_size(&self) -> Outcome {
        let now = self.finished_instructions + self.unit_ref().code.len();
        if now <= INSTRUCTION_LIMIT {
            return Ok(());
        }
        Err(Box::new(SyntaxError {
            class: ErrorClass::Memory,
            message: "the program is too large to be compiled".into(),
            lineno: None,
            offset: None,
            end_lineno: None,
            end_offset: None,
            text: None,
            statement: None,
        }))
    }

    /// The text of a name, shared with other mentions of it.
    fn text(&mut self, name: &'a str) -> Text {
        self.texts.entry(name).or_insert_with(|| Text::from(name)).clone()
    }
}
