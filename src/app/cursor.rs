//! Where one stands in a list: the same for every list.

/// The selected position of a list and the first one on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected position; 0 in an empty list.
    pub selected: usize,
    /// The first position that is drawn.
    pub offset: usize,
}

impl ListCursor {
    /// Moves by so many positions, held within a list of `len`.
    pub fn step(&mut self, by: isize, len: usize) {
        self.selected = self
            .selected
            .saturating_add_signed(by)
            .min(len.saturating_sub(1));
    }

    /// Moves by so many positions, and the picture with it, so that the selection stays where it is.
    pub fn page(&mut self, by: isize, len: usize, height: usize) {
        let last_offset = len.saturating_sub(height);
        self.offset = self.offset.saturating_add_signed(by).min(last_offset);
        self.step(by, len);
    }

    /// Moves the picture by so many positions; the selection stays, as long as it is seen.
    pub fn scroll(&mut self, by: isize, len: usize, height: usize) {
        let last_offset = len.saturating_sub(height);
        self.offset = self.offset.saturating_add_signed(by).min(last_offset);
        let last_seen = (self.offset + height).min(len).saturating_sub(1);
        self.selected = self.selected.clamp(self.offset.min(last_seen), last_seen);
    }

    /// Stands on `position`.
    pub fn select(&mut self, position: usize) {
        self.selected = position;
    }

    /// The first position to draw, so that the selection is seen in `height` rows of a list of `len`.
    pub fn window(&self, height: usize, len: usize) -> usize {
        if height == 0 {
            return self.offset.min(len);
        }
        let selected = self.selected.min(len.saturating_sub(1));
        let offset = self.offset.min(len.saturating_sub(height));
        if selected < offset {
            selected
        } else if selected >= offset + height {
            selected + 1 - height
        } else {
            offset
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_without_room_begins_within_the_list() {
        let cursor = ListCursor {
            selected: 13,
            offset: 13,
        };
        assert_eq!([9, 13, 20].map(|len| cursor.window(0, len)), [9, 13, 13]);
    }

    #[test]
    fn the_window_always_holds_the_selection() {
        for len in 0..12 {
            for height in 1..6 {
                for selected in 0..12 {
                    for offset in 0..14 {
                        let cursor = ListCursor { selected, offset };
                        let first = cursor.window(height, len);
                        let seen = selected.min(len.saturating_sub(1));
                        assert!(
                            first <= seen && seen < first + height,
                            "{cursor:?} {height} {len}"
                        );
                        assert!(
                            first == 0 || first + height <= len,
                            "{cursor:?} {height} {len}"
                        );
                    }
                }
            }
        }
    }
}
