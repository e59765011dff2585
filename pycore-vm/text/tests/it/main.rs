//! Tests of `pycore-text`: tables of what CPython says, and laws on generated input.

mod laws;
mod methods;
