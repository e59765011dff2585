//! Sets and frozen sets alike.

use super::{Elements, FROZEN_SET, FrozenSet, SET, Set};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};

/// A set or frozen set, or of a subclass.
#[derive(Clone, Copy)]
pub struct AnySet<'s> {
    /// The object.
    pub object: &'s Object,
    /// Its elements.
    pub elements: &'s Elements,
}

impl<'s> From<&'s Set> for AnySet<'s> {
    fn from(set: &'s Set) -> Self {
        Self { object: set.as_object(), elements: set.elements() }
    }
}

impl<'s> From<&'s FrozenSet> for AnySet<'s> {
    fn from(set: &'s FrozenSet) -> Self {
        Self { object: set.as_object(), elements: set.elements() }
    }
}

impl<'s> AnySet<'s> {
    /// The object as a set, if it is one.
    #[inline]
    pub fn of(object: &'s Object) -> Option<Self> {
        match object.downcast::<Set>() {
            Some(set) => Some(set.into()),
            None => object.downcast::<FrozenSet>().map(Self::from),
        }
    }

    /// Whether it is a set or frozen set and of no subclass.
    pub fn is_exact(self) -> bool {
        let class = self.object.type_object();
        std::ptr::eq(class, SET.get()) || std::ptr::eq(class, FROZEN_SET.get())
    }

    /// Whether it is exactly a frozen set.
    pub fn is_exact_frozen(self) -> bool {
        std::ptr::eq(self.object.type_object(), FROZEN_SET.get())
    }

    /// Whether both are one object.
    pub fn is(self, other: &Object) -> bool {
        self.object.is(other)
    }

    /// A new set of the same kind, of no subclass.
    pub(super) fn new_alike(self, thread: &Thread) -> Fallible<NewSet> {
        match self.object.downcast::<Set>() {
            Some(_) => Set::new(thread).map(NewSet::Set),
            None => FrozenSet::new(thread).map(NewSet::Frozen),
        }
    }

    /// A new set of the same kind with the same elements.
    pub(super) fn copied(self, thread: &Thread) -> Fallible<NewSet> {
        let new = self.new_alike(thread)?;
        new.any().elements.merge(thread, self.elements)?;
        Ok(new)
    }
}

/// A set that is being made.
pub(super) enum NewSet {
    Set(Owned<Set>),
    Frozen(Owned<FrozenSet>),
}

impl NewSet {
    /// The set.
    pub(super) fn any(&self) -> AnySet<'_> {
        match self {
            Self::Set(set) => AnySet::from(&**set),
            Self::Frozen(set) => AnySet::from(&**set),
        }
    }

    /// The set as an object.
    pub(super) fn into_object(self) -> Owned {
        match self {
            Self::Set(set) => set.into_object(),
            Self::Frozen(set) => set.into_object(),
        }
    }
}

impl Set {
    /// A new set of the items of an iterable.
    pub fn from_iterable(thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let new = Self::new(thread)?;
        AnySet::from(&*new).update(thread, iterable)?;
        Ok(new)
    }
}

impl FrozenSet {
    /// A new frozen set of the items of an iterable.
    pub fn from_iterable(thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        Self::of_items(thread, FROZEN_SET.get(), iterable)
    }

    /// A new instance of a class with the items of an iterable.
    pub(super) fn of_items(
        thread: &Thread,
        class: &TypeObject,
        iterable: &Object,
    ) -> Fallible<Owned<Self>> {
        let new = Self::of_class(thread, class)?;
        AnySet::from(&*new).update(thread, iterable)?;
        Ok(new)
    }
}
