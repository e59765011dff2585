//! The generator MT19937 of Matsumoto and Nishimura: 624 words of state, a period of 2^19937 - 1.

/// Words of state.
pub(super) const WORDS: usize = 624;
/// The distance of the words that are mixed.
const MIDDLE: usize = 397;
/// What is added if the lowest bit is set.
const TWIST: u32 = 0x9908_b0df;

/// The state of a generator.
pub(super) struct Twister {
    pub(super) words: [u32; WORDS],
    /// The next word to be given; `WORDS` if all have been.
    pub(super) next: usize,
}

impl Twister {
    /// A generator before it is seeded.
    pub(super) const fn new() -> Self {
        Self { words: [0; WORDS], next: WORDS }
    }

    fn seed_with_word(&mut self, seed: u32) {
        self.words[0] = seed;
        for index in 1..WORDS {
            let last = self.words[index - 1];
            self.words[index] =
                (last ^ last >> 30).wrapping_mul(1_812_433_253).wrapping_add(index as u32);
        }
        self.next = WORDS;
    }

    /// Begins anew from words, of which there is at least one.
    pub(super) fn seed(&mut self, key: &[u32]) {
        self.seed_with_word(19_650_218);
        let (mut index, mut part) = (1, 0);
        for _ in 0..WORDS.max(key.len()) {
            let mixed = self.mixed(index, 1_664_525);
            self.words[index] = mixed.wrapping_add(key[part]).wrapping_add(part as u32);
            index = self.following(index);
            part = (part + 1) % key.len();
        }
        for _ in 1..WORDS {
            let mixed = self.mixed(index, 1_566_083_941);
            self.words[index] = mixed.wrapping_sub(index as u32);
            index = self.following(index);
        }
        self.words[0] = 0x8000_0000;
    }

    /// A word with the one in front mixed in.
    fn mixed(&self, index: usize, factor: u32) -> u32 {
        let last = self.words[index - 1];
        self.words[index] ^ (last ^ last >> 30).wrapping_mul(factor)
    }

    /// The next place of the seeding, which goes around without the first word.
    fn following(&mut self, index: usize) -> usize {
        if index + 1 < WORDS {
            return index + 1;
        }
        self.words[0] = self.words[WORDS - 1];
        1
    }

    fn refill(&mut self) {
        for index in 0..WORDS {
            let joined =
                self.words[index] & 0x8000_0000 | self.words[(index + 1) % WORDS] & 0x7fff_ffff;
            let twist = if joined & 1 == 0 { 0 } else { TWIST };
            self.words[index] = self.words[(index + MIDDLE) % WORDS] ^ joined >> 1 ^ twist;
        }
        self.next = 0;
    }

    /// The next 32 bits.
    pub(super) fn word(&mut self) -> u32 {
        if self.next >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// A number from 0 to 1, 1 excluded, of 53 bits.
    pub(super) fn float(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }
}
