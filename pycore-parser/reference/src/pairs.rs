//! The nesting of a parse tree of the grammar.
//!
//! Rules of the grammar that only pass on to another (an `or_test` without `or`) are no parts. Those that
//! collect a chain (`a + b - c`) are folded from the left, as the operators bind.

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::{Pair, Pairs};
use pycore_ast::with_stack;
use pycore_source::TextRange;

use crate::grammar::{Grammar, Rule};
use crate::nesting::{Nesting, Part, PartKind};
use crate::token_line::TokenLine;
use crate::{Rejection, Start};

/// Match a line of tokens.
pub(crate) fn nesting(line: &TokenLine, start: Start) -> Result<Nesting, Rejection> {
    let rule = match start {
        Start::File => Rule::file,
        Start::Expression => Rule::eval,
        Start::FunctionType => Rule::function_type,
    };
    let pairs = Grammar::parse(rule, line.text()).map_err(|error| {
        let (InputLocation::Pos(offset) | InputLocation::Span((offset, _))) = error.location;
        Rejection::Grammar(line.source_offset(offset))
    })?;
    let mut walk = Walk { line, parts: Vec::new() };
    walk.all(pairs);
    Ok(Nesting::new(walk.parts))
}

struct Walk<'l> {
    line: &'l TokenLine,
    parts: Vec<Part>,
}

