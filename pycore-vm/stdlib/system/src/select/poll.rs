//! `poll`: files that are watched, in a list.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, slots, static_type};

use super::{deadline, error, pair, sys};
use crate::descriptor::descriptor_of;

/// Files that are watched.
#[repr(C)]
pub struct Poll {
    object: Object,
    watched: RefCell<Vec<sys::Watched>>,
    is_waiting: Cell<bool>,
}

static_type! {
    /// `select.poll`
    pub static POLL: Poll = {
        name: "select.poll",
        base: pycore_objects::types::object::OBJECT,
        flags: DISALLOW_INSTANTIATION,
        slots: Poll::SLOTS,
        methods: Poll::METHODS,
    };
}

impl pycore_objects::core::Trace for Poll {
    fn trace(&self, _tracer: &mut pycore_objects::core::Tracer<'_>) {}
    fn clear(&self) {}
}

/// What is waited for unless something else is said.
const USUAL: i16 = libc::POLLIN | libc::POLLPRI | libc::POLLOUT;

impl Poll {
    pub(super) fn new(thread: &Thread) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            watched: RefCell::default(),
            is_waiting: Cell::new(false),
        })
    }
}

#[slots]
impl Poll {}

#[methods]
impl Poll {
    /// register($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)
    ///
    /// Watch a file for events.
    fn register(&self, thread: &Thread, fd: &Object, eventmask: Option<u16>) -> Fallible {
        let fd = descriptor_of(thread, fd)?;
        let events = eventmask.map_or(USUAL, |mask| mask as i16);
        let mut watched = self.watched.borrow_mut();
        match watched.iter_mut().find(|one| one.fd == fd) {
            Some(known) => known.events = events,
            None => watched.push(sys::Watched { fd, events, revents: 0 }),
        }
        Ok(())
    }

    /// modify($self, fd, eventmask, /)
    ///
    /// Watch a file that is watched already for other events.
    fn modify(&self, thread: &Thread, fd: &Object, eventmask: u16) -> Fallible {
        let fd = descriptor_of(thread, fd)?;
        match self.watched.borrow_mut().iter_mut().find(|one| one.fd == fd) {
            Some(known) => known.events = eventmask as i16,
            None => return Err(error(thread, libc::ENOENT)),
        }
        Ok(())
    }

    /// unregister($self, fd, /)
    ///
    /// Watch a file no longer.
    fn unregister(&self, thread: &Thread, fd: &Object) -> Fallible {
        let fd = descriptor_of(thread, fd)?;
        let mut watched = self.watched.borrow_mut();
        match watched.iter().position(|one| one.fd == fd) {
            Some(place) => {
                watched.remove(place);
                Ok(())
            }
            None => {
                drop(watched);
                Err(thread.raise_key_error(&*thread.new_int(fd.into())?))
            }
        }
    }

    /// poll($self, timeout=None, /)
    ///
    /// Wait until something has happened, at most for a number of milliseconds. The result is a list of descriptors with
    /// their events.
    fn poll(&self, thread: &Thread, timeout: Option<&Object>) -> Fallible<Owned<List>> {
        let timeout = deadline(thread, timeout, 1000, "timeout must be an integer or None")?;
        if self.is_waiting.replace(true) {
            return Err(raise!(thread, RUNTIME_ERROR, "concurrent poll() invocation"));
        }
        let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut watched = self.watched.borrow().clone();
        let result = loop {
            let left = sys::milliseconds(end);
            match thread.without_lock(|| sys::poll(&mut watched, left)) {
                Ok(_) => break Ok(()),
                Err(libc::EINTR) => {
                    if let Err(raised) = thread.check_signals() {
                        break Err(raised);
                    }
                }
                Err(number) => break Err(error(thread, number)),
            }
        };
        self.is_waiting.set(false);
        result?;
        let list = List::new(thread)?;
        for one in watched.iter().filter(|one| one.revents != 0) {
            list.push(thread, pair(thread, one.fd, u32::from(one.revents as u16))?)?;
        }
        Ok(list)
    }
}
