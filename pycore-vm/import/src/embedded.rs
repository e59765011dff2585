//! The module `_embedded`: the library that is part of the program, as files without a file system.

use pycore_library::Entry;
use pycore_objects::declare::CompiledCode;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, methods, module, name};

/// The bytes of a source file of the library, if the path leads into it.
pub(crate) fn read_source(thread: &Thread, file: &str) -> Option<Vec<u8>> {
    let sys = thread.interpreter().sys.get()?;
    let root = sys.downcast_ref::<Dict>()?.get_str(name!(thread, "_embedded_library"))?;
    let root = root.downcast_ref::<Str>()?.to_string_lossy();
    let path = file.strip_prefix(root.as_str())?.strip_prefix('/')?;
    pycore_library::find(path).map(pycore_library::Entry::contents)
}

/// The functions' place.
pub(crate) struct Embedded;

module! {
    /// The module `_embedded`.
    pub static EMBEDDED: name "_embedded",
    doc "The standard library as part of the program. Paths are relative to it.",
    functions Embedded::METHODS
}

#[methods(module)]
impl Embedded {
    /// is_file($module, path, /)
    ///
    /// Whether the library has a file of this path.
    fn is_file(path: &Str) -> bool {
        pycore_library::find(&path.to_string_lossy()).is_some()
    }

    /// is_folder($module, path, /)
    ///
    /// Whether the library has a folder of this path.
    fn is_folder(path: &Str) -> bool {
        pycore_library::is_folder(&path.to_string_lossy())
    }

    /// names($module, path, /)
    ///
    /// The names in a folder of the library.
    fn names(thread: &Thread, path: &Str) -> Fallible<Owned<List>> {
        let names = List::new(thread)?;
        let mut last = "";
        for name in pycore_library::children(&path.to_string_lossy()) {
            if name != last {
                names.push(thread, thread.new_str(name)?)?;
                last = name;
            }
        }
        Ok(names)
    }

    /// contents($module, path, /)
    ///
    /// The bytes of a file, or None.
    fn contents(thread: &Thread, path: &Str) -> Fallible<Option<Owned<Bytes>>> {
        pycore_library::find(&path.to_string_lossy())
            .map(|entry| Bytes::new(thread, &entry.contents()))
            .transpose()
    }

    /// code($module, path, /)
    ///
    /// The code object of a module's file, or None.
    fn code(thread: &Thread, path: &Str) -> Fallible<Option<Owned>> {
        let Some(code) = pycore_library::find(&path.to_string_lossy()).and_then(compiled) else {
            return Ok(None);
        };
        match thread.interpreter().hooks.compiled_code.get() {
            Some(load) => load(thread, code).map(Some),
            None => Ok(None),
        }
    }
}

/// The code of a module of the library.
pub(crate) fn compiled(entry: Entry) -> Option<CompiledCode> {
    #[expect(unsafe_code, reason = "a promise about data that a test keeps")]
    // SAFETY: the library's build script compiled it with our compiler, and the test below verifies all of it.
    entry.code().map(|code| unsafe { CompiledCode::new(code) })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verifier_accepts_the_library() {
        let mut modules = 0;
        for entry in pycore_library::entries() {
            let (Some(code), path) = (entry.code(), entry.path()) else { continue };
            let code = pycore_marshal::load_code(&code.into()).expect(path);
            pycore_bytecode::verify(&code).expect(path);
            modules += 1;
        }
        assert!(modules > 500, "the library has {modules} modules with code");
    }
}
