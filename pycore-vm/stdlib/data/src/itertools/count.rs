//! `count`: numbers without end.

use std::cell::Cell;

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, raise, slots};

native_type! {
    /// An iterator over numbers with a constant distance.
    pub struct Count = COUNT "itertools.count" (BASE_TYPE) {
        /// The next number, while it is a machine number and the step is 1; else [`ELSEWHERE`].
        fast: Cell<isize>,
        /// The next number, if that is not in `fast`.
        next: Place,
        step: Place,
    }
    traced(next, step),
    own_access Get
}

/// The number is in the field `next`.
const ELSEWHERE: isize = isize::MAX;

impl Count {
    /// The next number as an object.
    fn current(&self, thread: &Thread) -> Fallible<Owned> {
        match self.next.get() {
            Some(next) => Ok(next),
            None => thread.new_int(self.fast.get() as i64),
        }
    }
}

#[slots(vectorcall)]
impl Count {
    /// count(start=0, step=1)
    ///
    /// start, start + step, and so on without end.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        start: Option<&Object>,
        step: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        if [start, step].into_iter().flatten().any(|value| !number::is_number(value)) {
            return Err(raise!(thread, TYPE_ERROR, "a number is required"));
        }
        let int = |value: Option<&Object>, default| match value {
            None => Some(default),
            Some(value) => value.downcast::<Int>()?.to_i64(),
        };
        let fast = int(start, 0).filter(|&start| int(step, 1) == Some(1) && start != i64::MAX);
        let step = match step {
            Some(step) => Owned::share(step),
            None => thread.new_int(1)?,
        };
        let next = match (fast, start) {
            (Some(_), _) => None,
            (None, Some(start)) => Some(Owned::share(start)),
            (None, None) => Some(thread.new_int(0)?),
        };
        let made = thread.new_instance(class, |object| Self {
            object,
            fast: Cell::new(fast.map_or(ELSEWHERE, |fast| fast as isize)),
            next: Place::empty(),
            step: Place::new(step),
        })?;
        made.next.replace(next);
        Ok(made)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push("(")?;
        text.push_repr(&*self.current(thread)?)?;
        let step = self.step.get().unwrap_or_else(|| thread.none());
        let is_one = (*step).downcast::<Int>().is_some_and(|step| step.to_i64() == Some(1));
        if !is_one {
            text.push(", ")?;
            text.push_repr(&step)?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let fast = self.fast.get();
        if fast != ELSEWHERE {
            self.fast.set(fast + 1);
            return thread.new_int(fast as i64).map(Some);
        }
        let current = self.current(thread)?;
        let step = self.step.get().unwrap_or_else(|| thread.none());
        let next = number::binary(thread, &current, &step, Operator::Add)?;
        self.next.set(next);
        Ok(Some(current))
    }
}
