//! Arguments to parameters: one function for all native functions, with CPython's rules and messages.

use super::arguments::{Arguments, Keywords};
use super::convert::FromArgument;
use super::messages;
use super::signature::{ArgumentPlace, Signature};
use crate::core::{Fallible, Object, Raised, Slot, Thread};

/// The arguments of a call, by parameter.
pub struct Bound<'a, const N: usize> {
    thread: &'a Thread,
    signature: &'static Signature,
    values: [Option<&'a Slot>; N],
    arguments: Arguments<'a>,
}

impl<'a> Arguments<'a> {
    /// Binds the arguments to the parameters of a signature, of which there are `N`.
    #[inline]
    pub fn bind<const N: usize>(
        self,
        thread: &'a Thread,
        signature: &'static Signature,
    ) -> Fallible<Bound<'a, N>> {
        debug_assert_eq!(signature.parameters.len(), N);
        let mut values = [None; N];
        let positional = self.positional();
        if self.names().is_empty()
            && positional.len() <= N
            && positional.len() >= usize::from(signature.required_positional)
            && positional.len() <= usize::from(signature.positional)
            && signature.required_keywords == 0
        {
            // By the number of parameters, which is known, and not by that of arguments: no loop is left.
            for (index, value) in values.iter_mut().enumerate() {
                *value = positional.get(index);
            }
        } else {
            bind(thread, signature, self, &mut values)?;
        }
        Ok(Bound { thread, signature, values, arguments: self })
    }
}

impl<'a, const N: usize> Bound<'a, N> {
    /// The value of a parameter without a default.
    #[inline(always)]
    pub fn required<T: FromArgument<'a>>(&self, index: usize) -> Fallible<T> {
        match self.values[index] {
            Some(slot) => T::from_argument(
                self.thread,
                slot,
                ArgumentPlace { signature: self.signature, index },
            ),
            None => Err(self.missing(index)),
        }
    }

    /// The value of a parameter with a default, if it is given.
    #[inline(always)]
    pub fn optional<T: FromArgument<'a>>(&self, index: usize) -> Fallible<Option<T>> {
        match self.values[index] {
            Some(slot) => {
                let place = ArgumentPlace { signature: self.signature, index };
                T::from_argument(self.thread, slot, place).map(Some)
            }
            None => Ok(None),
        }
    }

    /// The same where the default is `None`, which may be given too.
    #[inline(always)]
    pub fn nullable<T: FromArgument<'a>>(&self, index: usize) -> Fallible<Option<T>> {
        match self.values[index] {
            Some(slot) if slot.as_object().is_some_and(Object::is_none) => Ok(None),
            Some(slot) => {
                let place = ArgumentPlace { signature: self.signature, index };
                T::from_argument(self.thread, slot, place).map(Some)
            }
            None => Ok(None),
        }
    }

    /// The positional arguments behind those with a name: `*args`.
    #[inline]
    pub fn rest(&self) -> &'a [Slot] {
        self.arguments
            .positional()
            .get(usize::from(self.signature.positional)..)
            .unwrap_or_default()
    }

    /// The keyword arguments without a parameter: `**kwargs`.
    #[inline]
    pub fn keywords(&self) -> Keywords<'a> {
        Keywords { arguments: self.arguments, next: 0, signature: Some(self.signature) }
    }

    /// Binding leaves no required parameter without a value.
    #[cold]
    fn missing(&self, index: usize) -> Raised {
        messages::missing(self.thread, self.signature, index)
    }
}

/// The argument of a call with one.
pub struct One<'a> {
    thread: &'a Thread,
    signature: &'static Signature,
    value: &'a Slot,
}

impl<'a> One<'a> {
    /// The only argument of a call.
    #[inline(always)]
    pub(super) fn new(thread: &'a Thread, signature: &'static Signature, value: &'a Slot) -> Self {
        Self { thread, signature, value }
    }

    /// The value.
    #[inline(always)]
    pub fn required<T: FromArgument<'a>>(&self, index: usize) -> Fallible<T> {
        T::from_argument(
            self.thread,
            self.value,
            ArgumentPlace { signature: self.signature, index },
        )
    }
}

/// Binds what is not the plain case.
#[inline(never)]
fn bind<'a>(
    thread: &Thread,
    signature: &'static Signature,
    arguments: Arguments<'a>,
    values: &mut [Option<&'a Slot>],
) -> Fallible {
    let (given, named) = (arguments.positional(), arguments.names().len());
    let positional = usize::from(signature.positional);
    let positional_only = usize::from(signature.positional_only);
    let required = usize::from(signature.required_positional);
    if values.len() == positional_only && named == 0 {
        if given.len() < required || given.len() > positional && !signature.rest {
            return Err(messages::positional_count(thread, signature, given.len()));
        }
    } else if !signature.rest && !signature.keywords && given.len() + named > values.len() {
        return Err(messages::too_many(thread, signature, given.len(), named));
    } else if !signature.rest && given.len() > positional {
        return Err(messages::too_many_positional(thread, signature, given.len()));
    } else if given.len() < positional_only.min(required) {
        return Err(messages::too_few_positional(thread, signature, given.len()));
    }
    for (value, slot) in values.iter_mut().zip(given.iter().take(positional)) {
        *value = Some(slot);
    }
    let by_position = given.len().min(positional);
    let mut conflict = None;
    let mut unknown = None;
    for (index, slot) in arguments.named().iter().enumerate() {
        let Some(name) = arguments.names().get(index) else { continue };
        match signature.find(name) {
            Some(parameter) if parameter < by_position => {
                conflict =
                    Some(conflict.map_or(parameter, |earlier: usize| earlier.min(parameter)));
            }
            Some(parameter) => values[parameter] = Some(slot),
            None => unknown = unknown.or(Some(name)),
        }
    }
    let after = positional + usize::from(signature.required_keywords);
    let needed = (0..required).chain(positional..after);
    for index in needed.filter(|index| *index >= by_position) {
        if values[index].is_none() {
            return Err(messages::missing(thread, signature, index));
        }
    }
    if let Some(index) = conflict {
        return Err(messages::by_name_and_position(thread, signature, index));
    }
    match unknown {
        Some(name) if !signature.keywords => Err(unexpected(thread, signature, name)),
        _ => Ok(()),
    }
}

#[cold]
fn unexpected(thread: &Thread, signature: &'static Signature, name: &Object) -> Raised {
    messages::unexpected(thread, signature, name)
}
