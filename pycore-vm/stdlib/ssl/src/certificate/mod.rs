//! Certificates: what is known of one, what programs are told, and the type `Certificate`.

pub(crate) mod facts;
mod info;
pub(crate) mod name;
mod object;

pub(crate) use facts::Facts;
pub(crate) use info::info;
pub(crate) use object::{CERTIFICATE, Certificate};
