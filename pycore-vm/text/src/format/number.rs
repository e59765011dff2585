//! The layout of a formatted number: `<left> <sign> <prefix> <inner> <digits> <rest> <right>`, of which at
//! most one of the paddings left or right, and inner, is there.

use super::{Align, FormatError, Grouping, Sign, Spec};
use crate::{OutOfMemory, TextBuf, View};

/// How numbers are written where the type is `n`.
#[derive(Clone, Copy, Debug)]
pub struct Locale<'a> {
    /// The decimal point.
    pub decimal_point: View<'a>,
    /// The groups of digits before it.
    pub grouping: Grouping<'a>,
}

impl Locale<'_> {
    /// A point, and no groups.
    pub const PLAIN: Locale<'static> =
        Locale { decimal_point: View::Latin1(b"."), grouping: Grouping::NONE };
}

impl Spec {
    /// How digits are grouped and what the decimal point is.
    pub(super) fn locale<'a>(&self, locale: &Locale<'a>) -> Locale<'a> {
        if self.is('n') {
            return *locale;
        }
        let separator = match self.separator {
            Some(',') => View::Latin1(b","),
            Some(_) => View::Latin1(b"_"),
            None => return Locale::PLAIN,
        };
        let fours = ['b', 'o', 'x', 'X'].iter().any(|&letter| self.is(letter));
        let sizes: &[u8] = if fours { &[4] } else { &[3] };
        Locale { grouping: Grouping { separator, sizes }, ..Locale::PLAIN }
    }
}

/// A number in parts, before it is padded.
pub(super) struct Number<'a> {
    pub(super) negative: bool,
    /// `0x` and the like.
    pub(super) prefix: &'static [u8],
    /// The digits that are grouped; none for infinities, NaN and characters.
    pub(super) digits: &'a [u8],
    /// What follows, ready.
    pub(super) rest: View<'a>,
    /// Zeros in `rest` that are counted instead of written, and where they are.
    pub(super) zeros: usize,
    pub(super) zeros_at: usize,
}

impl Number<'_> {
    pub(super) fn push(
        &self,
        out: &mut TextBuf,
        spec: &Spec,
        locale: &Locale<'_>,
    ) -> Result<(), FormatError> {
        let sign = match (self.negative, spec.sign) {
            (true, _) => Some(b'-'),
            (false, Some(Sign::Plus)) => Some(b'+'),
            (false, Some(Sign::Space)) => Some(b' '),
            (false, _) => None,
        };
        let rest = self.rest.len().checked_add(self.zeros).ok_or(OutOfMemory)?;
        let fixed = usize::from(sign.is_some()) + self.prefix.len() + rest;
        let width = spec.width.unwrap_or(0);
        let zero_filled = spec.fill == u32::from(b'0') && spec.align == Align::AfterSign;
        let least = if zero_filled { width.saturating_sub(fixed) } else { 0 };
        let (mut count, mut grouped) = (0, 0);
        if !self.digits.is_empty() {
            count = locale.grouping.digits_for(self.digits.len(), least);
            grouped = locale.grouping.length(count);
        }
        let missing = width.saturating_sub(fixed.saturating_add(grouped));
        let inner = if spec.align == Align::AfterSign { missing } else { 0 };
        let left = spec.align.left_of(missing);
        let right = missing - left - inner;
        out.reserve(fixed.saturating_add(grouped).saturating_add(missing))?;
        out.push_repeated(spec.fill, left)?;
        if let Some(sign) = sign {
            out.push(sign.into())?;
        }
        if !self.prefix.is_empty() {
            out.push_ascii(self.prefix)?;
        }
        out.push_repeated(spec.fill, inner)?;
        if !self.digits.is_empty() {
            locale.grouping.push(out, self.digits, count)?;
        }
        out.push_view(self.rest.first(self.zeros_at))?;
        out.push_repeated('0'.into(), self.zeros)?;
        out.push_view(self.rest.skip(self.zeros_at))?;
        out.push_repeated(spec.fill, right)?;
        Ok(())
    }
}
