//! `sysconf`, `pathconf`, `confstr`: facts of the system by name.

use pycore_objects::protocol::number;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::Posix;
use super::arguments::PathOrFd;
use super::calls::run;
use super::{constants, sys};

/// The number of a name, or a number itself.
fn number_of(thread: &Thread, name: &Object, table: &[(&str, i32)]) -> Fallible<i32> {
    if let Some(text) = name.downcast::<Str>() {
        let found = table.iter().find(|(known, _)| text.equals_ascii(known));
        return match found {
            Some((_, number)) => Ok(*number),
            None => Err(raise!(thread, VALUE_ERROR, "unrecognized configuration name")),
        };
    }
    if name.downcast::<Int>().is_none() && !number::is_index(name) {
        let message = "configuration names must be strings or integers";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    i32::try_from(number::to_c_long(thread, name)?).map_err(|_| number::too_large(thread, "C int"))
}

#[methods(module, name = SYSTEM)]
impl Posix {
    /// sysconf($module, name, /)
    ///
    /// A number that the system knows by a name.
    fn sysconf(thread: &Thread, name: &Object) -> Fallible<i64> {
        let name = number_of(thread, name, constants::SYSCONF)?;
        run(thread, &[], || sys::configuration(name))
    }

    /// pathconf($module, /, path, name)
    ///
    /// A number that is known of a file by a name.
    fn pathconf(thread: &Thread, path: PathOrFd, name: &Object) -> Fallible<i64> {
        let name = number_of(thread, name, constants::PATHCONF)?;
        let (fd, c) = (path.fd(), path.c());
        run(thread, &path.files(), || match fd {
            Some(fd) => sys::configuration_of(fd, name),
            None => sys::configuration_at(c, name),
        })
    }

    /// fpathconf($module, fd, name, /)
    ///
    /// A number that is known of an open file by a name.
    fn fpathconf(
        thread: &Thread,
        fd: super::arguments::Descriptor,
        name: &Object,
    ) -> Fallible<i64> {
        let name = number_of(thread, name, constants::PATHCONF)?;
        run(thread, &[], || sys::configuration_of(fd.0, name))
    }

    /// confstr($module, name, /)
    ///
    /// A text that the system knows by a name.
    fn confstr(thread: &Thread, name: &Object) -> Fallible<Option<Owned<Str>>> {
        let name = number_of(thread, name, constants::CONFSTR)?;
        match run(thread, &[], || sys::configuration_text(name))? {
            Some(text) => Str::fs_decode(thread, &text).map(Some),
            None => Ok(None),
        }
    }
}
