//! `cpython/pyctype.h`: tables of ASCII characters, which C code reads inline.

/// What a character is: lower 1, upper 2, digit 4, white space 8, digit of hexadecimal numbers 16.
const fn class(byte: u8) -> u32 {
    let hexadecimal = if byte.is_ascii_hexdigit() { 0x10 } else { 0 };
    let kind = match byte {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 4,
        b'\t'..=b'\r' | b' ' => 8,
        _ => 0,
    };
    kind | hexadecimal
}

/// Calls a `const fn` for each byte.
macro_rules! table {
    ($kind:ty, $count:literal, $byte:ident => $value:expr) => {{
        let mut table: [$kind; $count] = [0; $count];
        let mut index = 0;
        while index < $count {
            let $byte = index as u8;
            table[index] = $value;
            index += 1;
        }
        table
    }};
}

#[unsafe(no_mangle)]
#[used]
static _Py_ctype_table: [u32; 256] = table!(u32, 256, byte => class(byte));

#[unsafe(no_mangle)]
#[used]
static _Py_ctype_tolower: [u8; 256] = table!(u8, 256, byte => byte.to_ascii_lowercase());

#[unsafe(no_mangle)]
#[used]
static _Py_ctype_toupper: [u8; 256] = table!(u8, 256, byte => byte.to_ascii_uppercase());

/// White space of `str` among ASCII characters.
#[unsafe(no_mangle)]
#[used]
static _Py_ascii_whitespace: [u8; 128] =
    table!(u8, 128, byte => matches!(byte, b'\t'..=b'\r' | 0x1c..=0x1f | b' ') as u8);
