//! The timer of one connection, by which hyper closes it when no request comes.
//!
//! hyper takes one down and sets another for each request. With timers of the runtime, each of these is a turn at a lock that
//! all connections share; here the one that is set is left, and is put off if it rings too early.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use hyper::rt;
use tokio::time::{Sleep, sleep_until};

/// Rings for one connection, at one time after another.
#[derive(Clone, Default)]
pub struct Alarm(Arc<Mutex<Option<Pin<Box<Sleep>>>>>);

impl rt::Timer for Alarm {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn rt::Sleep>> {
        self.sleep_until(Instant::now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn rt::Sleep>> {
        Box::pin(Waiting { alarm: self.clone(), deadline })
    }
}

/// Waits for the alarm to ring at a time.
struct Waiting {
    alarm: Alarm,
    deadline: Instant,
}

impl rt::Sleep for Waiting {}

impl Future for Waiting {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let deadline = self.deadline.into();
        let mut alarm = self.alarm.0.lock().unwrap_or_else(PoisonError::into_inner);
        let alarm = alarm.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if alarm.deadline() > deadline {
            alarm.as_mut().reset(deadline);
        }
        loop {
            ready!(alarm.as_mut().poll(context));
            if alarm.deadline() == deadline {
                return Poll::Ready(());
            }
            alarm.as_mut().reset(deadline);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use rt::Timer;

    use super::*;

    #[tokio::test]
    async fn it_rings_at_the_time_that_was_asked_for_last() {
        let alarm = Alarm::default();
        let begun = Instant::now();
        let at = |milliseconds| begun + Duration::from_millis(milliseconds);
        // Later than the one before, earlier than it, and once more after it has rung.
        for (given_up, wanted) in [(50, 150), (60_000, 250), (50, 350)] {
            let was_time = Instant::now() >= at(given_up);
            let rings = alarm.sleep_until(at(given_up)).now_or_never().is_some();
            let is_time = Instant::now() >= at(given_up);
            assert!((rings || !was_time) && (is_time || !rings), "{given_up}");
            alarm.sleep_until(at(wanted)).await;
            // Not at the time that was given up; how soon after its own is the machine's matter.
            let now = Instant::now();
            assert!((at(wanted)..at(30_000)).contains(&now), "{wanted}: {:?}", now - begun);
        }
    }
}
