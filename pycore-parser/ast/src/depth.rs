//! Deep trees: recursion that does not end with the thread's stack.

/// Stack that a level of recursion may use before it asks again, in bytes.
const RED_ZONE: usize = 64 * 1024;
/// What is added when less is left, in bytes.
const SEGMENT: usize = 2 * 1024 * 1024;

/// Run one level of a recursion over a tree.
///
/// Chains such as `a + b + c + ...` make trees as deep as they are long, so whatever recurses over
/// expressions, statements or patterns goes through here: the stack grows on the heap when it runs out.
#[inline]
pub fn with_stack<R>(level: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(RED_ZONE, SEGMENT, level)
}
