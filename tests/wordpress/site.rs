//! A `WordPress` of one's own: a database, PHP's own web server, and a copy of Debian's files or of those that
//! `TRD_WORDPRESS` names, all in one folder that goes away with it.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, ensure};
use browser_tests::{Server, free_port, output, target};
use tempfile::TempDir;

/// Where Debian keeps it.
const DEBIAN: &str = "/usr/share/wordpress";

/// Names the folder of another `WordPress`, to try the plugin in a newer one.
const OTHER: &str = "TRD_WORDPRESS";

/// A theme of templates in PHP, and one of blocks.
pub const THEMES: [&str; 2] = ["twentytwentyone", "twentytwentythree"];

/// What the tests need to know of the site. The processes belong to `main`, which ends them.
static PLACE: OnceLock<Place> = OnceLock::new();

/// Where the site is.
pub struct Place {
    home: String,
    folder: PathBuf,
}

/// The running servers, and the folder of all.
pub struct Site {
    // In the order in which they have to end.
    _php: Server,
    _database: Server,
    _folder: TempDir,
}

/// The site, which `main` has started.
pub fn site() -> Result<&'static Place> {
    PLACE.get().context("the site has not been started")
}

impl Place {
    /// The address of a path on the site. The path begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.home)
    }

    /// A file of the site.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join("site").join(name)
    }

    /// Runs code within the site, as its administrator. Returns what it wrote.
    pub fn php(&self, code: &str) -> Result<String> {
        let load = self.file("wp-load.php");
        let code = format!("require '{}'; wp_set_current_user( 1 ); {code}", load.display());
        let (told, is_well) = output(php().args(["-r", &code]))?;
        ensure!(is_well, "{code}: {told}");
        Ok(told)
    }

    /// What the site and PHP have complained of so far, of the plugin.
    pub fn complaints(&self) -> String {
        let log = fs::read_to_string(self.folder.join("debug.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("trd-screener") || line.contains("TrdScreener")).collect()
    }
}

/// PHP without the settings of this machine that differ elsewhere, and with its cache.
pub fn php() -> Command {
    let mut php = Command::new("php");
    php.args(["-d", "opcache.enable_cli=1", "-d", "memory_limit=256M", "-d", "upload_max_filesize=32M"]);
    php.args(["-d", "post_max_size=32M", "-d", "display_errors=0"]);
    php
}

impl Site {
    /// Sets it up and starts it.
    pub fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("wordpress-").tempdir_in(target())?;
        let root = folder.path().canonicalize()?;
        copy(&root)?;
        let database = database(&root)?;
        let port = free_port()?;
        let home = format!("http://127.0.0.1:{port}");
        let config = include_str!("php/config.php")
            .replace("@socket@", &socket(&root).display().to_string())
            .replace("@log@", &root.join("debug.log").display().to_string())
            .replace("@home@", &home);
        let site = root.join("site");
        fs::write(site.join("wp-config.php"), config)?;
        fs::write(root.join("install.php"), include_str!("php/install.php"))?;
        fs::write(root.join("router.php"), include_str!("php/router.php"))?;
        let (told, is_well) = output(php().arg(root.join("install.php")).arg(&site))?;
        ensure!(is_well, "WordPress cannot be set up: {told}");
        let log = File::create(root.join("php.log"))?;
        let mut server = php();
        server.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&site).arg(root.join("router.php"));
        // One at a time would let the editor's requests wait for each other.
        server.env("PHP_CLI_SERVER_WORKERS", "4").stdout(log.try_clone()?).stderr(log);
        let php = Server::start(&mut server, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
        let place = Place { home, folder: root };
        ensure!(PLACE.set(place).is_ok(), "the site has been started twice");
        Ok(Self { _php: php, _database: database, _folder: folder })
    }
}

/// Copies the files, with those that Debian keeps elsewhere. Another `WordPress` may come without one of the themes: then
/// Debian's is taken.
fn copy(root: &Path) -> Result<()> {
    let site = root.join("site");
    let source = env::var_os(OTHER).map_or_else(|| PathBuf::from(DEBIAN), PathBuf::from);
    // A link that leads nowhere is left out, and says so; what matters is asked for below.
    output(Command::new("cp").arg("-rL").arg(&source).arg(&site))?;
    for theme in THEMES.map(|theme| format!("wp-content/themes/{theme}")) {
        if !site.join(&theme).is_dir() {
            output(Command::new("cp").arg("-rL").arg(Path::new(DEBIAN).join(&theme)).arg(site.join(&theme)))?;
        }
        ensure!(site.join(&theme).join("style.css").is_file(), "no theme {theme}");
    }
    ensure!(site.join("wp-load.php").is_file(), "no WordPress in {}", source.display());
    fs::create_dir_all(site.join("wp-content/mu-plugins"))?;
    fs::create_dir_all(site.join("wp-content/uploads"))?;
    fs::write(site.join("wp-content/mu-plugins/watch.php"), include_str!("php/watch.php"))?;
    Ok(())
}

fn socket(root: &Path) -> PathBuf {
    root.join("db.sock")
}

/// An empty database that listens on a file only, and takes little room.
fn database(root: &Path) -> Result<Server> {
    let data = root.join("db");
    let user = output(Command::new("id").arg("-un"))?.0;
    let user = format!("--user={}", user.trim());
    let mut install = Command::new("mariadb-install-db");
    install.args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal", &user]);
    let (told, is_well) = output(install.arg(format!("--datadir={}", data.display())))?;
    ensure!(is_well, "the database cannot be made: {told}");
    let log = File::create(root.join("db.log"))?;
    let mut server = Command::new("mariadbd");
    server.args(["--no-defaults", "--skip-networking", "--skip-log-bin", "--innodb-buffer-pool-size=32M", &user]);
    server.arg("--innodb-flush-log-at-trx-commit=0");
    server.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", socket(root).display()));
    server.arg(format!("--pid-file={}", root.join("db.pid").display()));
    server.stdout(log.try_clone()?).stderr(log);
    let ask = |statement: &str| {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", "--user=root"]).arg(format!("--socket={}", socket(root).display()));
        output(client.args(["--execute", statement]))
    };
    let server = Server::start(&mut server, || ask("SELECT 1").is_ok_and(|(_, is_well)| is_well))?;
    let (told, is_well) = ask("CREATE DATABASE wordpress CHARACTER SET utf8mb4")?;
    ensure!(is_well, "{told}");
    Ok(server)
}
