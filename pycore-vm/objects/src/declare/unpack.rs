//! Arguments of built-in types that take them by position alone.

use super::arguments::Arguments;
use crate::core::{Fallible, Owned, Thread};
use crate::raise;

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
            return Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments"));
        }
        let given = self.len();
        if given < least || given > N {
            let (bound, count) = match given < least {
                _ if least == N => ("", N),
                true => ("at least ", least),
                false => ("at most ", N),
            };
            let plural = if count == 1 { "" } else { "s" };
            let text = format!("{name} expected {bound}{count} argument{plural}, got {given}");
            return Err(raise!(thread, TYPE_ERROR, "{text}"));
        }
        let mut values = [const { None }; N];
        for (value, slot) in values.iter_mut().zip(self.positional()) {
            *value = Some(slot.to_owned(thread)?);
        }
        Ok(values)
    }
}
