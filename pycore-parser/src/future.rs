//! `from __future__ import ...` at the head of a file.
//!
//! CPython looks at these imports right after parsing, even when it is asked for the tree alone, so a feature
//! that does not exist is an error of `ast.parse`.

use pycore_ast::{Alias, Constant, Expr, Mod, Stmt};
use pycore_source::{ErrorClass, Source, SyntaxError, TextRange};

/// What a file asks for with `from __future__ import ...`, as far as it still means something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FutureFeatures {
    /// `annotations` (PEP 563): annotations are kept as text.
    pub annotations: bool,
    /// `barry_as_FLUFL` (PEP 401): `<>` instead of `!=`.
    pub barry_as_flufl: bool,
    /// The last such import; those that come later are misplaced.
    pub last_import: Option<TextRange>,
}

/// Features that every Python 3.14 has.
const MANDATORY: [&str; 8] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// The features that a tree asks for, or CPython's error about one that does not exist.
pub fn future_features(
    tree: &Mod<'_>,
    source: &Source,
) -> Result<FutureFeatures, Box<SyntaxError>> {
    let mut features = FutureFeatures::default();
    let body = match tree {
        Mod::Module(module) => module.body,
        Mod::Interactive(module) => module.body,
        Mod::Expression(_) | Mod::FunctionType(_) => return Ok(features),
    };
    let body = if body.first().is_some_and(is_docstring) { &body[1..] } else { body };
    for statement in body {
        let Stmt::ImportFrom(import) = statement else { break };
        if import.module != Some("__future__") || import.level != 0 {
            break;
        }
        for alias in import.names {
            match alias.name {
                "annotations" => features.annotations = true,
                "barry_as_FLUFL" => features.barry_as_flufl = true,
                name if MANDATORY.contains(&name) => {}
                "braces" => return Err(error(source, alias, "not a chance".to_owned())),
                name => {
                    // CPython's format has a width.
                    let name: String = name.chars().take(100).collect();
                    let message = format!("future feature {name} is not defined");
                    return Err(error(source, alias, message));
                }
            }
        }
        features.last_import = Some(import.range);
    }
    Ok(features)
}

fn is_docstring(statement: &Stmt<'_>) -> bool {
    let Stmt::Expr(statement) = statement else { return false };
    matches!(statement.value, Expr::Constant(constant) if matches!(constant.value, Constant::Str(_)))
}

/// The columns are in bytes here, and CPython shows no text unless it can read the file again.
#[cold]
fn error(source: &Source, alias: &Alias<'_>, message: String) -> Box<SyntaxError> {
    let start = source.line_index().line_column(alias.range.start);
    let end = source.line_index().line_column(alias.range.end);
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: message.into(),
        lineno: Some(start.line as i32),
        offset: Some(start.column as i32 + 1),
        end_lineno: Some(end.line as i32),
        end_offset: Some(end.column as i32 + 1),
        text: None,
        statement: None,
    })
}
