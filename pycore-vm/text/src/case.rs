//! `str.upper`, `lower`, `title`, `capitalize`, `swapcase`, `casefold`.
//!
//! ASCII maps byte by byte, so the result's size is known ([`Compose`]); other text may become longer and
//! goes through a buffer.

use pycore_unicode::{Case, Properties};

use crate::view::Bits;
use crate::{Compose, OutOfMemory, Sink, TextBuf, Unit, View, with_units};

/// What a method does to case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// `upper`
    Upper,
    /// `lower`
    Lower,
    /// `title`
    Title,
    /// `capitalize`
    Capitalize,
    /// `swapcase`
    Swap,
    /// `casefold`
    Fold,
}

/// A text in another case.
#[derive(Clone, Debug)]
pub struct Cased<'a>(Form<'a>);

#[derive(Clone, Debug)]
enum Form<'a> {
    /// To be mapped by ASCII's rules.
    Ascii(&'a [u8], Change),
    Buffer(TextBuf),
}

impl<'a> Cased<'a> {
    /// Bytes of which only ASCII's letters change.
    pub(crate) fn ascii(bytes: &'a [u8], change: Change) -> Self {
        Self(Form::Ascii(bytes, change))
    }

    /// The method's result.
    pub fn new(text: View<'a>, change: Change) -> Result<Self, OutOfMemory> {
        match text {
            View::Latin1(bytes) if bytes.is_ascii() => Ok(Self::ascii(bytes, change)),
            _ => with_units!(text, units => changed(units, change))
                .map(|buffer| Self(Form::Buffer(buffer))),
        }
    }
}

impl Compose for Cased<'_> {
    fn len(&self) -> usize {
        match &self.0 {
            Form::Ascii(bytes, _) => bytes.len(),
            Form::Buffer(text) => text.len(),
        }
    }

    fn bits(&self) -> Bits {
        match &self.0 {
            // Case is bit 5, which does not decide about widths.
            Form::Ascii(bytes, _) => View::Latin1(bytes).bits(),
            Form::Buffer(text) => text.bits(),
        }
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        let (bytes, change) = match &self.0 {
            Form::Ascii(bytes, change) => (*bytes, change),
            Form::Buffer(text) => return sink.view(text.view()),
        };
        match change {
            Change::Upper => sink.mapped(bytes, |byte| byte.to_ascii_uppercase()),
            Change::Lower | Change::Fold => sink.mapped(bytes, |byte| byte.to_ascii_lowercase()),
            Change::Swap => {
                sink.mapped(bytes, |byte| byte ^ u8::from(byte.is_ascii_alphabetic()) << 5)
            }
            Change::Capitalize => {
                let (first, rest) = bytes.split_at(bytes.len().min(1));
                sink.mapped(first, |byte| byte.to_ascii_uppercase());
                sink.mapped(rest, |byte| byte.to_ascii_lowercase());
            }
            Change::Title => {
                let mut within = false;
                sink.mapped(bytes, |byte| {
                    let mapped =
                        if within { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
                    within = byte.is_ascii_alphabetic();
                    mapped
                });
            }
        }
    }
}

fn changed<U: Unit>(units: &[U], change: Change) -> Result<TextBuf, OutOfMemory> {
    let mut text = TextBuf::with_capacity(units.len())?;
    let mut within = false;
    for (index, &unit) in units.iter().enumerate() {
        let point: u32 = unit.point();
        let properties = Properties::of(point);
        let case = match change {
            Change::Upper => Case::Upper,
            Change::Lower => Case::Lower,
            Change::Fold => Case::Fold,
            Change::Capitalize if index == 0 => Case::Title,
            Change::Capitalize => Case::Lower,
            Change::Title if within => Case::Lower,
            Change::Title => Case::Title,
            Change::Swap if properties.is_upper() => Case::Lower,
            Change::Swap if properties.is_lower() => Case::Upper,
            Change::Swap => {
                text.push(point)?;
                continue;
            }
        };
        within = properties.is_cased();
        if point == SIGMA && case == Case::Lower {
            text.push(if ends_word(units, index) { FINAL_SIGMA } else { SMALL_SIGMA })?;
            continue;
        }
        for &mapped in properties.mapped(case).as_slice() {
            text.push(mapped)?;
        }
    }
    Ok(text)
}

const SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// Whether the letter at `index` has a letter before it and none after it, without regard to what case
/// ignores.
#[cold]
fn ends_word<U: Unit>(units: &[U], index: usize) -> bool {
    let letter = |mut others: &mut dyn Iterator<Item = &U>| {
        let mut points = (&mut others).map(|&unit| Properties::of(unit.point()));
        points.find(|point| !point.is_case_ignorable()).is_some_and(Properties::is_cased)
    };
    letter(&mut units[..index].iter().rev()) && !letter(&mut units[index + 1..].iter())
}
