//! `datetime.h`: the table of functions and types by which C code makes dates and times. What it reads of them lies open in
//! the objects.

use core::ffi::{c_int, c_void};
use std::ptr;

use pycore_abi::PyDateTime_CAPI;
use pycore_objects::types::capsule::Capsule;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, name, raise};
use pycore_stdlib_numeric::datetime::{self, native};

use crate::api::api;
use crate::convert::expect;

api! { private;
    fn date_from_date(thread, year: c_int, month: c_int, day: c_int, class: &TypeObject) -> Fallible<Owned> {
        native::date(thread, class, [year, month, day])
    }

    fn datetime_from_parts(
        thread, year: c_int, month: c_int, day: c_int,
        hour: c_int, minute: c_int, second: c_int, microsecond: c_int,
        zone: &Object, class: &TypeObject,
    ) -> Fallible<Owned> {
        let parts = [year, month, day, hour, minute, second, microsecond];
        native::datetime(thread, class, parts, zone, 0)
    }

    fn datetime_from_parts_and_fold(
        thread, year: c_int, month: c_int, day: c_int,
        hour: c_int, minute: c_int, second: c_int, microsecond: c_int,
        zone: &Object, fold: c_int, class: &TypeObject,
    ) -> Fallible<Owned> {
        let parts = [year, month, day, hour, minute, second, microsecond];
        native::datetime(thread, class, parts, zone, fold)
    }

    fn time_from_parts(
        thread, hour: c_int, minute: c_int, second: c_int, microsecond: c_int,
        zone: &Object, class: &TypeObject,
    ) -> Fallible<Owned> {
        native::time(thread, class, [hour, minute, second, microsecond], zone, 0)
    }

    fn time_from_parts_and_fold(
        thread, hour: c_int, minute: c_int, second: c_int, microsecond: c_int,
        zone: &Object, fold: c_int, class: &TypeObject,
    ) -> Fallible<Owned> {
        native::time(thread, class, [hour, minute, second, microsecond], zone, fold)
    }

    /// Whether the parts are to be brought within their bounds does not matter: those that are stay as they are.
    fn delta_from_parts(
        thread, days: c_int, seconds: c_int, microseconds: c_int, normalize: c_int, class: &TypeObject,
    ) -> Fallible<Owned> {
        let _ = normalize;
        native::delta(thread, class, [days, seconds, microseconds])
    }

    fn timezone_from_offset(thread, offset: &Object, name: Option<&Object>) -> Fallible<Owned> {
        native::timezone(thread, offset, name)
    }

    fn datetime_from_timestamp(
        thread, class: &Object, arguments: &Object, named: Option<&Object>,
    ) -> Fallible<Owned> {
        let class = expect::<TypeObject>(thread, class)?;
        let arguments = expect::<Tuple>(thread, arguments)?;
        let named = named.and_then(Object::downcast::<Dict>);
        let by_name = named.and_then(|named| named.get_str(name!(thread, "tz")));
        match (arguments.get(0), arguments.get(1).or(by_name.as_deref())) {
            (Some(timestamp), zone) => native::datetime_at(thread, class, timestamp, zone),
            (None, _) => {
                let message = "fromtimestamp() missing required argument 'timestamp' (pos 1)";
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }

    fn date_from_timestamp(thread, class: &Object, arguments: &Object) -> Fallible<Owned> {
        let class = expect::<TypeObject>(thread, class)?;
        match expect::<Tuple>(thread, arguments)?.as_slice() {
            [timestamp] => native::date_at(thread, class, timestamp),
            others => {
                let given = others.len();
                let message = format!("fromtimestamp expected 1 argument, got {given}");
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }
}

/// The capsule `datetime.datetime_CAPI`.
pub(crate) fn capsule(thread: &Thread) -> Fallible<Owned> {
    let class = |class: &'static TypeObject| class.as_raw();
    let table = PyDateTime_CAPI {
        DateType: class(datetime::date::DATE.get()),
        DateTimeType: class(datetime::date_time::DATETIME.get()),
        TimeType: class(datetime::time::TIME.get()),
        DeltaType: class(datetime::delta::DELTA.get()),
        TZInfoType: class(datetime::tzinfo::TZINFO.get()),
        TimeZone_UTC: ptr::from_ref(native::utc()).cast_mut().cast(),
        Date_FromDate: Some(date_from_date),
        DateTime_FromDateAndTime: Some(datetime_from_parts),
        Time_FromTime: Some(time_from_parts),
        Delta_FromDelta: Some(delta_from_parts),
        TimeZone_FromTimeZone: Some(timezone_from_offset),
        DateTime_FromTimestamp: Some(datetime_from_timestamp),
        Date_FromTimestamp: Some(date_from_timestamp),
        DateTime_FromDateAndTimeAndFold: Some(datetime_from_parts_and_fold),
        Time_FromTimeAndFold: Some(time_from_parts_and_fold),
    };
    // Extension modules keep the pointer for as long as the process lasts, whatever becomes of the module.
    let table = ptr::from_mut(Box::leak(Box::new(table))).cast::<c_void>();
    // SAFETY: the name is static, and there is no destructor.
    let capsule = unsafe { Capsule::new(thread, table, c"datetime.datetime_CAPI".as_ptr(), None) };
    Ok(capsule?.into_object())
}
