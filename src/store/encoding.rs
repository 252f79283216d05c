//! Which encoding a text that is not UTF-8 is likely to have.

/// An encoding by which Chinese texts are still met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// GB18030, with GBK and GB2312 as parts of it.
    Gb18030,
    /// UTF-16, as editors on Windows write "Unicode".
    Utf16,
}

impl Encoding {
    /// Its name, as `iconv` and people know it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Gb18030 => "GB18030",
            Encoding::Utf16 => "UTF-16",
        }
    }

    /// The encoding that bytes which are not UTF-8 look like, if they look like one of these.
    pub fn guess(bytes: &[u8]) -> Option<Encoding> {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Some(Encoding::Utf16);
        }
        looks_like_gb18030(bytes).then_some(Encoding::Gb18030)
    }
}

/// Whether every byte fits, and nearly all characters of two bytes are common ones.
///
/// The form alone says little, as half of all pairs of bytes have it. Chinese prose is made of the
/// characters and signs of GB2312; a text in Latin-1 or cut-off UTF-8 that has the form is not.
fn looks_like_gb18030(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 1 << 20;
    let (mut pairs, mut common) = (0usize, 0usize);
    let mut rest = &bytes[..bytes.len().min(SAMPLE)];
    loop {
        rest = match rest {
            [] => break,
            [0..=0x7f, rest @ ..] => rest,
            [
                0x81..=0xfe,
                0x30..=0x39,
                0x81..=0xfe,
                0x30..=0x39,
                rest @ ..,
            ] => rest,
            [
                lead @ 0x81..=0xfe,
                trail @ (0x40..=0x7e | 0x80..=0xfe),
                rest @ ..,
            ] => {
                pairs += 1;
                common += usize::from(matches!((lead, trail), (0xa1..=0xa9 | 0xb0..=0xf7, 0xa1..)));
                rest
            }
            // A character cut in half by the end of the sample.
            [0x81..=0xfe]
            | [0x81..=0xfe, 0x30..=0x39]
            | [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe] => break,
            _ => return false,
        };
    }
    pairs > 0 && common * 10 >= pairs * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Encoding>) {
        assert_eq!(Encoding::guess(bytes), expected);
    }

    #[test]
    fn chinese_in_gb18030_is_recognized() {
        // "（金融服务，“银行”）" and a character of four bytes.
        let text = b"name: \xa3\xa8\xbd\xf0\xc8\xda\xb7\xfe\xce\xf1\xa3\xac\xa1\xb0\xd2\xf8\xd0\xd0\xa1\xb1\xa3\xa9 \x81\x30\x81\x30";
        check(text, Some(Encoding::Gb18030));
        check(&text[..9], Some(Encoding::Gb18030));
    }

    #[test]
    fn other_bytes_are_not_taken_for_it() {
        check(b"R\xe9gion, \xe9t\xe9", None);
        check("金融服务".as_bytes().split_last().unwrap().1, None);
        check(b"\x80abc", None);
        check(b"\xff\x00", None);
        check(b"plain", None);
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        check(b"\xff\xfe(\0", Some(Encoding::Utf16));
        check(b"\xfe\xff\0(", Some(Encoding::Utf16));
    }
}
