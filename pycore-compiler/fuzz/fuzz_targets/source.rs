//! Any text: an error, or a code object that the verifier accepts and that survives marshal and pyasm.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pycore_ast::Arena;
use pycore_bytecode::verify;
use pycore_compiler::{CompileOptions, compile};
use pycore_marshal::{dump_code, load_code};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the options, so that small inputs reach all of them.
    let Some((&choice, text)) = data.split_first() else { return };
    let Ok(source) = Source::from_bytes(text) else { return };
    let mode = [Mode::Exec, Mode::Eval, Mode::Single][usize::from(choice & 3) % 3];
    let arena = Arena::new();
    let options = ParseOptions { mode, ..ParseOptions::default() };
    let Ok(parsed) = parse(&arena, &source, &options) else { return };
    let options = CompileOptions { optimize: choice >> 2 & 3, ..CompileOptions::default() };
    let Ok(compiled) = compile(parsed.tree, source.line_index(), &options) else { return };
    let code = compiled.code;
    verify(&code).expect("our own code is safe to run");
    // The writer sorts the items of sets, so the data are compared, not the code.
    let data = dump_code(&code).expect("our own code can be written");
    let back = load_code(&data.clone().into()).expect("what was written");
    assert_eq!(dump_code(&back).expect("what was read"), data);
    assert_eq!(*pycore_asm::parse(&pycore_asm::write(&code)).expect("what was written"), code);
});
