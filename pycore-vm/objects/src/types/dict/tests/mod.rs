//! Dicts against a model, hostile keys, attributes of instances.

mod hostile;
#[expect(unsafe_code, reason = "a class made by hand")]
mod instances;
mod model;
mod protocol;
mod tables;
