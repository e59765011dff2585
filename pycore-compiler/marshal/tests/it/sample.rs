//! A code object with something of everything, from the text of it.

use std::sync::Arc;

use pycore_bytecode::Code;

const TEXT: &str = "
.pyasm 3.14
.code '<module>'
    .filename 'sample.py'
    .firstlineno 1
    .stacksize 3
    .names
        f
        x
    .consts
        code 'f'
        ('a', 1.5, None, (b'x', 1267650600228229401496703205376))
        frozenset(1, 2, 300)
        slice(1, None, 300)
        complex(0.0, 2.0)
        'not a name'
        'not a name'
        '\\ud800é'
        ...
        -300
        None
    .instructions
        RESUME 0                        @0:0-1:0
    L1:
        LOAD_CONST code 'f'             @1:0-3:20
        MAKE_FUNCTION
        STORE_NAME f
    L2:
        LOAD_NAME x                     @4:3-4
        TO_BOOL
        POP_JUMP_IF_FALSE L3
        LOAD_CONST const 1              @5
        STORE_NAME x
        JUMP_BACKWARD L2
    L3:
        LOAD_CONST None                 @none
        RETURN_VALUE
    L4:
        POP_TOP
        JUMP_BACKWARD L3
    .handlers
        L1 to L2 -> L4 depth 0
.end
.code 'f'
    .filename 'sample.py'
    .firstlineno 2
    .argcount 1
    .stacksize 4
    .flags OPTIMIZED NEWLOCALS GENERATOR
    .variables
        items: pos kw local
        item: local
        .0: cell
    .consts
        None
    .instructions
        MAKE_CELL '.0'                  @none
        RETURN_GENERATOR                @2:0-10
        POP_TOP
        RESUME 0
        LOAD_FAST items                 @3:10-15
        GET_ITER
    L1:
        FOR_ITER L2
        STORE_FAST_LOAD_FAST item, item @3:4-8
        YIELD_VALUE 0
        RESUME 5
        POP_TOP
        JUMP_BACKWARD L1
    L2:
        END_FOR
        POP_ITER
        LOAD_CONST None
        RETURN_VALUE
    L3:
        CALL_INTRINSIC_1 INTRINSIC_STOPITERATION_ERROR
        RERAISE 1
    .handlers
        L1 to L3 -> L3 depth 0 lasti
.end
";

/// The module.
pub(crate) fn code() -> Arc<Code> {
    // The name of the cell is not a bare word.
    let text = TEXT.replace("        .0: cell", "        '.0': cell");
    pycore_asm::parse(&text).unwrap_or_else(|error| panic!("{error}"))
}
