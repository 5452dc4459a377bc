//! Leaving by the keyboard: Shift three times. Escape is not used: it also stops a page from loading.

/// How long the presses may take together, in milliseconds.
const TOGETHER: f64 = 5_000.0;
const PRESSES: u8 = 3;

/// The presses of Shift so far.
#[derive(Default)]
pub struct ShiftKeys {
    pub presses: u8,
    first: f64,
}

impl ShiftKeys {
    /// Counts a key, pressed at so many milliseconds. Returns whether it is time to leave.
    pub fn press(&mut self, is_shift: bool, at: f64) -> bool {
        if !is_shift {
            self.presses = 0;
            return false;
        }
        if self.presses == 0 || at - self.first > TOGETHER {
            self.presses = 0;
            self.first = at;
        }
        self.presses += 1;
        if self.presses < PRESSES {
            return false;
        }
        self.presses = 0;
        true
    }
}