impl Walk<'_> {
    fn add(&mut self, kind: PartKind, start: usize, end: usize) {
        self.parts.push(Part { kind, range: self.line.source_range(start, end) });
    }

    fn expression(&mut self, pair: &Pair<'_, Rule>) {
        self.add(PartKind::Expression, pair.as_span().start(), pair.as_span().end());
    }

    fn pattern(&mut self, pair: &Pair<'_, Rule>) {
        self.add(PartKind::Pattern, pair.as_span().start(), pair.as_span().end());
    }

    fn all(&mut self, pairs: Pairs<'_, Rule>) {
        pairs.for_each(|pair| self.pair(pair));
    }

    fn pair(&mut self, pair: Pair<'_, Rule>) {
        with_stack(|| self.pair_here(pair));
    }

    fn pair_here(&mut self, pair: Pair<'_, Rule>) {
        match pair.as_rule() {
            Rule::simple_statement => {
                self.add(PartKind::Statement, pair.as_span().start(), pair.as_span().end());
                self.all(pair.into_inner());
            }
            Rule::compound_statement | Rule::definition => self.compound(pair),
            Rule::block => self.block(pair),
            Rule::primary
            | Rule::place
            | Rule::dotted
            | Rule::class_name
            | Rule::m_expr
            | Rule::a_expr
            | Rule::shift_expr
            | Rule::and_expr
            | Rule::xor_expr
            | Rule::or_expr => self.left_chain(pair),
            Rule::u_expr | Rule::not_test => self.prefixed(pair),
            Rule::power | Rule::comparison | Rule::and_test | Rule::or_test | Rule::conditional => {
                self.expression_if(pair, has_several)
            }
            Rule::expression_list
            | Rule::star_expressions
            | Rule::target_list
            | Rule::match_subject => self.expression_if(pair, is_list),
            Rule::slices => {
                self.expression_if(pair, |pair| is_list(pair) || has_child(pair, &[Rule::starred]))
            }
            Rule::slice => self.expression_if(pair, is_slice),
            Rule::group_or_tuple => {
                self.expression_if(pair, |pair| {
                    has_child(pair, &[Rule::tuple_rest, Rule::comprehension])
                });
            }
            Rule::target_parentheses | Rule::del_parentheses => self.expression_if(pair, |pair| {
                pair.clone().into_inner().next().is_none()
                    || has_child(pair, &[Rule::tuple_of_targets, Rule::tuple_of_del_targets])
            }),
            Rule::call => self.expression_if(pair, |pair| has_child(pair, &[Rule::comprehension])),
            Rule::identifier
            | Rule::constant
            | Rule::constant_key
            | Rule::number
            | Rule::imaginary
            | Rule::strings
            | Rule::empty_tuple
            | Rule::list
            | Rule::braces
            | Rule::yield_expression
            | Rule::starred
            | Rule::starred_argument
            | Rule::star_of_target
            | Rule::await_expression
            | Rule::assignment_expression
            | Rule::lambda
            | Rule::target_brackets
            | Rule::del_brackets => self.expression_if(pair, |_| true),
            Rule::signed_real | Rule::signed_imaginary => {
                self.expression_if(pair, |pair| has_child(pair, &[Rule::u_minus]));
            }
            Rule::complex => self.expression_if(pair, has_several),
            Rule::patterns => self.pattern_if(pair, is_list),
            Rule::pattern => {
                // The name after `as` makes no pair.
                self.pattern_if(pair, |pair| !ends_with_its_child(pair));
            }
            Rule::or_pattern => self.pattern_if(pair, has_several),
            Rule::group_or_sequence => self.pattern_if(pair, |pair| {
                pair.clone().into_inner().next().is_none()
                    || has_child(pair, &[Rule::sequence_rest])
            }),
            Rule::singleton_pattern
            | Rule::literal_pattern
            | Rule::capture_pattern
            | Rule::wildcard_pattern
            | Rule::value_pattern
            | Rule::star_pattern
            | Rule::sequence_pattern
            | Rule::mapping_pattern
            | Rule::class_pattern => self.pattern_if(pair, |_| true),
            // Its name is no expression.
            Rule::attribute => {}
            _ => self.all(pair.into_inner()),
        }
    }

    fn expression_if(&mut self, pair: Pair<'_, Rule>, is_part: impl Fn(&Pair<'_, Rule>) -> bool) {
        if is_part(&pair) {
            self.expression(&pair);
        }
        self.all(pair.into_inner());
    }

    fn pattern_if(&mut self, pair: Pair<'_, Rule>, is_part: impl Fn(&Pair<'_, Rule>) -> bool) {
        if is_part(&pair) {
            self.pattern(&pair);
        }
        self.all(pair.into_inner());
    }

    /// An atom and its trailers, or operands of operators that bind to the left: each part makes an expression
    /// of all that is before it.
    fn left_chain(&mut self, pair: Pair<'_, Rule>) {
        let start = pair.as_span().start();
        for (index, part) in pair.into_inner().enumerate() {
            if index > 0 {
                self.add(PartKind::Expression, start, part.as_span().end());
            }
            self.pair(part);
        }
    }

    /// Operators in front of an operand, the innermost last.
    fn prefixed(&mut self, pair: Pair<'_, Rule>) {
        let end = pair.as_span().end();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::u_operator | Rule::not_operator => {
                    self.add(PartKind::Expression, part.as_span().start(), end);
                }
                _ => self.pair(part),
            }
        }
    }

    /// A compound statement. Each `elif` is a statement in a block of its own, up to the end.
    fn compound(&mut self, pair: Pair<'_, Rule>) {
        let (start, end) = (pair.as_span().start(), pair.as_span().end());
        // The statement begins after the decorators, as a `definition`.
        if !pair.as_str().starts_with("@ ") {
            self.add(PartKind::Statement, start, end);
        }
        for part in pair.into_inner() {
            if part.as_rule() == Rule::elif {
                self.add(PartKind::Block, part.as_span().start(), end);
                self.add(PartKind::Statement, part.as_span().start(), end);
            }
            self.pair(part);
        }
    }

    /// The statements of a block, from the first one without its decorators to the end of the last.
    fn block(&mut self, pair: Pair<'_, Rule>) {
        let range = |pair: &Pair<'_, Rule>| {
            let definition =
                pair.clone().into_inner().find(|part| part.as_rule() == Rule::definition);
            let span = definition.as_ref().unwrap_or(pair).as_span();
            self.line.source_range(span.start(), span.end())
        };
        let statements = pair.clone().into_inner();
        let whole = statements.map(|pair| range(&pair)).reduce(TextRange::cover);
        if let Some(range) = whole {
            self.parts.push(Part { kind: PartKind::Block, range });
        }
        self.all(pair.into_inner());
    }
}

fn has_several(pair: &Pair<'_, Rule>) -> bool {
    pair.clone().into_inner().nth(1).is_some()
}

fn has_child(pair: &Pair<'_, Rule>, rules: &[Rule]) -> bool {
    pair.clone().into_inner().any(|child| rules.contains(&child.as_rule()))
}

fn ends_with_its_child(pair: &Pair<'_, Rule>) -> bool {
    let last = pair.clone().into_inner().last();
    last.is_some_and(|child| child.as_span().end() == pair.as_span().end())
}

/// Whether a list has a comma, which makes it a tuple.
fn is_list(pair: &Pair<'_, Rule>) -> bool {
    has_several(pair) || !ends_with_its_child(pair)
}

/// Whether a slice has a colon.
fn is_slice(pair: &Pair<'_, Rule>) -> bool {
    has_several(pair) || !ends_with_its_child(pair) || pair.as_str().starts_with(": ")
}
