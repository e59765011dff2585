//! Tests of `pycore-asm`: the text of a code object, its errors, and any text.

use proptest::prelude::*;
use pycore_asm::{parse, snapshot, write};

/// Something of every section and form of argument.
const SAMPLE: &str = "\
.pyasm 3.14

.code '<module>'
    .filename 'sample.py'
    .firstlineno 1
    .stacksize 3
    .flags NESTED 0x400
    .variables
        a: pos kw local
        'b c': cell 0x1
    .names
        print
        'not a word'
    .consts
        code 'f'
        code 'f' 2
        ('a', 1.5, -0.0, nan, float(0xfff8000000000001), inf, -3, 2.5e-300, None, True, ...)
        frozenset(1, b'\\xff', ())
        slice(1, None, 'x\\n')
        complex(0.0, -2.5)
        1267650600228229401496703205376
    .instructions
        RESUME 0                                @0:0-1:0
        LOAD_GLOBAL print + NULL                @1:0-5
        LOAD_CONST code 'f' 2
        MAKE_FUNCTION
        SET_FUNCTION_ATTRIBUTE defaults
        LOAD_ATTR 'not a word' + self
    L1:
        LOAD_CONST frozenset(1, b'\\xff', ())    @2
        LOAD_FAST_LOAD_FAST a, 'b c'            @none
        BINARY_OP @                             @3:4-5:2
        COMPARE_OP bool(<=)                     @3:?-4
        IS_OP is not
        POP_JUMP_IF_FALSE L2
        EXTENDED_ARG raw 0
        LOAD_FAST raw 1
        BUILD_LIST 300
        TO_BOOL
        .cache 010000000000
        .unit 121 7
        JUMP_BACKWARD L1
    L2:
        CALL_INTRINSIC_1 INTRINSIC_PRINT
        LOAD_SUPER_ATTR print + self + args
        RETURN_VALUE
    .handlers
        L1 to L2 -> L2 depth 1 lasti
.end

.code 'f'
    .filename 'sample.py'
    .firstlineno 2
    .bytes 00
.end

.code 'f' 2
    .filename 'sample.py'
    .name 'g'
    .firstlineno 3
    .linetable f800
.end
";

#[test]
fn a_text_is_written_as_it_was_read() {
    let code = parse(SAMPLE).unwrap_or_else(|error| panic!("{error}"));
    let text = write(&code);
    assert_eq!(*parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}")), *code);
    insta::assert_snapshot!(text);
}

#[test]
fn a_snapshot_has_no_positions() {
    let text = snapshot(&parse(SAMPLE).unwrap());
    assert!(!text.contains("sample.py") && !text.contains("@3:4"));
}

#[test]
fn errors_name_line_and_reason() {
    let code = |body: &str| format!(".pyasm 3.14\n.code 'f'\n{body}\n.end\n");
    for (text, line, message) in [
        (".pyasm 3.13\n.code 'f'\n.end\n".to_owned(), 1, "only version 3.14 is known"),
        (code(".instructions\nLOAD_NOTHING 1"), 4, "unknown instruction"),
        (code(".instructions\nLOAD_FAST"), 4, "LOAD_FAST needs an argument"),
        (code(".instructions\nNOP 1"), 4, "NOP has no argument"),
        (code(".instructions\nLOAD_FAST x"), 4, "LOAD_FAST has no argument `x`"),
        (code(".instructions\nLOAD_CONST 5"), 4, "no such constant under .consts"),
        (code(".instructions\nJUMP_FORWARD L9"), 4, "no label L9"),
        (code(".instructions\nL1:\nJUMP_FORWARD L1"), 5, "the label is in the other direction"),
        (code(".instructions\nL1:\nL1:\nNOP"), 5, "the label is there already"),
        (code(".instructions\nNOP\n.cache 00"), 5, "the instruction has a cache of 0 units"),
        (code(".consts\ncode 'g'"), 4, "no such code object below"),
        (code(".consts\n'\\U00110000'"), 4, "an escape is no code point"),
        (code(".flags NO_FLAG"), 3, "unknown flag"),
        (code(".variables\nx: odd"), 4, "unknown kind"),
        (code(".stacksize 5000000000"), 3, "the number is out of range"),
        (code("") + ".code 'g'\n.end\n", 5, "no code object refers to this one"),
        (code("") + ".code 'f'\n.end\n", 2, "there is another code object of this name and number"),
        (code(&format!(".consts\n{}", "(".repeat(300))), 4, "constants are nested too deeply"),
    ] {
        let error = parse(&text).unwrap_err();
        assert_eq!((error.line_column().0, error.message().as_str()), (line, message), "{text}");
        assert!(error.to_string().contains('^'), "{error}");
    }
}

/// Jumps that just fit a byte, and just do not, in both directions and over each other.
#[test]
fn far_jumps_grow() {
    for distance in 250..260 {
        let filler = "NOP\n".repeat(distance);
        let text = format!(
            ".pyasm 3.14\n.code 'f'\n.instructions\nL1:\nJUMP_FORWARD L2\n{filler}JUMP_BACKWARD L1\nL2:\nNOP\n.end\n"
        );
        let code = parse(&text).unwrap();
        assert_eq!(*parse(&write(&code)).unwrap(), *code);
        assert!(!write(&code).contains(".bytes"), "{distance}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn changed_text(
        changes in proptest::collection::vec(
            (
                any::<prop::sample::Index>(),
                proptest::sample::select(&b"\n '\"().:@L0129abxf-+#\\,\xC3"[..]),
            ),
            1..5,
        )
    ) {
        let mut text = SAMPLE.as_bytes().to_vec();
        for (index, byte) in changes {
            let at = index.index(text.len());
            text[at] = byte;
        }
        let text = String::from_utf8_lossy(&text);
        if let Ok(code) = parse(&text) {
            prop_assert_eq!(&*parse(&write(&code)).unwrap(), &*code);
        }
    }
}
