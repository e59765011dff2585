//! `date`: days of the calendar as objects.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::abi::PyDateTime_Date;
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, hash, methods, slots, static_type,
};

use super::civil::Civil;
use super::date_time::{DATETIME, DateTime};
use super::delta::Delta;
use super::fields::{check_date, out_of_range, pickled};
use super::span::DAY;

/// A date.
#[repr(C)]
pub struct Date {
    object: Object,
    hash: Cell<isize>,
    /// Always zero: whether there is a time zone.
    aware: u8,
    /// The year, high byte first; month; day.
    data: [u8; 4],
}

const _: () = {
    assert!(size_of::<Date>() == size_of::<PyDateTime_Date>());
    assert!(offset_of!(Date, hash) == offset_of!(PyDateTime_Date, hashcode));
    assert!(offset_of!(Date, aware) == offset_of!(PyDateTime_Date, hastzinfo));
    assert!(offset_of!(Date, data) == offset_of!(PyDateTime_Date, data));
};

static_type! {
    /// The type `date`.
    pub static DATE: Date = {
        name: "datetime.date",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "date(year, month, day)\n\nA day of the calendar.",
        slots: Date::SLOTS,
        methods: Date::METHODS,
        more_methods: &[Date::MAKERS],
        getsets: Date::GETSETS,
    };
}

impl Trace for Date {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// A date in four bytes.
pub(crate) const fn to_bytes(date: Civil) -> [u8; 4] {
    [(date.year >> 8) as u8, date.year as u8, date.month as u8, date.day as u8]
}

/// The date in four bytes; it need not be one that there is.
pub(crate) const fn from_bytes([high, low, month, day]: [u8; 4]) -> Civil {
    Civil::new((high as i32) << 8 | low as i32, month as i32, day as i32)
}

/// Whether a byte can be a month: such bytes are states of pickled dates.
pub(crate) fn is_month(byte: u8) -> bool {
    (1..=12).contains(&byte)
}

impl Date {
    /// A date of exactly a class, whose constructors are not called.
    pub(crate) fn of_class(
        thread: &Thread,
        class: &TypeObject,
        date: Civil,
    ) -> Fallible<Owned<Self>> {
        check_date(thread, date)?;
        Self::unchecked(thread, class, to_bytes(date))
    }

    fn unchecked(thread: &Thread, class: &TypeObject, data: [u8; 4]) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self { object, hash: Cell::new(-1), aware: 0, data })
    }

    /// A date.
    pub(crate) fn new(thread: &Thread, date: Civil) -> Fallible<Owned<Self>> {
        Self::of_class(thread, DATE.get(), date)
    }

    /// A date of a class, which is called if it is the program's own.
    pub(crate) fn make(thread: &Thread, class: &TypeObject, date: Civil) -> Fallible<Owned> {
        if std::ptr::eq(class, DATE.get()) {
            return Ok(Self::new(thread, date)?.into_object());
        }
        if std::ptr::eq(class, DATETIME.get()) {
            return DateTime::midnight(thread, date);
        }
        let parts = [date.year, date.month, date.day].map(|part| thread.new_int(part.into()));
        let [year, month, day] = parts;
        call::call(thread, class.as_object(), &[&*year?, &*month?, &*day?])
    }

    /// The date as plain data.
    pub(crate) fn civil(&self) -> Civil {
        from_bytes(self.data)
    }

    /// The date some microseconds later, of which whole days count, of the same class.
    fn plus_days(&self, thread: &Thread, days: i32) -> Fallible<Owned> {
        let later = self.civil().ordinal().checked_add(days).and_then(Civil::from_ordinal);
        let later = later.ok_or_else(|| out_of_range(thread))?;
        Self::make(thread, self.as_object().type_object(), later)
    }
}

/// The days of a date and a duration, of neither of which there is a time of the day.
fn date_and_days<'a>(date: &'a Object, delta: &Object) -> Option<(&'a Date, i32)> {
    let date = date.downcast::<Date>().filter(|_| date.downcast::<DateTime>().is_none())?;
    Some((date, delta.downcast::<Delta>()?.span().days))
}

