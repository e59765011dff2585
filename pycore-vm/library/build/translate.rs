//! From source to marshalled code, as it would be written to a `.pyc` file.

use pycore_ast::Arena;
use pycore_compiler::{CompileOptions, compile};
use pycore_parser::{ParseOptions, parse};
use pycore_source::Source;

/// The code of a module; nothing if it cannot be compiled, as a few files of the library that are not Python 3 cannot.
pub(crate) fn code(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let source = Source::from_bytes(bytes).ok()?;
    let arena = Arena::for_source(source.text().len());
    let parsed = parse(&arena, &source, &ParseOptions::default()).ok()?;
    let options =
        CompileOptions { filename: filename(path).as_str().into(), ..CompileOptions::default() };
    let compiled = compile(parsed.tree, source.line_index(), &options).ok()?;
    pycore_marshal::dump_code(&compiled.code).ok()
}

/// What code of a frozen module gives as its file; the import system replaces it for modules that it finds by path.
fn filename(path: &str) -> String {
    let module = path.trim_end_matches(".py").replace('/', ".");
    format!("<frozen {}>", module.trim_end_matches(".__init__"))
}
