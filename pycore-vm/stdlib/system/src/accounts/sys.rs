//! The databases of users and groups, as the C library reads them.

use std::ffi::{CStr, c_char, c_int};
use std::mem::MaybeUninit;
use std::ptr;

use crate::io::sys::Errno;

/// A text of the database, if there is one.
pub(super) type Text = Option<Vec<u8>>;

/// An entry of the database of users.
pub(super) struct User {
    pub(super) name: Text,
    pub(super) password: Text,
    pub(super) user: u32,
    pub(super) group: u32,
    pub(super) information: Text,
    pub(super) folder: Text,
    pub(super) shell: Text,
}

/// An entry of the database of groups.
pub(super) struct Group {
    pub(super) name: Text,
    pub(super) password: Text,
    pub(super) group: u32,
    pub(super) members: Vec<Vec<u8>>,
}

/// # Safety
///
/// 1. `text` is NULL or ends with NUL.
unsafe fn text(text: *const c_char) -> Text {
    if text.is_null() {
        return None;
    }
    // SAFETY: condition 1.
    Some(unsafe { CStr::from_ptr(text) }.to_bytes().to_vec())
}

impl User {
    /// # Safety
    ///
    /// 1. The entry's pointers are those of the C library.
    unsafe fn of(entry: &libc::passwd) -> Self {
        // SAFETY: condition 1: texts that end with NUL.
        unsafe {
            Self {
                name: text(entry.pw_name),
                password: text(entry.pw_passwd),
                user: entry.pw_uid,
                group: entry.pw_gid,
                information: text(entry.pw_gecos),
                folder: text(entry.pw_dir),
                shell: text(entry.pw_shell),
            }
        }
    }
}

impl Group {
    /// # Safety
    ///
    /// 1. The entry's pointers are those of the C library.
    unsafe fn of(entry: &libc::group) -> Self {
        let mut members = Vec::new();
        let mut next = entry.gr_mem;
        // SAFETY: condition 1: texts that end with NUL, and a list of them that ends with NULL.
        unsafe {
            while !next.is_null() && !(*next).is_null() {
                members.extend(text(*next));
                next = next.add(1);
            }
            let (name, password) = (text(entry.gr_name), text(entry.gr_passwd));
            Self { name, password, group: entry.gr_gid, members }
        }
    }
}

/// The largest buffer that an entry may need.
const LARGEST: usize = 1 << 26;

/// Looks for an entry, with more memory for its texts as long as there is too little. An error may also mean that there is
/// no such entry.
fn find<Entry, T>(
    call: impl Fn(*mut Entry, &mut [c_char], *mut *mut Entry) -> c_int,
    convert: impl FnOnce(&Entry) -> T,
) -> Result<Option<T>, Errno> {
    let mut buffer = vec![0; 1024];
    loop {
        let mut entry = MaybeUninit::<Entry>::uninit();
        let mut found = ptr::null_mut();
        match call(entry.as_mut_ptr(), &mut buffer, &raw mut found) {
            // SAFETY: what the library has found is the entry, whose texts are in the buffer.
            0 => return Ok(unsafe { found.as_ref() }.map(convert)),
            libc::ERANGE if buffer.len() < LARGEST => buffer = vec![0; 2 * buffer.len()],
            libc::EINTR => {}
            libc::ERANGE | libc::ENOMEM => return Err(libc::ENOMEM),
            _ => return Ok(None),
        }
    }
}

// SAFETY of the calls below: texts end with NUL, and buffers have their lengths.

pub(super) fn user_of_number(user: u32) -> Result<Option<User>, Errno> {
    find(
        // SAFETY: see above.
        |entry, buffer, found| unsafe {
            libc::getpwuid_r(user, entry, buffer.as_mut_ptr(), buffer.len(), found)
        },
        // SAFETY: the library has filled the entry.
        |entry| unsafe { User::of(entry) },
    )
}

pub(super) fn user_of_name(name: &CStr) -> Result<Option<User>, Errno> {
    find(
        // SAFETY: see above.
        |entry, buffer, found| unsafe {
            libc::getpwnam_r(name.as_ptr(), entry, buffer.as_mut_ptr(), buffer.len(), found)
        },
        // SAFETY: the library has filled the entry.
        |entry| unsafe { User::of(entry) },
    )
}

pub(super) fn group_of_number(group: u32) -> Result<Option<Group>, Errno> {
    find(
        // SAFETY: see above.
        |entry, buffer, found| unsafe {
            libc::getgrgid_r(group, entry, buffer.as_mut_ptr(), buffer.len(), found)
        },
        // SAFETY: the library has filled the entry.
        |entry| unsafe { Group::of(entry) },
    )
}

pub(super) fn group_of_name(name: &CStr) -> Result<Option<Group>, Errno> {
    find(
        // SAFETY: see above.
        |entry, buffer, found| unsafe {
            libc::getgrnam_r(name.as_ptr(), entry, buffer.as_mut_ptr(), buffer.len(), found)
        },
        // SAFETY: the library has filled the entry.
        |entry| unsafe { Group::of(entry) },
    )
}

/// All users. The caller holds the interpreter's lock meanwhile: the library has one place in the database for all threads.
pub(super) fn users() -> Vec<User> {
    let mut users = Vec::new();
    // SAFETY: an entry is used before the next is asked for.
    unsafe {
        libc::setpwent();
        while let Some(entry) = libc::getpwent().as_ref() {
            users.push(User::of(entry));
        }
        libc::endpwent();
    }
    users
}

/// All groups, likewise.
pub(super) fn groups() -> Vec<Group> {
    let mut groups = Vec::new();
    // SAFETY: as above.
    unsafe {
        libc::setgrent();
        while let Some(entry) = libc::getgrent().as_ref() {
            groups.push(Group::of(entry));
        }
        libc::endgrent();
    }
    groups
}
