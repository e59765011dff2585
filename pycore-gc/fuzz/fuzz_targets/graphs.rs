//! Random programs against a model of reachability, on every collector.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pycore_gc::collect::{Generational, Incremental, Never};
use pycore_gc::toy::Toys;

#[path = "../../tests/it/program.rs"]
mod program;

use program::{FIELDS, ROOTS, Step, run};

fuzz_target!(|bytes: &[u8]| {
    let Some((&work, bytes)) = bytes.split_first() else { return };
    let steps: Vec<_> = bytes
        .chunks_exact(2)
        .map(|pair| {
            let root = usize::from(pair[0] / 8) % ROOTS;
            let (to, field) = (usize::from(pair[1]) % ROOTS, usize::from(pair[1] / 8) % FIELDS);
            match (pair[0] % 8, pair[1]) {
                (0 | 1, _) => Step::Make { root, from: to },
                (2 | 3, _) => Step::Link { root, field, to },
                (4, _) => Step::Unlink { root, field },
                (5, _) => Step::Follow { root, field },
                (6, _) => Step::Drop { root },
                (_, 0) => Step::Freeze,
                (_, 1) => Step::Unfreeze,
                _ => Step::Collect { generation: usize::from(pair[1]) % 3 },
            }
        })
        .collect();
    run(&Generational::new(Toys), &steps, true);
    let incremental = Incremental::new(Toys);
    incremental.set_step(usize::from(work) + 1);
    run(&incremental, &steps, true);
    run(&Never, &steps, false);
});
