//! Modes and flags of `compile()`.

use pycore_compiler::CompilerFlags;
use pycore_objects::core::CompileRequest;
use pycore_objects::{Fallible, Thread, raise};
use pycore_parser::{Mode, ParseOptions};

/// The result is a tree.
pub(crate) const ONLY_AST: i32 = 0x0400;
/// Type comments are part of the tree.
pub(crate) const TYPE_COMMENTS: i32 = 0x1000;
/// `await` and its like may stand outside of functions.
pub(crate) const ALLOW_TOP_LEVEL_AWAIT: i32 = 0x2000;
/// The end of the input may be in the middle of a statement.
pub(crate) const ALLOW_INCOMPLETE_INPUT: i32 = 0x4000;
/// The end of interactive input does not end its blocks.
pub(crate) const DONT_IMPLY_DEDENT: i32 = 0x0200;
/// The result is an optimised tree.
pub(crate) const OPTIMIZED_AST: i32 = 0x8000 | ONLY_AST;
/// The source is that of `eval()` or `exec()`.
pub(crate) const SOURCE_IS_UTF8: i32 = 0x0100;
/// Flags that are no compiler flags.
const OTHER: i32 = OPTIMIZED_AST | TYPE_COMMENTS | ALLOW_INCOMPLETE_INPUT
    | SOURCE_IS_UTF8
    | DONT_IMPLY_DEDENT
    // The cookie is to be ignored: of the interpreter's own use.
    | 0x0800;

/// What a request asks for.
pub(crate) struct Wanted {
    pub(crate) mode: Mode,
    pub(crate) flags: CompilerFlags,
    pub(crate) optimize: u8,
    /// The result is a tree.
    pub(crate) tree: bool,
    /// The tree is optimised.
    pub(crate) optimized: bool,
    pub(crate) type_comments: bool,
    pub(crate) feature_version: u8,
    pub(crate) allow_incomplete: bool,
    pub(crate) open_blocks: bool,
}

impl Wanted {
    /// What the parser is told.
    pub(crate) fn parsing(&self) -> ParseOptions {
        ParseOptions {
            mode: self.mode,
            type_comments: self.type_comments,
            feature_version: self.feature_version,
            allow_incomplete: self.allow_incomplete,
            open_blocks: self.open_blocks,
        }
    }

    /// Checks the options of a request in CPython's order.
    pub(crate) fn of(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Self> {
        let future = CompilerFlags::all().bits() as i32;
        if request.flags & !(future | OTHER) != 0 {
            return Err(raise!(thread, VALUE_ERROR, "compile(): unrecognised flags"));
        }
        let optimize = match request.optimize {
            -1 => thread.interpreter().options.optimize.get(),
            level @ 0..=2 => level as u8,
            _ => return Err(raise!(thread, VALUE_ERROR, "compile(): invalid optimize value")),
        };
        let tree = request.flags & ONLY_AST != 0;
        let mode = match request.mode.as_ascii() {
            Some("exec") => Mode::Exec,
            Some("eval") => Mode::Eval,
            Some("single") => Mode::Single,
            Some("func_type") if tree => Mode::FuncType,
            Some("func_type") => {
                let message = "compile() mode 'func_type' requires flag PyCF_ONLY_AST";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
            _ if tree => {
                let message = "compile() mode must be 'exec', 'eval', 'single' or 'func_type'";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
            _ => {
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "compile() mode must be 'exec', 'eval' or 'single'"
                ));
            }
        };
        let mut flags = CompilerFlags::from_bits_truncate((request.flags & future) as u32);
        if request.inherit
            && let Some(current) = thread.interpreter().hooks.current_code_flags.get()
        {
            flags |= CompilerFlags::from_bits_truncate(current(thread)) & CompilerFlags::INHERITED;
        }
        let feature_version = match request.feature_version {
            version @ 0.. => version.min(i32::from(u8::MAX)) as u8,
            _ => pycore_parser::ParseOptions::CURRENT_VERSION,
        };
        Ok(Self {
            mode,
            flags,
            optimize,
            tree,
            optimized: request.flags & OPTIMIZED_AST == OPTIMIZED_AST,
            type_comments: request.flags & TYPE_COMMENTS != 0,
            feature_version,
            allow_incomplete: request.flags & ALLOW_INCOMPLETE_INPUT != 0,
            open_blocks: request.flags & DONT_IMPLY_DEDENT != 0,
        })
    }
}
