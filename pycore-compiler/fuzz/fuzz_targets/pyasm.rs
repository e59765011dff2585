//! Any text: a code object that comes back from its text, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match pycore_asm::parse(text) {
        Ok(code) => {
            let written = pycore_asm::write(&code);
            assert_eq!(pycore_asm::parse(&written).expect("what was written"), code);
        }
        Err(error) => {
            error.to_string();
        }
    }
});
