//! Requests for memory against a model of live blocks, on the private heap and on the debugging allocator.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pycore_gc::blocks::{Debug, Pools, System};

#[path = "../../tests/it/requests.rs"]
mod requests;

use requests::{Step, run_against_model};

fuzz_target!(|bytes: &[u8]| {
    let steps: Vec<_> = bytes
        .chunks_exact(4)
        .map(|chunk| {
            let size = usize::from(u16::from_le_bytes([chunk[2], chunk[3]]));
            match chunk[0] % 8 {
                0..4 => Step::Allocate(size >> (chunk[1] % 8)),
                4 | 5 => Step::Release(size),
                6 => Step::Reallocate(usize::from(chunk[1]), size >> 5),
                _ => Step::Trim,
            }
        })
        .collect();
    run_against_model(&Pools::with_range(8 << 20), &steps);
    run_against_model(&Debug::new(System::new(), |report| panic!("{report}")), &steps);
});
