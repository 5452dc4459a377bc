//! The file `_headers`, in the form that Netlify and Cloudflare Pages read: a path on a line of its own, and below it,
//! indented, a header on each line. A path that ends in `*` stands for all that begin with it.

use std::fs;
use std::io;
use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The path under which a host would show the file, if it did.
pub const FILE: &str = "/_headers";

/// The headers that the file in this folder asks for on this path; none where there is no such file.
pub fn read(folder: &Path, path: &str) -> io::Result<HeaderMap> {
    match fs::read_to_string(folder.join(FILE.trim_start_matches('/'))) {
        Ok(text) => parse(&text, path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(HeaderMap::new()),
        Err(error) => Err(error),
    }
}

fn parse(text: &str, path: &str) -> io::Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    let mut applies = false;
    for (number, line) in text.lines().enumerate() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            applies = content.strip_suffix('*').map_or(content == path, |start| path.starts_with(start));
            continue;
        }
        let fault = || io::Error::other(format!("_headers:{}: expected `Name: value`, found {content:?}", number + 1));
        let (name, value) = content.split_once(':').ok_or_else(fault)?;
        let name: HeaderName = name.trim().parse().map_err(|_| fault())?;
        let value: HeaderValue = value.trim().parse().map_err(|_| fault())?;
        if applies {
            headers.append(name, value);
        }
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::parse;

    const FILE: &str = "# For everybody\n/*\n  X-All: 1\n\n/a.html\n  X-One: a: b\n";

    fn names(path: &str) -> Vec<String> {
        let headers = parse(FILE, path).unwrap_or_default();
        headers.iter().map(|(name, value)| format!("{name}={}", value.to_str().unwrap_or("?"))).collect()
    }

    #[test]
    fn a_path_gets_its_own_headers_and_those_for_all() {
        assert_eq!(names("/a.html"), ["x-all=1", "x-one=a: b"]);
    }

    #[test]
    fn another_path_gets_those_for_all_only() {
        assert_eq!(names("/b.html"), ["x-all=1"]);
    }

    #[test]
    fn a_line_without_a_value_is_named() {
        let fault = parse("/*\n  X-Broken\n", "/").map_err(|fault| fault.to_string());
        assert_eq!(fault, Err("_headers:2: expected `Name: value`, found \"X-Broken\"".to_owned()));
    }
}
