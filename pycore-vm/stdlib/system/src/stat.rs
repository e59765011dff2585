//! `_stat`: what the modes of files mean, for the module `stat`.

use pycore_objects::protocol::{number, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, declare, methods, module, raise};

/// The functions' place.
struct Functions;

module! {
    /// The module `_stat`.
    pub static STAT: name "_stat",
    doc "What the modes of files mean: S_IF.. are the kinds of files, S_IS.. and S_I.. the bits of who may do what, UF_..\nand SF_.. flags of files on other systems, ST_.. the places of what os.stat() tells.",
    functions Functions::METHODS,
    exec: fill
}

/// The bits of a mode that say what kind of file it is.
const KIND: u32 = 0o170_000;
const DIRECTORY: u32 = 0o040_000;
const CHARACTER_DEVICE: u32 = 0o020_000;
const BLOCK_DEVICE: u32 = 0o060_000;
const REGULAR: u32 = 0o100_000;
const FIFO: u32 = 0o010_000;
const LINK: u32 = 0o120_000;
const SOCKET: u32 = 0o140_000;
const SET_USER: u32 = 0o4000;
const SET_GROUP: u32 = 0o2000;
const STICKY: u32 = 0o1000;

/// A mode as an argument.
struct Mode(u32);

impl<'a> declare::FromArgument<'a> for Mode {
    fn from_argument(
        thread: &Thread,
        slot: &'a pycore_objects::Slot,
        _place: declare::ArgumentPlace,
    ) -> Fallible<Self> {
        let mode = slot.object(thread)?;
        if number::index(thread, mode)?.is_negative() {
            let message = "can't convert negative value to unsigned int";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        }
        let mode = number::to_c_unsigned_long(thread, mode)?;
        match u32::try_from(mode) {
            Ok(mode) => Ok(Self(mode)),
            Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "mode out of range")),
        }
    }
}

impl Mode {
    fn is(&self, kind: u32) -> bool {
        self.0 & KIND == kind
    }

    /// The letter of the kind.
    fn letter(&self) -> char {
        match self.0 & KIND {
            REGULAR => '-',
            DIRECTORY => 'd',
            LINK => 'l',
            BLOCK_DEVICE => 'b',
            CHARACTER_DEVICE => 'c',
            FIFO => 'p',
            SOCKET => 's',
            _ => '?',
        }
    }
}

#[methods(module)]
impl Functions {
    /// !S_ISDIR(mode, /)
    ///
    /// Whether the mode is that of a directory.
    #[python(name = "S_ISDIR")]
    fn is_directory(mode: Mode) -> bool {
        mode.is(DIRECTORY)
    }

    /// !S_ISCHR(mode, /)
    ///
    /// Whether the mode is that of a character device.
    #[python(name = "S_ISCHR")]
    fn is_character_device(mode: Mode) -> bool {
        mode.is(CHARACTER_DEVICE)
    }

    /// !S_ISBLK(mode, /)
    ///
    /// Whether the mode is that of a block device.
    #[python(name = "S_ISBLK")]
    fn is_block_device(mode: Mode) -> bool {
        mode.is(BLOCK_DEVICE)
    }

    /// !S_ISREG(mode, /)
    ///
    /// Whether the mode is that of a regular file.
    #[python(name = "S_ISREG")]
    fn is_regular(mode: Mode) -> bool {
        mode.is(REGULAR)
    }

    /// !S_ISFIFO(mode, /)
    ///
    /// Whether the mode is that of a named pipe.
    #[python(name = "S_ISFIFO")]
    fn is_fifo(mode: Mode) -> bool {
        mode.is(FIFO)
    }

    /// !S_ISLNK(mode, /)
    ///
    /// Whether the mode is that of a symbolic link.
    #[python(name = "S_ISLNK")]
    fn is_link(mode: Mode) -> bool {
        mode.is(LINK)
    }

    /// !S_ISSOCK(mode, /)
    ///
    /// Whether the mode is that of a socket.
    #[python(name = "S_ISSOCK")]
    fn is_socket(mode: Mode) -> bool {
        mode.is(SOCKET)
    }

    /// !S_ISDOOR(mode, /)
    ///
    /// Whether the mode is that of a door, which this system has not.
    #[python(name = "S_ISDOOR")]
    fn is_door(mode: Mode) -> bool {
        let _ = mode;
        false
    }

    /// !S_ISPORT(mode, /)
    ///
    /// Whether the mode is that of an event port, which this system has not.
    #[python(name = "S_ISPORT")]
    fn is_port(mode: Mode) -> bool {
        let _ = mode;
        false
    }

