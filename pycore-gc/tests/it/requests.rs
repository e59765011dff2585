//! Requests for memory, made of a local heap and compared with a model: live blocks by address, with size and contents.
//! Used by a property test and by a fuzz target.

use std::collections::BTreeMap;
use std::ptr::NonNull;

use pycore_gc::{BlockAllocator, LocalHeap};

/// What a program does with memory.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Allocate(usize),
    Release(usize),
    Reallocate(usize, usize),
    Trim,
}

/// Runs the steps and checks that blocks do not overlap and keep their contents.
pub(crate) fn run_against_model(blocks: &dyn BlockAllocator, steps: &[Step]) {
    let heap = LocalHeap::new(blocks);
    let mut model: BTreeMap<usize, (NonNull<u8>, usize, u8)> = BTreeMap::new();
    let insert = |model: &mut BTreeMap<_, _>, block: NonNull<u8>, size: usize, fill: u8| {
        let address = block.addr().get();
        let before = model.range(..address).next_back();
        if let Some((_, (start, length, _))) = before {
            let start: NonNull<u8> = *start;
            let length: usize = *length;
            assert!(start.addr().get() + length <= address);
        }
        if let Some((next, _)) = model.range(address..).next() {
            assert!(address + size <= *next);
        }
        // SAFETY: the block is new and has `size` bytes.
        unsafe { block.as_ptr().write_bytes(fill, size) };
        model.insert(address, (block, size, fill));
    };
    let check = |block: NonNull<u8>, size: usize, fill: u8| {
        // SAFETY: the block is live and was filled up to `size`.
        let bytes = unsafe { std::slice::from_raw_parts(block.as_ptr(), size) };
        assert!(bytes.iter().all(|byte| *byte == fill));
    };
    for (number, step) in steps.iter().enumerate() {
        let fill = number as u8;
        let pick = |model: &mut BTreeMap<usize, _>, at: usize| {
            let key = *model.keys().nth(at % model.len().max(1))?;
            model.remove(&key)
        };
        match *step {
            Step::Allocate(size) => {
                let block = heap.allocate(size).unwrap();
                insert(&mut model, block, size, fill);
            }
            Step::Release(at) => {
                if let Some((block, size, fill)) = pick(&mut model, at) {
                    check(block, size, fill);
                    // SAFETY: live, and gone from the model.
                    unsafe { heap.release(block) };
                }
            }
            Step::Reallocate(at, new_size) => {
                if let Some((block, size, old_fill)) = pick(&mut model, at) {
                    // SAFETY: live, and gone from the model.
                    let block = unsafe { heap.reallocate(block, new_size) }.unwrap();
                    check(block, size.min(new_size), old_fill);
                    insert(&mut model, block, new_size, fill);
                }
            }
            Step::Trim => heap.trim(),
        }
        assert_eq!(heap.statistics().live_blocks(), model.len());
    }
    for (block, size, fill) in model.into_values() {
        check(block, size, fill);
        // SAFETY: live, and gone from the model.
        unsafe { heap.release(block) };
    }
}
