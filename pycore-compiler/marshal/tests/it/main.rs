//! Tests of `pycore-marshal` against data that CPython wrote, and against any data.

mod any_data;
mod known_data;
mod pyc_files;
mod sample;
