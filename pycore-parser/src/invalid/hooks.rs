//! What the rules cannot say in their notation: checks, conditions, and values made of several matches.

use pycore_lexer::TokenKind;
use pycore_source::ErrorClass;
use pycore_unicode::normalize_identifier;

use super::engine::{Engine, Step, Stop};
use super::grammar::SLOTS;
use super::nodes::{Kind, TargetUse, Value};
use super::tokens::{Position, TokenIndex};

/// CPython's limit on the digits of a decimal integer.
const MAX_INTEGER_DIGITS: usize = 4300;

macro_rules! hooks {
    ($($hook:ident $name:ident,)*) => {
        /// The code that an action names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Hook {
            $($hook,)*
        }

        impl Hook {
            /// The hook with a name, as the rules write it.
            pub(super) fn find(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$hook),)*
                    _ => None,
                }
            }
        }

        impl Engine<'_> {
            /// Run a hook on the match that began at `start` with the values of its arguments.
            pub(super) fn hook(
                &mut self,
                hook: Hook,
                start: TokenIndex,
                arguments: [Value; SLOTS],
            ) -> Step {
                match hook {
                    $(Hook::$hook => self.$name(start, arguments),)*
                }
            }
        }
    };
}

hooks! {
    NothingTyped nothing_typed,
    FutureImport future_import,
    InvalidAssignmentTarget invalid_assignment_target,
    InvalidDeletionTarget invalid_deletion_target,
    InvalidLoopTarget invalid_loop_target,
    TypeParameterBound type_parameter_bound,
    ParameterSpecificationBound parameter_specification_bound,
    LegacyStatement legacy_statement,
    MissingComma missing_comma,
    MissingColon missing_colon,
    RealNumber real_number,
    ImaginaryNumber imaginary_number,
    Unequal unequal,
    OldUnequal old_unequal,
    Joined joined,
    CallArguments call_arguments,
    KeywordArguments keyword_arguments,
    BareGenerator bare_generator,
    BareGeneratorAfterArguments bare_generator_after_arguments,
    PositionalAfterKeyword positional_after_keyword,
    String string,
    Concatenated concatenated,
    Interpolated interpolated,
    Conversion conversion,
    FormatText format_text,
}

