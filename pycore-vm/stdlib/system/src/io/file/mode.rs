//! What a file is opened for.

use pycore_objects::{Fallible, Thread, raise};

/// What a file is opened for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mode {
    /// It must not exist before.
    pub(crate) created: bool,
    /// It can be read.
    pub(crate) readable: bool,
    /// It can be written.
    pub(crate) writable: bool,
    /// All is written at the end.
    pub(crate) appending: bool,
    /// It is emptied.
    pub(crate) truncated: bool,
}

impl Mode {
    /// `r`
    pub(crate) const READ: Self = Self {
        created: false,
        readable: true,
        writable: false,
        appending: false,
        truncated: false,
    };

    /// The mode of a text such as `r+b`.
    pub(crate) fn parse(thread: &Thread, text: &str) -> Fallible<Self> {
        let (mut mode, mut kinds, mut plus) = (Self::default(), 0, 0);
        for letter in text.chars() {
            match letter {
                'x' => (mode.created, mode.writable) = (true, true),
                'r' => mode.readable = true,
                'w' => (mode.truncated, mode.writable) = (true, true),
                'a' => (mode.appending, mode.writable) = (true, true),
                'b' => continue,
                '+' => {
                    plus += 1;
                    continue;
                }
                _ => return Err(raise!(thread, VALUE_ERROR, "invalid mode: {text}")),
            }
            kinds += 1;
        }
        if kinds != 1 || plus > 1 {
            let message =
                "Must have exactly one of create/read/write/append mode and at most one plus";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if plus == 1 {
            (mode.readable, mode.writable) = (true, true);
        }
        Ok(mode)
    }

    /// Flags of `open(2)`.
    pub(crate) fn flags(self) -> i32 {
        let access = match (self.readable, self.writable) {
            (true, true) => libc::O_RDWR,
            (true, false) => libc::O_RDONLY,
            _ => libc::O_WRONLY,
        };
        let mut flags = access | libc::O_CLOEXEC;
        for (wanted, flag) in [
            (self.created, libc::O_EXCL | libc::O_CREAT),
            (self.truncated, libc::O_CREAT | libc::O_TRUNC),
            (self.appending, libc::O_APPEND | libc::O_CREAT),
        ] {
            if wanted {
                flags |= flag;
            }
        }
        flags
    }

    /// The mode as the attribute `mode` has it.
    pub(crate) fn name(self) -> &'static str {
        match (self.created, self.appending, self.readable, self.writable) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, false, _) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}
