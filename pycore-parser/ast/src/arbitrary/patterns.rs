//! Arbitrary patterns.

use super::Maker;
use crate::*;

impl<'a> Maker<'a, '_> {
    pub(super) fn pattern(&mut self) -> Pattern<'a> {
        let range = Default::default();
        let arena = self.arena;
        self.nested(Self::leaf_pattern, |this| match this.pick(8) {
            0..3 => this.leaf_pattern(),
            3 => {
                let patterns = this.sequence();
                Pattern::MatchSequence(arena.alloc(PatternMatchSequence { range, patterns }))
            }
            4 => {
                let keys = this.list(0, 2, Self::key);
                let patterns = this.list(keys.len(), keys.len(), Self::pattern);
                let rest = this.maybe(Self::capture);
                let node = PatternMatchMapping { range, keys, patterns, rest };
                Pattern::MatchMapping(arena.alloc(node))
            }
            5 => {
                // `_=` would be the wildcard after positional patterns.
                let kwd_attrs = this.list(0, 2, Self::capture);
                let node = PatternMatchClass {
                    range,
                    cls: this.dotted_name(0),
                    patterns: this.list(0, 2, Self::pattern),
                    kwd_attrs,
                    kwd_patterns: this.list(kwd_attrs.len(), kwd_attrs.len(), Self::pattern),
                };
                Pattern::MatchClass(arena.alloc(node))
            }
            6 => {
                let patterns = this.list(2, 3, Self::pattern);
                Pattern::MatchOr(arena.alloc(PatternMatchOr { range, patterns }))
            }
            _ => {
                let (pattern, name) = (Some(this.pattern()), Some(this.capture()));
                Pattern::MatchAs(arena.alloc(PatternMatchAs { range, pattern, name }))
            }
        })
    }

    fn leaf_pattern(&mut self) -> Pattern<'a> {
        let range = Default::default();
        match self.pick(4) {
            0 => Pattern::MatchAs(self.arena.alloc(PatternMatchAs {
                range,
                pattern: None,
                name: None,
            })),
            1 => {
                let name = Some(self.capture());
                Pattern::MatchAs(self.arena.alloc(PatternMatchAs { range, pattern: None, name }))
            }
            2 => {
                let value = self.one_of(&[Constant::None, Constant::True, Constant::False]);
                let node = PatternMatchSingleton { range, value };
                Pattern::MatchSingleton(self.arena.alloc(node))
            }
            _ => {
                let value = self.pattern_value();
                Pattern::MatchValue(self.arena.alloc(PatternMatchValue { range, value }))
            }
        }
    }

    /// The items of a sequence; at most one has a star.
    fn sequence(&mut self) -> &'a [Pattern<'a>] {
        let mut items = self.many(0, 3, Self::pattern);
        if self.flag() {
            let at = self.pick(items.len() + 1);
            let name = self.maybe(Self::capture);
            let star = PatternMatchStar { range: Default::default(), name };
            items.insert(at, Pattern::MatchStar(self.arena.alloc(star)));
        }
        self.arena.alloc_slice(&items)
    }

    fn key(&mut self) -> Expr<'a> {
        if self.flag() {
            return self.pattern_value();
        }
        let value = self.one_of(&[Constant::None, Constant::True, Constant::False]);
        self.literal(value)
    }

    /// A name with at least as many dots.
    fn dotted_name(&mut self, dots: usize) -> Expr<'a> {
        // `_` is the wildcard, whatever follows.
        let range = Default::default();
        let id = self.capture();
        let mut value =
            Expr::Name(self.arena.alloc(ExprName { range, id, ctx: ExprContext::Load }));
        for _ in 0..dots + self.pick(2) {
            value = Expr::Attribute(self.arena.alloc(ExprAttribute {
                range,
                value,
                attr: self.identifier(),
                ctx: ExprContext::Load,
            }));
        }
        value
    }

    /// A literal or a dotted name.
    fn pattern_value(&mut self) -> Expr<'a> {
        let range = Default::default();
        match self.pick(5) {
            0 => self.dotted_name(1),
            1 => {
                let value = Constant::Str(self.text());
                self.literal(value)
            }
            2 => {
                let value = Constant::Bytes(self.bytes());
                self.literal(value)
            }
            3 => {
                let imaginary = self.float();
                let value = if self.flag() { Constant::Imaginary(imaginary) } else { self.real() };
                self.signed(value)
            }
            _ => {
                let (real, imaginary) = (self.real(), Constant::Imaginary(self.float()));
                let left = self.signed(real);
                let op = self.one_of(&[Operator::Add, Operator::Sub]);
                let right = self.literal(imaginary);
                Expr::BinOp(self.arena.alloc(ExprBinOp { range, left, op, right }))
            }
        }
    }

    /// A number that may have a minus sign.
    fn signed(&mut self, value: Constant<'a>) -> Expr<'a> {
        let operand = self.literal(value);
        if self.flag() {
            return operand;
        }
        let range = Default::default();
        Expr::UnaryOp(self.arena.alloc(ExprUnaryOp { range, op: UnaryOp::USub, operand }))
    }
}
