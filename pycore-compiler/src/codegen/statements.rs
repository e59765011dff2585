//! Statements: the ones that need little, and where the others are.

use pycore_ast::{Constant, Expr, Stmt, StmtAssert, StmtIf, StmtRaise, StmtReturn, with_stack};
use pycore_bytecode::{CommonConstant, Intrinsic1, Location, Opcode};
use pycore_source::TextRange;

use super::unit::ScopeKind;
use super::{Codegen, Outcome};
use crate::docstring::{clean, docstring_of};
use crate::positions::error_at;
use crate::symtable::statements::FunctionParts;

impl<'a> Codegen<'a, '_> {
    /// The body of a module, or what is typed at a prompt (which has no docstring).
    pub(super) fn module(&mut self, body: &'a [Stmt<'a>], is_file: bool) -> Outcome {
        let location = match body.first() {
            Some(first) => self.location(first.range()),
            None => Location::new(1, 1, 0, 0),
        };
        if self.current_block().has_conditional_annotations {
            self.op_arg(Opcode::BUILD_SET, 0, location);
            self.op_plain_name(Opcode::STORE_NAME, "__conditional_annotations__", location);
        }
        self.documented_body(body, location, is_file)
    }

    /// The body of a module or class: docstring, statements, annotations.
    pub(super) fn documented_body(
        &mut self,
        body: &'a [Stmt<'a>],
        location: Location,
        may_have_docstring: bool,
    ) -> Outcome {
        if self.future.annotations() && self.current_block().annotations_used {
            self.op(Opcode::SETUP_ANNOTATIONS, location);
        }
        let Some(&first) = body.first() else {
            return Ok(());
        };
        let mut rest = body;
        if may_have_docstring
            && self.current_block().has_docstring
            && let Stmt::Expr(statement) = first
        {
            let docstring = self.docstring(body)?;
            let location = self.location(statement.value.range());
            self.load_constant(docstring, location);
            self.store_name("__doc__", Location::NONE);
            rest = &body[1..];
        }
        self.body(rest)?;
        if !self.future.annotations() {
            self.deferred_annotations(location)?;
        }
        Ok(())
    }

    /// The docstring of a body that has one, cleaned of indentation.
    pub(super) fn docstring(&mut self, body: &'a [Stmt<'a>]) -> Outcome<pycore_bytecode::Constant> {
        let Some(docstring) = docstring_of(body) else {
            return Ok(pycore_bytecode::Constant::None);
        };
        match docstring.as_str() {
            Some(docstring) => Ok(pycore_bytecode::Constant::Str(clean(docstring).as_str().into())),
            None => Err(surrogate_error(docstring)),
        }
    }

    pub(super) fn body(&mut self, body: &'a [Stmt<'a>]) -> Outcome {
        body.iter().try_for_each(|&statement| self.stmt(statement))
    }

    fn stmt(&mut self, statement: Stmt<'a>) -> Outcome {
        with_stack(|| self.statement(statement))
    }

    fn statement(&mut self, statement: Stmt<'a>) -> Outcome {
        match statement {
            Stmt::FunctionDef(_) | Stmt::AsyncFunctionDef(_) => {
                match FunctionParts::of(statement) {
                    Some(parts) => self.function(parts),
                    None => Ok(()),
                }
            }
            Stmt::ClassDef(node) => self.class(node),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Return(node) => self.return_statement(node),
            Stmt::Delete(node) => self.exprs(node.targets),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.augmented_assign(node),
            Stmt::AnnAssign(node) => self.annotated_assign(node),
            Stmt::For(node) => self.conditional(|this| this.for_loop(node)),
            Stmt::AsyncFor(node) => self.conditional(|this| this.async_for_loop(node)),
            Stmt::While(node) => self.conditional(|this| this.while_loop(node)),
            Stmt::If(node) => self.conditional(|this| this.if_statement(node)),
            Stmt::Match(node) => self.conditional(|this| this.match_statement(node)),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Try(node) => self.conditional(|this| this.try_statement(node.into(), false)),
            Stmt::TryStar(node) => self.conditional(|this| this.try_statement(node.into(), true)),
            Stmt::Assert(node) => self.assert_statement(node),
            Stmt::Import(node) => {
                self.import(node);
                Ok(())
            }
            Stmt::ImportFrom(node) => {
                self.import_from(node);
                Ok(())
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(node) => self.expression_statement(node.value, node.range),
            Stmt::Pass(node) => {
                let location = self.pass_location(node.range);
                self.op(Opcode::NOP, location);
                Ok(())
            }
            Stmt::Break(node) => self.break_statement(node.range),
            Stmt::Continue(node) => self.continue_statement(node.range),
            Stmt::With(node) => {
                self.conditional(|this| this.with_statement(node.items, node.body, false))
            }
            Stmt::AsyncWith(node) => {
                self.conditional(|this| this.with_statement(node.items, node.body, true))
            }
        }
    }

    /// A statement whose body may be skipped: annotations in it are conditional.
    fn conditional(&mut self, generate: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.unit().conditional_depth += 1;
        generate(self)?;
        self.unit().conditional_depth -= 1;
        Ok(())
    }

    /// Where a `pass` is; one that stands for a removed docstring is taken to be four bytes long.
    fn pass_location(&self, range: TextRange) -> Location {
        let mut location = self.location(range);
        if range.is_empty() {
            location.end_column = location.column + 4;
        }
        location
    }

    fn expression_statement(&mut self, value: Expr<'a>, range: TextRange) -> Outcome {
        let location = self.location(range);
        if self.is_interactive && self.units.len() == 1 {
            self.expr(value)?;
            self.op_arg(Opcode::CALL_INTRINSIC_1, Intrinsic1::Print.number(), location);
        } else if matches!(value, Expr::Constant(_)) {
            self.op(Opcode::NOP, location);
            return Ok(());
        } else {
            self.expr(value)?;
        }
        self.op(Opcode::POP_TOP, Location::NONE);
        Ok(())
    }

    fn if_statement(&mut self, node: &'a StmtIf<'a>) -> Outcome {
        let location = self.location(node.range);
        let end = self.new_label();
        if node.orelse.is_empty() {
            self.jump_if(location, node.test, end, false)?;
            self.body(node.body)?;
        } else {
            let orelse = self.new_label();
            self.jump_if(location, node.test, orelse, false)?;
            self.body(node.body)?;
            self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
            self.use_label(orelse);
            self.body(node.orelse)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn raise(&mut self, node: &'a StmtRaise<'a>) -> Outcome {
        let mut count = 0;
        if let Some(exception) = node.exc {
            self.expr(exception)?;
            count = 1;
            if let Some(cause) = node.cause {
                self.expr(cause)?;
                count = 2;
            }
        }
        let location = self.location(node.range);
        self.op_arg(Opcode::RAISE_VARARGS, count, location);
        Ok(())
    }

    fn assert_statement(&mut self, node: &'a StmtAssert<'a>) -> Outcome {
        if let Expr::Tuple(test) = node.test
            && !test.elts.is_empty()
        {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.warn(message.to_owned(), node.range);
        }
        if self.optimize > 0 {
            return Ok(());
        }
        let location = self.location(node.range);
        let end = self.new_label();
        self.jump_if(location, node.test, end, true)?;
        let error = CommonConstant::AssertionError.number();
        self.op_arg(Opcode::LOAD_COMMON_CONSTANT, error, location);
        if let Some(message) = node.msg {
            self.expr(message)?;
            self.op_arg(Opcode::CALL, 0, location);
        }
        let test = self.location(node.test.range());
        self.op_arg(Opcode::RAISE_VARARGS, 1, test);
        self.use_label(end);
        Ok(())
    }

    fn return_statement(&mut self, node: &'a StmtReturn<'a>) -> Outcome {
        let statement = self.location(node.range);
        let mut location = statement;
        let block = self.current_block();
        if !block.kind.is_function_like() {
            return Err(error_at("'return' outside function", location));
        }
        if node.value.is_some() && block.coroutine && block.generator {
            return Err(error_at("'return' with value in async generator", location));
        }
        let constant = match node.value {
            None => Some(Constant::None),
            Some(Expr::Constant(literal)) => Some(literal.value),
            Some(_) => None,
        };
        let mut value_line = None;
        if let Some(value) = node.value {
            let value_location = self.location(value.range());
            value_line = Some(value_location.line);
            if constant.is_some() {
                location = value_location;
                self.op(Opcode::NOP, location);
            } else {
                self.expr(value)?;
            }
        }
        if value_line != Some(statement.line) {
            location = statement;
            self.op(Opcode::NOP, location);
        }
        self.unwind_all(&mut location, constant.is_none(), false)?;
        if let Some(constant) = constant {
            self.load_literal(constant, location);
        }
        self.op(Opcode::RETURN_VALUE, location);
        Ok(())
    }

    fn break_statement(&mut self, range: TextRange) -> Outcome {
        let origin = self.location(range);
        let mut location = origin;
        self.op(Opcode::NOP, location);
        let found = self.unwind_all(&mut location, false, true)?;
        let Some((found, exit)) = found.and_then(|found| Some((found, found.exit?))) else {
            return Err(error_at("'break' outside loop", origin));
        };
        self.unwind(&mut location, &found, false)?;
        self.jump(Opcode::JUMP, exit, location);
        Ok(())
    }

    fn continue_statement(&mut self, range: TextRange) -> Outcome {
        let origin = self.location(range);
        let mut location = origin;
        self.op(Opcode::NOP, location);
        let found = self.unwind_all(&mut location, false, true)?;
        let Some(start) = found.and_then(|found| found.start) else {
            return Err(error_at("'continue' not properly in loop", origin));
        };
        self.jump(Opcode::JUMP, start, location);
        Ok(())
    }

    /// Whether the code is that of a module or class.
    pub(super) fn has_namespace(&self) -> bool {
        matches!(self.unit_ref().kind, ScopeKind::Module | ScopeKind::Class)
    }
}

/// A docstring must be encodable, since cleaning works on its bytes.
#[cold]
fn surrogate_error(docstring: pycore_unicode::SurrogateStr<'_>) -> Box<pycore_source::SyntaxError> {
    let mut points = docstring.code_points().enumerate();
    let (position, point) =
        points.find(|(_, point)| char::from_u32(*point).is_none()).unwrap_or_default();
    Box::new(pycore_source::SyntaxError {
        class: pycore_source::ErrorClass::UnicodeEncode,
        message: format!(
            "'utf-8' codec can't encode character '\\u{point:04x}' in position {position}: \
             surrogates not allowed"
        )
        .into(),
        lineno: None,
        offset: None,
        end_lineno: None,
        end_offset: None,
        text: None,
        statement: None,
    })
}
