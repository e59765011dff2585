//! An interpreter, put together from its parts.

#![deny(unsafe_code)]
