//! The operators of moments.

use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, hash, name, raise, slots,
};

use super::clock::Clock;
use super::clock::Moment;
use super::constructors::{self, TimeParts};
use super::date::is_month;
use super::date_time::{DATETIME, DateTime};
use super::delta::Delta;
use super::fields::pickled;
use super::time::{FOLD, pickled_zone};

/// How two moments lie to each other.
enum Relation {
    /// Their local times can be compared: the difference in microseconds.
    Local(i128),
    /// Their times of UTC can be compared.
    Utc(i128),
    /// One of them is of a zone, the other is not.
    Mixed,
}

/// How two moments lie to each other, and their offsets, as far as they were asked for.
fn relate(
    thread: &Thread,
    left: &DateTime,
    right: &DateTime,
) -> Fallible<(Relation, [Option<Owned<Delta>>; 2])> {
    let local = i128::from(left.moment().microseconds() - right.moment().microseconds());
    let same_zone = match (left.zone(), right.zone()) {
        (Some(left), Some(right)) => left.as_object().is(right.as_object()),
        (None, None) => true,
        _ => false,
    };
    if same_zone {
        return Ok((Relation::Local(local), [None, None]));
    }
    let offsets = [left.offset(thread)?, right.offset(thread)?];
    let relation = match &offsets {
        [None, None] => Relation::Local(local),
        [Some(left), Some(right)] => {
            Relation::Utc(local - left.span().total() + right.span().total())
        }
        _ => Relation::Mixed,
    };
    Ok((relation, offsets))
}

impl DateTime {
    /// Whether the offset depends on the fold: such a moment is equal to none of another zone.
    fn is_ambiguous(&self, thread: &Thread, offset: Option<&Delta>) -> Fallible<bool> {
        let fold = 1 - self.fold.get().min(1);
        let flipped = Self::unchecked(thread, DATETIME.get(), self.data, self.zone(), fold)?;
        let flipped = flipped.offset(thread)?;
        Ok(flipped.map(|offset| offset.span()) != offset.map(Delta::span))
    }

    fn compare(&self, thread: &Thread, other: &Self, how: Comparison) -> Fallible<Owned> {
        let is_equality = matches!(how, Comparison::Equal | Comparison::NotEqual);
        let (relation, offsets) = relate(thread, self, other)?;
        let difference = match relation {
            Relation::Local(difference) | Relation::Utc(difference) => difference,
            Relation::Mixed if is_equality => 1,
            Relation::Mixed => {
                let message = "can't compare offset-naive and offset-aware datetimes";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        let mut order = difference.cmp(&0);
        let [left, right] = &offsets;
        let asked = left.is_some() || right.is_some();
        if order.is_eq()
            && is_equality
            && asked
            && (self.is_ambiguous(thread, left.as_deref())?
                || other.is_ambiguous(thread, right.as_deref())?)
        {
            order = std::cmp::Ordering::Greater;
        }
        Ok(thread.bool(how.holds(order)))
    }

    fn difference(&self, thread: &Thread, other: &Self) -> Fallible<Owned> {
        let difference = match relate(thread, self, other)?.0 {
            Relation::Local(difference) | Relation::Utc(difference) => difference,
            Relation::Mixed => {
                let message = "can't subtract offset-naive and offset-aware datetimes";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        Ok(Delta::of_total(thread, difference)?.into_object())
    }
}

#[slots(vectorcall)]
impl DateTime {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if let ([state, zone @ ..], true) = (arguments.positional(), arguments.names().is_empty())
            && zone.len() <= 1
            && let Some(mut data) =
                pickled::<10>(thread, "datetime", Some(state), |month| is_month(month & !FOLD), 2)?
        {
            let zone = pickled_zone(thread, zone.first())?;
            let fold = data[2] >> 7;
            data[2] &= !FOLD;
            return Self::unchecked(thread, class, data, zone, fold);
        }
        let (date, TimeParts { clock, zone, fold }) = constructors::datetime(thread, arguments)?;
        Self::of_class(thread, class, Moment { date, clock }, zone, fold)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().name().to_string_lossy())?;
        let date = self.date_value();
        let Clock { hour, minute, second, microsecond } = self.clock();
        text.push(&format!("({}, {}, {}, {hour}, {minute}", date.year, date.month, date.day))?;
        if (second, microsecond) != (0, 0) {
            text.push(&format!(", {second}"))?;
        }
        if microsecond != 0 {
            text.push(&format!(", {microsecond}"))?;
        }
        if self.fold.get() != 0 {
            text.push(", fold=1")?;
        }
        if let Some(zone) = self.zone() {
            text.push(", tzinfo=")?;
            text.push_repr(zone.as_object())?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned> {
        let separator = thread.new_str(" ")?;
        call::call_method(thread, self.as_object(), name!(thread, "isoformat"), &[&separator])
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if self.hash.get() != -1 {
            return Ok(self.hash.get());
        }
        // Equal local times have one hash, whichever fold they are: the offset is that of the first.
        let offset = match self.fold.get() {
            0 => self.offset(thread)?,
            _ => Self::unchecked(thread, DATETIME.get(), self.data, self.zone(), 0)?
                .offset(thread)?,
        };
        let hash = match offset {
            None => hash::hash_bytes(&self.data),
            Some(offset) => {
                let utc = i128::from(self.moment().microseconds()) - offset.span().total();
                object::hash(thread, Delta::of_total(thread, utc)?.as_object())?
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

    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let pair = |moment: &'_ Object, delta: &'_ Object| -> Option<(Owned<Self>, i128)> {
            let total = delta.downcast::<Delta>()?.span().total();
            Some((Owned::share(moment.downcast::<Self>()?), total))
        };
        match pair(left, right).or_else(|| pair(right, left)) {
            Some((moment, total)) => moment.plus(thread, total),
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let Some(left) = left.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        match (right.downcast::<Self>(), right.downcast::<Delta>()) {
            (Some(right), _) => left.difference(thread, right),
            (None, Some(delta)) => left.plus(thread, -delta.span().total()),
            (None, None) => Ok(thread.not_implemented()),
        }
    }
}
