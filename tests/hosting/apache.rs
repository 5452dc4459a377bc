//! Debian's Apache with the recipe.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::process::Command;

use anyhow::Result;
use browser_tests::{Server, free_port, output};

use crate::recipe::{Ground, recipe};

/// What Debian has on by default of what matters here, and what the recipe asks for.
const MODULES: [&str; 13] = [
    "mpm_event",
    "authz_core",
    "authz_host",
    "mime",
    "dir",
    "alias",
    "env",
    "filter",
    "negotiation",
    "setenvif",
    "deflate",
    "headers",
    "rewrite",
];

/// Starts it. Returns its address too.
pub fn start(ground: &Ground) -> Result<(Server, String)> {
    let port = free_port()?;
    let here = ground.path().display();
    let changes: [(&str, &str); 3] = [
        ("*:443", &format!("127.0.0.1:{port}")),
        ("/srv/www", &format!("{here}/www")),
        ("/etc/apache2/self-check", &format!("{here}/apache")),
    ];
    let site = recipe("apache", &changes, &["SSL"])?;
    let load = |name: &str| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
    let modules = MODULES.map(load).concat();
    // Whoever is root has to name somebody who is not.
    let is_root = output(Command::new("id").arg("-u"))?.0.trim() == "0";
    let user = if is_root { "User www-data\nGroup www-data\n" } else { "" };
    let config = format!(
        "ServerRoot {here}\nServerName 127.0.0.1\nPidFile {here}/apache.pid\nErrorLog {here}/error.log\n{modules}{user}\
         Listen 127.0.0.1:{port}\nTypesConfig /etc/mime.types\nInclude /etc/apache2/mods-available/mime.conf\n\
         Include /etc/apache2/mods-available/deflate.conf\n\
         <Directory {here}/www>\n    Require all granted\n</Directory>\n{site}\n"
    );
    let file = ground.file("apache.conf");
    fs::write(&file, config)?;
    let mut apache = Command::new("/usr/sbin/apache2");
    apache.arg("-DFOREGROUND").arg("-f").arg(&file);
    let server = Server::start(&mut apache, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
    Ok((server, format!("http://127.0.0.1:{port}")))
}
