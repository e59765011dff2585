//! The C library's knowledge of hosts, services and protocols.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr;

use super::raw_address::Address;

unsafe extern "C" {
    fn gethostbyname_r(
        name: *const c_char,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        length: usize,
        found: *mut *mut libc::hostent,
        error: *mut c_int,
    ) -> c_int;
    fn gethostbyaddr_r(
        address: *const c_void,
        address_length: libc::socklen_t,
        family: c_int,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        length: usize,
        found: *mut *mut libc::hostent,
        error: *mut c_int,
    ) -> c_int;
    fn inet_aton(text: *const c_char, address: *mut libc::in_addr) -> c_int;
    fn inet_pton(family: c_int, text: *const c_char, address: *mut c_void) -> c_int;
    fn inet_ntop(
        family: c_int,
        address: *const c_void,
        text: *mut c_char,
        length: libc::socklen_t,
    ) -> *const c_char;
}

/// Why there is no answer.
pub(super) enum Failure {
    /// A number of `getaddrinfo`.
    Lookup(i32),
    /// An error number of the system.
    System(i32),
}

fn failure(code: c_int) -> Failure {
    match code {
        libc::EAI_SYSTEM => {
            Failure::System(std::io::Error::last_os_error().raw_os_error().unwrap_or(0))
        }
        code => Failure::Lookup(code),
    }
}

/// Text of the C library.
///
/// # Safety
///
/// 1. `text` is NULL or leads to text that ends with NUL.
unsafe fn text(text: *const c_char) -> Vec<u8> {
    if text.is_null() {
        return Vec::new();
    }
    // SAFETY: condition 1.
    unsafe { CStr::from_ptr(text) }.to_bytes().to_vec()
}

/// What a failure of `getaddrinfo` means.
pub(super) fn lookup_message(code: i32) -> String {
    // SAFETY: the function gives text for any number.
    String::from_utf8_lossy(&unsafe { text(libc::gai_strerror(code)) }).into_owned()
}

/// What a failure of `gethostbyname` means.
pub(super) fn host_message(code: i32) -> String {
    // SAFETY: the function gives text for any number.
    String::from_utf8_lossy(&unsafe { text(libc::hstrerror(code)) }).into_owned()
}

/// What is looked for, and what was found: family, kind, protocol, flags.
#[derive(Clone, Copy, Default)]
pub(super) struct Hints {
    pub(super) family: i32,
    pub(super) kind: i32,
    pub(super) protocol: i32,
    pub(super) flags: i32,
}

/// An answer of [`lookup`].
pub(super) struct Found {
    pub(super) family: i32,
    pub(super) kind: i32,
    pub(super) protocol: i32,
    pub(super) name: Vec<u8>,
    pub(super) address: Address,
}

/// `getaddrinfo(3)`
pub(super) fn lookup(
    host: Option<&CStr>,
    service: Option<&CStr>,
    hints: Hints,
) -> Result<Vec<Found>, Failure> {
    let pointer = |text: Option<&CStr>| text.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: all fields may be zero; the function reads texts and the struct, and gives a list, which is walked through
    // and given back.
    unsafe {
        let mut raw: libc::addrinfo = std::mem::zeroed();
        raw.ai_family = hints.family;
        raw.ai_socktype = hints.kind;
        raw.ai_protocol = hints.protocol;
        raw.ai_flags = hints.flags;
        let mut first = ptr::null_mut();
        let code =
            libc::getaddrinfo(pointer(host), pointer(service), &raw const raw, &raw mut first);
        if code != 0 {
            return Err(failure(code));
        }
        let mut all = Vec::new();
        let mut entry = first;
        while let Some(info) = entry.as_ref() {
            let bytes =
                std::slice::from_raw_parts(info.ai_addr.cast::<u8>(), info.ai_addrlen as usize);
            all.push(Found {
                family: info.ai_family,
                kind: info.ai_socktype,
                protocol: info.ai_protocol,
                name: text(info.ai_canonname),
                address: Address::copy_of(bytes),
            });
            entry = info.ai_next;
        }
        libc::freeaddrinfo(first);
        Ok(all)
    }
}

/// `getnameinfo(3)`: the names of a host and a service.
pub(super) fn names(address: &Address, flags: i32) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let mut host: [c_char; 1025] = [0; 1025];
    let mut service: [c_char; 32] = [0; 32];
    let (pointer, length) = address.as_raw();
    // SAFETY: the function writes texts that fit, with NUL.
    unsafe {
        let code = libc::getnameinfo(
            pointer,
            length,
            host.as_mut_ptr(),
            host.len() as _,
            service.as_mut_ptr(),
            service.len() as _,
            flags,
        );
        if code != 0 {
            return Err(failure(code));
        }
        Ok((text(host.as_ptr()), text(service.as_ptr())))
    }
}

/// What is known of a host.
pub(super) struct Host {
    pub(super) family: i32,
    pub(super) name: Vec<u8>,
    pub(super) aliases: Vec<Vec<u8>>,
    /// Addresses, as many bytes as the family has.
    pub(super) addresses: Vec<Vec<u8>>,
}

