//! `tzinfo`: the base of time zones, and what dates and times ask them.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::declare::abi::PyDateTime_TZInfo;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject, methods, name, raise, slots,
    static_type,
};

use super::date_time::DateTime;
use super::delta::Delta;
use super::span::Span;
use super::timezone::Timezone;

/// A time zone.
#[repr(C)]
pub struct TzInfo {
    object: Object,
}

const _: () = assert!(size_of::<TzInfo>() == size_of::<PyDateTime_TZInfo>());

static_type! {
    /// The type `tzinfo`.
    pub static TZINFO: TzInfo = {
        name: "datetime.tzinfo",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "The base of time zones: a subclass says how local time differs from UTC.",
        slots: TzInfo::SLOTS,
        methods: TzInfo::METHODS,
    };
}

impl Trace for TzInfo {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl TzInfo {
    /// The beginning of a zone of a type below this one.
    pub(crate) const fn with_header(object: Object) -> Self {
        Self { object }
    }

    /// What the method `utcoffset` or `dst` says of a moment.
    fn span_by(
        &self,
        thread: &Thread,
        method: &Str,
        moment: &Object,
    ) -> Fallible<Option<Owned<Delta>>> {
        let said = call::call_method(thread, self.as_object(), method, &[moment])?;
        if said.is_none() {
            return Ok(None);
        }
        let said = said.downcast::<Delta>().map_err(|other| {
            let (method, given) = (
                method.to_string_lossy(),
                other.type_object().name().to_string_lossy().into_owned(),
            );
            let message = format!("tzinfo.{method}() must return None or timedelta, not '{given}'");
            raise!(thread, TYPE_ERROR, "{message}")
        })?;
        check_offset(thread, &said)?;
        Ok(Some(said))
    }

    /// How far the local time is ahead of UTC, if the zone knows.
    pub(crate) fn offset(
        &self,
        thread: &Thread,
        moment: &Object,
    ) -> Fallible<Option<Owned<Delta>>> {
        match self.as_object().downcast_exact::<Timezone>() {
            Some(fixed) => fixed.offset_object(thread).map(Some),
            None => self.span_by(thread, name!(thread, "utcoffset"), moment),
        }
    }

    /// How much of that is summer time, if the zone knows.
    pub(crate) fn summer(
        &self,
        thread: &Thread,
        moment: &Object,
    ) -> Fallible<Option<Owned<Delta>>> {
        match self.as_object().downcast_exact::<Timezone>() {
            Some(_) => Ok(None),
            None => self.span_by(thread, name!(thread, "dst"), moment),
        }
    }

    /// The zone's name, or `None`.
    pub(crate) fn name(&self, thread: &Thread, moment: &Object) -> Fallible<Option<Owned<Str>>> {
        let method = name!(thread, "tzname");
        let said = call::call_method(thread, self.as_object(), method, &[moment])?;
        if said.is_none() {
            return Ok(None);
        }
        said.downcast::<Str>().map(Some).map_err(|other| {
            let given = other.type_object().name().to_string_lossy();
            raise!(
                thread,
                TYPE_ERROR,
                "tzinfo.tzname() must return None or a string, not '{given}'"
            )
        })
    }

    /// The local time of a moment of UTC that has this zone.
    pub(crate) fn local_time(&self, thread: &Thread, moment: &Object) -> Fallible<Owned> {
        call::call_method(thread, self.as_object(), name!(thread, "fromutc"), &[moment])
    }
}

/// Refuses offsets of a day and more.
pub(crate) fn check_offset(thread: &Thread, offset: &Delta) -> Fallible {
    let Span { days, seconds, microseconds } = offset.span();
    if days == 0 || days == -1 && (seconds, microseconds) != (0, 0) {
        return Ok(());
    }
    let bounds = "strictly between -timedelta(hours=24) and timedelta(hours=24)";
    let given = object::repr(thread, offset.as_object())?;
    Err(raise!(thread, VALUE_ERROR, "offset must be a timedelta {bounds}, not {given}"))
}

fn missing(thread: &Thread, method: &str) -> Raised {
    let message = format!("a tzinfo subclass must implement {method}()");
    raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}")
}

/// The argument of `fromutc`: a moment that has the zone.
pub(crate) fn own_moment<'a>(
    thread: &Thread,
    zone: &Object,
    moment: &'a Object,
) -> Fallible<&'a DateTime> {
    let Some(moment) = moment.downcast::<DateTime>() else {
        return Err(raise!(thread, TYPE_ERROR, "fromutc: argument must be a datetime"));
    };
    if moment.zone().is_some_and(|own| own.as_object().is(zone)) {
        return Ok(moment);
    }
    Err(raise!(thread, VALUE_ERROR, "fromutc: dt.tzinfo is not self"))
}

#[slots]
impl TzInfo {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        thread.new_instance(class, Self::with_header)
    }
}

#[methods]
impl TzInfo {
    /// tzname($self, object, /)
    ///
    /// The name of the zone at a moment, for a subclass to say.
    fn tzname(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(missing(thread, "tzname"))
    }

    /// utcoffset($self, object, /)
    ///
    /// How far local time is ahead of UTC at a moment, for a subclass to say.
    fn utcoffset(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(missing(thread, "utcoffset"))
    }

    /// dst($self, object, /)
    ///
    /// How far summer time is ahead of the usual time at a moment, for a subclass to say.
    fn dst(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(missing(thread, "dst"))
    }

    /// fromutc($self, object, /)
    ///
    /// The local time of a moment of UTC that has this zone.
    fn fromutc(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let moment = own_moment(thread, self.as_object(), object)?;
        let unknown =
            |what: &str| raise!(thread, VALUE_ERROR, "fromutc: non-None {what}() result required");
        let Some(offset) = moment.offset(thread)? else { return Err(unknown("utcoffset")) };
        let Some(summer) = moment.summer(thread)? else { return Err(unknown("dst")) };
        // The usual time is ahead of UTC by the offset without summer time; whether it is summer is asked again there.
        let standard = offset.span().total() - summer.span().total();
        let standard = moment.plus(thread, standard)?;
        let inconsistent = || {
            let message = "fromutc: tz.dst() gave inconsistent results; cannot convert";
            raise!(thread, VALUE_ERROR, "{message}")
        };
        let summer = match standard.downcast_ref::<DateTime>() {
            Some(standard) => standard.summer(thread)?.ok_or_else(inconsistent)?,
            None => return Err(inconsistent()),
        };
        if summer.span() == Span::ZERO {
            return Ok(standard);
        }
        number::binary(thread, &standard, summer.as_object(), number::Operator::Add)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let this = self.as_object();
        let arguments =
            match object::lookup_attribute(thread, this, name!(thread, "__getinitargs__"))? {
                Some(get) => call::call(thread, &get, &[])?,
                None => Tuple::empty().into_object(),
            };
        let get = object::get_attribute(thread, this, name!(thread, "__getstate__"))?;
        let state = call::call(thread, &get, &[])?;
        let class = Owned::share(this.type_object().as_object());
        Tuple::pack(thread, [class, arguments, state])
    }
}
