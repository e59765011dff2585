//! Computations that take long and touch no object: beside the interpreter, which answers signals meanwhile.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::core::{Fallible, Thread};

/// How often the thread that waits looks whether a signal has arrived.
const INTERVAL: Duration = Duration::from_millis(50);

impl Thread {
    /// Computes something without the interpreter's lock. In the main thread signals are handled until it is done, for
    /// which it is computed in a native thread of its own: if a handler raises, that runs on to its end, unheard.
    ///
    /// # Errors
    ///
    /// A handler has raised an exception, as that of SIGINT does.
    pub fn compute_aside<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Fallible<R> {
        if !self.is_main() {
            return Ok(self.without_lock(work));
        }
        // The work is shared, so that it comes back if there is no thread for it.
        let work = Arc::new(Mutex::new(Some(work)));
        let take =
            |work: &Mutex<Option<_>>| work.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (sender, receiver) = sync_channel(1);
        let there = Arc::clone(&work);
        let spawned = std::thread::Builder::new().spawn(move || {
            if let Some(work) = take(&there) {
                // Nobody may be waiting any more.
                let _ = sender.send(work());
            }
        });
        if spawned.is_err()
            && let Some(work) = take(&work)
        {
            return Ok(self.without_lock(work));
        }
        let mut receiver = receiver;
        loop {
            let (result, back) = self.without_lock(move || {
                let result = receiver.recv_timeout(INTERVAL);
                (result, receiver)
            });
            receiver = back;
            match result {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Timeout) => self.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(self.raise_out_of_memory()),
            }
        }
    }
}
