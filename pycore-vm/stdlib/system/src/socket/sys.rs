//! Sockets of the system.

use std::ffi::CStr;
use std::io::Error;
use std::mem::MaybeUninit;
use std::time::Instant;

use super::raw_address::Address;

/// An error number.
pub(super) type Errno = i32;

fn errno() -> Errno {
    Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn checked<T: Copy + PartialOrd + Default>(result: T) -> Result<T, Errno> {
    if result < T::default() { Err(errno()) } else { Ok(result) }
}

/// A new socket, closed in programs that this one becomes.
pub(super) fn socket(family: i32, kind: i32, protocol: i32) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) })
}

/// Two sockets that are connected.
pub(super) fn pair(family: i32, kind: i32, protocol: i32) -> Result<[i32; 2], Errno> {
    let mut both = [-1; 2];
    // SAFETY: the call writes two numbers.
    checked(unsafe {
        libc::socketpair(family, kind | libc::SOCK_CLOEXEC, protocol, both.as_mut_ptr())
    })?;
    Ok(both)
}

/// `close(2)`
pub(super) fn close(fd: i32) -> Result<(), Errno> {
    // SAFETY: the call takes any number.
    checked(unsafe { libc::close(fd) }).map(drop)
}

/// Another descriptor of the same socket, closed in programs that this one becomes.
pub(super) fn duplicate(fd: i32) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) })
}

/// Sets whether calls on a descriptor wait.
pub(super) fn set_blocking(fd: i32, blocking: bool) -> Result<(), Errno> {
    let mut flag = libc::c_int::from(!blocking);
    // SAFETY: the request reads a number.
    checked(unsafe { libc::ioctl(fd, libc::FIONBIO, &raw mut flag) }).map(drop)
}

/// Waits until a descriptor can be read, or written; whether that happened in time.
pub(super) fn wait(fd: i32, write: bool, deadline: Option<Instant>) -> Result<bool, Errno> {
    let events = if write { libc::POLLOUT } else { libc::POLLIN };
    let mut file = libc::pollfd { fd, events, revents: 0 };
    let timeout = match deadline {
        None => -1,
        Some(deadline) => {
            let left = deadline.saturating_duration_since(Instant::now());
            // Rounded up, so as not to be early.
            i32::try_from(left.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX)
        }
    };
    // SAFETY: the call reads and writes one struct.
    checked(unsafe { libc::poll(&raw mut file, 1, timeout) }).map(|count| count > 0)
}

/// `bind(2)`
pub(super) fn bind(fd: i32, address: &Address) -> Result<(), Errno> {
    let (pointer, length) = address.as_raw();
    // SAFETY: the address has as many bytes.
    checked(unsafe { libc::bind(fd, pointer, length) }).map(drop)
}

/// `connect(2)`
pub(super) fn connect(fd: i32, address: &Address) -> Result<(), Errno> {
    let (pointer, length) = address.as_raw();
    // SAFETY: the address has as many bytes.
    checked(unsafe { libc::connect(fd, pointer, length) }).map(drop)
}

/// `listen(2)`
pub(super) fn listen(fd: i32, backlog: i32) -> Result<(), Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::listen(fd, backlog) }).map(drop)
}

/// `shutdown(2)`
pub(super) fn shutdown(fd: i32, how: i32) -> Result<(), Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::shutdown(fd, how) }).map(drop)
}

/// `accept4(2)`: the descriptor, closed in programs that this one becomes, and the address of the other side.
pub(super) fn accept(fd: i32) -> Result<(i32, Address), Errno> {
    let mut address = Address::room();
    let (pointer, length) = address.as_raw_mut();
    // SAFETY: the call writes an address for which there is room.
    let new = checked(unsafe { libc::accept4(fd, pointer, length, libc::SOCK_CLOEXEC) })?;
    Ok((new, address))
}

/// `getsockname(2)`
pub(super) fn own_address(fd: i32) -> Result<Address, Errno> {
    let mut address = Address::room();
    let (pointer, length) = address.as_raw_mut();
    // SAFETY: the call writes an address for which there is room.
    checked(unsafe { libc::getsockname(fd, pointer, length) })?;
    Ok(address)
}

/// `getpeername(2)`
pub(super) fn peer_address(fd: i32) -> Result<Address, Errno> {
    let mut address = Address::room();
    let (pointer, length) = address.as_raw_mut();
    // SAFETY: the call writes an address for which there is room.
    checked(unsafe { libc::getpeername(fd, pointer, length) })?;
    Ok(address)
}

/// An option that is a number.
pub(super) fn option(fd: i32, level: i32, option: i32) -> Result<i32, Errno> {
    let mut value: libc::c_int = 0;
    let mut length = size_of::<libc::c_int>() as libc::socklen_t;
    // SAFETY: the call writes a number.
    checked(unsafe {
        libc::getsockopt(fd, level, option, (&raw mut value).cast(), &raw mut length)
    })?;
    Ok(value)
}