impl Engine<'_> {
    /// The end of interactive input is no statement.
    fn nothing_typed(&mut self, _: TokenIndex, _: [Value; SLOTS]) -> Step {
        Ok(None)
    }

    fn future_import(&mut self, _: TokenIndex, [dots, module, names, ..]: [Value; SLOTS]) -> Step {
        let (first, last) = self.extent(module);
        let future = first == last && self.tokens.text(first) == "__future__";
        if future && self.nodes.items(dots).is_empty() {
            let names = self.nodes.items(names);
            if names.into_iter().any(|name| self.name_of(name) == Some("barry_as_FLUFL")) {
                self.flufl = true;
                self.tokens.lexer.accept_old_unequal();
            }
        }
        Ok(Some(Value::Nothing))
    }

    fn name_of(&self, value: Value) -> Option<&str> {
        match value {
            Value::Token(token) => Some(self.tokens.text(token)),
            _ => None,
        }
    }

    fn invalid_assignment_target(&mut self, _: TokenIndex, [target, ..]: [Value; SLOTS]) -> Step {
        self.invalid_target_error(target, TargetUse::Assignment)
    }

    fn invalid_deletion_target(&mut self, _: TokenIndex, [target, ..]: [Value; SLOTS]) -> Step {
        self.invalid_target_error(target, TargetUse::Deletion)
    }

    fn invalid_loop_target(&mut self, _: TokenIndex, [target, ..]: [Value; SLOTS]) -> Step {
        self.invalid_target_error(target, TargetUse::Loop)
    }

    fn invalid_target_error(&mut self, target: Value, usage: TargetUse) -> Step {
        let Some(invalid) = self.invalid_part(target, usage) else { return Ok(None) };
        let name = self.kind(invalid).expression_name();
        let verb = if usage == TargetUse::Deletion { "delete" } else { "assign to" };
        Err(self.raise_range(invalid, invalid, format!("cannot {verb} {name}")))
    }

    /// The first part of a target that cannot be one.
    fn invalid_part(&self, target: Value, usage: TargetUse) -> Option<Value> {
        pycore_ast::with_stack(|| {
            let Value::Node(id) = target else {
                return (self.kind(target) != Kind::Name).then_some(target);
            };
            let node = self.nodes.get(id);
            match node.kind {
                Kind::List | Kind::Tuple => {
                    let parts = node.children.into_iter().flat_map(|part| self.nodes.items(part));
                    parts.into_iter().find_map(|part| self.invalid_part(part, usage))
                }
                Kind::Starred if usage == TargetUse::Deletion => Some(target),
                Kind::Starred => self.invalid_part(node.children[0], usage),
                Kind::Compare if usage == TargetUse::Loop => {
                    let first = self.nodes.first(node.children[1]);
                    (self.kind(first) == Kind::MembershipTest)
                        .then(|| self.invalid_part(node.children[0], usage))
                        .flatten()
                }
                Kind::Name | Kind::Subscript | Kind::Attribute => None,
                _ => Some(target),
            }
        })
    }

    fn type_parameter_bound(&mut self, _: TokenIndex, arguments: [Value; SLOTS]) -> Step {
        self.misplaced_bound(arguments, "TypeVarTuple")
    }

    fn parameter_specification_bound(&mut self, _: TokenIndex, arguments: [Value; SLOTS]) -> Step {
        self.misplaced_bound(arguments, "ParamSpec")
    }

    fn misplaced_bound(&mut self, [colon, bound, ..]: [Value; SLOTS], what: &str) -> Step {
        let noun = if self.kind(bound) == Kind::Tuple { "constraints" } else { "bound" };
        Err(self.raise_from(colon, format!("cannot use {noun} with {what}")))
    }

    fn is_legacy_statement(&self, value: Value) -> bool {
        let Value::Token(token) = value else { return false };
        self.tokens.kind(token) == TokenKind::Name
            && ["print", "exec"].contains(&&*normalize_identifier(self.tokens.text(token)))
    }

    fn legacy_statement(&mut self, _: TokenIndex, [name, rest, ..]: [Value; SLOTS]) -> Step {
        if !self.is_legacy_statement(name) {
            return Ok(None);
        }
        let word = normalize_identifier(self.name_of(name).unwrap_or_default()).into_owned();
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        Err(self.raise_range(name, rest, message))
    }

    fn missing_comma(&mut self, _: TokenIndex, [left, right, ..]: [Value; SLOTS]) -> Step {
        let in_brackets = self.tokens.get(self.mark.saturating_sub(1)).depth > 0;
        if self.is_legacy_statement(left) || !in_brackets {
            return Ok(None);
        }
        let message = "invalid syntax. Perhaps you forgot a comma?".to_owned();
        Err(self.raise_range(left, right, message))
    }

    fn missing_colon(&mut self, _: TokenIndex, [key, ..]: [Value; SLOTS]) -> Step {
        let (first, last) = self.extent(key);
        let line = self.tokens.get(first).start.line;
        let end = self.tokens.get(last).end;
        let start = Position { line, column: end.column - 1 };
        let end = Position { line: end.line, column: -1 };
        let message = "':' expected after dictionary key".to_owned();
        Err(self.raise_between(ErrorClass::Syntax, start, end, message))
    }

    fn real_number(&mut self, _: TokenIndex, [number, ..]: [Value; SLOTS]) -> Step {
        if self.kind(number) == Kind::Imaginary {
            let message = "real number required in complex literal".to_owned();
            return Err(self.raise_range(number, number, message));
        }
        Ok(Some(number))
    }

    fn imaginary_number(&mut self, _: TokenIndex, [number, ..]: [Value; SLOTS]) -> Step {
        if self.kind(number) != Kind::Imaginary {
            let message = "imaginary number required in complex literal".to_owned();
            return Err(self.raise_range(number, number, message));
        }
        Ok(Some(number))
    }

    /// `!=`, or `<>` for those who asked for it.
    fn unequal(&mut self, _: TokenIndex, [operator, ..]: [Value; SLOTS]) -> Step {
        let old = self.name_of(operator) == Some("<>");
        if self.flufl && !old {
            let message = "with Barry as BDFL, use '<>' instead of '!='".to_owned();
            return Err(self.raise_last(ErrorClass::Syntax, message));
        }
        Ok((self.flufl == old).then_some(operator))
    }

    /// `<` and `>` without anything between.
    fn old_unequal(&mut self, _: TokenIndex, [less, greater, ..]: [Value; SLOTS]) -> Step {
        let end = self.tokens.get(self.extent(less).1).end;
        if end != self.tokens.get(self.extent(greater).0).start {
            return Ok(None);
        }
        let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?".to_owned();
        Err(self.raise_range(less, greater, message))
    }

    /// The items of two lists as one.
    fn joined(&mut self, _: TokenIndex, [first, second, ..]: [Value; SLOTS]) -> Step {
        let mut items = self.nodes.items(first);
        items.extend(self.nodes.items(second));
        Ok(Some(self.nodes.add_list(items)))
    }

    fn call_arguments(
        &mut self,
        start: TokenIndex,
        [positional, keywords, ..]: [Value; SLOTS],
    ) -> Step {
        let mut positional = self.nodes.items(positional);
        let mut kind = Kind::Arguments;
        for keyword in self.nodes.items(keywords) {
            match self.kind(keyword) {
                Kind::Keyword => {}
                Kind::KeywordUnpacking => kind = Kind::ArgumentsUnpacking,
                _ => positional.push(keyword),
            }
        }
        let positional = self.nodes.add_list(positional);
        Ok(Some(self.node(kind, start, [positional, Value::Nothing])))
    }

    fn keyword_arguments(&mut self, start: TokenIndex, [keywords, ..]: [Value; SLOTS]) -> Step {
        let mut arguments = [Value::Nothing; SLOTS];
        arguments[1] = keywords;
        self.call_arguments(start, arguments)
    }

    /// The last expression of the last `for` clause.
    fn last_of_comprehension(&self, clauses: Value) -> Value {
        let Value::Node(clause) = self.nodes.last(clauses) else { return clauses };
        let [iterable, conditions] = self.nodes.get(clause).children;
        match conditions {
            Value::List(_, 0) | Value::Nothing => iterable,
            conditions => self.nodes.last(conditions),
        }
    }

    fn bare_generator(&mut self, _: TokenIndex, [element, clauses, ..]: [Value; SLOTS]) -> Step {
        let end = self.last_of_comprehension(clauses);
        let message = "Generator expression must be parenthesized".to_owned();
        Err(self.raise_range(element, end, message))
    }

    /// `f(x for x in y)` is a call with one generator, `f(a, x for x in y)` an error.
    fn bare_generator_after_arguments(
        &mut self,
        start: TokenIndex,
        [arguments, clauses, ..]: [Value; SLOTS],
    ) -> Step {
        let Value::Node(arguments) = arguments else { return Ok(None) };
        let positional = self.nodes.get(arguments).children[0];
        match positional {
            Value::List(_, 2..) => {
                let mut arguments = [self.nodes.last(positional); SLOTS];
                arguments[1] = clauses;
                self.bare_generator(start, arguments)
            }
            _ => Ok(None),
        }
    }

    fn positional_after_keyword(&mut self, _: TokenIndex, [arguments, ..]: [Value; SLOTS]) -> Step {
        let unpacking = self.kind(arguments) == Kind::ArgumentsUnpacking;
        let suffix = if unpacking { " unpacking" } else { "" };
        let message = format!("positional argument follows keyword argument{suffix}");
        Err(self.raise_last(ErrorClass::Syntax, message))
    }

    /// A number has been matched: is it one that can be made?
    pub(super) fn check_number(&mut self, number: TokenIndex) -> Result<(), Stop> {
        let text = self.tokens.text(number);
        if self.feature_version < 6 && text.contains('_') {
            let message =
                "Underscores in numeric literals are only supported in Python 3.6 and greater";
            return Err(self.raise_last(ErrorClass::Syntax, message.to_owned()));
        }
        if text.len() <= MAX_INTEGER_DIGITS || text.starts_with('0') {
            return Ok(());
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let decimal = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        if !decimal || digits <= MAX_INTEGER_DIGITS {
            return Ok(());
        }
        let place = self.tokens.get(number);
        let start = Position { line: place.start.line, column: -1 };
        let end = Position { line: place.end.line, column: -1 };
        let message = format!(
            "Exceeds the limit ({MAX_INTEGER_DIGITS} digits) for integer string conversion: \
             value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit \
             - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
        );
        Err(self.raise_between(ErrorClass::Syntax, start, end, message))
    }
}
