//! Tests of the compiler over the parser: each stage of small programs, errors, warnings, hostile input.

mod check;
mod messages;
mod robust;
mod stages;
