//! Debian's nginx with the recipe.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::process::Command;

use anyhow::Result;
use browser_tests::{Server, free_port};

use crate::recipe::{Ground, recipe};

/// Where Debian keeps the module.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Starts it. Returns its address too.
pub fn start(ground: &Ground, is_bare: bool) -> Result<(Server, String)> {
    let port = free_port()?;
    let here = ground.path().display();
    let changes: [(&str, &str); 3] = [
        ("listen 443 ssl", &format!("listen 127.0.0.1:{port}")),
        ("/srv/www", &format!("{here}/www")),
        ("/etc/nginx/self-check", &format!("{here}/nginx")),
    ];
    let mut without = vec!["ssl_"];
    if is_bare {
        without.extend(["include", "gzip_static", "brotli_static"]);
    }
    let server = recipe("nginx", &changes, &without)?;
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = temporary.map(|name| format!("    {name}_temp_path {here}/{name};\n")).concat();
    let config = format!(
        "load_module {BROTLI};\ndaemon off;\npid {here}/nginx.pid;\nerror_log {here}/error.log;\nworker_processes 1;\n\
         events {{}}\nhttp {{\n    include /etc/nginx/mime.types;\n    access_log off;\n{temporary}{server}\n}}\n"
    );
    let file = ground.file("nginx.conf");
    fs::write(&file, config)?;
    let mut nginx = Command::new("/usr/sbin/nginx");
    nginx.arg("-c").arg(&file).arg("-e").arg(ground.file("error.log"));
    let server = Server::start(&mut nginx, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
    Ok((server, format!("http://127.0.0.1:{port}")))
}
