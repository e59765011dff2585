//! What the packaged library has been changed for another interpreter, changed back.

/// A text in a file, and what stands there instead.
struct Change {
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const fn change(file: &'static str, from: &'static str, to: &'static str) -> Change {
    Change { file, from, to }
}

const CHANGES: &[Change] = &[
    change(
        "sysconfig/__init__.py",
        "return 'RustPython'  # XXX: RUSTPYTHON; For site-packages",
        "return 'Python'",
    ),
    change(
        "site.py",
        "return 'RustPython' # XXX: RUSTPYTHON; for site-packages",
        "return 'Python'",
    ),
    change("site.py", "/lib/rustpython{version[0]}", "/lib/python{version[0]}"),
];

/// The contents of a file as they should be.
pub(crate) fn apply(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    // Made of our own table: the package's is for another instruction set.
    if path == "_opcode_metadata.py" {
        return opcode_metadata().into_bytes();
    }
    let mut changes = CHANGES.iter().filter(|change| change.file == path).peekable();
    if changes.peek().is_none() {
        return bytes;
    }
    let mut text = String::from_utf8(bytes).expect("the library is UTF-8");
    for change in changes {
        assert!(
            text.contains(change.from),
            "{path}: no `{}`, which was to be changed",
            change.from
        );
        text = text.replace(change.from, change.to);
    }
    text.into_bytes()
}

/// The module `_opcode_metadata`: which instructions specialise which, and all numbers.
fn opcode_metadata() -> String {
    use pycore_bytecode::{Opcode, OpcodeKind};
    use std::fmt::Write;

    let mut text = String::from("# Generated from the instruction table of pycore-bytecode.\n\n");
    text.push_str("_specializations = {\n");
    for base in Opcode::all() {
        let forms: Vec<_> = base.specializations().collect();
        if forms.is_empty() {
            continue;
        }
        let _ = writeln!(text, "    {:?}: [", base.name());
        for form in forms {
            let _ = writeln!(text, "        {:?},", form.name());
        }
        text.push_str("    ],\n");
    }
    text.push_str("}\n\n");
    for (name, specialized) in [("_specialized_opmap", true), ("opmap", false)] {
        let _ = writeln!(text, "{name} = {{");
        let is_wanted =
            |opcode: &&Opcode| (opcode.kind() == OpcodeKind::Specialized) == specialized;
        for opcode in Opcode::all().iter().filter(is_wanted) {
            let _ = writeln!(text, "    {:?}: {},", opcode.name(), opcode.number());
        }
        text.push_str("}\n\n");
    }
    let numbers = |wanted: fn(&Opcode) -> bool| {
        Opcode::all().iter().filter(move |opcode| wanted(opcode)).map(|opcode| opcode.number())
    };
    let first = numbers(|opcode| opcode.kind() == OpcodeKind::Public && opcode.has_arg()).min();
    let _ = writeln!(text, "HAVE_ARGUMENT = {}", first.unwrap_or(0).saturating_sub(1));
    let first = numbers(|opcode| opcode.kind() == OpcodeKind::Instrumented).min();
    let _ = writeln!(text, "MIN_INSTRUMENTED_OPCODE = {}", first.unwrap_or(0));
    text
}
