//! `timedelta`: durations as objects.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::abi::PyDateTime_Delta;
use pycore_objects::declare::{Comparison, MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Raised, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::delta_parts::Parts;
use super::span::{Span, TooLong};

/// A duration.
#[repr(C)]
pub struct Delta {
    object: Object,
    hash: Cell<isize>,
    days: i32,
    seconds: i32,
    microseconds: i32,
}

const _: () = {
    assert!(size_of::<Delta>() == size_of::<PyDateTime_Delta>());
    assert!(offset_of!(Delta, hash) == offset_of!(PyDateTime_Delta, hashcode));
    assert!(offset_of!(Delta, days) == offset_of!(PyDateTime_Delta, days));
    assert!(offset_of!(Delta, seconds) == offset_of!(PyDateTime_Delta, seconds));
    assert!(offset_of!(Delta, microseconds) == offset_of!(PyDateTime_Delta, microseconds));
};

static_type! {
    /// The type `timedelta`.
    pub static DELTA: Delta = {
        name: "datetime.timedelta",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "A duration: the difference between two dates or times.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nArguments are integers or floats, positive or negative.",
        slots: Delta::SLOTS.merge(Delta::ARITHMETIC),
        methods: Delta::METHODS,
        members: MEMBERS,
    };
}

impl Trace for Delta {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

const fn member(
    name: &'static std::ffi::CStr,
    offset: usize,
    doc: &'static std::ffi::CStr,
) -> NativeMember {
    NativeMember::new(name, MemberKind::Int, offset, NativeMember::READ_ONLY, Some(doc))
}

const MEMBERS: &[NativeMember] = &[
    member(c"days", offset_of!(Delta, days), c"Whole days."),
    member(
        c"seconds",
        offset_of!(Delta, seconds),
        c"Whole seconds beyond the days: at least 0 and less than a day.",
    ),
    member(
        c"microseconds",
        offset_of!(Delta, microseconds),
        c"Microseconds beyond the seconds: at least 0 and less than a second.",
    ),
];

/// Raises what a duration that is too long is.
pub(crate) fn too_long(thread: &Thread, error: TooLong) -> Raised {
    match error {
        TooLong::Days(days) => {
            raise!(thread, OVERFLOW_ERROR, "days={days}; must have magnitude <= 999999999")
        }
        TooLong::Int => raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C int"),
    }
}

impl Delta {
    /// A duration of a class: `timedelta` or one below it.
    pub(crate) fn of_class(
        thread: &Thread,
        class: &TypeObject,
        span: Span,
    ) -> Fallible<Owned<Self>> {
        let Span { days, seconds, microseconds } = span;
        thread.new_instance(class, |object| Self {
            object,
            hash: Cell::new(-1),
            days,
            seconds,
            microseconds,
        })
    }

    /// A duration.
    pub(crate) fn new(thread: &Thread, span: Span) -> Fallible<Owned<Self>> {
        Self::of_class(thread, DELTA.get(), span)
    }

    /// What a computation of microseconds came to.
    pub(crate) fn of_total(thread: &Thread, microseconds: i128) -> Fallible<Owned<Self>> {
        let span = Span::from_total(microseconds).map_err(|error| too_long(thread, error))?;
        Self::new(thread, span)
    }

    /// The duration as plain data.
    pub(crate) fn span(&self) -> Span {
        Span { days: self.days, seconds: self.seconds, microseconds: self.microseconds }
    }
}

/// `-1 day, 23:59:59.000001`
fn text(span: Span) -> String {
    let Span { days, seconds, microseconds } = span;
    let mut text = match days {
        0 => String::new(),
        1 | -1 => format!("{days} day, "),
        _ => format!("{days} days, "),
    };
    text += &format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if microseconds != 0 {
        text += &format!(".{microseconds:06}");
    }
    text
}

#[slots]
impl Delta {
    /// !__new__(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)
    #[expect(clippy::too_many_arguments, reason = "one for each argument of Python's")]
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        days: Option<&Object>,
        seconds: Option<&Object>,
        microseconds: Option<&Object>,
        milliseconds: Option<&Object>,
        minutes: Option<&Object>,
        hours: Option<&Object>,
        weeks: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let mut parts = Parts::default();
        let given = [
            ("microseconds", microseconds, 1),
            ("milliseconds", milliseconds, 1_000),
            ("seconds", seconds, 1_000_000),
            ("minutes", minutes, 60_000_000),
            ("hours", hours, 3_600_000_000),
            ("days", days, 86_400_000_000),
            ("weeks", weeks, 604_800_000_000),
        ];
        for (name, value, unit) in given {
            if let Some(value) = value {
                parts.add(thread, name, value, unit)?;
            }
        }
        let span = parts.span().map_err(|error| too_long(thread, error))?;
        Self::of_class(thread, class, span)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned> {
        let parts =
            [("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)];
        let mut text = parts
            .iter()
            .filter(|(_, value)| *value != 0)
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join(", ");
        if text.is_empty() {
            text.push('0');
        }
        let class = self.as_object().type_object().name().to_string_lossy();
        thread.new_str(&format!("{class}({text})"))
    }

    fn tp_str(&self) -> String {
        text(self.span())
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if self.hash.get() == -1 {
            self.hash.set(object::hash(thread, self.numbers(thread)?.as_object())?);
        }
        Ok(self.hash.get())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Owned {
        match other.downcast::<Self>() {
            Some(other) => thread.bool(how.holds(self.span().cmp(&other.span()))),
            None => thread.not_implemented(),
        }
    }

    fn nb_bool(&self) -> Fallible<bool> {
        Ok(self.span() != Span::ZERO)
    }
}

impl Delta {
    /// The three numbers.
    fn numbers(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let numbers = [self.days, self.seconds, self.microseconds];
        let [days, seconds, microseconds] = numbers.map(|number| thread.new_int(number.into()));
        Tuple::pack(thread, [days?, seconds?, microseconds?])
    }
}

#[methods]
impl Delta {
    /// total_seconds($self, /)
    ///
    /// All of it in seconds.
    fn total_seconds(&self) -> f64 {
        super::delta_arithmetic::ratio(self.span().total(), 1_000_000)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        Tuple::pack(thread, [class, self.numbers(thread)?.into_object()])
    }
}
