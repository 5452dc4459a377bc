//! The preview is seen whole, on a phone and on a desktop.

use anyhow::{Result, ensure};
use browser_tests::{Options, TestContext, until};

use crate::setup::page::Page;

/// What cuts the frame of the preview: a box around it, or the window where the box stands; empty where nothing does.
const CUT_BY: &str = "const frame = document.querySelector('.device iframe');
    document.querySelector('.device').scrollIntoView({ block: 'start' });
    const { top, bottom, left, right } = frame.getBoundingClientRect();
    const cut = [];
    for (let box = frame.parentElement; box; box = box.parentElement) {
        const place = box === document.documentElement
            ? { top: 0, bottom: innerHeight, left: 0, right: innerWidth } : box.getBoundingClientRect();
        const isOpen = getComputedStyle(box).overflow === 'visible' && box !== document.documentElement
            && !box.matches('.device');
        const isWhole = top >= place.top - 1 && bottom <= place.bottom + 1
            && left >= place.left - 1 && right <= place.right + 1;
        if (!isOpen && !isWhole) {
            const sides = [place.top, place.bottom, place.left, place.right];
            cut.push(`${box.localName}.${box.className} at ${sides}, the frame at ${[top, bottom, left, right]}`);
        }
    }
    return cut;";

/// Folds the controls of the preview away again, as they are at first.
const FOLD: &str = "document.getElementById('looks').open = false; return null;";

async fn cut_by(cx: &TestContext) -> Result<Vec<String>> {
    cx.script(CUT_BY, vec![]).await
}

/// Nothing cuts the frame, for the phone and for the desktop in it, whatever height is set; at 1280 px it stays in sight
/// beside the last step. Control: in a lower box it is cut.
pub async fn nothing_cuts_the_preview(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    for (width, height) in [(390, 844), (1280, 800)] {
        cx.resize(width, height).await?;
        let page = Page::open(&cx).await?;
        for high in ["", "2000"] {
            page.fill("height", high).await?;
            for device in ["phone", "desktop"] {
                page.press(&format!("#width-{device}")).await?;
                page.find(&format!(".device.{device}")).await?;
                cx.script::<()>(FOLD, vec![]).await?;
                let cut = cut_by(&cx).await?;
                ensure!(cut.is_empty(), "{width} px, {device}, height {high:?}: cut by {cut:?}");
            }
        }
        page.press("#width-phone").await?;
        cx.script::<()>(FOLD, vec![]).await?;
        let high: f64 = cx.script("return document.querySelector('.device iframe').clientHeight;", vec![]).await?;
        ensure!(high >= 320.0 && high <= f64::from(height).min(720.0), "{width} px: the frame is {high} px high");
        if width > 1000 {
            let script = "document.querySelector('[data-copy=message]').scrollIntoView();
                const { top, bottom } = document.querySelector('.device iframe').getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight;";
            ensure!(cx.script::<bool>(script, vec![]).await?, "it goes out of sight");
        }
        let lower = "const device = document.querySelector('.device');
            device.style.cssText = 'height: 200px; min-height: 0; overflow: hidden';
            document.querySelector('.device iframe').style.height = '500px'; return null;";
        cx.script::<()>(lower, vec![]).await?;
        ensure!(!cut_by(&cx).await?.is_empty(), "{width} px: the look does not see a frame that is cut");
    }
    Ok(())
}

/// Where the window has room, the frame is as high as the clinic sets it.
pub async fn it_is_as_high_as_it_is_set(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    cx.resize(1400, 1400).await?;
    let page = Page::open(&cx).await?;
    for (set, expected) in [("", 720), ("900", 900), ("400", 400)] {
        page.fill("height", set).await?;
        let script = "return document.querySelector('.device iframe').clientHeight;";
        until(&format!("the frame to be {expected} px high"), || async {
            Ok((cx.script::<u32>(script, vec![]).await? == expected).then_some(()))
        })
        .await?;
    }
    Ok(())
}
