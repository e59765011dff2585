//! `enumerate`: items with their numbers.

use std::cell::Cell;

use super::class_of;
use crate::core::{
    Fallible, Object, ObjectLike, Owned, Place, Raised, Thread, Trace, Tracer, TypeObject,
};
use crate::declare::Arguments;
use crate::protocol::{number, object};
use crate::raise;
use crate::types::int::Int;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, slots, static_type};
use pycore_numbers::BigInt;

/// An iterator over pairs of a number and an item.
#[repr(C)]
pub struct Enumerate {
    object: Object,
    /// The next number, as long as it is a machine number: `isize::MAX` says that `big` has it.
    number: Cell<isize>,
    iterator: Place,
    /// CPython keeps its last pair here, to use it again.
    _pair: Cell<usize>,
    big: Place<Int>,
    /// CPython keeps the int 1 here.
    _one: Cell<usize>,
}

const _: () = assert!(size_of::<Enumerate>() == 56);

static_type! {
    /// The type `enumerate`.
    pub static ENUMERATE: Enumerate = {
        name: "enumerate",
        export: "PyEnum_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "enumerate(iterable, start=0)\n--\n\n\
              Pairs of a number and an item of the iterable; the numbers begin with start.",
        slots: Enumerate::SLOTS,
        methods: Enumerate::METHODS,
        more_methods: &[Enumerate::GENERIC],
    };
}

impl Trace for Enumerate {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iterator.trace(tracer);
        self.big.trace(tracer);
    }
}

impl Enumerate {
    fn make(
        thread: &Thread,
        class: &TypeObject,
        iterable: &Object,
        start: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let (mut number, mut big) = (0, None);
        if let Some(start) = start {
            let start = number::index(thread, start)?;
            match start.to_i64() {
                Some(start) if start != i64::MAX => number = start as isize,
                _ => (number, big) = (isize::MAX, Some(start)),
            }
        }
        let iterator = object::iterate(thread, iterable)?;
        let made = thread.new_instance(class, |object| Self {
            object,
            number: Cell::new(number),
            iterator: Place::new(iterator),
            _pair: Cell::new(0),
            big: Place::empty(),
            _one: Cell::new(0),
        })?;
        made.big.replace(big);
        Ok(made)
    }

    /// The next number, which is counted up.
    #[inline]
    fn next_number(&self, thread: &Thread) -> Fallible<Owned> {
        let number = self.number.get();
        if number != isize::MAX {
            self.number.set(number + 1);
            return thread.new_int(number as i64);
        }
        self.next_big_number(thread)
    }

    #[cold]
    fn next_big_number(&self, thread: &Thread) -> Fallible<Owned> {
        let current = match self.big.get() {
            Some(big) => big,
            None => Int::from_i64(thread, i64::MAX)?,
        };
        let next = current.as_big().plus(BigInt::from(1).as_ref());
        self.big.set(Int::from_big(thread, &next)?);
        Ok(current.into_object())
    }
}

/// `'x' is an invalid keyword argument for enumerate()`
#[cold]
fn invalid_keyword(thread: &Thread, name: &Object) -> Raised {
    match object::str(thread, name) {
        Ok(name) => {
            raise!(thread, TYPE_ERROR, "'{name}' is an invalid keyword argument for enumerate()")
        }
        Err(raised) => raised,
    }
}

#[slots]
impl Enumerate {
    /// enumerate(iterable, start=0)
    ///
    /// Pairs of a number and an item of the iterable; the numbers begin with start.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        start: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        Self::make(thread, class, iterable, start)
    }

    /// The call of the type itself, whose messages are others.
    fn tp_vectorcall(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let by_position = arguments.len();
        match by_position + arguments.names().len() {
            0 => {
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "enumerate() missing required argument 'iterable'"
                ));
            }
            1 | 2 => {}
            given => {
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "enumerate() takes at most 2 arguments ({given} given)"
                ));
            }
        }
        let mut values = [arguments.object(thread, 0)?, arguments.object(thread, 1)?];
        for (name, value) in arguments.keywords() {
            let is = |text| name.downcast::<Str>().is_some_and(|name| name.equals_ascii(text));
            let index = if by_position == 0 && is("iterable") {
                0
            } else if by_position + arguments.names().len() == 2 && is("start") {
                1
            } else {
                return Err(invalid_keyword(thread, name));
            };
            values[index] = Some(value.object(thread)?);
        }
        match values {
            [Some(iterable), start] => Self::make(thread, class, iterable, start),
            _ => {
                Err(raise!(thread, TYPE_ERROR, "enumerate() missing required argument 'iterable'"))
            }
        }
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let Some(item) = object::next(thread, &iterator)? else { return Ok(None) };
        let number = self.next_number(thread)?;
        Tuple::pack(thread, [number, item]).map(Some)
    }
}

#[methods]
impl Enumerate {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let number = match self.big.get() {
            Some(big) => big.into_object(),
            None => thread.new_int(self.number.get() as i64)?,
        };
        let iterator = self.iterator.get().unwrap_or_else(|| thread.none());
        let arguments = Tuple::pack(thread, [iterator, number])?.into_object();
        Tuple::pack(thread, [class_of(self.as_object()), arguments])
    }
}

crate::generic_class!(Enumerate);
