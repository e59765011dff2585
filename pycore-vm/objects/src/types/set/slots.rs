//! Construction, `repr`, hash, comparison, and the operators of sets and frozen sets.

use super::any::{AnySet, NewSet};
use super::iterator::SetIterator;
use super::{FROZEN_SET, FrozenSet, SET, Set};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::repr::Repr;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{raise, slots};

/// The iterable that a set is made of.
fn single_argument<'a>(
    thread: &Thread,
    class: &TypeObject,
    arguments: Arguments<'a>,
) -> Fallible<Option<&'a Object>> {
    if arguments.len() > 1 {
        let (name, count) = (class.name().to_string_lossy(), arguments.len());
        return Err(raise!(thread, TYPE_ERROR, "{name} expected at most 1 argument, got {count}"));
    }
    arguments.object(thread, 0)
}

/// Refuses names, unless the class has another slot than its base, which may take them.
fn refuse_names(
    thread: &Thread,
    name: &str,
    same_slot: bool,
    arguments: Arguments<'_>,
) -> Fallible {
    if same_slot && !arguments.names().is_empty() {
        return Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments"));
    }
    Ok(())
}

/// Whether a class has the `__init__` that its base has.
fn has_init_of(class: &TypeObject, base: &TypeObject) -> bool {
    let init = |class: &TypeObject| class.read(|raw| raw.tp_init.map(|slot| slot as usize));
    init(class) == init(base)
}

impl AnySet<'_> {
    /// `set(...)`, `{1, 2}`, `frozenset({1, 2})`
    fn repr(self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.object.type_object().name().to_string_lossy();
        let is_set = std::ptr::eq(self.object.type_object(), SET.get());
        let open = if is_set { "{".to_owned() } else { format!("{name}({{") };
        let Some(mut repr) = Repr::begin(thread, self.object, &open)? else {
            return Str::new(thread, &format!("{name}(...)"));
        };
        if self.elements.is_empty() {
            return Str::new(thread, &format!("{name}()"));
        }
        // What is there now is shown, whatever happens meanwhile.
        let list = List::with_capacity(thread, self.elements.len())?;
        let mut position = 0;
        while let Some((element, _)) = self.elements.next(&mut position) {
            list.push(thread, element)?;
        }
        let mut index = 0;
        while let Some(element) = list.get(index) {
            if index > 0 {
                repr.push(", ")?;
            }
            repr.push_repr(&element)?;
            index += 1;
        }
        repr.push(if is_set { "}" } else { "})" })?;
        repr.finish()
    }
}

/// Both operands of an operator, if both are sets.
fn operands<'o>(left: &'o Object, right: &'o Object) -> Option<(AnySet<'o>, AnySet<'o>)> {
    Some((AnySet::of(left)?, AnySet::of(right)?))
}

/// The slots that both kinds have.
macro_rules! set_slots {
    ($Kind:ident) => {
        #[slots]
        impl $Kind {
            fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                AnySet::from(self).repr(thread)
            }

            fn tp_richcompare(
                &self,
                thread: &Thread,
                other: &Object,
                how: Comparison,
            ) -> Fallible<Owned> {
                match AnySet::from(self).compare(thread, other, how)? {
                    Some(answer) => Ok(thread.bool(answer)),
                    None => Ok(thread.not_implemented()),
                }
            }

            fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<SetIterator>> {
                SetIterator::new(thread, AnySet::from(self))
            }

            fn sq_length(&self) -> Fallible<usize> {
                Ok(self.elements().len())
            }

            fn sq_contains(&self, thread: &Thread, object: &Object) -> Fallible<bool> {
                AnySet::from(self).has(thread, object)
            }

            fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                match operands(left, right) {
                    Some((set, _)) => set.new_difference(thread, right).map(NewSet::into_object),
                    None => Ok(thread.not_implemented()),
                }
            }

            fn nb_and(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                match operands(left, right) {
                    Some((set, _)) => set.intersection(thread, right),
                    None => Ok(thread.not_implemented()),
                }
            }

            fn nb_xor(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                match operands(left, right) {
                    Some((set, _)) => set.symmetric_difference(thread, right),
                    None => Ok(thread.not_implemented()),
                }
            }

            fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                match operands(left, right) {
                    Some((set, _)) => set.union(thread, [Ok(right)]),
                    None => Ok(thread.not_implemented()),
                }
            }
        }
    };
}
set_slots!(Set);
set_slots!(FrozenSet);

#[slots(name = OWN_SLOTS)]
impl FrozenSet {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let exact = std::ptr::eq(class, FROZEN_SET.get());
        refuse_names(
            thread,
            "frozenset",
            exact || has_init_of(class, FROZEN_SET.get()),
            arguments,
        )?;
        let Some(iterable) = single_argument(thread, class, arguments)? else {
            return Ok(Self::of_class(thread, class)?.into_object());
        };
        if exact && iterable.downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(iterable));
        }
        Ok(Self::of_items(thread, class, iterable)?.into_object())
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(self.elements().cached_hash())
    }
}

#[slots(name = OWN_SLOTS)]
impl Set {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        Self::of_class(thread, class)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let class = self.as_object().type_object();
        refuse_names(thread, "set", true, arguments)?;
        let iterable = single_argument(thread, class, arguments)?;
        self.elements().clear();
        iterable.map_or(Ok(()), |iterable| AnySet::from(self).update(thread, iterable))
    }

    fn nb_inplace_subtract(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        self.in_place(thread, other, |set, thread, other| set.difference_update(thread, other))
    }

    fn nb_inplace_and(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        self.in_place(thread, other, |set, thread, other| set.intersection_update(thread, other))
    }

    fn nb_inplace_xor(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        self.in_place(thread, other, |set, thread, other| {
            set.symmetric_difference_update(thread, other)
        })
    }

    fn nb_inplace_or(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        self.in_place(thread, other, |set, thread, other| set.update(thread, other))
    }
}

impl Set {
    /// An operator in place, which takes sets only.
    fn in_place(
        &self,
        thread: &Thread,
        other: &Object,
        operation: impl FnOnce(AnySet<'_>, &Thread, &Object) -> Fallible,
    ) -> Fallible<Owned> {
        if AnySet::of(other).is_none() {
            return Ok(thread.not_implemented());
        }
        operation(AnySet::from(self), thread, other)?;
        Ok(Owned::share(self.as_object()))
    }
}
