//! `timezone`: zones that are always as far from UTC.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Comparison;
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, methods, raise, slots,
    static_object, static_type,
};

use super::date_time::DateTime;
use super::delta::Delta;
use super::fields::wrong_type;
use super::iso_format;
use super::span::{DAY_SECONDS, Span};
use super::tzinfo::{TZINFO, TzInfo, check_offset, own_moment};

/// A zone with a fixed offset of less than a day.
#[repr(C)]
pub struct Timezone {
    zone: TzInfo,
    /// Nothing if the name is the offset.
    name: Place<Str>,
    /// The offset: whole seconds, perhaps negative, and microseconds beyond them.
    seconds: i32,
    microseconds: i32,
}

static_type! {
    /// The type `timezone`.
    pub static TIMEZONE: Timezone = {
        name: "datetime.timezone",
        base: TZINFO,
        flags: ,
        doc: "A time zone with a fixed offset from UTC.",
        slots: Timezone::SLOTS,
        methods: Timezone::METHODS,
    };
}

static_object! {
    /// UTC itself.
    pub static UTC: Timezone = of TIMEZONE, |header| Timezone {
        zone: TzInfo::with_header(header),
        name: Place::empty(),
        seconds: 0,
        microseconds: 0,
    };
}

impl Trace for Timezone {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
    }
}

impl Timezone {
    /// A zone, without a name `UTC` itself where that is the offset.
    pub(crate) fn new(thread: &Thread, offset: Span, name: Option<&Str>) -> Fallible<Owned<Self>> {
        if name.is_none() && offset == Span::ZERO {
            return Ok(Owned::share(UTC.get()));
        }
        let made = thread.new_object(|object| Self {
            zone: TzInfo::with_header(object),
            name: Place::empty(),
            seconds: offset.whole_seconds() as i32,
            microseconds: offset.microseconds,
        })?;
        made.name.replace(name.map(Owned::share));
        Ok(made)
    }

    /// The same for an offset that has yet to be checked.
    pub(crate) fn of_offset(
        thread: &Thread,
        offset: &Delta,
        name: Option<&Str>,
    ) -> Fallible<Owned<Self>> {
        check_offset(thread, offset)?;
        Self::new(thread, offset.span(), name)
    }

    /// The zone, as one of any kind.
    pub(crate) fn as_zone(&self) -> &TzInfo {
        &self.zone
    }

    /// The offset.
    pub(crate) fn span(&self) -> Span {
        let seconds = i64::from(self.seconds);
        Span {
            days: seconds.div_euclid(DAY_SECONDS) as i32,
            seconds: seconds.rem_euclid(DAY_SECONDS) as i32,
            microseconds: self.microseconds,
        }
    }

    /// The offset as an object.
    pub(crate) fn offset_object(&self, thread: &Thread) -> Fallible<Owned<Delta>> {
        Delta::new(thread, self.span())
    }

    fn name_text(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        match self.name.get() {
            Some(name) => Ok(name),
            None if self.span() == Span::ZERO => Str::new(thread, "UTC"),
            None => {
                let offset = iso_format::offset(self.span(), ":");
                Str::new(thread, &format!("UTC{offset}"))
            }
        }
    }
}

/// Refuses what is neither a moment nor `None`.
fn check_moment(thread: &Thread, function: &str, moment: &Object) -> Fallible {
    if moment.is_none() || moment.downcast::<DateTime>().is_some() {
        return Ok(());
    }
    let given = moment.type_object().name().to_string_lossy();
    let message =
        format!("{function}(dt) argument must be a datetime instance or None, not {given}");
    Err(raise!(thread, TYPE_ERROR, "{message}"))
}

#[slots]
impl Timezone {
    /// !timezone(offset, name=<unrepresentable>)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        offset: &Object,
        name: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let _ = class;
        let offset = offset
            .downcast::<Delta>()
            .ok_or_else(|| wrong_type(thread, "timezone", 1, "datetime.timedelta", offset))?;
        let name = name.map(|name| super::fields::text(thread, "timezone", 2, name)).transpose()?;
        Self::of_offset(thread, offset, name)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if self.as_object().is(UTC.get().as_object()) {
            return Str::new(thread, "datetime.timezone.utc");
        }
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().name().to_string_lossy())?;
        text.push("(")?;
        text.push_repr(self.offset_object(thread)?.as_object())?;
        if let Some(name) = self.name.get() {
            text.push(", ")?;
            text.push_repr(name.as_object())?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.name_text(thread)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        object::hash(thread, self.offset_object(thread)?.as_object())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Owned {
        let equal = match other.downcast::<Self>() {
            Some(other) => self.span() == other.span(),
            None => return thread.not_implemented(),
        };
        match how {
            Comparison::Equal => thread.bool(equal),
            Comparison::NotEqual => thread.bool(!equal),
            _ => thread.not_implemented(),
        }
    }
}

#[methods]
impl Timezone {
    /// tzname($self, object, /)
    ///
    /// The name of the zone, or UTC with the offset behind it.
    fn tzname(&self, thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
        check_moment(thread, "tzname", object)?;
        self.name_text(thread)
    }

    /// utcoffset($self, object, /)
    ///
    /// The offset.
    fn utcoffset(&self, thread: &Thread, object: &Object) -> Fallible<Owned<Delta>> {
        check_moment(thread, "utcoffset", object)?;
        self.offset_object(thread)
    }

    /// dst($self, object, /)
    ///
    /// None: there is no summer time.
    fn dst(&self, thread: &Thread, object: &Object) -> Fallible {
        check_moment(thread, "dst", object)
    }

    /// fromutc($self, object, /)
    ///
    /// The local time of a moment of UTC that has this zone.
    fn fromutc(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let moment = own_moment(thread, self.as_object(), object)?;
        moment.plus(thread, self.span().total())
    }

    /// __getinitargs__($self, /)
    ///
    /// What pickle needs.
    fn __getinitargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let offset = self.offset_object(thread)?.into_object();
        match self.name.get() {
            Some(name) => Tuple::pack(thread, [offset, name.into_object()]),
            None => Tuple::pack(thread, [offset]),
        }
    }
}
