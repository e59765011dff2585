//! Replacing matches.

use pycore_objects::protocol::call;
use pycore_objects::{Fallible, Object, Owned, Thread};
use pycore_text::search::find_point;

use super::match_object::Match;
use super::pattern::Pattern;
use super::state::{Mode, State};
use super::subject::{Subject, join};
use super::template::{Template, compile_template};

/// What replaces a match.
enum Replacement {
    Literal(Owned),
    Template(Owned<Template>),
    /// What a function makes of the match.
    Function(Owned),
}

impl Replacement {
    fn of(thread: &Thread, pattern: &Pattern, object: &Object) -> Fallible<Self> {
        if call::is_callable(object) {
            return Ok(Self::Function(Owned::share(object)));
        }
        let is_literal = match Subject::of(thread, object) {
            Ok(text) => find_point(text.view(), u32::from(b'\\')).is_none(),
            Err(raised) => {
                drop(thread.take_exception(raised));
                false
            }
        };
        if is_literal {
            return Ok(Self::Literal(Owned::share(object)));
        }
        let template = compile_template(thread, pattern, object)?;
        Ok(match template.literal() {
            Some(literal) => Self::Literal(literal),
            None => Self::Template(template),
        })
    }
}

/// The string with matches replaced, and how many were.
pub(super) fn substitute(
    thread: &Thread,
    pattern: &Pattern,
    replacement: &Object,
    string: &Object,
    most: isize,
) -> Fallible<(Owned, isize)> {
    let replacement = Replacement::of(thread, pattern, replacement)?;
    let mut state = State::new(thread, pattern, string, None, None)?;
    let mut parts = Vec::new();
    let (mut last, mut number) = (0, 0);
    while (most == 0 || number < most) && state.find(thread, pattern, Mode::Search)? {
        let start = state.machine.start;
        parts.try_reserve(2).map_err(|_| thread.raise_out_of_memory())?;
        if last < start {
            parts.push(state.part(thread, last, start)?);
        }
        let found = || Match::new(thread, pattern, string, &state);
        let text = match &replacement {
            Replacement::Literal(text) => text.clone(),
            Replacement::Template(template) => template.expand(thread, &*found()?)?,
            Replacement::Function(function) => {
                let found = found()?.into_object();
                call::call(thread, function, &[&found])?
            }
        };
        if !text.is_none() {
            parts.push(text);
        }
        number += 1;
        state.advance();
        last = state.next;
    }
    if last < state.end {
        parts.push(state.part(thread, last, state.end)?);
    }
    let is_bytes = state.subject.is_bytes();
    state.finish(pattern);
    Ok((join(thread, parts, is_bytes)?, number))
}
