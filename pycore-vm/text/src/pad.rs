//! `center`, `ljust`, `rjust`, `zfill` and `expandtabs`.

use crate::compose::LONGEST;
use crate::search::find_point;
use crate::view::Bits;
use crate::{Compose, Sink, TooLong, Unit, View, with_units};

/// A text with a fill character on its sides, or between its sign and the rest.
#[derive(Clone, Copy, Debug)]
pub struct Padded<'a> {
    sign: View<'a>,
    left: usize,
    text: View<'a>,
    right: usize,
    fill: u32,
}

impl<'a> Padded<'a> {
    /// `left` and `right` times `fill` around a text.
    pub fn new(text: View<'a>, left: usize, right: usize, fill: u32) -> Result<Self, TooLong> {
        let length = left.checked_add(right).and_then(|fill| fill.checked_add(text.len()));
        match length {
            Some(..=LONGEST) => Ok(Self { sign: View::EMPTY, left, text, right, fill }),
            _ => Err(TooLong),
        }
    }

    /// `str.ljust`; `None` if the text is as wide already.
    pub fn left_justified(text: View<'a>, width: usize, fill: u32) -> Option<Self> {
        let missing = missing(text, width)?;
        Some(Self { sign: View::EMPTY, left: 0, text, right: missing, fill })
    }

    /// `str.rjust`; `None` if the text is as wide already.
    pub fn right_justified(text: View<'a>, width: usize, fill: u32) -> Option<Self> {
        let missing = missing(text, width)?;
        Some(Self { sign: View::EMPTY, left: missing, text, right: 0, fill })
    }

    /// `str.center`; `None` if the text is as wide already. Of an odd number the left side has more if the
    /// width is odd.
    pub fn centered(text: View<'a>, width: usize, fill: u32) -> Option<Self> {
        let missing = missing(text, width)?;
        let left = missing / 2 + (missing & width & 1);
        Some(Self { sign: View::EMPTY, left, text, right: missing - left, fill })
    }

    /// `str.zfill`; `None` if the text is as wide already.
    pub fn zero_filled(text: View<'a>, width: usize) -> Option<Self> {
        let left = missing(text, width)?;
        let signed = matches!(text.get(0), Some(0x2B | 0x2D));
        let sign = usize::from(signed);
        Some(Self {
            sign: text.first(sign),
            left,
            text: text.skip(sign),
            right: 0,
            fill: '0'.into(),
        })
    }
}

/// How much a text is too narrow. A width is at most [`LONGEST`], so nothing overflows.
fn missing(text: View<'_>, width: usize) -> Option<usize> {
    debug_assert!(width <= LONGEST);
    width.checked_sub(text.len()).filter(|&missing| missing > 0)
}

impl Compose for Padded<'_> {
    fn len(&self) -> usize {
        self.sign.len() + self.left + self.text.len() + self.right
    }

    fn bits(&self) -> Bits {
        let filled = self.left > 0 || self.right > 0;
        let fill = Bits(if filled { self.fill } else { 0 });
        self.text.bits().or(self.sign.bits()).or(fill)
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        sink.view(self.sign);
        sink.repeat(self.fill, self.left);
        sink.view(self.text);
        sink.repeat(self.fill, self.right);
    }
}

/// A text whose tabs become spaces.
#[derive(Clone, Copy, Debug)]
pub struct TabsExpanded<'a> {
    text: View<'a>,
    tab_size: usize,
    length: usize,
}

impl<'a> TabsExpanded<'a> {
    /// `text.expandtabs(tab_size)`, where a negative size is 0; `None` if there are no tabs.
    pub fn new(text: View<'a>, tab_size: usize) -> Result<Option<Self>, TooLong> {
        if find_point(text, '\t'.into()).is_none() {
            return Ok(None);
        }
        let mut length = Some(0_usize);
        pieces(text, tab_size, |piece, spaces| {
            length = length.and_then(|sum| sum.checked_add(piece.len())?.checked_add(spaces));
        });
        match length {
            Some(length @ ..=LONGEST) => Ok(Some(Self { text, tab_size, length })),
            _ => Err(TooLong),
        }
    }
}

/// Call `piece` with every text between tabs and the number of spaces after it.
fn pieces<'a>(text: View<'a>, tab_size: usize, mut piece: impl FnMut(View<'a>, usize)) {
    let mut rest = text;
    let mut column = 0_usize;
    loop {
        let tab = find_point(rest, '\t'.into());
        let before = rest.first(tab.unwrap_or(rest.len()));
        column = match with_units!(before, units => after_line_end(units)) {
            Some(since) => since,
            None => column.wrapping_add(before.len()),
        };
        let Some(tab) = tab else {
            return piece(before, 0);
        };
        let spaces = column.checked_rem(tab_size).map_or(0, |used| tab_size - used);
        column = column.wrapping_add(spaces);
        piece(before, spaces);
        rest = rest.skip(tab + 1);
    }
}

/// How many code points follow the last line end, if there is one.
fn after_line_end<U: Unit>(units: &[U]) -> Option<usize> {
    let last = units.iter().rposition(|&unit| matches!(unit.point(), 0x0A | 0x0D))?;
    Some(units.len() - last - 1)
}

impl Compose for TabsExpanded<'_> {
    fn len(&self) -> usize {
        self.length
    }

    fn bits(&self) -> Bits {
        // A tab's bits are those of other controls; only whether it is ASCII or wider matters.
        self.text.bits()
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        pieces(self.text, self.tab_size, |piece, spaces| {
            sink.view(piece);
            sink.repeat(' '.into(), spaces);
        });
    }
}