/// Asks with a buffer that grows until the answer fits; an error is that of hosts.
fn host_by(
    mut ask: impl FnMut(*mut libc::hostent, &mut [c_char], *mut *mut libc::hostent, *mut c_int) -> c_int,
) -> Result<Host, i32> {
    let mut buffer: Vec<c_char> = vec![0; 4096];
    loop {
        let mut error = 0;
        let mut found = ptr::null_mut();
        // SAFETY: all fields may be zero.
        let mut raw: libc::hostent = unsafe { std::mem::zeroed() };
        let status = ask(&raw mut raw, &mut buffer, &raw mut found, &raw mut error);
        if status == libc::ERANGE && buffer.len() < 1 << 20 {
            buffer.resize(buffer.len() * 4, 0);
            continue;
        }
        // SAFETY: what was found lies in the struct and the buffer: lists that end with NULL.
        unsafe {
            let Some(host) = found.as_ref() else { return Err(error) };
            let list = |mut entry: *mut *mut c_char, read: &dyn Fn(*mut c_char) -> Vec<u8>| {
                let mut all = Vec::new();
                while !entry.is_null() && !(*entry).is_null() {
                    all.push(read(*entry));
                    entry = entry.add(1);
                }
                all
            };
            let length = host.h_length.max(0) as usize;
            let address = |pointer: *mut c_char| {
                std::slice::from_raw_parts(pointer.cast::<u8>(), length).to_vec()
            };
            return Ok(Host {
                family: host.h_addrtype,
                name: text(host.h_name),
                aliases: list(host.h_aliases, &|pointer| text(pointer)),
                addresses: list(host.h_addr_list, &address),
            });
        }
    }
}

/// `gethostbyname(3)`
pub(super) fn host_by_name(name: &CStr) -> Result<Host, i32> {
    host_by(|raw, buffer, found, error| {
        // SAFETY: the function writes the struct, the buffer, and the two results.
        unsafe {
            gethostbyname_r(name.as_ptr(), raw, buffer.as_mut_ptr(), buffer.len(), found, error)
        }
    })
}

/// `gethostbyaddr(3)`
pub(super) fn host_by_address(address: &[u8], family: i32) -> Result<Host, i32> {
    host_by(|raw, buffer, found, error| {
        // SAFETY: the function reads the address, and writes the struct, the buffer, and the two results.
        unsafe {
            gethostbyaddr_r(
                address.as_ptr().cast(),
                address.len() as _,
                family,
                raw,
                buffer.as_mut_ptr(),
                buffer.len(),
                found,
                error,
            )
        }
    })
}

// The functions below have static memory. They are called with the interpreter's lock, and read at once.

/// The port of a service.
pub(super) fn service_port(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    let protocol = protocol.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: the function reads texts, and gives NULL or a struct.
    let entry = unsafe { libc::getservbyname(name.as_ptr(), protocol).as_ref() }?;
    Some(u16::from_be(entry.s_port as u16))
}

/// The name of the service at a port.
pub(super) fn service_name(port: u16, protocol: Option<&CStr>) -> Option<Vec<u8>> {
    let protocol = protocol.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: the function reads a text, and gives NULL or a struct.
    unsafe {
        let entry = libc::getservbyport(port.to_be().into(), protocol).as_ref()?;
        Some(text(entry.s_name))
    }
}

/// The number of a protocol.
pub(super) fn protocol_number(name: &CStr) -> Option<i32> {
    // SAFETY: the function reads a text, and gives NULL or a struct.
    unsafe { libc::getprotobyname(name.as_ptr()).as_ref() }.map(|entry| entry.p_proto)
}

/// An address of IPv4 of text that may be short.
pub(super) fn address_of_loose_text(text: &CStr) -> Option<[u8; 4]> {
    let mut address = libc::in_addr { s_addr: 0 };
    // SAFETY: the function reads a text and writes a struct.
    let status = unsafe { inet_aton(text.as_ptr(), &raw mut address) };
    (status != 0).then(|| address.s_addr.to_ne_bytes())
}

/// An address of text: 4 bytes or 16; `None` if the text is none. An error is that of the system.
pub(super) fn address_of_text(family: i32, text: &CStr) -> Result<Option<Vec<u8>>, i32> {
    let mut address = [0_u8; 16];
    // SAFETY: the function reads a text and writes at most 16 bytes.
    match unsafe { inet_pton(family, text.as_ptr(), address.as_mut_ptr().cast()) } {
        1 => {
            let length = if family == libc::AF_INET { 4 } else { 16 };
            Ok(Some(address[..length].to_vec()))
        }
        0 => Ok(None),
        _ => Err(std::io::Error::last_os_error().raw_os_error().unwrap_or(0)),
    }
}

/// The text of an address of IPv4 or IPv6, which must be as long as those are.
pub(super) fn text_of_address(address: &[u8]) -> String {
    let family = if address.len() == 4 { libc::AF_INET } else { libc::AF_INET6 };
    let mut padded = [0_u8; 16];
    let length = address.len().min(16);
    padded[..length].copy_from_slice(&address[..length]);
    let mut out: [c_char; 64] = [0; 64];
    // SAFETY: the function reads at most 16 bytes, and writes a text that fits, with NUL.
    unsafe {
        inet_ntop(family, padded.as_ptr().cast(), out.as_mut_ptr(), out.len() as _);
        String::from_utf8_lossy(&text(out.as_ptr())).into_owned()
    }
}

/// Text for C: up to the first NUL.
pub(super) fn c_text(bytes: &[u8]) -> CString {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    CString::new(&bytes[..end]).unwrap_or_default()
}
