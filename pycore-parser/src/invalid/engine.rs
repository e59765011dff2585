//! The recogniser: tries the rules in their order, as a packrat parser does.
//!
//! A step is `Ok(Some(value))` for a match, `Ok(None)` for none, and `Err(Stop)` once an error has been
//! raised, which ends everything. After a step without a match the mark is anywhere; whoever goes on from
//! there sets it back.

use pycore_ast::with_stack;
use pycore_lexer::TokenKind;
use pycore_source::{ErrorClass, SyntaxError};

use super::grammar::{Action, Alternative, Grammar, Memory, Pattern, Rule, RuleId, SLOTS, Slot};
use super::nodes::{Kind, Node, Nodes, Value};
use super::tokens::{TokenIndex, Tokens};

/// An error has been raised.
#[derive(Debug)]
pub(super) struct Stop;

/// The result of trying something.
pub(super) type Step = Result<Option<Value>, Stop>;

/// CPython's limit on rules within rules.
const MAX_LEVEL: u32 = 6000;

/// Near the limit what cannot match is tried all the same, since it could still exceed the limit. This is more than
/// the levels that any rule descends without matching a token.
const DESCENT: u32 = 200;

/// The names that are keywords in some places.
const SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

/// A result that is kept.
#[derive(Clone, Copy)]
struct Kept {
    rule: RuleId,
    /// In which pass, for rules that are kept for speed only; otherwise always false.
    second_pass: bool,
    value: Option<Value>,
    mark: TokenIndex,
}

/// The state of recognising a text.
pub(super) struct Engine<'s> {
    grammar: &'static Grammar,
    pub tokens: Tokens<'s>,
    pub nodes: Nodes,
    /// The token to be matched next.
    pub mark: TokenIndex,
    /// Rules being tried.
    level: u32,
    /// The rules for errors take part.
    pub second_pass: bool,
    pub feature_version: u8,
    /// `<>` is spelled for `!=` (`from __future__ import barry_as_FLUFL`).
    pub flufl: bool,
    /// The results kept for each token.
    memory: Vec<Vec<Kept>>,
    /// The error, once there is one.
    pub raised: Option<Box<SyntaxError>>,
    /// The error came from the lexer.
    pub lexical: bool,
    /// The first token of the compound statement that was matched last by the second pass.
    pub statement: Option<TokenIndex>,
}

impl<'s> Engine<'s> {
    pub(super) fn new(tokens: Tokens<'s>, feature_version: u8) -> Self {
        Self {
            grammar: Grammar::get(),
            tokens,
            nodes: Nodes::default(),
            mark: 0,
            level: 0,
            second_pass: false,
            feature_version,
            flufl: false,
            memory: Vec::new(),
            raised: None,
            lexical: false,
            statement: None,
        }
    }

    /// Match a whole text from its first token.
    pub(super) fn run(&mut self, start_rule: &str, second_pass: bool) -> Step {
        self.mark = 0;
        self.level = 0;
        self.second_pass = second_pass;
        self.memory.clear();
        self.nodes = Nodes::default();
        self.rule(self.grammar.find(start_rule))
    }

    /// Read the token at the mark if it has not been read.
    pub(super) fn fill(&mut self) -> Result<(), Stop> {
        while self.mark as usize >= self.tokens.count() {
            self.tokens.read_next().map_err(|error| {
                self.raised = Some(error);
                self.lexical = true;
                Stop
            })?;
        }
        Ok(())
    }

    fn enter(&mut self) -> Result<(), Stop> {
        if self.level == MAX_LEVEL {
            return Err(self.raise_plain(
                ErrorClass::Memory,
                "Parser stack overflowed - Python source too complex to parse".into(),
            ));
        }
        self.level += 1;
        Ok(())
    }

    /// Raise an error that has no place.
    pub(super) fn raise_plain(&mut self, class: ErrorClass, message: String) -> Stop {
        self.raised = Some(Box::new(SyntaxError {
            class,
            message: message.into(),
            lineno: None,
            offset: None,
            end_lineno: None,
            end_offset: None,
            text: None,
            statement: None,
        }));
        Stop
    }

