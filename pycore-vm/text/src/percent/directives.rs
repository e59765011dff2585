//! The parser of templates.

use std::ops::Range;

use crate::View;

/// The flags of a directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`: the value stands left.
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// `%[(key)][flags][width][.precision]conversion`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directive {
    /// The flags.
    pub flags: Flags,
    /// The least width.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
    /// The conversion, a code point; it may be one that does not exist.
    pub conversion: u32,
    /// Where the conversion stands, for the message.
    pub index: usize,
}

/// What the parser has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Text that stands for itself.
    Literal(Range<usize>),
    /// The begin of a key: from now on the argument is a mapping, or `TypeError: format requires a mapping`.
    KeyStart,
    /// A key; the argument is the mapping's item.
    Key(Range<usize>),
    /// `*` for the width: take an integer and tell it by [`Directives::set_width`].
    StarWidth,
    /// `*` for the precision: take an integer and tell it by [`Directives::set_precision`].
    StarPrecision,
    /// The end of a directive: take an argument, then look at the conversion.
    Directive(Directive),
}

/// What can be wrong: messages of a `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// `incomplete format key`
    IncompleteKey,
    /// `incomplete format`
    Incomplete,
    /// `width too big`
    WidthTooBig,
    /// `precision too big`; `bytes` say `prec too big`.
    PrecisionTooBig,
}

impl PercentError {
    /// The message, that of `bytes` or that of `str`.
    pub fn message(self, bytes: bool) -> &'static str {
        match self {
            Self::IncompleteKey => "incomplete format key",
            Self::Incomplete => "incomplete format",
            Self::WidthTooBig => "width too big",
            Self::PrecisionTooBig if bytes => "prec too big",
            Self::PrecisionTooBig => "precision too big",
        }
    }
}

/// The message of the `ValueError` for a conversion that does not exist. (For `bytes` and a conversion from
/// 0x80 on, CPython raises `OverflowError: character argument not in range(0x110000)` instead.)
pub fn unsupported_character(directive: &Directive, bytes: bool) -> String {
    let point = directive.conversion;
    let shown = match char::from_u32(point) {
        Some(char) if bytes || matches!(point, 0x1F..=0x7E) => char,
        _ => '?',
    };
    format!("unsupported format character '{shown}' (0x{point:x}) at index {}", directive.index)
}

/// Goes through a template.
#[derive(Clone, Debug)]
pub struct Directives<'a> {
    template: View<'a>,
    at: usize,
    step: Step,
    directive: Directive,
}

/// What comes next in the directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Not in a directive.
    Literal,
    Key,
    KeyRest,
    Flags,
    AfterWidth,
    AfterPrecision,
}

const GREATEST_WIDTH: usize = isize::MAX as usize;
const GREATEST_PRECISION: usize = i32::MAX as usize;

impl<'a> Directives<'a> {
    /// Begin with a template.
    pub fn new(template: View<'a>) -> Self {
        Self { template, at: 0, step: Step::Literal, directive: Directive::default() }
    }

    /// Answer [`Event::StarWidth`]; a negative width stands left.
    pub fn set_width(&mut self, width: isize) {
        self.directive.flags.left |= width < 0;
        self.directive.width = width.unsigned_abs().min(GREATEST_WIDTH);
    }

    /// Answer [`Event::StarPrecision`]; a negative precision is none at all.
    pub fn set_precision(&mut self, precision: i32) {
        self.directive.precision = Some(usize::try_from(precision).unwrap_or(0));
    }

