//! Annotations as text, for `from __future__ import annotations` (PEP 563).
//!
//! The text is that of CPython's compiler, which differs in places from what `ast.unparse` writes.

use pycore_ast::{
    Arg, Arguments, BoolOp, CmpOp, Comprehension, Constant, Expr, ExprCall, ExprCompare, ExprDict,
    Int, Operator, UnaryOp, with_stack,
};
use pycore_numbers::{BigIntRef, Complex, float};
use pycore_unicode::{SurrogateStr, SurrogateString, repr_text};

/// How tightly a place binds: what binds less is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    /// Conditional expressions and lambdas.
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// The next tighter one.
    fn tighter(self) -> Self {
        match self {
            Self::Tuple => Self::Test,
            Self::Test => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::BitOr,
            Self::BitOr => Self::BitXor,
            Self::BitXor => Self::BitAnd,
            Self::BitAnd => Self::Shift,
            Self::Shift => Self::Arithmetic,
            Self::Arithmetic => Self::Term,
            Self::Term => Self::Factor,
            Self::Factor => Self::Power,
            Self::Power => Self::Await,
            Self::Await | Self::Atom => Self::Atom,
        }
    }
}

/// The text of an annotation.
pub(crate) fn annotation_text(annotation: Expr<'_>) -> SurrogateString {
    let mut writer = Writer { out: SurrogateString::new() };
    writer.expr(annotation, Level::Test);
    writer.out
}

struct Writer {
    out: SurrogateString,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes something in parentheses if the place binds tighter than it.
    fn at(&mut self, place: Level, own: Level, write: impl FnOnce(&mut Self)) {
        let needs_parentheses = place > own;
        if needs_parentheses {
            self.push("(");
        }
        write(self);
        if needs_parentheses {
            self.push(")");
        }
    }

    fn list(&mut self, expressions: &[Expr<'_>], level: Level) {
        for (index, &expression) in expressions.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.expr(expression, level);
        }
    }

    fn expr(&mut self, expression: Expr<'_>, level: Level) {
        with_stack(|| self.expression(expression, level));
    }

    fn expression(&mut self, expression: Expr<'_>, level: Level) {
        match expression {
            Expr::BoolOp(node) => {
                let (own, word) = match node.op {
                    BoolOp::And => (Level::And, " and "),
                    BoolOp::Or => (Level::Or, " or "),
                };
                self.at(level, own, |this| {
                    for (index, &value) in node.values.iter().enumerate() {
                        if index > 0 {
                            this.push(word);
                        }
                        this.expr(value, own.tighter());
                    }
                });
            }
            Expr::BinOp(node) => {
                let (own, word) = binary(node.op);
                // The power groups to the right.
                let is_power = node.op == Operator::Pow;
                let (left, right) =
                    if is_power { (own.tighter(), own) } else { (own, own.tighter()) };
                self.at(level, own, |this| {
                    this.expr(node.left, left);
                    this.push(word);
                    this.expr(node.right, right);
                });
            }
            Expr::UnaryOp(node) => {
                let (own, word) = match node.op {
                    UnaryOp::Invert => (Level::Factor, "~"),
                    UnaryOp::Not => (Level::Not, "not "),
                    UnaryOp::UAdd => (Level::Factor, "+"),
                    UnaryOp::USub => (Level::Factor, "-"),
                };
                self.at(level, own, |this| {
                    this.push(word);
                    this.expr(node.operand, own);
                });
            }
            Expr::Lambda(node) => self.at(level, Level::Test, |this| {
                let has_positional =
                    !node.args.args.is_empty() || !node.args.posonlyargs.is_empty();
                this.push(if has_positional { "lambda " } else { "lambda" });
                this.arguments(node.args);
                this.push(": ");
                this.expr(node.body, Level::Test);
            }),
            Expr::IfExp(node) => self.at(level, Level::Test, |this| {
                this.expr(node.body, Level::Or);
                this.push(" if ");
                this.expr(node.test, Level::Or);
                this.push(" else ");
                this.expr(node.orelse, Level::Test);
            }),
            Expr::Compare(node) => self.compare(node, level),
            Expr::Await(node) => self.at(level, Level::Await, |this| {
                this.push("await ");
                this.expr(node.value, Level::Atom);
            }),
            Expr::NamedExpr(node) => self.at(level, Level::Tuple, |this| {
                this.expr(node.target, Level::Atom);
                this.push(" := ");
                this.expr(node.value, Level::Atom);
            }),
            Expr::Tuple(node) if node.elts.is_empty() => self.push("()"),
            Expr::Tuple(node) => self.at(level, Level::Tuple, |this| {
                this.list(node.elts, Level::Test);
                if node.elts.len() == 1 {
                    this.push(",");
                }
            }),
            _ => self.atom(expression),
        }
    }

