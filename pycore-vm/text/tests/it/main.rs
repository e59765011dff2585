//! Tests of `pycore-text`: tables of what CPython says, and laws on generated input.

mod codecs;
mod escapes;
mod formats;
mod hostile;
mod laws;
mod methods;
mod numbers;