    fn rule(&mut self, id: RuleId) -> Step {
        self.enter()?;
        let result = with_stack(|| self.rule_body(id));
        self.level -= 1;
        result
    }

    fn rule_body(&mut self, id: RuleId) -> Step {
        let rule = self.grammar.rule(id);
        let start = self.mark;
        let result = self.by_memory(id, rule)?;
        if result.is_some() && self.second_pass && rule.is_compound {
            self.statement = Some(start);
        }
        Ok(result)
    }

    fn by_memory(&mut self, id: RuleId, rule: &'static Rule) -> Step {
        match rule.memory {
            Memory::Plain => self.alternatives(&rule.alternatives),
            Memory::Memo => self.remembered(id, &rule.alternatives, false),
            Memory::Keep => self.remembered(id, &rule.alternatives, self.second_pass),
            Memory::Left => self.left_recursive(id, &rule.alternatives),
            Memory::Quiet => {
                let second_pass = std::mem::replace(&mut self.second_pass, false);
                let result = self.alternatives(&rule.alternatives);
                self.second_pass = second_pass;
                result
            }
        }
    }

    /// The result kept for the token at the mark.
    fn recall(&mut self, id: RuleId, second_pass: bool) -> Result<Option<Kept>, Stop> {
        self.fill()?;
        let at = self.mark as usize;
        if at >= self.memory.len() {
            self.memory.resize_with(at + 1, Vec::new);
        }
        let mut kept = self.memory[at].iter();
        Ok(kept.find(|kept| kept.rule == id && kept.second_pass == second_pass).copied())
    }

    fn remember(&mut self, at: TokenIndex, kept: Kept) {
        let slot = &mut self.memory[at as usize];
        let old = slot
            .iter_mut()
            .find(|old| old.rule == kept.rule && old.second_pass == kept.second_pass);
        match old {
            Some(old) => *old = kept,
            None => slot.push(kept),
        }
    }

    fn remembered(&mut self, id: RuleId, ways: &'static [Alternative], second_pass: bool) -> Step {
        if let Some(kept) = self.recall(id, second_pass)? {
            self.mark = kept.mark;
            return Ok(kept.value);
        }
        let start = self.mark;
        let value = self.alternatives(ways)?;
        self.remember(start, Kept { rule: id, second_pass, value, mark: self.mark });
        Ok(value)
    }

    /// The longest match, grown from no match at all by trying again with the last result kept.
    fn left_recursive(&mut self, id: RuleId, ways: &'static [Alternative]) -> Step {
        if let Some(kept) = self.recall(id, false)? {
            self.mark = kept.mark;
            return Ok(kept.value);
        }
        let start = self.mark;
        let mut longest = Kept { rule: id, second_pass: false, value: None, mark: start };
        loop {
            self.remember(start, longest);
            self.mark = start;
            self.enter()?;
            let value = self.alternatives(ways)?;
            self.level -= 1;
            if value.is_none() || self.mark <= longest.mark {
                break;
            }
            longest = Kept { value, mark: self.mark, ..longest };
        }
        self.mark = longest.mark;
        Ok(longest.value)
    }

    fn alternatives(&mut self, ways: &'static [Alternative]) -> Step {
        self.fill()?;
        let start = self.mark;
        let next = self.tokens.kind(start);
        for way in ways {
            if way.only_second_pass && !self.second_pass {
                continue;
            }
            if !way.first.has(next) && self.level < MAX_LEVEL - DESCENT {
                continue;
            }
            let mut values = [Value::Nothing; SLOTS];
            let mut sole = Value::Nothing;
            let mut committed = false;
            if self.sequence(way, &mut values, &mut sole, &mut committed)? {
                return self.act(&way.action, start, &values, sole);
            }
            self.mark = start;
            if committed {
                break;
            }
        }
        Ok(None)
    }

