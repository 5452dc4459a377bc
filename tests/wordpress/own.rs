//! The self-check as a page of its own: the link of the shortcode and of the block, the choice for the whole site, the address
//! that stays, and the entry of a menu.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, until};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::people::{open, publish, save_settings, sign_in, sign_out, text};
use crate::serve::sent;
use crate::site::{THEMES, site};

/// What a page shows where the frame would stand.
#[derive(Debug, Deserialize)]
struct Link {
    href: String,
    target: String,
    rel: String,
    lang: String,
    text: String,
    height: f64,
    /// The line of text stands below it, and is seen.
    line: Option<String>,
    frames: u32,
    notice: Option<String>,
    strange: u32,
}

async fn link(cx: &TestContext) -> Result<Link> {
    let script = "const place = document.querySelector('.trd-screener');
        const link = place.querySelector('a.trd-screener-link');
        const line = place.querySelector('.trd-screener-line');
        const box = link.getBoundingClientRect();
        const isBelow = line.checkVisibility() && line.getBoundingClientRect().top >= box.bottom;
        return { href: link.href, target: link.target, rel: link.rel, lang: link.lang, text: link.textContent, height: box.height,
          line: isBelow ? line.innerText : null, frames: place.querySelectorAll('iframe').length,
          notice: place.querySelector('.trd-screener-notice')?.innerText ?? null,
          strange: document.querySelectorAll('#pwned').length + link.children.length };";
    cx.script(script, vec![]).await
}

/// Presses a link, and looks at what opens: a tab of its own that has no way back to this page, with the clinic's name.
async fn opens_alone(cx: &TestContext, selector: &str, clinic: &str) -> Result<()> {
    let own = cx.driver().window().await?;
    cx.find(selector).await?.click().await?;
    let tab = cx.opened_tab(&[own]).await?;
    cx.driver().switch_to_window(tab).await?;
    let begun = async {
        Questionnaire::alone(cx).begin().await?;
        let told = text(cx).await?;
        ensure!(told.contains(clinic), "no {clinic:?} in {told}");
        cx.enter_top().await?;
        let has_opener: bool = cx.script("return window.opener !== null;", vec![]).await?;
        ensure!(!has_opener, "the tab has an opener");
        Ok(())
    }
    .await;
    cx.close_other_windows().await?;
    begun
}

/// An editor chooses it for one place, by shortcode and by block: a visitor sees a link with the words, and the line below.
pub async fn a_link_stands_where_an_editor_wants_one(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    save_settings(cx, &crate::lifecycle::settings()).await?;
    let shortcode = json!({ "text": "[trd_screener form=\"link\" label=\"Check & see, Söhne\"]" });
    for (block, attributes, words, lang, clinic) in [
        ("core/shortcode", shortcode, "Check & see, Söhne", "", "Harbor Street & Söhne"),
        (
            "trd-screener/self-check",
            json!({ "form": "link", "lang": "es", "clinic": "Old Ferry" }),
            "Abra el cuestionario en una pestaña aparte",
            "es",
            "Old Ferry",
        ),
    ] {
        sign_in(cx, "editor").await?;
        let page = publish(cx, block, &attributes).await?;
        sign_out(cx).await?;
        for theme in THEMES {
            site()?.php(&format!("switch_theme( '{theme}' );"))?;
            open(cx, &page).await?;
            let link = link(cx).await?;
            ensure!((link.text.as_str(), link.lang.as_str()) == (words, lang), "{theme}: {link:?}");
            ensure!(
                (link.target.as_str(), link.rel.as_str()) == ("_blank", "noopener noreferrer"),
                "{theme}: {link:?}"
            );
            ensure!(link.height >= 44.0 && link.frames == 0 && link.strange == 0, "{theme}: {link:?}");
            ensure!(
                link.line.as_ref().is_some_and(|line| line.contains("988")) && link.notice.is_none(),
                "{theme}: {link:?}"
            );
            let address = site()?.url("/trd-screener/");
            ensure!(link.href.starts_with(&address) && link.href.contains("/#clinic="), "{theme}: {link:?}");
            opens_alone(cx, ".trd-screener-link", clinic).await.with_context(|| format!("{block}, {theme}"))?;
        }
    }
    Ok(())
}

