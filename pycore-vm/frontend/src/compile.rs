//! The function behind the hook.

use pycore_ast::{Arena, Mod};
use pycore_compiler::{CompileError, CompileOptions, Future, PreprocessOptions, preprocess};
use pycore_objects::core::CompileRequest;
use pycore_objects::errors::read_source;
use pycore_objects::protocol::path::FileName;
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread};
use pycore_parser::{Mode, ParseOptions};
use pycore_source::{LineIndex, Source, SyntaxError, SyntaxWarning};

use crate::ast;
use crate::errors;
use crate::flags::{self, Wanted};
use crate::source::{self, Unreadable};
use crate::warnings;

/// Compiles source text as `compile()` does.
pub fn compile(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Owned> {
    let filename = file_name(thread, request.filename)?;
    let wanted = Wanted::of(thread, request)?;
    if ast::is_node(request.source) {
        if wanted.tree && !wanted.optimized {
            return Ok(Owned::share(request.source));
        }
        let arena = Arena::new();
        let (tree, lines) = ast::to_tree(thread, &arena, request.source, wanted.mode)?;
        return Program { tree, lines: &lines, text: None }.result(thread, &filename, &wanted);
    }
    // `eval()` and `exec()` pass this flag; `compile()` takes no blanks in front.
    let strips = wanted.mode == Mode::Eval && request.flags & flags::SOURCE_IS_UTF8 != 0;
    let file_name = request.is_file.then(|| filename.to_string_lossy());
    let read = source::read(thread, request.source, strips, file_name.as_deref());
    with_program(thread, read, &filename, &wanted.parsing(), |program, _| {
        program.result(thread, &filename, &wanted)
    })
}

/// Does something with the program that a text is.
pub(crate) fn with_program<R>(
    thread: &Thread,
    read: Result<Source, Unreadable>,
    filename: &Str,
    options: &ParseOptions,
    then: impl FnOnce(&Program<'_>, &Arena) -> Fallible<R>,
) -> Fallible<R> {
    let source = match read {
        Ok(source) => source,
        Err(Unreadable::Raised(raised)) => return Err(raised),
        Err(Unreadable::Syntax(error)) => {
            return Err(errors::raise(thread, &error, filename.as_object()));
        }
    };
    let arena = Arena::for_source(source.text().len());
    let parsed = match pycore_parser::parse(&arena, &source, options) {
        Ok(parsed) => parsed,
        Err(error) => {
            let mut text = source.text().to_owned();
            if options.mode == Mode::Exec && !text.ends_with('\n') {
                text.push('\n');
            }
            return Err(errors::raise_parsing(thread, &error, filename.as_object(), &text));
        }
    };
    let (tree, lines, text) = (parsed.tree, source.line_index(), source.text());
    warnings::report(thread, &parsed.warnings, lines, Some(text), filename.as_object())?;
    then(&Program { tree, lines, text: Some(&source) }, &arena)
}

/// A tree with its places.
pub(crate) struct Program<'a> {
    pub(crate) tree: Mod<'a>,
    pub(crate) lines: &'a LineIndex,
    text: Option<&'a Source>,
}

impl Program<'_> {
    /// What is wanted of it: objects or code.
    fn result(&self, thread: &Thread, filename: &Str, wanted: &Wanted) -> Fallible<Owned> {
        match wanted.tree {
            true if wanted.optimized => self.optimized(thread, filename, wanted),
            true => ast::to_object(thread, self.tree, self.lines),
            false => self.code(thread, filename, wanted),
        }
    }

    fn report(&self, thread: &Thread, found: &[SyntaxWarning], filename: &Str) -> Fallible {
        let text = self.text.map(Source::text);
        warnings::report(thread, found, self.lines, text, filename.as_object())
    }

    fn optimized(&self, thread: &Thread, filename: &Str, wanted: &Wanted) -> Fallible<Owned> {
        let arena = Arena::new();
        let future = match Future::of(self.tree, self.lines, wanted.flags) {
            Ok(future) => future,
            Err(error) => return Err(self.raise(thread, error, filename)),
        };
        let options = PreprocessOptions {
            optimize: wanted.optimize,
            future_annotations: future.annotations(),
        };
        let mut found = Vec::new();
        let tree = preprocess(&arena, self.tree, self.lines, options, &mut found);
        self.report(thread, &found, filename)?;
        ast::to_object(thread, tree, self.lines)
    }

    fn code(&self, thread: &Thread, filename: &Str, wanted: &Wanted) -> Fallible<Owned> {
        let options = CompileOptions {
            filename: filename.to_string_lossy().as_str().into(),
            optimize: wanted.optimize,
            flags: wanted.flags,
        };
        match pycore_compiler::compile(self.tree, self.lines, &options) {
            Ok(compiled) => {
                self.report(thread, &compiled.warnings, filename)?;
                Ok(Code::from_plain(thread, &compiled.code)?.into_object())
            }
            Err(CompileError { error, warnings }) => {
                self.report(thread, &warnings, filename)?;
                Err(self.raise(thread, error, filename))
            }
        }
    }

    /// The compiler knows no text; the line that its error points to is that of the file, if there is one.
    pub(crate) fn raise(
        &self,
        thread: &Thread,
        mut error: Box<SyntaxError>,
        filename: &Str,
    ) -> Raised {
        if error.text.is_none() {
            let bytes = read_source(thread, &filename.to_string_lossy());
            let source = bytes.and_then(|bytes| Source::from_bytes(&bytes).ok());
            error.text = error
                .lineno
                .zip(source)
                .and_then(|(line, source)| line_of(&source, line.try_into().ok()?));
        }
        errors::raise(thread, &error, filename.as_object())
    }
}

/// A line of a text with its end, from 1.
fn line_of(source: &Source, line: u32) -> Option<String> {
    let start = source.line_index().line_start(line)? as usize;
    source.text().get(start..)?.split_inclusive('\n').next().map(str::to_owned)
}

/// A file name, given as text, as bytes, or as an object that has one.
fn file_name(thread: &Thread, filename: &Object) -> Fallible<Owned<Str>> {
    match filename.downcast::<Str>() {
        // The caller has checked it, or it is the interpreter's own.
        Some(text) => Ok(Owned::share(text)),
        None => Ok(FileName::of(thread, filename)?.0),
    }
}
