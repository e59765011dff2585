//! Numbers of the format.

/// The version of the format that CPython 3.14 writes.
pub const VERSION: u32 = 5;

/// How deep values may be nested, as in CPython.
pub const MAX_DEPTH: usize = 2000;

/// Set on a type code whose value goes into the table of references.
pub(crate) const FLAG_REF: u8 = 0x80;

pub(crate) const NULL: u8 = b'0';
pub(crate) const NONE: u8 = b'N';
pub(crate) const FALSE: u8 = b'F';
pub(crate) const TRUE: u8 = b'T';
pub(crate) const STOP_ITERATION: u8 = b'S';
pub(crate) const ELLIPSIS: u8 = b'.';
/// 32 bits.
pub(crate) const INT: u8 = b'i';
/// 64 bits; read, never written.
pub(crate) const INT64: u8 = b'I';
/// Digits of 15 bits.
pub(crate) const LONG: u8 = b'l';
/// As decimal text, before version 2.
pub(crate) const FLOAT: u8 = b'f';
pub(crate) const BINARY_FLOAT: u8 = b'g';
/// As decimal text, before version 2.
pub(crate) const COMPLEX: u8 = b'x';
pub(crate) const BINARY_COMPLEX: u8 = b'y';
pub(crate) const BYTES: u8 = b's';
/// Text in generalized UTF-8.
pub(crate) const UNICODE: u8 = b'u';
pub(crate) const INTERNED: u8 = b't';
pub(crate) const ASCII: u8 = b'a';
pub(crate) const ASCII_INTERNED: u8 = b'A';
pub(crate) const SHORT_ASCII: u8 = b'z';
pub(crate) const SHORT_ASCII_INTERNED: u8 = b'Z';
pub(crate) const TUPLE: u8 = b'(';
pub(crate) const SMALL_TUPLE: u8 = b')';
pub(crate) const LIST: u8 = b'[';
pub(crate) const DICT: u8 = b'{';
pub(crate) const SET: u8 = b'<';
pub(crate) const FROZENSET: u8 = b'>';
pub(crate) const SLICE: u8 = b':';
pub(crate) const CODE: u8 = b'c';
pub(crate) const REF: u8 = b'r';
