//! `datetime`: a date and a time of the day as one object, and its parts.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::declare::abi::{_PyDateTime_BaseDateTime, PyDateTime_DateTime};
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, methods, static_type,
};

use super::civil::Civil;
use super::clock::{Clock, Moment};
use super::date::{self, DATE};
use super::delta::Delta;
use super::fields::{Zone, check_clock, check_date, check_fold, out_of_range};
use super::time::{self, FOLD, Time};
use super::tzinfo::TzInfo;

/// A date and a time of the day, perhaps of a time zone.
///
/// It begins as [`Date`](super::date::Date) does, of which its type is a subclass.
#[repr(C)]
pub struct DateTime {
    object: Object,
    pub(super) hash: Cell<isize>,
    /// Whether there is a time zone.
    aware: u8,
    /// The bytes of a date, and those of a time.
    pub(super) data: [u8; 10],
    pub(super) fold: Cell<u8>,
    zone: Place<TzInfo>,
}

const _: () = {
    assert!(size_of::<DateTime>() == size_of::<PyDateTime_DateTime>());
    assert!(offset_of!(DateTime, hash) == offset_of!(PyDateTime_DateTime, hashcode));
    assert!(offset_of!(DateTime, aware) == offset_of!(PyDateTime_DateTime, hastzinfo));
    assert!(offset_of!(DateTime, data) == offset_of!(PyDateTime_DateTime, data));
    assert!(offset_of!(DateTime, fold) == offset_of!(PyDateTime_DateTime, fold));
    assert!(offset_of!(DateTime, zone) == offset_of!(PyDateTime_DateTime, tzinfo));
    assert!(offset_of!(DateTime, data) == offset_of!(_PyDateTime_BaseDateTime, data));
};

static_type! {
    /// The type `datetime`.
    pub static DATETIME: DateTime = {
        name: "datetime.datetime",
        base: DATE,
        flags: BASE_TYPE,
        doc: "datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)\n\nA date and a time of the day. tzinfo is None or an instance of a subclass of tzinfo; the other arguments are integers.",
        slots: DateTime::SLOTS,
        methods: DateTime::METHODS,
        more_methods: &[DateTime::MAKERS, DateTime::CONVERSIONS],
        getsets: DateTime::GETSETS,
    };
}

impl Trace for DateTime {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.zone.trace(tracer);
    }
}

/// A moment in ten bytes.
fn to_bytes(moment: Moment) -> [u8; 10] {
    let mut data = [0; 10];
    let (front, back) = data.split_at_mut(4);
    front.copy_from_slice(&date::to_bytes(moment.date));
    back.copy_from_slice(&time::to_bytes(moment.clock));
    data
}

impl DateTime {
    /// A moment of exactly a class, whose constructors are not called.
    pub(crate) fn of_class(
        thread: &Thread,
        class: &TypeObject,
        moment: Moment,
        zone: Option<Owned<TzInfo>>,
        fold: i32,
    ) -> Fallible<Owned<Self>> {
        check_date(thread, moment.date)?;
        check_clock(thread, moment.clock)?;
        let fold = check_fold(thread, fold)?;
        Self::unchecked(thread, class, to_bytes(moment), zone, fold)
    }

    pub(super) fn unchecked(
        thread: &Thread,
        class: &TypeObject,
        data: [u8; 10],
        zone: Option<Owned<TzInfo>>,
        fold: u8,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            hash: Cell::new(-1),
            aware: zone.is_some().into(),
            data,
            fold: Cell::new(fold),
            zone: zone.map_or_else(Place::empty, Place::new),
        })
    }

    /// A moment of a class, which is called if it is the program's own.
    pub(crate) fn make(
        thread: &Thread,
        class: &TypeObject,
        moment: Moment,
        zone: Option<Owned<TzInfo>>,
        fold: i32,
    ) -> Fallible<Owned> {
        if std::ptr::eq(class, DATETIME.get()) {
            return Ok(Self::of_class(thread, class, moment, zone, fold)?.into_object());
        }
        let Moment { date, clock } = moment;
        let parts = [
            date.year,
            date.month,
            date.day,
            clock.hour,
            clock.minute,
            clock.second,
            clock.microsecond,
        ];
        let mut arguments = thread.vector(parts.len() + 1)?;
        for part in parts {
            arguments.push(thread.new_int(part.into())?);
        }
        arguments.push(zone.map_or_else(|| thread.none(), Owned::into_object));
        let arguments: Vec<&Object> = arguments.iter().map(|argument| &**argument).collect();
        let made = call::call(thread, class.as_object(), &arguments)?;
        if let Some(made) = made.downcast_ref::<Self>() {
            made.fold.set(check_fold(thread, fold)?);
        }
        Ok(made)
    }

    /// The beginning of a day.
    pub(crate) fn midnight(thread: &Thread, date: Civil) -> Fallible<Owned> {
        let moment = Moment { date, clock: Clock::default() };
        Ok(Self::of_class(thread, DATETIME.get(), moment, None, 0)?.into_object())
    }

    /// The date as plain data.
    pub(crate) fn date_value(&self) -> Civil {
        let [high, low, month, day, ..] = self.data;
        date::from_bytes([high, low, month, day])
    }

    /// The time of the day as plain data.
    pub(crate) fn clock(&self) -> Clock {
        let [_, _, _, _, clock @ ..] = self.data;
        time::from_bytes(clock)
    }

    /// Both.
    pub(crate) fn moment(&self) -> Moment {
        Moment { date: self.date_value(), clock: self.clock() }
    }

    /// The time zone.
    pub(crate) fn zone(&self) -> Option<Owned<TzInfo>> {
        self.zone.get()
    }

    /// How far local time is ahead of UTC, if there is a zone that knows.
    pub(crate) fn offset(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        match self.zone.get() {
            Some(zone) => zone.offset(thread, self.as_object()),
            None => Ok(None),
        }
    }

    /// How much of that is summer time, if there is a zone that knows.
    pub(crate) fn summer(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        match self.zone.get() {
            Some(zone) => zone.summer(thread, self.as_object()),
            None => Ok(None),
        }
    }

    /// The moment some microseconds later, of the same class and zone.
    pub(crate) fn plus(&self, thread: &Thread, microseconds: i128) -> Fallible<Owned> {
        let later = self.moment().plus(microseconds).ok_or_else(|| out_of_range(thread))?;
        Self::make(thread, self.as_object().type_object(), later, self.zone.get(), 0)
    }

    pub(super) fn reduce(&self, thread: &Thread, with_fold: bool) -> Fallible<Owned<Tuple>> {
        let mut data = self.data;
        if with_fold && self.fold.get() != 0 {
            data[2] |= FOLD;
        }
        let state = Bytes::new(thread, &data)?.into_object();
        let arguments = match self.zone.get() {
            Some(zone) => Tuple::pack(thread, [state, zone.into_object()])?,
            None => Tuple::pack(thread, [state])?,
        };
        let class = Owned::share(self.as_object().type_object().as_object());
        Tuple::pack(thread, [class, arguments.into_object()])
    }
}

