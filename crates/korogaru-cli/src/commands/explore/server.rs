//! A server of one page over HTTP, only for a browser on this machine.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::interrupt;

/// A page that is served until Ctrl-C.
pub(super) struct Server {
    runtime: Runtime,
    listener: tokio::net::TcpListener,
    router: Router,
    end: Arc<Notify>,
}

impl Server {
    /// Listens for Ctrl-C from here on.
    pub(super) fn new(listener: TcpListener, page: &'static str) -> io::Result<Self> {
        let hosts = hosts(listener.local_addr()?.port());
        let runtime = Builder::new_current_thread().enable_io().build()?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _guard = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let end = Arc::new(Notify::new());
        let heard = Arc::clone(&end);
        // Whoever presses it twice does not want to wait for a browser that is still reading: the second one
        // ends the program.
        interrupt::first(move || heard.notify_one());
        Ok(Self { runtime, listener, router: router(page, hosts), end })
    }

    /// Answers until Ctrl-C, which is its normal end.
    pub(super) fn serve(self) -> io::Result<()> {
        let Self { runtime, listener, router, end } = self;
        runtime.block_on(async move {
            axum::serve(listener, router).with_graceful_shutdown(async move { end.notified().await }).await
        })
    }
}

/// The names under which a browser on this machine knows the server. A page of another name that has been
/// made to point here (DNS rebinding) is refused.
fn hosts(port: u16) -> Arc<[String]> {
    ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}")).into()
}

fn router(page: &'static str, hosts: Arc<[String]>) -> Router {
    let headers = headers(page);
    Router::new()
        .route("/", get(move || async move { (headers, page) }))
        // Browsers ask for it by themselves, and log an error if there is none.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .layer(from_fn_with_state(hosts, only_from))
}

async fn only_from(State(hosts): State<Arc<[String]>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| hosts.iter().any(|known| known.eq_ignore_ascii_case(host))) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

/// The page itself says what it may do, so that this also holds for the page as a file. Only a server can
/// forbid others to frame it.
fn headers(page: &str) -> HeaderMap {
    let policy = format!("{}; frame-ancestors 'none'", policy(page));
    let policy = HeaderValue::try_from(policy)
        .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    let said = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // The next program at this port may have another page.
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    HeaderMap::from_iter(said)
}

/// The policy that the page has in its head, or else one under which nothing runs.
fn policy(page: &str) -> &str {
    let after = page.split_once(r#"http-equiv="Content-Security-Policy" content=""#).map(|(_, after)| after);
    after.and_then(|after| after.split_once('"')).map_or("default-src 'none'", |(policy, _)| policy)
}
