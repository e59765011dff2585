//! The layout of code objects: CPython's `PyCodeObject` with the instructions inline behind it.
//!
//! The instructions are those that run: specialised in place, with caches. Everything else is fixed when the object is
//! made.

use std::cell::{Cell, OnceCell};
use std::mem::offset_of;
use std::ptr;

use pycore_abi::{PyCodeObject, PyTupleObject};
use pycore_bytecode::LocalKind;

use super::monitoring::CodeMonitoring;
use crate::core::layout::{Trace, Tracer};
use crate::core::object::Object;
use crate::core::place::Place;
use crate::core::raised::Fallible;
use crate::core::refs::Owned;
use crate::core::thread::Thread;
use crate::core::var_object::VarObject;
use crate::types::bytes::Bytes;
use crate::types::tuple::Tuple;

/// Two bytes of code: an opcode and its argument, or part of an inline cache.
#[repr(transparent)]
pub struct CodeUnit(Cell<u16>);

impl CodeUnit {
    /// A unit: the opcode in the low byte.
    pub const fn new(opcode: u8, oparg: u8) -> Self {
        Self(Cell::new(opcode as u16 | (oparg as u16) << 8))
    }

    /// The unit.
    #[inline(always)]
    pub fn get(&self) -> u16 {
        self.0.get()
    }

    /// Writes the unit.
    #[inline(always)]
    pub fn set(&self, value: u16) {
        self.0.set(value);
    }
}

/// A code object.
#[repr(C)]
pub struct Code {
    pub(super) head: VarObject,
    pub(super) consts: Place<Tuple>,
    /// Of str.
    pub(super) names: Place<Tuple>,
    /// Bytes.
    pub(super) exception_table: Place,
    pub(super) flags: i32,
    pub(super) argument_count: i32,
    pub(super) positional_only_count: i32,
    pub(super) keyword_only_count: i32,
    pub(super) stack_size: i32,
    pub(super) first_line: i32,
    pub(super) variable_count: i32,
    pub(super) frame_size: i32,
    pub(super) local_count: i32,
    pub(super) cell_count: i32,
    pub(super) free_count: i32,
    pub(super) version: Cell<u32>,
    /// Of str.
    pub(super) variable_names: Place<Tuple>,
    /// Bytes.
    pub(super) variable_kinds: Place,
    pub(super) file_name: Place,
    pub(super) name: Place,
    pub(super) qualified_name: Place,
    /// Bytes.
    pub(super) line_table: Place,
    pub(super) weak_references: Cell<*const Object>,
    /// Side data of the evaluator.
    pub(super) side_data: Cell<*const ()>,
    pub(super) cached: Cell<*const ()>,
    pub(super) instrumentation_version: Cell<usize>,
    pub(super) monitoring: OnceCell<Box<CodeMonitoring>>,
    pub(super) unique_id: isize,
    pub(super) first_traceable: i32,
    pub(super) extra: Cell<*const ()>,
}

const _: () = {
    assert!(size_of::<Code>() == offset_of!(PyCodeObject, co_code_adaptive));
    assert!(offset_of!(Code, consts) == offset_of!(PyCodeObject, co_consts));
    assert!(offset_of!(Code, names) == offset_of!(PyCodeObject, co_names));
    assert!(offset_of!(Code, exception_table) == offset_of!(PyCodeObject, co_exceptiontable));
    assert!(offset_of!(Code, flags) == offset_of!(PyCodeObject, co_flags));
    assert!(offset_of!(Code, argument_count) == offset_of!(PyCodeObject, co_argcount));
    assert!(offset_of!(Code, stack_size) == offset_of!(PyCodeObject, co_stacksize));
    assert!(offset_of!(Code, variable_count) == offset_of!(PyCodeObject, co_nlocalsplus));
    assert!(offset_of!(Code, frame_size) == offset_of!(PyCodeObject, co_framesize));
    assert!(offset_of!(Code, version) == offset_of!(PyCodeObject, co_version));
    assert!(offset_of!(Code, variable_names) == offset_of!(PyCodeObject, co_localsplusnames));
    assert!(offset_of!(Code, line_table) == offset_of!(PyCodeObject, co_linetable));
    assert!(offset_of!(Code, side_data) == offset_of!(PyCodeObject, co_executors));
    assert!(offset_of!(Code, extra) == offset_of!(PyCodeObject, co_extra));
    assert!(
        offset_of!(Code, instrumentation_version)
            == offset_of!(PyCodeObject, _co_instrumentation_version)
    );
};

/// An item of a tuple.
///
/// # Safety
///
/// 1. The place holds a tuple with more items than `index`.
#[inline(always)]
unsafe fn item(tuple: &Place<Tuple>, index: usize) -> &Object {
    // SAFETY: condition 1; the tuple's items are behind its head, and it holds them as long as it lives.
    unsafe {
        let tuple = tuple.as_pointer().cast::<PyTupleObject>();
        let items = (&raw const (*tuple).ob_item).cast::<*const Object>();
        &**items.add(index)
    }
}

