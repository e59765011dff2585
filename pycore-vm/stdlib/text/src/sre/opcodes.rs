//! The words of compiled expressions, as `re._constants` numbers them.

#![allow(missing_docs, dead_code, reason = "whole tables: the names are those of re._constants")]

/// Declares constants that count from zero, and how many there are.
macro_rules! numbered {
    ($count:ident: $($name:ident)*) => {
        numbered!(@count 0_u32; $count; $($name)*);
    };
    (@count $number:expr; $count:ident; $name:ident $($rest:ident)*) => {
        pub(in crate::sre) const $name: u32 = $number;
        numbered!(@count $number + 1; $count; $($rest)*);
    };
    (@count $number:expr; $count:ident;) => {
        pub(in crate::sre) const $count: u32 = $number;
    };
}

/// Operators.
pub(super) mod op {
    numbered! {
        COUNT:
        FAILURE SUCCESS ANY ANY_ALL ASSERT ASSERT_NOT AT BRANCH CATEGORY CHARSET BIGCHARSET GROUPREF GROUPREF_EXISTS IN
        INFO JUMP LITERAL MARK MAX_UNTIL MIN_UNTIL NOT_LITERAL NEGATE RANGE REPEAT REPEAT_ONE SUBPATTERN MIN_REPEAT_ONE
        ATOMIC_GROUP POSSESSIVE_REPEAT POSSESSIVE_REPEAT_ONE
        GROUPREF_IGNORE IN_IGNORE LITERAL_IGNORE NOT_LITERAL_IGNORE
        GROUPREF_LOC_IGNORE IN_LOC_IGNORE LITERAL_LOC_IGNORE NOT_LITERAL_LOC_IGNORE
        GROUPREF_UNI_IGNORE IN_UNI_IGNORE LITERAL_UNI_IGNORE NOT_LITERAL_UNI_IGNORE RANGE_UNI_IGNORE
    }
}

/// Places in the text.
pub(super) mod at {
    numbered! {
        COUNT:
        BEGINNING BEGINNING_LINE BEGINNING_STRING BOUNDARY NON_BOUNDARY END END_LINE END_STRING
        LOC_BOUNDARY LOC_NON_BOUNDARY UNI_BOUNDARY UNI_NON_BOUNDARY
    }
}

/// Classes of characters. Each odd one is what its neighbour is not.
pub(super) mod category {
    numbered! {
        COUNT:
        DIGIT NOT_DIGIT SPACE NOT_SPACE WORD NOT_WORD LINEBREAK NOT_LINEBREAK LOC_WORD LOC_NOT_WORD
        UNI_DIGIT UNI_NOT_DIGIT UNI_SPACE UNI_NOT_SPACE UNI_WORD UNI_NOT_WORD UNI_LINEBREAK UNI_NOT_LINEBREAK
    }
}

/// Flags of the block in front that says how to search.
pub(super) mod info {
    pub(in crate::sre) const PREFIX: u32 = 1;
    pub(in crate::sre) const LITERAL: u32 = 2;
    pub(in crate::sre) const CHARSET: u32 = 4;
}

/// Flags of an expression.
pub(super) mod flag {
    pub(in crate::sre) const LOCALE: u32 = 4;
    pub(in crate::sre) const UNICODE: u32 = 32;
    pub(in crate::sre) const ASCII: u32 = 256;

    /// The names that `repr` gives, in its order.
    pub(in crate::sre) const NAMES: &[(u32, &str)] = &[
        (2, "re.IGNORECASE"),
        (LOCALE, "re.LOCALE"),
        (8, "re.MULTILINE"),
        (16, "re.DOTALL"),
        (UNICODE, "re.UNICODE"),
        (64, "re.VERBOSE"),
        (128, "re.DEBUG"),
        (ASCII, "re.ASCII"),
    ];
}

/// The version that `re._constants` compares.
pub(super) const MAGIC: u32 = 20230612;
/// Bytes of a word.
pub(super) const CODE_SIZE: u32 = 4;
/// No upper limit of a repeat.
pub(super) const MAX_REPEAT: u32 = u32::MAX;
/// The greatest number of groups.
pub(super) const MAX_GROUPS: u32 = 1073741823;
/// Words of a bitmap of 256 characters.
pub(super) const BITMAP_WORDS: usize = 8;
/// Words of the table of 256 chunk numbers of a big set.
pub(super) const CHUNK_WORDS: usize = 64;
