//! CPython's parser stack, counted.
//!
//! CPython 3.14 recurses from rule to rule of its grammar, and gives up with a `MemoryError` when more
//! than 6000 rules are active. Programs can observe that, so we count what it would have on its stack,
//! although our own recursion is several times shallower. The count is the depth of the rule
//! `expression`, of which all others are at fixed distances; a construct that nests adds the number of
//! rules between the `expression` around it and the one within it, on the path on which CPython first
//! gets there (results are memoised, so that later paths do not go down again).

/// The most rules that may be active.
pub(crate) const MAXIMUM: i32 = 6000;

/// Depth from which each level is checked. Below it, the stack that a parse needs is asked for at its
/// beginning.
pub(crate) const GUARDED_FROM: i32 = 250;

/// From `expression` to the end of the chain of operators: the depth of a name.
pub(crate) const NAME: i32 = 22;
/// From `expression` to where other tokens are found to be an atom, or to be none.
pub(crate) const OTHER: i32 = 23;
/// From `expression` to a string.
pub(crate) const STRING: i32 = 26;
/// From `expression` to the end of an f-string.
pub(crate) const FSTRING: i32 = 29;
/// From `expression` to the end of a t-string.
pub(crate) const TSTRING: i32 = 28;
/// From `expression` to `primary`, of which trailers are a part.
const PRIMARY: i32 = 21;

/// From `statement` to the rule of a simple or compound statement.
pub(crate) const STATEMENT_KIND: i32 = 2;
/// From `statement` to the `expression` of an expression alone.
pub(crate) const EXPRESSION_STATEMENT: i32 = STATEMENT_KIND + 1 + STAR_EXPRESSIONS;
/// From a compound statement to `statement` in its indented block.
pub(crate) const BLOCK: i32 = 4;
/// From a compound statement to where `statement` would be above a simple statement on its line.
pub(crate) const INLINE_BLOCK: i32 = 1;
/// The statements after the first on a line.
pub(crate) const NEXT_SIMPLE_STATEMENT: i32 = 2;

/// From `star_expressions` to `expression`.
pub(crate) const STAR_EXPRESSIONS: i32 = 2;
/// Elements after the first, in any list whose first needs no loop.
pub(crate) const NEXT_ITEM: i32 = 1;
/// Elements after the first of a tuple without parentheses.
pub(crate) const NEXT_TUPLE_ITEM: i32 = 2;
/// The operand of `*` where `expression` may be instead.
pub(crate) const STARRED: i32 = -5;
/// The operand of `*` where `named_expression` may be instead, or of `**` in a dictionary.
pub(crate) const STARRED_ITEM: i32 = -6;

/// Where a statement may be an assignment, CPython reads targets before it reads expressions, and gets
/// to what is in them less deep than it would afterwards: by how much.
#[derive(Clone, Copy)]
pub(crate) struct Targets {
    /// For the first target of a list.
    pub(crate) first: i32,
    /// For the other ones.
    pub(crate) next: i32,
    /// For those with a star.
    pub(crate) starred: i32,
}

/// Targets at the start of a statement.
pub(crate) const STATEMENT_TARGETS: Targets = Targets { first: -19, next: -16, starred: -9 };
/// The same, where the first begins with two parentheses.
pub(crate) const PARENTHESISED_TARGETS: Targets = Targets { first: -46, ..STATEMENT_TARGETS };
/// Targets after an equal sign.
pub(crate) const VALUE_TARGETS: Targets = Targets { first: -18, next: -18, starred: -11 };

/// `not` and its operand; also sign and operand.
pub(crate) const UNARY: i32 = 1;
/// The right side of `and` and `or`.
pub(crate) const BOOLEAN: i32 = 2;
/// The right side of a comparison.
pub(crate) const COMPARISON: i32 = 3;
/// The exponent.
pub(crate) const POWER: i32 = 2;
/// The parts of a conditional expression after `else`.
pub(crate) const ELSE: i32 = 1;
/// The body of a lambda.
pub(crate) const LAMBDA: i32 = 2;
/// A default of a lambda's parameter.
pub(crate) const LAMBDA_DEFAULT: i32 = 8;
/// The value of `:=`.
pub(crate) const WALRUS: i32 = 1;

/// What stands in parentheses.
pub(crate) const PARENTHESIS: i32 = 28;
/// From there, further elements of the tuple.
pub(crate) const NEXT_PARENTHESISED: i32 = 2;
/// `yield` in parentheses: its value.
pub(crate) const PARENTHESISED_YIELD: i32 = 29;
/// `yield from` in parentheses: its value.
pub(crate) const PARENTHESISED_YIELD_FROM: i32 = 27;
/// What stands in brackets.
pub(crate) const LIST: i32 = 29;
/// What stands in braces.
pub(crate) const BRACES: i32 = 29;
/// The first argument of a call, without name or star.
pub(crate) const FIRST_ARGUMENT: i32 = 24;
/// The first argument of a call, with name or star.
pub(crate) const FIRST_KEYWORD: i32 = 27;
/// Other arguments of a call.
pub(crate) const NEXT_ARGUMENT: i32 = 28;
/// The first slice of a subscript; its step is one deeper.
pub(crate) const SLICE: i32 = 24;
/// Slices after a comma.
pub(crate) const NEXT_SLICE: i32 = 27;
/// A field of an f-string.
pub(crate) const FSTRING_FIELD: i32 = 33;
/// A field of a t-string.
pub(crate) const TSTRING_FIELD: i32 = 32;
/// A field of a format specification, from the level of the expression of the field around it.
pub(crate) const NESTED_FIELD: i32 = 4;

/// The iterable of a comprehension.
pub(crate) const COMPREHENSION: i32 = 27;
/// The same, for a generator that is the only argument of a call.
pub(crate) const CALL_COMPREHENSION: i32 = 25;
/// From the iterable, the conditions of a comprehension.
pub(crate) const CONDITION: i32 = 2;
/// From the iterable, the targets of a comprehension.
pub(crate) const COMPREHENSION_TARGET: i32 = -16;

/// From `statement` to the level at which a target is read, by the depth of the rule of the target.
pub(crate) const fn target(rule: i32) -> i32 {
    rule - PRIMARY
}
