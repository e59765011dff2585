//! What a dialect says, as plain data.

use pycore_objects::Owned;
use pycore_objects::types::str::Str;

/// Which fields are quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    Minimal = 0,
    All = 1,
    NonNumeric = 2,
    None = 3,
    Strings = 4,
    NotNull = 5,
}

impl Quoting {
    /// All of them, by their names in the module.
    pub(super) const ALL: [(&'static str, Self); 6] = [
        ("QUOTE_MINIMAL", Self::Minimal),
        ("QUOTE_ALL", Self::All),
        ("QUOTE_NONNUMERIC", Self::NonNumeric),
        ("QUOTE_NONE", Self::None),
        ("QUOTE_STRINGS", Self::Strings),
        ("QUOTE_NOTNULL", Self::NotNull),
    ];

    pub(super) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().map(|&(_, quoting)| quoting).find(|&quoting| quoting as i64 == number)
    }

    /// Whether a missing value is told from an empty one by its lack of quotes.
    pub(super) fn tells_null(self) -> bool {
        matches!(self, Self::Strings | Self::NotNull)
    }
}

/// The rules of a dialect.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) delimiter: u32,
    pub(super) escape: Option<u32>,
    pub(super) quote: Option<u32>,
    pub(super) quoting: Quoting,
    pub(super) double_quote: bool,
    pub(super) skip_initial_space: bool,
    pub(super) strict: bool,
    pub(super) terminator: Owned<Str>,
}
