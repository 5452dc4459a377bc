//! What is pressed before the widget has come.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, until};
use thirtyfour::Key;

use crate::early::delayed_wasm::{early, has_come, open, open_with, release, waits_for_the_widget};

async fn begin<'a>(cx: &'a TestContext, settings: &str) -> Result<Questionnaire<'a>> {
    let walk = open(cx, settings, true).await?;
    early(cx, "start").await?;
    // As in `Questionnaire::begin`, which waits for the widget.
    if cx.engine == Engine::Chromium {
        walk.focus_frames().await?;
    }
    walk.press("[data-action=start]").await?;
    early(cx, "urgent").await?;
    Ok(walk)
}

/// The boxes that are ticked.
async fn ticked(cx: &TestContext) -> Result<Vec<String>> {
    cx.script("return Array.from(document.querySelectorAll('input:checked'), (box) => box.value);", vec![]).await
}

/// Boxes ticked and taken back, another language and back again: the widget shows what the early page showed. "None of
/// these" and the others exclude each other on both.
pub async fn what_was_ticked_stays_ticked(cx: &TestContext) -> Result<()> {
    let walk = begin(cx, "").await?;
    for (value, shown) in [
        ("U-SELFHARM", vec!["U-SELFHARM"]),
        ("U-INTENT", vec!["U-SELFHARM", "U-INTENT"]),
        ("none", vec!["none"]),
        ("U-MEDICAL", vec!["U-MEDICAL"]),
        ("U-REALITY", vec!["U-MEDICAL", "U-REALITY"]),
        ("U-MEDICAL", vec!["U-REALITY"]),
    ] {
        walk.press(&format!("input[value={value}]")).await?;
        ensure!(ticked(cx).await? == shown, "after {value}: {:?}", ticked(cx).await?);
    }
    walk.press("[data-action=language]").await?;
    ensure!(ticked(cx).await? == ["U-REALITY"], "the other language has lost them");
    ensure!(walk.words("#early legend h1").await?.contains('¿'), "the page is not in Spanish");
    release(cx).await?;
    walk.wait_for("urgent").await?;
    ensure!(ticked(cx).await? == ["U-REALITY"], "the widget shows {:?}", ticked(cx).await?);
    ensure!(walk.words("#app legend h1").await?.contains('¿'), "the widget is not in Spanish");
    walk.act("continue", "crisis").await?;
    Ok(())
}

/// Begin, pressed twice where once is meant, ticks nothing on the page that comes under the pointer.
pub async fn a_second_press_ticks_nothing_unread(cx: &TestContext) -> Result<()> {
    let walk = open(cx, "", true).await?;
    early(cx, "start").await?;
    let begin = walk.find("[data-action=start]").await?;
    cx.driver().action_chain().double_click_element(&begin).perform().await?;
    early(cx, "urgent").await?;
    ensure!(ticked(cx).await?.is_empty(), "ticked unread: {:?}", ticked(cx).await?);
    walk.press("input[value=U-INTENT]").await?;
    ensure!(ticked(cx).await? == ["U-INTENT"], "the control: a later press ticks");
    Ok(())
}

/// A press on what leads on is made good as soon as the widget has come: with an answer, without one, to the cards.
pub async fn what_was_pressed_leads_where_it_leads_later(cx: &TestContext) -> Result<()> {
    let walk = begin(cx, "").await?;
    walk.press("input[value=none]").await?;
    walk.press("[data-action=continue]").await?;
    ensure!(!walk.words("#early header [role=status]").await?.is_empty(), "nobody says that one has to wait");
    // What comes after it would be an answer to a question that nobody has read.
    walk.press("[data-action=back]").await?;
    release(cx).await?;
    walk.arrive("age").await?;
    walk.act("back", "urgent").await?;
    ensure!(ticked(cx).await? == ["none"], "the answer is gone");

    // Whoever thinks again while they wait has not gone on.
    let walk = begin(cx, "").await?;
    walk.press("input[value=none]").await?;
    walk.press("[data-action=continue]").await?;
    walk.press("input[value=U-MEDICAL]").await?;
    release(cx).await?;
    walk.wait_for("urgent").await?;
    ensure!(ticked(cx).await? == ["U-MEDICAL"], "the second answer is gone: {:?}", ticked(cx).await?);
    walk.act("continue", "crisis").await?;

    let walk = begin(cx, "").await?;
    walk.press("[data-action=continue]").await?;
    release(cx).await?;
    walk.wait_for("urgent").await?;
    walk.has_focus("#errors").await?;

    let walk = begin(cx, "").await?;
    walk.press("[data-action=back]").await?;
    early(cx, "start").await?;
    walk.press("[data-action=learn]").await?;
    release(cx).await?;
    walk.arrive("learn").await?;
    Ok(())
}

