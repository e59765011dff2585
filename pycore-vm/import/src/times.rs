//! How long imports take: `-X importtime`.

use std::cell::Cell;
use std::time::{Duration, Instant};

use pycore_objects::Thread;
use pycore_objects::types::str::Str;

thread_local! {
    /// How deep imports are nested here, and how long those took that belong to the innermost one.
    static NESTED: Cell<(usize, Duration)> = const { Cell::new((0, Duration::ZERO)) };
    static HAS_HEAD: Cell<bool> = const { Cell::new(false) };
}

/// Does an import; how long it took is told on standard error if that is wanted.
pub(crate) fn measure<R>(thread: &Thread, name: &Str, import: impl FnOnce() -> R) -> R {
    if thread.interpreter().options.import_time.get() == 0 {
        return import();
    }
    if !HAS_HEAD.replace(true) {
        eprintln!("import time: self [us] | cumulative | imported package");
    }
    let (depth, before) = NESTED.replace((NESTED.get().0 + 1, Duration::ZERO));
    let start = Instant::now();
    let result = import();
    let all = start.elapsed();
    let own = all.saturating_sub(NESTED.get().1);
    eprintln!(
        "import time: {:>9} | {:>10} | {:indent$}{}",
        own.as_micros(),
        all.as_micros(),
        "",
        escaped(name),
        indent = depth * 2
    );
    NESTED.set((depth, before + all));
    result
}

/// Tells of an import of what is there, if even that is wanted.
pub(crate) fn note_cached(thread: &Thread, name: &Str) {
    if thread.interpreter().options.import_time.get() > 1 {
        let (cached, indent) = ("cached", NESTED.get().0 * 2);
        eprintln!("import time: {cached:<9} | {cached:<10} | {:indent$}{}", "", escaped(name));
    }
}

/// A name with escapes for surrogates, which standard error has no bytes for.
fn escaped(name: &Str) -> String {
    let points = name.view().code_points();
    points
        .map(|point| match char::from_u32(point) {
            Some(character) => character.to_string(),
            None => format!("\\u{point:04x}"),
        })
        .collect()
}
