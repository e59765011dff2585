//! The mini-language of `format(value, spec)`:
//! `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.

use pycore_unicode::Properties;

use super::FormatError;
use crate::View;

/// Where the value stands in a wider field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: filled between sign and digits.
    AfterSign,
}

impl Align {
    fn of(point: u32) -> Option<Self> {
        match char::from_u32(point)? {
            '<' => Some(Self::Left),
            '>' => Some(Self::Right),
            '^' => Some(Self::Center),
            '=' => Some(Self::AfterSign),
            _ => None,
        }
    }

    /// How much of `missing` goes to the left.
    pub(super) fn left_of(self, missing: usize) -> usize {
        match self {
            Self::Left | Self::AfterSign => 0,
            Self::Right => missing,
            Self::Center => missing / 2,
        }
    }
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// A space.
    Space,
    /// `-`, which changes nothing.
    Minus,
}

/// For which class a specification is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `int`
    Int,
    /// `float`
    Float,
    /// `complex`
    Complex,
    /// `str`
    Str,
}

/// A specification, parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What fills the field.
    pub fill: u32,
    /// Where the value stands in it.
    pub align: Align,
    /// How numbers that are not negative begin.
    pub sign: Option<Sign>,
    /// `z`
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width.
    pub width: Option<usize>,
    /// `,` or `_` between thousands.
    pub separator: Option<char>,
    /// The precision.
    pub precision: Option<usize>,
    /// `,` or `_` in the fraction.
    pub fraction_separator: Option<char>,
    /// The type, a code point.
    pub presentation: Option<u32>,
}

/// How an integer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerForm {
    /// Digits of a radix: [`integer`](super::integer).
    Digits(u32),
    /// The character with that number: [`character`](super::character).
    Character,
    /// As a float: [`float`](super::float).
    Float,
}

/// The greatest width and precision.
const GREATEST: usize = isize::MAX as usize;

impl Spec {
    /// Parse a specification, which may be empty.
    pub fn parse(spec: View<'_>, target: Target) -> Result<Self, FormatError> {
        let mut parser = Parser { rest: spec };
        let default_align = if target == Target::Str { Align::Left } else { Align::Right };
        let (mut fill, mut align) = (None, None);
        if let Some(second) = spec.get(1).and_then(Align::of) {
            (fill, align) = (spec.get(0), Some(second));
            parser.rest = spec.skip(2);
        } else if let Some(first) = spec.get(0).and_then(Align::of) {
            align = Some(first);
            parser.rest = spec.skip(1);
        }
        let sign = match parser.one_of(&['+', '-', ' ']) {
            Some('+') => Some(Sign::Plus),
            Some('-') => Some(Sign::Minus),
            Some(_) => Some(Sign::Space),
            None => None,
        };
        let no_negative_zero = parser.one_of(&['z']).is_some();
        let alternate = parser.one_of(&['#']).is_some();
        if fill.is_none() && parser.one_of(&['0']).is_some() {
            fill = Some('0'.into());
            if align.is_none() && default_align == Align::Right {
                align = Some(Align::AfterSign);
            }
        }
        let width = parser.number()?;
        let separator = parser.separator()?;
        let (mut precision, mut fraction_separator) = (None, None);
        if parser.one_of(&['.']).is_some() {
            precision = parser.number()?;
            fraction_separator = parser.separator()?;
            if precision.is_none() && fraction_separator.is_none() {
                return Err(FormatError::Message("Format specifier missing precision"));
            }
        }
        if parser.rest.len() > 1 {
            return Err(FormatError::Invalid);
        }
        let presentation = parser.rest.get(0);
        let spec = Self {
            fill: fill.unwrap_or(' '.into()),
            align: align.unwrap_or(default_align),
            sign,
            no_negative_zero,
            alternate,
            width,
            separator,
            precision,
            fraction_separator,
            presentation,
        };
        spec.check_separators(target)?;
        Ok(spec)
    }

