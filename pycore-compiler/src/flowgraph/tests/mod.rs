//! Optimisation by example: instructions in, graph out.
//!
//! A case is written as a line per instruction, `[line] OPCODE [argument]`, an argument being a number
//! or the name of a label, which stands on a line of its own with a colon. The snapshots show the graph
//! after all passes; run with `INSTA_UPDATE=always` to renew them, then read them.

mod damage;

use std::collections::HashMap;
use std::fmt::Write;

use pycore_bytecode::{Constant, Location, Opcode};

use super::{FlowGraphError, Graph, dump};
use crate::constants::ConstantTable;
use crate::instructions::{InstructionSequence, Label};

/// Reads the notation of cases.
fn sequence(text: &str) -> InstructionSequence {
    let mut sequence = InstructionSequence::new();
    let mut labels: HashMap<&str, Label> = HashMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_suffix(':') {
            let label = *labels.entry(name).or_insert_with(|| sequence.new_label());
            sequence.use_label(label);
            continue;
        }
        let mut words = line.split_whitespace().peekable();
        let line = words.next_if(|word| word.parse::<i32>().is_ok());
        let location = line.map_or(Location::NONE, |line| {
            Location::of_line(line.parse().expect("a number of a line"))
        });
        let name = words.next().expect("an instruction");
        let opcode = Opcode::from_name(name).unwrap_or_else(|| panic!("no opcode {name}"));
        let argument = words.next().unwrap_or("0");
        if opcode.has_target() {
            let label = *labels.entry(argument).or_insert_with(|| sequence.new_label());
            sequence.add_jump(opcode, label, location);
        } else {
            sequence.add(opcode, argument.parse().expect("a number"), location);
        }
    }
    sequence
}

fn constants(of: &[Constant]) -> ConstantTable {
    let mut table = ConstantTable::new();
    for constant in of {
        table.add(constant.clone());
    }
    table
}

fn optimized(
    text: &str,
    of: &[Constant],
    variables: usize,
) -> Result<(Graph, Vec<Constant>), FlowGraphError> {
    let mut graph = Graph::from_sequence(&sequence(text))?;
    let constants = graph.optimize(constants(of), variables, 0)?;
    graph.compute_stack_depth()?;
    graph.borrow_loads()?;
    Ok((graph, constants))
}

/// Cases in one text for a snapshot: the title, what went in, what came out.
#[derive(Default)]
struct Cases(String);

impl Cases {
    fn add(&mut self, title: &str, text: &str, of: &[Constant]) {
        let _ = writeln!(self.0, "# {title}\n");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(self.0, "    {}", line.trim());
        }
        self.0.push('\n');
        match optimized(text, of, 8) {
            Ok((graph, constants)) => {
                self.0.push_str(&dump(&graph));
                if !of.is_empty() {
                    let _ = writeln!(self.0, "constants: {constants:?}");
                }
            }
            Err(error) => drop(writeln!(self.0, "error: {error}")),
        }
        self.0.push('\n');
    }
}

macro_rules! assert_cases {
    ($name:literal, $($title:literal: $text:literal $(with [$($constant:expr),*])?;)*) => {
        let mut cases = Cases::default();
        $( cases.add($title, $text, &[$($($constant),*)?]); )*
        insta::assert_snapshot!($name, cases.0);
    };
}

fn int(value: i64) -> Constant {
    Constant::Int(value)
}

#[test]
fn jumps() {
    assert_cases!("jumps",
        "a jump to a jump": "
            1 LOAD_FAST 0
            1 POP_JUMP_IF_FALSE middle
            2 LOAD_FAST 1
            2 RETURN_VALUE
            middle:
            3 JUMP end
            4 NOP
            end:
            5 LOAD_FAST 2
            5 POP_TOP
            6 LOAD_FAST 2
            6 POP_TOP
            7 LOAD_FAST 3
            7 RETURN_VALUE
        ";
        "jumps in a circle": "
            1 NOP
            a:
            1 JUMP b
            b:
            1 JUMP a
        ";
        "jumps without a line in a circle": "
            1 NOP
            a:
            JUMP b
            b:
            JUMP a
        ";
        "`and` within `or`": "
            1 LOAD_FAST 0
            1 JUMP_IF_FALSE inner
            1 POP_TOP
            1 LOAD_FAST 1
            inner:
            1 JUMP_IF_TRUE end
            1 POP_TOP
            1 LOAD_FAST 2
            end:
            1 RETURN_VALUE
        ";
        "a small exit is copied": "
            1 LOAD_FAST 0
            1 POP_JUMP_IF_FALSE other
            2 LOAD_GLOBAL 0
            2 POP_TOP
            2 JUMP end
            other:
            3 LOAD_GLOBAL 2
            3 POP_TOP
            end:
            4 LOAD_FAST 1
            4 RETURN_VALUE
        ";
        "an exit without a line has one copy for each way to it": "
            1 LOAD_FAST 0
            1 POP_JUMP_IF_FALSE end
            2 LOAD_FAST 1
            2 POP_JUMP_IF_FALSE end
            3 LOAD_GLOBAL 0
            3 POP_TOP
            end:
            LOAD_CONST 0
            RETURN_VALUE
        " with [Constant::None];
        "what is not reached goes away": "
            1 LOAD_FAST 0
            1 RETURN_VALUE
            dead:
            2 LOAD_FAST 1
            2 POP_JUMP_IF_TRUE dead
            3 LOAD_FAST 1
            3 RETURN_VALUE
        ";
    );
}

