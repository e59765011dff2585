//! Addresses as the system has them, and their parts.

use std::mem::{MaybeUninit, offset_of};

/// An address of any family.
#[derive(Clone, Copy)]
pub(super) struct Address {
    storage: libc::sockaddr_storage,
    length: libc::socklen_t,
}

/// The parts of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// There is none.
    None,
    /// `AF_INET`
    Inet { host: [u8; 4], port: u16 },
    /// `AF_INET6`
    Inet6 { host: [u8; 16], port: u16, flow: u32, scope: u32 },
    /// `AF_UNIX`: a path, or a name that begins with NUL.
    Unix(Vec<u8>),
    /// `AF_PACKET`
    Packet { protocol: u16, interface: i32, kind: u8, hardware_type: u16, hardware: Vec<u8> },
    /// `AF_NETLINK`
    Netlink { pid: u32, groups: u32 },
    /// `AF_VSOCK`
    Vsock { cid: u32, port: u32 },
    /// Another family, whose addresses have no form of their own.
    Other { family: u16, data: [u8; 14] },
}

/// The most bytes of a path.
pub(super) const PATH_MAX: usize =
    size_of::<libc::sockaddr_un>() - offset_of!(libc::sockaddr_un, sun_path);

/// The structs that addresses are: plain data, any bits of which are a value.
trait Plain: Copy {}
impl Plain for libc::sockaddr {}
impl Plain for libc::sockaddr_in {}
impl Plain for libc::sockaddr_in6 {}
impl Plain for libc::sockaddr_un {}
impl Plain for libc::sockaddr_ll {}
impl Plain for libc::sockaddr_nl {}
impl Plain for libc::sockaddr_vm {}

fn zeroed<T: Plain>() -> T {
    // SAFETY: the trait's promise.
    unsafe { MaybeUninit::zeroed().assume_init() }
}

impl Address {
    /// Room for an address.
    pub(super) fn room() -> Self {
        // SAFETY: all bits may be zero.
        let storage = unsafe { MaybeUninit::zeroed().assume_init() };
        Self { storage, length: size_of::<libc::sockaddr_storage>() as libc::socklen_t }
    }

    /// The address of a struct of the system; nothing if the length is none of an address.
    pub(super) fn copy_of(bytes: &[u8]) -> Self {
        let mut address = Self::room();
        let length = bytes.len().min(size_of::<libc::sockaddr_storage>());
        // SAFETY: there is room for as many bytes.
        unsafe {
            (&raw mut address.storage).cast::<u8>().copy_from(bytes.as_ptr(), length);
        }
        address.length = length as libc::socklen_t;
        address
    }

    fn of<T: Plain>(value: T, length: usize) -> Self {
        let mut address = Self::room();
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        // SAFETY: the struct fits into the storage, which is aligned for all of them.
        unsafe { (&raw mut address.storage).cast::<T>().write(value) };
        address.length = length as libc::socklen_t;
        address
    }

    fn read<T: Plain>(&self) -> T {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        // SAFETY: the storage is initialised, larger than the struct, and aligned for it.
        unsafe { (&raw const self.storage).cast::<T>().read() }
    }

    /// What the system reads.
    pub(super) fn as_raw(&self) -> (*const libc::sockaddr, libc::socklen_t) {
        ((&raw const self.storage).cast(), self.length)
    }

    /// What the system writes.
    pub(super) fn as_raw_mut(&mut self) -> (*mut libc::sockaddr, &mut libc::socklen_t) {
        ((&raw mut self.storage).cast(), &mut self.length)
    }

    pub(super) fn set_length(&mut self, length: libc::socklen_t) {
        self.length = length.min(size_of::<libc::sockaddr_storage>() as libc::socklen_t);
    }

    /// The family.
    pub(super) fn family(&self) -> i32 {
        self.storage.ss_family.into()
    }

