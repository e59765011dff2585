//! Numbers of JSON texts.

use pycore_text::View;

/// Where a number ends, and whether it is a float.
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) is_float: bool,
}

/// The number that begins at a place.
pub(super) fn find(text: View<'_>, start: usize) -> Option<Number> {
    let at = |index: usize| text.get(index).and_then(char::from_u32).unwrap_or('\0');
    let skip_digits = |mut index: usize| {
        while at(index).is_ascii_digit() {
            index += 1;
        }
        index
    };
    let mut end = start + usize::from(at(start) == '-');
    end = match at(end) {
        '0' => end + 1,
        '1'..='9' => skip_digits(end),
        _ => return None,
    };
    let mut is_float = false;
    if at(end) == '.' && at(end + 1).is_ascii_digit() {
        is_float = true;
        end = skip_digits(end + 1);
    }
    if matches!(at(end), 'e' | 'E') {
        let digits = end + 1 + usize::from(matches!(at(end + 1), '+' | '-'));
        if at(digits).is_ascii_digit() {
            is_float = true;
            end = skip_digits(digits);
        }
    }
    Some(Number { end, is_float })
}