#[test]
fn folding() {
    assert_cases!("folding",
        "operators": "
            1 LOAD_CONST 0
            1 LOAD_CONST 1
            1 BINARY_OP 5
            1 UNARY_NEGATIVE
            1 RETURN_VALUE
        " with [int(600), int(700)];
        "a small result needs no constant": "
            1 LOAD_CONST 0
            1 LOAD_CONST 1
            1 BINARY_OP 10
            1 RETURN_VALUE
        " with [int(700), int(600)];
        "what raises stays": "
            1 LOAD_CONST 0
            1 LOAD_SMALL_INT 0
            1 BINARY_OP 11
            1 RETURN_VALUE
        " with [int(700)];
        "a tuple in a tuple": "
            1 LOAD_SMALL_INT 1
            1 LOAD_SMALL_INT 2
            1 BUILD_TUPLE 2
            1 LOAD_CONST 0
            1 BUILD_TUPLE 2
            1 RETURN_VALUE
        " with [Constant::None];
        "a list of three": "
            1 LOAD_SMALL_INT 1
            1 LOAD_SMALL_INT 2
            1 LOAD_SMALL_INT 3
            1 BUILD_LIST 3
            1 RETURN_VALUE
        " with [Constant::None];
        "a set that is searched": "
            1 LOAD_FAST 0
            1 LOAD_SMALL_INT 1
            1 LOAD_SMALL_INT 2
            1 LOAD_SMALL_INT 1
            1 BUILD_SET 3
            1 CONTAINS_OP 0
            1 RETURN_VALUE
        " with [Constant::None];
        "a long list that is iterated": "
            1 BUILD_LIST 0
            1 LOAD_SMALL_INT 1
            1 LIST_APPEND 1
            1 LOAD_SMALL_INT 2
            1 LIST_APPEND 1
            1 GET_ITER
            1 RETURN_VALUE
        " with [Constant::None];
        "a list of variables that is iterated": "
            1 LOAD_FAST 0
            1 BUILD_LIST 1
            1 GET_ITER
            1 RETURN_VALUE
        ";
        "an index out of range": "
            1 LOAD_CONST 1
            1 RETURN_VALUE
        " with [Constant::None];
    );
}

#[test]
fn conditions() {
    assert_cases!("conditions",
        "a constant decides": "
            1 LOAD_CONST 0
            1 POP_JUMP_IF_FALSE end
            2 LOAD_FAST 0
            2 RETURN_VALUE
            end:
            3 LOAD_FAST 1
            3 RETURN_VALUE
        " with [Constant::Bool(true)];
        "not None": "
            1 LOAD_FAST 0
            1 LOAD_CONST 0
            1 IS_OP 1
            1 TO_BOOL
            1 POP_JUMP_IF_FALSE end
            2 LOAD_FAST 0
            2 RETURN_VALUE
            end:
            3 LOAD_FAST 1
            3 RETURN_VALUE
        " with [Constant::None];
        "a comparison gives a bool": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 COMPARE_OP 2
            1 TO_BOOL
            1 UNARY_NOT
            1 UNARY_NOT
            1 RETURN_VALUE
        ";
        "not in": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 CONTAINS_OP 0
            1 UNARY_NOT
            1 RETURN_VALUE
        ";
    );
}

