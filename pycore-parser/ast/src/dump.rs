//! The text form of trees: what `ast.dump` and `python -m ast` print.
//!
//! A node is its class name and its fields in parentheses. Fields that are `None` by default are left out, and
//! so are empty lists unless asked for. With an indent, each field and each item has its own line, except in
//! nodes of at most three fields that hold nothing but leaves.

use std::fmt::Write as _;

use pycore_numbers::DigitLimitError;
use pycore_source::{LineIndex, TextRange};
use pycore_unicode::write_repr;

use crate::reflect::Value;
use crate::{AnyNode, repr, with_stack};

/// How a dump looks: the arguments of `ast.dump`.
#[derive(Clone, Copy, Debug)]
pub struct DumpOptions<'a> {
    /// Whether fields have their names in front; without, names stand only where they are needed.
    pub annotate_fields: bool,
    /// `include_attributes`: to show the nodes' places, which needs the lines of their source.
    pub attributes: Option<&'a LineIndex>,
    /// What each level is indented by, on lines of their own; everything on one line if `None`.
    pub indent: Option<&'a str>,
    /// Whether fields that are empty lists are shown.
    pub show_empty: bool,
}

impl Default for DumpOptions<'_> {
    fn default() -> Self {
        Self { annotate_fields: true, attributes: None, indent: None, show_empty: false }
    }
}

impl<'a> DumpOptions<'a> {
    /// What `python -m ast -a FILE` uses: places, and an indent of three spaces.
    pub fn module(lines: &'a LineIndex) -> Self {
        Self { attributes: Some(lines), indent: Some("   "), ..Self::default() }
    }
}

/// The text form of a tree.
///
/// Like Python's, it fails for integers of more than 4300 decimal digits.
///
/// ```
/// use pycore_ast::{Arena, DumpOptions, Expr, ExprContext, ExprName, dump};
///
/// let arena = Arena::new();
/// let name = ExprName { range: Default::default(), id: "x", ctx: ExprContext::Load };
/// let text = dump(Expr::Name(&name), &DumpOptions::default()).unwrap();
/// assert_eq!(text, "Name(id='x', ctx=Load())");
/// ```
pub fn dump<'a>(
    node: impl Into<AnyNode<'a>>,
    options: &DumpOptions<'_>,
) -> Result<String, DigitLimitError> {
    let mut dumper = Dumper { options, out: String::new() };
    dumper.node(node.into(), 0)?;
    Ok(dumper.out)
}

struct Dumper<'o> {
    options: &'o DumpOptions<'o>,
    out: String,
}

impl<'o> Dumper<'o> {
    fn node(&mut self, node: AnyNode<'_>, level: usize) -> Result<(), DigitLimitError> {
        with_stack(|| {
            let level = level + 1;
            let fields = self.shown_fields(node);
            let place = self.place(node);
            self.out.push_str(node.name());
            self.out.push('(');
            let count = fields.len() + if place.is_some() { 4 } else { 0 };
            // Without an indent everything is on one line anyway.
            let one_line = self.options.indent.is_none()
                || count <= 3 && fields.iter().all(|(_, value)| self.is_simple(value));
            let mut first = true;
            for (name, value) in fields {
                self.separate(&mut first, one_line, level);
                if let Some(name) = name {
                    self.out.push_str(name);
                    self.out.push('=');
                }
                self.value(&value, level)?;
            }
            if let Some((lines, range)) = place {
                let (start, end) = (lines.line_column(range.start), lines.line_column(range.end));
                for (name, number) in [
                    ("lineno=", start.line),
                    ("col_offset=", start.column),
                    ("end_lineno=", end.line),
                    ("end_col_offset=", end.column),
                ] {
                    self.separate(&mut first, one_line, level);
                    self.out.push_str(name);
                    let _ = write!(self.out, "{number}");
                }
            }
            self.out.push(')');
            Ok(())
        })
    }

    fn value(&mut self, value: &Value<'_>, level: usize) -> Result<(), DigitLimitError> {
        match value {
            Value::Absent => self.out.push_str("None"),
            Value::Node(node) => self.node(*node, level)?,
            Value::Choice(_, name) => {
                self.out.push_str(name);
                self.out.push_str("()");
            }
            Value::Identifier(text) | Value::String(text) => {
                write_repr(&mut self.out, (*text).into());
            }
            Value::Constant(value) => repr::write_constant(&mut self.out, value)?,
            Value::Int(number) => {
                let _ = write!(self.out, "{number}");
            }
            Value::List(items) => {
                self.out.push('[');
                let mut first = true;
                for item in items {
                    self.separate(&mut first, false, level + 1);
                    self.value(item, level + 1)?;
                }
                self.out.push(']');
            }
        }
        Ok(())
    }

    /// Write what stands before a field or an item.
    fn separate(&mut self, first: &mut bool, one_line: bool, level: usize) {
        match self.options.indent {
            Some(indent) if !one_line => {
                self.out.push_str(if *first { "\n" } else { ",\n" });
                (0..level).for_each(|_| self.out.push_str(indent));
            }
            _ if !*first => self.out.push_str(", "),
            _ => {}
        }
        *first = false;
    }

    /// The fields to be shown, with their names if these are.
    ///
    /// Without annotation, an empty list is shown if something follows it, and names begin after the first
    /// field that is left out.
    fn shown_fields<'a>(&self, node: AnyNode<'a>) -> Vec<(Option<&'static str>, Value<'a>)> {
        let mut named = self.options.annotate_fields;
        let mut shown = Vec::new();
        let mut certain = 0;
        for (name, value) in node.fields() {
            let empty = matches!(&value, Value::List(items) if items.is_empty());
            if value == Value::Absent {
                named = true;
            } else if empty && !self.options.show_empty {
                if !named {
                    shown.push((None, value));
                }
            } else if named {
                // Empty lists at the end of the unnamed fields are not shown after all.
                shown.truncate(certain);
                shown.push((Some(name), value));
                certain = shown.len();
            } else {
                shown.push((None, value));
                certain = shown.len();
            }
        }
        shown.truncate(certain);
        shown
    }

    fn place(&self, node: AnyNode<'_>) -> Option<(&'o LineIndex, TextRange)> {
        Some((self.options.attributes?, node.range()?))
    }

    /// Whether the value may stand in a node on one line: it is a leaf, or a node that shows nothing.
    fn is_simple(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Node(node) => self.place(*node).is_none() && self.shown_fields(*node).is_empty(),
            Value::List(items) => items.is_empty(),
            _ => true,
        }
    }
}
