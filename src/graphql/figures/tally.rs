//! How often each code was met. Codes are small numbers, so that a vector does it.

use super::UNKNOWN;

#[derive(Default)]
pub struct Tally {
    known: Vec<u32>,
    unknown: u32,
}

impl Tally {
    pub fn of_all(codes: &[u32]) -> Self {
        let mut tally = Self::default();
        codes.iter().for_each(|&code| tally.add(code));
        tally
    }

    /// How often no code was known, where that is counted otherwise.
    pub fn set_unknown(&mut self, unknown: u32) {
        self.unknown = unknown;
    }

    pub fn add(&mut self, code: u32) {
        if code == UNKNOWN {
            self.unknown += 1;
            return;
        }
        let at = code as usize;
        if at >= self.known.len() {
            self.known.resize(at + 1, 0);
        }
        self.known[at] += 1;
    }

    /// How often a known code was met.
    pub fn of(&self, code: u32) -> u32 {
        self.known.get(code as usize).copied().unwrap_or_default()
    }

    /// How often no code was known.
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// The known codes that were met, in their order.
    pub fn codes(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.known).filter(|&(_, &count)| count > 0).map(|(code, _)| code)
    }
}
