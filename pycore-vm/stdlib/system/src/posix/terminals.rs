//! Terminals.

use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Thread, methods, struct_sequence};

use super::Posix;
use super::calls::{self, perform, run};
use super::files::pair;
use super::sys;

struct_sequence! {
    /// `os.terminal_size`
    pub static TERMINAL_SIZE = {
        name: "os.terminal_size",
        doc: "The size of a terminal's window.",
        visible: 2,
        fields: [
            "columns": "characters of a line",
            "lines": "lines of the window",
        ],
    };
}

#[methods(module, name = TERMINALS)]
impl Posix {
    /// get_terminal_size($module, fd=<unrepresentable>, /)
    ///
    /// The size of a terminal's window, by default that of standard output.
    fn get_terminal_size(thread: &Thread, fd: Option<i32>) -> Fallible<Owned<StructSequence>> {
        let (columns, lines) = run(thread, &[], || sys::terminal_size(fd.unwrap_or(1)))?;
        let values = [thread.new_int(columns.into())?, thread.new_int(lines.into())?];
        StructSequence::new(thread, &TERMINAL_SIZE, values)
    }

    /// ctermid($module, /)
    ///
    /// The name of the terminal that controls the process.
    fn ctermid() -> &'static str {
        "/dev/tty"
    }

    /// ttyname($module, fd, /)
    ///
    /// The name of a terminal.
    fn ttyname(thread: &Thread, fd: i32) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, &run(thread, &[], || sys::terminal_name(fd))?)
    }

    /// ptsname($module, fd, /)
    ///
    /// The name of the other end of a pseudo-terminal.
    fn ptsname(thread: &Thread, fd: i32) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, &run(thread, &[], || sys::other_end(fd))?)
    }

    /// openpty($module, /)
    ///
    /// A pseudo-terminal: the end that controls it, and the other.
    fn openpty(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let ends = run(thread, &[], sys::open_terminal)?;
        for end in ends {
            run(thread, &[], || sys::set_inheritable(end, false))?;
        }
        pair(thread, ends.map(i64::from))
    }

    /// login_tty($module, fd, /)
    ///
    /// Begin a session at a terminal, which becomes standard input, output and error.
    fn login_tty(thread: &Thread, fd: i32) -> Fallible {
        perform(thread, &[], || sys::login_terminal(fd))
    }

    /// posix_openpt($module, oflag, /)
    ///
    /// The controlling end of a new pseudo-terminal.
    fn posix_openpt(thread: &Thread, oflag: i32) -> Fallible<i32> {
        run(thread, &[], || calls::posix_openpt(oflag | libc::O_CLOEXEC))
    }

    /// grantpt($module, fd, /)
    ///
    /// Give the other end of a pseudo-terminal to the user.
    fn grantpt(thread: &Thread, fd: i32) -> Fallible {
        perform(thread, &[], || calls::grantpt(fd))
    }

    /// unlockpt($module, fd, /)
    ///
    /// Let the other end of a pseudo-terminal be opened.
    fn unlockpt(thread: &Thread, fd: i32) -> Fallible {
        perform(thread, &[], || calls::unlockpt(fd))
    }

    /// tcgetpgrp($module, fd, /)
    ///
    /// The group of processes in front at a terminal.
    fn tcgetpgrp(thread: &Thread, fd: i32) -> Fallible<i32> {
        run(thread, &[], || calls::tcgetpgrp(fd))
    }

    /// tcsetpgrp($module, fd, pgid, /)
    ///
    /// Bring a group of processes to the front at a terminal.
    fn tcsetpgrp(thread: &Thread, fd: i32, pgid: i32) -> Fallible {
        perform(thread, &[], || calls::tcsetpgrp(fd, pgid))
    }

    /// device_encoding($module, /, fd)
    ///
    /// The encoding of a terminal; None for what is none.
    fn device_encoding(thread: &Thread, fd: i32) -> Fallible<Option<Owned>> {
        if !calls::blocking(thread, || crate::io::sys::is_terminal(fd)) {
            return Ok(None);
        }
        let settings = crate::io::locale::settings();
        let name = if settings.utf8_mode { "utf-8" } else { &settings.locale_encoding };
        thread.new_str(name).map(Some)
    }
}
