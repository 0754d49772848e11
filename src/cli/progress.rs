//! Tells on standard error how far long work is: from the first second on, a line each second and one where another part of it begins.

use std::time::{Duration, Instant};

/// How far a command is with its work.
pub struct Progress {
    work: &'static str,
    /// What was told last.
    part: &'static str,
    from: Instant,
    next: Instant,
}

impl Progress {
    const EVERY: Duration = Duration::from_secs(1);

    /// Of a work, such as `importing`.
    pub fn start(work: &'static str) -> Self {
        let from = Instant::now() + Self::EVERY;
        Self { work, part: "", from, next: from }
    }

    /// Says that so many of all are done, such as `rows written`.
    pub fn tell(&mut self, done: usize, total: usize, part: &'static str) {
        let now = Instant::now();
        if now >= self.next || (now >= self.from && part != self.part) {
            eprintln!("{}: {done} of {total} {part}", self.work);
            self.next = now + Self::EVERY;
            self.part = part;
        }
    }
}
