//! The functions of the module.

use std::ffi::c_int;

use pycore_objects::protocol::object;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::sys::{self, Convention};
use super::{c_text, constants, error};

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// setlocale($module, category, locale=None, /)
    ///
    /// Set the locale of a category by its name; without a name, give the present one.
    fn setlocale(thread: &Thread, category: i32, locale: Option<&Str>) -> Fallible<Owned<Str>> {
        let name = locale.map(|locale| c_text(thread, locale)).transpose()?;
        match sys::set_locale(category, name.as_ref()) {
            Some(name) => Str::fs_decode(thread, &name),
            None if name.is_none() => Err(error(thread, "locale query failed")),
            None => Err(error(thread, "unsupported locale setting")),
        }
    }

    /// localeconv($module, /)
    ///
    /// How numbers and amounts of money are written, in a dictionary.
    fn localeconv(thread: &Thread) -> Fallible<Owned<Dict>> {
        let dict = Dict::new(thread)?;
        for (name, convention) in sys::conventions() {
            let value = match convention {
                Convention::Text(text) => Str::fs_decode(thread, &text)?.into_object(),
                Convention::Number(number) => thread.new_int(number)?,
                Convention::Grouping(sizes) => grouping(thread, &sizes)?.into_object(),
            };
            dict.insert_str(thread, &*Str::new(thread, name)?, &value)?;
        }
        Ok(dict)
    }

    /// strcoll($module, os1, os2, /)
    ///
    /// Which of two strings comes first: a negative number for the first one, a positive one for the second.
    fn strcoll(thread: &Thread, os1: &Str, os2: &Str) -> Fallible<i32> {
        Ok(sys::collate(&c_text(thread, os1)?, &c_text(thread, os2)?))
    }

    /// strxfrm($module, string, /)
    ///
    /// A string that compares to others of its kind as the locale orders the originals.
    fn strxfrm(thread: &Thread, string: &Str) -> Fallible<Owned<Str>> {
        let transformed = sys::transform(&c_text(thread, string)?);
        Str::fs_decode(thread, &transformed)
    }

    /// nl_langinfo($module, key, /)
    ///
    /// What the locale says about an item, one of the constants of this module.
    fn nl_langinfo(thread: &Thread, key: i32) -> Fallible<Owned<Str>> {
        if !constants::ITEMS.iter().any(|&(_, item)| item == key) {
            return Err(raise!(thread, VALUE_ERROR, "unsupported langinfo constant"));
        }
        Str::fs_decode(thread, &sys::language_info(key))
    }

    /// getencoding($module, /)
    ///
    /// The encoding of the locale.
    fn getencoding(thread: &Thread) -> Fallible<Owned<Str>> {
        let name = sys::language_info(libc::CODESET);
        if name.is_empty() { Str::new(thread, "utf-8") } else { Str::fs_decode(thread, &name) }
    }

    /// gettext($module, msg, /)
    ///
    /// A message in the language of the locale.
    fn gettext(thread: &Thread, msg: &Str) -> Fallible<Owned<Str>> {
        translated(thread, None, msg, None)
    }

    /// dgettext($module, domain, msg, /)
    ///
    /// A message of a domain in the language of the locale.
    fn dgettext(thread: &Thread, domain: &Object, msg: &Str) -> Fallible<Owned<Str>> {
        let domain = text_or_none(thread, domain, "dgettext() argument 1")?;
        translated(thread, domain, msg, None)
    }

    /// dcgettext($module, domain, msg, category, /)
    ///
    /// A message of a domain in the language of a category of the locale.
    fn dcgettext(
        thread: &Thread,
        domain: &Object,
        msg: &Str,
        category: i32,
    ) -> Fallible<Owned<Str>> {
        let domain = text_or_none(thread, domain, "dcgettext() argument 1")?;
        translated(thread, domain, msg, Some(category))
    }

    /// textdomain($module, domain, /)
    ///
    /// Set the domain of messages; with None, give the present one.
    fn textdomain(thread: &Thread, domain: &Object) -> Fallible<Owned<Str>> {
        let domain = text_or_none(thread, domain, "textdomain() argument")?;
        let domain = domain.map(|domain| c_text(thread, domain)).transpose()?;
        match sys::text_domain(domain.as_ref()) {
            Some(domain) => Str::fs_decode(thread, &domain),
            None => Err(last_error(thread)),
        }
    }

    /// bindtextdomain($module, domain, dir, /)
    ///
    /// Set the folder in which the translations of a domain are; with None, give the present one.
    fn bindtextdomain(thread: &Thread, domain: &Str, dir: &Object) -> Fallible<Owned<Str>> {
        if domain.is_empty() {
            return Err(error(thread, "domain must be a non-empty string"));
        }
        let domain = c_text(thread, domain)?;
        let path = match dir.is_none() {
            true => None,
            false => Some(object::file_system_path(thread, dir)?),
        };
        let folder = match path.as_deref() {
            None => None,
            Some(path) => match path.downcast::<Str>() {
                Some(text) => Some(c_text(thread, text)?),
                None => {
                    let kind = path.type_name();
                    let message = format!("expected a path of text, not {kind}");
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                }
            },
        };
        match sys::bind_domain(&domain, folder.as_ref()) {
            Some(folder) => Str::fs_decode(thread, &folder),
            None => Err(last_error(thread)),
        }
    }

    /// bind_textdomain_codeset($module, domain, codeset, /)
    ///
    /// Set the encoding of the translations of a domain; with None, give the present one.
    fn bind_textdomain_codeset(
        thread: &Thread,
        domain: &Str,
        codeset: &Object,
    ) -> Fallible<Option<Owned<Str>>> {
        let codeset = text_or_none(thread, codeset, "bind_textdomain_codeset() argument 2")?;
        let codeset = codeset.map(|codeset| c_text(thread, codeset)).transpose()?;
        let bound = sys::bind_codeset(&c_text(thread, domain)?, codeset.as_ref());
        bound.map(|codeset| Str::fs_decode(thread, &codeset)).transpose()
    }
}

