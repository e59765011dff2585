//! Interned strings: one object per text, so that identity decides about equality.
//!
//! Names in code, attribute names and one-character strings are interned. The table borrows its strings: a mortal one
//! leaves the table when it is destroyed.

use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};

use hashbrown::HashTable;

use crate::core::refs::borrow;
use crate::core::{Fallible, Owned, Thread};
use crate::types::str::Str;

/// A string that leaves the table when it is destroyed.
const MORTAL: u32 = 1;
/// A string that stays.
const IMMORTAL: u32 = 2;

/// The interned strings of an interpreter.
pub struct InternTable {
    /// Borrowed strings by their hash.
    strings: RefCell<HashTable<NonNull<Str>>>,
    /// Strings of one code point below 256: made at first use, immortal.
    characters: [Cell<*const Str>; 256],
}

impl Default for InternTable {
    fn default() -> Self {
        Self { strings: RefCell::default(), characters: [const { Cell::new(ptr::null()) }; 256] }
    }
}

fn get<'a>(string: NonNull<Str>) -> &'a Str {
    // SAFETY: a string leaves the table before it is destroyed, so what is in it is alive; references do not leave this
    // module uncounted, unless they are to immortal strings.
    unsafe { borrow(string) }
}

impl InternTable {
    /// The interned string of the same text: `string` itself, if there is none yet.
    ///
    /// Strings of subclasses are never interned; they are given back as they are.
    pub fn intern(&self, thread: &Thread, string: Owned<Str>) -> Owned<Str> {
        if string.is_interned() || string.as_object().downcast_exact::<Str>().is_none() {
            return string;
        }
        if let Some(interned) = self.find(&string) {
            return Owned::share(interned);
        }
        if self.add(
            thread,
            &string,
            if string.as_object().is_immortal() { IMMORTAL } else { MORTAL },
        ) {
            return string;
        }
        // Without memory for the table the string is as good as before.
        string
    }

    /// The interned string of the same text, immortal from now on.
    pub fn intern_immortal(&self, thread: &Thread, string: Owned<Str>) -> &'static Str {
        let interned = self.intern(thread, string);
        interned.as_object().make_immortal();
        interned.set_interned(IMMORTAL);
        // SAFETY: it is immortal.
        unsafe { borrow(interned.into_raw()) }
    }

    /// The interned string with a text, if there is one.
    pub fn find(&self, text: &Str) -> Option<&Str> {
        let hash = text.hash() as u64;
        self.strings.borrow().find(hash, |&other| get(other).equals(text)).map(|&found| get(found))
    }

    /// How many strings are interned.
    pub fn len(&self) -> usize {
        self.strings.borrow().len()
    }

    /// How many of them stay for ever.
    pub fn immortal_len(&self) -> usize {
        let strings = self.strings.borrow();
        strings.iter().filter(|&&string| get(string).as_object().is_immortal()).count()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn add(&self, _thread: &Thread, string: &Str, how: u32) -> bool {
        let mut strings = self.strings.borrow_mut();
        if strings.try_reserve(1, |&other| get(other).hash() as u64).is_err() {
            return false;
        }
        strings.insert_unique(string.hash() as u64, NonNull::from(string), |&other| {
            get(other).hash() as u64
        });
        string.set_interned(how);
        true
    }

    /// Takes a dying string out of the table.
    pub(crate) fn forget(&self, string: &Str) {
        let mut strings = self.strings.borrow_mut();
        match strings.find_entry(string.hash() as u64, |other| ptr::eq(other.as_ptr(), string)) {
            Ok(entry) => drop(entry.remove()),
            Err(_) => debug_assert!(false, "an interned string was not in the table"),
        }
    }

    /// The string of one code point below 256, if it was made before.
    #[inline(always)]
    pub fn existing_character(&self, code_point: u8) -> Option<&'static Str> {
        // SAFETY: the string is immortal.
        unsafe { self.characters[usize::from(code_point)].get().as_ref() }
    }

    /// The string of one code point below 256: there is one of each.
    #[inline]
    pub fn character(&self, thread: &Thread, code_point: u8) -> Fallible<Owned<Str>> {
        match NonNull::new(self.characters[usize::from(code_point)].get().cast_mut()) {
            // SAFETY: the string is immortal.
            Some(string) => Ok(Owned::share(unsafe { borrow(string) })),
            None => self.make_character(thread, code_point),
        }
    }

    #[cold]
    fn make_character(&self, thread: &Thread, code_point: u8) -> Fallible<Owned<Str>> {
        let string = Str::new_character(thread, code_point)?;
        let string = self.intern_immortal(thread, string);
        self.characters[usize::from(code_point)].set(string);
        Ok(Owned::share(string))
    }
}

/// A name that is known at compile time; [`name!`](crate::name) makes one.
pub struct StaticName {
    text: &'static Str,
    interned: Cell<*const Str>,
}

// SAFETY: the name is reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for StaticName {}

impl StaticName {
    /// A name of the text of a static string.
    pub const fn new(text: &'static Str) -> Self {
        Self { text, interned: Cell::new(ptr::null()) }
    }

    /// The interned string: the static one, unless another of that text came first.
    #[inline(always)]
    pub fn get(&'static self, thread: &Thread) -> &'static Str {
        match NonNull::new(self.interned.get().cast_mut()) {
            // SAFETY: the string is immortal.
            Some(string) => unsafe { borrow(string) },
            None => self.intern(thread),
        }
    }

    #[cold]
    fn intern(&'static self, thread: &Thread) -> &'static Str {
        let string = thread.interpreter().interned.intern_immortal(thread, Owned::share(self.text));
        self.interned.set(string);
        string
    }
}

/// The interned string of an ASCII literal, as a `&'static Str`.
///
/// ```ignore
/// let name = name!(thread, "append");
/// ```
#[macro_export]
macro_rules! name {
    ($thread:expr, $text:literal) => {{
        static TEXT: $crate::types::str::StaticStr<{ $text.len() + 1 }> =
            $crate::types::str::StaticStr::new($text);
        static NAME: $crate::intern::StaticName = $crate::intern::StaticName::new(TEXT.get());
        NAME.get($thread)
    }};
}
