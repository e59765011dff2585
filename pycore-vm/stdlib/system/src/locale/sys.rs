//! The functions of the C library. Texts are copied at once, since the next call may overwrite them.

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr;

// In the C library, but not in the crate `libc`.
unsafe extern "C" {
    fn gettext(message: *const c_char) -> *mut c_char;
    fn dgettext(domain: *const c_char, message: *const c_char) -> *mut c_char;
    fn dcgettext(domain: *const c_char, message: *const c_char, category: c_int) -> *mut c_char;
    fn textdomain(domain: *const c_char) -> *mut c_char;
    fn bindtextdomain(domain: *const c_char, folder: *const c_char) -> *mut c_char;
    fn bind_textdomain_codeset(domain: *const c_char, codeset: *const c_char) -> *mut c_char;
}

/// A copy of a text of the C library.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to a text that stays for the call.
unsafe fn copied(text: *const c_char) -> Option<Vec<u8>> {
    // SAFETY: condition 1.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_bytes().to_vec())
}

fn pointer(text: Option<&CString>) -> *const c_char {
    text.map_or(ptr::null(), |text| text.as_ptr())
}

/// Sets a locale, or without a name asks for it.
pub(super) fn set_locale(category: c_int, name: Option<&CString>) -> Option<Vec<u8>> {
    // SAFETY: the name is a text or NULL. Other threads of the program wait for the interpreter's lock.
    unsafe { copied(libc::setlocale(category, pointer(name))) }
}

/// What the locale says about an item.
pub(super) fn language_info(item: c_int) -> Vec<u8> {
    // SAFETY: any number may be asked for.
    unsafe { copied(libc::nl_langinfo(item)) }.unwrap_or_default()
}

/// How two texts are ordered.
pub(super) fn collate(left: &CString, right: &CString) -> c_int {
    // SAFETY: both are texts.
    unsafe { libc::strcoll(left.as_ptr(), right.as_ptr()) }
}

/// A text that is ordered by its bytes as another is by the locale.
pub(super) fn transform(text: &CString) -> Vec<u8> {
    // SAFETY: without room the function only tells how much it needs; then it gets that much and one byte for its end.
    unsafe {
        let length = libc::strxfrm(ptr::null_mut(), text.as_ptr(), 0);
        let mut bytes = vec![0_u8; length + 1];
        libc::strxfrm(bytes.as_mut_ptr().cast(), text.as_ptr(), length + 1);
        bytes.truncate(length);
        bytes
    }
}

/// A message in the language of the locale.
pub(super) fn translate(
    domain: Option<&CString>,
    message: &CString,
    category: Option<c_int>,
) -> Vec<u8> {
    // SAFETY: all are texts, the domain may be NULL.
    let translation = unsafe {
        copied(match (domain, category) {
            (_, Some(category)) => dcgettext(pointer(domain), message.as_ptr(), category),
            (Some(domain), None) => dgettext(domain.as_ptr(), message.as_ptr()),
            (None, None) => gettext(message.as_ptr()),
        })
    };
    translation.unwrap_or_default()
}

/// Sets the domain of messages, or without a name asks for it.
pub(super) fn text_domain(domain: Option<&CString>) -> Option<Vec<u8>> {
    // SAFETY: a text or NULL.
    unsafe { copied(textdomain(pointer(domain))) }
}

/// Sets the folder of a domain, or asks for it.
pub(super) fn bind_domain(domain: &CString, folder: Option<&CString>) -> Option<Vec<u8>> {
    // SAFETY: texts, the second may be NULL.
    unsafe { copied(bindtextdomain(domain.as_ptr(), pointer(folder))) }
}

/// Sets the encoding of a domain's messages, or asks for it.
pub(super) fn bind_codeset(domain: &CString, codeset: Option<&CString>) -> Option<Vec<u8>> {
    // SAFETY: texts, the second may be NULL.
    unsafe { copied(bind_textdomain_codeset(domain.as_ptr(), pointer(codeset))) }
}

/// A value of the conventions.
pub(super) enum Convention {
    Text(Vec<u8>),
    Number(i64),
    /// Sizes of groups of digits.
    Grouping(Vec<u8>),
}

/// How numbers and amounts of money are written, by name.
pub(super) fn conventions() -> Vec<(&'static str, Convention)> {
    use Convention::{Grouping, Number, Text};
    // SAFETY: the struct and its texts stay until the locale is set again, which only a thread with the interpreter's lock
    // does.
    unsafe {
        let raw = &*libc::localeconv();
        let text = |text: *const c_char| Text(copied(text).unwrap_or_default());
        let grouping = |text: *const c_char| Grouping(copied(text).unwrap_or_default());
        let number = |value: c_char| Number(value.into());
        vec![
            ("int_curr_symbol", text(raw.int_curr_symbol)),
            ("currency_symbol", text(raw.currency_symbol)),
            ("mon_decimal_point", text(raw.mon_decimal_point)),
            ("mon_thousands_sep", text(raw.mon_thousands_sep)),
            ("mon_grouping", grouping(raw.mon_grouping)),
            ("positive_sign", text(raw.positive_sign)),
            ("negative_sign", text(raw.negative_sign)),
            ("int_frac_digits", number(raw.int_frac_digits)),
            ("frac_digits", number(raw.frac_digits)),
            ("p_cs_precedes", number(raw.p_cs_precedes)),
            ("p_sep_by_space", number(raw.p_sep_by_space)),
            ("n_cs_precedes", number(raw.n_cs_precedes)),
            ("n_sep_by_space", number(raw.n_sep_by_space)),
            ("p_sign_posn", number(raw.p_sign_posn)),
            ("n_sign_posn", number(raw.n_sign_posn)),
            ("decimal_point", text(raw.decimal_point)),
            ("thousands_sep", text(raw.thousands_sep)),
            ("grouping", grouping(raw.grouping)),
        ]
    }
}