    /// !S_ISWHT(mode, /)
    ///
    /// Whether the mode is that of a whiteout, which this system has not.
    #[python(name = "S_ISWHT")]
    fn is_whiteout(mode: Mode) -> bool {
        let _ = mode;
        false
    }

    /// !S_IMODE(mode, /)
    ///
    /// The bits of a mode that os.chmod() sets.
    #[python(name = "S_IMODE")]
    fn permissions(mode: Mode) -> u32 {
        mode.0 & 0o7777
    }

    /// !S_IFMT(mode, /)
    ///
    /// The bits of a mode that say what kind of file it is.
    #[python(name = "S_IFMT")]
    fn kind(mode: Mode) -> u32 {
        mode.0 & KIND
    }

    /// !filemode(mode, /)
    ///
    /// A mode as ls shows it: '-rwxrwxrwx'.
    fn filemode(mode: Mode) -> String {
        let mut text = String::from(mode.letter());
        // For owner, group and others: the bit that changes what executing means, and its letter.
        let classes = [(6, SET_USER, 's'), (3, SET_GROUP, 's'), (0, STICKY, 't')];
        for (shift, special, letter) in classes {
            let may = |bit: u32| mode.0 >> shift & bit != 0;
            text.push(if may(4) { 'r' } else { '-' });
            text.push(if may(2) { 'w' } else { '-' });
            text.push(match (mode.0 & special != 0, may(1)) {
                (true, true) => letter,
                (true, false) => letter.to_ascii_uppercase(),
                (false, true) => 'x',
                (false, false) => '-',
            });
        }
        text
    }
}

/// The constants. Kinds of files that there are on other systems only are zero.
static CONSTANTS: &[(&str, u32)] = &[
    ("S_IFDIR", DIRECTORY),
    ("S_IFCHR", CHARACTER_DEVICE),
    ("S_IFBLK", BLOCK_DEVICE),
    ("S_IFREG", REGULAR),
    ("S_IFIFO", FIFO),
    ("S_IFLNK", LINK),
    ("S_IFSOCK", SOCKET),
    ("S_IFDOOR", 0),
    ("S_IFPORT", 0),
    ("S_IFWHT", 0),
    ("S_ISUID", SET_USER),
    ("S_ISGID", SET_GROUP),
    ("S_ISVTX", STICKY),
    ("S_ENFMT", SET_GROUP),
    ("S_IREAD", 0o400),
    ("S_IWRITE", 0o200),
    ("S_IEXEC", 0o100),
    ("S_IRWXU", 0o700),
    ("S_IRUSR", 0o400),
    ("S_IWUSR", 0o200),
    ("S_IXUSR", 0o100),
    ("S_IRWXG", 0o070),
    ("S_IRGRP", 0o040),
    ("S_IWGRP", 0o020),
    ("S_IXGRP", 0o010),
    ("S_IRWXO", 0o007),
    ("S_IROTH", 0o004),
    ("S_IWOTH", 0o002),
    ("S_IXOTH", 0o001),
    ("UF_SETTABLE", 0x0000_ffff),
    ("UF_NODUMP", 0x0000_0001),
    ("UF_IMMUTABLE", 0x0000_0002),
    ("UF_APPEND", 0x0000_0004),
    ("UF_OPAQUE", 0x0000_0008),
    ("UF_NOUNLINK", 0x0000_0010),
    ("UF_COMPRESSED", 0x0000_0020),
    ("UF_TRACKED", 0x0000_0040),
    ("UF_DATAVAULT", 0x0000_0080),
    ("UF_HIDDEN", 0x0000_8000),
    ("SF_SETTABLE", 0xffff_0000),
    ("SF_ARCHIVED", 0x0001_0000),
    ("SF_IMMUTABLE", 0x0002_0000),
    ("SF_APPEND", 0x0004_0000),
    ("SF_NOUNLINK", 0x0010_0000),
    ("SF_SNAPSHOT", 0x0020_0000),
    ("SF_FIRMLINK", 0x0080_0000),
    ("SF_DATALESS", 0x4000_0000),
    ("ST_MODE", 0),
    ("ST_INO", 1),
    ("ST_DEV", 2),
    ("ST_NLINK", 3),
    ("ST_UID", 4),
    ("ST_GID", 5),
    ("ST_SIZE", 6),
    ("ST_ATIME", 7),
    ("ST_MTIME", 8),
    ("ST_CTIME", 9),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for (name, value) in CONSTANTS {
        let value = thread.new_int((*value).into())?;
        object::set_attribute(thread, module, &*Str::new(thread, name)?, &value)?;
    }
    Ok(())
}
