//! From trees back to source text, as `ast.unparse` writes it.
//!
//! The text has the same tree, with a layout of its own: one statement a line, four spaces an indent,
//! parentheses only where precedence asks for them. The parent decides: it passes to each expression the
//! [`Precedence`] that the place demands, and an expression whose own is lower puts parentheses around itself.

mod expressions;
mod patterns;
mod precedence;
mod statements;
mod strings;

use std::collections::HashMap;
use std::fmt;

use pycore_numbers::DigitLimitError;
use pycore_source::{LineIndex, TextRange};

use crate::{AnyNode, Expr, Mod, Pattern, Stmt, TypeParam};
use precedence::Precedence;

/// Why a tree has no text. Trees of the parser fail for too long integers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnparseError {
    /// An integer of more than 4300 decimal digits.
    DigitLimit(DigitLimitError),
    /// An f-string or t-string holds something else than text and fields.
    StringPart,
    /// `raise` with a cause but no exception.
    CauseAlone,
    /// A t-string's field whose `str` is neither text nor `None`.
    Unsupported,
}

impl From<DigitLimitError> for UnparseError {
    fn from(error: DigitLimitError) -> Self {
        Self::DigitLimit(error)
    }
}

impl fmt::Display for UnparseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DigitLimit(error) => error.fmt(f),
            Self::StringPart => f.write_str("Unexpected node inside JoinedStr"),
            Self::CauseAlone => f.write_str("Node can't use cause without an exception."),
            Self::Unsupported => f.write_str("text of an interpolation is not a string"),
        }
    }
}

impl std::error::Error for UnparseError {}

/// What every writing function gives.
type Written = Result<(), UnparseError>;

/// The source text of a tree: `ast.unparse(node)`, without `# type: ignore` comments.
///
/// ```
/// use pycore_ast::{Arena, Constant, Expr, ExprConstant, ExprUnaryOp, ExprBinOp, Int, Operator};
/// use pycore_ast::{UnaryOp, unparse};
///
/// let range = Default::default();
/// let two = ExprConstant { range, value: Constant::Int(Int::Small(2)), kind: None };
/// let minus = ExprUnaryOp { range, op: UnaryOp::USub, operand: Expr::Constant(&two) };
/// let (left, right) = (Expr::UnaryOp(&minus), Expr::Constant(&two));
/// let power = ExprBinOp { range, left, op: Operator::Pow, right };
/// assert_eq!(unparse(Expr::BinOp(&power)).unwrap(), "(-2) ** 2");
/// ```
pub fn unparse<'a>(node: impl Into<AnyNode<'a>>) -> Result<String, UnparseError> {
    unparse_with(node.into(), None)
}

/// The source text of a tree, with its `# type: ignore` comments: `ast.unparse(node)`.
///
/// These comments are known by line, so the lines of the tree's source are needed.
pub fn unparse_with_lines<'a>(
    node: impl Into<AnyNode<'a>>,
    lines: &LineIndex,
) -> Result<String, UnparseError> {
    unparse_with(node.into(), Some(lines))
}

fn unparse_with(node: AnyNode<'_>, lines: Option<&LineIndex>) -> Result<String, UnparseError> {
    let mut unparser = Unparser { lines, ..Unparser::default() };
    unparser.any(node)?;
    Ok(unparser.out)
}

#[derive(Default)]
struct Unparser<'t> {
    out: String,
    /// Levels of blocks around the current statement.
    indent: usize,
    /// Whether the statements of one interactive input are joined by semicolons.
    interactive: bool,
    lines: Option<&'t LineIndex>,
    /// Tags of `# type: ignore` comments by line.
    type_ignores: HashMap<u32, &'t str>,
}

impl<'a> Unparser<'a> {
    fn any(&mut self, node: AnyNode<'a>) -> Written {
        match node {
            AnyNode::Comprehension(node) => self.comprehension(node),
            AnyNode::ExceptHandler(node) => self.except_handler(node, false),
            AnyNode::Arguments(node) => self.arguments(node),
            AnyNode::Arg(node) => self.parameter(node),
            AnyNode::Keyword(node) => self.keyword(node),
            AnyNode::Alias(node) => self.alias(node),
            AnyNode::WithItem(node) => self.with_item(node),
            AnyNode::MatchCase(node) => self.match_case(node),
            AnyNode::TypeIgnore(_) => Ok(()),
            _ => self.any_of_a_sum(node),
        }
    }

    fn any_of_a_sum(&mut self, node: AnyNode<'a>) -> Written {
        if let Ok(node) = Mod::try_from(node) {
            self.module(node)
        } else if let Ok(node) = Stmt::try_from(node) {
            self.statement(node)
        } else if let Ok(node) = Expr::try_from(node) {
            self.expression(node, Precedence::Test)
        } else if let Ok(node) = Pattern::try_from(node) {
            self.pattern(node, Precedence::Test)
        } else if let Ok(node) = TypeParam::try_from(node) {
            self.type_parameter(node)
        } else {
            Err(UnparseError::Unsupported)
        }
    }

    fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Start a line of the current indent.
    fn line(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        (0..self.indent).for_each(|_| self.out.push_str("    "));
    }

    /// Start a simple statement, which in interactive input goes on in the line.
    fn simple_statement(&mut self, text: &str) {
        if !self.interactive || self.indent > 0 {
            self.line();
        } else if !self.out.is_empty() {
            self.write("; ");
        }
        self.write(text);
    }

    /// Start a clause of a compound statement.
    fn clause(&mut self, text: &str) {
        self.line();
        self.write(text);
    }

    /// Write the items with commas between them.
    fn separated<T: Copy>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> Written,
    ) -> Written {
        let mut separator = "";
        for item in items {
            self.write(separator);
            separator = ", ";
            write(self, item)?;
        }
        Ok(())
    }

    /// Write in parentheses if `needed`.
    fn parenthesized_if(
        &mut self,
        needed: bool,
        write: impl FnOnce(&mut Self) -> Written,
    ) -> Written {
        if needed {
            self.write("(");
        }
        write(self)?;
        if needed {
            self.write(")");
        }
        Ok(())
    }

    /// The comment ` # type: ...` of a statement.
    fn type_comment(&mut self, range: TextRange, comment: Option<&str>) {
        let line = self.lines.map(|lines| lines.line_column(range.start).line);
        if let Some(tag) = line.and_then(|line| self.type_ignores.get(&line)) {
            self.out.push_str(" # type: ignore");
            self.out.push_str(tag);
        } else if let Some(comment) = comment {
            self.write(" # type: ");
            self.write(comment);
        }
    }
}
