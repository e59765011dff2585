//! Python code against what CPython answers.
//!
//! `tests/data/*.txt` has paragraphs: a program of one expression, or of statements and then an expression in the last
//! line; then a line `# ` with the `repr` of the value, or class and text of the exception. They were written by
//! `tests/data/renew.py` under CPython 3.14.

use std::fmt::Write;

use pycore_objects::core::{CompileRequest, ObjectLike, TypeStatic};
use pycore_objects::declare::ModuleDefinition;
use pycore_objects::protocol::object;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, errors, name, testing, types};

/// The types that programs find among the builtins.
static BUILTINS: &[&TypeStatic] = &[
    &types::object::OBJECT,
    &types::type_type::TYPE,
    &types::int::INT,
    &types::bool_type::BOOL,
    &types::float::FLOAT,
    &types::complex::COMPLEX,
    &types::str::STR,
    &types::bytes::BYTES,
    &types::list::LIST,
    &types::tuple::TUPLE,
    &types::dict::DICT,
    &types::set::SET,
    &types::set::FROZEN_SET,
    &types::range::RANGE,
    &types::slice::SLICE,
    &types::builtin_iterators::ENUMERATE,
    &types::builtin_iterators::FILTER,
    &types::builtin_iterators::MAP,
    &types::builtin_iterators::REVERSED,
    &types::builtin_iterators::ZIP,
    &errors::EXCEPTION,
    &errors::VALUE_ERROR,
    &errors::TYPE_ERROR,
    &errors::INDEX_ERROR,
    &errors::STOP_ITERATION,
    &errors::ZERO_DIVISION_ERROR,
];

fn insert(thread: &Thread, dict: &Dict, name: &str, value: &Object) -> Fallible {
    dict.insert_str(thread, &*Str::new(thread, name)?, value)
}

/// What a module has: its functions, and what its `exec` sets, which here is any object that takes attributes.
fn module(thread: &Thread, definition: &'static ModuleDefinition) -> Fallible<Owned> {
    let holder = errors::new_exception(thread, errors::EXCEPTION.get(), &[])?;
    let module_name = Str::new(thread, definition.name)?;
    for functions in definition.functions {
        for function in *functions {
            let object =
                BuiltinFunction::new(thread, function, None, Some(module_name.as_object()))?;
            let name = Str::new(thread, function.name())?;
            object::set_attribute(thread, &holder, &name, object.as_object())?;
        }
    }
    if let Some(exec) = definition.exec {
        exec(thread, &holder)?;
    }
    Ok(holder)
}

/// The builtins, and a name for each module.
fn namespace(thread: &Thread) -> Fallible<Owned<Dict>> {
    let dict = Dict::new(thread)?;
    for class in BUILTINS {
        insert(thread, &dict, &class.get().short_name(), class.get().as_object())?;
    }
    for definition in pycore_stdlib_data::MODULES {
        let module = module(thread, definition)?;
        insert(thread, &dict, definition.name.trim_start_matches('_'), &module)?;
    }
    insert(
        thread,
        &dict,
        "Placeholder",
        pycore_stdlib_data::functools::placeholder::PLACEHOLDER.get().as_object(),
    )?;
    Ok(dict)
}

/// Runs a program in a namespace.
fn run(thread: &Thread, program: &str, mode: &Str, names: &Dict) -> Fallible<Owned> {
    let (source, file) = (Str::new(thread, program)?, Str::new(thread, "<test>")?);
    let request = CompileRequest {
        source: source.as_object(),
        filename: file.as_object(),
        is_file: false,
        mode,
        flags: 0,
        inherit: false,
        optimize: 0,
        feature_version: -1,
    };
    let code = pycore_frontend::compile(thread, &request)?;
    let code = code.downcast::<Code>().map_err(|_| thread.raise_out_of_memory())?;
    let names = names.as_object();
    let function = Function::new(thread, &code, names, names, None)?;
    let Some(frame) = pycore_interp::frame::reserve(thread, &code) else {
        return Err(thread.raise_out_of_memory());
    };
    frame.start(&code, Slot::owned(function), None, 0);
    frame.set_locals(Some(Owned::share(names)));
    let result = pycore_interp::dispatch::run(thread, frame);
    match result.take_object(thread)? {
        Some(value) => Ok(value),
        None => Err(thread.raised().expect("no result without an exception")),
    }
}

/// `repr`, with addresses left out.
fn shown(thread: &Thread, value: &Object) -> Fallible<String> {
    let text = object::repr(thread, value)?.to_string();
    let mut parts = text.split(" at 0x");
    let mut result = parts.next().unwrap_or_default().to_string();
    for part in parts {
        result.push_str(" at 0x");
        result.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    Ok(result)
}

fn described(thread: &Thread, raised: Raised) -> String {
    let Some(exception) = thread.take_exception(raised) else { return "no exception".to_string() };
    let class = exception.type_object().name().to_string_lossy().into_owned();
    match object::str(thread, &exception) {
        Ok(text) => format!("{class}: {text}"),
        Err(raised) => {
            thread.clear_exception(raised);
            class
        }
    }
}

fn answer(thread: &Thread, program: &str) -> Fallible<String> {
    let names = namespace(thread)?;
    let program = program.trim_end();
    let (statements, expression) = program.rsplit_once('\n').unwrap_or(("", program));
    if !statements.is_empty() {
        run(thread, &format!("{statements}\n"), name!(thread, "exec"), &names)?;
    }
    let value = run(thread, expression, name!(thread, "eval"), &names)?;
    shown(thread, &value)
}

/// Whether an answer tells of something that the rest of the program does not have yet. Such paragraphs count again as
/// soon as it does.
fn is_missing(found: &str) -> bool {
    let beginnings = ["NotImplementedError: ", "NameError: ", "AttributeError: 'str' object"];
    beginnings.iter().any(|beginning| found.starts_with(beginning))
        || found.contains("<NoneType object")
}

/// Runs the paragraphs of a file; gives those whose answer is another one.
fn differences(thread: &Thread, cases: &str) -> String {
    let mut wrong = String::new();
    let mut program = String::new();
    for line in cases.lines() {
        match line.strip_prefix("# ") {
            None if line.is_empty() => program.clear(),
            None => {
                program.push_str(line);
                program.push('\n');
            }
            Some(expected) => {
                let found =
                    answer(thread, &program).unwrap_or_else(|raised| described(thread, raised));
                if found != expected && !is_missing(&found) {
                    let _ = writeln!(wrong, "{program}  expected {expected}\n  found    {found}");
                }
            }
        }
    }
    wrong
}

macro_rules! files {
    ($($name:ident)+) => {
        $(#[test]
        fn $name() {
            testing::with_runtime(|thread| {
                assert!(pycore_interp::start(thread).is_ok(), "the evaluator did not start");
                let wrong = differences(thread, include_str!(concat!("../data/", stringify!($name), ".txt")));
                assert!(wrong.is_empty(), "\n{wrong}");
            });
        })+
    };
}
files!(bisect functools heapq itertools operator sequences);
