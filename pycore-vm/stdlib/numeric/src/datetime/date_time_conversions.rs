//! Moments as other things: texts, tuples, timestamps, and times of other zones.

use pycore_objects::protocol::repr::Text;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, raise};

use super::clock::Moment;
use super::date_time::DateTime;
use super::delta::Delta;
use super::delta_arithmetic::ratio;
use super::fields::{self, Zone, out_of_range};
use super::iso_format::{self, Precision};
use super::span::{SECOND, Span};
use super::strftime;
use super::timestamp;
use super::timezone::Timezone;
use super::tzinfo::TzInfo;

/// The zone that local time has at seconds since 1970.
fn local_zone(thread: &Thread, seconds: i64) -> Fallible<Owned<TzInfo>> {
    let local = timestamp::local(thread, seconds)?;
    let name = Str::new(thread, &local.zone)?;
    let total = i128::from(local.offset) * i128::from(SECOND);
    let span = Span::from_total(total).unwrap_or(Span::ZERO);
    let zone = Timezone::of_offset(thread, &*Delta::new(thread, span)?, Some(&name))?;
    Ok(Owned::share(zone.as_zone()))
}

impl DateTime {
    /// Seconds since 1970, the moment being local time.
    fn local_seconds(&self, thread: &Thread) -> Fallible<i64> {
        timestamp::of_local(thread, self.moment().epoch_seconds(), self.fold.get() != 0)
    }

    /// The zone of local time at the moment.
    fn own_local_zone(&self, thread: &Thread) -> Fallible<Owned<TzInfo>> {
        let (local, fold) = (self.moment().epoch_seconds(), self.fold.get() != 0);
        let seconds = timestamp::of_local(thread, local, fold)?;
        let other = timestamp::of_local(thread, local, !fold)?;
        // A time that there is not, in a gap, has the offset before it, or with the fold the one after it.
        let in_gap = seconds != other && (other > seconds) == fold;
        local_zone(thread, if in_gap { other } else { seconds })
    }

    /// The moment of UTC.
    fn utc_moment(&self, thread: &Thread, offset: &Delta) -> Fallible<Moment> {
        let moment = self.moment().plus(-offset.span().total());
        moment.ok_or_else(|| out_of_range(thread))
    }
}

#[methods(name = CONVERSIONS)]
impl DateTime {
    /// !isoformat(sep="T", timespec="auto")
    ///
    /// The moment as text: YYYY-MM-DDTHH:MM:SS.ffffff, and the offset of its zone. sep is what separates the date from the
    /// time; timespec is how much of that there is: auto, hours, minutes, seconds, milliseconds or microseconds.
    fn isoformat(
        &self,
        thread: &Thread,
        sep: Option<&Object>,
        timespec: Option<&Object>,
    ) -> Fallible<Owned<Str>> {
        const FUNCTION: &str = "isoformat";
        let separator = match sep {
            None => None,
            Some(sep) => {
                let what = "a unicode character";
                let Some(text) = sep.downcast::<Str>() else {
                    return Err(fields::wrong_type(thread, FUNCTION, 1, what, sep));
                };
                if text.len() != 1 {
                    let (what, length) = (format!("{what}, not a string of length"), text.len());
                    let message = format!("isoformat() argument 1 must be {what} {length}");
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                }
                Some(text)
            }
        };
        let timespec = timespec.map(|text| fields::text(thread, FUNCTION, 2, text)).transpose()?;
        let Moment { date, clock } = self.moment();
        let precision = Precision::of(thread, timespec, clock)?;
        let mut text = Text::new(thread);
        text.push(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))?;
        match separator {
            Some(separator) => text.push_str(separator)?,
            None => text.push("T")?,
        }
        text.push(&iso_format::clock(clock, precision))?;
        if let Some(offset) = self.offset(thread)? {
            text.push(&iso_format::offset(offset.span(), ":"))?;
        }
        text.finish()
    }

    /// ctime($self, /)
    ///
    /// The moment as the C function ctime() writes it.
    fn ctime(&self) -> String {
        strftime::ctime(self.date_value(), self.clock())
    }

    /// timetuple($self, /)
    ///
    /// The moment as a struct_time.
    fn timetuple(&self, thread: &Thread) -> Fallible<Owned> {
        let is_summer = match self.summer(thread)? {
            Some(summer) => (summer.span() != Span::ZERO).into(),
            None => -1,
        };
        strftime::struct_time(thread, self.date_value(), self.clock(), is_summer)
    }

    /// utctimetuple($self, /)
    ///
    /// The moment of UTC as a struct_time.
    fn utctimetuple(&self, thread: &Thread) -> Fallible<Owned> {
        let Moment { date, clock } = match self.offset(thread)? {
            Some(offset) => self.utc_moment(thread, &offset)?,
            None => self.moment(),
        };
        strftime::struct_time(thread, date, clock, 0)
    }

    /// timestamp($self, /)
    ///
    /// Seconds since 1970; without a zone the moment is local time.
    fn timestamp(&self, thread: &Thread) -> Fallible<f64> {
        if self.zone().is_some()
            && let Some(offset) = self.offset(thread)?
        {
            let moment = self.moment();
            let local = i128::from(moment.epoch_seconds()) * i128::from(SECOND)
                + i128::from(moment.clock.microsecond);
            return Ok(ratio(local - offset.span().total(), SECOND.into()));
        }
        let fraction = f64::from(self.clock().microsecond) / 1e6;
        Ok(self.local_seconds(thread)? as f64 + fraction)
    }

    /// !astimezone(tz=None)
    ///
    /// The same moment in another zone; without one, in that of local time.
    fn astimezone(&self, thread: &Thread, tz: Option<&Object>) -> Fallible<Owned> {
        let target = match tz {
            Some(zone) => Zone::of(thread, zone)?.owned(),
            None => None,
        };
        if let (Some(own), Some(target)) = (self.zone(), &target)
            && own.as_object().is(target.as_object())
        {
            return Ok(Owned::share(self.as_object()));
        }
        let offset = match self.offset(thread)? {
            Some(offset) => offset,
            None => {
                let zone = self.own_local_zone(thread)?;
                match zone.offset(thread, self.as_object())? {
                    Some(offset) => offset,
                    None => Delta::new(thread, Span::ZERO)?,
                }
            }
        };
        let utc = self.utc_moment(thread, &offset)?;
        let target = match target {
            Some(target) => target,
            None => local_zone(thread, utc.epoch_seconds())?,
        };
        let class = self.as_object().type_object();
        let utc = Self::make(thread, class, utc, Some(target.clone()), 0)?;
        target.local_time(thread, &utc)
    }

    /// utcoffset($self, /)
    ///
    /// What the time zone's utcoffset() says of the moment.
    fn utcoffset(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        self.offset(thread)
    }

    /// tzname($self, /)
    ///
    /// What the time zone's tzname() says of the moment.
    fn tzname(&self, thread: &Thread) -> Fallible<Option<Owned<Str>>> {
        match self.zone() {
            Some(zone) => zone.name(thread, self.as_object()),
            None => Ok(None),
        }
    }

    /// dst($self, /)
    ///
    /// What the time zone's dst() says of the moment.
    fn dst(&self, thread: &Thread) -> Fallible<Option<Owned<Delta>>> {
        self.summer(thread)
    }
}