/// An argument that is text or `None`.
fn text_or_none<'a>(thread: &Thread, value: &'a Object, place: &str) -> Fallible<Option<&'a Str>> {
    if value.is_none() {
        return Ok(None);
    }
    value.downcast::<Str>().map(Some).ok_or_else(|| {
        let kind = value.type_name();
        raise!(thread, TYPE_ERROR, "{place} must be str or None, not {kind}")
    })
}

fn translated(
    thread: &Thread,
    domain: Option<&Str>,
    message: &Str,
    category: Option<c_int>,
) -> Fallible<Owned<Str>> {
    let domain = domain.map(|domain| c_text(thread, domain)).transpose()?;
    let text = sys::translate(domain.as_ref(), &c_text(thread, message)?, category);
    Str::fs_decode(thread, &text)
}

#[cold]
fn last_error(thread: &Thread) -> pycore_objects::Raised {
    pycore_objects::errors::raise_io_error(thread, &std::io::Error::last_os_error(), &[])
}

/// Sizes of groups of digits as a list, which ends with a zero or with `CHAR_MAX`.
fn grouping(thread: &Thread, sizes: &[u8]) -> Fallible<Owned<List>> {
    let list = List::new(thread)?;
    if sizes.is_empty() {
        return Ok(list);
    }
    let end = sizes.iter().position(|&size| size == i8::MAX as u8);
    let (sizes, last) = match end {
        Some(end) => (&sizes[..end], i8::MAX),
        None => (sizes, 0),
    };
    for &size in sizes {
        list.push(thread, thread.new_int(size.into())?)?;
    }
    list.push(thread, thread.new_int(last.into())?)?;
    Ok(list)
}
