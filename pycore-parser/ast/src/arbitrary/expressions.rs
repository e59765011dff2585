//! Arbitrary expressions.

use super::Maker;
use crate::*;

const UNARY: [UnaryOp; 4] = [UnaryOp::Not, UnaryOp::USub, UnaryOp::UAdd, UnaryOp::Invert];
const BINARY: [Operator; 13] = [
    Operator::Add,
    Operator::Sub,
    Operator::Mult,
    Operator::MatMult,
    Operator::Div,
    Operator::Mod,
    Operator::Pow,
    Operator::LShift,
    Operator::RShift,
    Operator::BitOr,
    Operator::BitXor,
    Operator::BitAnd,
    Operator::FloorDiv,
];
const COMPARISONS: [CmpOp; 10] = [
    CmpOp::Eq,
    CmpOp::NotEq,
    CmpOp::Lt,
    CmpOp::LtE,
    CmpOp::Gt,
    CmpOp::GtE,
    CmpOp::Is,
    CmpOp::IsNot,
    CmpOp::In,
    CmpOp::NotIn,
];

impl<'a> Maker<'a, '_> {
    pub(super) fn operator(&mut self) -> Operator {
        self.one_of(&BINARY)
    }

    pub(super) fn name(&mut self, ctx: ExprContext) -> Expr<'a> {
        let id = self.identifier();
        Expr::Name(self.arena.alloc(ExprName { range: Default::default(), id, ctx }))
    }

    pub(super) fn literal(&mut self, value: Constant<'a>) -> Expr<'a> {
        let range = Default::default();
        Expr::Constant(self.arena.alloc(ExprConstant { range, value, kind: None }))
    }

    fn big(&mut self) -> Int<'a> {
        // At least 2^63, which is the top digit's bit 3.
        let mut digits = self.many(2, 8, |this| this.pick(1 << 16) as u32 * 0x3FFF);
        digits.push(8 + self.pick(1 << 16) as u32);
        Int::Big(self.arena.alloc_slice(&digits))
    }

    /// A number that is not complex.
    pub(super) fn real(&mut self) -> Constant<'a> {
        match self.pick(6) {
            0 => Constant::Int(Int::Small(self.pick(3) as i64)),
            1 => Constant::Int(Int::Small(self.pick(1 << 16) as i64 * 0x4000_0000_0001)),
            2 => Constant::Int(self.big()),
            _ => Constant::Float(self.float()),
        }
    }

    /// A float that is not negative; infinite ones come from too large literals.
    pub(super) fn float(&mut self) -> f64 {
        match self.pick(4) {
            0 => self.one_of(&[0.0, 0.5, 1e16, 1e-5, f64::MAX, 5e-324, 0.1, f64::INFINITY]),
            _ => {
                let bits = (0..4).fold(0, |bits, _| bits << 16 | self.pick(1 << 16) as u64);
                let float = f64::from_bits(bits).abs();
                if float.is_nan() { 1.5 } else { float }
            }
        }
    }

    fn leaf(&mut self) -> Expr<'a> {
        match self.pick(10) {
            0..3 => self.name(ExprContext::Load),
            3 => {
                let value = self.real();
                self.literal(value)
            }
            4 => {
                let value = Constant::Imaginary(self.float());
                self.literal(value)
            }
            5 => {
                let value = Constant::Str(self.text());
                let kind = self.maybe(|_| "u");
                let range = Default::default();
                Expr::Constant(self.arena.alloc(ExprConstant { range, value, kind }))
            }
            6 => {
                let value = Constant::Bytes(self.bytes());
                self.literal(value)
            }
            _ => {
                let values = [Constant::None, Constant::True, Constant::False, Constant::Ellipsis];
                let value = self.one_of(&values);
                self.literal(value)
            }
        }
    }

    /// Any expression that may stand alone.
    pub(super) fn expression(&mut self) -> Expr<'a> {
        self.nested(Self::leaf, |this| match this.pick(5) {
            0 | 1 => this.leaf(),
            2 => this.operation(),
            3 => this.primary(),
            _ => this.display(),
        })
    }

    fn operation(&mut self) -> Expr<'a> {
        let range = Default::default();
        let arena = self.arena;
        match self.pick(10) {
            0 => Expr::BinOp(arena.alloc(ExprBinOp {
                range,
                left: self.expression(),
                op: self.operator(),
                right: self.expression(),
            })),
            1 => Expr::UnaryOp(arena.alloc(ExprUnaryOp {
                range,
                op: self.one_of(&UNARY),
                operand: self.expression(),
            })),
            2 => Expr::BoolOp(arena.alloc(ExprBoolOp {
                range,
                op: self.one_of(&[BoolOp::And, BoolOp::Or]),
                values: self.list(2, 5, Self::expression),
            })),
            3 => {
                let ops = self.list(1, 3, |this| this.one_of(&COMPARISONS));
                let comparators = self.list(ops.len(), ops.len(), Self::expression);
                let left = self.expression();
                Expr::Compare(arena.alloc(ExprCompare { range, left, ops, comparators }))
            }
            4 => Expr::IfExp(arena.alloc(ExprIfExp {
                range,
                test: self.expression(),
                body: self.expression(),
                orelse: self.expression(),
            })),
            5 => Expr::Lambda(arena.alloc(ExprLambda {
                range,
                args: self.parameters(false),
                body: self.expression(),
            })),
            6 => Expr::NamedExpr(arena.alloc(ExprNamedExpr {
                range,
                target: self.name(ExprContext::Store),
                value: self.expression(),
            })),
            7 => Expr::Await(arena.alloc(ExprAwait { range, value: self.expression() })),
            8 => Expr::YieldFrom(arena.alloc(ExprYieldFrom { range, value: self.expression() })),
            _ => {
                let value = self.maybe(Self::expression);
                Expr::Yield(arena.alloc(ExprYield { range, value }))
            }
        }
    }

    fn primary(&mut self) -> Expr<'a> {
        match self.pick(4) {
            0 => self.attribute(ExprContext::Load),
            1 => self.subscript(ExprContext::Load),
            2 => {
                let func = self.expression();
                let args = self.list(0, 3, Self::maybe_starred);
                let keywords = self.list(0, 2, Self::keyword);
                let range = Default::default();
                Expr::Call(self.arena.alloc(ExprCall { range, func, args, keywords }))
            }
            _ => self.joined(),
        }
    }

    pub(super) fn attribute(&mut self, ctx: ExprContext) -> Expr<'a> {
        let (value, attr) = (self.expression(), self.identifier());
        Expr::Attribute(self.arena.alloc(ExprAttribute {
            range: Default::default(),
            value,
            attr,
            ctx,
        }))
    }

    pub(super) fn subscript(&mut self, ctx: ExprContext) -> Expr<'a> {
        let value = self.expression();
        let slice = match self.pick(3) {
            0 => self.expression(),
            1 => self.slice(),
            _ => {
                let elts = self.list(1, 3, |this| match this.pick(3) {
                    0 => this.slice(),
                    _ => this.maybe_starred(),
                });
                self.tuple(elts, ExprContext::Load)
            }
        };
        let range = Default::default();
        Expr::Subscript(self.arena.alloc(ExprSubscript { range, value, slice, ctx }))
    }

    fn slice(&mut self) -> Expr<'a> {
        let lower = self.maybe(Self::expression);
        let upper = self.maybe(Self::expression);
        let step = self.maybe(Self::expression);
        let range = Default::default();
        Expr::Slice(self.arena.alloc(ExprSlice { range, lower, upper, step }))
    }

    fn starred(&mut self, value: Expr<'a>, ctx: ExprContext) -> Expr<'a> {
        let range = Default::default();
        Expr::Starred(self.arena.alloc(ExprStarred { range, value, ctx }))
    }

    /// An expression where `*value` may stand too.
    pub(super) fn maybe_starred(&mut self) -> Expr<'a> {
        let starred = self.pick(4) == 3;
        let value = self.expression();
        if starred { self.starred(value, ExprContext::Load) } else { value }
    }

    pub(super) fn keyword(&mut self) -> Keyword<'a> {
        let arg = if self.pick(4) == 3 { None } else { Some(self.identifier()) };
        Keyword { range: Default::default(), arg, value: self.expression() }
    }

    fn tuple(&mut self, elts: &'a [Expr<'a>], ctx: ExprContext) -> Expr<'a> {
        Expr::Tuple(self.arena.alloc(ExprTuple { range: Default::default(), elts, ctx }))
    }

    fn display(&mut self) -> Expr<'a> {
        let range = Default::default();
        let arena = self.arena;
        match self.pick(8) {
            0 => {
                let elts = self.list(0, 3, Self::maybe_starred);
                self.tuple(elts, ExprContext::Load)
            }
            1 => {
                let elts = self.list(0, 3, Self::maybe_starred);
                Expr::List(arena.alloc(ExprList { range, elts, ctx: ExprContext::Load }))
            }
            2 => {
                let elts = self.list(1, 3, Self::maybe_starred);
                Expr::Set(arena.alloc(ExprSet { range, elts }))
            }
            3 => {
                let values = self.list(0, 3, Self::expression);
                let keys = self.list(values.len(), values.len(), |this| {
                    if this.pick(4) == 3 { None } else { Some(this.expression()) }
                });
                Expr::Dict(arena.alloc(ExprDict { range, keys, values }))
            }
            kind => {
                let generators = self.list(1, 2, Self::comprehension);
                let elt = self.expression();
                match kind {
                    4 => Expr::ListComp(arena.alloc(ExprListComp { range, elt, generators })),
                    5 => Expr::SetComp(arena.alloc(ExprSetComp { range, elt, generators })),
                    6 => {
                        Expr::GeneratorExp(arena.alloc(ExprGeneratorExp { range, elt, generators }))
                    }
                    _ => {
                        let value = self.expression();
                        let node = ExprDictComp { range, key: elt, value, generators };
                        Expr::DictComp(arena.alloc(node))
                    }
                }
            }
        }
    }

    fn comprehension(&mut self) -> Comprehension<'a> {
        Comprehension {
            target: self.target(ExprContext::Store),
            iter: self.expression(),
            ifs: self.list(0, 2, Self::expression),
            is_async: self.pick(4) == 3,
        }
    }

    /// What can be assigned to or deleted.
    pub(super) fn target(&mut self, ctx: ExprContext) -> Expr<'a> {
        self.nested(
            |this| this.name(ctx),
            |this| match this.pick(8) {
                0..3 => this.name(ctx),
                3 | 4 => this.attribute(ctx),
                5 => this.subscript(ctx),
                kind => {
                    let mut elts = this.many(0, 3, |this| this.target(ctx));
                    // A tuple with one starred target at most is the program that also compiles.
                    if ctx == ExprContext::Store && !elts.is_empty() && this.flag() {
                        let at = this.pick(elts.len());
                        elts[at] = this.starred(elts[at], ctx);
                    }
                    let elts = this.arena.alloc_slice(&elts);
                    if kind == 6 {
                        return this.tuple(elts, ctx);
                    }
                    let range = Default::default();
                    Expr::List(this.arena.alloc(ExprList { range, elts, ctx }))
                }
            },
        )
    }

    /// A target without parts: of an annotated or augmented assignment.
    pub(super) fn single_target(&mut self) -> Expr<'a> {
        match self.pick(3) {
            0 => self.name(ExprContext::Store),
            1 => self.attribute(ExprContext::Store),
            _ => self.subscript(ExprContext::Store),
        }
    }

    /// Parameters of a function, or of a lambda, which has no annotations.
    pub(super) fn parameters(&mut self, annotated: bool) -> &'a Arguments<'a> {
        let posonlyargs = self.list(0, 1, |this| this.parameter(annotated));
        let args = self.list(0, 2, |this| this.parameter(annotated));
        let kwonlyargs = self.list(0, 2, |this| this.parameter(annotated));
        let vararg = self.maybe(|this| {
            let mut parameter = this.parameter(annotated);
            if let Some(annotation) = parameter.annotation
                && this.flag()
            {
                parameter.annotation = Some(this.starred(annotation, ExprContext::Load));
            }
            &*this.arena.alloc(parameter)
        });
        let kwarg = self.maybe(|this| {
            let parameter = this.parameter(annotated);
            &*this.arena.alloc(parameter)
        });
        let defaults = self.list(0, posonlyargs.len() + args.len(), Self::expression);
        let kw_defaults =
            self.list(kwonlyargs.len(), kwonlyargs.len(), |this| this.maybe(Self::expression));
        self.arena.alloc(Arguments {
            posonlyargs,
            args,
            vararg,
            kwonlyargs,
            kw_defaults,
            kwarg,
            defaults,
        })
    }

    fn parameter(&mut self, annotated: bool) -> Arg<'a> {
        let arg = self.identifier();
        let annotation = if annotated { self.maybe(Self::expression) } else { None };
        Arg { range: Default::default(), arg, annotation, type_comment: None }
    }
}
