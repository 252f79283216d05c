//! A paste on its way in, between the two marks that the terminal puts around it.

/// A text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The text, lines ending in `\n`; what was not UTF-8 is U+FFFD. It is not cleaned.
    pub text: String,
    /// Whether the text was longer than [`Paste::LIMIT`] and the rest is missing.
    pub cut: bool,
}

impl Paste {
    /// The most bytes that are kept of one paste.
    pub const LIMIT: usize = 64 * 1024;
}

/// Gathers a paste up to its end mark.
#[derive(Debug, Default)]
pub(super) struct Collector {
    bytes: Vec<u8>,
    /// How much of the end mark has been seen.
    matched: usize,
    cut: bool,
    /// Nothing came for so long that the end mark may have been lost.
    stale: bool,
}

const START: &[u8] = b"\x1b[200~";
const END: &[u8] = b"\x1b[201~";

impl Collector {
    /// Takes bytes of the paste; returns how many, and whether the paste is over.
    pub(super) fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        if self.stale && matches!(bytes, [0x03 | 0x1b]) {
            // Someone wants out of a paste that never ended.
            return (0, true);
        }
        self.stale = false;
        for (at, byte) in bytes.iter().enumerate() {
            self.push(*byte);
            if self.matched == END.len() {
                self.matched = 0;
                // A pasted text that holds the mark itself goes on behind it.
                if !ends_again(&bytes[at + 1..]) {
                    return (at + 1, true);
                }
            }
        }
        (bytes.len(), false)
    }

    fn push(&mut self, byte: u8) {
        if byte == END[self.matched] {
            self.matched += 1;
            return;
        }
        self.keep(&END[..self.matched]);
        self.matched = 0;
        if byte == END[0] {
            self.matched = 1;
        } else {
            self.keep(&[byte]);
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = Paste::LIMIT - self.bytes.len();
        self.cut |= bytes.len() > room;
        self.bytes
            .extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// Whether there is something to report, or to become doubtful about, when nothing comes.
    pub(super) fn is_waiting(&self) -> bool {
        !self.stale || !self.bytes.is_empty()
    }

    /// What there is so far, when nothing has come for long.
    pub(super) fn idle(&mut self) -> Option<Paste> {
        self.stale = true;
        self.finish()
    }

    /// The pasted text, if there is any.
    pub(super) fn finish(&mut self) -> Option<Paste> {
        let mut bytes = std::mem::take(&mut self.bytes);
        let cut = std::mem::take(&mut self.cut);
        if cut
            && let Err(error) = std::str::from_utf8(&bytes)
            && error.error_len().is_none()
        {
            // Not half a character at the end.
            bytes.truncate(error.valid_up_to());
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        (!text.is_empty()).then_some(Paste { text, cut })
    }
}

/// Whether the paste that seems to be over ends once more before another one starts.
fn ends_again(rest: &[u8]) -> bool {
    let find = |mark: &[u8]| rest.windows(mark.len()).position(|window| window == mark);
    match (find(END), find(START)) {
        (Some(end), Some(start)) => end < start,
        (Some(_), None) => true,
        (None, _) => false,
    }
}
