//! Errors of the program.

/// An exception has been raised; it is in the thread's state.
///
/// Nothing but the kernel makes one, so where a `Raised` is, there is an exception. It takes no room: a
/// `Result<Owned<T>, Raised>` is one word, NULL for the error, which is C's convention.
#[must_use = "an exception has been raised and must be handled or passed on"]
#[derive(Debug)]
#[non_exhaustive]
pub struct Raised;

/// The result of what can raise an exception.
pub type Fallible<T = ()> = Result<T, Raised>;
