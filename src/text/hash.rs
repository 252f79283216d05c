//! A short name for a text, the same in every release.

/// FNV-1a: for names that outlive the program, where the hasher of the library may change from one
/// release to the next. No protection against somebody who looks for two texts of one hash.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of nothing.
    pub fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// The hash of these bytes alone.
    pub fn of(bytes: &[u8]) -> Fnv {
        let mut hash = Fnv::new();
        hash.bytes(bytes.iter().copied());
        hash
    }

    /// Takes in a text, apart from the one before it.
    pub fn write(&mut self, text: &str) {
        self.bytes(text.bytes().chain([0xff]));
    }

    /// All of it.
    pub fn long(self) -> u64 {
        self.0
    }

    /// Half of it, as good for telling few things apart.
    pub fn short(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }

    fn bytes(&mut self, bytes: impl Iterator<Item = u8>) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_others_compute() {
        assert_eq!(Fnv::of(b"").long(), 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::of(b"foobar").long(), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn texts_are_kept_apart() {
        let of = |texts: &[&str]| {
            let mut hash = Fnv::new();
            texts.iter().for_each(|text| hash.write(text));
            hash.long()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
