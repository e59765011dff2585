//! Addresses as programs have them.

use std::ffi::CStr;

use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};

use super::raw_address::{Address, PATH_MAX, Parts};
use super::resolver::{self, Hints};
use super::{arguments, lookup_error, os_error, sys};

/// The largest flow of IPv6.
pub(super) const FLOW_MAX: u32 = 0xf_ffff;

#[cold]
pub(super) fn out_of_range(thread: &Thread, function: &str, what: &str, most: u32) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "{function}(): {what} must be 0-{most}.")
}

/// A number that is 16 bits, of an address; any that is none is out of range.
fn port(thread: &Thread, function: &str, what: &str, value: &Object) -> Fallible<i32> {
    match arguments::int(thread, value) {
        Ok(port) => Ok(port),
        Err(raised) => {
            raised.suppress(thread, &OVERFLOW_ERROR)?;
            Err(out_of_range(thread, function, what, 65535))
        }
    }
}

fn checked_port(thread: &Thread, function: &str, what: &str, port: i32) -> Fallible<u16> {
    u16::try_from(port).map_err(|_| out_of_range(thread, function, what, 65535))
}

/// The items of an address that is a tuple.
fn items<'a>(
    thread: &Thread,
    (function, family): (&str, &str),
    address: &'a Object,
    (least, most): (usize, usize),
    form: &str,
) -> Fallible<Vec<&'a Object>> {
    let Some(tuple) = address.downcast::<Tuple>() else {
        let kind = address.type_name();
        // One family's message does not name the function.
        let function = if family == "AF_VSOCK" { "getsockaddrarg" } else { function };
        let colon = if family == "AF_VSOCK" { ":" } else { "():" };
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{function}{colon} {family} address must be tuple, not {kind}"
        ));
    };
    if !(least..=most).contains(&tuple.len()) {
        return Err(raise!(thread, TYPE_ERROR, "{family} address must be {form}"));
    }
    Ok(tuple.iter().collect())
}

/// The address of a host in a family, without a port: `""` is any, `"<broadcast>"` all in the network.
pub(super) fn resolve(thread: &Thread, host: &CStr, family: i32) -> Fallible<Address> {
    let name = host.to_bytes();
    let inet = |host| Address::of_parts(&Parts::Inet { host, port: 0 });
    if name.is_empty() {
        let hints =
            Hints { family, kind: libc::SOCK_DGRAM, flags: libc::AI_PASSIVE, ..Hints::default() };
        let found = thread.without_lock(|| resolver::lookup(None, Some(c"0"), hints));
        let found = found.map_err(|failure| lookup_error(thread, failure))?;
        return match found.as_slice() {
            [one] => Ok(one.address),
            _ => Err(raise!(thread, OS_ERROR, "wildcard resolved to multiple address")),
        };
    }
    if name == b"255.255.255.255" || name == b"<broadcast>" {
        if family != libc::AF_INET && family != libc::AF_UNSPEC {
            return Err(raise!(thread, OS_ERROR, "address family mismatched"));
        }
        return Ok(inet([255; 4]));
    }
    // Numbers need nobody to be asked.
    if (family == libc::AF_UNSPEC || family == libc::AF_INET)
        && let Ok(Some(bytes)) = resolver::address_of_text(libc::AF_INET, host)
        && let Ok(host) = <[u8; 4]>::try_from(bytes.as_slice())
    {
        return Ok(inet(host));
    }
    if (family == libc::AF_UNSPEC || family == libc::AF_INET6)
        && !name.contains(&b'%')
        && let Ok(Some(bytes)) = resolver::address_of_text(libc::AF_INET6, host)
        && let Ok(host) = <[u8; 16]>::try_from(bytes.as_slice())
    {
        return Ok(Address::of_parts(&Parts::Inet6 { host, port: 0, flow: 0, scope: 0 }));
    }
    let hints = Hints { family, ..Hints::default() };
    let found = thread.without_lock(|| resolver::lookup(Some(host), None, hints));
    let found = found.map_err(|failure| lookup_error(thread, failure))?;
    match found.first() {
        Some(first) => Ok(first.address),
        None => {
            let failure = resolver::Failure::Lookup(libc::EAI_NONAME);
            Err(lookup_error(thread, failure))
        }
    }
}

/// The address that an object stands for in a family.
pub(super) fn parse(
    thread: &Thread,
    family: i32,
    address: &Object,
    function: &str,
) -> Fallible<Address> {
    let parts = match family {
        libc::AF_UNIX => Parts::Unix(path(thread, address)?),
        libc::AF_INET => {
            let form = "a pair (host, port)";
            let items = items(thread, (function, "AF_INET"), address, (2, 2), form)?;
            let host = arguments::host(thread, items[0])?;
            let port = port(thread, function, "port", items[1])?;
            let resolved = resolve(thread, &host, family)?;
            let port = checked_port(thread, function, "port", port)?;
            match resolved.parts() {
                Parts::Inet { host, .. } => Parts::Inet { host, port },
                other => other,
            }
        }
        libc::AF_INET6 => {
            let form = "a tuple (host, port[, flowinfo[, scopeid]])";
            let items = items(thread, (function, "AF_INET6"), address, (2, 4), form)?;
            let host = arguments::host(thread, items[0])?;
            let port = port(thread, function, "port", items[1])?;
            let number = |index: usize| {
                items.get(index).map_or(Ok(0), |value| arguments::unsigned(thread, value))
            };
            let (flow, scope) = (number(2)?, number(3)?);
            let resolved = resolve(thread, &host, family)?;
            let port = checked_port(thread, function, "port", port)?;
            if flow > FLOW_MAX {
                return Err(out_of_range(thread, function, "flowinfo", FLOW_MAX));
            }
            match resolved.parts() {
                Parts::Inet6 { host, .. } => Parts::Inet6 { host, port, flow, scope },
                other => other,
            }
        }
        libc::AF_NETLINK => {
            let form = "a pair (pid, groups)";
            let items = items(thread, (function, "AF_NETLINK"), address, (2, 2), form)?;
            let (pid, groups) =
                (arguments::unsigned(thread, items[0])?, arguments::unsigned(thread, items[1])?);
            Parts::Netlink { pid, groups }
        }
        libc::AF_VSOCK => {
            let form = "a pair (CID, port)";
            let items = items(thread, (function, "AF_VSOCK"), address, (2, 2), form)?;
            let (cid, port) =
                (arguments::unsigned(thread, items[0])?, arguments::unsigned(thread, items[1])?);
            Parts::Vsock { cid, port }
        }
        libc::AF_PACKET => packet(thread, address, function)?,
        _ => return Err(raise!(thread, OS_ERROR, "{function}(): bad family")),
    };
    Ok(Address::of_parts(&parts))
}

