//! The version of the bytecode.

/// CPython 3.14's number for its bytecode: it changes with any change of instructions or code objects.
pub const MAGIC_NUMBER: u16 = 3627;

/// The first four bytes of a `.pyc` file: the number and a line end that text-mode copying destroys.
pub const MAGIC_BYTES: [u8; 4] =
    [(MAGIC_NUMBER & 0xFF) as u8, (MAGIC_NUMBER >> 8) as u8, b'\r', b'\n'];
