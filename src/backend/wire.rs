//! Short pieces of what is sent, put together without allocating.

/// Something that bytes can be appended to.
pub(super) trait Bytes {
    /// Appends `bytes`.
    fn put(&mut self, bytes: &[u8]);

    /// Appends `n` in decimal digits.
    fn number(&mut self, n: u16) {
        let mut digits = [0; 5];
        let mut first = digits.len();
        let mut rest = n;
        loop {
            first -= 1;
            digits[first] = b'0' + u8::try_from(rest % 10).expect("one digit");
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.put(&digits[first..]);
    }
}

impl Bytes for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// One control sequence; the longest is an SGR with every attribute and two colours of 24 bits.
#[derive(Clone, Copy)]
pub(super) struct Short {
    bytes: [u8; Short::ROOM],
    len: u8,
}

impl Short {
    const ROOM: usize = 80;

    /// Nothing yet.
    pub(super) fn new() -> Short {
        Short {
            bytes: [0; Short::ROOM],
            len: 0,
        }
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        usize::from(self.len)
    }
}

impl Bytes for Short {
    fn put(&mut self, bytes: &[u8]) {
        let start = self.len();
        self.bytes[start..start + bytes.len()].copy_from_slice(bytes);
        self.len += u8::try_from(bytes.len()).expect("a control sequence is short");
    }
}

impl AsRef<[u8]> for Short {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.len()]
    }
}
