//! The connections: taken up to a number, closed when nothing comes over them, and finished when the server is to stop.
//!
//! What is answered over them is `http`'s matter. `axum::serve` is not used, because it bounds none of this.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::App;
use super::alarm::Alarm;
use super::pulse::Pulse;
use super::stall::Stalling;
use crate::config::{ConnectionSettings, HttpSettings};

/// Files that are left for the database, the log and the like.
const OTHER_FILES: u64 = 128;
/// How long to wait where the system has nothing left for a new connection.
const EXHAUSTED: Duration = Duration::from_millis(100);
/// Above the bytes of address and headers that are allowed, so that a request a little too large gets an error of ours.
const ROOM_FOR_A_CLEAR_ERROR: usize = 32 * 1024;
/// How long the rest of a body that nobody wants is thrown away, so that its sender can read why.
const LINGER: Duration = Duration::from_secs(2);

/// How many connections the system lets this process have of those that are wanted.
#[must_use]
pub fn possible_connections(wanted: usize) -> usize {
    let Some(files) = open_files() else { return wanted };
    let possible = files.saturating_sub(OTHER_FILES).max(files / 2).max(1);
    let possible = usize::try_from(possible).unwrap_or(usize::MAX);
    if possible < wanted {
        tracing::info!("this process may have {files} files open, so connections are bounded to {possible}");
    }
    possible.min(wanted)
}

/// How many files this process may have open, after raising it as far as it may be; absent where there is no bound.
fn open_files() -> Option<u64> {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, ..limit };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    }
}

/// Answers over the connections that come until it is to stop, then lets the requests under way finish.
pub async fn serve(
    listener: TcpListener,
    app: App,
    settings: &HttpSettings,
    mut stop: watch::Receiver<bool>,
) {
    let _pulse = Pulse::begin();
    let most = settings.connections.max_connections;
    let places = Arc::new(Semaphore::new(most));
    let connections = Arc::new(Connections::new(app, settings, stop.clone()));
    tokio::select! {
        () = take(&listener, &connections, &places) => (),
        () = stopped(&mut stop) => (),
    }
    drop(listener);
    // Every connection gives its place back at its end.
    let _ = places.acquire_many(u32::try_from(most).unwrap_or(u32::MAX)).await;
}

async fn take(listener: &TcpListener, connections: &Arc<Connections>, places: &Arc<Semaphore>) {
    while let Ok(place) = Arc::clone(places).acquire_owned().await {
        let stream = accept(listener).await;
        tokio::spawn(Arc::clone(connections).answer(stream, place));
    }
}

/// The next connection, however often there is none to be had.
async fn accept(listener: &TcpListener) -> TcpStream {
    let mut told = false;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) if ended_early(&error) => {}
            Err(error) => {
                if !told {
                    tracing::warn!("no new connection can be taken for now: {error}");
                }
                told = true;
                sleep(EXHAUSTED).await;
            }
        }
    }
}

/// Whether the other side went away before its connection was taken.
fn ended_early(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // Fails only when the sender is gone, which it is after it has said so.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// What every connection needs.
struct Connections {
    protocol: Builder,
    app: App,
    header_timeout: Duration,
    stall_timeout: Duration,
    stop: watch::Receiver<bool>,
}

impl Connections {
    fn new(app: App, settings: &HttpSettings, stop: watch::Receiver<bool>) -> Self {
        let ConnectionSettings { header_timeout, stall_timeout, .. } = settings.connections;
        let head = settings.limits.max_url_bytes.saturating_add(settings.connections.max_header_bytes);
        let mut protocol = Builder::new();
        protocol
            .header_read_timeout(header_timeout)
            .max_buf_size(head.saturating_add(ROOM_FOR_A_CLEAR_ERROR));
        Self { protocol, app, header_timeout, stall_timeout, stop }
    }

    /// Answers what comes over a connection until it is closed.
    async fn answer(self: Arc<Self>, stream: TcpStream, _place: OwnedSemaphorePermit) {
        // Answers are written whole, so that waiting for more only costs time. It fails for connections that are gone.
        let _ = stream.set_nodelay(true);
        if self.begins(&stream).await {
            // In a box of its own, because all that it takes up would otherwise be there from the beginning.
            Box::pin(self.talk(stream)).await;
        }
    }

    /// Requests and answers, one after another.
    async fn talk(&self, stream: TcpStream) {
        let service = service_fn(|request| Box::pin(self.app.answer(request).map(Ok::<_, Infallible>)));
        let stream = TokioIo::new(Stalling::new(stream, self.stall_timeout));
        let mut protocol = self.protocol.clone();
        let mut connection = protocol.timer(Alarm::default()).serve_connection(stream, service);
        let mut stop = self.stop.clone();
        let mut stopping = false;
        let ended = loop {
            tokio::select! {
                ended = poll_fn(|context| connection.poll_without_shutdown(context)) => break ended,
                () = stopped(&mut stop), if !stopping => {
                    stopping = true;
                    std::pin::Pin::new(&mut connection).graceful_shutdown();
                }
            }
        };
        let is_silent = ended.is_err_and(|error| error.is_timeout());
        if !is_silent && !stopping {
            linger(connection.into_parts().io.into_inner().into_inner()).await;
        }
    }

    /// Waits for the first byte, because only then buffers are made: a connection that never says anything costs little.
    async fn begins(&self, stream: &TcpStream) -> bool {
        let mut stop = self.stop.clone();
        let mut first = [0];
        tokio::select! {
            // That it were readable is told without reason at times.
            peeked = timeout(self.header_timeout, stream.peek(&mut first)) => matches!(peeked, Ok(Ok(1))),
            () = stopped(&mut stop) => false,
        }
    }
}

/// Says that nothing more comes, and throws away what still does. To close at once would take the answer from a caller
/// who is still sending.
async fn linger(mut stream: TcpStream) {
    let rest = async {
        stream.shutdown().await?;
        let mut bytes = vec![0; 16 * 1024];
        while stream.read(&mut bytes).await? > 0 {}
        Ok::<_, io::Error>(())
    };
    let _ = timeout(LINGER, rest).await;
}
