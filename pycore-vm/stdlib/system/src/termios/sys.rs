//! Terminals of the system.

use std::io::Error;
use std::mem::MaybeUninit;

/// An error number.
pub(super) type Errno = i32;

/// Characters that a terminal has a meaning for.
pub(super) const CHARACTERS: usize = libc::NCCS;

/// The flag of the input's modes that stands for an input speed of zero; the C library's own, known to no kernel.
const INPUT_SPEED_ZERO: u32 = 0o20_000_000_000;

fn checked(status: i32) -> Result<(), Errno> {
    if status < 0 { Err(Error::last_os_error().raw_os_error().unwrap_or(0)) } else { Ok(()) }
}

/// How a terminal is set.
#[derive(Clone, Copy)]
pub(super) struct Settings(libc::termios);

impl Settings {
    /// Those of a terminal.
    pub(super) fn get(descriptor: i32) -> Result<Self, Errno> {
        let mut raw = MaybeUninit::<libc::termios>::zeroed();
        // SAFETY: the function writes a struct, all of which may be zero.
        unsafe {
            checked(libc::tcgetattr(descriptor, raw.as_mut_ptr()))?;
            Ok(Self(raw.assume_init()))
        }
    }

    /// Sets a terminal.
    pub(super) fn set(&self, descriptor: i32, when: i32) -> Result<(), Errno> {
        // SAFETY: the function reads the struct.
        checked(unsafe { libc::tcsetattr(descriptor, when, &raw const self.0) })
    }

    /// Flags of input, output, control and local ones.
    pub(super) fn flags(&self) -> [u32; 4] {
        [self.0.c_iflag, self.0.c_oflag, self.0.c_cflag, self.0.c_lflag]
    }

    /// Sets the flags of input, output, control and local ones.
    pub(super) fn set_flags(&mut self, flags: [u32; 4]) {
        [self.0.c_iflag, self.0.c_oflag, self.0.c_cflag, self.0.c_lflag] = flags;
    }

    /// The speeds of input and output. One code in the control flags stands for both; a flag says that the input's is
    /// zero, which means: as the output's. (The C library's functions for this are bound to versions of their names
    /// that a static program does not have.)
    pub(super) fn speeds(&self) -> [u32; 2] {
        let speed = self.0.c_cflag & libc::CBAUD;
        [if self.0.c_iflag & INPUT_SPEED_ZERO == 0 { speed } else { 0 }, speed]
    }

    /// Sets the speeds of input and output.
    pub(super) fn set_speeds(&mut self, [input, output]: [u32; 2]) -> Result<(), Errno> {
        let is_known =
            |speed| speed <= libc::B38400 || (libc::B57600..=libc::B4000000).contains(&speed);
        if !is_known(input) || !is_known(output) {
            return Err(libc::EINVAL);
        }
        match input {
            0 => self.0.c_iflag |= INPUT_SPEED_ZERO,
            _ => self.0.c_iflag &= !INPUT_SPEED_ZERO,
        }
        self.0.c_cflag = (self.0.c_cflag & !libc::CBAUD) | output;
        [self.0.c_ispeed, self.0.c_ospeed] = [input, output];
        Ok(())
    }

    /// The characters.
    pub(super) fn characters(&mut self) -> &mut [u8; CHARACTERS] {
        &mut self.0.c_cc
    }
}

/// Sends a break.
pub(super) fn send_break(descriptor: i32, duration: i32) -> Result<(), Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::tcsendbreak(descriptor, duration) })
}

/// Waits until all output is sent.
pub(super) fn drain(descriptor: i32) -> Result<(), Errno> {
    // SAFETY: the function takes a number.
    checked(unsafe { libc::tcdrain(descriptor) })
}

/// Throws data away.
pub(super) fn flush(descriptor: i32, queue: i32) -> Result<(), Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::tcflush(descriptor, queue) })
}

/// Suspends or resumes.
pub(super) fn flow(descriptor: i32, action: i32) -> Result<(), Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::tcflow(descriptor, action) })
}

/// Rows and columns of a terminal, and its size in pixels.
pub(super) fn window(descriptor: i32) -> Result<libc::winsize, Errno> {
    let mut size = MaybeUninit::<libc::winsize>::zeroed();
    // SAFETY: the request writes a struct, all of which may be zero.
    unsafe {
        checked(libc::ioctl(descriptor, libc::TIOCGWINSZ, size.as_mut_ptr()))?;
        Ok(size.assume_init())
    }
}

/// Sets the size of a terminal.
pub(super) fn set_window(descriptor: i32, size: libc::winsize) -> Result<(), Errno> {
    // SAFETY: the request reads a struct.
    checked(unsafe { libc::ioctl(descriptor, libc::TIOCSWINSZ, &raw const size) })
}