/// What a code object is made of, as Python objects.
pub struct CodeParts<'a> {
    /// Instructions, with the counters in their caches.
    pub units: &'a [u8],
    /// `co_consts`
    pub consts: Owned<Tuple>,
    /// `co_names`, interned.
    pub names: Owned<Tuple>,
    /// `co_exceptiontable`, bytes.
    pub exception_table: Owned,
    /// `co_flags`
    pub flags: u32,
    /// `co_argcount`
    pub argument_count: u32,
    /// `co_posonlyargcount`
    pub positional_only_count: u32,
    /// `co_kwonlyargcount`
    pub keyword_only_count: u32,
    /// `co_stacksize`
    pub stack_size: u32,
    /// `co_firstlineno`
    pub first_line: i32,
    /// `co_localsplusnames`, interned.
    pub variable_names: Owned<Tuple>,
    /// `co_localspluskinds`, bytes.
    pub variable_kinds: Owned,
    /// How many variables are locals, cells, free.
    pub counts: [usize; 3],
    /// `co_filename`
    pub file_name: Owned,
    /// `co_name`
    pub name: Owned,
    /// `co_qualname`
    pub qualified_name: Owned,
    /// `co_linetable`, bytes.
    pub line_table: Owned,
    /// The index of the first `RESUME`, in code units.
    pub first_traceable: usize,
}

/// Slots of a frame's head.
const FRAME_HEAD: usize = offset_of!(pycore_abi::_PyInterpreterFrame, localsplus) / 8;

impl Code {
    /// A code object.
    ///
    /// # Safety
    ///
    /// 1. The parts are those of code that the verifier has accepted.
    pub unsafe fn new(thread: &Thread, parts: CodeParts<'_>) -> Fallible<Owned<Self>> {
        static NEXT_VERSION: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
        let variables = parts.variable_names.len();
        let Ok(frame_size) = i32::try_from(FRAME_HEAD + variables + parts.stack_size as usize)
        else {
            return Err(thread.raise_out_of_memory());
        };
        let code =
            thread.new_var_object(super::CODE.get(), parts.units.len() / 2, |head| Self {
                head,
                consts: Place::new(parts.consts),
                names: Place::new(parts.names),
                exception_table: Place::new(parts.exception_table),
                flags: parts.flags as i32,
                argument_count: parts.argument_count as i32,
                positional_only_count: parts.positional_only_count as i32,
                keyword_only_count: parts.keyword_only_count as i32,
                stack_size: parts.stack_size as i32,
                first_line: parts.first_line,
                variable_count: variables as i32,
                frame_size,
                local_count: parts.counts[0] as i32,
                cell_count: parts.counts[1] as i32,
                free_count: parts.counts[2] as i32,
                version: Cell::new(NEXT_VERSION.fetch_add(1, std::sync::atomic::Ordering::Relaxed)),
                variable_names: Place::new(parts.variable_names),
                variable_kinds: Place::new(parts.variable_kinds),
                file_name: Place::new(parts.file_name),
                name: Place::new(parts.name),
                qualified_name: Place::new(parts.qualified_name),
                line_table: Place::new(parts.line_table),
                weak_references: Cell::new(ptr::null()),
                side_data: Cell::new(ptr::null()),
                cached: Cell::new(ptr::null()),
                instrumentation_version: Cell::new(0),
                monitoring: OnceCell::new(),
                unique_id: 0,
                first_traceable: parts.first_traceable as i32,
                extra: Cell::new(ptr::null()),
            })?;
        for (unit, bytes) in code.units().iter().zip(parts.units.chunks_exact(2)) {
            unit.set(u16::from_le_bytes([bytes[0], bytes[1]]));
        }
        Ok(code)
    }

