//! Small programs, each about one part of the evaluator and the object model, run by an interpreter without a library.
//!
//! They are so small that Miri runs them, for which they are made (CONTRIBUTING.md has the command): in an unoptimised
//! build handlers go through the loop, which Miri understands, and each object is an allocation of its own.

use pycore_gc::blocks::System;
use pycore_gc::collect::{Always, Generational};
use pycore_objects::core::graph::Objects;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Thread};
use pycore_vm::{NativeModules, Runtime};

static MODULES: NativeModules = &[pycore_stdlib_base::MODULES];

/// Programs that assert what they expect.
macro_rules! programs {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("programs/", $name, ".py")))),*]
    };
}

const PROGRAMS: &[(&str, &str)] = programs! {
    "calls" "classes" "closures" "collections" "cycles" "exceptions" "generators" "numbers" "text" "weak_references"
};

fn run(thread: &Thread, name: &str, program: &str) -> Fallible {
    let module = pycore_vm::main_module(thread)?;
    let source = Str::new(thread, program)?;
    let filename = Str::new(thread, name)?;
    pycore_vm::run_source(thread, source.as_object(), &filename, &module).map(drop)
}

/// Runs the programs; `PROGRAM` in the environment chooses one of them.
fn run_all(runtime: &Runtime) {
    let chosen = std::env::var("PROGRAM").ok();
    let mut failures = Vec::new();
    for (name, program) in PROGRAMS {
        if chosen.as_ref().is_some_and(|chosen| chosen != name) {
            continue;
        }
        runtime.enter(|thread| {
            let Err(raised) = run(thread, name, program) else { return };
            let exception = thread.take_exception(raised).expect("what was raised");
            let text = object::repr(thread, &exception)
                .map_or_else(|_| String::new(), |text| text.to_string_lossy());
            failures.push(format!("{name}: {text}"));
        });
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// One test: there is one interpreter per process.
#[test]
fn programs_keep_their_assertions() {
    let collector = Generational::new(Objects);
    let collector: &'static dyn pycore_gc::Collector = match std::env::var_os("COLLECT_ALWAYS") {
        Some(_) => Box::leak(Box::new(Always::new(collector))),
        None => Box::leak(Box::new(collector)),
    };
    let runtime = Runtime::builder(Box::leak(Box::new(System::new())))
        .collector(collector)
        .compiler(pycore_frontend::install)
        .modules(MODULES)
        .build(|_| ())
        .expect("there is memory for the built-in types");
    run_all(&runtime);
}
