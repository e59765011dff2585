//! Names of characters.

/// The character that `\N{name}` stands for in a string literal: its name or an alias of its name, in
/// either case; not the name of a sequence of characters.
///
/// ```
/// assert_eq!(pycore_unicode::character_named("snake"), Some('🐍'));
/// assert_eq!(pycore_unicode::character_named("NBSP"), Some('\u{a0}'));
/// assert_eq!(pycore_unicode::character_named("no-breakspace"), None);
/// ```
pub fn character_named(name: &str) -> Option<char> {
    unicode_names2::character(name)
}
