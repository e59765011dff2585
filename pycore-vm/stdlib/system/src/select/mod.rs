//! `select`: waiting for files.

pub mod epoll;
pub mod poll;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

use std::time::{Duration, Instant};

use pycore_objects::errors::{OS_ERROR, raise_os_error};
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::protocol::{iterate, number, object};
use pycore_objects::types::float::Float;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, module, raise};

use crate::descriptor::descriptor_of;
use sys::Set;

/// The functions of the module.
struct Functions;

module! {
    /// The module `select`.
    pub static SELECT: name "select",
    doc "Waiting until files can be read or written.",
    functions Functions::METHODS,
    exec: fill
}

/// Names with their numbers on this system.
macro_rules! numbers {
    ($($name:ident),* $(,)?) => { [$((stringify!($name), libc::$name as i64)),*] };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let constants = numbers![
        PIPE_BUF,
        POLLIN,
        POLLPRI,
        POLLOUT,
        POLLERR,
        POLLHUP,
        POLLNVAL,
        POLLRDNORM,
        POLLRDBAND,
        POLLWRNORM,
        POLLWRBAND,
        POLLRDHUP,
        EPOLLIN,
        EPOLLOUT,
        EPOLLPRI,
        EPOLLERR,
        EPOLLHUP,
        EPOLLRDHUP,
        EPOLLONESHOT,
        EPOLLEXCLUSIVE,
        EPOLLRDNORM,
        EPOLLRDBAND,
        EPOLLWRNORM,
        EPOLLWRBAND,
        EPOLLMSG,
        EPOLLWAKEUP,
        EPOLL_CLOEXEC,
    ];
    // A bit that C has as the sign.
    let others = [("EPOLLET", 1 << 31), ("POLLMSG", 0x400)];
    for (name, value) in constants.into_iter().chain(others) {
        add(name, &*thread.new_int(value)?)?;
    }
    ready_changeable(thread, &poll::POLL)?;
    ready_changeable(thread, &epoll::EPOLL)?;
    add("epoll", epoll::EPOLL.get().as_object())?;
    add("error", OS_ERROR.get().as_object())
}

fn error(thread: &Thread, number: sys::Errno) -> Raised {
    raise_os_error(thread, number, &[])
}

/// How long to wait, of `timeout` in parts of a second: `None` for ever.
fn deadline(
    thread: &Thread,
    timeout: Option<&Object>,
    unit: i64,
    message: &str,
) -> Fallible<Option<Duration>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else { return Ok(None) };
    if timeout.downcast::<Float>().is_none() && !number::is_index(timeout) {
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let nanoseconds = nanoseconds(thread, timeout, Rounding::Up)?;
    // Seconds were converted; what is counted in milliseconds is as many times shorter.
    let nanoseconds = nanoseconds / unit + i64::from(nanoseconds % unit > 0);
    Ok(match u64::try_from(nanoseconds) {
        Ok(nanoseconds) => Some(Duration::from_nanos(nanoseconds)),
        Err(_) if unit == 1 => {
            return Err(raise!(thread, VALUE_ERROR, "timeout must be non-negative"));
        }
        Err(_) => None,
    })
}

/// A pair of a descriptor and events.
fn pair(thread: &Thread, descriptor: i32, events: u32) -> Fallible<Owned> {
    let items = [thread.new_int(descriptor.into())?, thread.new_int(events.into())?];
    Ok(Tuple::pack(thread, items)?.into_object())
}

/// Objects of which each has a descriptor, and the set of these.
fn watched(thread: &Thread, objects: &Object) -> Fallible<(Vec<(Owned, i32)>, Set)> {
    let message = "arguments 1-3 must be sequences";
    let (mut all, mut set) = (Vec::new(), Set::new());
    let list = objects.downcast_exact::<List>();
    for (index, object) in iterate::to_vec(thread, objects, message)?.into_iter().enumerate() {
        // Descriptors are asked for, which may take away objects that come later.
        if list.is_some_and(|list| index >= list.len()) {
            break;
        }
        let descriptor = descriptor_of(thread, &object)?;
        if !set.add(descriptor) {
            let message = "filedescriptor out of range in select()";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        all.push((object, descriptor));
    }
    Ok((all, set))
}

#[methods(module)]
impl Functions {
    /// select($module, rlist, wlist, xlist, timeout=None, /)
    ///
    /// Wait until files can be read, can be written, or have something exceptional, at most for a number of seconds. The
    /// files are numbers or objects with a method fileno(); the result is three lists of those that are ready.
    fn select(
        thread: &Thread,
        rlist: &Object,
        wlist: &Object,
        xlist: &Object,
        timeout: Option<&Object>,
    ) -> Fallible<Owned<Tuple>> {
        let timeout = deadline(thread, timeout, 1, "timeout must be a float or None")?;
        let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let (read, read_set) = watched(thread, rlist)?;
        let (write, write_set) = watched(thread, wlist)?;
        let (exceptional, exceptional_set) = watched(thread, xlist)?;
        let all = [read, write, exceptional];
        let sets = [read_set, write_set, exceptional_set];
        let highest = all.iter().flatten().map(|(_, descriptor)| descriptor + 1).max().unwrap_or(0);
        let ready = loop {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            match thread.without_lock(|| sys::select(highest, sets, left)) {
                Ok(ready) => break ready,
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(error(thread, number)),
            }
        };
        let mut lists = Vec::with_capacity(3);
        for (watched, ready) in all.into_iter().zip(ready) {
            let mut objects = Vec::new();
            for (object, descriptor) in watched {
                if ready.contains(descriptor) {
                    objects.push(object);
                }
            }
            lists.push(List::from_owned(thread, objects)?.into_object());
        }
        Tuple::from_owned(thread, lists)
    }

    /// poll($module, /)
    ///
    /// An object that watches files.
    fn poll(thread: &Thread) -> Fallible<Owned<poll::Poll>> {
        poll::Poll::new(thread)
    }
}
