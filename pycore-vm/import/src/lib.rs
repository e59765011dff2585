//! Where modules come from.

#![deny(unsafe_code)]
