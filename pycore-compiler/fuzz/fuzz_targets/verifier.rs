//! Any code object: accepted or refused, listed and written as text either way.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use pycore_bytecode::dis::{DisOptions, dis};
use pycore_bytecode::verify;
use pycore_marshal::load_code;

fuzz_target!(|data: &[u8]| {
    let data: Arc<[u8]> = data.into();
    let Ok(code) = load_code(&data) else { return };
    let accepted = verify(&code).is_ok();
    dis(&code, DisOptions { show_caches: true, show_offsets: true, ..DisOptions::default() });
    let text = pycore_asm::write(&code);
    if accepted && let Ok(back) = pycore_asm::parse(&text) {
        assert_eq!(back, code);
    }
});
