//! Tokens: a kind and a byte range, nothing else.

use pycore_source::TextRange;

use crate::for_each_token;

macro_rules! define_token_kind {
    (
        named { $($(#[$named_doc:meta])* $named:ident $name:literal $named_number:literal,)* }
        punctuation { $($mark:ident $spelling:literal $mark_name:ident $mark_number:literal,)* }
        keywords { $($keyword:ident $word:literal $keyword_number:literal,)* }
    ) => {
        /// What a token is. Hard keywords are kinds of their own; soft keywords are names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum TokenKind {
            $($(#[$named_doc])* $named,)*
            $(#[doc = concat!("`", $spelling, "`")] $mark,)*
            $(#[doc = concat!("`", $word, "`")] $keyword,)*
        }

        impl TokenKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [TokenKind] =
                &[$(Self::$named,)* $(Self::$mark,)* $(Self::$keyword,)*];

            /// The kind's value in the `token` module of CPython 3.14 (keywords: that of `NAME`;
            /// punctuation: the exact type, not `OP`).
            pub const fn number(self) -> u8 {
                match self {
                    $(Self::$named => $named_number,)*
                    $(Self::$mark => $mark_number,)*
                    $(Self::$keyword => $keyword_number,)*
                }
            }

            /// The text that every token of this kind has, if there is one: punctuation and keywords.
            pub const fn spelling(self) -> Option<&'static str> {
                match self {
                    $(Self::$named => None,)*
                    $(Self::$mark => Some($spelling),)*
                    $(Self::$keyword => Some($word),)*
                }
            }

            /// The name in messages: `NAME` and the like, or the spelling.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$named => $name,)*
                    $(Self::$mark => $spelling,)*
                    $(Self::$keyword => $word,)*
                }
            }

            /// The name of the exact type in the `token` module: `LPAR` for `(`. Keywords are `NAME`.
            pub const fn exact_name(self) -> &'static str {
                match self {
                    $(Self::$named => $name,)*
                    $(Self::$mark => stringify!($mark_name),)*
                    $(Self::$keyword => "NAME",)*
                }
            }

            /// Whether this is a hard keyword.
            pub const fn is_keyword(self) -> bool {
                matches!(self, $(Self::$keyword)|*)
            }

            /// Whether this is an operator or delimiter (`OP` to the `tokenize` module).
            pub const fn is_punctuation(self) -> bool {
                matches!(self, $(Self::$mark)|*)
            }
        }
    };
}

for_each_token!(define_token_kind);

/// A token: what it is, and which bytes of the source it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Offset of its first byte.
    pub start: u32,
    /// Offset after its last byte.
    pub end: u32,
}

const _: () = assert!(size_of::<Token>() == 12);

impl Token {
    /// The bytes that it covers.
    pub const fn range(self) -> TextRange {
        TextRange::new(self.start, self.end)
    }
}
