//! Functions that take any number of arguments.
//!
//! Rust cannot define them, so each is an entry in assembly: it lays the registers of arguments down on the stack as a
//! `va_list` of the System V convention describes them, and calls the function that takes such a list in place of the
//! arguments. That one is in most cases the `V` form which C's headers declare, too.
//!
//! ```text
//!   rbp + 16   arguments on the caller's stack   ◀── overflow_arg_area
//!   rbp        return address, caller's rbp
//!   rbp - 176  six general registers, eight of floats  ◀── reg_save_area
//!   rbp - 208  the va_list
//! ```

pub(crate) mod build;
pub(crate) mod convert;
pub(crate) mod format;
pub(crate) mod parse;

use core::ffi::c_void;

/// C's `va_list` by the System V convention of x86-64.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct VaList {
    /// Where the next argument of a general register is in the area of registers; 48 when there are no more.
    general: u32,
    /// Where the next argument of a float register is; 176 when there are no more.
    floating: u32,
    /// The next argument on the stack.
    overflow: *mut c_void,
    /// The area of registers.
    registers: *mut c_void,
}

/// A value that is passed in one general register.
pub(crate) trait General: Copy {
    /// The value of a register.
    fn of(register: u64) -> Self;
}

macro_rules! general {
    ($($kind:ty),+) => {
        $(
            impl General for $kind {
                fn of(register: u64) -> Self {
                    register as Self
                }
            }
        )+
    };
}

general!(i32, u32, i64, u64, isize, usize);

impl<T> General for *mut T {
    fn of(register: u64) -> Self {
        std::ptr::with_exposed_provenance_mut(register as usize)
    }
}

impl<T> General for *const T {
    fn of(register: u64) -> Self {
        std::ptr::with_exposed_provenance(register as usize)
    }
}

impl VaList {
    /// The next argument, which is a number or a pointer.
    ///
    /// # Safety
    ///
    /// 1. The caller has passed such an argument.
    pub(crate) unsafe fn next<T: General>(&mut self) -> T {
        // SAFETY: condition 1: the argument is where the convention says.
        T::of(unsafe {
            if self.general < 48 {
                let place = self.registers.byte_add(self.general as usize).cast::<u64>();
                self.general += 8;
                place.read()
            } else {
                self.next_on_stack()
            }
        })
    }

    /// The next argument, which is a float.
    ///
    /// # Safety
    ///
    /// 1. The caller has passed such an argument.
    pub(crate) unsafe fn next_float(&mut self) -> f64 {
        // SAFETY: condition 1: the argument is where the convention says.
        f64::from_bits(unsafe {
            if self.floating < 176 {
                let place = self.registers.byte_add(self.floating as usize).cast::<u64>();
                self.floating += 16;
                place.read()
            } else {
                self.next_on_stack()
            }
        })
    }

    /// # Safety
    ///
    /// 1. The caller has passed another argument on the stack.
    unsafe fn next_on_stack(&mut self) -> u64 {
        // SAFETY: condition 1.
        unsafe {
            let place = self.overflow.cast::<u64>();
            self.overflow = place.add(1).cast();
            place.read()
        }
    }
}

/// Entries of functions with any number of arguments: the name, the number of fixed arguments, and the function that takes
/// a `va_list` behind these.
macro_rules! variadic {
    ($($(#[$attribute:meta])* $name:ident($fixed:tt, ...) = $target:path;)+) => {
        $(
            $(#[$attribute])*
            #[unsafe(no_mangle)]
            #[unsafe(naked)]
            unsafe extern "C" fn $name() {
                core::arch::naked_asm!(
                    "push rbp",
                    "mov rbp, rsp",
                    "sub rsp, 208",
                    "mov [rbp - 176], rdi",
                    "mov [rbp - 168], rsi",
                    "mov [rbp - 160], rdx",
                    "mov [rbp - 152], rcx",
                    "mov [rbp - 144], r8",
                    "mov [rbp - 136], r9",
                    "test al, al",
                    "je 2f",
                    "movaps [rbp - 128], xmm0",
                    "movaps [rbp - 112], xmm1",
                    "movaps [rbp - 96], xmm2",
                    "movaps [rbp - 80], xmm3",
                    "movaps [rbp - 64], xmm4",
                    "movaps [rbp - 48], xmm5",
                    "movaps [rbp - 32], xmm6",
                    "movaps [rbp - 16], xmm7",
                    "2:",
                    "mov dword ptr [rbp - 208], {offset}",
                    "mov dword ptr [rbp - 204], 48",
                    "lea rax, [rbp + 16]",
                    "mov [rbp - 200], rax",
                    "lea rax, [rbp - 176]",
                    "mov [rbp - 192], rax",
                    concat!("lea ", $crate::varargs::register!($fixed), ", [rbp - 208]"),
                    "call {target}",
                    "leave",
                    "ret",
                    offset = const $fixed * 8,
                    target = sym $target,
                )
            }
        )+
    };
}
pub(crate) use variadic;

/// The register of an argument behind so many fixed ones.
macro_rules! register {
    (1) => {
        "rsi"
    };
    (2) => {
        "rdx"
    };
    (3) => {
        "rcx"
    };
    (4) => {
        "r8"
    };
}
pub(crate) use register;
