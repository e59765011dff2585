//! `select`, `poll` and `epoll` of the system.

use std::io::Error;
use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

/// An error number.
pub(super) type Errno = i32;

fn errno() -> Errno {
    Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// Descriptors that `select` can watch are below this.
pub(super) const LIMIT: i32 = libc::FD_SETSIZE as i32;

/// A set of descriptors.
#[derive(Clone, Copy)]
pub(super) struct Set(libc::fd_set);

impl Set {
    pub(super) fn new() -> Self {
        let mut set = MaybeUninit::uninit();
        // SAFETY: the function initialises the set.
        unsafe {
            libc::FD_ZERO(set.as_mut_ptr());
            Self(set.assume_init())
        }
    }

    /// Adds a descriptor; whether it is in range.
    pub(super) fn add(&mut self, descriptor: i32) -> bool {
        let fits = (0..LIMIT).contains(&descriptor);
        if fits {
            // SAFETY: the descriptor is in the set's range.
            unsafe { libc::FD_SET(descriptor, &raw mut self.0) };
        }
        fits
    }

    pub(super) fn contains(&self, descriptor: i32) -> bool {
        // SAFETY: the descriptor is in the set's range.
        (0..LIMIT).contains(&descriptor) && unsafe { libc::FD_ISSET(descriptor, &raw const self.0) }
    }
}

/// Waits until some of the descriptors, all below `end`, can be read, written, or are exceptional; the sets that are.
pub(super) fn select(
    end: i32,
    mut sets: [Set; 3],
    timeout: Option<Duration>,
) -> Result<[Set; 3], Errno> {
    let mut time = timeout.map(|timeout| libc::timeval {
        tv_sec: libc::time_t::try_from(timeout.as_secs()).unwrap_or(libc::time_t::MAX),
        tv_usec: timeout.subsec_micros().into(),
    });
    let time = time.as_mut().map_or(std::ptr::null_mut(), std::ptr::from_mut);
    let [read, write, exceptional] = &mut sets;
    // SAFETY: the function changes the sets, and the time perhaps.
    let count = unsafe {
        libc::select(end, &raw mut read.0, &raw mut write.0, &raw mut exceptional.0, time)
    };
    if count < 0 { Err(errno()) } else { Ok(sets) }
}

/// Milliseconds until a deadline, rounded up; -1 for none.
pub(super) fn milliseconds(deadline: Option<Instant>) -> i32 {
    match deadline {
        None => -1,
        Some(deadline) => {
            let left = deadline.saturating_duration_since(Instant::now());
            i32::try_from(left.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX)
        }
    }
}

/// A descriptor, what is waited for, and what has come.
pub(super) type Watched = libc::pollfd;

/// Waits until something has come; how many descriptors.
pub(super) fn poll(watched: &mut [Watched], milliseconds: i32) -> Result<usize, Errno> {
    // SAFETY: the function reads and writes as many structs.
    let count =
        unsafe { libc::poll(watched.as_mut_ptr(), watched.len() as libc::nfds_t, milliseconds) };
    usize::try_from(count).map_err(|_| errno())
}

/// A new `epoll` descriptor, which children of `exec` do not get.
pub(super) fn epoll_create() -> Result<i32, Errno> {
    // SAFETY: the function takes numbers.
    let descriptor = unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) };
    if descriptor < 0 { Err(errno()) } else { Ok(descriptor) }
}

/// Adds, changes or removes what is watched.
pub(super) fn epoll_control(
    epoll: i32,
    operation: i32,
    descriptor: i32,
    events: u32,
) -> Result<(), Errno> {
    let mut event = libc::epoll_event { events, u64: descriptor as u64 };
    // SAFETY: the function reads a struct.
    let status = unsafe { libc::epoll_ctl(epoll, operation, descriptor, &raw mut event) };
    if status == 0 { Ok(()) } else { Err(errno()) }
}

/// Waits for events; which, of which descriptors.
pub(super) fn epoll_wait(
    epoll: i32,
    most: i32,
    milliseconds: i32,
) -> Result<Vec<(i32, u32)>, Errno> {
    let mut events = Vec::new();
    if events.try_reserve_exact(most as usize).is_err() {
        return Err(libc::ENOMEM);
    }
    events.resize(most as usize, libc::epoll_event { events: 0, u64: 0 });
    // SAFETY: the function writes at most as many structs.
    let count = unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), most, milliseconds) };
    let count = usize::try_from(count).map_err(|_| errno())?;
    Ok(events[..count].iter().map(|event| (event.u64 as i32, event.events)).collect())
}

/// Closes a descriptor.
pub(super) fn close(descriptor: i32) -> Result<(), Errno> {
    // SAFETY: the descriptor belongs to the caller.
    if unsafe { libc::close(descriptor) } == 0 { Ok(()) } else { Err(errno()) }
}
