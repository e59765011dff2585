//! Unicode facts that Python needs: identifiers, NFKC, printable characters, and text with surrogates.

mod surrogates;

pub use surrogates::{SurrogateStr, SurrogateString};
