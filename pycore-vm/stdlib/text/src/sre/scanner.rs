//! `SRE_Scanner`: gives match after match.

use std::cell::RefCell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, raise, static_type};

use super::match_object::Match;
use super::pattern::Pattern;
use super::state::{Mode, State};

/// A search that goes on.
#[repr(C)]
pub struct Scanner {
    object: Object,
    pattern: Place<Pattern>,
    string: Place,
    /// Nothing at the end.
    state: RefCell<Option<Box<State>>>,
}

static_type! {
    /// The type `_sre.SRE_Scanner`.
    pub static SCANNER: Scanner = {
        name: "_sre.SRE_Scanner",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        methods: Scanner::METHODS,
        members: MEMBERS,
    };
}

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"pattern",
    MemberKind::ObjectOrNone,
    offset_of!(Scanner, pattern),
    NativeMember::READ_ONLY,
    Some(c"what is searched for"),
)];

impl Trace for Scanner {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.pattern.trace(tracer);
        self.string.trace(tracer);
        if let Ok(state) = self.state.try_borrow()
            && let Some(state) = &*state
        {
            state.subject.trace(tracer);
        }
    }

    fn clear(&self) {
        let state = self.state.try_borrow_mut().ok().and_then(|mut state| state.take());
        drop((self.pattern.take(), self.string.take(), state));
    }
}

impl Scanner {
    pub(super) fn new(
        thread: &Thread,
        pattern: &Pattern,
        string: &Object,
        start: Option<isize>,
        end: Option<isize>,
    ) -> Fallible<Owned<Self>> {
        let state = State::new(thread, pattern, string, start, end)?;
        thread.new_object(|object| Self {
            object,
            pattern: Place::new(Owned::share(pattern)),
            string: Place::new(Owned::share(string)),
            state: RefCell::new(Some(Box::new(state))),
        })
    }

    fn next(&self, thread: &Thread, mode: Mode) -> Fallible<Option<Owned<Match>>> {
        let (Some(pattern), Some(string)) = (self.pattern.get(), self.string.get()) else {
            return Ok(None);
        };
        // A handler of a signal may come here again while the search is on.
        let Ok(mut place) = self.state.try_borrow_mut() else {
            let message = "regular expression scanner already executing";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let Some(state) = &mut *place else { return Ok(None) };
        if state.find(thread, &pattern, mode)? {
            let found = Match::new(thread, &pattern, &string, state)?;
            state.advance();
            return Ok(Some(found));
        }
        let state = place.take();
        drop(place);
        if let Some(state) = state {
            state.finish(&pattern);
        }
        Ok(None)
    }
}

#[methods]
impl Scanner {
    /// match($self, /)
    // The match that begins where the last one ended, or None.
    fn r#match(&self, thread: &Thread) -> Fallible<Option<Owned<Match>>> {
        self.next(thread, Mode::Match)
    }

    /// search($self, /)
    // The next match, or None.
    fn search(&self, thread: &Thread) -> Fallible<Option<Owned<Match>>> {
        self.next(thread, Mode::Search)
    }
}