#[test]
fn stores() {
    assert_cases!("stores",
        "an exchange": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 BUILD_TUPLE 2
            1 UNPACK_SEQUENCE 2
            1 STORE_FAST 1
            1 STORE_FAST 0
            2 LOAD_FAST 0
            2 RETURN_VALUE
        ";
        "a rotation of four": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 LOAD_FAST 2
            1 LOAD_FAST 3
            1 SWAP 4
            1 SWAP 3
            1 SWAP 2
            1 SWAP 2
            1 SWAP 3
            1 CALL 2
            1 RETURN_VALUE
        ";
        "on different lines nothing is exchanged": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 SWAP 2
            1 STORE_FAST 2
            2 STORE_FAST 3
            2 LOAD_FAST 2
            2 RETURN_VALUE
        ";
        "stored twice": "
            1 LOAD_FAST 0
            1 LOAD_FAST 1
            1 STORE_FAST 2
            1 STORE_FAST 2
            2 LOAD_FAST 2
            2 RETURN_VALUE
        ";
        "loaded only to be dropped": "
            1 LOAD_CONST 0
            1 COPY 1
            1 POP_TOP
            1 POP_TOP
            2 LOAD_FAST 0
            2 RETURN_VALUE
        " with [Constant::None];
    );
}

#[test]
fn variables() {
    assert_cases!("variables",
        "bound on one way only": "
            1 LOAD_GLOBAL 0
            1 POP_JUMP_IF_FALSE end
            2 LOAD_SMALL_INT 1
            2 STORE_FAST 0
            end:
            3 LOAD_FAST 0
            4 LOAD_FAST 0
            4 BINARY_OP 0
            4 RETURN_VALUE
        ";
        "a handler may find it unbound": "
            1 SETUP_FINALLY handler
            2 LOAD_GLOBAL 0
            2 STORE_FAST 0
            3 POP_BLOCK
            3 LOAD_FAST 0
            3 RETURN_VALUE
            handler:
            4 PUSH_EXC_INFO
            4 POP_TOP
            4 POP_EXCEPT
            5 LOAD_FAST 0
            5 RETURN_VALUE
        ";
        "not borrowed: changed while on the stack": "
            1 LOAD_GLOBAL 0
            1 STORE_FAST 0
            2 LOAD_FAST 0
            2 LOAD_SMALL_INT 1
            2 STORE_FAST 0
            2 RETURN_VALUE
        ";
        "not borrowed: still on the stack at the end of the block": "
            1 LOAD_GLOBAL 0
            1 STORE_FAST 0
            2 LOAD_FAST 0
            2 LOAD_FAST 0
            2 POP_JUMP_IF_FALSE end
            2 POP_TOP
            2 LOAD_FAST 0
            end:
            2 RETURN_VALUE
        ";
    );
}

#[test]
fn handlers() {
    assert_cases!("handlers",
        "cold blocks are last, and jump back": "
            1 SETUP_FINALLY handler
            2 LOAD_GLOBAL 0
            2 POP_TOP
            2 POP_BLOCK
            2 JUMP end
            handler:
            3 SETUP_CLEANUP cleanup
            3 PUSH_EXC_INFO
            3 POP_TOP
            3 POP_BLOCK
            3 POP_EXCEPT
            4 LOAD_GLOBAL 2
            4 POP_TOP
            4 JUMP end
            cleanup:
            COPY 3
            POP_EXCEPT
            RERAISE 1
            end:
            5 LOAD_FAST 0
            5 POP_TOP
            5 LOAD_FAST 0
            5 POP_TOP
            5 LOAD_FAST 0
            5 RETURN_VALUE
        ";
        "no block to close": "
            1 POP_BLOCK
            1 LOAD_FAST 0
            1 RETURN_VALUE
        ";
    );
}

#[test]
fn malformed_sequences_are_refused() {
    use FlowGraphError::*;
    let error = |text: &str| optimized(text, &[], 1).map(|(graph, _)| dump(&graph)).unwrap_err();
    assert_eq!(error(""), RunsPastEnd);
    assert_eq!(error("LOAD_FAST 0"), RunsPastEnd);
    assert_eq!(error("JUMP nowhere"), LabelWithoutPlace);
    assert_eq!(error("JUMP end\n end:"), LabelWithoutPlace);
    assert_eq!(error("LOAD_CONST 0\n RETURN_VALUE"), ConstantOutOfRange);
    assert_eq!(error("RETURN_VALUE"), StackUnderflow);
    assert_eq!(error("again:\n LOAD_FAST 0\n JUMP again"), InconsistentStackDepth);
}
