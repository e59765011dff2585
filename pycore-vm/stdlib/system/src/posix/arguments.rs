//! Arguments of the functions: paths, descriptors, users.

use std::ffi::{CStr, CString};

use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::path::{file_system_path, path_method};
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, errors, name, raise};

/// The path may be a descriptor.
pub(super) const FD: u8 = 1;
/// The path may be `None`.
pub(super) const NONE: u8 = 2;

/// A path in the file system, or what else stands for a file.
pub(super) struct Path<const ALSO: u8 = 0> {
    /// The argument, for errors.
    object: Owned,
    path: CString,
    fd: Option<i32>,
    is_bytes: bool,
}

/// A path or a descriptor.
pub(super) type PathOrFd = Path<FD>;
/// A path, a descriptor, or `None`.
pub(super) type AnyPath = Path<{ FD | NONE }>;

impl<const ALSO: u8> Path<ALSO> {
    /// The path as C has it.
    pub(super) fn c(&self) -> &CStr {
        &self.path
    }

    /// The descriptor, if it is one.
    pub(super) fn fd(&self) -> Option<i32> {
        self.fd
    }

    /// The argument.
    pub(super) fn object(&self) -> &Object {
        &self.object
    }

    /// What errors say the file is: nothing for a descriptor or `None`.
    pub(super) fn files(&self) -> Vec<&Object> {
        if self.fd.is_some() || self.object.is_none() { Vec::new() } else { vec![&self.object] }
    }

    /// Whether results are bytes, as the path is.
    pub(super) fn is_bytes(&self) -> bool {
        self.is_bytes
    }

    /// Text of the path's kind.
    pub(super) fn text(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Owned> {
        text_like(thread, self.is_bytes, bytes)
    }

    /// `.`, when the argument was left out.
    pub(super) fn here(thread: &Thread) -> Self {
        Self { object: thread.none(), path: c".".to_owned(), fd: None, is_bytes: false }
    }

    fn of(thread: &Thread, given: &Object, function: &str, name: &str) -> Fallible<Self> {
        let made = |path, fd, is_bytes| Self { object: Owned::share(given), path, fd, is_bytes };
        if ALSO & NONE != 0 && given.is_none() {
            return Ok(Self::here(thread));
        }
        if given.downcast::<Str>().is_none() && given.downcast::<Bytes>().is_none() {
            if ALSO & FD != 0 && number::is_index(given) {
                if given.downcast::<Bool>().is_some() {
                    let message = "bool is used as a file descriptor";
                    errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
                }
                return Ok(made(
                    CString::default(),
                    Some(descriptor_number(thread, given)?),
                    false,
                ));
            }
            if path_method(thread, given)?.is_none() {
                return Err(not_a_path(thread, given, function, name, ALSO));
            }
        }
        let path = file_system_path(thread, given)?;
        let (bytes, is_bytes) = bytes_of(thread, &path)?;
        let path = CString::new(bytes).map_err(|_| {
            let message = "embedded null character in";
            raise!(thread, VALUE_ERROR, "{function}: {message} {name}")
        })?;
        Ok(made(path, None, is_bytes))
    }
}

#[cold]
fn not_a_path(thread: &Thread, given: &Object, function: &str, name: &str, also: u8) -> Raised {
    let expected = match (also & FD != 0, also & NONE != 0) {
        (true, true) => "string, bytes, os.PathLike, integer or None",
        (true, false) => "string, bytes, os.PathLike or integer",
        (false, true) => "string, bytes, os.PathLike or None",
        (false, false) => "string, bytes or os.PathLike",
    };
    let class = given.type_name();
    raise!(thread, TYPE_ERROR, "{function}: {name} should be {expected}, not {class}")
}

impl<'a, const ALSO: u8> FromArgument<'a> for Path<ALSO> {
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let name = place.signature.parameters.get(place.index).map_or("path", |one| one.name);
        Self::of(thread, slot.object(thread)?, place.signature.name(), name)
    }
}

/// The bytes of a string or of bytes, and whether it is the latter.
pub(super) fn bytes_of(thread: &Thread, path: &Object) -> Fallible<(Vec<u8>, bool)> {
    if let Some(text) = path.downcast::<Str>() {
        return Ok((text.fs_encode(thread)?, false));
    }
    let bytes = path.downcast::<Bytes>().map(|bytes| bytes.as_slice().to_vec());
    Ok((bytes.unwrap_or_default(), true))
}

/// A string, or bytes, of the bytes of a name.
pub(super) fn text_like(thread: &Thread, is_bytes: bool, bytes: &[u8]) -> Fallible<Owned> {
    if is_bytes {
        return Ok(Bytes::new(thread, bytes)?.into_object());
    }
    Ok(Str::fs_decode(thread, bytes)?.into_object())
}

