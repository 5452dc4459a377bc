//! Themes with a rule for every frame.

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact};

use crate::around::{frame, page};

/// Found in many themes, for videos.
const THEME: &str = "<style>img, video, iframe { max-width: 100%; height: auto }</style>";

/// The element, from this host.
const ELEMENT: &str = "<script src='/trd-screener.js'></script>
    <trd-screener src='/trd-screener.html' clinic=Harbor><p>In a crisis, call or text 988.</p></trd-screener>";

/// How high the frame is, in pixels.
async fn height(cx: &TestContext, page: String) -> Result<u32> {
    cx.host.add_page("/theme.html", "text/html", page);
    cx.begin_at("/theme.html").await?;
    cx.enter_top().await?;
    let script = "const frame = document.querySelector('iframe')
        ?? document.querySelector('trd-screener').shadowRoot.querySelector('iframe');
        return Math.round(frame.getBoundingClientRect().height);";
    cx.script(script, vec![]).await
}

/// The frame of README.md, the element and the demo pages keep their height. docs/hosting.md has the same frame, and what the
/// set-up page writes is tried in setup/.
pub async fn a_theme_that_sizes_every_frame_leaves_the_height(cx: &TestContext) -> Result<()> {
    for form in [frame()?, ELEMENT.to_owned()] {
        let height = height(cx, page(THEME, &form)).await.with_context(|| form.clone())?;
        ensure!((720..=724).contains(&height), "{form}: {height} px");
    }
    for name in artefact::demo_pages_with_a_frame()? {
        // After the page's own sheet, as a theme's comes.
        let page = artefact::file(&name)?.replace("</head>", &format!("{THEME}</head>"));
        let height = height(cx, page).await.with_context(|| name.clone())?;
        ensure!(height >= 320, "{name}: {height} px");
    }
    let style = artefact::between(&frame()?, "style=\"", "\"")?.to_owned();
    for file in ["docs/hosting.md", "index.html", "examples/dark/index.html", "examples/spanish/index.html"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
        let text = std::fs::read_to_string(&path).with_context(|| file.to_owned())?;
        ensure!(text.contains(&format!("height=\"720\" style=\"{style}\"")), "{file} has another frame than README.md");
    }
    Ok(())
}

/// Control: with the height in its attribute alone, such a theme makes the frame as high as browsers make any frame.
pub async fn a_height_in_the_attribute_alone_collapses(cx: &TestContext) -> Result<()> {
    let bare = frame()?;
    let style = format!(" style=\"{}\"", artefact::between(&bare, "style=\"", "\"")?);
    let height = height(cx, page(THEME, &bare.replace(&style, ""))).await?;
    ensure!(height < 160, "{height} px");
    Ok(())
}
