//! Compiles a file and runs it: `cargo run -p pycore-interp --example run -- FILE.py`.

use std::process::ExitCode;

use pycore_ast::Arena;
use pycore_compiler::{CompileOptions, compile};
use pycore_gc::blocks::Pools;
use pycore_objects::core::Thread;
use pycore_objects::errors::BaseException;
use pycore_objects::protocol::object;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, ObjectLike, Owned, Raised, testing};
use pycore_parser::{ParseOptions, parse};
use pycore_source::Source;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("which file?");
        return ExitCode::FAILURE;
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let source = Source::from_text(&text).expect("the text can be decoded");
    let arena = Arena::new();
    let module = match parse(&arena, &source, &ParseOptions::default()) {
        Ok(parsed) => parsed,
        Err(error) => {
            eprintln!("{path}: {error:?}");
            return ExitCode::FAILURE;
        }
    };
    let options = CompileOptions::default();
    let compiled = match compile(module.tree, source.line_index(), &options) {
        Ok(compiled) => compiled,
        Err(error) => {
            eprintln!("{path}: {error:?}");
            return ExitCode::FAILURE;
        }
    };
    testing::with_runtime_on(
        || Box::leak(Box::new(Pools::new())),
        |thread| match pycore_interp::start(thread).and_then(|()| run(thread, &compiled.code)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(raised) => {
                report(thread, raised);
                ExitCode::FAILURE
            }
        },
    )
}

fn run(thread: &Thread, plain: &pycore_bytecode::Code) -> Fallible {
    let code = Code::from_plain(thread, plain)?;
    let globals = Dict::new(thread)?;
    pycore_interp::calls::execute(thread, &code, &globals, globals.as_object())?;
    Ok(())
}

fn report(thread: &Thread, raised: Raised) {
    let Some(exception) = thread.take_exception(raised) else { return };
    let name = exception.type_name().into_owned();
    let text = (*exception)
        .downcast::<BaseException>()
        .and_then(|exception| {
            exception.args.get()?.downcast::<Tuple>().ok()?.get(0).map(Owned::share)
        })
        .and_then(|text| object::str(thread, &text).ok());
    match text {
        Some(text) => eprintln!("{name}: {text}"),
        None => eprintln!("{name}"),
    }
}
