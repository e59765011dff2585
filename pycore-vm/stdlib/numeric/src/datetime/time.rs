//! `time`: times of the day as objects.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::abi::{_PyDateTime_BaseTime, PyDateTime_Time};
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, hash, methods, name, raise,
    slots, static_type,
};

use super::civil::Civil;
use super::clock::Clock;
use super::constructors::{self, TimeParts};
use super::delta::Delta;
use super::fields::{Zone, check_clock, check_fold, pickled};
use super::iso_format::{self, Precision};
use super::iso_text;
use super::span::{SECOND, Span};
use super::timezone::Timezone;
use super::tzinfo::TzInfo;

/// A time of the day, perhaps of a time zone.
#[repr(C)]
pub struct Time {
    object: Object,
    hash: Cell<isize>,
    /// Whether there is a time zone.
    aware: u8,
    /// Hour, minute, second, and three bytes of microseconds, high byte first.
    data: [u8; 6],
    fold: Cell<u8>,
    zone: Place<TzInfo>,
}

const _: () = {
    assert!(size_of::<Time>() == size_of::<PyDateTime_Time>());
    assert!(offset_of!(Time, hash) == offset_of!(PyDateTime_Time, hashcode));
    assert!(offset_of!(Time, aware) == offset_of!(PyDateTime_Time, hastzinfo));
    assert!(offset_of!(Time, data) == offset_of!(PyDateTime_Time, data));
    assert!(offset_of!(Time, fold) == offset_of!(PyDateTime_Time, fold));
    assert!(offset_of!(Time, zone) == offset_of!(PyDateTime_Time, tzinfo));
    assert!(offset_of!(Time, data) == offset_of!(_PyDateTime_BaseTime, data));
};

static_type! {
    /// The type `time`.
    pub static TIME: Time = {
        name: "datetime.time",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)\n\nA time of the day. tzinfo is None or an instance of a subclass of tzinfo; the other arguments are integers.",
        slots: Time::SLOTS,
        methods: Time::METHODS,
        getsets: Time::GETSETS,
    };
}

impl Trace for Time {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.zone.trace(tracer);
    }
}

/// A time of the day in six bytes.
pub(crate) const fn to_bytes(clock: Clock) -> [u8; 6] {
    let [_, high, middle, low] = clock.microsecond.to_be_bytes();
    [clock.hour as u8, clock.minute as u8, clock.second as u8, high, middle, low]
}

/// The time of the day in six bytes; it need not be one that there is.
pub(crate) const fn from_bytes([hour, minute, second, high, middle, low]: [u8; 6]) -> Clock {
    let microsecond = i32::from_be_bytes([0, high, middle, low]);
    Clock::new(hour as i32, minute as i32, second as i32, microsecond)
}

/// The bit of a pickled time's first byte that is the fold.
pub(crate) const FOLD: u8 = 0x80;

impl Time {
    /// A time of exactly a class, whose constructors are not called.
    pub(crate) fn of_class(
        thread: &Thread,
        class: &TypeObject,
        clock: Clock,
        zone: Option<Owned<TzInfo>>,
        fold: i32,
    ) -> Fallible<Owned<Self>> {
        check_clock(thread, clock)?;
        let fold = check_fold(thread, fold)?;
        Self::unchecked(thread, class, to_bytes(clock), zone, fold)
    }