/// Words that are no words, and a form that there is not: who may edit is told what was expected, and a visitor sees the frame or
/// the words of the self-check.
pub async fn bad_words_and_forms_are_named_and_left_out(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let bad = json!({ "form": "link", "label": "<b id=pwned onclick=alert(1)>x</b>" });
    let page = publish(cx, "trd-screener/self-check", &bad).await?;
    open(cx, &page).await?;
    let seen = link(cx).await?;
    ensure!(
        seen.notice.as_ref().is_some_and(|notice| notice.contains("\"label\" was left out: expected a plain text")),
        "{seen:?}"
    );
    ensure!(seen.text == "Open the self-check in its own tab" && seen.strange == 0, "{seen:?}");
    let page = publish(cx, "core/shortcode", &json!({ "text": "[trd_screener form=\"popup\"]" })).await?;
    open(cx, &page).await?;
    let seen = crate::people::shown(cx).await?;
    let notice = seen.notice.unwrap_or_default();
    ensure!(notice.contains("\"form\" was left out: expected one of frame, link") && seen.frames == 1, "{notice}");
    Ok(())
}

/// Chooses the form for the whole site, as a person does; whatever the form would let a person choose.
async fn choose(cx: &TestContext, form: &str) -> Result<Vec<String>> {
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let script = "const choice = document.querySelector(`[name=\"trd_screener[form]\"][value=\"${arguments[0]}\"]`)
          ?? Object.assign(document.querySelector('[name=\"trd_screener[form]\"]'), { value: arguments[0] });
        choice.checked = true; return null;";
    cx.script::<()>(script, vec![json!(form)]).await?;
    let script = "document.body.dataset.old = ''; document.querySelector('form[action=\"options.php\"] [type=submit]').click(); return null;";
    cx.script::<()>(script, vec![]).await?;
    until("the page to come back", || async {
        let script = "return !('old' in document.body.dataset) && document.readyState === 'complete'
            ? Array.from(document.querySelectorAll('.notice, .error, .updated'), (note) => note.innerText) : null;";
        cx.script::<Option<Vec<String>>>(script, vec![]).await.or(Ok(None))
    })
    .await
}

/// The choice for the whole site holds where a place says no other; one that there is not is named.
pub async fn the_site_can_choose_the_link_for_every_place(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let plain = publish(cx, "core/shortcode", &json!({ "text": "[trd_screener]" })).await?;
    let framed = publish(cx, "core/shortcode", &json!({ "text": "[trd_screener form=\"frame\"]" })).await?;
    sign_in(cx, "admin").await?;
    choose(cx, "link").await?;
    let kept =
        || site()?.php("$kept = get_option( 'trd_screener' ); echo isset( $kept['form'] ) ? $kept['form'] : 'none';");
    ensure!(kept()? == "link", "{}", kept()?);
    open(cx, &plain).await?;
    ensure!(link(cx).await?.frames == 0, "a frame");
    open(cx, &framed).await?;
    ensure!(crate::people::shown(cx).await?.frames == 1, "no frame");
    let told = choose(cx, "popup").await?.join("\n");
    ensure!(told.contains("How people open it was not saved: expected one of frame, link."), "{told}");
    ensure!(kept()? == "link", "{}", kept()?);
    choose(cx, "frame").await?;
    ensure!(kept()? == "none", "{}", kept()?);
    open(cx, &plain).await?;
    ensure!(crate::people::shown(cx).await?.frames == 1, "no frame");
    Ok(())
}

