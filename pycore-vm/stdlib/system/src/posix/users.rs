//! Users and groups.

use pycore_objects::declare::{ArgumentPlace, FromArgument, Signature};
use pycore_objects::protocol::iterate;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Slot, Thread, methods, raise};

use super::Posix;
use super::arguments::{Group, Text, User};
use super::calls::{self, perform, run};
use super::sys;

fn list(thread: &Thread, numbers: &[u32]) -> Fallible<Owned<List>> {
    let list = List::new(thread)?;
    for number in numbers {
        list.push(thread, thread.new_int((*number).into())?)?;
    }
    Ok(list)
}

fn triple(thread: &Thread, numbers: [u32; 3]) -> Fallible<Owned<Tuple>> {
    let [real, effective, saved] = numbers;
    let int = |number: u32| thread.new_int(number.into());
    Tuple::pack(thread, [int(real)?, int(effective)?, int(saved)?])
}

/// Declares functions that pass users or groups on to the system.
macro_rules! setters {
    ($($(#[doc = $doc:literal])* $name:ident($($argument:ident: $Type:ident),*);)*) => {
        #[methods(module, name = SETTERS)]
        impl Posix {
            $(
                $(#[doc = $doc])*
                fn $name(thread: &Thread, $($argument: $Type),*) -> Fallible {
                    perform(thread, &[], || calls::$name($($argument.0),*))
                }
            )*
        }
    };
}
setters! {
    /// setuid($module, uid, /)
    ///
    /// Become a user.
    setuid(uid: User);
    /// setgid($module, gid, /)
    ///
    /// Become a member of a group.
    setgid(gid: Group);
    /// seteuid($module, euid, /)
    ///
    /// Take the rights of a user.
    seteuid(euid: User);
    /// setegid($module, egid, /)
    ///
    /// Take the rights of a group.
    setegid(egid: Group);
    /// setreuid($module, ruid, euid, /)
    ///
    /// Set real and effective user.
    setreuid(ruid: User, euid: User);
    /// setregid($module, rgid, egid, /)
    ///
    /// Set real and effective group.
    setregid(rgid: Group, egid: Group);
    /// setresuid($module, ruid, euid, suid, /)
    ///
    /// Set real, effective and saved user.
    setresuid(ruid: User, euid: User, suid: User);
    /// setresgid($module, rgid, egid, sgid, /)
    ///
    /// Set real, effective and saved group.
    setresgid(rgid: Group, egid: Group, sgid: Group);
}

/// A signature for messages about items.
static ITEMS: Signature = Signature::raw(c"setgroups", c"");

#[methods(module, name = USERS)]
impl Posix {
    /// getuid($module, /)
    ///
    /// The user.
    fn getuid() -> u32 {
        sys::getuid()
    }

    /// geteuid($module, /)
    ///
    /// The user whose rights count.
    fn geteuid() -> u32 {
        sys::geteuid()
    }

    /// getgid($module, /)
    ///
    /// The group.
    fn getgid() -> u32 {
        sys::getgid()
    }

    /// getegid($module, /)
    ///
    /// The group whose rights count.
    fn getegid() -> u32 {
        sys::getegid()
    }

    /// getresuid($module, /)
    ///
    /// Real, effective and saved user.
    fn getresuid(thread: &Thread) -> Fallible<Owned<Tuple>> {
        triple(thread, run(thread, &[], sys::users)?)
    }

    /// getresgid($module, /)
    ///
    /// Real, effective and saved group.
    fn getresgid(thread: &Thread) -> Fallible<Owned<Tuple>> {
        triple(thread, run(thread, &[], sys::groups_of_process)?)
    }

    /// getgroups($module, /)
    ///
    /// The further groups.
    fn getgroups(thread: &Thread) -> Fallible<Owned<List>> {
        list(thread, &run(thread, &[], sys::groups)?)
    }

    /// setgroups($module, groups, /)
    ///
    /// Set the further groups.
    fn setgroups(thread: &Thread, groups: &Object) -> Fallible {
        if !iterate::is_sequence(groups) {
            return Err(raise!(thread, TYPE_ERROR, "setgroups argument must be a sequence"));
        }
        let mut numbers = Vec::new();
        for group in iterate::to_vec(thread, groups, "a sequence was expected")? {
            let slot = Slot::owned(group);
            let place = ArgumentPlace { signature: &ITEMS, index: 0 };
            let number = Group::from_argument(thread, &slot, place).map(|group| group.0);
            slot.close();
            numbers.push(number?);
        }
        perform(thread, &[], || sys::set_groups(&numbers))
    }

    /// getgrouplist($module, user, group, /)
    ///
    /// The groups of a user, and that one.
    fn getgrouplist(thread: &Thread, user: Text, group: Group) -> Fallible<Owned<List>> {
        list(thread, &run(thread, &[], || sys::group_list(&user.0, group.0))?)
    }

    /// initgroups($module, username, gid, /)
    ///
    /// Set the further groups to those of a user, and that one.
    fn initgroups(thread: &Thread, username: Text, gid: Group) -> Fallible {
        perform(thread, &[], || calls::initgroups(&username.0, gid.0))
    }

    /// getlogin($module, /)
    ///
    /// The user who has logged in at the terminal.
    fn getlogin(thread: &Thread) -> Fallible<Owned<Str>> {
        // Under the lock: the function of C keeps the name in one place.
        let name = calls::about(thread, sys::login_name(), &[])?;
        Str::fs_decode(thread, &name)
    }
}