/// Whoever has begun by the keyboard finds the focus on the same thing; who has pressed nothing has it nowhere, so that
/// the clinic's page is not scrolled.
pub async fn the_focus_stays_where_it_was(cx: &TestContext) -> Result<()> {
    let walk = begin(cx, "").await?;
    walk.has_focus("#early h1").await?;
    has_come(cx).await?;
    release(cx).await?;
    walk.wait_for("urgent").await?;
    walk.has_focus("#app h1").await?;

    let walk = begin(cx, "").await?;
    walk.press("input[value=U-INTENT]").await?;
    cx.script::<()>("document.querySelector('#early [value=U-INTENT]').focus(); return null;", vec![]).await?;
    release(cx).await?;
    walk.wait_for("urgent").await?;
    walk.has_focus("#app [value=U-INTENT]").await?;

    let walk = open(cx, "", true).await?;
    early(cx, "start").await?;
    release(cx).await?;
    walk.wait_for("start").await?;
    walk.has_focus("body").await
}

/// An answer that means danger, and "Need help now?": the crisis lines stand before anything else has come, and then the
/// page that the answer leads to.
pub async fn help_comes_before_the_widget(cx: &TestContext) -> Result<()> {
    for (press, page) in [("[data-action=continue]", "crisis"), ("[data-action=help]", "help")] {
        let walk = begin(cx, "").await?;
        if page == "crisis" {
            walk.press("input[value=U-SELFHARM]").await?;
        }
        walk.press(press).await?;
        walk.arrive("failed").await?;
        let link = "return document.querySelector('main a[href=\"tel:988\"]').getClientRects().length;";
        ensure!(cx.script::<u32>(link, vec![]).await? == 1, "no crisis line after {press}");
        release(cx).await?;
        let seen = walk.arrive(page).await?;
        ensure!(seen.outcome.as_deref() == (page == "crisis").then_some("EMERGENCY"), "{seen:?}");
    }
    Ok(())
}

/// The eight seconds, made two and a half.
const SOONER: &str = "
    const later = setTimeout;
    window.setTimeout = (task, delay, ...rest) => later(task, delay === 8000 ? 2500 : delay, ...rest);";

/// Whoever has gone on and still waits after eight seconds has the crisis lines in front of them, and the widget when it
/// comes. Control: before that the page stands.
pub async fn who_waits_too_long_sees_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let walk = open_with(cx, SOONER).await?;
    early(cx, "start").await?;
    walk.press("[data-action=start]").await?;
    early(cx, "urgent").await?;
    walk.press("input[value=none]").await?;
    walk.press("[data-action=continue]").await?;
    early(cx, "urgent").await?;
    walk.wait_for("failed").await?;
    release(cx).await?;
    walk.arrive("age").await?;

    // Who asks for help meanwhile has it at once, and the way back.
    let walk = begin(cx, "").await?;
    walk.press("input[value=none]").await?;
    walk.press("[data-action=continue]").await?;
    walk.press("[data-action=help]").await?;
    walk.arrive("failed").await?;
    release(cx).await?;
    walk.arrive("help").await?;
    walk.act("back", "age").await?;
    Ok(())
}

