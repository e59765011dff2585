//! Paths in the file system, as programs give them.

use super::{call, object};
use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::declare::{ArgumentPlace, FromArgument};
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{name, raise};

/// The path that an object stands for (`os.fspath`): a string or bytes, or what `__fspath__` gives.
pub fn file_system_path(thread: &Thread, path: &Object) -> Fallible<Owned> {
    if is_path(path) {
        return Ok(Owned::share(path));
    }
    let Some(method) = path_method(thread, path)? else {
        let class = path.type_name();
        let message = "expected str, bytes or os.PathLike object, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
    };
    let result = call::call(thread, &method, &[path])?;
    if is_path(&result) {
        return Ok(result);
    }
    let (class, result) = (path.type_name(), result.type_name());
    let message = "__fspath__() to return str or bytes, not";
    Err(raise!(thread, TYPE_ERROR, "expected {class}.{message} {result}"))
}

/// `__fspath__` of an object's class; `None` there says that its instances are no paths.
pub fn path_method(thread: &Thread, object: &Object) -> Fallible<Option<Owned>> {
    let class = object.type_object().as_object();
    let method = object::lookup_attribute(thread, class, name!(thread, "__fspath__"))?;
    Ok(method.filter(|method| !method.is_none()))
}

/// The name of a file as text: a string, bytes, or a path.
pub struct FileName(pub Owned<Str>);

impl FileName {
    /// The name that an object stands for.
    pub fn of(thread: &Thread, object: &Object) -> Fallible<Self> {
        let path = file_system_path(thread, object)?;
        let text = match path.downcast_ref::<Bytes>() {
            Some(bytes) => Str::fs_decode(thread, bytes.as_slice())?,
            None => path.downcast().map_err(|path| {
                let class = path.type_name();
                raise!(thread, TYPE_ERROR, "expected str, bytes or os.PathLike object, not {class}")
            })?,
        };
        if text.view().code_points().any(|unit| unit == 0) {
            return Err(raise!(thread, VALUE_ERROR, "embedded null character"));
        }
        Ok(Self(text))
    }
}

impl<'a> FromArgument<'a> for FileName {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}

fn is_path(path: &Object) -> bool {
    path.downcast::<Str>().is_some() || path.downcast::<Bytes>().is_some()
}
