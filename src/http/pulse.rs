//! A pulse, by which sockets and timers are looked after while requests are worked at that do not pause.
//!
//! The thread of the runtime that waits for sockets and timers may be the one that begins such work, while all others sleep.
//! Until its end no time limit would hold, and no other caller be heard (issue 4730 of tokio). A task that comes from outside
//! wakes one of the others, which then waits in its place.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use tokio::runtime::Handle;

/// For how long nobody may be heard.
const BEAT: Duration = Duration::from_millis(20);

/// Beats until it is dropped.
pub struct Pulse {
    _alive: Sender<()>,
}

impl Pulse {
    /// Begins in the runtime that this is called in.
    pub fn begin() -> Self {
        let (alive, ended) = mpsc::channel();
        let runtime = Handle::current();
        thread::spawn(move || {
            while ended.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                drop(runtime.spawn(async {}));
            }
        });
        Self { _alive: alive }
    }
}
