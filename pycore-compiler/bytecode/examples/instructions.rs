//! Prints the instruction set as a table: number, name, stack effect without argument, cache, what it does.
//!
//! ```sh
//! cargo run -p pycore-bytecode --example instructions
//! ```

use pycore_bytecode::{Opcode, OpcodeKind};

fn main() {
    for &opcode in Opcode::all().iter().filter(|opcode| opcode.kind() == OpcodeKind::Public) {
        println!(
            "{:>3} {:<34} {:>+3} {:>2}  {}",
            opcode.number(),
            opcode.name(),
            opcode.max_stack_effect(0),
            opcode.cache_units(),
            opcode.doc(),
        );
    }
}