    /// The code as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.head.object
    }

    /// The first code unit.
    #[inline(always)]
    pub fn first_instruction(&self) -> *const CodeUnit {
        // SAFETY: the instructions follow the fixed part.
        unsafe { ptr::from_ref(self).add(1).cast() }
    }

    /// Number of code units.
    #[inline(always)]
    pub fn unit_count(&self) -> usize {
        self.head.size.get() as usize
    }

    /// The code units.
    pub fn units(&self) -> &[CodeUnit] {
        // SAFETY: as many units as the head says follow the fixed part.
        unsafe { std::slice::from_raw_parts(self.first_instruction(), self.unit_count()) }
    }

    /// A constant, whose index the verifier has checked.
    #[inline(always)]
    pub fn constant(&self, index: usize) -> &Object {
        // SAFETY: the verifier has checked the index, and the constants are a tuple.
        unsafe { item(&self.consts, index) }
    }

    /// A name, whose index the verifier has checked.
    #[inline(always)]
    pub fn name_at(&self, index: usize) -> &Object {
        // SAFETY: the verifier has checked the index, and the names are a tuple.
        unsafe { item(&self.names, index) }
    }

    /// The name of a variable, whose index the verifier has checked.
    pub fn variable_name(&self, index: usize) -> &Object {
        // SAFETY: the verifier has checked the index, and the names are a tuple.
        unsafe { item(&self.variable_names, index) }
    }

    /// What kind of variable it is, whose index the verifier has checked.
    pub fn variable_kind(&self, index: usize) -> LocalKind {
        // SAFETY: the field is set when the object is made, to bytes, and never again.
        let kinds = unsafe { &*self.variable_kinds.as_pointer() };
        let kinds = kinds.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        LocalKind::from_bits_retain(kinds.get(index).copied().unwrap_or(0))
    }

    /// Number of variables: locals, cells, free variables.
    #[inline(always)]
    pub fn variable_count(&self) -> usize {
        self.variable_count as usize
    }

    /// Slots of a frame, head included.
    #[inline(always)]
    pub fn frame_size(&self) -> usize {
        self.frame_size as usize
    }

    /// `co_argcount`
    #[inline(always)]
    pub fn argument_count(&self) -> usize {
        self.argument_count as usize
    }

    /// `co_posonlyargcount`
    pub fn positional_only_count(&self) -> usize {
        self.positional_only_count as usize
    }

    /// `co_kwonlyargcount`
    pub fn keyword_only_count(&self) -> usize {
        self.keyword_only_count as usize
    }

    /// `co_flags`
    #[inline(always)]
    pub fn flags(&self) -> u32 {
        self.flags as u32
    }

    /// Side data of the evaluator.
    #[inline(always)]
    pub fn side_data(&self) -> &Cell<*const ()> {
        &self.side_data
    }

    /// `co_version`: unique, as long as numbers last.
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    /// `co_exceptiontable`, bytes.
    pub fn exception_table(&self) -> &Object {
        // SAFETY: the field is set when the object is made, and never again.
        unsafe { &*self.exception_table.as_pointer() }
    }

    /// `co_qualname`
    pub fn qualified_name(&self) -> &Object {
        // SAFETY: as above.
        unsafe { &*self.qualified_name.as_pointer() }
    }

    /// `co_name`
    pub fn name(&self) -> &Object {
        // SAFETY: as above.
        unsafe { &*self.name.as_pointer() }
    }

    /// `co_names`
    pub fn names(&self) -> &Tuple {
        // SAFETY: as above.
        unsafe { &*self.names.as_pointer() }
    }

    /// `co_localsplusnames`: names of locals, cells and free variables.
    pub fn variable_names(&self) -> &Tuple {
        // SAFETY: as above.
        unsafe { &*self.variable_names.as_pointer() }
    }

    /// `co_localspluskinds`, bytes.
    pub fn variable_kinds(&self) -> &Object {
        // SAFETY: as above.
        unsafe { &*self.variable_kinds.as_pointer() }
    }

    /// Changes `co_filename`. The old one stays in memory: somebody may have borrowed it.
    pub fn set_file_name(&self, file_name: Owned) {
        if let Some(old) = self.file_name.replace(Some(file_name)) {
            old.make_immortal();
        }
    }

    /// `co_filename`
    pub fn file_name(&self) -> &Object {
        // SAFETY: as above.
        unsafe { &*self.file_name.as_pointer() }
    }

    /// `co_linetable`, bytes.
    pub fn line_table(&self) -> &Object {
        // SAFETY: as above.
        unsafe { &*self.line_table.as_pointer() }
    }

    /// `co_stacksize`
    pub fn stack_size(&self) -> u32 {
        self.stack_size as u32
    }

    /// `co_firstlineno`
    pub fn first_line(&self) -> i32 {
        self.first_line
    }

    /// The index of the first `RESUME`, in code units: tracing begins there.
    pub fn first_traceable(&self) -> usize {
        self.first_traceable as usize
    }

    /// How many variables are locals.
    pub fn local_count(&self) -> usize {
        self.local_count as usize
    }

    /// `co_consts`
    pub fn constants(&self) -> &Tuple {
        // SAFETY: as above.
        unsafe { &*self.consts.as_pointer() }
    }

    /// How many variables are free.
    #[inline(always)]
    pub fn free_count(&self) -> usize {
        self.free_count as usize
    }

    /// How many variables are cells.
    #[inline(always)]
    pub fn cell_count(&self) -> usize {
        self.cell_count as usize
    }

    /// The version of monitoring that the instructions are current with.
    #[inline(always)]
    pub fn instrumentation_version(&self) -> &Cell<usize> {
        &self.instrumentation_version
    }
}

impl Trace for Code {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.consts.trace(tracer);
        self.names.trace(tracer);
        self.exception_table.trace(tracer);
        self.variable_names.trace(tracer);
        self.variable_kinds.trace(tracer);
        self.file_name.trace(tracer);
        self.name.trace(tracer);
        self.qualified_name.trace(tracer);
        self.line_table.trace(tracer);
    }
}
