//! Connections that end if nothing comes of them.

use std::future::Future as _;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep};

/// How long a connection may live without anything being sent on it. One limit serves for all: a request that
/// never ends, however often a byte of it comes, a browser that does not read, and one that asks no more.
const PATIENCE: Duration = Duration::from_secs(5);

/// The most bytes that are read between two answers. A browser's request for the page has less than a
/// thousand.
const LONGEST: usize = 16 * 1024;

/// Listens as another does, and gives each connection its limits.
pub(super) struct Patient(pub(super) TcpListener);

impl Listener for Patient {
    type Io = Limited;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Limited, SocketAddr) {
        let (stream, from) = Listener::accept(&mut self.0).await;
        (Limited { stream, end: Box::pin(sleep(PATIENCE)), unanswered: 0 }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection with its limits.
pub(super) struct Limited {
    stream: TcpStream,
    end: Pin<Box<Sleep>>,
    /// How many bytes have been read since the last that was sent.
    unanswered: usize,
}

impl Limited {
    /// An error once the time is over, also if there is something to read.
    fn in_time(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        match self.end.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::ErrorKind::TimedOut.into()),
            Poll::Pending => Ok(()),
        }
    }

    /// Gives the connection its time again.
    fn sent(&mut self) {
        self.unanswered = 0;
        self.end.as_mut().reset(Instant::now() + PATIENCE);
    }
}

impl AsyncRead for Limited {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.in_time(context)?;
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.unanswered += buffer.filled().len() - before;
        if self.unanswered > LONGEST {
            return Poll::Ready(Err(io::ErrorKind::InvalidData.into()));
        }
        read
    }
}

impl AsyncWrite for Limited {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.in_time(context)?;
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if matches!(written, Poll::Ready(Ok(_))) {
            self.sent();
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