#[methods]
impl DateTime {
    /// The hour, from 0 to 23.
    #[getter]
    fn hour(&self) -> i32 {
        self.clock().hour
    }

    /// The minute, from 0 to 59.
    #[getter]
    fn minute(&self) -> i32 {
        self.clock().minute
    }

    /// The second, from 0 to 59.
    #[getter]
    fn second(&self) -> i32 {
        self.clock().second
    }

    /// The microsecond, from 0 to 999999.
    #[getter]
    fn microsecond(&self) -> i32 {
        self.clock().microsecond
    }

    /// The time zone, or None.
    #[getter]
    fn tzinfo(&self) -> Option<Owned<TzInfo>> {
        self.zone.get()
    }

    /// 1 for the second of two equal local times, else 0.
    #[getter]
    fn fold(&self) -> i32 {
        self.fold.get().into()
    }

    /// date($self, /)
    ///
    /// The date.
    fn date(&self, thread: &Thread) -> Fallible<Owned> {
        date::Date::make(thread, DATE.get(), self.date_value())
    }

    /// time($self, /)
    ///
    /// The time of the day, without the zone.
    fn time(&self, thread: &Thread) -> Fallible<Owned<Time>> {
        let fold = self.fold.get().into();
        Time::of_class(thread, time::TIME.get(), self.clock(), None, fold)
    }

    /// timetz($self, /)
    ///
    /// The time of the day, with the zone.
    fn timetz(&self, thread: &Thread) -> Fallible<Owned<Time>> {
        let fold = self.fold.get().into();
        Time::of_class(thread, time::TIME.get(), self.clock(), self.zone.get(), fold)
    }

    /// replace($self, /, year=unchanged, month=unchanged, day=unchanged,
    ///         hour=unchanged, minute=unchanged, second=unchanged,
    ///         microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)
    ///
    /// The moment with other parts.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of Python's")]
    fn replace(
        &self,
        thread: &Thread,
        year: Option<i32>,
        month: Option<i32>,
        day: Option<i32>,
        hour: Option<i32>,
        minute: Option<i32>,
        second: Option<i32>,
        microsecond: Option<i32>,
        tzinfo: Option<&Object>,
        fold: Option<i32>,
    ) -> Fallible<Owned> {
        let Moment { date, clock } = self.moment();
        let date = Civil::new(
            year.unwrap_or(date.year),
            month.unwrap_or(date.month),
            day.unwrap_or(date.day),
        );
        let clock = Clock::new(
            hour.unwrap_or(clock.hour),
            minute.unwrap_or(clock.minute),
            second.unwrap_or(clock.second),
            microsecond.unwrap_or(clock.microsecond),
        );
        let zone = match tzinfo {
            Some(zone) => Zone::of(thread, zone)?.owned(),
            None => self.zone.get(),
        };
        let fold = fold.unwrap_or(self.fold.get().into());
        Self::make(thread, self.as_object().type_object(), Moment { date, clock }, zone, fold)
    }

    /// __replace__($self, /, **changes)
    ///
    /// The same as replace().
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        super::constructors::replace(thread, DATETIME.get(), self.as_object(), arguments)
    }

    /// !__reduce_ex__(protocol, /)
    ///
    /// What pickle needs: from protocol 4 on with the fold.
    fn __reduce_ex__(&self, thread: &Thread, protocol: i32) -> Fallible<Owned<Tuple>> {
        self.reduce(thread, protocol > 3)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.reduce(thread, false)
    }
}
