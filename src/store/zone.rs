//! Files of time zones, as the system has them.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// A file with more bytes holds no time zone.
const LARGEST: u64 = 256 << 10;

/// What stands in a file that perhaps holds a time zone.
pub fn read_zone(path: &Path) -> Option<Vec<u8>> {
    // Nothing else is opened: it could keep us waiting.
    fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
