//! Runs a test in a browser, and again in a new one where the browser has gone: a test is red only for what it saw in a
//! browser that lived to the end of it.

use std::time::Duration;

use anyhow::{Context, Error, Result, bail};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner as Kind};
use tokio::time::timeout;

use crate::browser::Options;
use crate::context::TestContext;
use crate::is_full;
use crate::runner::Case;

/// In how many browsers a test is begun, one after the other.
pub const TRIES: usize = 3;

/// How long one test may take.
const LONGEST: Duration = Duration::from_mins(20);

/// How long one may take at the full counts: some walk for half an hour.
const LONGEST_IN_FULL: Duration = Duration::from_hours(1);

/// The browser that the tests share, for as long as it lives.
pub struct Tries {
    options: Options,
    cx: Option<TestContext>,
    version: Option<String>,
    begun: usize,
}

/// What came of one try.
enum Try {
    /// The test has seen what it saw.
    Seen(Result<()>),
    /// The browser has gone; whatever was seen until then says nothing about the promise.
    Gone(Error),
}

impl Tries {
    /// With browsers of this kind; the first one is started with the first test.
    pub const fn new(options: Options) -> Self {
        Self { options, cx: None, version: None, begun: 0 }
    }

    /// How many browsers were started so far.
    pub const fn begun(&self) -> usize {
        self.begun
    }

    /// The browser's version, as it told it itself.
    pub fn version(&self) -> Result<&str> {
        self.version.as_deref().context("no browser has started")
    }

    /// Runs one test. It fails by what it saw, or where the browser has gone each time.
    pub async fn run(&mut self, case: &Case) -> Result<()> {
        let mut tried = 1;
        loop {
            let gone = match self.try_once(case).await {
                Try::Seen(result) => return result,
                Try::Gone(error) => error,
            };
            self.cx = None;
            if tried == TRIES {
                return Err(gone.context(format!("the browser has gone in each of {TRIES} tries; the last time")));
            }
            tried += 1;
            println!("  {}: the browser has gone, so this is try {tried} of {TRIES}, in a new one", case.name);
            println!("  {}", told(&gone));
        }
    }

    async fn try_once(&mut self, case: &Case) -> Try {
        let cx = match self.cx().await {
            Ok(cx) => cx,
            Err(error) => return Try::Gone(error.context("no browser has started")),
        };
        if let Err(error) = cx.clear().await {
            return Try::Gone(error.context("the browser is not ready for the test"));
        }
        // What another test has added, and who has asked for what.
        cx.host.empty();
        cx.network_sink.empty();
        let longest = if is_full() { LONGEST_IN_FULL } else { LONGEST };
        let result = timeout(longest, (case.run)(cx)).await;
        let result = result.unwrap_or_else(|_| bail!("takes longer than {} s", longest.as_secs()));
        match result {
            Err(error) if has_gone(&error) => Try::Gone(error),
            // A test may take a missing answer for an answer.
            Ok(()) => match cx.lives().await {
                Ok(()) => Try::Seen(Ok(())),
                Err(gone) => Try::Gone(gone),
            },
            Err(error) => match cx.lives().await.and(cx.page_lives().await) {
                Ok(()) => Try::Seen(Err(error)),
                Err(_) => Try::Gone(error),
            },
        }
    }

    /// The browser, started where there is none.
    async fn cx(&mut self) -> Result<&TestContext> {
        let cx = if let Some(cx) = self.cx.take() {
            cx
        } else {
            self.begun += 1;
            let cx = TestContext::set_with(self.options).await?;
            self.version = Some(cx.version()?);
            cx
        };
        Ok(self.cx.insert(cx))
    }
}

/// An error in one line, without the addresses in the driver's memory.
fn told(error: &Error) -> String {
    let text = format!("{error:#}");
    let text = text.split_once("Stacktrace:").map_or(text.as_str(), |(told, _)| told);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What drivers say of a page's process that has ended, or that they have lost between two commands.
const GONE: [&str; 4] =
    ["tab crashed", "page crash or hang", "Could not parse script result", "Cannot find context with specified id"];

/// Whether an error tells of a browser or driver that is no longer there, and not of what a page did.
pub fn has_gone(error: &Error) -> bool {
    let is_of_browser = |error: &WebDriverError| {
        matches!(
            error.as_inner(),
            Kind::InvalidSessionId(_)
                | Kind::UnknownError(_)
                | Kind::UnknownResponse(..)
                | Kind::RequestFailed(_)
                | Kind::HttpError(_)
                | Kind::FatalError(_)
                | Kind::CommandRecvError(_)
                | Kind::CommandSendError(_)
                | Kind::SessionNotCreated(_)
                | Kind::SessionCreateError(_)
                | Kind::IoError(_)
                // The driver has waited for the page's process in vain; a test that waits in vain says so itself.
                | Kind::WebDriverTimeout(_)
        )
    };
    let text = format!("{error:#}");
    error.chain().filter_map(|cause| cause.downcast_ref()).any(is_of_browser)
        || GONE.iter().any(|gone| text.contains(gone))
}
