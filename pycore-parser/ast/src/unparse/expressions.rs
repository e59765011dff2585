//! Expressions.

use super::precedence::{self, Precedence};
use super::{Unparser, Written};
use crate::{
    CmpOp, Comprehension, Constant, Expr, ExprBoolOp, ExprDict, ExprLambda, ExprSubscript, Keyword,
    Operator, repr, with_stack,
};

/// A float literal that is infinite: infinities have no literal of their own.
const INFINITY: &str = "1e309";

fn comparison(operator: CmpOp) -> &'static str {
    match operator {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

impl<'a> Unparser<'a> {
    /// Write an expression where `demanded` is the loosest level that needs no parentheses.
    pub(super) fn expression(&mut self, node: Expr<'a>, demanded: Precedence) -> Written {
        with_stack(|| self.expression_here(node, demanded))
    }

    fn expression_here(&mut self, node: Expr<'a>, demanded: Precedence) -> Written {
        let own = |level: Precedence| demanded > level;
        match node {
            Expr::BoolOp(node) => self.boolean(node, demanded),
            Expr::NamedExpr(node) => self.parenthesized_if(own(Precedence::NamedExpr), |this| {
                this.expression(node.target, Precedence::Atom)?;
                this.write(" := ");
                this.expression(node.value, Precedence::Atom)
            }),
            Expr::BinOp(node) => {
                let (operator, level) = precedence::binary(node.op);
                let (left, right) = match node.op {
                    Operator::Pow => (level.next(), level),
                    _ => (level, level.next()),
                };
                self.parenthesized_if(own(level), |this| {
                    this.expression(node.left, left)?;
                    this.write(" ");
                    this.write(operator);
                    this.write(" ");
                    this.expression(node.right, right)
                })
            }
            Expr::UnaryOp(node) => {
                let (operator, level) = precedence::unary(node.op);
                self.parenthesized_if(own(level), |this| {
                    this.write(operator);
                    this.expression(node.operand, level)
                })
            }
            Expr::Lambda(node) => {
                self.parenthesized_if(own(Precedence::Test), |this| this.lambda(node))
            }
            Expr::IfExp(node) => self.parenthesized_if(own(Precedence::Test), |this| {
                this.expression(node.body, Precedence::Or)?;
                this.write(" if ");
                this.expression(node.test, Precedence::Or)?;
                this.write(" else ");
                this.expression(node.orelse, Precedence::Test)
            }),
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) if node.elts.is_empty() => {
                // `{}` would be a dict, and the name `set` could be something else.
                self.write("{*()}");
                Ok(())
            }
            Expr::Set(node) => self.delimited("{", node.elts, "}"),
            Expr::ListComp(node) => self.display("[", None, node.elt, node.generators, "]"),
            Expr::SetComp(node) => self.display("{", None, node.elt, node.generators, "}"),
            Expr::DictComp(node) => {
                self.display("{", Some(node.key), node.value, node.generators, "}")
            }
            Expr::GeneratorExp(node) => self.display("(", None, node.elt, node.generators, ")"),
            Expr::Await(node) => self.parenthesized_if(own(Precedence::Await), |this| {
                this.write("await ");
                this.expression(node.value, Precedence::Atom)
            }),
            Expr::Yield(node) => self.parenthesized_if(own(Precedence::Yield), |this| {
                this.write("yield");
                let Some(value) = node.value else { return Ok(()) };
                this.write(" ");
                this.expression(value, Precedence::Atom)
            }),
            Expr::YieldFrom(node) => self.parenthesized_if(own(Precedence::Yield), |this| {
                this.write("yield from ");
                this.expression(node.value, Precedence::Atom)
            }),
            Expr::Compare(node) => self.parenthesized_if(own(Precedence::Compare), |this| {
                this.expression(node.left, Precedence::BitOr)?;
                node.ops.iter().zip(node.comparators).try_for_each(|(&operator, &operand)| {
                    this.write(comparison(operator));
                    this.expression(operand, Precedence::BitOr)
                })
            }),
            Expr::Call(node) => {
                self.expression(node.func, Precedence::Atom)?;
                self.call_arguments(node.args, node.keywords)
            }
            Expr::FormattedValue(node) => {
                let text = self.field_value(node.value)?;
                self.field(&text, node.conversion, node.format_spec)
            }
            Expr::Interpolation(node) => self.interpolation(node),
            Expr::JoinedStr(node) => self.joined("f", node.values),
            Expr::TemplateStr(node) => self.joined("t", node.values),
            Expr::Constant(node) => {
                if node.value == Constant::Ellipsis {
                    self.write("...");
                    return Ok(());
                }
                if node.kind == Some("u") {
                    self.write("u");
                }
                self.constant(&node.value)
            }
            Expr::Attribute(node) => {
                self.expression(node.value, Precedence::Atom)?;
                // `3.real` would be a float and a name. Truth values count as integers here.
                if let Expr::Constant(constant) = node.value
                    && matches!(constant.value, Constant::Int(_) | Constant::True | Constant::False)
                {
                    self.write(" ");
                }
                self.write(".");
                self.write(node.attr);
                Ok(())
            }
            Expr::Subscript(node) => self.subscript(node),
            Expr::Starred(node) => {
                self.write("*");
                self.expression(node.value, Precedence::BitOr)
            }
            Expr::Name(node) => {
                self.write(node.id);
                Ok(())
            }
            Expr::List(node) => self.delimited("[", node.elts, "]"),
            Expr::Tuple(node) => {
                let parenthesized = node.elts.is_empty() || own(Precedence::Tuple);
                self.parenthesized_if(parenthesized, |this| this.tuple_items(node.elts))
            }
            Expr::Slice(node) => {
                if let Some(lower) = node.lower {
                    self.expression(lower, Precedence::Test)?;
                }
                self.write(":");
                if let Some(upper) = node.upper {
                    self.expression(upper, Precedence::Test)?;
                }
                let Some(step) = node.step else { return Ok(()) };
                self.write(":");
                self.expression(step, Precedence::Test)
            }
        }
    }

    /// `a and b and c`. Each operand is asked for a tighter level than the one before, as in CPython; so
    /// some stand in parentheses without need.
    fn boolean(&mut self, node: &'a ExprBoolOp<'a>, demanded: Precedence) -> Written {
        let (operator, mut level) = precedence::boolean(node.op);
        self.parenthesized_if(demanded > level, |this| {
            let mut separator = "";
            node.values.iter().try_for_each(|&operand| {
                this.write(separator);
                separator = operator;
                level = level.next();
                this.expression(operand, level)
            })
        })
    }

    fn lambda(&mut self, node: &'a ExprLambda<'a>) -> Written {
        self.write("lambda");
        let end = self.out.len();
        self.write(" ");
        self.arguments(node.args)?;
        if self.out.len() == end + 1 {
            self.out.truncate(end);
        }
        self.write(": ");
        self.expression(node.body, Precedence::Test)
    }

    fn dict(&mut self, node: &'a ExprDict<'a>) -> Written {
        self.write("{");
        self.separated(node.keys.iter().zip(node.values), |this, (key, &value)| match *key {
            Some(key) => {
                this.expression(key, Precedence::Test)?;
                this.write(": ");
                this.expression(value, Precedence::Test)
            }
            None => {
                this.write("**");
                this.expression(value, Precedence::BitOr)
            }
        })?;
        self.write("}");
        Ok(())
    }

    /// Expressions between brackets.
    fn delimited(&mut self, open: &str, items: &'a [Expr<'a>], close: &str) -> Written {
        self.write(open);
        self.separated(items, |this, item| this.expression(*item, Precedence::Test))?;
        self.write(close);
        Ok(())
    }

    /// A comprehension of any kind; `key` for dicts.
    fn display(
        &mut self,
        open: &str,
        key: Option<Expr<'a>>,
        element: Expr<'a>,
        generators: &'a [Comprehension<'a>],
        close: &str,
    ) -> Written {
        self.write(open);
        if let Some(key) = key {
            self.expression(key, Precedence::Test)?;
            self.write(": ");
        }
        self.expression(element, Precedence::Test)?;
        generators.iter().try_for_each(|node| self.comprehension(node))?;
        self.write(close);
        Ok(())
    }

    pub(super) fn comprehension(&mut self, node: &'a Comprehension<'a>) -> Written {
        self.write(if node.is_async { " async for " } else { " for " });
        self.expression(node.target, Precedence::Tuple)?;
        self.write(" in ");
        self.expression(node.iter, Precedence::Or)?;
        node.ifs.iter().try_for_each(|&condition| {
            self.write(" if ");
            self.expression(condition, Precedence::Or)
        })
    }

    /// The parenthesized arguments of a call or a class.
    pub(super) fn call_arguments(
        &mut self,
        arguments: &'a [Expr<'a>],
        keywords: &'a [Keyword<'a>],
    ) -> Written {
        self.write("(");
        self.separated(arguments, |this, item| this.expression(*item, Precedence::Test))?;
        if !arguments.is_empty() && !keywords.is_empty() {
            self.write(", ");
        }
        self.separated(keywords, Self::keyword)?;
        self.write(")");
        Ok(())
    }

    pub(super) fn keyword(&mut self, node: &'a Keyword<'a>) -> Written {
        match node.arg {
            Some(name) => {
                self.write(name);
                self.write("=");
            }
            None => self.write("**"),
        }
        self.expression(node.value, Precedence::Test)
    }

    /// The items of a tuple; a single one has a comma after it.
    fn tuple_items(&mut self, items: &'a [Expr<'a>]) -> Written {
        self.separated(items, |this, item| this.expression(*item, Precedence::Test))?;
        if items.len() == 1 {
            self.write(",");
        }
        Ok(())
    }

    fn subscript(&mut self, node: &'a ExprSubscript<'a>) -> Written {
        self.expression(node.value, Precedence::Atom)?;
        self.write("[");
        match node.slice {
            Expr::Tuple(tuple) if !tuple.elts.is_empty() => self.tuple_items(tuple.elts)?,
            slice => self.expression(slice, Precedence::Test)?,
        }
        self.write("]");
        Ok(())
    }

    pub(super) fn constant(&mut self, value: &Constant<'_>) -> Written {
        if let Constant::Float(number) | Constant::Imaginary(number) = *value
            && !number.is_finite()
        {
            let mut text = String::new();
            repr::write_constant(&mut text, value)?;
            let undefined = format!("({INFINITY}-{INFINITY})");
            self.write(&text.replace("inf", INFINITY).replace("nan", &undefined));
            return Ok(());
        }
        Ok(repr::write_constant(&mut self.out, value)?)
    }
}
