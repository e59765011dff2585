//! The state of a parse: a cursor over tokens, scratch lists, the depth count.
//!
//! The text is lexed before it is parsed, so looking ahead and going back are index arithmetic. The last
//! token of the list is `EndMarker`, or a sentinel where the lexer failed; neither is ever consumed, so
//! the cursor stays in bounds.
//!
//! Lists of nodes are collected on stacks that all rules share, one a node type: a rule notes the
//! length, pushes, and moves what is above its mark into the arena. No node costs a heap allocation.

use pycore_ast::{Arena, Expr};
use pycore_lexer::{Token, TokenKind};
use pycore_source::{Source, SyntaxWarning, TextRange};

use crate::ParseOptions;
use crate::frames;
use crate::scratch::Scratch;

/// The text does not follow the grammar. What is wrong with it is found by the second pass.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failed;

/// What rules return.
pub(crate) type Parse<T> = Result<T, Failed>;

/// The kind of the token that stands for an error of the lexer; comments do not reach the parser.
pub(crate) const LEXER_ERROR: TokenKind = TokenKind::Comment;

/// Why going back and trying another alternative is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A check beyond the grammar failed, for which CPython raises at once.
    Refused,
    /// CPython's parser would exceed its stack.
    TooDeep,
}

/// A warning with the place up to which the lexer has read when it is given.
#[derive(Debug)]
pub(crate) struct PlacedWarning {
    pub(crate) read_to: u32,
    pub(crate) warning: SyntaxWarning,
}

/// A parse in progress.
pub(crate) struct Parser<'a, 't> {
    pub(crate) arena: &'a Arena,
    pub(crate) source: &'a Source,
    pub(crate) text: &'a str,
    pub(crate) options: ParseOptions,
    tokens: &'t [Token],
    /// Index of `current`.
    position: usize,
    /// The next token to consume.
    pub(crate) current: Token,
    /// Where the last consumed token that is not layout ends: the end of nodes.
    pub(crate) last_end: u32,
    /// CPython's rule depth at the rule `statement`; see [`frames`].
    pub(crate) frame: i32,
    /// CPython's rule depth at the rule `expression` here; see [`frames`].
    pub(crate) level: i32,
    pub(crate) stop: Option<Stop>,
    /// `from __future__ import barry_as_FLUFL` has been read.
    pub(crate) barry_as_flufl: bool,
    pub(crate) warnings: Vec<PlacedWarning>,
    pub(crate) scratch: Scratch<'a>,
}

/// A state to go back to.
#[derive(Clone, Copy)]
pub(crate) struct Checkpoint {
    position: usize,
    last_end: u32,
    frame: i32,
    level: i32,
    warnings: usize,
    scratch: crate::scratch::Marks,
}

impl<'a, 't> Parser<'a, 't> {
    /// A parser at the first of `tokens`, of which there is at least one.
    pub(crate) fn new(
        arena: &'a Arena,
        source: &'a Source,
        options: ParseOptions,
        tokens: &'t [Token],
    ) -> Self {
        Self {
            arena,
            source,
            text: source.text(),
            options,
            tokens,
            position: 0,
            current: tokens[0],
            last_end: 0,
            frame: 0,
            level: 0,
            stop: None,
            barry_as_flufl: false,
            warnings: Vec::new(),
            scratch: Scratch::default(),
        }
    }

    /// The kind of the next token.
    #[inline(always)]
    pub(crate) fn kind(&self) -> TokenKind {
        self.current.kind
    }

    /// The kind of the token after `ahead` others.
    #[inline(always)]
    pub(crate) fn peek(&self, ahead: usize) -> TokenKind {
        self.tokens.get(self.position + ahead).map_or(TokenKind::EndMarker, |token| token.kind)
    }

    /// Where the next token starts: the start of a node.
    #[inline(always)]
    pub(crate) fn start(&self) -> u32 {
        self.current.start
    }

    /// The range of a node that started at `start` and ends before the next token.
    #[inline(always)]
    pub(crate) fn range_from(&self, start: u32) -> TextRange {
        TextRange::new(start, self.last_end)
    }

    /// Where the token before the next one ends, be it layout or not.
    pub(crate) fn previous_token_end(&self) -> u32 {
        self.position.checked_sub(1).map_or(0, |previous| self.tokens[previous].end)
    }

