//! Case, kinds of characters, padding.

use pycore_text::case::{Cased, Change};
use pycore_text::{Padded, TabsExpanded, TooLong, classify};

use super::Str;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::{methods, raise};

impl Str {
    fn cased(&self, thread: &Thread, change: Change) -> Fallible<Owned<Self>> {
        match Cased::new(self.view(), change) {
            Ok(cased) => Self::compose(thread, &cased),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    fn padded(&self, thread: &Thread, padded: Option<Padded<'_>>) -> Fallible<Owned<Self>> {
        match padded {
            Some(padded) => Self::compose(thread, &padded),
            None => self.as_exact(thread),
        }
    }
}

fn width(width: isize) -> usize {
    usize::try_from(width).unwrap_or(0)
}

/// The fill character of `center` and its like.
fn fill(thread: &Thread, fillchar: Option<&Object>) -> Fallible<u32> {
    let Some(fillchar) = fillchar else { return Ok(' '.into()) };
    let Some(text) = fillchar.downcast::<Str>() else {
        let class = fillchar.type_name();
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "The fill character must be a unicode character, not {class}"
        ));
    };
    match text.view().get(0) {
        Some(point) if text.len() == 1 => Ok(point),
        _ => {
            Err(raise!(thread, TYPE_ERROR, "The fill character must be exactly one character long"))
        }
    }
}

fn too_long(thread: &Thread, _: TooLong) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "new string is too long")
}

#[methods(name = CASE)]
impl Str {
    /// upper($self, /)
    ///
    /// The text in upper case.
    fn upper(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Upper)
    }

    /// lower($self, /)
    ///
    /// The text in lower case.
    fn lower(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Lower)
    }

    /// title($self, /)
    ///
    /// The text with every word beginning in upper case, the rest in lower case.
    fn title(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Title)
    }

    /// capitalize($self, /)
    ///
    /// The text with the first character in upper case, the rest in lower case.
    fn capitalize(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Capitalize)
    }

    /// swapcase($self, /)
    ///
    /// The text with upper case made lower and lower case made upper.
    fn swapcase(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Swap)
    }

    /// casefold($self, /)
    ///
    /// The text in a form for comparing without regard to case.
    fn casefold(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.cased(thread, Change::Fold)
    }

    /// isalnum($self, /)
    ///
    /// Whether there are characters and all are letters or digits.
    fn isalnum(&self) -> bool {
        classify::is_alnum(self.view())
    }

    /// isalpha($self, /)
    ///
    /// Whether there are characters and all are letters.
    fn isalpha(&self) -> bool {
        classify::is_alpha(self.view())
    }

    /// isascii($self, /)
    ///
    /// Whether all characters are ASCII; so it is if there are none.
    fn isascii(&self) -> bool {
        self.is_ascii()
    }

    /// isdecimal($self, /)
    ///
    /// Whether there are characters and all are decimal digits.
    fn isdecimal(&self) -> bool {
        classify::is_decimal(self.view())
    }

    /// isdigit($self, /)
    ///
    /// Whether there are characters and all are digits.
    fn isdigit(&self) -> bool {
        classify::is_digit(self.view())
    }

    /// isidentifier($self, /)
    ///
    /// Whether the text has the form of a name, reserved words included.
    fn isidentifier(&self) -> bool {
        classify::is_identifier(self.view())
    }

    /// islower($self, /)
    ///
    /// Whether there are cased characters and all of them are lower case.
    fn islower(&self) -> bool {
        classify::is_lower(self.view())
    }

    /// isnumeric($self, /)
    ///
    /// Whether there are characters and all of them are numeric.
    fn isnumeric(&self) -> bool {
        classify::is_numeric(self.view())
    }

    /// isprintable($self, /)
    ///
    /// Whether repr() shows all characters as they are; so it is if there are none.
    fn isprintable(&self) -> bool {
        classify::is_printable(self.view())
    }

    /// isspace($self, /)
    ///
    /// Whether there are characters and all of them are white space.
    fn isspace(&self) -> bool {
        classify::is_space(self.view())
    }

    /// istitle($self, /)
    ///
    /// Whether there are cased characters, words begin in upper case, and all else is lower case.
    fn istitle(&self) -> bool {
        classify::is_title(self.view())
    }

    /// isupper($self, /)
    ///
    /// Whether there are cased characters and all of them are upper case.
    fn isupper(&self) -> bool {
        classify::is_upper(self.view())
    }

    /// center($self, width, fillchar=' ', /)
    ///
    /// The text in the middle of a string of a width.
    fn center(
        &self,
        thread: &Thread,
        columns: isize,
        fillchar: Option<&Object>,
    ) -> Fallible<Owned<Str>> {
        let fill = fill(thread, fillchar)?;
        self.padded(thread, Padded::centered(self.view(), width(columns), fill))
    }

    /// ljust($self, width, fillchar=' ', /)
    ///
    /// The text at the left of a string of a width.
    fn ljust(
        &self,
        thread: &Thread,
        columns: isize,
        fillchar: Option<&Object>,
    ) -> Fallible<Owned<Str>> {
        let fill = fill(thread, fillchar)?;
        self.padded(thread, Padded::left_justified(self.view(), width(columns), fill))
    }

    /// rjust($self, width, fillchar=' ', /)
    ///
    /// The text at the right of a string of a width.
    fn rjust(
        &self,
        thread: &Thread,
        columns: isize,
        fillchar: Option<&Object>,
    ) -> Fallible<Owned<Str>> {
        let fill = fill(thread, fillchar)?;
        self.padded(thread, Padded::right_justified(self.view(), width(columns), fill))
    }

    /// zfill($self, width, /)
    ///
    /// The text with zeros in front, behind its sign, up to a width.
    fn zfill(&self, thread: &Thread, columns: isize) -> Fallible<Owned<Str>> {
        self.padded(thread, Padded::zero_filled(self.view(), width(columns)))
    }

    /// expandtabs($self, /, tabsize=8)
    ///
    /// The text with spaces in place of tabs, up to columns that are multiples of a size.
    fn expandtabs(&self, thread: &Thread, tabsize: Option<i32>) -> Fallible<Owned<Str>> {
        let size = usize::try_from(tabsize.unwrap_or(8)).unwrap_or(0);
        match TabsExpanded::new(self.view(), size) {
            Ok(Some(expanded)) => Str::compose(thread, &expanded),
            Ok(None) => self.as_exact(thread),
            Err(error) => Err(too_long(thread, error)),
        }
    }
}