/// Whoever holds a key down to scroll gets the widget too: it does not wait for a quiet moment until it is taken for broken.
/// Control: a key that was pressed a moment ago it does wait for.
pub async fn a_key_held_down_does_not_keep_the_widget_away(cx: &TestContext) -> Result<()> {
    open(cx, "", true).await?;
    early(cx, "start").await?;
    has_come(cx).await?;
    let script = "const key = new KeyboardEvent('keydown', { key: 'ArrowDown', repeat: true });
        return (async () => {
          dispatchEvent(key);
          const held = setInterval(() => dispatchEvent(key), 20);
          dispatchEvent(new Event('go'));
          const begin = performance.now();
          while (document.querySelector('#early main')) await new Promise((done) => setTimeout(done, 20));
          clearInterval(held);
          return [document.querySelector('main').dataset.page, performance.now() - begin];
        })();";
    let (page, waited): (String, f64) = cx.script(script, vec![]).await?;
    ensure!(page == "start", "after {waited} ms the page is {page}");
    ensure!(waited > 1000.0, "the widget came after {waited} ms already");
    Ok(())
}

/// The button and Shift three times take the page away at once; when the widget comes, it has been left.
pub async fn leaving_needs_no_widget(cx: &TestContext) -> Result<()> {
    for by_keyboard in [false, true] {
        let walk = open(cx, "", false).await?;
        early(cx, "start").await?;
        walk.press("[data-action=start]").await?;
        early(cx, "urgent").await?;
        walk.press("input[value=U-INTENT]").await?;
        if by_keyboard {
            let body = walk.find("body").await?;
            for _ in 0..3 {
                body.send_keys(Key::Shift + "").await?;
            }
        } else {
            walk.press("[data-action=exit]").await?;
            until("a new tab", || async { Ok((cx.driver().windows().await?.len() == 2).then_some(())) }).await?;
            cx.close_other_windows().await?;
            walk.enter().await?;
        }
        let left: String = cx.script("return document.body.innerText.trim();", vec![]).await?;
        ensure!(left.is_empty(), "the page still says {left}");
        release(cx).await?;
        walk.wait_for("ended").await?;
        walk.act("start", "start").await?;
        walk.act("start", "urgent").await?;
        ensure!(ticked(cx).await?.is_empty(), "an answer was kept");
    }
    Ok(())
}

/// Each press of Shift is said, as the widget says it; and presses that are too far apart count anew.
pub async fn each_press_of_shift_is_said(cx: &TestContext) -> Result<()> {
    let walk = open(cx, "", false).await?;
    early(cx, "start").await?;
    let press = |later: u32| {
        // An event's time is the browser's own: a later one is made by writing it.
        let script = "const key = new KeyboardEvent('keydown', { key: 'Shift' });
            const time = performance.now() + arguments[0];
            Object.defineProperty(key, 'timeStamp', { get: () => time });
            dispatchEvent(key);
            return document.querySelector('#early [role=status]')?.textContent ?? 'left';";
        cx.script::<String>(script, vec![later.into()])
    };
    let once = press(0).await?;
    ensure!(once.contains("two more times"), "after one press it says {once:?}");
    let twice = press(100).await?;
    ensure!(twice.contains("once more"), "after two presses it says {twice:?}");
    let late = press(6000).await?;
    ensure!(late == once, "a press six seconds later says {late:?}, expected {once:?}");
    // Control: two more in time leave.
    press(6100).await?;
    let left = press(6200).await?;
    ensure!(left == "left", "after three presses it says {left:?}");
    release(cx).await?;
    walk.wait_for("ended").await?;
    Ok(())
}

/// Where the clinic is in another country its own crisis line belongs on top: until the widget knows it, the crisis lines
/// stand alone, as they do for a language that the document has no first pages in. So they do for settings that something on
/// their way has escaped once more.
pub async fn another_country_waits_for_its_own_lines(cx: &TestContext) -> Result<()> {
    let escaped = ["clinic=A&amp;country=GB", "clinic=A&#038;country=GB", "%63ountry=GB"];
    for settings in ["country=CA", "tel=555-0100&country=GB&lang=es", "country=UK"].into_iter().chain(escaped) {
        waits_for_the_widget(cx, settings).await?;
    }
    Ok(())
}
