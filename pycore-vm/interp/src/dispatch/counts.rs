//! How often each handler runs, for `cargo xtask handlers`: the feature `count-handlers`.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The file that the counts are appended to when the main thread ends.
const VARIABLE: &str = "PYCORE_HANDLER_COUNTS";

/// All handlers that have run.
static KNOWN: Mutex<Vec<&Count>> = Mutex::new(Vec::new());

/// A handler's count.
pub(crate) struct Count {
    name: &'static str,
    count: AtomicU64,
}

impl Count {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self { name, count: AtomicU64::new(0) }
    }

    /// The handler runs.
    pub(crate) fn add(&'static self) {
        if self.count.fetch_add(1, Ordering::Relaxed) == 0
            && let Ok(mut known) = KNOWN.lock()
        {
            known.push(self);
            REPORT.with(|_| ());
        }
    }
}

/// Writes the counts when its thread ends.
struct Report;

thread_local! {
    static REPORT: Report = const { Report };
}

impl Drop for Report {
    fn drop(&mut self) {
        let Some(path) = std::env::var_os(VARIABLE) else { return };
        let Ok(known) = KNOWN.lock() else { return };
        let mut lines = String::from("process\n");
        for row in known.iter() {
            let count = row.count.swap(0, Ordering::Relaxed);
            if count > 0 {
                lines += &format!("{} {count}\n", row.name);
            }
        }
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
        // A development build's figures: without a file there are none.
        let _ = file.and_then(|mut file| std::io::Write::write_all(&mut file, lines.as_bytes()));
    }
}
