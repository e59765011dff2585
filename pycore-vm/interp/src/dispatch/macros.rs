//! How handlers are written.

/// Declares handlers.
///
/// ```ignore
/// handlers! {
///     /// An instruction: the name is that of its row in the table.
///     fn POP_TOP(h) { ... next!(h) }
///
///     /// The rest of an instruction, where things are rare; `POP_TOP` says whose size `next!` skips.
///     slow fn pop_top_slow[POP_TOP](h) { ... next!(h) }
/// }
/// ```
macro_rules! handlers {
    ($(#[$meta:meta])* fn $name:ident($h:ident) $body:block $($rest:tt)*) => {
        handlers!(@one [$(#[$meta])*] $name $name $h $body);
        handlers!($($rest)*);
    };
    ($(#[$meta:meta])* fn $name:ident[$owner:ident]($h:ident) $body:block $($rest:tt)*) => {
        handlers!(@one [$(#[$meta])*] $name $owner $h $body);
        handlers!($($rest)*);
    };
    ($(#[$meta:meta])* slow fn $name:ident[$owner:ident]($h:ident) $body:block $($rest:tt)*) => {
        handlers!(@one [$(#[$meta])* #[cold]] $name $owner $h $body);
        handlers!($($rest)*);
    };
    () => {};
    (@one [$(#[$meta:meta])*] $name:ident $owner:ident $h:ident $body:block) => {
        handlers!(@convention [
            $(#[$meta])*
            #[inline(never)]
            #[allow(non_snake_case, unsafe_code, reason = "named as the instruction; reached with its registers only")]
        ] $name (
            thread: &pycore_objects::core::Thread,
            frame: $crate::frame::FrameRef,
            pc: *const pycore_objects::types::code::CodeUnit,
            sp: *const pycore_objects::core::Slot,
            oparg: usize,
            spare: $crate::dispatch::Spare
        ) {
            #[allow(dead_code, reason = "not all handlers go on behind their instruction")]
            const SIZE: isize =
                $crate::dispatch::size_of_instruction(pycore_bytecode::Opcode::$owner as usize);
            #[cfg(feature = "count-handlers")]
            {
                static COUNT: $crate::dispatch::counts::Count =
                    $crate::dispatch::counts::Count::new(stringify!($name));
                COUNT.add();
            }
            #[allow(unused_mut, reason = "some handlers change no register")]
            // SAFETY: the handler before passed the registers of the running frame.
            let mut $h = unsafe { $crate::dispatch::State::new(thread, frame, pc, sp, oparg, spare) };
            $body
        });
    };
    (@convention [$(#[$meta:meta])*] $name:ident ($($parameter:ident: $type:ty),*) $body:block) => {
        #[cfg(target_arch = "x86_64")]
        $(#[$meta])*
        pub(crate) unsafe extern "sysv64" fn $name($($parameter: $type),*) -> $crate::dispatch::Return $body
        #[cfg(not(target_arch = "x86_64"))]
        $(#[$meta])*
        pub(crate) unsafe extern "C" fn $name($($parameter: $type),*) -> $crate::dispatch::Return $body
    };
}

/// Goes on behind the instruction.
macro_rules! next {
    ($h:ident) => {
        return $h.advance(SIZE)
    };
}

/// Drops a value and goes on behind the instruction. Destroying an object is another handler's work.
macro_rules! next_dropping {
    ($h:ident, $value:expr) => {{
        if let Some(dying) = $value.release() {
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_and_advance, dying.into_bits());
        }
        return $h.advance(SIZE);
    }};
}

/// Goes on in another handler.
macro_rules! goto {
    ($h:ident, $handler:path) => {
        return $h.go($handler)
    };
    ($h:ident, $handler:path, $spare:expr) => {
        return $h.go_with($handler, $spare)
    };
}

/// Goes on in another handler with the argument read anew, so that its register is free until then.
macro_rules! leave {
    ($h:ident, $handler:path) => {{
        $h.oparg = $h.byte_argument();
        return $h.go($handler);
    }};
}

/// The value of a result; goes to the unwinder if an exception was raised.
macro_rules! check {
    ($h:ident, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(pycore_objects::Raised { .. }) => {
                return $h.go($crate::handlers::unwind);
            }
        }
    };
}

/// Counts down the pause until the next attempt to specialise, and attempts it in another handler.
macro_rules! adaptive {
    ($h:ident, $specialize:path) => {
        let counter = $h.cache16(0);
        if counter < 15 {
            goto!($h, $specialize);
        }
        $h.set_cache16(0, counter.wrapping_sub(16));
    };
}

/// Replaces the topmost value by a result computed from it.
macro_rules! replace_top {
    ($h:ident, $result:expr) => {{
        let result = check!($h, $result);
        let old = $h.peek(1).replace(pycore_objects::core::Slot::owned(result).stressed());
        next_dropping!($h, old)
    }};
}

/// Replaces the two topmost values by a result computed from them.
macro_rules! replace_two {
    ($h:ident, $result:expr) => {{
        let result = check!($h, $result);
        let right = $h.pop();
        let left = $h.peek(1).replace(pycore_objects::core::Slot::owned(result).stressed());
        right.close();
        next_dropping!($h, left)
    }};
}

/// Drops a number and goes on behind the instruction.
macro_rules! next_dropping_atom {
    ($h:ident, $value:expr) => {{
        if let Some(dying) = $value.release_atom($h.thread) {
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_object_and_advance, dying.into_bits());
        }
        return $h.advance(SIZE);
    }};
}

/// Drops two numbers, or one that may be NULL, and goes on behind the instruction.
macro_rules! next_dropping_atoms {
    ($h:ident, $first:expr, $second:expr) => {{
        let (first, second) = ($first, $second);
        if let Some(dying) = first.release_atom($h.thread) {
            $h.above(0).replace(second);
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_two_and_advance, dying.into_bits());
        }
        if let Some(dying) = second.release_atom($h.thread) {
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_object_and_advance, dying.into_bits());
        }
        return $h.advance(SIZE);
    }};
}

/// Drops any two values and goes on behind the instruction. There is a free entry above the top.
macro_rules! next_dropping_two {
    ($h:ident, $first:expr, $second:expr) => {{
        let (first, second) = ($first, $second);
        if let Some(dying) = first.release() {
            $h.above(0).replace(second);
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_two_and_advance, dying.into_bits());
        }
        if let Some(dying) = second.release() {
            $h.oparg = SIZE as usize;
            return $h.go_with($crate::handlers::destroy_and_advance, dying.into_bits());
        }
        return $h.advance(SIZE);
    }};
}