fn path(thread: &Thread, address: &Object) -> Fallible<Vec<u8>> {
    let path = match address.downcast::<Str>() {
        Some(text) => text.fs_encode(thread)?,
        None => BytesLike::of(thread, address)?.to_vec(),
    };
    // The zero behind a path needs room as well.
    let ends = usize::from(path.first().is_some_and(|&first| first != 0));
    if path.len() + ends > PATH_MAX {
        return Err(raise!(thread, OS_ERROR, "AF_UNIX path too long"));
    }
    Ok(path)
}

fn packet(thread: &Thread, address: &Object, function: &str) -> Fallible<Parts> {
    let form = "a tuple of two to five elements";
    let items = items(thread, (function, "AF_PACKET"), address, (2, 5), form)?;
    let Some(name) = items[0].downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "AF_PACKET address must be {form}"));
    };
    let name = resolver::c_text(name.to_utf8(thread)?.as_bytes());
    let protocol = port(thread, function, "proto", items[1])?;
    let kind = arguments::int_or(thread, items.get(2), 0)?;
    let hardware_type = arguments::int_or(thread, items.get(3), 0)?;
    let hardware = match items.get(4) {
        Some(hardware) => BytesLike::of(thread, hardware)?.to_vec(),
        None => Vec::new(),
    };
    let interface = thread.without_lock(|| sys::interface_number(&name));
    let interface = interface.map_err(|number| os_error(thread, number))?;
    if hardware.len() > 8 {
        let message = "Hardware address must be 8 bytes or less";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    Ok(Parts::Packet {
        protocol: checked_port(thread, function, "proto", protocol)?,
        interface: interface.cast_signed(),
        kind: kind as u8,
        hardware_type: hardware_type as u16,
        hardware,
    })
}

/// An address as an object.
pub(super) fn make(thread: &Thread, address: &Address) -> Fallible<Owned> {
    let int = |value: i64| thread.new_int(value);
    Ok(match address.parts() {
        Parts::None => thread.none(),
        Parts::Inet { host, port } => {
            let host = thread.new_str(&resolver::text_of_address(&host))?;
            Tuple::pack(thread, [host, int(port.into())?])?.into_object()
        }
        Parts::Inet6 { host, port, flow, scope } => {
            let host = host_text(thread, &host, scope)?;
            let numbers = [int(port.into())?, int(flow.into())?, int(scope.into())?];
            let [port, flow, scope] = numbers;
            Tuple::pack(thread, [host, port, flow, scope])?.into_object()
        }
        Parts::Unix(path) if path.first() == Some(&0) => Bytes::new(thread, &path)?.into_object(),
        Parts::Unix(path) => Str::fs_decode(thread, &path)?.into_object(),
        Parts::Packet { protocol, interface, kind, hardware_type, hardware } => {
            let name = match interface {
                0 => Vec::new(),
                number => sys::interface_name(number.cast_unsigned()).unwrap_or_default(),
            };
            let items = [
                Str::fs_decode(thread, &name)?.into_object(),
                int(protocol.into())?,
                int(kind.into())?,
                int(hardware_type.into())?,
                Bytes::new(thread, &hardware)?.into_object(),
            ];
            Tuple::pack(thread, items)?.into_object()
        }
        Parts::Netlink { pid: one, groups: other } | Parts::Vsock { cid: one, port: other } => {
            Tuple::pack(thread, [int(one.into())?, int(other.into())?])?.into_object()
        }
        Parts::Other { family, data } => {
            let data = Bytes::new(thread, &data)?.into_object();
            Tuple::pack(thread, [int(family.into())?, data])?.into_object()
        }
    })
}

/// The text of an address of IPv6; one that counts in one network only has that network's interface behind it.
fn host_text(thread: &Thread, host: &[u8; 16], scope: u32) -> Fallible<Owned> {
    if scope == 0 {
        return thread.new_str(&resolver::text_of_address(host));
    }
    let parts = Parts::Inet6 { host: *host, port: 0, flow: 0, scope };
    let names = resolver::names(&Address::of_parts(&parts), libc::NI_NUMERICHOST);
    let (name, _) = names.map_err(|failure| lookup_error(thread, failure))?;
    Ok(Str::fs_decode(thread, &name)?.into_object())
}

/// The text of a host's address alone.
pub(super) fn make_host(thread: &Thread, address: &Address) -> Fallible<Owned> {
    match address.parts() {
        Parts::Inet { host, .. } => thread.new_str(&resolver::text_of_address(&host)),
        Parts::Inet6 { host, scope, .. } => host_text(thread, &host, scope),
        _ => thread.new_str(""),
    }
}