    /// Separators go with decimal numbers, `_` with other digits, too.
    fn check_separators(&self, target: Target) -> Result<(), FormatError> {
        let presentation = match (self.presentation, target) {
            (Some(presentation), _) => presentation,
            (None, Target::Str) => 's'.into(),
            (None, _) => 'd'.into(),
        };
        let char = char::from_u32(presentation);
        if let Some(separator) = self.separator {
            let fits = match char {
                Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
                Some('b' | 'o' | 'x' | 'X') => separator == '_',
                _ => false,
            };
            if !fits {
                return Err(FormatError::Separator { separator, presentation });
            }
        }
        match self.fraction_separator {
            Some(separator) if char == Some('n') => {
                Err(FormatError::Separator { separator, presentation })
            }
            _ => Ok(()),
        }
    }

    /// What an integer's type means. An error is what the type excludes, too.
    pub fn integer_form(&self) -> Result<IntegerForm, FormatError> {
        let letter = match self.presentation {
            None => 'd',
            Some(presentation) => {
                char::from_u32(presentation).ok_or(FormatError::UnknownType(presentation))?
            }
        };
        let form = match letter {
            'd' | 'n' => IntegerForm::Digits(10),
            'b' => IntegerForm::Digits(2),
            'o' => IntegerForm::Digits(8),
            'x' | 'X' => IntegerForm::Digits(16),
            'c' => IntegerForm::Character,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return Ok(IntegerForm::Float),
            _ => return Err(FormatError::UnknownType(letter.into())),
        };
        let character = form == IntegerForm::Character;
        let wrong = [
            (self.precision.is_some(), "Precision not allowed in integer format specifier"),
            (
                self.no_negative_zero,
                "Negative zero coercion (z) not allowed in integer format specifier",
            ),
            (
                character && self.sign.is_some(),
                "Sign not allowed with integer format specifier 'c'",
            ),
            (
                character && self.alternate,
                "Alternate form (#) not allowed with integer format specifier 'c'",
            ),
        ];
        match wrong.iter().find(|(wrong, _)| *wrong) {
            Some((_, message)) => Err(FormatError::Message(message)),
            None => Ok(form),
        }
    }

    /// Whether the type is this letter.
    pub(super) fn is(&self, letter: char) -> bool {
        self.presentation == Some(letter.into())
    }
}

struct Parser<'a> {
    rest: View<'a>,
}

impl Parser<'_> {
    /// Take the next character if it is one of these.
    fn one_of(&mut self, chars: &[char]) -> Option<char> {
        let next = self.rest.get(0).and_then(char::from_u32)?;
        let found = chars.contains(&next).then_some(next)?;
        self.rest = self.rest.skip(1);
        Some(found)
    }

    /// A number in decimal digits of any script.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let digits = decimal(self.rest);
        match digits {
            Some((_, None)) => {
                Err(FormatError::Message("Too many decimal digits in format string"))
            }
            Some((length, number)) => {
                self.rest = self.rest.skip(length);
                Ok(number)
            }
            None => Ok(None),
        }
    }

    /// `,` or `_`, but not both.
    fn separator(&mut self) -> Result<Option<char>, FormatError> {
        let found = self.one_of(&[',', '_']);
        let other = match found {
            Some(',') => '_',
            Some(_) => ',',
            None => return Ok(None),
        };
        if self.rest.get(0) == Some(other.into()) {
            return Err(FormatError::Message("Cannot specify both ',' and '_'."));
        }
        Ok(found)
    }
}

/// How many decimal digits a text begins with, and their value unless it is too great.
pub(crate) fn decimal(text: View<'_>) -> Option<(usize, Option<usize>)> {
    let mut value = Some(0_usize);
    let mut length = 0;
    for point in text.code_points() {
        let Some(digit) = Properties::of(point).decimal_value() else { break };
        length += 1;
        value = value
            .and_then(|value| value.checked_mul(10)?.checked_add(usize::from(digit)))
            .filter(|&value| value <= GREATEST);
    }
    (length > 0).then_some((length, value))
}
