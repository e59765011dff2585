//! `marshal`: values as bytes, in the format of `.pyc` files.

mod read;
mod write;

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, methods, module, name, raise};

use crate::sys::add;

pub(crate) use read::compiled_code;

/// The functions' place.
pub struct Marshal;

module! {
    /// The module `marshal`.
    pub static MARSHAL: name "marshal",
    doc "Values as bytes, in the format of files of compiled code, which differs between versions.",
    functions Marshal::FUNCTIONS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    add(thread, module, "version", &*thread.new_int(pycore_marshal::VERSION.into())?)
}

/// The bytes of a value.
fn dumped(
    thread: &Thread,
    value: &Object,
    version: Option<i32>,
    allow_code: Option<bool>,
) -> Fallible<Owned<Bytes>> {
    let version = version.unwrap_or(pycore_marshal::VERSION as i32);
    if audit::is_watched(thread) {
        let version = thread.new_int(version.into())?;
        audit::audit(thread, "marshal.dumps", &[value, &version])?;
    }
    let data = write::dump(thread, value, version, allow_code.unwrap_or(true))?;
    Bytes::new(thread, &data)
}

#[methods(module, name = FUNCTIONS)]
impl Marshal {
    /// dump($module, value, file, version=version, /, *, allow_code=True)
    ///
    /// Writes a value to a file that is open for bytes.
    fn dump(
        thread: &Thread,
        value: &Object,
        file: &Object,
        version: Option<i32>,
        allow_code: Option<bool>,
    ) -> Fallible<Owned> {
        let data = dumped(thread, value, version, allow_code)?;
        call::call_method(thread, file, name!(thread, "write"), &[data.as_object()])
    }

    /// dumps($module, value, version=version, /, *, allow_code=True)
    ///
    /// The bytes of a value.
    fn dumps(
        thread: &Thread,
        value: &Object,
        version: Option<i32>,
        allow_code: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        dumped(thread, value, version, allow_code)
    }

    /// load($module, file, /, *, allow_code=True)
    ///
    /// Reads one value from a file that is open for bytes, and no byte more.
    fn load(thread: &Thread, file: &Object, allow_code: Option<bool>) -> Fallible<Owned> {
        let data = read::from_file(thread, file)?;
        audit::audit(thread, "marshal.load", &[])?;
        read::load(thread, &data, allow_code.unwrap_or(true))
    }

    /// loads($module, bytes, /, *, allow_code=True)
    ///
    /// The value of bytes; what is behind it does not matter.
    fn loads(thread: &Thread, bytes: &Object, allow_code: Option<bool>) -> Fallible<Owned> {
        let data = BytesLike::of(thread, bytes)?;
        if audit::is_watched(thread) {
            let data = Bytes::new(thread, &data)?;
            audit::audit(thread, "marshal.loads", &[data.as_object()])?;
        }
        // No code of the program runs while objects are made of the bytes.
        read::load(thread, &data, allow_code.unwrap_or(true))
    }
}

/// An object of another type than a function of a file should give.
#[cold]
fn not_bytes(thread: &Thread, given: &Object) -> pycore_objects::Raised {
    let class = given.type_name();
    raise!(thread, TYPE_ERROR, "file.read() returned not bytes but {class}")
}
