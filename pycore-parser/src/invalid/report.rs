//! Raising errors: messages filled in, places turned into what the exception shows.

use pycore_source::ErrorClass;

use super::engine::{Engine, Stop};
use super::grammar::{Place, SLOTS, Slot};
use super::nodes::Value;
use super::tokens::{PlacedToken, Position};

impl Engine<'_> {
    /// A message with its placeholders replaced: `{a}` is what the expression bound to `a` is called,
    /// `{a.line}` the line on which it begins, `{a.text}` the token's text.
    pub(super) fn fill_in(
        &self,
        message: &str,
        bindings: &[(char, Slot)],
        values: &[Value; SLOTS],
    ) -> String {
        let mut filled = message.to_owned();
        for &(name, slot) in bindings {
            if !filled.contains(&format!("{{{name}")) {
                continue;
            }
            let value = values[usize::from(slot)];
            let first = self.extent(value).0;
            if let Value::Token(token) = value {
                filled = filled.replace(&format!("{{{name}.text}}"), self.tokens.text(token));
            }
            filled =
                filled.replace(&format!("{{{name}}}"), self.kind(value).expression_name()).replace(
                    &format!("{{{name}.line}}"),
                    &self.tokens.get(first).start.line.to_string(),
                );
        }
        filled
    }

    /// Raise a `SyntaxError` at a place that bindings describe.
    pub(super) fn raise_at(
        &mut self,
        place: Place,
        values: &[Value; SLOTS],
        message: String,
    ) -> Stop {
        let value = |slot: Slot| values[usize::from(slot)];
        match place {
            Place::At(slot) => self.raise_range(value(slot), value(slot), message),
            Place::Range(first, last) => self.raise_range(value(first), value(last), message),
            Place::Tail(first, last) => {
                let first = self.nodes.last(value(first));
                self.raise_range(first, value(last), message)
            }
            Place::From(slot) => self.raise_from(value(slot), message),
            Place::Last => self.raise_last(ErrorClass::Syntax, message),
            Place::Next => match self.fill() {
                Ok(()) => {
                    let token = *self.tokens.get(self.mark);
                    self.raise_token(ErrorClass::Syntax, token, message)
                }
                Err(stop) => stop,
            },
            Place::Indentation => self.raise_last(ErrorClass::Indentation, message),
        }
    }

    /// Raise a `SyntaxError` from the start of one value to the end of another.
    pub(super) fn raise_range(&mut self, first: Value, last: Value, message: String) -> Stop {
        let start = self.tokens.get(self.extent(first).0).start;
        let end = self.tokens.get(self.extent(last).1).end;
        self.raise_between(ErrorClass::Syntax, start, end, message)
    }

    /// Raise a `SyntaxError` from the start of a value to where the lexer stands.
    pub(super) fn raise_from(&mut self, value: Value, message: String) -> Stop {
        let start = self.tokens.get(self.extent(value).0).start;
        let state = self.tokens.lexer.state();
        let end = (state.line as i32, (state.position - state.line_start) as i32);
        let start = (start.line, start.column + 1);
        let error = self.tokens.lexer.error_at(ErrorClass::Syntax, message.into(), start, end);
        self.raised = Some(error);
        Stop
    }

    /// Raise an error at the last token that has been read.
    pub(super) fn raise_last(&mut self, class: ErrorClass, message: String) -> Stop {
        match self.tokens.last().copied() {
            Some(token) => self.raise_token(class, token, message),
            None => {
                let error = self.tokens.lexer.error_at(class, message.into(), (0, 0), (0, -1));
                self.raised = Some(error);
                Stop
            }
        }
    }

    /// Raise an error at a token; at where the lexer stands, if the token has no column.
    pub(super) fn raise_token(
        &mut self,
        class: ErrorClass,
        token: PlacedToken,
        message: String,
    ) -> Stop {
        let column = match token.start.column {
            -1 => {
                let state = self.tokens.lexer.state();
                (state.position - state.line_start) as i32
            }
            column => column + 1,
        };
        let end_column = match token.end.column {
            -1 => -1,
            column => column + 1,
        };
        let start = (token.start.line, column);
        let end = (token.end.line, end_column);
        let error = self.tokens.lexer.error_at(class, message.into(), start, end);
        self.raised = Some(error);
        Stop
    }

    /// Raise an error between two positions.
    pub(super) fn raise_between(
        &mut self,
        class: ErrorClass,
        start: Position,
        end: Position,
        message: String,
    ) -> Stop {
        let start = (start.line, start.column + 1);
        let end = (end.line, end.column + 1);
        let error = self.tokens.lexer.error_at(class, message.into(), start, end);
        self.raised = Some(error);
        Stop
    }
}
