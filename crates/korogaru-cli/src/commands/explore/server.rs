//! A server of one page over HTTP, only for a browser on this machine.

use std::future::IntoFuture as _;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST,
    HeaderName, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use super::page::Page;
use super::patience::Patient;
use crate::interrupt;

/// A page that is served until a signal comes, such as Ctrl-C.
pub(super) struct Server {
    runtime: Runtime,
    listener: tokio::net::TcpListener,
    router: Router,
    end: Arc<Notify>,
}

impl Server {
    /// Listens for signals from here on.
    pub(super) fn new(listener: TcpListener, page: Page) -> io::Result<Self> {
        let hosts = hosts(listener.local_addr()?.port());
        let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _guard = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let end = Arc::new(Notify::new());
        let heard = Arc::clone(&end);
        interrupt::first(move || heard.notify_one());
        Ok(Self { runtime, listener, router: router(page, hosts), end })
    }

    /// Answers until a signal comes, which is its normal end.
    pub(super) fn serve(self) {
        let Self { runtime, listener, router, end } = self;
        runtime.spawn(axum::serve(Patient(listener), router).into_future());
        runtime.block_on(end.notified());
        // Who ends it does not want to wait for a browser that is still asking or reading.
        runtime.shutdown_background();
    }
}

/// The names under which a browser on this machine knows the server. A page of another name that has been
/// made to point here (DNS rebinding) is refused.
fn hosts(port: u16) -> Arc<[String]> {
    ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}")).into()
}

fn router(page: Page, hosts: Arc<[String]>) -> Router {
    let Page { plain, packed } = page;
    let headers = headers(&plain);
    let plain = Bytes::from(plain);
    let answer = async move |request: HeaderMap| {
        if takes_gzip(&request) {
            (headers, [(CONTENT_ENCODING, "gzip")], Bytes::from_static(packed)).into_response()
        } else {
            (headers, plain).into_response()
        }
    };
    Router::new()
        .route("/", get(answer))
        // Browsers ask for it by themselves, and log an error if there is none.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .layer(from_fn_with_state(hosts, only_from))
}

/// Whether a browser names gzip among what it unpacks, and does not refuse it by the weight 0.
fn takes_gzip(request: &HeaderMap) -> bool {
    let said = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    said.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let weight = |part: &str| part.strip_prefix("q=").and_then(|weight| weight.parse().ok());
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"))
            && parts.find_map(weight).unwrap_or(1.0) > 0.0
    })
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
        (VARY, HeaderValue::from_static("accept-encoding")),
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