/// The settings page shows an address that leads to the self-check with today's settings, and stays the same when they change,
/// however the site writes addresses. Nobody keeps it, so what has just been saved holds at once.
pub async fn the_address_stays_and_leads_to_todays_settings(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    for (permalinks, path) in [
        ("", "/?trd-screener-document=open"),
        ("/index.php/%postname%/", "/index.php/trd-screener/open/"),
        ("/%year%/%postname%/", "/trd-screener/open/"),
    ] {
        site()?.php(&format!("update_option( 'permalink_structure', '{permalinks}' );"))?;
        for clinic in ["Harbor Street & Söhne", "Old Ferry, 100 %"] {
            let mut settings = crate::lifecycle::settings();
            if let Some(name) = settings.get_mut("clinic") {
                *name = json!(clinic);
            }
            save_settings(cx, &settings).await?;
            let script = "return document.getElementById('trd-screener-address').value;";
            let address: String = cx.script(script, vec![]).await?;
            ensure!(address == site()?.url(path), "{address}");
            let sent = sent(&address)?;
            ensure!(sent.contains(" 302 ") && sent.contains("cache-control: private, no-cache\r\n"), "{sent}");
            ensure!(!sent.contains("set-cookie") && sent.contains("referrer-policy: no-referrer\r\n"), "{sent}");
            opens_alone(cx, "a[rel='noopener noreferrer'][href*='trd-screener']", clinic).await?;
        }
    }
    // The way back is the site's own where none is set, and only over https.
    let home = "add_filter( 'home_url', function ( $url, $path ) { return 'https://clinic.example' . $path; }, 10, 2 );
        echo TrdScreener\\own_page( TrdScreener\\site_settings() );";
    let told = site()?.php(home)?;
    ensure!(told.contains("&home=https%3A%2F%2Fclinic.example%2F"), "{told}");
    let told = site()?.php("echo TrdScreener\\own_page( TrdScreener\\site_settings() );")?;
    ensure!(!told.contains("home="), "{told}");
    save_settings(cx, &crate::lifecycle::settings()).await?;
    Ok(())
}

/// Under Appearance, Menus, there is a box for it: what it adds is on the site a link to that address, in a tab of its own.
pub async fn a_menu_leads_to_it(cx: &TestContext) -> Result<()> {
    let theme = THEMES.first().context("no theme")?;
    site()?.php(&format!(
        "switch_theme( '{theme}' ); $menu = wp_create_nav_menu( 'Main' );
        set_theme_mod( 'nav_menu_locations', array( 'primary' => $menu ) );"
    ))?;
    sign_in(cx, "admin").await?;
    open(cx, "/wp-admin/nav-menus.php").await?;
    let script = "const box = document.getElementById('trd-screener-menu');
        if (!box.classList.contains('open')) box.querySelector('.accordion-section-title button, .accordion-section-title').click();
        box.querySelector('[type=checkbox]').click();
        box.querySelector('[type=submit]').click(); return null;";
    cx.script::<()>(script, vec![]).await?;
    until("the entry", || async {
        let script = "return document.querySelector('#menu-to-edit .menu-item') ? true : null;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    crate::lifecycle::follow(cx, "#save_menu_header, #save_menu_footer").await?;
    sign_out(cx).await?;
    open(cx, "/").await?;
    let script = "const link = document.querySelector('nav a[href*=\"trd-screener\"]');
        return [link.href, link.target, link.rel, link.innerText.trim()];";
    let found: Value = cx.script(script, vec![]).await?;
    let address = site()?.url("/trd-screener/open/");
    ensure!(found == json!([address, "_blank", "noopener noreferrer", "Self-check"]), "{found}");
    opens_alone(cx, "nav a[href*='trd-screener']", "Harbor Street & Söhne").await?;
    site()?.php("wp_delete_nav_menu( 'Main' );")?;
    ensure!(site()?.complaints().is_empty(), "{}", site()?.complaints());
    Ok(())
}