    fn sequence(
        &mut self,
        way: &'static Alternative,
        values: &mut [Value; SLOTS],
        sole: &mut Value,
        committed: &mut bool,
    ) -> Result<bool, Stop> {
        for (index, item) in way.items.iter().enumerate() {
            if matches!(item.pattern, Pattern::Cut) {
                *committed = true;
                continue;
            }
            let Some(value) = self.pattern(&item.pattern)? else { return Ok(false) };
            if let Some(slot) = item.binding {
                values[usize::from(slot)] = value;
            }
            if way.sole == Some(index) {
                *sole = value;
            }
        }
        Ok(true)
    }

    fn pattern(&mut self, pattern: &'static Pattern) -> Step {
        match pattern {
            Pattern::Token(kind) => self.token(*kind),
            Pattern::Rule(id) => self.rule(*id),
            Pattern::SoftKeyword(word) => {
                let name = self.token_ahead(TokenKind::Name)?;
                Ok(name.filter(|&name| self.tokens.text(name) == *word).map(|name| self.take(name)))
            }
            Pattern::AnySoftKeyword => {
                let name = self.token_ahead(TokenKind::Name)?;
                let name = name.filter(|&name| SOFT_KEYWORDS.contains(&self.tokens.text(name)));
                Ok(name.map(|name| self.take(name)))
            }
            Pattern::Optional(inner) => {
                let start = self.mark;
                let value = self.pattern(inner)?;
                if value.is_none() {
                    self.mark = start;
                }
                Ok(Some(value.unwrap_or(Value::Nothing)))
            }
            Pattern::Repeat(inner) => {
                self.enter()?;
                let values = self.repeated(inner, None)?;
                self.level -= 1;
                Ok(Some(self.nodes.add_list(values)))
            }
            Pattern::RepeatSome(inner) => {
                self.enter()?;
                let values = self.repeated(inner, None)?;
                self.level -= 1;
                Ok((!values.is_empty()).then(|| self.nodes.add_list(values)))
            }
            Pattern::Separated(inner, separator) => {
                self.enter()?;
                let result = match self.pattern(inner)? {
                    None => None,
                    Some(first) => {
                        self.enter()?;
                        let mut values = self.repeated(inner, Some(*separator))?;
                        self.level -= 1;
                        values.insert(0, first);
                        Some(self.nodes.add_list(values))
                    }
                };
                self.level -= 1;
                Ok(result)
            }
            Pattern::Ahead(inner) => self.look_ahead(inner, true),
            Pattern::NotAhead(inner) => self.look_ahead(inner, false),
            Pattern::Group(ways) => {
                self.enter()?;
                let result = self.alternatives(ways);
                self.level -= 1;
                result
            }
            Pattern::Required(kind) => {
                self.fill()?;
                if self.tokens.kind(self.mark) != *kind {
                    let expected = kind.spelling().unwrap_or_default();
                    let found = Value::Token(self.mark);
                    return Err(self.raise_range(found, found, format!("expected '{expected}'")));
                }
                self.token(*kind)
            }
            Pattern::Cut => Ok(Some(Value::Nothing)),
        }
    }

    fn look_ahead(&mut self, pattern: &'static Pattern, wanted: bool) -> Step {
        let start = self.mark;
        let found = self.pattern(pattern)?.is_some();
        self.mark = start;
        Ok((found == wanted).then_some(Value::Nothing))
    }

    fn repeated(
        &mut self,
        pattern: &'static Pattern,
        separator: Option<TokenKind>,
    ) -> Result<Vec<Value>, Stop> {
        let mut values = Vec::new();
        loop {
            let start = self.mark;
            let mut value = None;
            let go_on = match separator {
                Some(separator) => self.token(separator)?.is_some(),
                None => true,
            };
            if go_on {
                value = self.pattern(pattern)?;
            }
            match value {
                Some(value) => values.push(value),
                None => {
                    self.mark = start;
                    return Ok(values);
                }
            }
        }
    }

