//! What C's headers declare beyond the stable ABI: one file for each header of the folder `cpython`.

mod code;
mod frameobject;
mod lock;
mod object;
mod unicodewriter;
