//! The text form of a symbol table.
//!
//! ```text
//! function f, line 1: nested, generator
//!   x      local    parameter, used
//!   y      free     used
//!   children:
//!     function lambda, line 2
//! ```

use std::fmt::{self, Write};

use pycore_ast::with_stack;

use super::{Block, BlockId, BlockKind, SymbolFlags, SymbolTable};

impl SymbolTable<'_> {
    /// The table as text for people: a block a paragraph, its names, the blocks within indented.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        // Writing into a string does not fail.
        let _ = self.dump_block(BlockId::TOP, 0, &mut out);
        out
    }

    fn dump_block(&self, id: BlockId, indent: usize, out: &mut String) -> fmt::Result {
        let block = &self[id];
        write!(out, "{:indent$}{}", "", block.kind.text())?;
        match (block.comprehension, block.kind) {
            (Some(kind), _) => write!(out, " ({})", kind.text())?,
            (None, BlockKind::Module) => {}
            (None, _) => write!(out, " {}", block.name)?,
        }
        if block.kind != BlockKind::Module {
            write!(out, ", line {}", block.location.line)?;
        }
        let facts = facts(block);
        if !facts.is_empty() {
            write!(out, ": {}", facts.join(", "))?;
        }
        out.push('\n');
        let width = block.symbols.keys().map(|name| name.chars().count()).max().unwrap_or(0);
        for (name, symbol) in &block.symbols {
            let line = format!(
                "{:indent$}  {name:width$}  {:15}  {}",
                "",
                symbol.scope.text(),
                mentions(symbol.flags).join(", ")
            );
            out.push_str(line.trim_end());
            out.push('\n');
        }
        for &child in &block.children {
            with_stack(|| self.dump_block(child, indent + 4, out))?;
        }
        Ok(())
    }
}

fn facts(block: &Block<'_>) -> Vec<&'static str> {
    [
        (block.nested, "nested"),
        (block.method, "method"),
        (block.has_docstring, "docstring"),
        (block.generator, "generator"),
        (block.coroutine, "coroutine"),
        (block.varargs, "*args"),
        (block.varkeywords, "**kwargs"),
        (block.annotations_used, "annotations"),
        (block.has_conditional_annotations, "conditional annotations"),
        (block.needs_class_closure, "needs __class__"),
        (block.needs_classdict, "needs __classdict__"),
        (block.can_see_class_scope, "sees class"),
        (block.inlined, "inlined"),
    ]
    .into_iter()
    .filter_map(|(holds, text)| holds.then_some(text))
    .collect()
}

fn mentions(flags: SymbolFlags) -> Vec<&'static str> {
    [
        (SymbolFlags::GLOBAL, "global"),
        (SymbolFlags::NONLOCAL, "nonlocal"),
        (SymbolFlags::PARAM, "parameter"),
        (SymbolFlags::TYPE_PARAM, "type parameter"),
        (SymbolFlags::IMPORT, "imported"),
        (SymbolFlags::LOCAL, "assigned"),
        (SymbolFlags::ANNOTATION, "annotated"),
        (SymbolFlags::USE, "used"),
        (SymbolFlags::ITERATION, "iterated"),
        (SymbolFlags::FREE_CLASS, "free in methods"),
        (SymbolFlags::COMPREHENSION_CELL, "cell of comprehension"),
    ]
    .into_iter()
    .filter_map(|(flag, text)| flags.contains(flag).then_some(text))
    .collect()
}
