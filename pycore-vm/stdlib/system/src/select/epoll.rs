//! `epoll`: files that the system watches.

use std::cell::Cell;
use std::time::Instant;

use pycore_objects::types::list::List;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::{deadline, error, pair, sys};
use crate::descriptor::descriptor_of;

/// Files that are watched by the system.
#[repr(C)]
pub struct Epoll {
    object: Object,
    /// Less than 0 when it is closed.
    descriptor: Cell<i32>,
}

static_type! {
    /// `select.epoll`
    pub static EPOLL: Epoll = {
        name: "select.epoll",
        base: pycore_objects::types::object::OBJECT,
        flags: ,
        doc: "select.epoll(sizehint=-1, flags=0)\n\nFiles that the system watches. sizehint and flags are there for old programs and change nothing.",
        slots: Epoll::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
        methods: Epoll::METHODS,
        getsets: Epoll::GETSETS,
    };
}

impl pycore_objects::core::Trace for Epoll {
    fn trace(&self, _tracer: &mut pycore_objects::core::Tracer<'_>) {}
    fn clear(&self) {}
}

/// What is waited for unless something else is said.
const USUAL: u32 = (libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32;

impl Epoll {
    fn of(thread: &Thread, class: &TypeObject, descriptor: i32) -> Fallible<Owned<Self>> {
        let made =
            thread.new_instance(class, |object| Self { object, descriptor: Cell::new(descriptor) });
        if made.is_err() {
            // Nobody else knows it.
            let _ = sys::close(descriptor);
        }
        made
    }

    fn open(&self, thread: &Thread) -> Fallible<i32> {
        match self.descriptor.get() {
            descriptor if descriptor >= 0 => Ok(descriptor),
            _ => Err(raise!(thread, VALUE_ERROR, "I/O operation on closed epoll object")),
        }
    }

    fn control(&self, thread: &Thread, operation: i32, fd: &Object, events: u32) -> Fallible {
        let epoll = self.open(thread)?;
        let fd = descriptor_of(thread, fd)?;
        thread
            .without_lock(|| sys::epoll_control(epoll, operation, fd, events))
            .map_err(|number| error(thread, number))
    }
}

impl Drop for Epoll {
    fn drop(&mut self) {
        if self.descriptor.get() >= 0 {
            // Nobody can be told.
            let _ = sys::close(self.descriptor.get());
        }
    }
}

#[slots]
impl Epoll {
    /// epoll(sizehint=-1, flags=0)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        sizehint: Option<i32>,
        flags: Option<i32>,
    ) -> Fallible<Owned<Self>> {
        let sizehint = sizehint.unwrap_or(-1);
        if sizehint != -1 && sizehint <= 0 {
            return Err(raise!(thread, VALUE_ERROR, "negative sizehint"));
        }
        if flags.unwrap_or(0) & !libc::EPOLL_CLOEXEC != 0 {
            return Err(raise!(thread, OS_ERROR, "invalid flags"));
        }
        let descriptor = sys::epoll_create().map_err(|number| error(thread, number))?;
        Self::of(thread, class, descriptor)
    }
}

#[methods]
impl Epoll {
    /// fromfd($type, fd, /)
    ///
    /// An epoll object of a descriptor.
    #[classmethod]
    fn fromfd(class: &TypeObject, thread: &Thread, fd: i32) -> Fallible<Owned<Self>> {
        Self::of(thread, class, fd)
    }

    /// close($self, /)
    ///
    /// Close the descriptor; nothing can be done with the object afterwards.
    fn close(&self, thread: &Thread) -> Fallible {
        let descriptor = self.descriptor.replace(-1);
        if descriptor < 0 {
            return Ok(());
        }
        thread.without_lock(|| sys::close(descriptor)).map_err(|number| error(thread, number))
    }

    /// fileno($self, /)
    ///
    /// The descriptor.
    fn fileno(&self, thread: &Thread) -> Fallible<i32> {
        self.open(thread)
    }

    /// register($self, /, fd,
    ///          eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)
    ///
    /// Watch a file for events.
    fn register(&self, thread: &Thread, fd: &Object, eventmask: Option<u32>) -> Fallible {
        self.control(thread, libc::EPOLL_CTL_ADD, fd, eventmask.unwrap_or(USUAL))
    }

    /// modify($self, /, fd, eventmask)
    ///
    /// Watch a file that is watched already for other events.
    fn modify(&self, thread: &Thread, fd: &Object, eventmask: u32) -> Fallible {
        self.control(thread, libc::EPOLL_CTL_MOD, fd, eventmask)
    }

    /// unregister($self, /, fd)
    ///
    /// Watch a file no longer.
    fn unregister(&self, thread: &Thread, fd: &Object) -> Fallible {
        self.control(thread, libc::EPOLL_CTL_DEL, fd, 0)
    }

    /// poll($self, /, timeout=None, maxevents=-1)
    ///
    /// Wait until something has happened, at most for a number of seconds. The result is a list of at most maxevents
    /// descriptors with their events.
    fn poll(
        &self,
        thread: &Thread,
        timeout: Option<&Object>,
        maxevents: Option<i32>,
    ) -> Fallible<Owned<List>> {
        let epoll = self.open(thread)?;
        // A negative time is no limit, as for the system.
        let timeout = match deadline(thread, timeout, 1, "timeout must be an integer or None") {
            Err(raised) => {
                raised.suppress(thread, &pycore_objects::errors::VALUE_ERROR)?;
                None
            }
            Ok(timeout) => timeout,
        };
        let most = match maxevents.unwrap_or(-1) {
            -1 => sys::LIMIT - 1,
            most if most < 1 => {
                let message = format_args!("maxevents must be greater than 0, got {most}");
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
            most => most,
        };
        let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let events = loop {
            let left = sys::milliseconds(end);
            match thread.without_lock(|| sys::epoll_wait(epoll, most, left)) {
                Ok(events) => break events,
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(error(thread, number)),
            }
        };
        let list = List::new(thread)?;
        for (descriptor, events) in events {
            list.push(thread, pair(thread, descriptor, events)?)?;
        }
        Ok(list)
    }

    /// __enter__($self, /)
    fn __enter__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.open(thread)?;
        Ok(Owned::share(self))
    }

    /// __exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)
    fn __exit__(
        &self,
        thread: &Thread,
        exc_type: Option<&Object>,
        exc_value: Option<&Object>,
        exc_tb: Option<&Object>,
    ) -> Fallible {
        let _ = (exc_type, exc_value, exc_tb);
        self.close(thread)
    }

    /// Whether the object is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.descriptor.get() < 0
    }
}
