//! Any marshal data: a value or an error, and what is written again reads as the same.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use pycore_marshal::{dump_code, dump_value, load_code, load_value};

fuzz_target!(|data: &[u8]| {
    let data: Arc<[u8]> = data.into();
    if let Ok((value, _)) = load_value(&data)
        && let Ok(written) = dump_value(&value, 5)
    {
        let (back, _) = load_value(&written.clone().into()).expect("what was written");
        assert_eq!(dump_value(&back, 5).expect("what was read"), written);
    }
    if let Ok(code) = load_code(&data) {
        let written = dump_code(&code).expect("what was read");
        let back = load_code(&written.clone().into()).expect("what was written");
        assert_eq!(dump_code(&back).expect("what was read"), written);
    }
});
