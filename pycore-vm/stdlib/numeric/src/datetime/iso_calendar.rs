//! `IsoCalendarDate`: what `isocalendar()` gives, a tuple of three with names.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{TUPLE, Tuple};
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, methods, slots, static_type,
};

/// A year, a week of it, and a day of the week: a tuple.
#[repr(C)]
pub(crate) struct IsoCalendarDate {
    tuple: Tuple,
}

static_type! {
    /// The type of the tuples, which has no name in the module.
    pub(crate) static ISO_CALENDAR_DATE: IsoCalendarDate = {
        name: "datetime.IsoCalendarDate",
        base: TUPLE,
        flags: HAVE_GC,
        doc: "An ISO year, a week of it, and a day of the week from 1 for Monday, as isocalendar() gives them.",
        item_size: 8,
        slots: IsoCalendarDate::SLOTS,
        methods: IsoCalendarDate::METHODS,
        getsets: IsoCalendarDate::GETSETS,
    };
}

impl Trace for IsoCalendarDate {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.tuple.trace(tracer);
    }
}

/// The tuple of an ISO week date.
pub(crate) fn new(
    thread: &Thread,
    (year, week, weekday): (i32, i32, i32),
) -> Fallible<Owned<Tuple>> {
    let [year, week, weekday] = [year, week, weekday].map(|number| thread.new_int(number.into()));
    Tuple::of_class(thread, ISO_CALENDAR_DATE.get(), &[&*year?, &*week?, &*weekday?])
}

impl IsoCalendarDate {
    fn item(&self, thread: &Thread, index: usize) -> Owned {
        self.tuple.get(index).map_or_else(|| thread.none(), Owned::share)
    }
}

#[slots]
impl IsoCalendarDate {
    /// !IsoCalendarDate(year, week, weekday)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        year: &Object,
        week: &Object,
        weekday: &Object,
    ) -> Fallible<Owned<Tuple>> {
        Tuple::of_class(thread, class, &[year, week, weekday])
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = pycore_objects::protocol::repr::Text::new(thread);
        text.push(&self.as_object().type_object().name().to_string_lossy())?;
        for (index, name) in ["(year=", ", week=", ", weekday="].into_iter().enumerate() {
            text.push(name)?;
            text.push_repr(&self.item(thread, index))?;
        }
        text.push(")")?;
        text.finish()
    }
}

#[methods]
impl IsoCalendarDate {
    /// The year.
    #[getter]
    fn year(&self, thread: &Thread) -> Owned {
        self.item(thread, 0)
    }

    /// The week of the year, from 1.
    #[getter]
    fn week(&self, thread: &Thread) -> Owned {
        self.item(thread, 1)
    }

    /// The day of the week, from 1 for Monday.
    #[getter]
    fn weekday(&self, thread: &Thread) -> Owned {
        self.item(thread, 2)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs: a plain tuple.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let items = Tuple::new(thread, self.tuple.as_slice())?.into_object();
        let arguments = Tuple::pack(thread, [items])?.into_object();
        Tuple::pack(thread, [Owned::share(TUPLE.get().as_object()), arguments])
    }
}