/// An option as bytes, written to `into`; how many there are.
pub(super) fn option_bytes(
    fd: i32,
    level: i32,
    option: i32,
    into: &mut [u8],
) -> Result<usize, Errno> {
    let mut length = into.len() as libc::socklen_t;
    // SAFETY: the call writes at most as many bytes.
    checked(unsafe {
        libc::getsockopt(fd, level, option, into.as_mut_ptr().cast(), &raw mut length)
    })?;
    Ok((length as usize).min(into.len()))
}

/// Sets an option to bytes.
pub(super) fn set_option(fd: i32, level: i32, option: i32, value: &[u8]) -> Result<(), Errno> {
    let length = value.len() as libc::socklen_t;
    // SAFETY: the call reads as many bytes.
    checked(unsafe { libc::setsockopt(fd, level, option, value.as_ptr().cast(), length) }).map(drop)
}

/// Sets an option to nothing, with a length.
pub(super) fn set_option_absent(
    fd: i32,
    level: i32,
    option: i32,
    length: u32,
) -> Result<(), Errno> {
    // SAFETY: the system checks addresses, and refuses this one where it would read.
    checked(unsafe { libc::setsockopt(fd, level, option, std::ptr::null(), length) }).map(drop)
}

/// `recv(2)`
pub(super) fn receive(fd: i32, into: &mut [u8], flags: i32) -> Result<usize, Errno> {
    // SAFETY: the memory is ours and has as many bytes.
    let count = unsafe { libc::recv(fd, into.as_mut_ptr().cast(), into.len(), flags) };
    checked(count).map(isize::cast_unsigned)
}

/// `recvfrom(2)`
pub(super) fn receive_from(
    fd: i32,
    into: &mut [u8],
    flags: i32,
) -> Result<(usize, Address), Errno> {
    let mut address = Address::room();
    let (pointer, length) = address.as_raw_mut();
    // SAFETY: the memory is ours and has as many bytes; there is room for an address.
    let count = checked(unsafe {
        libc::recvfrom(fd, into.as_mut_ptr().cast(), into.len(), flags, pointer, length)
    })?;
    Ok((count.cast_unsigned(), address))
}

/// `send(2)`
pub(super) fn send(fd: i32, bytes: &[u8], flags: i32) -> Result<usize, Errno> {
    // SAFETY: the memory has as many bytes.
    let count = unsafe { libc::send(fd, bytes.as_ptr().cast(), bytes.len(), flags) };
    checked(count).map(isize::cast_unsigned)
}

/// `sendto(2)`
pub(super) fn send_to(
    fd: i32,
    bytes: &[u8],
    flags: i32,
    address: &Address,
) -> Result<usize, Errno> {
    let (pointer, length) = address.as_raw();
    // SAFETY: the memory and the address have as many bytes.
    let count =
        unsafe { libc::sendto(fd, bytes.as_ptr().cast(), bytes.len(), flags, pointer, length) };
    checked(count).map(isize::cast_unsigned)
}

/// A message about a socket beside its data: level, type, bytes.
pub(super) type Ancillary = (i32, i32, Vec<u8>);

/// What `recvmsg(2)` gave.
pub(super) struct Received {
    /// Bytes of data, which are in the memory that was given.
    pub(super) count: usize,
    /// The address of the sender.
    pub(super) address: Address,
    /// `MSG_*`
    pub(super) flags: i32,
    /// What came beside.
    pub(super) ancillary: Vec<Ancillary>,
}

/// `recvmsg(2)` into several pieces of memory; `room` is for what comes beside.
pub(super) fn receive_message(
    fd: i32,
    into: &mut [&mut [u8]],
    room: &mut [u64],
    room_bytes: usize,
    flags: i32,
) -> Result<Received, Errno> {
    let mut pieces: Vec<libc::iovec> = into
        .iter_mut()
        .map(|piece| libc::iovec { iov_base: piece.as_mut_ptr().cast(), iov_len: piece.len() })
        .collect();
    let mut address = Address::room();
    // SAFETY: all fields may be zero; the pointers are to memory that lives through the call, of the lengths beside them.
    // The headers that are walked through afterwards are those that the system has written.
    unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        let (name, length) = address.as_raw_mut();
        message.msg_name = name.cast();
        message.msg_namelen = *length;
        message.msg_iov = pieces.as_mut_ptr();
        message.msg_iovlen = pieces.len() as _;
        let room_bytes = room_bytes.min(size_of_val(room));
        if room_bytes > 0 {
            message.msg_control = room.as_mut_ptr().cast();
            message.msg_controllen = room_bytes as _;
        }
        let count = checked(libc::recvmsg(fd, &raw mut message, flags))?.cast_unsigned();
        address.set_length(message.msg_namelen);
        let mut ancillary = Vec::new();
        let end = message.msg_control as usize + message.msg_controllen as usize;
        let mut header = libc::CMSG_FIRSTHDR(&raw const message);
        while !header.is_null() {
            let data = libc::CMSG_DATA(header);
            // The last one may have been cut off.
            let length = ((*header).cmsg_len as usize)
                .saturating_sub(data as usize - header as usize)
                .min(end.saturating_sub(data as usize));
            let bytes = std::slice::from_raw_parts(data, length).to_vec();
            ancillary.push(((*header).cmsg_level, (*header).cmsg_type, bytes));
            header = libc::CMSG_NXTHDR(&raw const message, header);
        }
        Ok(Received { count, address, flags: message.msg_flags, ancillary })
    }
}

