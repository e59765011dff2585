//! Arguments of built-in types that take them by position alone.

use super::arguments::Arguments;
use super::messages;
use crate::core::{Fallible, Owned, Thread};

impl<'a> Arguments<'a> {
    /// The positional arguments alone.
    pub fn without_keywords(self) -> Self {
        Self::from_positional(self.positional())
    }

    /// At least `least` and at most `N` positional arguments, and no others, of what messages call `name`.
    pub fn unpack<const N: usize>(
        self,
        thread: &Thread,
        name: &str,
        least: usize,
    ) -> Fallible<[Option<Owned>; N]> {
        if !self.names().is_empty() {
            return Err(messages::no_keywords(thread, &format!("{name}()")));
        }
        if self.len() < least || self.len() > N {
            return Err(messages::expected(thread, name, least, Some(N), self.len()));
        }
        let mut values = [const { None }; N];
        for (value, slot) in values.iter_mut().zip(self.positional()) {
            *value = Some(slot.to_owned(thread)?);
        }
        Ok(values)
    }
}
