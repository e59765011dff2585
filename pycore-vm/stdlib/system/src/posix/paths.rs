//! Functions about names in the file system.

use pycore_objects::protocol::path::file_system_path;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, audit, methods, raise};

use super::Posix;
use super::arguments::{DirFd, Group, Path, PathOrFd, User, start_of};
use super::calls::{self, perform, run};
use super::devices::{NO_DEVICE, NO_PART, part, shown, unsigned_or_none};

/// Says that two arguments do not go together.
#[cold]
pub(super) fn conflict(thread: &Thread, function: &str, message: &str) -> Raised {
    raise!(thread, VALUE_ERROR, "{function}: {message}")
}

/// The flag that leaves symbolic links as they are.
pub(super) fn no_follow(follow: bool) -> i32 {
    if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW }
}

#[methods(module, name = PATHS)]
impl Posix {
    /// access($module, /, path, mode, *, dir_fd=None, effective_ids=False,
    ///        follow_symlinks=True)
    ///
    /// Whether the process may do with a file what mode says: F_OK, or R_OK, W_OK and X_OK together.
    fn access(
        thread: &Thread,
        path: Path,
        mode: i32,
        dir_fd: Option<DirFd>,
        effective_ids: Option<bool>,
        follow_symlinks: Option<bool>,
    ) -> bool {
        let (start, c) = (start_of(dir_fd), path.c());
        let effective = if effective_ids.unwrap_or(false) { libc::AT_EACCESS } else { 0 };
        let flags = effective | no_follow(follow_symlinks.unwrap_or(true));
        calls::blocking(thread, || calls::faccessat(start, c, mode, flags)).is_ok()
    }

    /// chdir($module, /, path)
    ///
    /// Make a folder the current one.
    fn chdir(thread: &Thread, path: PathOrFd) -> Fallible {
        audit::audit(thread, "os.chdir", &[path.object()])?;
        let (fd, c) = (path.fd(), path.c());
        perform(thread, &path.files(), || match fd {
            Some(fd) => calls::fchdir(fd),
            None => calls::chdir(c),
        })
    }

    /// chroot($module, /, path)
    ///
    /// Make a folder the root of all paths of the process.
    fn chroot(thread: &Thread, path: Path) -> Fallible {
        let c = path.c();
        perform(thread, &path.files(), || calls::chroot(c))
    }