#[slots(vectorcall)]
impl Date {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if let ([state], true) = (arguments.positional(), arguments.names().is_empty())
            && let Some(data) = pickled::<4>(thread, "date", Some(state), is_month, 2)?
        {
            return Self::unchecked(thread, class, data);
        }
        let date = super::constructors::date(thread, arguments)?;
        Self::of_class(thread, class, date)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned> {
        let class = self.as_object().type_object().name().to_string_lossy();
        let Civil { year, month, day } = self.civil();
        thread.new_str(&format!("{class}({year}, {month}, {day})"))
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned> {
        let name = pycore_objects::name!(thread, "isoformat");
        call::call_method(thread, self.as_object(), name, &[])
    }

    fn tp_hash(&self) -> Fallible<isize> {
        if self.hash.get() == -1 {
            self.hash.set(hash::hash_bytes(&self.data));
        }
        Ok(self.hash.get())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Owned {
        // A moment is no day, although its type is below this one.
        let is_moment = |object: &Object| object.downcast::<DateTime>().is_some();
        match other.downcast::<Self>() {
            Some(date) if !is_moment(other) && !is_moment(self.as_object()) => {
                thread.bool(how.holds(self.data.cmp(&date.data)))
            }
            _ => thread.not_implemented(),
        }
    }

    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match date_and_days(left, right).or_else(|| date_and_days(right, left)) {
            Some((date, days)) => date.plus_days(thread, days),
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        if let Some((date, days)) = date_and_days(left, right) {
            return date.plus_days(thread, -days);
        }
        let day = |object: &Object| {
            object
                .downcast::<Self>()
                .filter(|_| object.downcast::<DateTime>().is_none())
                .map(Self::civil)
        };
        let (Some(left), Some(right)) = (day(left), day(right)) else {
            return Ok(thread.not_implemented());
        };
        let days = i128::from(left.ordinal() - right.ordinal());
        Ok(Delta::of_total(thread, days * i128::from(DAY))?.into_object())
    }
}

#[methods]
impl Date {
    /// The year.
    #[getter]
    fn year(&self) -> i32 {
        self.civil().year
    }

    /// The month, from 1 to 12.
    #[getter]
    fn month(&self) -> i32 {
        self.civil().month
    }

    /// The day of the month, from 1.
    #[getter]
    fn day(&self) -> i32 {
        self.civil().day
    }

    /// toordinal($self, /)
    ///
    /// The number of the day, counted from January 1 of year 1, which is 1.
    fn toordinal(&self) -> i32 {
        self.civil().ordinal()
    }

    /// weekday($self, /)
    ///
    /// The day of the week, from 0 for Monday to 6.
    fn weekday(&self) -> i32 {
        self.civil().weekday()
    }

    /// isoweekday($self, /)
    ///
    /// The day of the week, from 1 for Monday to 7.
    fn isoweekday(&self) -> i32 {
        self.civil().weekday() + 1
    }

    /// isocalendar($self, /)
    ///
    /// The ISO year, the week of it, and the day of the week from 1 for Monday, as a tuple with names.
    fn isocalendar(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        super::iso_calendar::new(thread, self.civil().iso_week())
    }

    /// isoformat($self, /)
    ///
    /// The date as text: YYYY-MM-DD.
    fn isoformat(&self, thread: &Thread) -> Fallible<Owned> {
        let Civil { year, month, day } = self.civil();
        thread.new_str(&format!("{year:04}-{month:02}-{day:02}"))
    }

    /// ctime($self, /)
    ///
    /// The date as the C function ctime() writes it.
    fn ctime(&self) -> String {
        super::strftime::ctime(self.civil(), super::clock::Clock::default())
    }

    /// timetuple($self, /)
    ///
    /// The date as a struct_time, at midnight.
    fn timetuple(&self, thread: &Thread) -> Fallible<Owned> {
        super::strftime::struct_time(thread, self.civil(), super::clock::Clock::default(), -1)
    }

    /// !strftime(format)
    ///
    /// The date as text by a format like those of time.strftime().
    fn strftime(&self, thread: &Thread, format: &Object) -> Fallible<Owned> {
        let name = pycore_objects::name!(thread, "timetuple");
        let tuple = call::call_method(thread, self.as_object(), name, &[])?;
        super::strftime::by_object(thread, self.as_object(), format, &tuple)
    }

    /// !__format__(format, /)
    ///
    /// The date as text by a format like those of strftime(), without one as str() gives it.
    fn __format__(&self, thread: &Thread, format: &Object) -> Fallible<Owned> {
        super::strftime::format(thread, self.as_object(), format)
    }

    /// replace($self, /, year=unchanged, month=unchanged, day=unchanged)
    ///
    /// The date with other parts.
    fn replace(
        &self,
        thread: &Thread,
        year: Option<i32>,
        month: Option<i32>,
        day: Option<i32>,
    ) -> Fallible<Owned> {
        let old = self.civil();
        let date = Civil::new(
            year.unwrap_or(old.year),
            month.unwrap_or(old.month),
            day.unwrap_or(old.day),
        );
        Self::make(thread, self.as_object().type_object(), date)
    }

    /// __replace__($self, /, **changes)
    ///
    /// The same as replace().
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        super::constructors::replace(thread, DATE.get(), self.as_object(), arguments)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        let state = Bytes::new(thread, &self.data)?.into_object();
        let arguments = Tuple::pack(thread, [state])?.into_object();
        Tuple::pack(thread, [class, arguments])
    }
}
