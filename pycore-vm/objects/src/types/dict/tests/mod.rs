//! Dicts against a model, hostile keys, attributes of instances.

mod hostile;
mod instances;
mod model;
mod protocol;
mod tables;
