//! The instruction table: every opcode of CPython 3.14 with all that is known about it.
//!
//! This is the one place where an opcode is described. [`Opcode`](crate::Opcode), its metadata, the
//! disassembler, the verifier and the assembler are derived from it, and so are an evaluator's handlers:
//! whoever expands [`for_each_instruction!`](crate::for_each_instruction) with a macro of their own cannot
//! forget a row.
//!
//! # A row
//!
//! ```text
//! /// What it does to the stack, and why it exists.
//! NAME = number, [Kind base], cache units, stack(oparg: popped => pushed), argument Meaning, flags(A B);
//! ```
//!
//! - *number*: the byte in the code, as in CPython 3.14 (magic number 3627); pseudo-instructions are above 255.
//! - *Kind*: an [`OpcodeKind`](crate::OpcodeKind); specialised and instrumented forms name the instruction
//!   that they stand for.
//! - *cache*: code units of inline cache that follow the instruction.
//! - *stack*: entries taken and entries left, as expressions of the argument, the way `opcode.stack_effect`
//!   counts them. Where an instruction has two ways out (`FOR_ITER`, `SEND`) both leave the same depth. For
//!   the block openers (`SETUP_FINALLY` and its like) it is what the handler finds; falling through they
//!   change nothing.
//! - *argument*: an [`Argument`](crate::Argument), the meaning of the argument.
//! - *flags*: [`InstructionFlags`](crate::InstructionFlags).
//!
//! Stack pictures in the comments have the top on the right.