    /// The token at the mark, if it is of a kind.
    fn token_ahead(&mut self, kind: TokenKind) -> Result<Option<TokenIndex>, Stop> {
        self.fill()?;
        Ok((self.tokens.kind(self.mark) == kind).then_some(self.mark))
    }

    fn take(&mut self, token: TokenIndex) -> Value {
        self.mark = token + 1;
        Value::Token(token)
    }

    fn token(&mut self, kind: TokenKind) -> Step {
        let Some(token) = self.token_ahead(kind)? else { return Ok(None) };
        let value = self.take(token);
        if kind == TokenKind::Number {
            self.check_number(token)?;
        }
        Ok(Some(value))
    }

    fn act(
        &mut self,
        action: &'static Action,
        start: TokenIndex,
        values: &[Value; SLOTS],
        sole: Value,
    ) -> Step {
        let value = |slot: Slot| values[usize::from(slot)];
        match action {
            Action::Default => Ok(Some(sole)),
            Action::Binding(slot) => Ok(Some(value(*slot))),
            Action::Node(kind, slots) => {
                let mut children = [Value::Nothing; 2];
                for (child, slot) in children.iter_mut().zip(slots) {
                    *child = value(*slot);
                }
                Ok(Some(self.node(*kind, start, children)))
            }
            Action::Error(place, message, bindings) => {
                let message = self.fill_in(message, bindings, values);
                Err(self.raise_at(*place, values, message))
            }
            Action::Since(version, feature, then) => {
                // What is wrong with the match itself is said first.
                let result = self.act(then, start, values, sole)?;
                if self.feature_version < *version {
                    let message =
                        format!("{feature} only supported in Python 3.{version} and greater");
                    return Err(self.raise_last(ErrorClass::Syntax, message));
                }
                Ok(result)
            }
            Action::Hook(hook, slots) => {
                let mut arguments = [Value::Nothing; SLOTS];
                for (argument, slot) in arguments.iter_mut().zip(slots) {
                    *argument = value(*slot);
                }
                self.hook(*hook, start, arguments)
            }
        }
    }

    /// A node from the token `first` to the last one matched that is no layout.
    pub(super) fn node(&mut self, kind: Kind, first: TokenIndex, children: [Value; 2]) -> Value {
        let mut last = self.mark.saturating_sub(1);
        while last > first
            && matches!(
                self.tokens.kind(last),
                TokenKind::EndMarker | TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
            )
        {
            last -= 1;
        }
        self.nodes.add(Node { kind, first, last, children })
    }

    /// What kind of expression a value is.
    pub(super) fn kind(&self, value: Value) -> Kind {
        match value {
            Value::Node(node) => self.nodes.get(node).kind,
            Value::Token(token) => match self.tokens.kind(token) {
                TokenKind::Name => Kind::Name,
                TokenKind::None => Kind::None,
                TokenKind::True => Kind::True,
                TokenKind::False => Kind::False,
                TokenKind::Ellipsis => Kind::Ellipsis,
                TokenKind::Number if self.tokens.text(token).ends_with(['j', 'J']) => {
                    Kind::Imaginary
                }
                TokenKind::Number => Kind::Number,
                TokenKind::String => Kind::Str,
                _ => Kind::Operation,
            },
            Value::Nothing | Value::List(..) => Kind::Operation,
        }
    }

    /// First and last token of a value; of a list, those of its first and last item.
    pub(super) fn extent(&self, value: Value) -> (TokenIndex, TokenIndex) {
        match value {
            Value::Token(token) => (token, token),
            Value::Node(node) => {
                let node = self.nodes.get(node);
                (node.first, node.last)
            }
            Value::List(_, length) if length > 0 => {
                (self.extent(self.nodes.first(value)).0, self.extent(self.nodes.last(value)).1)
            }
            Value::List(..) | Value::Nothing => (self.mark, self.mark),
        }
    }
}
