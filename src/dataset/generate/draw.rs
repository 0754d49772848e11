//! Choices made at random, the same for the same seed on every machine. What is chosen from is told elsewhere.

use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

/// A sequence of choices.
///
/// The numbers come from a generator that is documented to give the same ones in every version; the ranges and shuffles of
/// `rand` are not, so what is made of the numbers is told here, in whole numbers only.
pub struct Draw(ChaCha8Rng);

impl Draw {
    pub fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// A number from 0 to `end` - 1; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let scaled = u128::from(self.0.next_u64()) * end as u128;
        usize::try_from(scaled >> 64).unwrap_or_default()
    }

    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    /// A number from 0 to `end` - 1, low ones far more often: of 20,000, the first comes once in 400 draws.
    pub fn skewed(&mut self, end: usize) -> usize {
        let most = self.below(end);
        let most = self.below(most + 1);
        self.below(most + 1)
    }

    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub fn maybe<T>(&mut self, share: usize, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.percent(share).then(|| value(self))
    }

    /// One of some, which may not be none.
    pub fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of some, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, from: &[(T, usize)]) -> T {
        let mut left = self.below(from.iter().map(|(_, weight)| weight).sum());
        let drawn = from.iter().find(|(_, weight)| {
            let is_reached = left < *weight;
            left = left.saturating_sub(*weight);
            is_reached
        });
        drawn.unwrap_or(&from[0]).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_numbers_that_it_always_gave() {
        let mut draw = Draw::new(1);
        let drawn: Vec<usize> = (0..6).map(|_| draw.below(1000)).collect();
        assert_eq!(drawn, [381, 294, 798, 916, 855, 139]);
    }

    #[test]
    fn every_choice_comes_up_as_often_as_it_should() {
        let mut draw = Draw::new(2);
        let mut counts = [0; 3];
        for _ in 0..10_000 {
            counts[draw.weighted(&[(0, 1), (1, 0), (2, 3)])] += 1;
        }
        assert!((2_300..2_700).contains(&counts[0]) && counts[1] == 0, "{counts:?}");
        assert!((0..1_000).all(|_| (3..=5).contains(&draw.between(3, 5)) && draw.skewed(4) < 4));
    }
}
