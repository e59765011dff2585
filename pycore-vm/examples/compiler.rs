//! An interpreter with a compiler of one's own: its programs are not Python but pyasm, the assembly language of code objects.
//!
//! `cargo run -p pycore-vm --example compiler`

use pycore_gc::blocks::Pools;
use pycore_objects::core::CompileRequest;
use pycore_objects::types::code::Code;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, name, raise};
use pycore_vm::{NativeModules, Runtime};

/// What `compile()` and the embedding API call.
fn compile(thread: &Thread, request: &CompileRequest<'_>) -> Fallible<Owned> {
    let Some(text) = request.source.downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "pyasm is text"));
    };
    match pycore_asm::parse(&text.to_string_lossy()) {
        // The verifier looks at it here: damaged code is an exception, not a crash.
        Ok(code) => Ok(Code::from_plain(thread, &code)?.into_object()),
        Err(error) => Err(raise!(thread, VALUE_ERROR, "{error}")),
    }
}

fn install(thread: &Thread) {
    thread.interpreter().hooks.compile.set(Some(compile));
}

/// The native modules that the program can import.
static MODULES: NativeModules = &[pycore_stdlib_base::MODULES];

const PROGRAM: &str = "\
.pyasm 3.14

.code '<module>'
    .filename 'example.pyasm'
    .firstlineno 1
    .stacksize 2
    .names
        answer
    .consts
        None
    .instructions
        RESUME 0
        LOAD_SMALL_INT 6
        LOAD_SMALL_INT 7
        BINARY_OP *
        STORE_NAME answer
        LOAD_CONST None
        RETURN_VALUE
.end
";

fn main() {
    let runtime = Runtime::builder(Box::leak(Box::new(Pools::new())))
        .compiler(install)
        .modules(MODULES)
        .build(|_| ())
        .expect("there is memory for the built-in types");
    let run = |program: &str| {
        runtime.enter(|thread| -> Fallible<Option<i64>> {
            let module = pycore_vm::main_module(thread)?;
            let source = Str::new(thread, program)?;
            let filename = Str::new(thread, "example.pyasm")?;
            let done = pycore_vm::run_source(thread, source.as_object(), &filename, &module);
            if let Err(raised) = done {
                thread.clear_exception(raised);
                return Ok(None);
            }
            let answer = module.namespace(thread)?.get_str(name!(thread, "answer"));
            Ok(answer.and_then(|answer| answer.downcast_ref::<Int>().and_then(Int::to_i64)))
        })
    };
    let answer = run(PROGRAM).expect("there is memory");
    println!("the program's answer: {answer:?}");
    assert_eq!(answer, Some(42));
    // It would take something from an empty stack.
    let damaged = PROGRAM.replace("        LOAD_SMALL_INT 7\n", "");
    assert_eq!(run(&damaged).expect("there is memory"), None);
}

#[test]
fn runs() {
    main();
}
