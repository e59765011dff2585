//! The functions of the module: hosts, services, interfaces, texts of addresses, numbers of the network.

use pycore_objects::audit;
use pycore_objects::declare::{ArgumentPlace, Arguments, FromArgument};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Slot, Thread, methods, raise};

use super::arguments::{self, int, int_or};
use super::object::{Socket, parse_timeout, timeout_object};
use super::raw_address::{Address, Parts};
use super::resolver::{self, Hints};
use super::{
    address, default_timeout, host_error, lookup_error, os_error, set_default_timeout, sys,
};

/// The functions of the module.
pub(super) struct Functions;

/// A number of as many bits, for the network.
struct Bits<T>(T);

/// Numbers with C's name in the message.
macro_rules! bits {
    ($($type:ty, $name:literal;)*) => {$(
        impl<'a> FromArgument<'a> for Bits<$type> {
            fn from_argument(thread: &Thread, slot: &'a Slot, _: ArgumentPlace) -> Fallible<Self> {
                let int = number::index(thread, slot.object(thread)?)?;
                if int.is_negative() {
                    return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
                }
                match int.to_u64().and_then(|value| <$type>::try_from(value).ok()) {
                    Some(value) => Ok(Self(value)),
                    None => Err(raise!(thread, OVERFLOW_ERROR, concat!("Python int too large for C ", $name))),
                }
            }
        }
    )*};
}

bits! {
    u16, "uint16_t";
    u32, "uint32_t";
}

/// A list of texts of the system.
fn texts(thread: &Thread, texts: &[Vec<u8>]) -> Fallible<Owned> {
    let mut items = thread.vector(texts.len())?;
    for text in texts {
        items.push(Str::fs_decode(thread, text)?.into_object());
    }
    Ok(List::from_owned(thread, items)?.into_object())
}

/// Name, aliases and addresses of a host.
fn host_tuple(thread: &Thread, answer: Result<resolver::Host, i32>) -> Fallible<Owned<Tuple>> {
    let host = answer.map_err(|code| host_error(thread, code))?;
    let addresses: Vec<Vec<u8>> = host
        .addresses
        .iter()
        .filter(|_| matches!(host.family, libc::AF_INET | libc::AF_INET6))
        .map(|address| resolver::text_of_address(address).into_bytes())
        .collect();
    let items = [
        Str::fs_decode(thread, &host.name)?.into_object(),
        texts(thread, &host.aliases)?,
        texts(thread, &addresses)?,
    ];
    Tuple::pack(thread, items)
}

/// Tells hooks of an event with one argument.
fn tell(thread: &Thread, event: &str, argument: &Object) -> Fallible {
    audit::audit(thread, event, &[argument])
}

/// How long something beside a message is, as `CMSG_LEN` and `CMSG_SPACE` say.
fn ancillary(
    thread: &Thread,
    arguments: Arguments<'_>,
    function: &str,
    compute: fn(usize) -> Option<usize>,
) -> Fallible<usize> {
    let given = arguments::objects(thread, arguments, function, (1, 1))?;
    let length = arguments::size(thread, given[0])?;
    match usize::try_from(length).ok().and_then(compute) {
        Some(length) => Ok(length),
        None => Err(raise!(thread, OVERFLOW_ERROR, "{function}() argument out of range")),
    }
}

#[methods(module)]
impl Functions {
    /// gethostname($self, /)
    ///
    /// The name of this machine.
    fn gethostname(thread: &Thread) -> Fallible<Owned<Str>> {
        audit::audit(thread, "socket.gethostname", &[])?;
        let name =
            thread.without_lock(sys::host_name).map_err(|number| os_error(thread, number))?;
        Str::fs_decode(thread, &name)
    }