/// Calls the macro `$callback` once with all rows of the instruction table.
///
/// See the head of `instructions.rs` for the form of a row. The pattern that takes every row apart:
///
/// ```
/// macro_rules! count {
///     ($(
///         $(#[doc = $doc:literal])+
///         $name:ident = $number:literal, [$kind:ident $($base:ident)?], cache $cache:literal,
///         stack($oparg:ident: $popped:expr => $pushed:expr), argument $argument:ident,
///         flags($($flag:ident)*);
///     )*) => {
///         const COUNT: usize = [$(stringify!($name)),*].len();
///     };
/// }
/// pycore_bytecode::for_each_instruction!(count);
/// assert_eq!(COUNT, 238);
/// ```
#[macro_export]
macro_rules! for_each_instruction {
    ($callback:path) => {
        $callback! {
            // Public and internal instructions.

            /// An inline cache entry: data of the instruction before it, never executed.
            CACHE = 0, [Internal], cache 0, stack(oparg: 0 => 0), argument None, flags();
            /// `container, start, stop -> container[start:stop]`
            BINARY_SLICE = 1, [Public], cache 0, stack(oparg: 3 => 1), argument None, flags(ERROR ESCAPES);
            /// `strings, interpolations -> template`: a template string of the two tuples.
            BUILD_TEMPLATE = 2, [Public], cache 0, stack(oparg: 2 => 1), argument None, flags(ERROR ESCAPES);
            /// `callable, self or NULL, args, kwargs or NULL -> result`: a call with `*args` and `**kwargs`.
            CALL_FUNCTION_EX = 4, [Public], cache 0, stack(oparg: 4 => 1), argument None, flags(EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// `group, type -> rest or None, match or None`: splits an exception group for `except*`.
            CHECK_EG_MATCH = 5, [Public], cache 0, stack(oparg: 2 => 2), argument None, flags(ERROR ESCAPES);
            /// `exception, type -> exception, bool`: whether an `except` clause applies.
            CHECK_EXC_MATCH = 6, [Public], cache 0, stack(oparg: 2 => 2), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `receiver, last value, exception -> None, value`: ends a delegation that an exception was thrown into, if it is `StopIteration`.
            CLEANUP_THROW = 7, [Public], cache 0, stack(oparg: 3 => 2), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `container, index ->`: `del container[index]`
            DELETE_SUBSCR = 8, [Public], cache 0, stack(oparg: 2 => 0), argument None, flags(ERROR ESCAPES);
            /// `value ->`: pops what the exhausted `FOR_ITER` leaves.
            END_FOR = 9, [Public], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES NO_SAVE_IP);
            /// `receiver, value -> value`: drops the iterator that a delegation is done with.
            END_SEND = 10, [Public], cache 0, stack(oparg: 2 => 1), argument None, flags(ESCAPES PURE);
            /// `result ->`: checks that `__init__` returned `None`, in the shim frame of a specialised constructor call.
            EXIT_INIT_CHECK = 11, [Internal], cache 0, stack(oparg: 1 => 0), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `value -> text`: `format(value)`
            FORMAT_SIMPLE = 12, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `value, spec -> text`: `format(value, spec)`
            FORMAT_WITH_SPEC = 13, [Public], cache 0, stack(oparg: 2 => 1), argument None, flags(ERROR ESCAPES);
            /// `object -> iterator`: `__aiter__()` with the check that the result has `__anext__`.
            GET_AITER = 14, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `iterator -> iterator, awaitable`: the awaitable of the next item.
            GET_ANEXT = 15, [Public], cache 0, stack(oparg: 1 => 2), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `iterable -> iterator`: `iter(iterable)`
            GET_ITER = 16, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// An opcode number kept free; never executed.
            RESERVED = 17, [Internal], cache 0, stack(oparg: 0 => 0), argument None, flags();
            /// `object -> object, length`: `len(object)`
            GET_LEN = 18, [Public], cache 0, stack(oparg: 1 => 2), argument None, flags(ERROR ESCAPES);
            /// `iterable -> iterator`: what `yield from` iterates over.
            GET_YIELD_FROM_ITER = 19, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `value ->`: leaves the evaluation loop from its bottom frame.
            INTERPRETER_EXIT = 20, [Internal], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES);
            /// `-> __build_class__`
            LOAD_BUILD_CLASS = 21, [Public], cache 0, stack(oparg: 0 => 1), argument None, flags(ERROR ESCAPES);
            /// `-> locals`: the mapping of local names.
            LOAD_LOCALS = 22, [Public], cache 0, stack(oparg: 0 => 1), argument None, flags(ERROR ESCAPES);
            /// `code -> function`
            MAKE_FUNCTION = 23, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `subject, keys -> subject, keys, values or None`: looks up the keys of a mapping pattern.
            MATCH_KEYS = 24, [Public], cache 0, stack(oparg: 2 => 3), argument None, flags(ERROR ESCAPES);
            /// `subject -> subject, bool`: whether it counts as a mapping.
            MATCH_MAPPING = 25, [Public], cache 0, stack(oparg: 1 => 2), argument None, flags();
            /// `subject -> subject, bool`: whether it counts as a sequence.
            MATCH_SEQUENCE = 26, [Public], cache 0, stack(oparg: 1 => 2), argument None, flags();
            /// Does nothing; carries a line number.
            NOP = 27, [Public], cache 0, stack(oparg: 0 => 0), argument None, flags(PURE);
            /// Does nothing; marks the branch that a conditional jump did not take, for monitoring.
            NOT_TAKEN = 28, [Public], cache 0, stack(oparg: 0 => 0), argument None, flags(PURE);
            /// `previous ->`: restores the exception that was being handled before.
            POP_EXCEPT = 29, [Public], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES);
            /// `iterator ->`: drops the iterator of a finished loop.
            POP_ITER = 30, [Public], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES PURE);
            /// `value ->`
            POP_TOP = 31, [Public], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES PURE);
            /// `exception -> previous, exception`: makes the exception the one being handled.
            PUSH_EXC_INFO = 32, [Public], cache 0, stack(oparg: 1 => 2), argument None, flags();
            /// `-> NULL`: the empty `self` of a call.
            PUSH_NULL = 33, [Public], cache 0, stack(oparg: 0 => 1), argument None, flags(PURE);
            /// `-> generator` (in the resumed frame the value sent): makes a generator of this frame and returns it to the caller.
            RETURN_GENERATOR = 34, [Public], cache 0, stack(oparg: 0 => 1), argument None, flags(ERROR ESCAPES);
            /// `value ->`: leaves the function.
            RETURN_VALUE = 35, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ESCAPES SCOPE_EXIT);
            /// Makes `__annotations__` in the local namespace if it is absent.
            SETUP_ANNOTATIONS = 36, [Public], cache 0, stack(oparg: 0 => 0), argument None, flags(ERROR ESCAPES);
            /// `value, container, start, stop ->`: `container[start:stop] = value`
            STORE_SLICE = 37, [Public], cache 0, stack(oparg: 4 => 0), argument None, flags(ERROR ESCAPES);
            /// `value, container, index ->`: `container[index] = value`
            STORE_SUBSCR = 38, [Public], cache 1, stack(oparg: 3 => 0), argument None, flags(ERROR ESCAPES);
            /// `value -> bool`
            TO_BOOL = 39, [Public], cache 3, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `value -> ~value`
            UNARY_INVERT = 40, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `value -> -value`
            UNARY_NEGATIVE = 41, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES);
            /// `bool -> not bool`; the operand is a `bool`.
            UNARY_NOT = 42, [Public], cache 0, stack(oparg: 1 => 1), argument None, flags(PURE);
            /// `exit, exit self or NULL, previous lasti, previous exception, exception -> the same five, result`: calls `__exit__` with the exception.
            WITH_EXCEPT_START = 43, [Public], cache 0, stack(oparg: 5 => 6), argument None, flags(ERROR ESCAPES);
            /// `left, right -> left operator right`
            BINARY_OP = 44, [Public], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `value, source text, [format] -> interpolation`: one replacement field of a template string.
            BUILD_INTERPOLATION = 45, [Public], cache 0, stack(oparg: 2 + (oparg & 1) => 1), argument Interpolation, flags(ARG ERROR ESCAPES);
            /// `item * n -> list`
            BUILD_LIST = 46, [Public], cache 0, stack(oparg: oparg => 1), argument Count, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `(key, value) * n -> dict`
            BUILD_MAP = 47, [Public], cache 0, stack(oparg: 2 * oparg => 1), argument Count, flags(ARG ERROR ESCAPES);
            /// `item * n -> set`
            BUILD_SET = 48, [Public], cache 0, stack(oparg: oparg => 1), argument Count, flags(ARG ERROR ESCAPES);
            /// `start, stop, [step] -> slice`; the count is 2 or 3.
            BUILD_SLICE = 49, [Public], cache 0, stack(oparg: oparg => 1), argument Count, flags(ARG ERROR);
            /// `text * n -> text`: concatenates.
            BUILD_STRING = 50, [Public], cache 0, stack(oparg: oparg => 1), argument Count, flags(ARG ERROR);
            /// `item * n -> tuple`
            BUILD_TUPLE = 51, [Public], cache 0, stack(oparg: oparg => 1), argument Count, flags(ARG ERROR ERROR_NO_POP);
            /// `callable, self or NULL, argument * n -> result`: a call with positional arguments.
            CALL = 52, [Public], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// `value -> result`: a helper of the interpreter.
            CALL_INTRINSIC_1 = 53, [Public], cache 0, stack(oparg: 1 => 1), argument Intrinsic1, flags(ARG ERROR ESCAPES);
            /// `value, value -> result`: a helper of the interpreter.
            CALL_INTRINSIC_2 = 54, [Public], cache 0, stack(oparg: 2 => 1), argument Intrinsic2, flags(ARG ERROR ESCAPES);
            /// `callable, self or NULL, argument * n, names -> result`: a call whose last arguments are named.
            CALL_KW = 55, [Public], cache 3, stack(oparg: 3 + oparg => 1), argument Count, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `left, right -> left comparison right`
            COMPARE_OP = 56, [Public], cache 1, stack(oparg: 2 => 1), argument Comparison, flags(ARG ERROR ESCAPES);
            /// `item, container -> bool`: `in`, or `not in` if 1.
            CONTAINS_OP = 57, [Public], cache 1, stack(oparg: 2 => 1), argument Invert, flags(ARG ERROR ESCAPES);
            /// `value -> text`: `str`, `repr` or `ascii`.
            CONVERT_VALUE = 58, [Public], cache 0, stack(oparg: 1 => 1), argument Conversion, flags(ARG ERROR ESCAPES);
            /// `value, other * (n - 1) -> value, other * (n - 1), value`: copies the n-th from the top.
            COPY = 59, [Public], cache 0, stack(oparg: oparg => 1 + oparg), argument Depth, flags(ARG PURE);
            /// Copies the closure's cells to the frame.
            COPY_FREE_VARS = 60, [Public], cache 0, stack(oparg: 0 => 0), argument FreeCount, flags(ARG);
            /// `owner ->`: `del owner.name`
            DELETE_ATTR = 61, [Public], cache 0, stack(oparg: 1 => 0), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// Empties a cell.
            DELETE_DEREF = 62, [Public], cache 0, stack(oparg: 0 => 0), argument Deref, flags(ARG FREE ERROR ESCAPES ERROR_NO_POP);
            /// Unbinds a local variable.
            DELETE_FAST = 63, [Public], cache 0, stack(oparg: 0 => 0), argument Local, flags(ARG LOCAL ERROR ESCAPES);
            /// `del name`, global.
            DELETE_GLOBAL = 64, [Public], cache 0, stack(oparg: 0 => 0), argument Name, flags(ARG NAME ERROR ESCAPES ERROR_NO_POP);
            /// `del name` in the local namespace.
            DELETE_NAME = 65, [Public], cache 0, stack(oparg: 0 => 0), argument Name, flags(ARG NAME ERROR ESCAPES ERROR_NO_POP);
            /// `dict, other * (n - 1), mapping -> dict, other * (n - 1)`: adds keyword arguments, refusing duplicates; the callable lies three entries below the dict.
            DICT_MERGE = 66, [Public], cache 0, stack(oparg: 4 + oparg => 3 + oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `dict, other * (n - 1), mapping -> dict, other * (n - 1)`
            DICT_UPDATE = 67, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `awaitable, exception ->`: ends `async for` on `StopAsyncIteration`, raises anything else; the jump names the loop's `SEND` and is not taken.
            END_ASYNC_FOR = 68, [Public], cache 0, stack(oparg: 2 => 0), argument JumpBackward, flags(ARG JUMP ERROR ESCAPES ERROR_NO_POP);
            /// The higher bits of the next instruction's argument.
            EXTENDED_ARG = 69, [Public], cache 0, stack(oparg: 0 => 0), argument Extension, flags(ARG);
            /// `iterator -> iterator, item`: jumps to the `END_FOR` when exhausted.
            FOR_ITER = 70, [Public], cache 1, stack(oparg: 1 => 2), argument JumpForward, flags(ARG JUMP ERROR ESCAPES ERROR_NO_POP);
            /// `object -> awaitable`
            GET_AWAITABLE = 71, [Public], cache 0, stack(oparg: 1 => 1), argument Awaitable, flags(ARG ERROR ESCAPES);
            /// `module -> module, attribute`
            IMPORT_FROM = 72, [Public], cache 0, stack(oparg: 1 => 2), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `level, names -> module`
            IMPORT_NAME = 73, [Public], cache 0, stack(oparg: 2 => 1), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `left, right -> bool`: `is`, or `is not` if 1.
            IS_OP = 74, [Public], cache 0, stack(oparg: 2 => 1), argument Invert, flags(ARG);
            /// Jumps back; checks for signals and other requests.
            JUMP_BACKWARD = 75, [Public], cache 1, stack(oparg: 0 => 0), argument JumpBackward, flags(ARG JUMP EVAL_BREAK ERROR ESCAPES UNCONDITIONAL_JUMP);
            /// Jumps back without checking for requests (within a delegation).
            JUMP_BACKWARD_NO_INTERRUPT = 76, [Public], cache 0, stack(oparg: 0 => 0), argument JumpBackward, flags(ARG JUMP UNCONDITIONAL_JUMP);
            /// Jumps.
            JUMP_FORWARD = 77, [Public], cache 0, stack(oparg: 0 => 0), argument JumpForward, flags(ARG JUMP UNCONDITIONAL_JUMP);
            /// `list, other * (n - 1), item -> list, other * (n - 1)`
            LIST_APPEND = 78, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Depth, flags(ARG ERROR);
            /// `list, other * (n - 1), iterable -> list, other * (n - 1)`
            LIST_EXTEND = 79, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `owner -> attribute`, or, if the flag is set, `owner -> method, self or NULL`.
            LOAD_ATTR = 80, [Public], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG NAME ERROR ESCAPES);
            /// `-> constant`: a built-in that names cannot hide.
            LOAD_COMMON_CONSTANT = 81, [Public], cache 0, stack(oparg: 0 => 1), argument CommonConstant, flags(ARG);
            /// `-> constant`
            LOAD_CONST = 82, [Public], cache 0, stack(oparg: 0 => 1), argument Const, flags(ARG CONST);
            /// `-> value` of a cell.
            LOAD_DEREF = 83, [Public], cache 0, stack(oparg: 0 => 1), argument Deref, flags(ARG LOCAL ERROR ESCAPES);
            /// `-> value` of a local variable known to be bound.
            LOAD_FAST = 84, [Public], cache 0, stack(oparg: 0 => 1), argument Local, flags(ARG LOCAL PURE);
            /// `-> value or NULL`: takes a local variable's value away, for a comprehension that reuses it.
            LOAD_FAST_AND_CLEAR = 85, [Public], cache 0, stack(oparg: 0 => 1), argument Local, flags(ARG LOCAL);
            /// `-> value` of a local variable known to outlive the stack entry.
            LOAD_FAST_BORROW = 86, [Public], cache 0, stack(oparg: 0 => 1), argument Local, flags(ARG LOCAL PURE);
            /// `-> value, value`: two `LOAD_FAST_BORROW`.
            LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87, [Public], cache 0, stack(oparg: 0 => 2), argument LocalPair, flags(ARG LOCAL);
            /// `-> value` of a local variable; raises if it is unbound.
            LOAD_FAST_CHECK = 88, [Public], cache 0, stack(oparg: 0 => 1), argument Local, flags(ARG LOCAL ERROR ESCAPES);
            /// `-> value, value`: two `LOAD_FAST`.
            LOAD_FAST_LOAD_FAST = 89, [Public], cache 0, stack(oparg: 0 => 2), argument LocalPair, flags(ARG LOCAL);
            /// `mapping -> value`: from the mapping by the cell's name, otherwise from the cell.
            LOAD_FROM_DICT_OR_DEREF = 90, [Public], cache 0, stack(oparg: 1 => 1), argument Deref, flags(ARG FREE ERROR ESCAPES ERROR_NO_POP);
            /// `mapping -> value`: from the mapping, otherwise a global or built-in.
            LOAD_FROM_DICT_OR_GLOBALS = 91, [Public], cache 0, stack(oparg: 1 => 1), argument Name, flags(ARG NAME ERROR ESCAPES ERROR_NO_POP);
            /// `-> value`, or, if the flag is set, `-> value, NULL`.
            LOAD_GLOBAL = 92, [Public], cache 4, stack(oparg: 0 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG NAME ERROR ESCAPES);
            /// `-> value`: local, global or built-in.
            LOAD_NAME = 93, [Public], cache 0, stack(oparg: 0 => 1), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `-> int` of 0 to 255.
            LOAD_SMALL_INT = 94, [Public], cache 0, stack(oparg: 0 => 1), argument SmallInt, flags(ARG);
            /// `owner -> method, self or NULL`: looked up in the type.
            LOAD_SPECIAL = 95, [Public], cache 0, stack(oparg: 1 => 2), argument SpecialMethod, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `super, class, self -> attribute`, or, if the lowest bit is set, `-> method, self or NULL`; the next bit says that `super` had arguments.
            LOAD_SUPER_ATTR = 96, [Public], cache 1, stack(oparg: 3 => 1 + (oparg & 1)), argument SuperName, flags(ARG NAME ERROR ESCAPES);
            /// Puts the variable's value into a new cell.
            MAKE_CELL = 97, [Public], cache 0, stack(oparg: 0 => 0), argument Deref, flags(ARG FREE ERROR ESCAPES ERROR_NO_POP);
            /// `dict, other * (n - 1), key, value -> dict, other * (n - 1)`
            MAP_ADD = 98, [Public], cache 0, stack(oparg: 2 + oparg => oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `subject, class, names -> values or None`: a class pattern with n positional parts.
            MATCH_CLASS = 99, [Public], cache 0, stack(oparg: 3 => 1), argument Count, flags(ARG ERROR ESCAPES);
            /// `bool ->`
            POP_JUMP_IF_FALSE = 100, [Public], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG JUMP);
            /// `value ->`
            POP_JUMP_IF_NONE = 101, [Public], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG JUMP);
            /// `value ->`
            POP_JUMP_IF_NOT_NONE = 102, [Public], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG JUMP);
            /// `bool ->`
            POP_JUMP_IF_TRUE = 103, [Public], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG JUMP);
            /// `[exception, [cause]] ->`: `raise`, with 0, 1 or 2 operands.
            RAISE_VARARGS = 104, [Public], cache 0, stack(oparg: oparg => 0), argument Count, flags(ARG ERROR ESCAPES ERROR_NO_POP SCOPE_EXIT);
            /// `[lasti, other * (n - 1)], exception -> [lasti, other * (n - 1)]`: raises again; unless n is 0, at the offset lasti.
            RERAISE = 105, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Reraise, flags(ARG ERROR ESCAPES ERROR_NO_POP SCOPE_EXIT);
            /// `receiver, value -> receiver, yielded`: resumes the receiver; jumps when it has returned.
            SEND = 106, [Public], cache 1, stack(oparg: 2 => 2), argument JumpForward, flags(ARG JUMP ERROR ESCAPES);
            /// `set, other * (n - 1), item -> set, other * (n - 1)`
            SET_ADD = 107, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `attribute, function -> function`
            SET_FUNCTION_ATTRIBUTE = 108, [Public], cache 0, stack(oparg: 2 => 1), argument FunctionAttribute, flags(ARG ERROR ESCAPES);
            /// `set, other * (n - 1), iterable -> set, other * (n - 1)`
            SET_UPDATE = 109, [Public], cache 0, stack(oparg: 1 + oparg => oparg), argument Depth, flags(ARG ERROR ESCAPES);
            /// `value, owner ->`: `owner.name = value`
            STORE_ATTR = 110, [Public], cache 4, stack(oparg: 2 => 0), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `value ->`: into a cell.
            STORE_DEREF = 111, [Public], cache 0, stack(oparg: 1 => 0), argument Deref, flags(ARG FREE ESCAPES);
            /// `value ->`: into a local variable.
            STORE_FAST = 112, [Public], cache 0, stack(oparg: 1 => 0), argument Local, flags(ARG LOCAL ESCAPES);
            /// `value -> value`: `STORE_FAST` of the first, `LOAD_FAST` of the second.
            STORE_FAST_LOAD_FAST = 113, [Public], cache 0, stack(oparg: 1 => 1), argument LocalPair, flags(ARG LOCAL ESCAPES);
            /// `value, value ->`: two `STORE_FAST`.
            STORE_FAST_STORE_FAST = 114, [Public], cache 0, stack(oparg: 2 => 0), argument LocalPair, flags(ARG LOCAL ESCAPES);
            /// `value ->`: into a global variable.
            STORE_GLOBAL = 115, [Public], cache 0, stack(oparg: 1 => 0), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `value ->`: into the local namespace.
            STORE_NAME = 116, [Public], cache 0, stack(oparg: 1 => 0), argument Name, flags(ARG NAME ERROR ESCAPES);
            /// `bottom, other * (n - 2), top -> top, other * (n - 2), bottom`
            SWAP = 117, [Public], cache 0, stack(oparg: oparg => oparg), argument Depth, flags(ARG PURE);
            /// `sequence -> after * m, list, before * n`: assignment to targets with a star.
            UNPACK_EX = 118, [Public], cache 0, stack(oparg: 1 => 1 + (oparg & 0xFF) + (oparg >> 8)), argument UnpackEx, flags(ARG ERROR ESCAPES);
            /// `sequence -> item * n`, the first on top.
            UNPACK_SEQUENCE = 119, [Public], cache 1, stack(oparg: 1 => oparg), argument Count, flags(ARG ERROR ESCAPES);
            /// `value -> sent`: suspends the generator.
            YIELD_VALUE = 120, [Public], cache 0, stack(oparg: 1 => 1), argument Yield, flags(ARG ESCAPES);
            /// Start of a function, or where a generator goes on; checks for requests.
            RESUME = 128, [Public], cache 0, stack(oparg: 0 => 0), argument Resume, flags(ARG EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// Continues in machine code made for this loop; set at run time only.
            ENTER_EXECUTOR = 255, [Internal], cache 0, stack(oparg: 0 => 0), argument Executor, flags(ARG);

            // Specialised forms, which only a running interpreter writes.

            /// `BINARY_OP`: `name = name + str`, in place where nobody else holds the text.
            BINARY_OP_INPLACE_ADD_UNICODE = 3, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 0), argument BinaryOperator, flags(LOCAL DEOPT ERROR ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `float + float`.
            BINARY_OP_ADD_FLOAT = 129, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR SIDE_EXIT);
            /// `BINARY_OP`: `int + int`.
            BINARY_OP_ADD_INT = 130, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `str + str`.
            BINARY_OP_ADD_UNICODE = 131, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR SIDE_EXIT);
            /// `BINARY_OP`: operand types that a descriptor in the cache names.
            BINARY_OP_EXTEND = 132, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(DEOPT ERROR ESCAPES);
            /// `BINARY_OP`: `float * float`.
            BINARY_OP_MULTIPLY_FLOAT = 133, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR SIDE_EXIT);
            /// `BINARY_OP`: `int * int`.
            BINARY_OP_MULTIPLY_INT = 134, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `dict[key]`.
            BINARY_OP_SUBSCR_DICT = 135, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: an object whose `__getitem__` is a Python function.
            BINARY_OP_SUBSCR_GETITEM = 136, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 0), argument BinaryOperator, flags(DEOPT);
            /// `BINARY_OP`: `list[small int]`.
            BINARY_OP_SUBSCR_LIST_INT = 137, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(DEOPT ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `list[slice]`.
            BINARY_OP_SUBSCR_LIST_SLICE = 138, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `str[small int]`.
            BINARY_OP_SUBSCR_STR_INT = 139, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(DEOPT ESCAPES SIDE_EXIT);
            /// `BINARY_OP`: `tuple[small int]`.
            BINARY_OP_SUBSCR_TUPLE_INT = 140, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(DEOPT SIDE_EXIT);
            /// `BINARY_OP`: `float - float`.
            BINARY_OP_SUBTRACT_FLOAT = 141, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR SIDE_EXIT);
            /// `BINARY_OP`: `int - int`.
            BINARY_OP_SUBTRACT_INT = 142, [Specialized BINARY_OP], cache 5, stack(oparg: 2 => 1), argument BinaryOperator, flags(ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: a class with a simple Python `__init__`.
            CALL_ALLOC_AND_ENTER_INIT = 143, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES ERROR_NO_POP);
            /// `CALL`: a bound Python method with exactly its parameters.
            CALL_BOUND_METHOD_EXACT_ARGS = 144, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 0), argument Count, flags(ARG DEOPT ESCAPES SIDE_EXIT);
            /// `CALL`: any other bound Python method.
            CALL_BOUND_METHOD_GENERAL = 145, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES SIDE_EXIT ERROR_NO_POP);
            /// `CALL`: a built-in type with vectorcall.
            CALL_BUILTIN_CLASS = 146, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK DEOPT ERROR ESCAPES);
            /// `CALL`: a native function of positional arguments.
            CALL_BUILTIN_FAST = 147, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK DEOPT ERROR ESCAPES);
            /// `CALL`: a native function that also takes keywords.
            CALL_BUILTIN_FAST_WITH_KEYWORDS = 148, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK DEOPT ERROR ESCAPES);
            /// `CALL`: a native function of one argument.
            CALL_BUILTIN_O = 149, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: `isinstance`.
            CALL_ISINSTANCE = 150, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG DEOPT ERROR ESCAPES ERROR_NO_POP);
            /// `CALL_KW`: a bound Python method.
            CALL_KW_BOUND_METHOD = 151, [Specialized CALL_KW], cache 3, stack(oparg: 3 + oparg => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES SIDE_EXIT);
            /// `CALL_KW`: a callable that is no Python function.
            CALL_KW_NON_PY = 152, [Specialized CALL_KW], cache 3, stack(oparg: 3 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL_KW`: a Python function.
            CALL_KW_PY = 153, [Specialized CALL_KW], cache 3, stack(oparg: 3 + oparg => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: `len`.
            CALL_LEN = 154, [Specialized CALL], cache 3, stack(oparg: 3 => 1), argument Count, flags(DEOPT ERROR ESCAPES ERROR_NO_POP);
            /// `CALL`: `list.append` whose result is dropped.
            CALL_LIST_APPEND = 155, [Specialized CALL], cache 3, stack(oparg: 3 => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES);
            /// `CALL`: a native method of positional arguments.
            CALL_METHOD_DESCRIPTOR_FAST = 156, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: a native method that also takes keywords.
            CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 157, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: a native method without arguments.
            CALL_METHOD_DESCRIPTOR_NOARGS = 158, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: a native method of one argument.
            CALL_METHOD_DESCRIPTOR_O = 159, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: any callable that is no Python function.
            CALL_NON_PY_GENERAL = 160, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES SIDE_EXIT);
            /// `CALL`: a Python function with exactly its parameters.
            CALL_PY_EXACT_ARGS = 161, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 0), argument Count, flags(ARG DEOPT SIDE_EXIT);
            /// `CALL`: any other Python function.
            CALL_PY_GENERAL = 162, [Specialized CALL], cache 3, stack(oparg: 2 + oparg => 0), argument Count, flags(ARG DEOPT ERROR ESCAPES SIDE_EXIT ERROR_NO_POP);
            /// `CALL`: `str(value)`.
            CALL_STR_1 = 163, [Specialized CALL], cache 3, stack(oparg: 3 => 1), argument Count, flags(ARG EVAL_BREAK DEOPT ERROR ESCAPES);
            /// `CALL`: `tuple(iterable)`.
            CALL_TUPLE_1 = 164, [Specialized CALL], cache 3, stack(oparg: 3 => 1), argument Count, flags(ARG EVAL_BREAK DEOPT ERROR ESCAPES);
            /// `CALL`: `type(value)`.
            CALL_TYPE_1 = 165, [Specialized CALL], cache 3, stack(oparg: 3 => 1), argument Count, flags(ARG DEOPT ESCAPES);
            /// `COMPARE_OP`: two `float`.
            COMPARE_OP_FLOAT = 166, [Specialized COMPARE_OP], cache 1, stack(oparg: 2 => 1), argument Comparison, flags(ARG SIDE_EXIT);
            /// `COMPARE_OP`: two small `int`.
            COMPARE_OP_INT = 167, [Specialized COMPARE_OP], cache 1, stack(oparg: 2 => 1), argument Comparison, flags(ARG DEOPT SIDE_EXIT);
            /// `COMPARE_OP`: two `str`, for equality.
            COMPARE_OP_STR = 168, [Specialized COMPARE_OP], cache 1, stack(oparg: 2 => 1), argument Comparison, flags(ARG SIDE_EXIT);
            /// `CONTAINS_OP`: a `dict`.
            CONTAINS_OP_DICT = 169, [Specialized CONTAINS_OP], cache 1, stack(oparg: 2 => 1), argument Invert, flags(ARG ERROR ESCAPES SIDE_EXIT);
            /// `CONTAINS_OP`: a `set` or `frozenset`.
            CONTAINS_OP_SET = 170, [Specialized CONTAINS_OP], cache 1, stack(oparg: 2 => 1), argument Invert, flags(ARG DEOPT ERROR ESCAPES);
            /// `FOR_ITER`: a generator.
            FOR_ITER_GEN = 171, [Specialized FOR_ITER], cache 1, stack(oparg: 1 => 1), argument JumpForward, flags(ARG DEOPT);
            /// `FOR_ITER`: a list iterator.
            FOR_ITER_LIST = 172, [Specialized FOR_ITER], cache 1, stack(oparg: 1 => 2), argument JumpForward, flags(ARG JUMP DEOPT ESCAPES SIDE_EXIT);
            /// `FOR_ITER`: a range iterator.
            FOR_ITER_RANGE = 173, [Specialized FOR_ITER], cache 1, stack(oparg: 1 => 2), argument JumpForward, flags(ARG JUMP ERROR SIDE_EXIT);
            /// `FOR_ITER`: a tuple iterator.
            FOR_ITER_TUPLE = 174, [Specialized FOR_ITER], cache 1, stack(oparg: 1 => 2), argument JumpForward, flags(ARG JUMP ESCAPES SIDE_EXIT);
            /// `JUMP_BACKWARD`: machine code may be made for the loop.
            JUMP_BACKWARD_JIT = 175, [Specialized JUMP_BACKWARD], cache 1, stack(oparg: 0 => 0), argument JumpBackward, flags(ARG JUMP EVAL_BREAK ERROR ESCAPES UNCONDITIONAL_JUMP);
            /// `JUMP_BACKWARD`: no machine code is made for the loop.
            JUMP_BACKWARD_NO_JIT = 176, [Specialized JUMP_BACKWARD], cache 1, stack(oparg: 0 => 0), argument JumpBackward, flags(ARG JUMP EVAL_BREAK ERROR ESCAPES UNCONDITIONAL_JUMP);
            /// `LOAD_ATTR`: an attribute of a class.
            LOAD_ATTR_CLASS = 177, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG SIDE_EXIT);
            /// `LOAD_ATTR`: an attribute of a class whose metaclass is guarded too.
            LOAD_ATTR_CLASS_WITH_METACLASS_CHECK = 178, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG SIDE_EXIT);
            /// `LOAD_ATTR`: a type with a Python `__getattribute__`.
            LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN = 179, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1), argument NameAndFlag, flags(ARG NAME DEOPT);
            /// `LOAD_ATTR`: an inline value of the instance.
            LOAD_ATTR_INSTANCE_VALUE = 180, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG DEOPT ESCAPES SIDE_EXIT);
            /// `LOAD_ATTR`: a method of an object whose dict is not made yet.
            LOAD_ATTR_METHOD_LAZY_DICT = 181, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 2), argument NameAndFlag, flags(ARG DEOPT SIDE_EXIT);
            /// `LOAD_ATTR`: a method of an object without dict.
            LOAD_ATTR_METHOD_NO_DICT = 182, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 2), argument NameAndFlag, flags(ARG SIDE_EXIT);
            /// `LOAD_ATTR`: a method of an object with inline values.
            LOAD_ATTR_METHOD_WITH_VALUES = 183, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 2), argument NameAndFlag, flags(ARG DEOPT SIDE_EXIT);
            /// `LOAD_ATTR`: a module's attribute.
            LOAD_ATTR_MODULE = 184, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG DEOPT ESCAPES);
            /// `LOAD_ATTR`: a plain class attribute, object without dict.
            LOAD_ATTR_NONDESCRIPTOR_NO_DICT = 185, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1), argument NameAndFlag, flags(ARG ESCAPES SIDE_EXIT);
            /// `LOAD_ATTR`: a plain class attribute, object with inline values.
            LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES = 186, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1), argument NameAndFlag, flags(ARG DEOPT ESCAPES SIDE_EXIT);
            /// `LOAD_ATTR`: a property with a Python getter.
            LOAD_ATTR_PROPERTY = 187, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 0), argument NameAndFlag, flags(ARG DEOPT SIDE_EXIT);
            /// `LOAD_ATTR`: a member of `__slots__`.
            LOAD_ATTR_SLOT = 188, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG DEOPT SIDE_EXIT);
            /// `LOAD_ATTR`: a key of the instance's dict at a remembered index.
            LOAD_ATTR_WITH_HINT = 189, [Specialized LOAD_ATTR], cache 9, stack(oparg: 1 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG NAME DEOPT ESCAPES SIDE_EXIT);
            /// `LOAD_CONST`: an immortal constant.
            LOAD_CONST_IMMORTAL = 190, [Specialized LOAD_CONST], cache 0, stack(oparg: 0 => 1), argument Const, flags(ARG CONST);
            /// `LOAD_CONST`: a counted constant.
            LOAD_CONST_MORTAL = 191, [Specialized LOAD_CONST], cache 0, stack(oparg: 0 => 1), argument Const, flags(ARG CONST);
            /// `LOAD_GLOBAL`: a built-in.
            LOAD_GLOBAL_BUILTIN = 192, [Specialized LOAD_GLOBAL], cache 4, stack(oparg: 0 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG DEOPT);
            /// `LOAD_GLOBAL`: a global of the module.
            LOAD_GLOBAL_MODULE = 193, [Specialized LOAD_GLOBAL], cache 4, stack(oparg: 0 => 1 + (oparg & 1)), argument NameAndFlag, flags(ARG DEOPT);
            /// `LOAD_SUPER_ATTR`: an attribute.
            LOAD_SUPER_ATTR_ATTR = 194, [Specialized LOAD_SUPER_ATTR], cache 1, stack(oparg: 3 => 1), argument SuperName, flags(ARG NAME DEOPT ERROR ESCAPES);
            /// `LOAD_SUPER_ATTR`: a method that is called.
            LOAD_SUPER_ATTR_METHOD = 195, [Specialized LOAD_SUPER_ATTR], cache 1, stack(oparg: 3 => 2), argument SuperName, flags(ARG NAME DEOPT ERROR ESCAPES ERROR_NO_POP);
            /// `RESUME`: nothing is requested and instrumentation is current.
            RESUME_CHECK = 196, [Specialized RESUME], cache 0, stack(oparg: 0 => 0), argument Resume, flags(DEOPT);
            /// `SEND`: a generator or coroutine.
            SEND_GEN = 197, [Specialized SEND], cache 1, stack(oparg: 2 => 1), argument JumpForward, flags(ARG DEOPT);
            /// `STORE_ATTR`: an inline value of the instance.
            STORE_ATTR_INSTANCE_VALUE = 198, [Specialized STORE_ATTR], cache 4, stack(oparg: 2 => 0), argument Name, flags(ESCAPES SIDE_EXIT);
            /// `STORE_ATTR`: a member of `__slots__`.
            STORE_ATTR_SLOT = 199, [Specialized STORE_ATTR], cache 4, stack(oparg: 2 => 0), argument Name, flags(DEOPT ESCAPES SIDE_EXIT);
            /// `STORE_ATTR`: a key of the instance's dict at a remembered index.
            STORE_ATTR_WITH_HINT = 200, [Specialized STORE_ATTR], cache 4, stack(oparg: 2 => 0), argument Name, flags(ARG NAME DEOPT ESCAPES SIDE_EXIT);
            /// `STORE_SUBSCR`: `dict[key] = value`.
            STORE_SUBSCR_DICT = 201, [Specialized STORE_SUBSCR], cache 1, stack(oparg: 3 => 0), argument None, flags(ERROR ESCAPES SIDE_EXIT);
            /// `STORE_SUBSCR`: `list[small int] = value`.
            STORE_SUBSCR_LIST_INT = 202, [Specialized STORE_SUBSCR], cache 1, stack(oparg: 3 => 0), argument None, flags(DEOPT ESCAPES SIDE_EXIT);
            /// `TO_BOOL`: a type whose instances are always true.
            TO_BOOL_ALWAYS_TRUE = 203, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(ESCAPES SIDE_EXIT);
            /// `TO_BOOL`: a `bool`.
            TO_BOOL_BOOL = 204, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(SIDE_EXIT);
            /// `TO_BOOL`: an `int`.
            TO_BOOL_INT = 205, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(ESCAPES SIDE_EXIT);
            /// `TO_BOOL`: a `list`.
            TO_BOOL_LIST = 206, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(SIDE_EXIT);
            /// `TO_BOOL`: `None`.
            TO_BOOL_NONE = 207, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(SIDE_EXIT);
            /// `TO_BOOL`: a `str`.
            TO_BOOL_STR = 208, [Specialized TO_BOOL], cache 3, stack(oparg: 1 => 1), argument None, flags(ESCAPES SIDE_EXIT);
            /// `UNPACK_SEQUENCE`: a `list`.
            UNPACK_SEQUENCE_LIST = 209, [Specialized UNPACK_SEQUENCE], cache 1, stack(oparg: 1 => oparg), argument Count, flags(ARG DEOPT SIDE_EXIT);
            /// `UNPACK_SEQUENCE`: a `tuple`.
            UNPACK_SEQUENCE_TUPLE = 210, [Specialized UNPACK_SEQUENCE], cache 1, stack(oparg: 1 => oparg), argument Count, flags(ARG DEOPT SIDE_EXIT);
            /// `UNPACK_SEQUENCE`: a `tuple` of two.
            UNPACK_SEQUENCE_TWO_TUPLE = 211, [Specialized UNPACK_SEQUENCE], cache 1, stack(oparg: 1 => 2), argument Count, flags(ARG DEOPT ESCAPES SIDE_EXIT);

            // Instrumented forms, which only a running interpreter writes.

            /// `END_FOR` that reports to monitoring.
            INSTRUMENTED_END_FOR = 234, [Instrumented END_FOR], cache 0, stack(oparg: 2 => 1), argument None, flags(ERROR ESCAPES ERROR_NO_POP NO_SAVE_IP);
            /// `POP_ITER` that reports to monitoring.
            INSTRUMENTED_POP_ITER = 235, [Instrumented POP_ITER], cache 0, stack(oparg: 1 => 0), argument None, flags(ESCAPES);
            /// `END_SEND` that reports to monitoring.
            INSTRUMENTED_END_SEND = 236, [Instrumented END_SEND], cache 0, stack(oparg: 2 => 1), argument None, flags(ERROR ESCAPES ERROR_NO_POP);
            /// `FOR_ITER` that reports to monitoring.
            INSTRUMENTED_FOR_ITER = 237, [Instrumented FOR_ITER], cache 1, stack(oparg: 1 => 2), argument JumpForward, flags(ARG JUMP ERROR ESCAPES ERROR_NO_POP);
            /// Stands in for an instruction where every instruction is monitored.
            INSTRUMENTED_INSTRUCTION = 238, [Instrumented], cache 0, stack(oparg: 0 => 0), argument None, flags(ERROR ESCAPES);
            /// `JUMP_FORWARD` that reports to monitoring.
            INSTRUMENTED_JUMP_FORWARD = 239, [Instrumented JUMP_FORWARD], cache 0, stack(oparg: 0 => 0), argument JumpForward, flags(ARG UNCONDITIONAL_JUMP);
            /// `NOT_TAKEN` that reports to monitoring.
            INSTRUMENTED_NOT_TAKEN = 240, [Instrumented NOT_TAKEN], cache 0, stack(oparg: 0 => 0), argument None, flags();
            /// `POP_JUMP_IF_TRUE` that reports to monitoring.
            INSTRUMENTED_POP_JUMP_IF_TRUE = 241, [Instrumented POP_JUMP_IF_TRUE], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG);
            /// `POP_JUMP_IF_FALSE` that reports to monitoring.
            INSTRUMENTED_POP_JUMP_IF_FALSE = 242, [Instrumented POP_JUMP_IF_FALSE], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG);
            /// `POP_JUMP_IF_NONE` that reports to monitoring.
            INSTRUMENTED_POP_JUMP_IF_NONE = 243, [Instrumented POP_JUMP_IF_NONE], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG ESCAPES);
            /// `POP_JUMP_IF_NOT_NONE` that reports to monitoring.
            INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 244, [Instrumented POP_JUMP_IF_NOT_NONE], cache 1, stack(oparg: 1 => 0), argument JumpForward, flags(ARG ESCAPES);
            /// `RESUME` that reports to monitoring.
            INSTRUMENTED_RESUME = 245, [Instrumented RESUME], cache 0, stack(oparg: 0 => 0), argument Resume, flags(ARG EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// `RETURN_VALUE` that reports to monitoring.
            INSTRUMENTED_RETURN_VALUE = 246, [Instrumented RETURN_VALUE], cache 0, stack(oparg: 1 => 1), argument None, flags(ERROR ESCAPES SCOPE_EXIT);
            /// `YIELD_VALUE` that reports to monitoring.
            INSTRUMENTED_YIELD_VALUE = 247, [Instrumented YIELD_VALUE], cache 0, stack(oparg: 1 => 1), argument Yield, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `END_ASYNC_FOR` that reports to monitoring.
            INSTRUMENTED_END_ASYNC_FOR = 248, [Instrumented END_ASYNC_FOR], cache 0, stack(oparg: 2 => 0), argument JumpBackward, flags(ARG JUMP ERROR ESCAPES ERROR_NO_POP);
            /// `LOAD_SUPER_ATTR` that reports to monitoring.
            INSTRUMENTED_LOAD_SUPER_ATTR = 249, [Instrumented LOAD_SUPER_ATTR], cache 1, stack(oparg: 3 => 1 + (oparg & 1)), argument SuperName, flags(ARG NAME ERROR ESCAPES);
            /// `CALL` that reports to monitoring.
            INSTRUMENTED_CALL = 250, [Instrumented CALL], cache 3, stack(oparg: 2 + oparg => 1), argument Count, flags(ARG EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// `CALL_KW` that reports to monitoring.
            INSTRUMENTED_CALL_KW = 251, [Instrumented CALL_KW], cache 3, stack(oparg: 3 + oparg => 1), argument Count, flags(ARG ERROR ESCAPES ERROR_NO_POP);
            /// `CALL_FUNCTION_EX` that reports to monitoring.
            INSTRUMENTED_CALL_FUNCTION_EX = 252, [Instrumented CALL_FUNCTION_EX], cache 0, stack(oparg: 4 => 1), argument None, flags(EVAL_BREAK ERROR ESCAPES ERROR_NO_POP);
            /// `JUMP_BACKWARD` that reports to monitoring.
            INSTRUMENTED_JUMP_BACKWARD = 253, [Instrumented JUMP_BACKWARD], cache 1, stack(oparg: 0 => 0), argument JumpBackward, flags(ARG EVAL_BREAK ERROR ESCAPES UNCONDITIONAL_JUMP);
            /// Stands in for an instruction at the start of a line that is monitored.
            INSTRUMENTED_LINE = 254, [Instrumented], cache 0, stack(oparg: 0 => 0), argument None, flags(ESCAPES);

            // Pseudo-instructions, which the compiler replaces.

            /// Where the set-up of annotations goes if there are any.
            ANNOTATIONS_PLACEHOLDER = 256, [Pseudo], cache 0, stack(oparg: 0 => 0), argument None, flags(PURE);
            /// A jump whose direction the assembler settles.
            JUMP = 257, [Pseudo], cache 0, stack(oparg: 0 => 0), argument Target, flags(ARG JUMP EVAL_BREAK ERROR ESCAPES UNCONDITIONAL_JUMP);
            /// `value -> value`: jumps if it is false, keeping it.
            JUMP_IF_FALSE = 258, [Pseudo], cache 0, stack(oparg: 1 => 1), argument Target, flags(ARG JUMP ERROR ESCAPES);
            /// `value -> value`: jumps if it is true, keeping it.
            JUMP_IF_TRUE = 259, [Pseudo], cache 0, stack(oparg: 1 => 1), argument Target, flags(ARG JUMP ERROR ESCAPES);
            /// As `JUMP`, and without a check for requests.
            JUMP_NO_INTERRUPT = 260, [Pseudo], cache 0, stack(oparg: 0 => 0), argument Target, flags(ARG JUMP UNCONDITIONAL_JUMP);
            /// `-> cell`: loads the cell itself, not its value.
            LOAD_CLOSURE = 261, [Pseudo], cache 0, stack(oparg: 0 => 1), argument Local, flags(ARG LOCAL PURE);
            /// Closes the innermost block.
            POP_BLOCK = 262, [Pseudo], cache 0, stack(oparg: 0 => 0), argument None, flags(PURE);
            /// Opens a block whose handler gets the last instruction's offset and the exception.
            SETUP_CLEANUP = 263, [Pseudo], cache 0, stack(oparg: 0 => 2), argument Target, flags(ARG PURE BLOCK_PUSH);
            /// Opens a block whose handler gets the exception.
            SETUP_FINALLY = 264, [Pseudo], cache 0, stack(oparg: 0 => 1), argument Target, flags(ARG PURE BLOCK_PUSH);
            /// Opens a block whose handler gets the last instruction's offset and the exception, below them the result of `__enter__`.
            SETUP_WITH = 265, [Pseudo], cache 0, stack(oparg: 0 => 1), argument Target, flags(ARG PURE BLOCK_PUSH);
            /// `value or NULL ->`: restores what `LOAD_FAST_AND_CLEAR` took.
            STORE_FAST_MAYBE_NULL = 266, [Pseudo], cache 0, stack(oparg: 1 => 0), argument Local, flags(ARG LOCAL ESCAPES);
        }
    };
}