    /// Expressions that need no parentheses anywhere.
    fn atom(&mut self, expression: Expr<'_>) {
        match expression {
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) => {
                self.push("{");
                self.list(node.elts, Level::Test);
                self.push("}");
            }
            Expr::List(node) => {
                self.push("[");
                self.list(node.elts, Level::Test);
                self.push("]");
            }
            Expr::GeneratorExp(node) => {
                self.comprehension("(", node.elt, None, node.generators, ")")
            }
            Expr::ListComp(node) => self.comprehension("[", node.elt, None, node.generators, "]"),
            Expr::SetComp(node) => self.comprehension("{", node.elt, None, node.generators, "}"),
            Expr::DictComp(node) => {
                self.comprehension("{", node.key, Some(node.value), node.generators, "}");
            }
            Expr::Yield(node) => {
                self.push("(yield");
                if let Some(value) = node.value {
                    self.push(" ");
                    self.expr(value, Level::Test);
                }
                self.push(")");
            }
            Expr::YieldFrom(node) => {
                self.push("(yield from ");
                self.expr(node.value, Level::Test);
                self.push(")");
            }
            Expr::Call(node) => self.call(node),
            Expr::JoinedStr(node) => self.joined_str(node.values),
            Expr::TemplateStr(node) => self.template_str(node.values),
            Expr::FormattedValue(_) | Expr::Interpolation(_) => self.string_part(expression, false),
            Expr::Constant(node) => {
                if node.value == Constant::Ellipsis {
                    self.push("...");
                    return;
                }
                self.push(node.kind.unwrap_or_default());
                self.constant(node.value);
            }
            Expr::Attribute(node) => {
                self.expr(node.value, Level::Atom);
                // After an integer a dot would belong to the number.
                let is_integer = matches!(
                    node.value,
                    Expr::Constant(value) if matches!(value.value, Constant::Int(_))
                );
                self.push(if is_integer { " ." } else { "." });
                self.push(node.attr);
            }
            Expr::Subscript(node) => {
                self.expr(node.value, Level::Atom);
                self.push("[");
                self.expr(node.slice, Level::Tuple);
                self.push("]");
            }
            Expr::Starred(node) => {
                self.push("*");
                self.expr(node.value, Level::BitOr);
            }
            Expr::Slice(node) => {
                if let Some(lower) = node.lower {
                    self.expr(lower, Level::Test);
                }
                self.push(":");
                if let Some(upper) = node.upper {
                    self.expr(upper, Level::Test);
                }
                if let Some(step) = node.step {
                    self.push(":");
                    self.expr(step, Level::Test);
                }
            }
            Expr::Name(node) => self.push(node.id),
            Expr::BoolOp(_)
            | Expr::BinOp(_)
            | Expr::UnaryOp(_)
            | Expr::Lambda(_)
            | Expr::IfExp(_)
            | Expr::Compare(_)
            | Expr::Await(_)
            | Expr::NamedExpr(_)
            | Expr::Tuple(_) => self.expr(expression, Level::Atom),
        }
    }

    fn compare(&mut self, node: &ExprCompare<'_>, level: Level) {
        self.at(level, Level::Comparison, |this| {
            this.expr(node.left, Level::BitOr);
            for (operator, &comparator) in node.ops.iter().zip(node.comparators) {
                this.push(match operator {
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
                });
                this.expr(comparator, Level::BitOr);
            }
        });
    }

    fn arguments(&mut self, args: &Arguments<'_>) {
        let mut is_first = true;
        let mut separate = |this: &mut Self| {
            if !std::mem::take(&mut is_first) {
                this.push(", ");
            }
        };
        let by_position = args.posonlyargs.len();
        let count = by_position + args.args.len();
        let without_default = count.saturating_sub(args.defaults.len());
        for (index, parameter) in args.posonlyargs.iter().chain(args.args).enumerate() {
            separate(self);
            self.parameter(parameter);
            let default = index.checked_sub(without_default);
            if let Some(&default) = default.and_then(|index| args.defaults.get(index)) {
                self.push("=");
                self.expr(default, Level::Test);
            }
            if index + 1 == by_position {
                self.push(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            separate(self);
            self.push("*");
            if let Some(parameter) = args.vararg {
                self.parameter(parameter);
            }
        }
        for (index, parameter) in args.kwonlyargs.iter().enumerate() {
            separate(self);
            self.parameter(parameter);
            if let Some(Some(default)) = args.kw_defaults.get(index) {
                self.push("=");
                self.expr(*default, Level::Test);
            }
        }
        if let Some(parameter) = args.kwarg {
            separate(self);
            self.push("**");
            self.parameter(parameter);
        }
    }

    fn parameter(&mut self, parameter: &Arg<'_>) {
        self.push(parameter.arg);
        if let Some(annotation) = parameter.annotation {
            self.push(": ");
            self.expr(annotation, Level::Test);
        }
    }

    fn dict(&mut self, node: &ExprDict<'_>) {
        self.push("{");
        for (index, (key, &value)) in node.keys.iter().zip(node.values).enumerate() {
            if index > 0 {
                self.push(", ");
            }
            match key {
                Some(key) => {
                    self.expr(*key, Level::Test);
                    self.push(": ");
                    self.expr(value, Level::Test);
                }
                None => {
                    self.push("**");
                    self.expr(value, Level::BitOr);
                }
            }
        }
        self.push("}");
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: Expr<'_>,
        value: Option<Expr<'_>>,
        generators: &[Comprehension<'_>],
        close: &str,
    ) {
        self.push(open);
        self.expr(element, Level::Test);
        if let Some(value) = value {
            self.push(": ");
            self.expr(value, Level::Test);
        }
        for generator in generators {
            self.push(if generator.is_async { " async for " } else { " for " });
            self.expr(generator.target, Level::Tuple);
            self.push(" in ");
            self.expr(generator.iter, Level::Or);
            for &condition in generator.ifs {
                self.push(" if ");
                self.expr(condition, Level::Or);
            }
        }
        self.push(close);
    }

    fn call(&mut self, node: &ExprCall<'_>) {
        self.expr(node.func, Level::Atom);
        if let ([generator @ Expr::GeneratorExp(_)], []) = (node.args, node.keywords) {
            self.expr(*generator, Level::Atom);
            return;
        }
        self.push("(");
        self.list(node.args, Level::Test);
        for (index, keyword) in node.keywords.iter().enumerate() {
            if index > 0 || !node.args.is_empty() {
                self.push(", ");
            }
            match keyword.arg {
                Some(name) => {
                    self.push(name);
                    self.push("=");
                }
                None => self.push("**"),
            }
            self.expr(keyword.value, Level::Test);
        }
        self.push(")");
    }

    /// What is written into a text of its own.
    fn apart(write: impl FnOnce(&mut Self)) -> SurrogateString {
        let mut writer = Self { out: SurrogateString::new() };
        write(&mut writer);
        writer.out
    }

    fn joined_str(&mut self, values: &[Expr<'_>]) {
        self.quoted("f", values);
    }

    fn quoted(&mut self, prefix: &str, values: &[Expr<'_>]) {
        let body = Self::apart(|body| {
            for &value in values {
                body.string_part(value, false);
            }
        });
        self.push(prefix);
        self.push(&repr_text(body.as_text()));
    }

    /// A t-string; fields of f-strings that were concatenated with it stand apart.
    fn template_str(&mut self, values: &[Expr<'_>]) {
        if values.is_empty() {
            self.quoted("t", values);
            return;
        }
        let mut begin = 0;
        for (index, value) in values.iter().enumerate() {
            if !matches!(value, Expr::FormattedValue(_)) {
                continue;
            }
            if index > begin {
                self.quoted("t", &values[begin..index]);
                self.push(" ");
            }
            self.quoted("f", &values[index..=index]);
            if index + 1 < values.len() {
                self.push(" ");
            }
            begin = index + 1;
        }
        if begin < values.len() {
            self.quoted("t", &values[begin..]);
        }
    }

    /// A part of an f-string or t-string, or of a format specification.
    fn string_part(&mut self, part: Expr<'_>, is_specification: bool) {
        match part {
            Expr::Constant(node) => {
                if let Constant::Str(text) = node.value {
                    self.with_doubled_braces(text);
                }
            }
            Expr::JoinedStr(node) if is_specification => {
                for &value in node.values {
                    with_stack(|| self.string_part(value, true));
                }
            }
            Expr::JoinedStr(node) => self.joined_str(node.values),
            Expr::TemplateStr(node) => self.template_str(node.values),
            Expr::FormattedValue(node) => {
                // A lambda needs parentheses, its colon would begin a specification.
                let value = Self::apart(|value| value.expr(node.value, Level::Or));
                self.field(value.as_text(), node.conversion, node.format_spec);
            }
            Expr::Interpolation(node) => {
                if let Constant::Str(text) = node.str {
                    self.field(text, node.conversion, node.format_spec);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, value: SurrogateStr<'_>, conversion: i32, spec: Option<Expr<'_>>) {
        // Two braces would be one of the text.
        self.push(if value.as_bytes().starts_with(b"{") { "{ " } else { "{" });
        self.out.push_text(value);
        if let Some(letter) = u8::try_from(conversion).ok().filter(u8::is_ascii_alphabetic) {
            self.push("!");
            self.out.push_code_point(u32::from(letter));
        }
        if let Some(spec) = spec {
            self.push(":");
            self.string_part(spec, true);
        }
        self.push("}");
    }

    fn with_doubled_braces(&mut self, text: SurrogateStr<'_>) {
        for point in text.code_points() {
            if point == u32::from(b'{') || point == u32::from(b'}') {
                self.out.push_code_point(point);
            }
            self.out.push_code_point(point);
        }
    }

    fn constant(&mut self, constant: Constant<'_>) {
        let text = match constant {
            Constant::None => "None".to_owned(),
            Constant::True => "True".to_owned(),
            Constant::False => "False".to_owned(),
            Constant::Ellipsis => "...".to_owned(),
            Constant::Int(Int::Small(value)) => value.to_string(),
            Constant::Int(Int::Big(digits)) => {
                let value = BigIntRef::new(false, digits);
                // Longer ones are refused by Python, too, when they are printed.
                value.to_decimal(None).unwrap_or_default()
            }
            Constant::Float(value) => finite(float::repr(value)),
            Constant::Imaginary(value) => finite(Complex::new(0.0, value).to_string()),
            Constant::Str(text) => repr_text(text),
            Constant::Bytes(bytes) => pycore_bytecode::repr_bytes(bytes),
            Constant::Composed(_) => {
                let mut text = String::new();
                // Numbers that are too long are refused by Python, too, when they are printed.
                let _ = pycore_ast::write_constant(&mut text, &constant);
                finite(text)
            }
        };
        self.push(&text);
    }
}

/// Infinity as a number that is too large.
fn finite(text: String) -> String {
    text.replace("inf", "1e309")
}

fn binary(operator: Operator) -> (Level, &'static str) {
    match operator {
        Operator::Add => (Level::Arithmetic, " + "),
        Operator::Sub => (Level::Arithmetic, " - "),
        Operator::Mult => (Level::Term, " * "),
        Operator::MatMult => (Level::Term, " @ "),
        Operator::Div => (Level::Term, " / "),
        Operator::Mod => (Level::Term, " % "),
        Operator::LShift => (Level::Shift, " << "),
        Operator::RShift => (Level::Shift, " >> "),
        Operator::BitOr => (Level::BitOr, " | "),
        Operator::BitXor => (Level::BitXor, " ^ "),
        Operator::BitAnd => (Level::BitAnd, " & "),
        Operator::FloorDiv => (Level::Term, " // "),
        Operator::Pow => (Level::Power, " ** "),
    }
}
