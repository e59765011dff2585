//! Programs in assembly, run.

use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::function::Function;
use pycore_objects::{Owned, testing};

use crate::{dispatch, frame};

/// Runs a code object without arguments and gives what it returns.
fn run(thread: &Thread, assembly: &str) -> Slot {
    dispatch::prepare_thread(thread);
    frame::set_limit(thread, 1000);
    let plain = pycore_asm::parse(assembly).unwrap();
    let code = Code::from_plain(thread, &plain).expect("the code is verified");
    let none = thread.none();
    let function = Function::new(thread, &code, &none, &none, None).expect("there is memory");
    let frame = frame::reserve(thread, &code).expect("there is memory");
    frame.start(&code, Slot::owned(function), None, 0);
    dispatch::run(thread, frame)
}

#[test]
fn a_constant_is_returned() {
    testing::with_runtime(|thread| {
        let result = run(
            thread,
            ".pyasm 3.14
.code 'f'
    .stacksize 1
    .variables
        x: local
    .consts
        None
    .instructions
        RESUME 0
        LOAD_CONST None
        STORE_FAST x
        LOAD_FAST x
        RETURN_VALUE
.end
",
        );
        assert!(result.to_owned(thread).is_ok_and(|value: Owned| value.is_none()));
        result.close();
    });
}