    /// Go on to the next event; `None` at the end.
    #[allow(clippy::should_implement_trait, reason = "answers are told in between")]
    pub fn next(&mut self) -> Result<Option<Event>, PercentError> {
        loop {
            match self.step {
                Step::Literal => {
                    let Some(event) = self.literal()? else { continue };
                    return Ok(event);
                }
                Step::Key => {
                    if self.peek() == Some('(') {
                        self.at += 1;
                        self.step = Step::KeyRest;
                        return Ok(Some(Event::KeyStart));
                    }
                    self.step = Step::Flags;
                }
                Step::KeyRest => {
                    self.step = Step::Flags;
                    return Ok(Some(Event::Key(self.key()?)));
                }
                Step::Flags => {
                    self.flags();
                    self.step = Step::AfterWidth;
                    if self.star() {
                        return Ok(Some(Event::StarWidth));
                    }
                    if let Some(width) = self.number(GREATEST_WIDTH, PercentError::WidthTooBig)? {
                        self.directive.width = width;
                    }
                }
                Step::AfterWidth => {
                    self.step = Step::AfterPrecision;
                    if self.peek() == Some('.') {
                        self.at += 1;
                        if self.star() {
                            return Ok(Some(Event::StarPrecision));
                        }
                        let error = PercentError::PrecisionTooBig;
                        self.directive.precision =
                            Some(self.number(GREATEST_PRECISION, error)?.unwrap_or(0));
                    }
                }
                Step::AfterPrecision => {
                    // C's lengths mean nothing here.
                    if matches!(self.peek(), Some('h' | 'l' | 'L')) {
                        self.at += 1;
                    }
                    self.directive.conversion =
                        self.template.get(self.at).ok_or(PercentError::Incomplete)?;
                    self.directive.index = self.at;
                    self.at += 1;
                    self.step = Step::Literal;
                    return Ok(Some(Event::Directive(self.directive)));
                }
            }
        }
    }

    /// The next literal text, or the end; nothing if a directive comes first.
    fn literal(&mut self) -> Result<Option<Option<Event>>, PercentError> {
        let rest = self.template.skip(self.at);
        if rest.is_empty() {
            return Ok(Some(None));
        }
        let length = crate::search::find_point(rest, '%'.into()).unwrap_or(rest.len());
        if length > 0 {
            let start = self.at;
            self.at += length;
            return Ok(Some(Some(Event::Literal(start..self.at))));
        }
        self.at += 1;
        match self.peek() {
            Some('%') => {
                self.at += 1;
                Ok(Some(Some(Event::Literal(self.at - 1..self.at))))
            }
            _ => {
                self.directive = Directive::default();
                self.step = Step::Key;
                Ok(None)
            }
        }
    }

    fn peek(&self) -> Option<char> {
        // What is not a character is no syntax.
        self.template.get(self.at).map(|point| char::from_u32(point).unwrap_or('\0'))
    }

    /// A key ends at the parenthesis that closes it.
    fn key(&mut self) -> Result<Range<usize>, PercentError> {
        let start = self.at;
        let mut open = 1;
        loop {
            let next = self.peek().ok_or(PercentError::IncompleteKey)?;
            self.at += 1;
            match next {
                '(' => open += 1,
                ')' if open == 1 => return Ok(start..self.at - 1),
                ')' => open -= 1,
                _ => (),
            }
        }
    }

    fn flags(&mut self) {
        let flags = &mut self.directive.flags;
        while let Some(point) = self.template.get(self.at) {
            let flag = match char::from_u32(point) {
                Some('-') => &mut flags.left,
                Some('+') => &mut flags.plus,
                Some(' ') => &mut flags.space,
                Some('#') => &mut flags.alternate,
                Some('0') => &mut flags.zero,
                _ => return,
            };
            *flag = true;
            self.at += 1;
        }
    }

    fn star(&mut self) -> bool {
        let star = self.peek() == Some('*');
        self.at += usize::from(star);
        star
    }

    /// ASCII digits.
    fn number(
        &mut self,
        greatest: usize,
        error: PercentError,
    ) -> Result<Option<usize>, PercentError> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            let next = number
                .unwrap_or(0_usize)
                .checked_mul(10)
                .and_then(|n| n.checked_add(digit as usize));
            number = Some(next.filter(|&next| next <= greatest).ok_or(error)?);
            self.at += 1;
        }
        Ok(number)
    }
}
