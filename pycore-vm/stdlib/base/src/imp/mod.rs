//! `_imp`: what `importlib` needs of the interpreter.

mod extensions;
mod frozen;
mod lock;
mod native;

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module};

use crate::marshal::compiled_code;
use crate::sys::add;

/// The functions' place.
pub struct Imp;

module! {
    /// The module `_imp`.
    pub static IMP: name "_imp",
    doc "What the import system is made of below the level of Python.",
    functions Imp::LOCK | Imp::NATIVE | Imp::FROZEN | Imp::EXTENSIONS | Imp::FILES,
    exec: fill
}

/// The number that `.pyc` files of this version begin with, as a little-endian word.
const MAGIC: u32 = u32::from_le_bytes(pycore_bytecode::MAGIC_BYTES);

fn fill(thread: &Thread, module: &Object) -> Fallible {
    thread.interpreter().hooks.compiled_code.set(Some(compiled_code));
    add(thread, module, "check_hash_based_pycs", &*thread.new_str("default")?)?;
    add(thread, module, "pyc_magic_number_token", &*thread.new_int(MAGIC.into())?)
}

#[methods(module, name = FILES)]
impl Imp {
    /// source_hash($module, /, key, source)
    // The hash of a source file by which its compiled form is told to be current.
    fn source_hash(thread: &Thread, key: i64, source: BytesLike<'_>) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &pycore_marshal::keyed_hash(key as u64, &source))
    }

    /// _fix_co_filename($module, code, path, /)
    ///
    /// Makes path the file name of a code object and of those within it that had the same name.
    fn _fix_co_filename(code: &Code, path: &Str) {
        let old = Owned::share(code.file_name());
        rename(code, &old, path);
    }
}

/// Changes a code object's file name, and those of code objects within it that had the same.
///
/// Code objects are nested as deep as definitions are, which the compiler bounds.
fn rename(code: &Code, old: &Object, path: &Str) {
    let is_same = code.file_name().is(old)
        || match (code.file_name().downcast::<Str>(), old.downcast::<Str>()) {
            (Some(name), Some(old)) => name.equals(old),
            _ => false,
        };
    if !is_same {
        return;
    }
    code.set_file_name(Owned::share(path.as_object()));
    for constant in code.constants().iter() {
        if let Some(code) = constant.downcast::<Code>() {
            rename(code, old, path);
        }
    }
}
