//! The entries of a cache with a limit, by use.
//!
//! ```text
//!   oldest ──▶ [ ] ◀──▶ [ ] ◀──▶ [ ] ◀── newest        links are indices into one vector
//! ```

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Thread, static_type};

/// Nothing but an identity: the token of an entry, and the mark in keys.
#[repr(C)]
pub struct Token {
    object: Object,
    /// Where the entry is.
    place: std::cell::Cell<usize>,
}

static_type! {
    /// The type of tokens, which the program does not see.
    pub static TOKEN: Token = {
        name: "functools._lru_cache_token",
        base: OBJECT,
        flags: DISALLOW_INSTANTIATION,
    };
}

impl Trace for Token {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Token {
    /// A token without an entry.
    pub fn new(object: Object) -> Self {
        Self { object, place: std::cell::Cell::new(usize::MAX) }
    }
}

/// A result with its key.
pub(super) struct Entry {
    /// What the dict has for the key.
    pub(super) token: Owned,
    pub(super) key: Owned,
    pub(super) hash: isize,
    pub(super) result: Owned,
}

/// A place for an entry, linked into the list if it has one.
struct Link {
    entry: Option<Entry>,
    older: Option<usize>,
    newer: Option<usize>,
}

/// Entries by use.
#[derive(Default)]
pub(super) struct Entries {
    links: Vec<Link>,
    free: Vec<usize>,
    oldest: Option<usize>,
    newest: Option<usize>,
}

impl Entries {
    /// The place of a token's entry, if that is still there.
    fn place_of(&self, token: &Object) -> Option<usize> {
        let place = token.downcast_exact::<Token>()?.place.get();
        self.links.get(place)?.entry.as_ref()?.token.is(token).then_some(place)
    }

    /// Notes the use of a token's entry, and gives its result.
    pub(super) fn touch(&mut self, token: &Object) -> Option<Owned> {
        let place = self.place_of(token)?;
        if self.newest != Some(place) {
            self.unlink(place);
            self.link_newest(place);
        }
        Some(self.links[place].entry.as_ref()?.result.clone())
    }

    /// Token, key and hash of the entry that was not used for the longest time.
    pub(super) fn oldest(&self) -> Option<(Owned, Owned, isize)> {
        let entry = self.links[self.oldest?].entry.as_ref()?;
        Some((entry.token.clone(), entry.key.clone(), entry.hash))
    }

    /// Takes a token's entry out.
    pub(super) fn remove(&mut self, token: &Object) -> Option<Entry> {
        let place = self.place_of(token)?;
        self.unlink(place);
        self.free.push(place);
        self.links[place].entry.take()
    }

    /// Adds an entry as the one used last.
    pub(super) fn put_newest(&mut self, thread: &Thread, entry: Entry) -> Fallible {
        let place = self.place_for(thread, entry)?;
        self.link_newest(place);
        Ok(())
    }

    /// Adds an entry as the one not used for the longest time.
    pub(super) fn put_oldest(&mut self, thread: &Thread, entry: Entry) -> Fallible {
        let place = self.place_for(thread, entry)?;
        let next = self.oldest.replace(place);
        self.links[place].newer = next;
        match next {
            Some(next) => self.links[next].older = Some(place),
            None => self.newest = Some(place),
        }
        Ok(())
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        for entry in self.links.iter().filter_map(|link| link.entry.as_ref()) {
            tracer.visit(&entry.token);
            tracer.visit(&entry.key);
            tracer.visit(&entry.result);
        }
    }

    /// Puts an entry into a place that is not linked.
    fn place_for(&mut self, thread: &Thread, entry: Entry) -> Fallible<usize> {
        let place = match self.free.pop() {
            Some(place) => place,
            None => {
                // Room in both vectors, so that removing cannot fail.
                let all = self.links.len() + 1;
                if self.links.try_reserve(1).is_err() || self.free.try_reserve(all).is_err() {
                    return Err(thread.raise_out_of_memory());
                }
                self.links.push(Link { entry: None, older: None, newer: None });
                self.links.len() - 1
            }
        };
        if let Some(token) = entry.token.downcast_exact::<Token>() {
            token.place.set(place);
        }
        self.links[place] = Link { entry: Some(entry), older: None, newer: None };
        Ok(place)
    }

    fn link_newest(&mut self, place: usize) {
        let last = self.newest.replace(place);
        self.links[place].older = last;
        self.links[place].newer = None;
        match last {
            Some(last) => self.links[last].newer = Some(place),
            None => self.oldest = Some(place),
        }
    }

    fn unlink(&mut self, place: usize) {
        let (older, newer) = (self.links[place].older, self.links[place].newer);
        match older {
            Some(older) => self.links[older].newer = newer,
            None => self.oldest = newer,
        }
        match newer {
            Some(newer) => self.links[newer].older = older,
            None => self.newest = older,
        }
    }
}
