//! The pycore program
