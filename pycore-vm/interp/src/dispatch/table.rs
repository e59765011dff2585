//! The table of handlers, by the numbers of the instruction table.

use super::handler::{Function, Table};
use crate::handlers;

/// Code units of each instruction, cache included.
static SIZES: [u8; 256] = sizes();

/// Code units of an instruction, cache included.
pub const fn size_of_instruction(opcode: usize) -> isize {
    const TABLE: [u8; 256] = sizes();
    if opcode < 256 { TABLE[opcode] as isize } else { 1 }
}

/// Code units of an instruction that is known at run time only.
pub fn size_at_run_time(opcode: u8) -> isize {
    SIZES[usize::from(opcode)] as isize
}

macro_rules! define_tables {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident = $number:literal, [$kind:ident $($base:ident)?], cache $cache:literal,
        stack($oparg:ident: $popped:expr => $pushed:expr), argument $argument:ident,
        flags($($flag:ident)*);
    )*) => {
        const fn sizes() -> [u8; 256] {
            let mut table = [1; 256];
            $( define_tables!(@size $kind table $number $cache); )*
            table
        }

        /// The handlers of all instructions. A row of the instruction table without a handler of its name does not
        /// compile.
        pub(super) static HANDLERS: Table = {
            let mut table: Table = [handlers::undefined as Function; 256];
            $( define_tables!(@handler $kind table $number $name); )*
            table
        };
    };
    (@size Pseudo $table:ident $number:literal $cache:literal) => {};
    (@size $kind:ident $table:ident $number:literal $cache:literal) => {
        $table[$number] = 1 + $cache;
    };
    (@handler Pseudo $table:ident $number:literal $name:ident) => {};
    (@handler $kind:ident $table:ident $number:literal $name:ident) => {
        $table[$number] = handlers::$name;
    };
}

pycore_bytecode::for_each_instruction!(define_tables);
