//! An interpreter with a collector of one's own: one that collects only when a generation is asked for by the program, and
//! says what it found.
//!
//! `cargo run -p pycore-vm --example collector`

use std::cell::Cell;

use pycore_gc::blocks::Pools;
use pycore_gc::collect::Generational;
use pycore_gc::{Collected, Collector, Generation, OutOfMemory, Reason, Young};
use pycore_objects::core::graph::Objects;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, name};
use pycore_vm::{NativeModules, Runtime};

/// The generational collector, which never begins by itself.
struct OnRequest {
    inner: Generational<Objects>,
    collected: Cell<usize>,
}

impl Collector for OnRequest {
    fn name(&self) -> &'static str {
        "on request"
    }

    fn due(&self, _: &Young<'_>) -> Option<Generation> {
        None
    }

    fn collect(
        &self,
        young: &Young<'_>,
        generation: Generation,
        reason: Reason,
    ) -> Result<Collected, OutOfMemory> {
        let found = self.inner.collect(young, generation, reason)?;
        self.collected.set(self.collected.get() + found.collected);
        Ok(found)
    }

    fn forget(&self, young: &Young<'_>) {
        self.inner.forget(young);
    }
}

/// The native modules that the program can import.
static MODULES: NativeModules = &[pycore_stdlib_base::MODULES];

const PROGRAM: &str = "
import gc

class Node:
    pass

def cycle():
    one, other = Node(), Node()
    one.other, other.other = other, one

for _ in range(5000):
    cycle()
answer = gc.collect()
";

fn main() {
    let collector: &'static OnRequest = Box::leak(Box::new(OnRequest {
        inner: Generational::new(Objects),
        collected: Cell::new(0),
    }));
    let runtime = Runtime::builder(Box::leak(Box::new(Pools::new())))
        .collector(collector)
        .compiler(pycore_frontend::install)
        .modules(MODULES)
        .build(|_| ())
        .expect("there is memory for the built-in types");
    let answer = runtime.enter(|thread| -> Fallible<Option<i64>> {
        let module = pycore_vm::main_module(thread)?;
        let source = Str::new(thread, PROGRAM)?;
        let filename = Str::new(thread, "<example>")?;
        pycore_vm::run_source(thread, source.as_object(), &filename, &module)?;
        let answer = module.namespace(thread)?.get_str(name!(thread, "answer"));
        Ok(answer.and_then(|answer| answer.downcast_ref::<Int>().and_then(Int::to_i64)))
    });
    let answer = answer.expect("the program runs").expect("the answer is a number");
    println!("gc.collect() said {answer}, the collector counted {}", collector.collected.get());
    // Five thousand pairs, all of them still there when the program asked.
    assert!(answer >= 10_000);
    assert_eq!(collector.collected.get() as i64, answer);
}

#[test]
fn runs() {
    main();
}