    /// getcwd($module, /)
    ///
    /// The current folder.
    fn getcwd(thread: &Thread) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, &current_folder(thread)?)
    }

    /// getcwdb($module, /)
    ///
    /// The current folder, as bytes.
    fn getcwdb(thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &current_folder(thread)?)
    }

    /// chmod($module, /, path, mode, *, dir_fd=None,
    ///       follow_symlinks=(os.name != 'nt'))
    ///
    /// Set the permissions of a file.
    fn chmod(
        thread: &Thread,
        path: PathOrFd,
        mode: i32,
        dir_fd: Option<DirFd>,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let follow = follow_symlinks.unwrap_or(true);
        if path.fd().is_some() && !follow {
            let message = "cannot use fd and follow_symlinks together";
            return Err(conflict(thread, "chmod", message));
        }
        let (fd, c, start, mode) = (path.fd(), path.c(), start_of(dir_fd), mode as u32);
        let result = calls::blocking(thread, || match fd {
            Some(fd) => calls::fchmod(fd, mode),
            None => calls::fchmodat(start, c, mode, no_follow(follow)),
        });
        if !follow && result == Err(libc::EOPNOTSUPP) {
            let message = "chmod: follow_symlinks unavailable on this platform";
            return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
        }
        calls::about(thread, result, &path.files()).map(drop)
    }

    /// fchmod($module, /, fd, mode)
    ///
    /// Set the permissions of an open file.
    fn fchmod(thread: &Thread, fd: i32, mode: i32) -> Fallible {
        calls::run_again(thread, &[], || calls::fchmod(fd, mode as u32)).map(drop)
    }

    /// chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)
    ///
    /// Give a file to a user and a group; -1 leaves one as it is.
    fn chown(
        thread: &Thread,
        path: PathOrFd,
        uid: User,
        gid: Group,
        dir_fd: Option<DirFd>,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let follow = follow_symlinks.unwrap_or(true);
        if path.fd().is_some() {
            if dir_fd.is_some() {
                let message = "can't specify dir_fd without matching path";
                return Err(conflict(thread, "chown", message));
            }
            if !follow {
                let message = "cannot use fd and follow_symlinks together";
                return Err(conflict(thread, "chown", message));
            }
        }
        let (fd, c, start) = (path.fd(), path.c(), start_of(dir_fd));
        perform(thread, &path.files(), || match fd {
            Some(fd) => calls::fchown(fd, uid.0, gid.0),
            None => calls::fchownat(start, c, uid.0, gid.0, no_follow(follow)),
        })
    }

    /// fchown($module, /, fd, uid, gid)
    ///
    /// Give an open file to a user and a group.
    fn fchown(thread: &Thread, fd: i32, uid: User, gid: Group) -> Fallible {
        calls::run_again(thread, &[], || calls::fchown(fd, uid.0, gid.0)).map(drop)
    }

    /// lchown($module, /, path, uid, gid)
    ///
    /// Give a file, or a symbolic link itself, to a user and a group.
    fn lchown(thread: &Thread, path: Path, uid: User, gid: Group) -> Fallible {
        let (c, start) = (path.c(), libc::AT_FDCWD);
        perform(thread, &path.files(), || {
            calls::fchownat(start, c, uid.0, gid.0, libc::AT_SYMLINK_NOFOLLOW)
        })
    }

    /// link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,
    ///      follow_symlinks=(os.name != 'nt'))
    ///
    /// Give a file a second name.
    fn link(
        thread: &Thread,
        src: Path,
        dst: Path,
        src_dir_fd: Option<DirFd>,
        dst_dir_fd: Option<DirFd>,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let (from, to) = (src.c(), dst.c());
        let (from_start, to_start) = (start_of(src_dir_fd), start_of(dst_dir_fd));
        let follow = follow_symlinks != Some(false);
        let flags = if follow { libc::AT_SYMLINK_FOLLOW } else { 0 };
        perform(thread, &[src.object(), dst.object()], || {
            calls::linkat(from_start, from, to_start, to, flags)
        })
    }

    /// symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)
    ///
    /// Make a symbolic link dst to src.
    fn symlink(
        thread: &Thread,
        src: Path,
        dst: Path,
        target_is_directory: Option<bool>,
        dir_fd: Option<DirFd>,
    ) -> Fallible {
        let _ = target_is_directory;
        let (from, to, start) = (src.c(), dst.c(), start_of(dir_fd));
        perform(thread, &[src.object(), dst.object()], || calls::symlinkat(from, start, to))
    }

    /// readlink($module, /, path, *, dir_fd=None)
    ///
    /// What a symbolic link leads to.
    fn readlink(thread: &Thread, path: Path, dir_fd: Option<DirFd>) -> Fallible<Owned> {
        let (c, start) = (path.c(), start_of(dir_fd));
        let target = run(thread, &path.files(), || super::sys::read_link(start, c))?;
        path.text(thread, &target)
    }

    /// mkdir($module, /, path, mode=511, *, dir_fd=None)
    ///
    /// Make a folder.
    fn mkdir(thread: &Thread, path: Path, mode: Option<i32>, dir_fd: Option<DirFd>) -> Fallible {
        let (c, start) = (path.c(), start_of(dir_fd));
        let mode = mode.unwrap_or(0o777) as u32;
        perform(thread, &path.files(), || calls::mkdirat(start, c, mode))
    }

    /// rmdir($module, /, path, *, dir_fd=None)
    ///
    /// Remove an empty folder.
    fn rmdir(thread: &Thread, path: Path, dir_fd: Option<DirFd>) -> Fallible {
        let (c, start) = (path.c(), start_of(dir_fd));
        perform(thread, &path.files(), || calls::unlinkat(start, c, libc::AT_REMOVEDIR))
    }

    /// unlink($module, /, path, *, dir_fd=None)
    ///
    /// Remove a file: the name, and when it was the last one, what it names.
    fn unlink(thread: &Thread, path: Path, dir_fd: Option<DirFd>) -> Fallible {
        audit::audit(thread, "os.remove", &[path.object(), &*thread.new_int(-1)?])?;
        let (c, start) = (path.c(), start_of(dir_fd));
        perform(thread, &path.files(), || calls::unlinkat(start, c, 0))
    }

    /// remove($module, /, path, *, dir_fd=None)
    ///
    /// Remove a file, as unlink does.
    fn remove(thread: &Thread, path: Path, dir_fd: Option<DirFd>) -> Fallible {
        Self::unlink(thread, path, dir_fd)
    }

    /// rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)
    ///
    /// Give a file or folder another name, in place of what has that name.
    fn rename(
        thread: &Thread,
        src: Path,
        dst: Path,
        src_dir_fd: Option<DirFd>,
        dst_dir_fd: Option<DirFd>,
    ) -> Fallible {
        let (from, to) = (src.c(), dst.c());
        let (from_start, to_start) = (start_of(src_dir_fd), start_of(dst_dir_fd));
        perform(thread, &[src.object(), dst.object()], || {
            calls::renameat(from_start, from, to_start, to)
        })
    }

    /// replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)
    ///
    /// Give a file or folder another name, in place of what has that name.
    fn replace(
        thread: &Thread,
        src: Path,
        dst: Path,
        src_dir_fd: Option<DirFd>,
        dst_dir_fd: Option<DirFd>,
    ) -> Fallible {
        Self::rename(thread, src, dst, src_dir_fd, dst_dir_fd)
    }

    /// mkfifo($module, /, path, mode=438, *, dir_fd=None)
    ///
    /// Make a pipe with a name.
    fn mkfifo(thread: &Thread, path: Path, mode: Option<i32>, dir_fd: Option<DirFd>) -> Fallible {
        let (c, start) = (path.c(), start_of(dir_fd));
        let mode = mode.unwrap_or(0o666) as u32;
        calls::run_again(thread, &[], || calls::mkfifoat(start, c, mode)).map(drop)
    }

    /// mknod($module, /, path, mode=384, device=0, *, dir_fd=None)
    ///
    /// Make a file, a pipe or a device.
    fn mknod(
        thread: &Thread,
        path: Path,
        mode: Option<i32>,
        device: Option<u64>,
        dir_fd: Option<DirFd>,
    ) -> Fallible {
        let (c, start) = (path.c(), start_of(dir_fd));
        let (mode, device) = (mode.unwrap_or(0o600) as u32, device.unwrap_or(0));
        calls::run_again(thread, &[], || calls::mknodat(start, c, mode, device)).map(drop)
    }

    /// makedev($module, major, minor, /)
    ///
    /// A device number of its two parts.
    fn makedev(thread: &Thread, major: &Object, minor: &Object) -> Fallible<Owned> {
        shown(thread, libc::makedev(part(thread, major)?, part(thread, minor)?), NO_DEVICE)
    }

    /// major($module, device, /)
    ///
    /// The first part of a device number.
    fn major(thread: &Thread, device: &Object) -> Fallible<Owned> {
        let device = unsigned_or_none(thread, device)?.unwrap_or(NO_DEVICE);
        shown(thread, libc::major(device).into(), NO_PART.into())
    }

    /// minor($module, device, /)
    ///
    /// The second part of a device number.
    fn minor(thread: &Thread, device: &Object) -> Fallible<Owned> {
        let device = unsigned_or_none(thread, device)?.unwrap_or(NO_DEVICE);
        shown(thread, libc::minor(device).into(), NO_PART.into())
    }

    /// truncate($module, /, path, length)
    ///
    /// Cut a file off, or fill it up with zeros.
    fn truncate(thread: &Thread, path: PathOrFd, length: i64) -> Fallible {
        let (fd, c) = (path.fd(), path.c());
        perform(thread, &path.files(), || match fd {
            Some(fd) => calls::ftruncate(fd, length),
            None => calls::truncate(c, length),
        })
    }

    /// fspath($module, /, path)
    ///
    /// The path that an object stands for: a string or bytes, or what __fspath__ gives.
    fn fspath(thread: &Thread, path: &Object) -> Fallible<Owned> {
        file_system_path(thread, path)
    }
}

fn current_folder(thread: &Thread) -> Fallible<Vec<u8>> {
    use std::os::unix::ffi::OsStringExt;
    let folder = calls::blocking(thread, std::env::current_dir);
    match folder {
        Ok(folder) => Ok(folder.into_os_string().into_vec()),
        Err(error) => {
            Err(calls::os_error(thread, error.raw_os_error().unwrap_or(libc::ENOENT), None))
        }
    }
}
