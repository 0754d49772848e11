//! Time on a machine that may have much else to do: how long to wait for what must come, and how to tell what is slow from
//! what had to wait for its turn.

use std::{
    fs,
    ops::Range,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How long to wait for what must come. Only a failure takes so long.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// How often something is looked at that is waited for, and how long a look takes with the pause before it at most, on a
/// machine with nothing else to do.
const PAUSE: Duration = Duration::from_millis(20);
const TURN: Duration = Duration::from_millis(25);

/// What `check` says until it says yes; gives up after the time.
///
/// Where the checks themselves are slow, there are as many of them as would have fitted into the time.
pub async fn within<T>(time: Duration, mut check: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let (started, mut turns) = (Instant::now(), 0);
    loop {
        if let Some(found) = check().await {
            return Some(found);
        }
        turns += 1;
        if started.elapsed() > time && TURN * turns > time {
            return None;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Measures how long something takes, with and without the pauses in which the machine lets nobody work.
pub struct Stopwatch {
    pub started: Instant,
    ticks: Arc<AtomicU32>,
}

impl Stopwatch {
    /// How long a tick is, and as how much time it counts: a little more, because no sleep is exact.
    const TICK: Duration = Duration::from_millis(10);
    const COUNTED: Duration = Duration::from_millis(12);

    pub fn start() -> Self {
        let ticks = Arc::new(AtomicU32::new(0));
        let ticking = Arc::downgrade(&ticks);
        thread::spawn(move || {
            while let Some(ticks) = ticking.upgrade() {
                ticks.fetch_add(1, Ordering::Relaxed);
                drop(ticks);
                thread::sleep(Self::TICK);
            }
        });
        Self { started: Instant::now(), ticks }
    }

    /// The time without pauses of the machine.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed().min(Self::COUNTED * self.ticks.load(Ordering::Relaxed).max(1))
    }

    /// Checks how many milliseconds it took: at least so many on the clock, and fewer than so many without pauses.
    #[track_caller]
    pub fn assert_took(&self, milliseconds: Range<u64>) {
        let (clock, without) = (self.started.elapsed(), self.elapsed());
        let is_long_enough = clock >= Duration::from_millis(milliseconds.start);
        let is_short_enough = without < Duration::from_millis(milliseconds.end);
        assert!(
            is_long_enough && is_short_enough,
            "{clock:?}, without pauses {without:?}: not {milliseconds:?}"
        );
    }
}

/// How much of the processors' time a process has taken, which does not depend on what else they do. The time on the clock
/// where the system does not tell it as Linux does.
pub fn work(process: u32) -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    ticks(process).map_or_else(|| BEGUN.elapsed(), |ticks| Duration::from_millis(10) * ticks)
}

/// The fields `utime` and `stime` of `/proc/PID/stat`, in hundredths of a second.
fn ticks(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in parentheses, is the second of the fields and may hold spaces.
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u32>().ok()? + fields.next()?.parse::<u32>().ok()?)
}
