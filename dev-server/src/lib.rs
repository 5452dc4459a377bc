//! Serves a folder the way a static web host does, on this machine only: for `cargo xtask serve`, and for the browser
//! tests, which also want pages of their own and a list of what was asked for.

mod headers;

/// For whoever puts layers around the router.
pub use axum;

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// A running host. It stops when it is dropped.
pub struct Host {
    address: SocketAddr,
    site: Site,
    server: JoinHandle<()>,
}

/// What the requests share.
#[derive(Clone)]
struct Site {
    folder: PathBuf,
    pages: Arc<Mutex<BTreeMap<String, (&'static str, String)>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Serves a folder on a free port of 127.0.0.1, with the headers that the file `_headers` in it asks for.
    pub async fn serve(folder: impl AsRef<Path>) -> io::Result<Self> {
        Self::serve_on(folder, 0, |router| router).await
    }

    /// Serves a folder with these headers on every answer. Their names are in small letters.
    pub async fn serve_with<const N: usize>(
        folder: impl AsRef<Path>,
        headers: [(&'static str, &'static str); N],
    ) -> io::Result<Self> {
        let add = move |mut response: Response| async move {
            for (name, value) in headers {
                response.headers_mut().insert(name, HeaderValue::from_static(value));
            }
            response
        };
        Self::serve_on(folder, 0, |router| router.layer(map_response(add))).await
    }

    /// Serves a folder on a port of 127.0.0.1 (0 for any free one), through layers around its router.
    pub async fn serve_on(
        folder: impl AsRef<Path>,
        port: u16,
        layers: impl FnOnce(Router) -> Router,
    ) -> io::Result<Self> {
        let site = Site { folder: folder.as_ref().to_path_buf(), pages: Arc::default(), requests: Arc::default() };
        let router =
            Router::new().fallback_service(ServeDir::new(&site.folder)).layer(from_fn_with_state(site.clone(), answer));
        let router = layers(router).into_make_service();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(async move {
            // Ends with an error only where the listener is closed from outside; then there is nobody left to tell.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, site, server })
    }

    /// The address of a path on this host. The path begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Adds a page that is in no file, or replaces one that is. The path begins with a slash.
    pub fn add_page(&self, path: &str, content_type: &'static str, body: impl Into<String>) {
        lock(&self.site.pages).insert(path.to_owned(), (content_type, body.into()));
    }

    /// The path of each request so far, in order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.site.requests).clone()
    }

    /// Forgets the requests so far, and the pages that were added.
    pub fn empty(&self) {
        lock(&self.site.requests).clear();
        lock(&self.site.pages).clear();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    lock(&site.requests).push(path.clone());
    let page = lock(&site.pages).get(&path).cloned();
    let mut response = match page {
        Some((content_type, body)) => ([(header::CONTENT_TYPE, content_type)], body).into_response(),
        // A host reads this file and does not show it.
        None if path == headers::FILE => StatusCode::NOT_FOUND.into_response(),
        None => next.run(request).await,
    };
    // Asked again each time, because a rebuild changes it. Not `no-store`, which would also switch the browser's
    // back-forward cache off, and so hide what the tests look for there.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    // Read again each time too: the hashes in it change with the document.
    match headers::read(&site.folder, &path) {
        Ok(more) => response.headers_mut().extend(more),
        Err(fault) => {
            return (StatusCode::INTERNAL_SERVER_ERROR, fault.to_string()).into_response();
        }
    }
    response
}

/// A thread that panicked while it held the lock leaves a list behind that is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
