//! `_multiprocessing`: semaphores that processes share.

use std::cell::Cell;
use std::ffi::CString;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, methods, module, name, raise,
    slots, static_type,
};

use super::sys::{self, Semaphore};

/// The functions' place.
struct Functions;

module! {
    /// The module `_multiprocessing`.
    pub static MULTIPROCESSING: name "_multiprocessing",
    doc "Semaphores that processes share.",
    functions Functions::FUNCTIONS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &SEM_LOCK)?;
    let class = SEM_LOCK.get();
    if let Some(dict) = class.dict() {
        let most = thread.new_int(sys::VALUE_MAX.into())?;
        dict.insert_str(thread, name!(thread, "SEM_VALUE_MAX"), &most)?;
    }
    object::set_attribute(thread, module, name!(thread, "SemLock"), class.as_object())?;
    let flags = Dict::new(thread)?;
    let one = thread.new_int(1)?;
    flags.insert_str(thread, name!(thread, "HAVE_SEM_OPEN"), &one)?;
    flags.insert_str(thread, name!(thread, "HAVE_SEM_TIMEDWAIT"), &one)?;
    object::set_attribute(thread, module, name!(thread, "flags"), flags.as_object())
}

/// The kinds of locks.
const RECURSIVE_MUTEX: i32 = 0;
const SEMAPHORE: i32 = 1;

/// A semaphore, or a lock that a thread may take several times.
#[repr(C)]
struct SemLock {
    object: Object,
    handle: usize,
    kind: i32,
    maxvalue: i32,
    name: Place,
    semaphore: Semaphore,
    /// How often this process has taken it.
    count: Cell<i32>,
    /// Which thread has taken it last.
    owner: Cell<u64>,
}

const fn member(name: &'static std::ffi::CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

const MEMBERS: &[NativeMember] = &[
    member(c"handle", MemberKind::UnsignedLong, offset_of!(SemLock, handle)),
    member(c"kind", MemberKind::Int, offset_of!(SemLock, kind)),
    member(c"maxvalue", MemberKind::Int, offset_of!(SemLock, maxvalue)),
    member(c"name", MemberKind::ObjectOrNone, offset_of!(SemLock, name)),
];

static_type! {
    /// The type of semaphores.
    static SEM_LOCK: SemLock = {
        name: "_multiprocessing.SemLock",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        slots: SemLock::SLOTS,
        own_access: pycore_objects::core::OwnAccess::GetAndSet,
        methods: SemLock::METHODS,
        members: MEMBERS,
    };
}

impl Trace for SemLock {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
    }
}

/// A name for the system.
fn c_name(thread: &Thread, name: &Str) -> Fallible<CString> {
    CString::new(name.to_utf8(thread)?)
        .map_err(|_| raise!(thread, VALUE_ERROR, "embedded null character"))
}

impl SemLock {
    fn of(
        class: &TypeObject,
        thread: &Thread,
        semaphore: Semaphore,
        kind: i32,
        maxvalue: i32,
        name: Option<&Str>,
    ) -> Fallible<Owned<Self>> {
        let place = Place::default();
        place.replace(name.map(|name| Owned::share(name.as_object())));
        thread.new_instance(class, |object| Self {
            object,
            handle: semaphore.handle(),
            kind,
            maxvalue,
            name: place,
            semaphore,
            count: Cell::new(0),
            owner: Cell::new(0),
        })
    }

    fn is_mine(&self) -> bool {
        self.count.get() > 0 && self.owner.get() == sys::thread_number()
    }

    fn wait(
        &self,
        thread: &Thread,
        blocking: bool,
        deadline: Option<libc::timespec>,
    ) -> Fallible<bool> {
        let mut result = self.semaphore.try_wait();
        loop {
            match result {
                Ok(()) => return Ok(true),
                Err(libc::EAGAIN) if blocking => {}
                Err(libc::EINTR) => thread.check_signals()?,
                Err(libc::EAGAIN | libc::ETIMEDOUT) => return Ok(false),
                Err(error) => return Err(raise_os_error(thread, error, &[])),
            }
            let semaphore = &self.semaphore;
            result = if blocking {
                thread.without_lock(|| semaphore.wait(deadline))
            } else {
                semaphore.try_wait()
            };
        }
    }

    fn value(&self, thread: &Thread) -> Fallible<i32> {
        self.semaphore.value().map_err(|error| raise_os_error(thread, error, &[]))
    }
}

