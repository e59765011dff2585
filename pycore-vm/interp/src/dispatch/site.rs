//! An instruction and its inline cache, for those who specialise it.

use pycore_bytecode::Opcode;
use pycore_objects::types::code::CodeUnit;

/// A code unit of an instruction that runs, as specialisers see it.
#[derive(Clone, Copy)]
pub struct Site(*const CodeUnit);

/// The counter after an instruction has been specialised: 52 misses until the next attempt.
const COOL_DOWN: u16 = 52 << 4;
/// The longest pause is 2^12 executions.
const LONGEST_PAUSE: u16 = 12;

impl Site {
    /// The instruction at `pc`.
    #[inline(always)]
    pub(super) fn new(pc: *const CodeUnit) -> Self {
        Self(pc)
    }

    fn unit(&self, index: usize) -> &CodeUnit {
        // SAFETY: the verifier has seen that the instruction and its whole cache are there, and specialisers stay
        // within the cache of their family.
        unsafe { &*self.0.add(index) }
    }

    /// The opcode, which may be a specialised one.
    pub fn opcode(&self) -> u8 {
        self.unit(0).get() as u8
    }

    /// The opcode of the instruction behind, whose distance is the family's size.
    pub fn next_opcode(&self, size: usize) -> u8 {
        self.unit(size).get() as u8
    }

    /// The argument byte of the instruction behind.
    pub fn next_oparg(&self, size: usize) -> usize {
        usize::from(self.unit(size).get() >> 8)
    }

    /// Makes the instruction another one.
    pub fn set_opcode(&self, opcode: Opcode) {
        let unit = self.unit(0);
        unit.set(unit.get() & 0xFF00 | opcode as u16);
    }

    /// A number in the cache.
    pub fn cache16(&self, index: usize) -> u16 {
        self.unit(1 + index).get()
    }

    /// Sets a number in the cache.
    pub fn set_cache16(&self, index: usize, value: u16) {
        self.unit(1 + index).set(value);
    }

    /// Sets a number of two units in the cache.
    pub fn set_cache32(&self, index: usize, value: u32) {
        self.set_cache16(index, value as u16);
        self.set_cache16(index + 1, (value >> 16) as u16);
    }

    /// Sets a number of four units in the cache.
    pub fn set_cache64(&self, index: usize, value: u64) {
        self.set_cache32(index, value as u32);
        self.set_cache32(index + 2, (value >> 32) as u32);
    }

    /// The instruction has been specialised, its cache being filled.
    pub fn succeed(&self, opcode: Opcode) {
        self.set_opcode(opcode);
        self.set_cache16(0, COOL_DOWN);
    }

    /// The instruction cannot be specialised now; the next attempt is twice as far away as this one was.
    pub fn fail(&self, generic: Opcode) {
        self.set_opcode(generic);
        let backoff = ((self.cache16(0) & 15) + 1).min(LONGEST_PAUSE);
        self.set_cache16(0, ((1 << backoff) - 1) << 4 | backoff);
    }
}
