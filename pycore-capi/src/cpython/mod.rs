//! What C's headers declare beyond the stable ABI: one file for each header of the folder `cpython`.

mod lock;