    /// The text of a token.
    #[inline(always)]
    pub(crate) fn token_text(&self, token: Token) -> &'a str {
        &self.text[token.range()]
    }

    #[inline(always)]
    pub(crate) fn at(&self, kind: TokenKind) -> bool {
        self.current.kind == kind
    }

    /// Consume the next token, which is neither layout nor the last one.
    #[inline(always)]
    pub(crate) fn advance(&mut self) {
        self.last_end = self.current.end;
        self.advance_layout();
    }

    /// Consume a `Newline`, `Indent` or `Dedent`.
    #[inline(always)]
    pub(crate) fn advance_layout(&mut self) {
        debug_assert!(!matches!(self.current.kind, TokenKind::EndMarker | LEXER_ERROR));
        self.position += 1;
        self.current = self.tokens[self.position];
    }

    /// Consume the next token if it is of this kind.
    #[inline(always)]
    pub(crate) fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.advance();
        }
        found
    }

    /// Consume the next token, which must be of this kind.
    #[inline(always)]
    pub(crate) fn expect(&mut self, kind: TokenKind) -> Parse<()> {
        if self.eat(kind) { Ok(()) } else { Err(Failed) }
    }

    /// Consume layout of this kind, which must come.
    #[inline(always)]
    pub(crate) fn expect_layout(&mut self, kind: TokenKind) -> Parse<()> {
        if !self.at(kind) {
            return Err(Failed);
        }
        self.advance_layout();
        Ok(())
    }

    /// Fail in a way that no other alternative can mend.
    #[cold]
    pub(crate) fn refuse<T>(&mut self) -> Parse<T> {
        self.stop.get_or_insert(Stop::Refused);
        Err(Failed)
    }

    /// Refuse syntax that is newer than the version asked for.
    #[inline]
    pub(crate) fn require_version(&mut self, minor: u8) -> Parse<()> {
        if self.options.feature_version < minor { self.refuse() } else { Ok(()) }
    }

    /// Parse something that CPython parses `frames` rules deeper.
    #[inline(always)]
    pub(crate) fn deeper<T>(
        &mut self,
        frames: i32,
        parse: impl FnOnce(&mut Self) -> Parse<T>,
    ) -> Parse<T> {
        self.level += frames;
        if self.level > frames::GUARDED_FROM {
            self.check_depth(frames::NAME)?;
            let result = pycore_ast::with_stack(|| parse(self));
            self.level -= frames;
            return result;
        }
        let result = parse(self);
        self.level -= frames;
        result
    }

    /// Note that CPython tries to read an expression, `frames` rules deeper, and finds none.
    #[inline]
    pub(crate) fn nothing(&mut self, frames: i32) -> Parse<()> {
        self.check_depth(frames + frames::OTHER)
    }

    /// Fail if CPython would be too deep `leaf` rules below `expression`.
    #[inline]
    pub(crate) fn check_depth(&mut self, leaf: i32) -> Parse<()> {
        if self.level + leaf > frames::MAXIMUM {
            self.stop.get_or_insert(Stop::TooDeep);
            return Err(Failed);
        }
        Ok(())
    }

    /// The present state, to be able to go back to it.
    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            position: self.position,
            last_end: self.last_end,
            frame: self.frame,
            level: self.level,
            warnings: self.warnings.len(),
            scratch: self.scratch.marks(),
        }
    }

    /// Go back, or fail if that is of no use.
    pub(crate) fn go_back(&mut self, to: Checkpoint) -> Parse<()> {
        if self.stop.is_some() {
            return Err(Failed);
        }
        self.position = to.position;
        self.current = self.tokens[to.position];
        self.last_end = to.last_end;
        self.frame = to.frame;
        self.level = to.level;
        self.warnings.truncate(to.warnings);
        self.scratch.reset(to.scratch);
        Ok(())
    }

    /// Whether the lexer failed at the next token.
    pub(crate) fn at_lexer_error(&self) -> bool {
        self.current.kind == LEXER_ERROR
    }

    /// Put a node into the arena.
    #[inline(always)]
    pub(crate) fn node<T: Copy>(&self, node: T) -> &'a T {
        self.arena.alloc(node)
    }

    /// The expressions above `mark`, as a list.
    #[inline]
    pub(crate) fn take_exprs(&mut self, mark: usize) -> &'a [Expr<'a>] {
        crate::scratch::take(self.arena, &mut self.scratch.exprs, mark)
    }
}