/// An int as a descriptor.
fn descriptor_number(thread: &Thread, value: &Object) -> Fallible<i32> {
    let value = number::index(thread, value)?;
    value.to_i64().and_then(|value| i32::try_from(value).ok()).ok_or_else(|| {
        let bound = if value.is_negative() { "less than minimum" } else { "greater than maximum" };
        raise!(thread, OVERFLOW_ERROR, "fd is {bound}")
    })
}

/// The argument `dir_fd`: a descriptor that paths start from.
#[derive(Clone, Copy)]
pub(super) struct DirFd(i32);

/// The descriptor of `dir_fd`, by default that of the current folder.
pub(super) fn start_of(dir_fd: Option<DirFd>) -> i32 {
    dir_fd.map_or(libc::AT_FDCWD, |dir_fd| dir_fd.0)
}

impl<'a> FromArgument<'a> for DirFd {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        let value = slot.object(thread)?;
        if value.is_none() {
            return Ok(Self(libc::AT_FDCWD));
        }
        if !number::is_index(value) {
            let class = value.type_name();
            let message = "argument should be integer or None, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
        }
        if value.downcast::<Bool>().is_some() {
            let message = "bool is used as a file descriptor";
            errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
        }
        descriptor_number(thread, value).map(Self)
    }
}

/// A descriptor, or an object with a method `fileno`.
#[derive(Clone, Copy)]
pub(super) struct Descriptor(pub(super) i32);

impl Descriptor {
    /// The descriptor of an object.
    pub(super) fn of(thread: &Thread, value: &Object) -> Fallible<Self> {
        let number = if value.downcast::<Int>().is_some() {
            if value.downcast::<Bool>().is_some() {
                let message = "bool is used as a file descriptor";
                errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
            }
            Owned::share(value)
        } else {
            let method = object::lookup_attribute(thread, value, name!(thread, "fileno"))?;
            let Some(method) = method else {
                let message = "argument must be an int, or have a fileno() method.";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            };
            let number = call::call(thread, &method, &[])?;
            if (*number).downcast::<Int>().is_none() {
                return Err(raise!(thread, TYPE_ERROR, "fileno() returned a non-integer"));
            }
            number
        };
        let fd = number::to_c_long(thread, &number)?;
        let Ok(fd) = i32::try_from(fd) else {
            return Err(number::too_large(thread, "C int"));
        };
        if fd < 0 {
            let message = "file descriptor cannot be a negative integer";
            return Err(raise!(thread, VALUE_ERROR, "{message} ({fd})"));
        }
        Ok(Self(fd))
    }
}

impl<'a> FromArgument<'a> for Descriptor {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}

/// The number of a user or a group; -1 is none.
fn identity(thread: &Thread, value: &Object, what: &str) -> Fallible<u32> {
    if !number::is_index(value) {
        let class = value.type_name();
        return Err(raise!(thread, TYPE_ERROR, "{what} should be integer, not {class}"));
    }
    let value = number::index(thread, value)?;
    match value.to_i64() {
        Some(-1) => Ok(u32::MAX),
        Some(number) if u32::try_from(number).is_ok() => Ok(number as u32),
        _ => {
            let bound =
                if value.is_negative() { "less than minimum" } else { "greater than maximum" };
            Err(raise!(thread, OVERFLOW_ERROR, "{what} is {bound}"))
        }
    }
}

/// The number of a user.
pub(crate) fn user(thread: &Thread, value: &Object) -> Fallible<u32> {
    identity(thread, value, "uid")
}

/// The number of a group.
pub(crate) fn group(thread: &Thread, value: &Object) -> Fallible<u32> {
    identity(thread, value, "gid")
}

/// Declares the kinds of identities.
macro_rules! identities {
    ($($(#[$doc:meta])* $Name:ident = $identity:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub(super) struct $Name(pub(super) u32);

            impl<'a> FromArgument<'a> for $Name {
                fn from_argument(
                    thread: &Thread,
                    slot: &'a Slot,
                    _place: ArgumentPlace,
                ) -> Fallible<Self> {
                    $identity(thread, slot.object(thread)?).map(Self)
                }
            }
        )*
    };
}
identities! {
    /// The number of a user.
    User = user;
    /// The number of a group.
    Group = group;
}

/// Text or bytes, or what stands for a path, as C has it.
pub(super) struct Text(pub(super) CString);

impl<'a> FromArgument<'a> for Text {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}

impl Text {
    /// The text of an object.
    pub(super) fn of(thread: &Thread, value: &Object) -> Fallible<Self> {
        let path = file_system_path(thread, value)?;
        let (bytes, _) = bytes_of(thread, &path)?;
        let text = CString::new(bytes);
        text.map(Self).map_err(|_| raise!(thread, VALUE_ERROR, "embedded null byte"))
    }
}
