//! What separates words and lines, for `str` and for `bytes`.

/// Whose idea of white space and line ends: that of `str`, or that of `bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// All of Unicode.
    Unicode,
    /// ASCII's.
    Ascii,
}

impl Spaces {
    /// Whether it is white space.
    #[inline]
    pub fn is_space(self, point: u32) -> bool {
        match self {
            Spaces::Unicode => is_space(point),
            Spaces::Ascii => is_ascii_space(point),
        }
    }

    /// Whether it ends a line.
    #[inline]
    pub fn is_line_end(self, point: u32) -> bool {
        match self {
            Spaces::Unicode => is_line_end(point),
            Spaces::Ascii => matches!(point, 0x0A | 0x0D),
        }
    }
}

/// What `bytes.isspace` accepts.
#[inline]
pub fn is_ascii_space(point: u32) -> bool {
    matches!(point, 0x09..=0x0D | 0x20)
}

/// What `str.isspace` accepts.
#[inline]
pub fn is_space(point: u32) -> bool {
    match point {
        0..0x1680 => matches!(point, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0),
        _ => matches!(point, 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000),
    }
}

/// Where `str.splitlines` splits.
#[inline]
pub fn is_line_end(point: u32) -> bool {
    matches!(point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pycore_unicode::Properties;

    #[test]
    fn spaces_are_those_of_the_table() {
        for point in 0..0x11_0000 {
            assert_eq!(is_space(point), Properties::of(point).is_space(), "{point:x}");
            assert!(is_space(point) || !is_line_end(point));
        }
    }
}
