//! What a web server is told: the recipes of the release, and the one header that is written for each clinic.

use clinical::{crisis, crisis_help::NEUTRAL_PAGE, settings::Settings};

/// What a recipe has in the place of the header's value.
pub const ALLOWLIST: &str = "@allowlist@";

/// The other schemes of links: they open an app on the device.
const SCHEMES: [&str; 3] = ["tel:*", "sms:*", "mailto:*"];

/// A server that there are recipes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    Nginx,
    Apache,
    /// Netlify and Cloudflare Pages.
    Netlify,
}

impl Server {
    /// All of them, in the order in which their recipes come.
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Apache, Self::Netlify];

    /// Its name in the form.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache",
            Self::Netlify => "netlify",
        }
    }
}

/// The value of `Connection-Allowlist`: every page that a link of the self-check may open. Those of the clinic's country
/// come first; those of all others follow, because a person can choose another country on every page, and a crisis page
/// that is missing here would be an error page.
#[must_use]
pub fn allowlist(settings: &Settings) -> String {
    let mut pages: Vec<String> = Vec::new();
    let own = settings.country.lines().into_iter().filter_map(|line| line.page.map(str::to_owned));
    let links = own.chain(settings.links()).chain([NEUTRAL_PAGE.to_owned()]).chain(crisis::all_links());
    for origin in links.filter_map(|link| origin(&link)) {
        let page = format!("{origin}/*");
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages.extend(SCHEMES.map(str::to_owned));
    let quoted: Vec<_> = pages.iter().map(|page| format!("\"{page}\"")).collect();
    format!("({})", quoted.join(" "))
}

/// The scheme and the host of a page.
fn origin(link: &str) -> Option<String> {
    let rest = link.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    Some(format!("https://{host}"))
}

/// A recipe with the clinic's own list, or without that header.
#[must_use]
pub fn recipe(server: Server, template: &str, list: Option<&str>) -> String {
    let escaped = list.map(|list| match server {
        Server::Nginx | Server::Apache => list.replace('"', "\\\""),
        // The rest of the line is the value as it stands.
        Server::Netlify => list.to_owned(),
    });
    let lines = template.lines().filter_map(|line| match (&escaped, line.contains(ALLOWLIST)) {
        (_, false) => Some(format!("{line}\n")),
        (Some(list), true) => Some(format!("{}\n", line.replace(ALLOWLIST, list))),
        (None, true) => None,
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
    use super::{ALLOWLIST, Server, allowlist, recipe};
    use clinical::{crisis, settings::Settings};

    #[test]
    fn the_list_has_every_page_that_a_link_may_open() {
        let (settings, _) = Settings::read("country=US&book=https%3A%2F%2Fclinic.example%3A8443%2Fbook%3Fa%3D1");
        let list = allowlist(&settings);
        let own = settings.country.lines().into_iter().find_map(|line| line.page).unwrap();
        let first = list.split('"').nth(1).unwrap();
        assert!(own.starts_with(first.trim_end_matches("/*")), "{own}: {list}");
        assert!(list.contains("\"https://clinic.example:8443/*\"") && list.contains("\"tel:*\""), "{list}");
        for link in crisis::all_links().iter().filter(|link| link.starts_with("https:")) {
            let host = link.split('/').nth(2).unwrap();
            assert!(list.contains(&format!("\"https://{host}/*\"")), "{link}");
        }
        assert_eq!(list.matches("https://www.weather.gov/*").count(), 1);
    }

    #[test]
    fn a_recipe_has_the_list_or_no_such_header() {
        let template = format!("add_header A \"1\";\nadd_header Connection-Allowlist \"{ALLOWLIST}\" always;\n");
        let with = recipe(Server::Nginx, &template, Some("(\"tel:*\")"));
        assert!(with.ends_with("Connection-Allowlist \"(\\\"tel:*\\\")\" always;\n"), "{with}");
        assert_eq!(recipe(Server::Nginx, &template, None), "add_header A \"1\";\n");
        assert!(recipe(Server::Netlify, ALLOWLIST, Some("(\"tel:*\")")).starts_with("(\"tel:*\")"));
    }
}