/// A size that the system's types have room for.
fn socket_length(length: u32) -> Option<usize> {
    i32::try_from(length).ok().map(|length| length as usize)
}

/// Bytes of memory for a message beside the data, with what is behind it, if that is a number of the system.
pub(super) fn ancillary_space(length: usize) -> Option<usize> {
    let length = i32::try_from(length).ok()?.cast_unsigned();
    // SAFETY: the function computes.
    socket_length(unsafe { libc::CMSG_SPACE(length) })
}

/// Bytes of a message beside the data, with its header, if that is a number of the system.
pub(super) fn ancillary_length(length: usize) -> Option<usize> {
    let length = i32::try_from(length).ok()?.cast_unsigned();
    // SAFETY: the function computes.
    socket_length(unsafe { libc::CMSG_LEN(length) })
}

/// `sendmsg(2)`: several pieces of memory, messages beside them, and an address perhaps.
pub(super) fn send_message(
    fd: i32,
    pieces: &[&[u8]],
    ancillary: &[(i32, i32, &[u8])],
    flags: i32,
    address: Option<&Address>,
) -> Result<usize, Errno> {
    let pieces: Vec<libc::iovec> = pieces
        .iter()
        .map(|piece| libc::iovec {
            iov_base: piece.as_ptr().cast_mut().cast(),
            iov_len: piece.len(),
        })
        .collect();
    let space: usize =
        ancillary.iter().map(|(_, _, data)| ancillary_space(data.len()).unwrap_or(0)).sum();
    // In words, for the alignment of headers.
    let mut control = vec![0_u64; space.div_ceil(8)];
    // SAFETY: all fields may be zero; the system reads the memory that the pointers lead to, of the lengths beside them.
    // The headers are within `control`, which has room for all of them.
    unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        if let Some(address) = address {
            let (pointer, length) = address.as_raw();
            message.msg_name = pointer.cast_mut().cast();
            message.msg_namelen = length;
        }
        message.msg_iov = pieces.as_ptr().cast_mut();
        message.msg_iovlen = pieces.len() as _;
        if space > 0 {
            message.msg_control = control.as_mut_ptr().cast();
            message.msg_controllen = space as _;
        }
        let mut header = libc::CMSG_FIRSTHDR(&raw const message);
        for (level, kind, data) in ancillary {
            if header.is_null() {
                return Err(libc::EINVAL);
            }
            (*header).cmsg_level = *level;
            (*header).cmsg_type = *kind;
            (*header).cmsg_len = ancillary_length(data.len()).unwrap_or(0) as _;
            libc::CMSG_DATA(header).copy_from(data.as_ptr(), data.len());
            header = libc::CMSG_NXTHDR(&raw const message, header);
        }
        checked(libc::sendmsg(fd, &raw const message, flags)).map(isize::cast_unsigned)
    }
}

/// The name of this machine.
pub(super) fn host_name() -> Result<Vec<u8>, Errno> {
    let mut name = [0_u8; 1024];
    // SAFETY: the call writes at most as many bytes.
    checked(unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len() - 1) })?;
    let length = name.iter().position(|&byte| byte == 0).unwrap_or(name.len());
    Ok(name[..length].to_vec())
}

/// Sets the name of this machine.
pub(super) fn set_host_name(name: &[u8]) -> Result<(), Errno> {
    // SAFETY: the call reads as many bytes.
    checked(unsafe { libc::sethostname(name.as_ptr().cast(), name.len()) }).map(drop)
}

/// Numbers and names of network interfaces.
pub(super) fn interfaces() -> Result<Vec<(u32, Vec<u8>)>, Errno> {
    // SAFETY: the array ends with an entry without a number, and is given back.
    unsafe {
        let first = libc::if_nameindex();
        if first.is_null() {
            return Err(errno());
        }
        let mut all = Vec::new();
        let mut entry = first;
        while (*entry).if_index != 0 && !(*entry).if_name.is_null() {
            all.push(((*entry).if_index, CStr::from_ptr((*entry).if_name).to_bytes().to_vec()));
            entry = entry.add(1);
        }
        libc::if_freenameindex(first);
        Ok(all)
    }
}

/// The number of a network interface.
pub(super) fn interface_number(name: &CStr) -> Result<u32, Errno> {
    // SAFETY: the name ends with NUL.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(errno()),
        number => Ok(number),
    }
}

/// The name of a network interface.
pub(super) fn interface_name(number: u32) -> Result<Vec<u8>, Errno> {
    let mut name = MaybeUninit::<[u8; libc::IF_NAMESIZE]>::zeroed();
    // SAFETY: the call writes a name that fits, with NUL.
    unsafe {
        if libc::if_indextoname(number, name.as_mut_ptr().cast()).is_null() {
            return Err(errno());
        }
        Ok(CStr::from_ptr(name.as_ptr().cast()).to_bytes().to_vec())
    }
}
