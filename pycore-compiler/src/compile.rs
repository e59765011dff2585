//! The stages in a row.

use std::fmt;

use pycore_ast::{Arena, Mod};
use pycore_bytecode::{Code, Text};
use pycore_source::{LineIndex, SyntaxError, SyntaxWarning};

use crate::assemble::{AssembleOptions, CodeUnitMetadata};
use crate::codegen::{CodegenInput, Observer, generate};
use crate::future::{CompilerFlags, Future};
use crate::instruction_text::{dump_graphs, dump_sequence};
use crate::instructions::InstructionSequence;
use crate::positions::Positions;
use crate::preprocess::{PreprocessOptions, preprocess};
use crate::symtable::SymbolTable;

/// What the compiler is told besides the tree.
///
/// The mode (file, prompt, expression) is that of the tree. Flags that a caller's code hands on are put
/// into `flags` by [`CompilerFlags::inherited_from`].
#[derive(Clone, Debug, Default)]
pub struct CompileOptions {
    /// `co_filename`
    pub filename: Text,
    /// Optimisation level: 1 drops assertions, 2 docstrings as well. Greater ones are as 2.
    pub optimize: u8,
    /// Flags.
    pub flags: CompilerFlags,
}

/// A program that was compiled.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The code of the module or expression.
    pub code: Code,
    /// Warnings, in the order of CPython.
    pub warnings: Vec<SyntaxWarning>,
    /// The flags in force: those given and those of `from __future__` statements.
    pub flags: CompilerFlags,
}

/// A program that cannot be compiled.
#[derive(Clone, Debug)]
pub struct CompileError {
    /// What is wrong.
    pub error: Box<SyntaxError>,
    /// Warnings that came before.
    pub warnings: Vec<SyntaxWarning>,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for CompileError {}

/// Compiles a tree to a code object.
///
/// `lines` is the index of the text that the ranges of the tree refer to.
///
/// ```
/// use pycore_ast::{Arena, ModModule, Mod, Stmt, StmtPass};
/// use pycore_source::{LineIndex, TextRange};
///
/// // The tree of `pass`, which a parser would make.
/// let arena = Arena::new();
/// let pass = arena.alloc(StmtPass { range: TextRange::new(0, 4) });
/// let body = arena.alloc_slice(&[Stmt::Pass(pass)]);
/// let tree = Mod::Module(arena.alloc(ModModule { body, type_ignores: &[] }));
///
/// let options = pycore_compiler::CompileOptions::default();
/// let compiled = pycore_compiler::compile(tree, &LineIndex::new("pass\n"), &options)?;
/// assert_eq!(compiled.code.name, *"<module>");
/// # Ok::<(), pycore_compiler::CompileError>(())
/// ```
pub fn compile(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
) -> Result<Compiled, CompileError> {
    compile_observed(tree, lines, options, None)
}

/// The instructions of all code objects of a program as code generation makes them, as text.
///
/// An instruction a line, with its location (line, end line, column, end column; none if artificial),
/// labels before it. Code objects come in the order in which they are finished: inner ones first.
pub fn dump_instructions(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
) -> Result<String, CompileError> {
    let mut out = String::new();
    let mut observe = |unit: &CodeUnitMetadata, code: &InstructionSequence| {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{}:\n", unit.qualname));
        out.push_str(&dump_sequence(code, unit));
    };
    compile_observed(tree, lines, options, Some(&mut observe))?;
    Ok(out)
}

/// The control-flow graphs of all code objects of a program as text: each as code generation leaves it, and
/// optimised with the constants that are left. Inner code objects come first.
pub fn dump_flowgraphs(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
) -> Result<String, CompileError> {
    let mut out = String::new();
    let mut observe = |unit: &CodeUnitMetadata, code: &InstructionSequence| {
        if !out.is_empty() {
            out.push('\n');
        }
        // A graph that cannot be made ends the compilation, with the same error.
        if let Ok([before, after]) = dump_graphs(code, unit) {
            let name = &unit.qualname;
            out.push_str(&format!("{name}, before:\n{before}{name}, optimised:\n{after}"));
        }
    };
    compile_observed(tree, lines, options, Some(&mut observe))?;
    Ok(out)
}

/// The symbol table of a program as text.
pub fn dump_symbols(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
) -> Result<String, CompileError> {
    let mut warnings = Vec::new();
    let arena = Arena::new();
    let dumped = Future::of(tree, lines, options.flags).and_then(|future| {
        let preprocessing = PreprocessOptions {
            optimize: options.optimize,
            future_annotations: future.annotations(),
        };
        let tree = preprocess(&arena, tree, lines, preprocessing, &mut warnings);
        SymbolTable::build(&arena, tree, lines, &future).map(|table| table.dump())
    });
    dumped.map_err(|error| CompileError { error, warnings })
}

fn compile_observed(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
    observer: Option<&mut Observer<'_>>,
) -> Result<Compiled, CompileError> {
    let mut warnings = Vec::new();
    let result = stages(tree, lines, options, &mut warnings, observer);
    match result {
        Ok((code, flags)) => Ok(Compiled { code, warnings, flags }),
        Err(error) => Err(CompileError { error, warnings }),
    }
}

fn stages(
    tree: Mod<'_>,
    lines: &LineIndex,
    options: &CompileOptions,
    warnings: &mut Vec<SyntaxWarning>,
    observer: Option<&mut Observer<'_>>,
) -> Result<(Code, CompilerFlags), Box<SyntaxError>> {
    let arena = Arena::new();
    let future = Future::of(tree, lines, options.flags)?;
    let preprocessing =
        PreprocessOptions { optimize: options.optimize, future_annotations: future.annotations() };
    let tree = preprocess(&arena, tree, lines, preprocessing, warnings);
    let table = SymbolTable::build(&arena, tree, lines, &future)?;
    let code = generate(CodegenInput {
        arena: &arena,
        tree,
        table,
        positions: Positions::new(lines),
        future: &future,
        optimize: options.optimize,
        assemble: AssembleOptions { filename: options.filename.clone() },
        warnings,
        observer: match observer {
            Some(observer) => Some(observer),
            None => None,
        },
    })?;
    Ok((code, future.flags))
}
