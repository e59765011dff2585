//! The encoding of the locale, and UTF-8 mode.

use std::sync::OnceLock;

use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, errors, name};

use super::locale_sys;

/// What the environment says about text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSettings {
    /// UTF-8 mode: the locale's encoding does not matter.
    pub utf8_mode: bool,
    /// The encoding of the locale.
    pub locale_encoding: String,
    /// Whether the locale is that of C, or one of those that stand for it.
    pub is_c_locale: bool,
}

/// The locales which stand for that of C, with UTF-8.
const COERCED: [&str; 3] = ["C.UTF-8", "C.utf8", "UTF-8"];

static SETTINGS: OnceLock<TextSettings> = OnceLock::new();

/// Sets up the locale of the process, as the environment says; the first call decides.
///
/// `utf8` is `-X utf8` or the variable `PYTHONUTF8`, if one of them says something; `coerce` is whether the locale of C may be
/// replaced by one with UTF-8.
pub fn set_up(utf8: Option<bool>, coerce: bool) -> &'static TextSettings {
    SETTINGS.get_or_init(|| {
        let mut name = locale_sys::set_from_environment();
        let is_plain = matches!(name.as_str(), "C" | "POSIX");
        let forced = std::env::var_os("LC_ALL").is_some_and(|value| !value.is_empty());
        if is_plain && coerce && !forced {
            let target = COERCED.into_iter().find(|target| locale_sys::set_characters(target));
            if let Some(target) = target {
                locale_sys::export("LC_CTYPE", target);
                name = target.to_owned();
            }
        }
        TextSettings {
            utf8_mode: utf8.unwrap_or(is_plain),
            locale_encoding: python_name(locale_sys::encoding()),
            is_c_locale: is_plain || COERCED.contains(&name.as_str()),
        }
    })
}

/// What was set up; without that, what the environment says.
pub fn settings() -> &'static TextSettings {
    set_up(None, false)
}

/// Warns, if it was asked for, that a file of text has an encoding that nobody chose.
pub(crate) fn warn_default(thread: &Thread, level: isize) -> Fallible {
    if !thread.interpreter().options.warn_default_encoding.get() {
        return Ok(());
    }
    errors::warn(thread, &errors::ENCODING_WARNING, "'encoding' argument not specified", level)
}

/// The name of an encoding without which nothing is found: ASCII has one in the C library that only aliases know.
fn python_name(name: String) -> String {
    if name == "ANSI_X3.4-1968" { "ascii".to_owned() } else { name }
}

/// The encoding of files of text that nobody chose: the locale's, or UTF-8 in UTF-8 mode unless the locale's was asked for.
pub(crate) fn encoding(thread: &Thread, of_locale: bool) -> Fallible<Owned<Str>> {
    let settings = settings();
    if settings.utf8_mode && !of_locale {
        return Ok(Owned::share(name!(thread, "utf-8")));
    }
    Str::new(thread, &settings.locale_encoding)
}
