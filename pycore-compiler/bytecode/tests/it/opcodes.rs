//! The instruction table against what CPython's own modules say.

use pycore_bytecode::{Comparison, InstructionFlags, Opcode, OpcodeKind};

const FACTS: &str = include_str!("opcodes-3.14.tsv");

#[test]
fn table_agrees_with_cpython() {
    let mut seen = Vec::new();
    for row in FACTS.lines().filter(|line| !line.starts_with('#')) {
        let [name, number, caches, has, falling, jumping, base] =
            row.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("a row of seven columns: {row}")
        };
        let opcode = Opcode::from_name(name).unwrap_or_else(|| panic!("{name} is missing"));
        seen.push(opcode);
        assert_eq!(opcode.number().to_string(), number, "{name}");
        if caches != "-" {
            assert_eq!(opcode.cache_units().to_string(), caches, "{name}");
        }
        for (letter, flag) in [
            ('A', InstructionFlags::ARG),
            ('C', InstructionFlags::CONST),
            ('N', InstructionFlags::NAME),
            ('J', InstructionFlags::JUMP),
            ('F', InstructionFlags::FREE),
            ('L', InstructionFlags::LOCAL),
        ] {
            assert_eq!(opcode.flags().contains(flag), has.contains(letter), "{name} {letter}");
        }
        if base == "-" {
            assert_ne!(opcode.kind(), OpcodeKind::Specialized, "{name}");
        } else {
            assert_eq!((opcode.kind(), opcode.base().name()), (OpcodeKind::Specialized, base));
        }
        let jumping = if jumping == "=" { falling } else { jumping };
        for (effects, jump) in [(falling, false), (jumping, true)] {
            for (effect, argument) in effects.split(',').zip([0, 1, 2, 3, 7, 256]) {
                // CPython tells the effect of public instructions only.
                if effect != "x" {
                    let ours = opcode.stack_effect(argument, jump).to_string();
                    assert_eq!(ours, effect, "{name} {argument} {jump}");
                }
            }
        }
    }
    seen.sort();
    let mut all = Opcode::all().to_vec();
    all.sort();
    assert_eq!(seen, all);
}

#[test]
fn comparisons_encode_as_cpython_does() {
    let listed: Vec<u32> =
        Comparison::ALL.iter().flat_map(|of| [of.encode(false), of.encode(true)]).collect();
    assert_eq!(listed, [2, 18, 42, 58, 72, 88, 103, 119, 132, 148, 172, 188]);
    assert_eq!(Comparison::decode(88), Some((Comparison::Equal, true)));
    assert_eq!(Comparison::decode(6 << 5), None);
}
