//! What Chromium asks its maker about a field that somebody types in.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Host, Options, TestContext, artefact, record, until};
use tokio::time::sleep;

/// Its maker's server.
pub const ABOUT_FORMS: &str = "content-autofill.googleapis.com";

/// When it has asked.
const SOON: Duration = Duration::from_millis(2500);

/// In a page of its own Chromium describes the search of medicines, once somebody types in it, and nothing else. It says the same,
/// whoever types and whatever is typed. Control: that it asks is seen.
pub async fn chromium_asks_the_same_of_every_search(cx: &TestContext) -> Result<()> {
    // At times Chromium asks nothing at all, however long one types. Then the control is missing and the test fails, though
    // nothing is wrong: so each run leaves it out.
    if cx.engine != Engine::Chromium {
        return Ok(());
    }
    let maker = Host::serve(artefact::folder()).await?;
    // A switch lives as long as the program.
    let switch: &'static str = format!("--autofill-server-url={}", maker.url("/")).leak();
    let switches: &'static [&'static str] = vec![switch].leak();
    let mut asked: Vec<BTreeSet<String>> = Vec::new();
    for (person, typed) in [("V45", "zolo"), ("V01", "prozac")] {
        let known = maker.requests().len();
        let cx = &TestContext::set_with(Options { switches, ..Options::default() }).await?;
        let walk = cx.begin_alone("clinic=Harbor%20Street").await?;
        let person = record(person)?;
        walk.answers_until(&person, "medicines").await?;
        sleep(SOON).await;
        let before = maker.requests().split_off(known);
        ensure!(before.is_empty(), "before anybody types it asks {before:?}");
        // It may take its time, and another letter.
        until("Chromium to ask", || async {
            walk.find("#search").await?.send_keys(format!("{typed}{}", "\u{e003}".repeat(typed.len()))).await?;
            sleep(SOON).await;
            Ok((maker.requests().len() > known).then_some(()))
        })
        .await?;
        let typing = maker.requests().split_off(known);
        walk.answers(&person).await?;
        sleep(SOON).await;
        let all: BTreeSet<String> = maker.requests().split_off(known).into_iter().collect();
        ensure!(all == typing.into_iter().collect(), "after the search it asks more: {all:?}");
        asked.push(all);
    }
    let [one, other] = asked.as_slice() else { unreachable!("two people") };
    ensure!(one.len() == 1 && one == other, "of one it asks {one:?}, of the other {other:?}");
    Ok(())
}