#[slots]
impl SemLock {
    /// !SemLock(kind, value, maxvalue, name, unlink)
    ///
    /// Semaphore/Mutex type
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        kind: i32,
        value: i32,
        maxvalue: i32,
        name: &Str,
        unlink: bool,
    ) -> Fallible<Owned<Self>> {
        if kind != RECURSIVE_MUTEX && kind != SEMAPHORE {
            return Err(raise!(thread, VALUE_ERROR, "unrecognized kind"));
        }
        let text = c_name(thread, name)?;
        let semaphore = Semaphore::create(&text, value as u32)
            .map_err(|error| raise_os_error(thread, error, &[]))?;
        if unlink && let Err(error) = sys::unlink(&text) {
            return Err(raise_os_error(thread, error, &[]));
        }
        // Without a name in the system there is none to remember.
        Self::of(class, thread, semaphore, kind, maxvalue, (!unlink).then_some(name))
    }
}

#[methods]
impl SemLock {
    /// acquire($self, /, block=True, timeout=None)
    ///
    /// Take the lock, and wait for it, at most timeout seconds: True if it is held now.
    fn acquire(
        &self,
        thread: &Thread,
        block: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible<bool> {
        if self.kind == RECURSIVE_MUTEX && self.is_mine() {
            self.count.set(self.count.get() + 1);
            return Ok(true);
        }
        let deadline = match timeout {
            Some(timeout) => Some(sys::after(number::to_f64(thread, timeout)?.max(0.0))),
            None => None,
        };
        if !self.wait(thread, block.unwrap_or(true), deadline)? {
            return Ok(false);
        }
        self.count.set(self.count.get() + 1);
        self.owner.set(sys::thread_number());
        Ok(true)
    }

    /// release($self, /)
    ///
    /// Give the lock back.
    fn release(&self, thread: &Thread) -> Fallible {
        if self.kind == RECURSIVE_MUTEX {
            if !self.is_mine() {
                let message = "attempt to release recursive lock not owned by thread";
                return Err(raise!(thread, ASSERTION_ERROR, "{message}"));
            }
            if self.count.get() > 1 {
                self.count.set(self.count.get() - 1);
                return Ok(());
            }
        } else if self.value(thread)? >= self.maxvalue {
            let message = "semaphore or lock released too many times";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        self.semaphore.post().map_err(|error| raise_os_error(thread, error, &[]))?;
        self.count.set(self.count.get() - 1);
        Ok(())
    }

    /// _count($self, /)
    ///
    /// How often this process has taken the lock, less how often it has given it back.
    fn _count(&self) -> i32 {
        self.count.get()
    }

    /// _is_mine($self, /)
    ///
    /// Whether this thread holds the lock.
    fn _is_mine(&self) -> bool {
        self.is_mine()
    }

    /// _get_value($self, /)
    ///
    /// The value of the semaphore.
    fn _get_value(&self, thread: &Thread) -> Fallible<i32> {
        self.value(thread)
    }

    /// _is_zero($self, /)
    ///
    /// Whether the value of the semaphore is zero.
    fn _is_zero(&self, thread: &Thread) -> Fallible<bool> {
        Ok(self.value(thread)? == 0)
    }

    /// _rebuild($type, handle, kind, maxvalue, name, /)
    // The semaphore of a name, or one of this process by its handle.
    #[classmethod]
    fn _rebuild(
        class: &TypeObject,
        thread: &Thread,
        handle: u64,
        kind: i32,
        maxvalue: i32,
        name: &Object,
    ) -> Fallible<Owned<Self>> {
        let name = match name.downcast::<Str>() {
            name @ Some(_) => name,
            None if name.is_none() => None,
            None => {
                let given = name.type_name();
                let message = format!("_rebuild() argument 4 must be str or None, not {given}");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        let semaphore = match name {
            Some(name) => Semaphore::open(&c_name(thread, name)?),
            None => Semaphore::of_handle(handle as usize).ok_or(libc::EINVAL),
        };
        let semaphore = semaphore.map_err(|error| raise_os_error(thread, error, &[]))?;
        Self::of(class, thread, semaphore, kind, maxvalue, name)
    }

    /// _after_fork($self, /)
    ///
    /// Forget that the parent held the lock.
    fn _after_fork(&self) {
        self.count.set(0);
    }

    /// __enter__($self, /)
    ///
    /// Take the lock.
    fn __enter__(&self, thread: &Thread) -> Fallible<bool> {
        self.acquire(thread, Some(true), None)
    }

    /// __exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)
    ///
    /// Give the lock back.
    fn __exit__(
        &self,
        thread: &Thread,
        exc_type: Option<&Object>,
        exc_value: Option<&Object>,
        exc_tb: Option<&Object>,
    ) -> Fallible {
        let _ = (exc_type, exc_value, exc_tb);
        self.release(thread)
    }
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// sem_unlink($module, name, /)
    // Remove the name of a semaphore.
    fn sem_unlink(thread: &Thread, name: &Str) -> Fallible {
        let name = c_name(thread, name)?;
        sys::unlink(&name).map_err(|error| raise_os_error(thread, error, &[])).map(|_| ())
    }
}
