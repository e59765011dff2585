//! `_multiprocessing` and `_posixshmem`: what processes share.

mod semaphore;
mod shared_memory;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

pub use semaphore::MULTIPROCESSING;
pub use shared_memory::POSIX_SHARED_MEMORY;
