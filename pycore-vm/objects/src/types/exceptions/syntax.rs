//! `SyntaxError`: where in a text, and its message.

use super::kinds::keep;
use super::value::{Fill, SyntaxError};
use crate::core::{Fallible, Owned, Thread};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{raise, slots};

#[slots]
impl SyntaxError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &arguments)?;
        self.fill(thread)
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let message = object::str(thread, &self.msg.get().unwrap_or_else(|| thread.none()))?;
        let file = self.filename.get().and_then(|file| file.downcast::<Str>().ok());
        let line = self
            .lineno
            .get()
            .and_then(|line| line.downcast::<Int>().ok())
            .filter(|line| line.is_exact());
        if file.is_none() && line.is_none() {
            return Ok(message);
        }
        let mut text = Text::new(thread);
        text.push_str(&message)?;
        text.push(" (")?;
        if let Some(file) = &file {
            let view = file.view();
            let start = (0..view.len()).rev().find(|&index| view.get(index) == Some('/'.into()));
            text.push_view(view.skip(start.map_or(0, |slash| slash + 1)))?;
        }
        if let Some(line) = line {
            let separator = if file.is_some() { ", " } else { "" };
            // A number that is no machine integer is not worth an exception.
            text.push(&format!("{separator}line {}", line.to_i64().unwrap_or(-1)))?;
        }
        text.push(")")?;
        text.finish()
    }
}

impl Fill for SyntaxError {
    fn fill(&self, thread: &Thread) -> Fallible {
        let args = self.base.arguments();
        if let Some(message) = args.get(0) {
            self.msg.set(Owned::share(message));
        }
        let [_, place] = *args.as_slice() else { return Ok(()) };
        let place = Tuple::from_iterable(thread, place)?;
        let count = place.len();
        if !(4..=7).contains(&count) {
            let bound = if count < 4 { "at least 4" } else { "at most 7" };
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "function takes {bound} arguments ({count} given)"
            ));
        }
        let fields = [&self.filename, &self.lineno, &self.offset, &self.text];
        let optional = [&self.end_lineno, &self.end_offset, &self.metadata];
        for (index, field) in fields.into_iter().chain(optional).enumerate() {
            keep(field, place.get(index));
        }
        if count == 5 {
            let message = "end_offset must be provided when end_lineno is provided";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        Ok(())
    }
}
