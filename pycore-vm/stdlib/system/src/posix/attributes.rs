//! Extended attributes of files.

use std::ffi::CString;

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Raised, Thread, methods};

use super::Posix;
use super::arguments::{AnyPath, FD, Path};
use super::calls::run;
use super::paths::conflict;
use super::sys::{self, AttributeFile};

/// The file of a path or descriptor.
fn file<'a, const ALSO: u8>(
    thread: &Thread,
    path: &'a Path<ALSO>,
    follow: bool,
    function: &str,
) -> Result<AttributeFile<'a>, Raised> {
    match path.fd() {
        Some(_) if !follow => {
            let message = "cannot use fd and follow_symlinks together";
            Err(conflict(thread, function, message))
        }
        Some(fd) => Ok(AttributeFile::Open(fd)),
        None => Ok(AttributeFile::Path(path.c(), follow)),
    }
}

/// The name of an attribute.
fn name(path: &Path) -> CString {
    path.c().to_owned()
}

#[methods(module, name = ATTRIBUTES)]
impl Posix {
    /// getxattr($module, /, path, attribute, *, follow_symlinks=True)
    ///
    /// The value of an extended attribute of a file.
    fn getxattr(
        thread: &Thread,
        path: Path<FD>,
        attribute: Path,
        follow_symlinks: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        let file = file(thread, &path, follow_symlinks.unwrap_or(true), "getxattr")?;
        let name = name(&attribute);
        let value = run(thread, &path.files(), || sys::attribute(&file, &name))?;
        Bytes::new(thread, &value)
    }

    /// setxattr($module, /, path, attribute, value, flags=0, *,
    ///          follow_symlinks=True)
    ///
    /// Set an extended attribute of a file.
    fn setxattr(
        thread: &Thread,
        path: Path<FD>,
        attribute: Path,
        value: BytesLike<'_>,
        flags: Option<i32>,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let file = file(thread, &path, follow_symlinks.unwrap_or(true), "setxattr")?;
        let (name, value): (_, &[u8]) = (name(&attribute), &value);
        let flags = flags.unwrap_or(0);
        run(thread, &path.files(), || sys::set_attribute(&file, &name, Some(value), flags))
            .map(drop)
    }

    /// removexattr($module, /, path, attribute, *, follow_symlinks=True)
    ///
    /// Remove an extended attribute of a file.
    fn removexattr(
        thread: &Thread,
        path: Path<FD>,
        attribute: Path,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let file = file(thread, &path, follow_symlinks.unwrap_or(true), "removexattr")?;
        let name = name(&attribute);
        run(thread, &path.files(), || sys::set_attribute(&file, &name, None, 0)).map(drop)
    }

    /// listxattr($module, /, path=None, *, follow_symlinks=True)
    ///
    /// The names of the extended attributes of a file.
    fn listxattr(
        thread: &Thread,
        path: Option<AnyPath>,
        follow_symlinks: Option<bool>,
    ) -> Fallible<Owned<List>> {
        let path = path.unwrap_or_else(|| AnyPath::here(thread));
        let file = file(thread, &path, follow_symlinks.unwrap_or(true), "listxattr")?;
        let names = run(thread, &path.files(), || sys::attributes(&file))?;
        let list = List::new(thread)?;
        for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            list.push(thread, Str::fs_decode(thread, name)?.into_object())?;
        }
        Ok(list)
    }
}
