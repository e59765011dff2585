//! What separates words and lines, for `str` and for `bytes`.

/// Whose idea of white space and line ends: that of `str`, or that of `bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// All of Unicode.
    Unicode,
    /// ASCII's.
    Ascii,
}

/// The classes of the code points below 256, which most text is of: a bit for each question.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut point = 0;
    while point < classes.len() {
        let ascii_space = matches!(point, 0x09..=0x0D | 0x20);
        let space = ascii_space || matches!(point, 0x1C..=0x1F | 0x85 | 0xA0);
        let line_end = matches!(point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85);
        classes[point] = if space { SPACE } else { 0 }
            | if ascii_space { ASCII_SPACE } else { 0 }
            | if line_end { LINE_END } else { 0 };
        point += 1;
    }
    classes
};
const SPACE: u8 = 1;
const ASCII_SPACE: u8 = 2;
const LINE_END: u8 = 4;

#[inline]
fn low_class(point: u32) -> Option<u8> {
    CLASSES.get(point as usize).copied()
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
    low_class(point).is_some_and(|class| class & ASCII_SPACE != 0)
}

/// What `str.isspace` accepts.
#[inline]
pub fn is_space(point: u32) -> bool {
    match low_class(point) {
        Some(class) => class & SPACE != 0,
        None => {
            matches!(point, 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
        }
    }
}

/// Where `str.splitlines` splits.
#[inline]
pub fn is_line_end(point: u32) -> bool {
    match low_class(point) {
        Some(class) => class & LINE_END != 0,
        None => matches!(point, 0x2028 | 0x2029),
    }
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
