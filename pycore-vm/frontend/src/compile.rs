//! The function behind the hook.

use pycore_ast::Arena;
use pycore_compiler::{CompileError, CompileOptions};
use pycore_objects::core::CompileRequest;
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};
use pycore_parser::Mode;
use pycore_source::{Source, SyntaxError};

use crate::ast;
use crate::errors;
use crate::flags::Wanted;
use crate::source::{self, Unreadable};

/// Compiles source text as `compile()` does.
pub fn compile(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Owned> {
    let filename = file_name(thread, request.filename)?;
    let wanted = Wanted::of(thread, request)?;
    if ast::is_node(request.source) {
        if wanted.tree && !wanted.optimized {
            return Ok(Owned::share(request.source));
        }
        let message = "compile() of a tree that is an object is not there yet";
        return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
    }
    let source = match source::read(thread, request.source, wanted.mode == Mode::Eval) {
        Ok(source) => source,
        Err(Unreadable::Raised(raised)) => return Err(raised),
        Err(Unreadable::Syntax(error)) => {
            return Err(errors::raise(thread, &error, filename.as_object()));
        }
    };
    if wanted.tree {
        return tree_of(thread, &source, &filename, &wanted);
    }
    match translate(&source, &filename, &wanted) {
        Ok(code) => Ok(Code::from_plain(thread, &code)?.into_object()),
        Err(error) => Err(errors::raise(thread, &error, filename.as_object())),
    }
}

/// From text to a tree of objects.
fn tree_of(thread: &Thread, source: &Source, filename: &Str, wanted: &Wanted) -> Fallible<Owned> {
    let arena = Arena::for_source(source.text().len());
    match pycore_parser::parse(&arena, source, &wanted.parsing()) {
        Ok(parsed) => ast::to_object(thread, parsed.tree, source.line_index()),
        Err(error) => Err(errors::raise(thread, &error, filename.as_object())),
    }
}

/// From text to code, without objects.
fn translate(
    source: &Source,
    filename: &Str,
    wanted: &Wanted,
) -> Result<pycore_bytecode::Code, Box<SyntaxError>> {
    let arena = Arena::for_source(source.text().len());
    let parsed = pycore_parser::parse(&arena, source, &wanted.parsing())?;
    let options = CompileOptions {
        filename: filename.to_string_lossy().as_str().into(),
        optimize: wanted.optimize,
        flags: wanted.flags,
    };
    match pycore_compiler::compile(parsed.tree, source.line_index(), &options) {
        Ok(compiled) => Ok(compiled.code),
        Err(CompileError { mut error, .. }) => {
            // The compiler knows no text; the line that it points to is shown from here.
            if error.text.is_none() {
                error.text = error.lineno.and_then(|line| line_of(source, line.try_into().ok()?));
            }
            Err(error)
        }
    }
}

/// A line of a text with its end, from 1.
fn line_of(source: &Source, line: u32) -> Option<String> {
    let start = source.line_index().line_start(line)? as usize;
    source.text().get(start..)?.split_inclusive('\n').next().map(str::to_owned)
}

/// A file name, given as text, as bytes, or as an object that has one.
fn file_name(thread: &Thread, filename: &Object) -> Fallible<Owned<Str>> {
    if let Some(text) = filename.downcast::<Str>() {
        return Ok(Owned::share(text));
    }
    let path = if filename.downcast::<Bytes>().is_some() {
        Owned::share(filename)
    } else {
        object::file_system_path(thread, filename)?
    };
    if let Some(bytes) = (*path).downcast::<Bytes>() {
        return Str::new(thread, &String::from_utf8_lossy(bytes.as_slice()));
    }
    path.downcast().map_err(|path| {
        raise!(
            thread,
            TYPE_ERROR,
            "expected str, bytes or os.PathLike object, not {}",
            path.type_name()
        )
    })
}