    fn unchecked(
        thread: &Thread,
        class: &TypeObject,
        data: [u8; 6],
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

    /// A time of a class, which is called if it is the program's own.
    fn make(
        thread: &Thread,
        class: &TypeObject,
        clock: Clock,
        zone: Option<Owned<TzInfo>>,
        fold: i32,
    ) -> Fallible<Owned> {
        if std::ptr::eq(class, TIME.get()) {
            return Ok(Self::of_class(thread, class, clock, zone, fold)?.into_object());
        }
        let parts = [clock.hour, clock.minute, clock.second, clock.microsecond];
        let [hour, minute, second, microsecond] = parts.map(|part| thread.new_int(part.into()));
        let zone = zone.map_or_else(|| thread.none(), Owned::into_object);
        let arguments = [&*hour?, &*minute?, &*second?, &*microsecond?, &*zone];
        let made = call::call(thread, class.as_object(), &arguments)?;
        if let Some(made) = made.downcast_ref::<Self>() {
            made.fold.set(check_fold(thread, fold)?);
        }
        Ok(made)
    }

    /// The time as plain data.
    pub(crate) fn clock(&self) -> Clock {
        from_bytes(self.data)
    }

    /// The time zone.
    pub(crate) fn zone(&self) -> Option<Owned<TzInfo>> {
        self.zone.get()
    }

    /// Which of two equal local times it is.
    pub(crate) fn fold_value(&self) -> u8 {
        self.fold.get()
    }

    /// How far the time is ahead of UTC, if the zone knows that without the day.
    pub(crate) fn offset(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        match self.zone.get() {
            Some(zone) => zone.offset(thread, &thread.none()),
            None => Ok(None),
        }
    }

    /// Microseconds of UTC since midnight.
    fn utc(&self, offset: &Delta) -> i128 {
        i128::from(self.clock().microseconds()) - offset.span().total()
    }

    fn compare(&self, thread: &Thread, other: &Self, how: Comparison) -> Fallible<Owned> {
        let plain = || Ok(thread.bool(how.holds(self.data.cmp(&other.data))));
        let same_zone = match (self.zone.get(), other.zone.get()) {
            (Some(left), Some(right)) => left.as_object().is(right.as_object()),
            (None, None) => true,
            _ => false,
        };
        if same_zone {
            return plain();
        }
        match (self.offset(thread)?, other.offset(thread)?) {
            (None, None) => plain(),
            (Some(left), Some(right)) if left.span() == right.span() => plain(),
            (Some(left), Some(right)) => {
                Ok(thread.bool(how.holds(self.utc(&left).cmp(&other.utc(&right)))))
            }
            _ => match how {
                Comparison::Equal => Ok(thread.bool(false)),
                Comparison::NotEqual => Ok(thread.bool(true)),
                _ => {
                    let message = "can't compare offset-naive and offset-aware times";
                    Err(raise!(thread, TYPE_ERROR, "{message}"))
                }
            },
        }
    }

    fn reduce(&self, thread: &Thread, with_fold: bool) -> Fallible<Owned<Tuple>> {
        let mut data = self.data;
        if with_fold && self.fold.get() != 0 {
            data[0] |= FOLD;
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

/// The zone behind the state of a pickled time.
pub(crate) fn pickled_zone(
    thread: &Thread,
    zone: Option<&pycore_objects::Slot>,
) -> Fallible<Option<Owned<TzInfo>>> {
    let Some(zone) = zone else { return Ok(None) };
    match Zone::of(thread, zone.object(thread)?) {
        Ok(zone) => Ok(zone.owned()),
        Err(raised) => {
            thread.clear_exception(raised);
            Err(raise!(thread, TYPE_ERROR, "bad tzinfo state arg"))
        }
    }
}

#[slots(vectorcall)]
impl Time {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if let ([state, zone @ ..], true) = (arguments.positional(), arguments.names().is_empty())
            && zone.len() <= 1
            && let Some(mut data) =
                pickled::<6>(thread, "time", Some(state), |hour| hour & !FOLD < 24, 0)?
        {
            let zone = pickled_zone(thread, zone.first())?;
            let fold = data[0] >> 7;
            data[0] &= !FOLD;
            return Self::unchecked(thread, class, data, zone, fold);
        }
        let TimeParts { clock, zone, fold } = constructors::time(thread, arguments)?;
        Self::of_class(thread, class, clock, zone, fold)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = pycore_objects::protocol::repr::Text::new(thread);
        text.push(&self.as_object().type_object().name().to_string_lossy())?;
        let Clock { hour, minute, second, microsecond } = self.clock();
        text.push(&format!("({hour}, {minute}"))?;
        if (second, microsecond) != (0, 0) {
            text.push(&format!(", {second}"))?;
        }
        if microsecond != 0 {
            text.push(&format!(", {microsecond}"))?;
        }
        if let Some(zone) = self.zone.get() {
            text.push(", tzinfo=")?;
            text.push_repr(zone.as_object())?;
        }
        if self.fold.get() != 0 {
            text.push(", fold=1")?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, self.as_object(), name!(thread, "isoformat"), &[])
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if self.hash.get() != -1 {
            return Ok(self.hash.get());
        }
        // Equal local times have one hash, whichever fold they are: the offset is that of the first.
        let offset = match self.fold.get() {
            0 => self.offset(thread)?,
            _ => {
                let class = TIME.get();
                Self::unchecked(thread, class, self.data, self.zone.get(), 0)?.offset(thread)?
            }
        };
        let hash = match offset {
            None => hash::hash_bytes(&self.data),
            Some(offset) => {
                let utc = Delta::of_total(thread, self.utc(&offset))?;
                pycore_objects::protocol::object::hash(thread, utc.as_object())?
            }
        };
        self.hash.set(hash);
        Ok(hash)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        match other.downcast::<Self>() {
            Some(other) => self.compare(thread, other, how),
            None => Ok(thread.not_implemented()),
        }
    }
}

/// A time and a zone as ISO text reads them: midnight at the end of a day is that at its beginning.
pub(crate) struct ReadTime {
    pub(crate) clock: Clock,
    pub(crate) zone: Option<Owned<TzInfo>>,
    /// Whether the time is the day's end.
    pub(crate) next_day: bool,
}

/// A time and a zone that were read.
pub(crate) fn read_time(
    thread: &Thread,
    (mut clock, offset): (Clock, Option<iso_text::Offset>),
) -> Fallible<ReadTime> {
    let next_day = clock.hour == 24;
    if next_day {
        if (clock.minute, clock.second, clock.microsecond) != (0, 0, 0) {
            let message = "minute, second, and microsecond must be 0 when hour is 24";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        clock.hour = 0;
    }
    let zone = match offset {
        None => None,
        Some(offset) => {
            let total = i64::from(offset.seconds) * SECOND + i64::from(offset.microseconds);
            let span = Span::from_total(total.into()).unwrap_or(Span::ZERO);
            let zone = Timezone::of_offset(thread, &*Delta::new(thread, span)?, None)?;
            Some(Owned::share(zone.as_zone()))
        }
    };
    Ok(ReadTime { clock, zone, next_day })
}

#[methods]
impl Time {
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

    /// !isoformat(timespec="auto")
    ///
    /// The time as text: HH:MM:SS.ffffff, and the offset of its zone. timespec is how much of it: auto, hours, minutes,
    /// seconds, milliseconds or microseconds.
    fn isoformat(&self, thread: &Thread, timespec: Option<&Object>) -> Fallible<String> {
        let timespec =
            timespec.map(|text| super::fields::text(thread, "isoformat", 1, text)).transpose()?;
        let clock = self.clock();
        let mut text = iso_format::clock(clock, Precision::of(thread, timespec, clock)?);
        if let Some(offset) = self.offset(thread)? {
            text += &iso_format::offset(offset.span(), ":");
        }
        Ok(text)
    }

    /// !strftime(format)
    ///
    /// The time as text by a format like those of time.strftime().
    fn strftime(&self, thread: &Thread, format: &Object) -> Fallible<Owned> {
        // There is no day; this one is as good as any.
        let day = Civil::new(1900, 1, 1);
        let tuple = super::strftime::plain_tuple(thread, day, self.clock(), -1)?;
        super::strftime::by_object(thread, self.as_object(), format, tuple.as_object())
    }

    /// !__format__(format, /)
    ///
    /// The time as text by a format like those of strftime(), without one as str() gives it.
    fn __format__(&self, thread: &Thread, format: &Object) -> Fallible<Owned> {
        super::strftime::format(thread, self.as_object(), format)
    }

    /// utcoffset($self, /)
    ///
    /// What the time zone's utcoffset() says without a day.
    fn utcoffset(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        self.offset(thread)
    }

    /// tzname($self, /)
    ///
    /// What the time zone's tzname() says without a day.
    fn tzname(&self, thread: &Thread) -> Fallible<Option<Owned<Str>>> {
        match self.zone.get() {
            Some(zone) => zone.name(thread, &thread.none()),
            None => Ok(None),
        }
    }

    /// dst($self, /)
    ///
    /// What the time zone's dst() says without a day.
    fn dst(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        match self.zone.get() {
            Some(zone) => zone.summer(thread, &thread.none()),
            None => Ok(None),
        }
    }

    /// replace($self, /, hour=unchanged, minute=unchanged, second=unchanged,
    ///         microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)
    ///
    /// The time with other parts.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of Python's")]
    fn replace(
        &self,
        thread: &Thread,
        hour: Option<i32>,
        minute: Option<i32>,
        second: Option<i32>,
        microsecond: Option<i32>,
        tzinfo: Option<&Object>,
        fold: Option<i32>,
    ) -> Fallible<Owned> {
        let old = self.clock();
        let clock = Clock::new(
            hour.unwrap_or(old.hour),
            minute.unwrap_or(old.minute),
            second.unwrap_or(old.second),
            microsecond.unwrap_or(old.microsecond),
        );
        let zone = match tzinfo {
            Some(zone) => Zone::of(thread, zone)?.owned(),
            None => self.zone.get(),
        };
        let fold = fold.unwrap_or(self.fold.get().into());
        Self::make(thread, self.as_object().type_object(), clock, zone, fold)
    }

    /// __replace__($self, /, **changes)
    ///
    /// The same as replace().
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        constructors::replace(thread, TIME.get(), self.as_object(), arguments)
    }

    /// fromisoformat($type, object, /)
    ///
    /// The time that a text in a format of ISO 8601 says.
    #[classmethod]
    fn fromisoformat(class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let text = super::date_makers::iso_argument(thread, object)?;
        let bytes = super::date_makers::bytes_of(text);
        let bytes = bytes.strip_prefix(b"T").unwrap_or(&bytes);
        let Ok(read) = iso_text::time(bytes) else {
            return Err(super::date_makers::invalid(thread, text));
        };
        let ReadTime { clock, zone, .. } = read_time(thread, read)?;
        Self::make(thread, class, clock, zone, 0)
    }

    /// !strptime(string, format, /)
    ///
    /// The time that a text in a format like those of time.strptime() says.
    #[classmethod]
    fn strptime(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let name = name!(thread, "_strptime_datetime_time");
        super::strftime::parse(thread, class, name, arguments)
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
