//! `pwd`

use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{
    Fallible, Object, Owned, Thread, errors, methods, module, name, struct_sequence,
};

use super::{found, name_of, not_found, number_of, sys, text_of};
use crate::posix::arguments;

/// The functions' place.
struct Functions;

module! {
    /// The module `pwd`.
    pub static PWD: name "pwd",
    doc "The database of users: name, password, numbers of user and group, comment, home folder and shell of each.",
    functions Functions::FUNCTIONS,
    exec: fill
}

struct_sequence! {
    /// A user.
    static ENTRY = {
        name: "pwd.struct_passwd",
        doc: "A user, as getpwuid() and its like give it.",
        visible: 7,
        fields: [
            "pw_name": "the name",
            "pw_passwd": "the password",
            "pw_uid": "the number",
            "pw_gid": "the number of the group",
            "pw_gecos": "the name in full, or another comment",
            "pw_dir": "the home folder",
            "pw_shell": "the shell",
        ],
    };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_changeable(thread, &ENTRY)?;
    object::set_attribute(thread, module, name!(thread, "struct_passwd"), ENTRY.get().as_object())
}

fn entry(thread: &Thread, user: &sys::User) -> Fallible<Owned<StructSequence>> {
    let text = |text: &sys::Text| text_of(thread, text.as_deref());
    let values = vec![
        text(&user.name)?,
        text(&user.password)?,
        number_of(thread, user.user)?,
        number_of(thread, user.group)?,
        text(&user.information)?,
        text(&user.folder)?,
        text(&user.shell)?,
    ];
    StructSequence::new(thread, &ENTRY, values)
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// getpwuid($module, uidobj, /)
    ///
    /// The user of a number.
    fn getpwuid(thread: &Thread, uidobj: &Object) -> Fallible<Owned<StructSequence>> {
        let number = match arguments::user(thread, uidobj) {
            Ok(number) => number,
            Err(raised) => {
                raised.suppress(thread, &errors::OVERFLOW_ERROR)?;
                return Err(not_found(thread, "getpwuid(): uid not found"));
            }
        };
        match found(thread, move || sys::user_of_number(number))? {
            Some(user) => entry(thread, &user),
            None => {
                let number = number_of(thread, number)?;
                let number = object::repr(thread, &number)?;
                Err(not_found(thread, &format!("getpwuid(): uid not found: {number}")))
            }
        }
    }

    /// getpwnam($module, name, /)
    ///
    /// The user of a name.
    fn getpwnam(thread: &Thread, name: &Str) -> Fallible<Owned<StructSequence>> {
        let text = name_of(thread, name)?;
        match found(thread, || sys::user_of_name(&text))? {
            Some(user) => entry(thread, &user),
            None => {
                let name = object::repr(thread, name.as_object())?;
                Err(not_found(thread, &format!("getpwnam(): name not found: {name}")))
            }
        }
    }

    /// getpwall($module, /)
    ///
    /// All users, in any order.
    fn getpwall(thread: &Thread) -> Fallible<Owned<List>> {
        let users = sys::users();
        let users = users.iter().map(|user| Ok(entry(thread, user)?.into_object()));
        List::from_owned(thread, users.collect::<Fallible<_>>()?)
    }
}
