//! The functions of the module.

use pycore_objects::protocol::number;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::character::{lower_ascii, lower_unicode, upper_unicode};
use super::opcodes::CODE_SIZE;
use super::pattern::Pattern;
use super::program::Program;
use super::subject::Subject;
use super::template::Template;

pub(super) struct Functions;

/// A character, or another number, in lower case.
fn lowered(character: i32, lower: fn(u32) -> u32) -> i32 {
    u32::try_from(character).map_or(character, |character| lower(character) as i32)
}

#[methods(module)]
impl Functions {
    /// compile($module, /, pattern, flags, code, groups, groupindex,
    ///         indexgroup)
    // A pattern of the words that re has made of an expression.
    fn compile(
        thread: &Thread,
        pattern: &Object,
        flags: i32,
        code: &List,
        groups: isize,
        groupindex: &Dict,
        indexgroup: &Tuple,
    ) -> Fallible<Owned<Pattern>> {
        let mut words = thread.vector(code.len())?;
        let mut index = 0;
        while let Some(word) = code.get(index) {
            let Some(number) = word.downcast_ref::<Int>() else {
                return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
            };
            if number.is_negative() {
                let message = "can't convert negative value to unsigned int";
                return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
            }
            let word = number::to_c_unsigned_long(thread, &word)?;
            let word = u32::try_from(word).map_err(|_| {
                raise!(thread, OVERFLOW_ERROR, "regular expression code size limit exceeded")
            })?;
            words.push(word);
            index += 1;
        }
        let is_bytes = match pattern.is_none() {
            true => None,
            false => Some(Subject::of(thread, pattern)?.is_bytes()),
        };
        let invalid = || raise!(thread, RUNTIME_ERROR, "invalid SRE code");
        let groups = u32::try_from(groups).map_err(|_| invalid())?;
        let program = Program::new(words, groups).map_err(|_| invalid())?;
        Pattern::new(thread, pattern, flags, is_bytes, program, (groupindex, indexgroup))
    }

    /// template($module, pattern, template, /)
    ///
    /// A template of a list of text and numbers of groups, by turns.
    fn template(thread: &Thread, pattern: &Object, template: &List) -> Fallible<Owned<Template>> {
        let _ = pattern;
        Template::new(thread, template)
    }

    /// getcodesize($module, /)
    // Bytes of a word.
    fn getcodesize() -> u32 {
        CODE_SIZE
    }

    /// ascii_iscased($module, character, /)
    // Whether a character is a letter of ASCII.
    fn ascii_iscased(character: i32) -> bool {
        u8::try_from(character).is_ok_and(|character| character.is_ascii_alphabetic())
    }

    /// unicode_iscased($module, character, /)
    // Whether a character has another lower or upper case.
    fn unicode_iscased(character: i32) -> bool {
        u32::try_from(character).is_ok_and(|character| {
            lower_unicode(character) != character || upper_unicode(character) != character
        })
    }

    /// ascii_tolower($module, character, /)
    // The lower case of a letter of ASCII.
    fn ascii_tolower(character: i32) -> i32 {
        lowered(character, lower_ascii)
    }

    /// unicode_tolower($module, character, /)
    // The lower case of a character.
    fn unicode_tolower(character: i32) -> i32 {
        lowered(character, lower_unicode)
    }
}
