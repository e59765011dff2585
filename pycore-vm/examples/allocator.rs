//! An interpreter on an allocator of one's own: one that counts, and that can be told to refuse.
//!
//! `cargo run -p pycore-vm --example allocator`

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pycore_gc::blocks::System;
use pycore_gc::{BlockAllocator, HeapStatistics, OutOfMemory};
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, name};
use pycore_vm::{NativeModules, Runtime};

/// The system's allocator with a limit on live bytes.
struct Limited {
    system: System,
    requests: AtomicUsize,
    /// Bytes that may be live.
    limit: AtomicUsize,
}

impl Limited {
    fn permit(&self, size: usize) -> Result<(), OutOfMemory> {
        self.requests.fetch_add(1, Relaxed);
        let (_, live, _) = self.system.counts();
        if live.saturating_add(size) > self.limit.load(Relaxed) { Err(OutOfMemory) } else { Ok(()) }
    }
}

// SAFETY: every block is the system allocator's, which keeps the laws; refusing is one of the results that they allow.
unsafe impl BlockAllocator for Limited {
    fn name(&self) -> &'static str {
        "limited"
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.permit(size)?;
        self.system.allocate(size)
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        self.permit(size)?;
        // SAFETY: the caller's promise is about the same allocator.
        unsafe { self.system.reallocate(block, size) }
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        // SAFETY: as above.
        unsafe { self.system.release(block) }
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: as above.
        unsafe { self.system.usable_size(block) }
    }

    fn statistics(&self) -> HeapStatistics {
        self.system.statistics()
    }
}

static BLOCKS: Limited = Limited {
    system: System::new(),
    requests: AtomicUsize::new(0),
    limit: AtomicUsize::new(usize::MAX),
};

/// The native modules that the program can import.
static MODULES: NativeModules = &[pycore_stdlib_base::MODULES];

const PROGRAM: &str = "
try:
    rows = [[0] * 1000 for _ in range(10_000)]
except MemoryError:
    answer = 'no room for the rows'
";

fn main() {
    let runtime = Runtime::builder(&BLOCKS)
        .compiler(pycore_frontend::install)
        .modules(MODULES)
        .build(|_| ())
        .expect("there is memory for the built-in types");
    let before = BLOCKS.requests.load(Relaxed);
    // Ten million bytes more than now, which the rows need eight times over.
    BLOCKS.limit.store(BLOCKS.system.counts().1 + 10_000_000, Relaxed);
    let answer = runtime.enter(|thread| -> Fallible<String> {
        let module = pycore_vm::main_module(thread)?;
        let source = Str::new(thread, PROGRAM)?;
        let filename = Str::new(thread, "<example>")?;
        pycore_vm::run_source(thread, source.as_object(), &filename, &module)?;
        let answer = module.namespace(thread)?.get_str(name!(thread, "answer"));
        Ok(answer.map_or_else(String::new, |answer| match answer.downcast_ref::<Str>() {
            Some(text) => text.to_string_lossy(),
            None => format!("{:?}", answer.downcast_ref::<Int>().and_then(Int::to_i64)),
        }))
    });
    let answer = answer.expect("the program handles the error");
    println!("{answer}, after {} requests", BLOCKS.requests.load(Relaxed) - before);
    assert_eq!(answer, "no room for the rows");
}

#[test]
fn runs() {
    main();
}