    /// The parts.
    pub(super) fn parts(&self) -> Parts {
        if self.length == 0 {
            return Parts::None;
        }
        match self.family() {
            libc::AF_INET => {
                let raw: libc::sockaddr_in = self.read();
                let host = raw.sin_addr.s_addr.to_ne_bytes();
                Parts::Inet { host, port: u16::from_be(raw.sin_port) }
            }
            libc::AF_INET6 => {
                let raw: libc::sockaddr_in6 = self.read();
                Parts::Inet6 {
                    host: raw.sin6_addr.s6_addr,
                    port: u16::from_be(raw.sin6_port),
                    flow: u32::from_be(raw.sin6_flowinfo),
                    scope: raw.sin6_scope_id,
                }
            }
            libc::AF_UNIX => {
                let raw: libc::sockaddr_un = self.read();
                let path = raw.sun_path.map(i8::cast_unsigned);
                let start = offset_of!(libc::sockaddr_un, sun_path);
                let length = (self.length as usize).saturating_sub(start).min(PATH_MAX);
                let path = &path[..length];
                // A name that begins with NUL is as long as it is; a path ends before the first.
                let end = match path.first() {
                    Some(0) => length,
                    _ => path.iter().position(|&byte| byte == 0).unwrap_or(length),
                };
                Parts::Unix(path[..end].to_vec())
            }
            libc::AF_PACKET => {
                let raw: libc::sockaddr_ll = self.read();
                let length = usize::from(raw.sll_halen).min(raw.sll_addr.len());
                Parts::Packet {
                    protocol: u16::from_be(raw.sll_protocol),
                    interface: raw.sll_ifindex,
                    kind: raw.sll_pkttype,
                    hardware_type: raw.sll_hatype,
                    hardware: raw.sll_addr[..length].to_vec(),
                }
            }
            libc::AF_NETLINK => {
                let raw: libc::sockaddr_nl = self.read();
                Parts::Netlink { pid: raw.nl_pid, groups: raw.nl_groups }
            }
            libc::AF_VSOCK => {
                let raw: libc::sockaddr_vm = self.read();
                Parts::Vsock { cid: raw.svm_cid, port: raw.svm_port }
            }
            _ => {
                let raw: libc::sockaddr = self.read();
                Parts::Other { family: raw.sa_family, data: raw.sa_data.map(i8::cast_unsigned) }
            }
        }
    }

    /// The address of parts; a path or hardware address must not be too long.
    pub(super) fn of_parts(parts: &Parts) -> Self {
        match parts {
            Parts::None => {
                let mut address = Self::room();
                address.length = 0;
                address
            }
            Parts::Inet { host, port } => {
                let mut raw: libc::sockaddr_in = zeroed();
                raw.sin_family = libc::AF_INET as libc::sa_family_t;
                raw.sin_port = port.to_be();
                raw.sin_addr.s_addr = u32::from_ne_bytes(*host);
                Self::of(raw, size_of::<libc::sockaddr_in>())
            }
            Parts::Inet6 { host, port, flow, scope } => {
                let mut raw: libc::sockaddr_in6 = zeroed();
                raw.sin6_family = libc::AF_INET6 as libc::sa_family_t;
                raw.sin6_port = port.to_be();
                raw.sin6_flowinfo = flow.to_be();
                raw.sin6_addr.s6_addr = *host;
                raw.sin6_scope_id = *scope;
                Self::of(raw, size_of::<libc::sockaddr_in6>())
            }
            Parts::Unix(path) => {
                let mut raw: libc::sockaddr_un = zeroed();
                raw.sun_family = libc::AF_UNIX as libc::sa_family_t;
                for (to, &from) in raw.sun_path.iter_mut().zip(path) {
                    *to = from.cast_signed();
                }
                // The zero behind a path counts.
                let ends = usize::from(path.first().is_some_and(|&first| first != 0));
                let length = path.len().min(PATH_MAX) + ends;
                Self::of(raw, offset_of!(libc::sockaddr_un, sun_path) + length)
            }
            Parts::Packet { protocol, interface, kind, hardware_type, hardware } => {
                let mut raw: libc::sockaddr_ll = zeroed();
                raw.sll_family = libc::AF_PACKET as u16;
                raw.sll_protocol = protocol.to_be();
                raw.sll_ifindex = *interface;
                raw.sll_pkttype = *kind;
                raw.sll_hatype = *hardware_type;
                raw.sll_halen = hardware.len().min(raw.sll_addr.len()) as u8;
                for (to, &from) in raw.sll_addr.iter_mut().zip(hardware) {
                    *to = from;
                }
                Self::of(raw, size_of::<libc::sockaddr_ll>())
            }
            Parts::Netlink { pid, groups } => {
                let mut raw: libc::sockaddr_nl = zeroed();
                raw.nl_family = libc::AF_NETLINK as libc::sa_family_t;
                raw.nl_pid = *pid;
                raw.nl_groups = *groups;
                Self::of(raw, size_of::<libc::sockaddr_nl>())
            }
            Parts::Vsock { cid, port } => {
                let mut raw: libc::sockaddr_vm = zeroed();
                raw.svm_family = libc::AF_VSOCK as libc::sa_family_t;
                raw.svm_cid = *cid;
                raw.svm_port = *port;
                Self::of(raw, size_of::<libc::sockaddr_vm>())
            }
            Parts::Other { family, data } => {
                let mut raw: libc::sockaddr = zeroed();
                raw.sa_family = *family;
                raw.sa_data = data.map(u8::cast_signed);
                Self::of(raw, size_of::<libc::sockaddr>())
            }
        }
    }
}
