//! `grp`

use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, name, struct_sequence};

use super::{found, name_of, not_found, number_of, sys, text_of};
use crate::posix::arguments;

/// The functions' place.
struct Functions;

module! {
    /// The module `grp`.
    pub static GRP: name "grp",
    doc "The database of groups: name, password, number and members of each.",
    functions Functions::FUNCTIONS,
    exec: fill
}

struct_sequence! {
    /// A group.
    static ENTRY = {
        name: "grp.struct_group",
        doc: "A group, as getgrgid() and its like give it.",
        visible: 4,
        fields: [
            "gr_name": "the name",
            "gr_passwd": "the password",
            "gr_gid": "the number",
            "gr_mem": "the names of the members",
        ],
    };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_changeable(thread, &ENTRY)?;
    object::set_attribute(thread, module, name!(thread, "struct_group"), ENTRY.get().as_object())
}

fn entry(thread: &Thread, group: &sys::Group) -> Fallible<Owned<StructSequence>> {
    let members = group.members.iter().map(|name| text_of(thread, Some(name)));
    let members = List::from_owned(thread, members.collect::<Fallible<_>>()?)?;
    let values = vec![
        text_of(thread, group.name.as_deref())?,
        text_of(thread, group.password.as_deref())?,
        number_of(thread, group.group)?,
        members.into_object(),
    ];
    StructSequence::new(thread, &ENTRY, values)
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// getgrgid($module, /, id)
    ///
    /// The group of a number.
    fn getgrgid(thread: &Thread, id: &Object) -> Fallible<Owned<StructSequence>> {
        let number = arguments::group(thread, id)?;
        match found(thread, move || sys::group_of_number(number))? {
            Some(group) => entry(thread, &group),
            None => {
                let number = number_of(thread, number)?;
                let number = object::repr(thread, &number)?;
                Err(not_found(thread, &format!("getgrgid(): gid not found: {number}")))
            }
        }
    }

    /// getgrnam($module, /, name)
    ///
    /// The group of a name.
    fn getgrnam(thread: &Thread, name: &Str) -> Fallible<Owned<StructSequence>> {
        let text = name_of(thread, name)?;
        match found(thread, || sys::group_of_name(&text))? {
            Some(group) => entry(thread, &group),
            None => {
                let name = object::repr(thread, name.as_object())?;
                Err(not_found(thread, &format!("getgrnam(): name not found: {name}")))
            }
        }
    }

    /// getgrall($module, /)
    ///
    /// All groups, in any order.
    fn getgrall(thread: &Thread) -> Fallible<Owned<List>> {
        let groups = sys::groups();
        let groups = groups.iter().map(|group| Ok(entry(thread, group)?.into_object()));
        List::from_owned(thread, groups.collect::<Fallible<_>>()?)
    }
}
