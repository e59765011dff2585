//! The methods of `bytes` that know ASCII's letters and no others.

use crate::case::Cased;
use crate::spaces::is_ascii_space;

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident: $hold:expr;)*) => {$(
        $(#[$doc])*
        pub fn $name(bytes: &[u8]) -> bool {
            let hold = $hold;
            !bytes.is_empty() && bytes.iter().all(|byte| hold(byte))
        }
    )*};
}

questions! {
    /// `bytes.isalpha`
    is_alpha: u8::is_ascii_alphabetic;
    /// `bytes.isalnum`
    is_alnum: u8::is_ascii_alphanumeric;
    /// `bytes.isdigit`
    is_digit: u8::is_ascii_digit;
    /// `bytes.isspace`
    is_space: |&byte: &u8| is_ascii_space(byte.into());
}

/// `bytes.islower`
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut cased, mut within) = (false, false);
    let fits = bytes.iter().all(|byte| {
        let fits =
            if byte.is_ascii_uppercase() { !within } else { within || !byte.is_ascii_lowercase() };
        within = byte.is_ascii_alphabetic();
        cased |= within;
        fits
    });
    fits && cased
}

/// `bytes.upper`
pub fn upper(bytes: &[u8]) -> Cased<'_> {
    Cased::ascii(bytes, crate::case::Change::Upper)
}

/// `bytes.lower`
pub fn lower(bytes: &[u8]) -> Cased<'_> {
    Cased::ascii(bytes, crate::case::Change::Lower)
}

/// `bytes.title`
pub fn title(bytes: &[u8]) -> Cased<'_> {
    Cased::ascii(bytes, crate::case::Change::Title)
}

/// `bytes.capitalize`
pub fn capitalize(bytes: &[u8]) -> Cased<'_> {
    Cased::ascii(bytes, crate::case::Change::Capitalize)
}

/// `bytes.swapcase`
pub fn swap_case(bytes: &[u8]) -> Cased<'_> {
    Cased::ascii(bytes, crate::case::Change::Swap)
}

/// `bytes.translate` into `out`: bytes of `delete` are left out, others replaced by `table`.
pub fn translate(
    bytes: &[u8],
    table: Option<&[u8; 256]>,
    delete: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), crate::OutOfMemory> {
    out.try_reserve(bytes.len())?;
    let map = |byte: u8| table.map_or(byte, |table| table[usize::from(byte)]);
    if delete.is_empty() {
        out.extend(bytes.iter().map(|&byte| map(byte)));
        return Ok(());
    }
    let mut deleted = [false; 256];
    delete.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
    out.extend(bytes.iter().filter(|&&byte| !deleted[usize::from(byte)]).map(|&byte| map(byte)));
    Ok(())
}