    /// sethostname(name) -> None
    ///
    /// Set the name of this machine.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn sethostname(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments::objects(thread, arguments, "sethostname", (1, 1))?;
        let name = match given[0].downcast::<Bytes>() {
            Some(bytes) => bytes.as_slice().to_vec(),
            None => arguments::file_name(thread, given[0])?.into_bytes(),
        };
        tell(thread, "socket.sethostname", given[0])?;
        sys::set_host_name(&name).map_err(|number| os_error(thread, number))
    }

    /// gethostbyname(host) -> address
    ///
    /// The address of a host, as text of IPv4.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn gethostbyname(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let given = arguments::objects(thread, arguments, "gethostbyname", (1, 1))?;
        let host = arguments::host_argument(thread, "gethostbyname", given[0])?;
        tell(thread, "socket.gethostbyname", given[0])?;
        let address = address::resolve(thread, &host, libc::AF_INET)?;
        address::make_host(thread, &address)
    }

    /// gethostbyname_ex(host) -> (name, aliaslist, addresslist)
    ///
    /// The true name of a host, its other names, and its addresses of IPv4.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn gethostbyname_ex(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "gethostbyname_ex", (1, 1))?;
        let host = arguments::host_argument(thread, "gethostbyname_ex", given[0])?;
        tell(thread, "socket.gethostbyname", given[0])?;
        address::resolve(thread, &host, libc::AF_INET)?;
        let answer = thread.without_lock(|| resolver::host_by_name(&host));
        host_tuple(thread, answer)
    }

    /// gethostbyaddr(host) -> (name, aliaslist, addresslist)
    ///
    /// The true name of a host, its other names, and its addresses, of one of the addresses.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn gethostbyaddr(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "gethostbyaddr", (1, 1))?;
        let host = arguments::host_argument(thread, "gethostbyaddr", given[0])?;
        tell(thread, "socket.gethostbyaddr", given[0])?;
        let bytes = match address::resolve(thread, &host, libc::AF_UNSPEC)?.parts() {
            Parts::Inet { host, .. } => host.to_vec(),
            Parts::Inet6 { host, .. } => host.to_vec(),
            _ => return Err(raise!(thread, OS_ERROR, "unsupported address family")),
        };
        let family = if bytes.len() == 4 { libc::AF_INET } else { libc::AF_INET6 };
        let answer = thread.without_lock(|| resolver::host_by_address(&bytes, family));
        host_tuple(thread, answer)
    }

    /// !getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)
    ///
    /// The addresses of a service of a host: a list of tuples of family, type, proto, canonical name, and address.
    fn getaddrinfo(
        thread: &Thread,
        host: &Object,
        port: &Object,
        family: Option<i32>,
        kind: Option<i32>,
        proto: Option<i32>,
        flags: Option<i32>,
    ) -> Fallible<Owned<List>> {
        let name = if host.is_none() {
            None
        } else if let Some(text) = host.downcast::<Str>() {
            Some(resolver::c_text(&arguments::international(thread, text)?))
        } else if let Some(bytes) = host.downcast::<Bytes>() {
            Some(resolver::c_text(bytes.as_slice()))
        } else {
            let message = "getaddrinfo() argument 1 must be string or None";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let service = if port.is_none() {
            None
        } else if port.downcast::<Int>().is_some() {
            let text = pycore_objects::protocol::object::str(thread, port)?;
            Some(resolver::c_text(text.to_utf8(thread)?.as_bytes()))
        } else if let Some(text) = port.downcast::<Str>() {
            Some(resolver::c_text(text.to_utf8(thread)?.as_bytes()))
        } else if let Some(bytes) = port.downcast::<Bytes>() {
            Some(resolver::c_text(bytes.as_slice()))
        } else {
            return Err(raise!(thread, OS_ERROR, "Int or String expected"));
        };
        let hints = Hints {
            family: family.unwrap_or(0),
            kind: kind.unwrap_or(0),
            protocol: proto.unwrap_or(0),
            flags: flags.unwrap_or(0),
        };
        if audit::is_watched(thread) {
            let number = |value: i32| thread.new_int(value.into());
            let (family, kind) = (number(hints.family)?, number(hints.kind)?);
            let (protocol, flags) = (number(hints.protocol)?, number(hints.flags)?);
            audit::audit(
                thread,
                "socket.getaddrinfo",
                &[host, port, &family, &kind, &protocol, &flags],
            )?;
        }
        let found = thread
            .without_lock(|| resolver::lookup(name.as_deref(), service.as_deref(), hints))
            .map_err(|failure| lookup_error(thread, failure))?;
        let mut all = thread.vector(found.len())?;
        for found in found {
            let items = [
                thread.new_int(found.family.into())?,
                thread.new_int(found.kind.into())?,
                thread.new_int(found.protocol.into())?,
                Str::fs_decode(thread, &found.name)?.into_object(),
                address::make(thread, &found.address)?,
            ];
            all.push(Tuple::pack(thread, items)?.into_object());
        }
        List::from_owned(thread, all)
    }

    /// getnameinfo(sockaddr, flags) --> (host, port)
    ///
    /// The names of the host and the service of an address.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn getnameinfo(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "getnameinfo", (2, 2))?;
        let flags = int(thread, given[1])?;
        let Some(tuple) = given[0].downcast::<Tuple>() else {
            let message = "getnameinfo() argument 1 must be a tuple";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let items: Vec<&Object> = tuple.iter().collect();
        let host = items.first().and_then(|host| host.downcast::<Str>());
        let (Some(host), 2..=4) = (host, items.len()) else {
            let message = "getnameinfo(): illegal sockaddr argument";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let host = resolver::c_text(host.to_utf8(thread)?.as_bytes());
        let port = int(thread, items[1])?;
        let number = |index: usize| {
            items.get(index).map_or(Ok(0), |value| arguments::unsigned(thread, value))
        };
        let (flow, scope) = (number(2)?, number(3)?);
        if flow > address::FLOW_MAX {
            let most = address::FLOW_MAX;
            return Err(address::out_of_range(thread, "getnameinfo", "flowinfo", most));
        }
        tell(thread, "socket.getnameinfo", given[0])?;
        let hints =
            Hints { kind: libc::SOCK_DGRAM, flags: libc::AI_NUMERICHOST, ..Hints::default() };
        let service = resolver::c_text(port.to_string().as_bytes());
        let found = thread
            .without_lock(|| resolver::lookup(Some(&host), Some(&service), hints))
            .map_err(|failure| lookup_error(thread, failure))?;
        let [found] = found.as_slice() else {
            let message = "sockaddr resolved to multiple addresses";
            return Err(raise!(thread, OS_ERROR, "{message}"));
        };
        let address = match found.address.parts() {
            Parts::Inet { .. } if items.len() != 2 => {
                return Err(raise!(thread, OS_ERROR, "IPv4 sockaddr must be 2 tuple"));
            }
            Parts::Inet6 { host, port, .. } => {
                Address::of_parts(&Parts::Inet6 { host, port, flow, scope })
            }
            parts => Address::of_parts(&parts),
        };
        let (host, service) = thread
            .without_lock(|| resolver::names(&address, flags))
            .map_err(|failure| lookup_error(thread, failure))?;
        let host = Str::fs_decode(thread, &host)?.into_object();
        let service = Str::fs_decode(thread, &service)?.into_object();
        Tuple::pack(thread, [host, service])
    }

    /// getservbyname(servicename[, protocolname]) -> integer
    ///
    /// The port of a service, of one protocol or of any.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn getservbyname(thread: &Thread, arguments: Arguments<'_>) -> Fallible<u32> {
        let given = arguments::objects(thread, arguments, "getservbyname", (1, 2))?;
        let text = |index: usize, value: &Object| {
            arguments::text(thread, "getservbyname", Some(index), value)
        };
        let service = text(1, given[0])?;
        let protocol = given.get(1).map(|protocol| text(2, protocol)).transpose()?;
        if audit::is_watched(thread) {
            let empty = thread.new_str("")?;
            let protocol = given.get(1).copied().unwrap_or(&empty);
            audit::audit(thread, "socket.getservbyname", &[given[0], protocol])?;
        }
        match resolver::service_port(&service, protocol.as_deref()) {
            Some(port) => Ok(port.into()),
            None => Err(raise!(thread, OS_ERROR, "service/proto not found")),
        }
    }

    /// getservbyport(port[, protocolname]) -> string
    ///
    /// The name of the service at a port, of one protocol or of any.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn getservbyport(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Str>> {
        let given = arguments::objects(thread, arguments, "getservbyport", (1, 2))?;
        let port = int(thread, given[0])?;
        let protocol = given
            .get(1)
            .map(|protocol| arguments::text(thread, "getservbyport", Some(2), protocol))
            .transpose()?;
        let Ok(port) = u16::try_from(port) else {
            let message = "getservbyport: port must be 0-65535.";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        };
        if audit::is_watched(thread) {
            let empty = thread.new_str("")?;
            let protocol = given.get(1).copied().unwrap_or(&empty);
            audit::audit(thread, "socket.getservbyport", &[given[0], protocol])?;
        }
        match resolver::service_name(port, protocol.as_deref()) {
            Some(name) => Str::fs_decode(thread, &name),
            None => Err(raise!(thread, OS_ERROR, "port/proto not found")),
        }
    }

    /// getprotobyname(name) -> integer
    ///
    /// The number of a protocol.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn getprotobyname(thread: &Thread, arguments: Arguments<'_>) -> Fallible<i32> {
        let given = arguments::objects(thread, arguments, "getprotobyname", (1, 1))?;
        let name = arguments::text(thread, "getprotobyname", Some(1), given[0])?;
        match resolver::protocol_number(&name) {
            Some(number) => Ok(number),
            None => Err(raise!(thread, OS_ERROR, "protocol not found")),
        }
    }

    /// close($self, object, /)
    ///
    /// Close the descriptor of a socket.
    fn close(thread: &Thread, object: &Object) -> Fallible {
        let fd = descriptor(thread, object)?;
        match thread.without_lock(|| sys::close(fd)) {
            Ok(()) | Err(libc::ECONNRESET) => Ok(()),
            Err(number) => Err(os_error(thread, number)),
        }
    }

    /// dup($self, object, /)
    ///
    /// Another descriptor of the same socket.
    fn dup(thread: &Thread, object: &Object) -> Fallible<i32> {
        let fd = descriptor(thread, object)?;
        sys::duplicate(fd).map_err(|number| os_error(thread, number))
    }

    /// socketpair([family[, type [, proto]]]) -> (socket object, socket object)
    ///
    /// Two sockets that are connected with each other, of the family AF_UNIX unless another is given.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn socketpair(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "socketpair", (0, 3))?;
        let family = int_or(thread, given.first(), libc::AF_UNIX)?;
        let kind = int_or(thread, given.get(1), libc::SOCK_STREAM)?;
        let protocol = int_or(thread, given.get(2), 0)?;
        let [one, other] = thread
            .without_lock(|| sys::pair(family, kind, protocol))
            .map_err(|number| os_error(thread, number))?;
        let one = Socket::of_descriptor(thread, one, family, kind, protocol).inspect_err(|_| {
            // Nobody else knows it.
            let _ = sys::close(other);
        })?;
        let other = Socket::of_descriptor(thread, other, family, kind, protocol)?;
        Tuple::pack(thread, [one.into_object(), other.into_object()])
    }

    /// ntohs($module, integer, /)
    ///
    /// A number of 16 bits in this machine's order, of one in the network's.
    fn ntohs(integer: Bits<u16>) -> u32 {
        u16::from_be(integer.0).into()
    }

    /// ntohl($module, integer, /)
    ///
    /// A number of 32 bits in this machine's order, of one in the network's.
    fn ntohl(integer: Bits<u32>) -> u32 {
        u32::from_be(integer.0)
    }

    /// htons($module, integer, /)
    ///
    /// A number of 16 bits in the network's order.
    fn htons(integer: Bits<u16>) -> u32 {
        integer.0.to_be().into()
    }

    /// htonl($module, integer, /)
    ///
    /// A number of 32 bits in the network's order.
    fn htonl(integer: Bits<u32>) -> u32 {
        integer.0.to_be()
    }

    /// inet_aton($module, ip_addr, /)
    ///
    /// The four bytes of an address of IPv4, whose text may be short.
    fn inet_aton(thread: &Thread, ip_addr: &Object) -> Fallible<Owned<Bytes>> {
        let text = arguments::text(thread, "inet_aton", None, ip_addr)?;
        match resolver::address_of_loose_text(&text) {
            Some(address) => Bytes::new(thread, &address),
            None => {
                let message = "illegal IP address string passed to inet_aton";
                Err(raise!(thread, OS_ERROR, "{message}"))
            }
        }
    }

    /// inet_ntoa($module, packed_ip, /)
    ///
    /// The text of an address of IPv4, which is four bytes.
    fn inet_ntoa(thread: &Thread, packed_ip: BytesLike<'_>) -> Fallible<String> {
        if packed_ip.len() != 4 {
            let message = "packed IP wrong length for inet_ntoa";
            return Err(raise!(thread, OS_ERROR, "{message}"));
        }
        Ok(resolver::text_of_address(&packed_ip))
    }

    /// inet_pton(af, ip) -> packed IP address string
    ///
    /// The bytes of an address of IPv4 or IPv6.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn inet_pton(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Bytes>> {
        let given = arguments::objects(thread, arguments, "inet_pton", (2, 2))?;
        let family = int(thread, given[0])?;
        let text = arguments::text(thread, "inet_pton", Some(2), given[1])?;
        match resolver::address_of_text(family, &text) {
            Ok(Some(bytes)) => Bytes::new(thread, &bytes),
            Ok(None) => {
                let message = "illegal IP address string passed to inet_pton";
                Err(raise!(thread, OS_ERROR, "{message}"))
            }
            Err(number) => Err(os_error(thread, number)),
        }
    }

    /// inet_ntop(af, packed_ip) -> string formatted IP address
    ///
    /// The text of an address of IPv4 or IPv6.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn inet_ntop(thread: &Thread, arguments: Arguments<'_>) -> Fallible<String> {
        let given = arguments::objects(thread, arguments, "inet_ntop", (2, 2))?;
        let family = int(thread, given[0])?;
        let bytes = BytesLike::of(thread, given[1])?;
        let length = match family {
            libc::AF_INET => 4,
            libc::AF_INET6 => 16,
            _ => return Err(raise!(thread, VALUE_ERROR, "unknown address family {family}")),
        };
        if bytes.len() != length {
            let message = "invalid length of packed IP address string";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(resolver::text_of_address(&bytes))
    }

    /// getdefaulttimeout($self, /)
    ///
    /// How many seconds calls of new sockets wait, or None for ever.
    fn getdefaulttimeout(thread: &Thread) -> Fallible<Owned> {
        timeout_object(thread, default_timeout(thread)?)
    }

    /// setdefaulttimeout($self, object, /)
    ///
    /// Set how many seconds calls of new sockets wait, or None for ever.
    fn setdefaulttimeout(thread: &Thread, object: &Object) -> Fallible {
        let timeout = parse_timeout(thread, object)?;
        set_default_timeout(thread, timeout)
    }

    /// if_nameindex($self, /)
    ///
    /// Numbers and names of the network interfaces.
    fn if_nameindex(thread: &Thread) -> Fallible<Owned<List>> {
        let interfaces = sys::interfaces().map_err(|number| os_error(thread, number))?;
        let mut all = thread.vector(interfaces.len())?;
        for (number, name) in interfaces {
            let name = Str::fs_decode(thread, &name)?.into_object();
            all.push(Tuple::pack(thread, [thread.new_int(number.into())?, name])?.into_object());
        }
        List::from_owned(thread, all)
    }

    /// if_nametoindex($module, oname, /)
    ///
    /// The number of a network interface.
    fn if_nametoindex(thread: &Thread, oname: &Object) -> Fallible<u32> {
        let name = arguments::file_name(thread, oname)?;
        sys::interface_number(&name).map_err(|number| os_error(thread, number))
    }

    /// if_indextoname($module, if_index, /)
    ///
    /// The name of a network interface.
    fn if_indextoname(thread: &Thread, if_index: u32) -> Fallible<Owned<Str>> {
        let name = sys::interface_name(if_index).map_err(|number| os_error(thread, number))?;
        Str::fs_decode(thread, &name)
    }

    /// CMSG_LEN(length) -> control message length
    ///
    /// How long a message beside others is, with its header.
    #[python(no_keywords, name = "CMSG_LEN")]
    #[effects(TAKES_TUPLE)]
    fn cmsg_len(thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        ancillary(thread, arguments, "CMSG_LEN", sys::ancillary_length)
    }

    /// CMSG_SPACE(length) -> buffer size
    ///
    /// How much room a message beside others needs.
    #[python(no_keywords, name = "CMSG_SPACE")]
    #[effects(TAKES_TUPLE)]
    fn cmsg_space(thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        ancillary(thread, arguments, "CMSG_SPACE", sys::ancillary_space)
    }
}

/// The descriptor that an integer is; one that is none of the system's is closed.
fn descriptor(thread: &Thread, value: &Object) -> Fallible<i32> {
    let value = number::to_c_long(thread, value)?;
    Ok(i32::try_from(value).unwrap_or(-1))
}
