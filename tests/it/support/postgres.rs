//! The PostgreSQL server on which the tests create their databases: one that is there, or one started for them.
//! Creating and dropping those databases is deliberately not here.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, ToSocketAddrs};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;
use std::{env, fs};

const VARIABLE: &str = "TEST_POSTGRES_URL";
const USUAL_PORT: u16 = 5432;
const TIMEOUT: Duration = Duration::from_secs(30);

/// Where installers put the server's programs outside PATH: parent folder and start of the folder's name.
const USUAL_PLACES: [(&str, &str); 7] = [
    ("/usr/lib/postgresql", ""), // Debian
    ("/usr", "pgsql-"),          // postgresql.org's packages for Red Hat
    ("/usr/libexec", "postgresql"),
    ("/usr/local", "pgsql"),
    ("/opt/homebrew/opt", "postgresql"),
    ("/usr/local/opt", "postgresql"),
    ("/Applications/Postgres.app/Contents/Versions", ""),
];

const REMEDIES: &str = "Do one of these:
  - set TEST_POSTGRES_URL=postgres://user:password@host:5432/postgres (a user who may create databases)
  - start a server on 127.0.0.1:5432 that lets postgres in without a password
  - install PostgreSQL's server programs (Debian: apt install postgresql; macOS: brew install postgresql)";

/// A shell, not this process, owns the private server: it outlives even a SIGKILL of the tests, notices it
/// by the end of its standard input, and cleans up. Arguments: the programs' folder, the port.
const KEEPER: &str = r#"
dir=$(mktemp -d "${TMPDIR:-/tmp}/partnergraph-pg.XXXXXX") || dir=$(mktemp -d /tmp/partnergraph-pg.XXXXXX) || exit
trap '"$1/pg_ctl" stop -D "$dir/data" -m immediate >/dev/null 2>&1; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT PIPE TERM
cd "$dir"
init() { "$1/initdb" -D data -U postgres -A trust -E UTF8 --locale="$2" --no-sync >init.log 2>&1; }
# Not every system has C.UTF-8, but where it has, upper and lower case go beyond ASCII.
init "$1" C.UTF-8 || init "$1" C || { cat init.log; exit 1; }
"$1/pg_ctl" start -s -w -D data -l server.log </dev/null -o \
    "-h 127.0.0.1 -p $2 -F -c full_page_writes=off -c unix_socket_directories=''" || { cat server.log; exit 1; }
echo ready
exec >/dev/null 2>&1
read -r _
"#;

struct Server {
    url: String,
    /// Nothing is ever written to it: it closes when this process ends, however that happens.
    _lifeline: Option<ChildStdin>,
}

/// The URL of a maintenance database on a server that lets us create databases.
pub fn base_url() -> &'static str {
    // The failure is kept as well: every test reports it, none tries everything again.
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    match SERVER.get_or_init(find_or_start) {
        Ok(server) => &server.url,
        Err(tried) => panic!("no PostgreSQL server for the tests. Tried:\n  - {tried}\n{REMEDIES}"),
    }
}

fn find_or_start() -> Result<Server, String> {
    if let Some(url) = env::var(VARIABLE).ok().filter(|url| !url.is_empty()) {
        // What was asked for explicitly is never replaced by another server.
        check_reachable(&url).map_err(|error| format!("{VARIABLE} is set, but unreachable: {error}"))?;
        return Ok(Server { url, _lifeline: None });
    }
    let mut tried = vec![format!("{VARIABLE} is not set")];
    for user in ["postgres".to_owned(), output("id", &["-un"]).unwrap_or_default()] {
        match check_may_create_databases(&user) {
            Ok(()) => return Ok(Server { url: local_url(&user, USUAL_PORT), _lifeline: None }),
            Err(error) => tried.push(format!("127.0.0.1:{USUAL_PORT} as {user}: {error}")),
        }
    }
    start_own().map_err(|error| format!("{}\n  - {error}", tried.join("\n  - ")))
}

fn local_url(user: &str, port: u16) -> String {
    format!("postgres://{user}@127.0.0.1:{port}/postgres")
}

/// Only connects: logging in with whatever the URL says is up to the tests' driver.
fn check_reachable(url: &str) -> io::Result<()> {
    let (_, rest) = url.split_once("://").ok_or_else(|| io::Error::other("not a URL"))?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.is_empty() || host.starts_with('%') {
        return Ok(()); // a Unix socket
    }
    let has_port = host.rsplit(']').next().is_some_and(|end| end.contains(':'));
    let target = if has_port { host.to_owned() } else { format!("{host}:{USUAL_PORT}") };
    let connect = |address| TcpStream::connect_timeout(&address, TIMEOUT).map(drop);
    let nothing_yet = Err(io::Error::other("no address"));
    target
        .to_socket_addrs()
        .and_then(|all| all.fold(nothing_yet, |outcome, address| outcome.or_else(|_| connect(address))))
        .map_err(|error| io::Error::other(format!("{target}: {error}")))
}

/// Speaks the few needed bytes of PostgreSQL's protocol itself, as `psql` may be missing where a server is not.
fn check_may_create_databases(user: &str) -> io::Result<()> {
    let question = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user\0";
    let login = format!("\0\x03\0\0user\0{user}\0database\0postgres\0\0");
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, USUAL_PORT))?;
    server.set_read_timeout(Some(TIMEOUT))?;
    // All at once, the farewell included, so that the answer has an end.
    server.write_all(&[message("", &login), message("Q", question), message("X", "")].concat())?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    // A row of one column of one byte, `t`. A server that asks for a password never gets that far.
    let yes = b"D\0\0\0\x0b\0\x01\0\0\0\x01t";
    if answer.windows(yes.len()).any(|bytes| bytes == yes) {
        return Ok(());
    }
    Err(io::Error::other("not let in without a password, or not allowed to create databases"))
}

fn message(kind: &str, body: &str) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX).to_be_bytes();
    [kind.as_bytes(), &length, body.as_bytes()].concat()
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first folder with everything needed: Debian has some of the programs in PATH, the server's not.
fn find_programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(output("pg_config", &["--bindir"]).map(PathBuf::from))
        .chain(USUAL_PLACES.into_iter().flat_map(|(parent, start)| newest_first(parent, start)))
        .find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

fn newest_first(parent: &str, start: &str) -> Vec<PathBuf> {
    let names = fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let mut folders: Vec<(u32, PathBuf)> = names
        .filter_map(|name| {
            let version = name.to_str()?.strip_prefix(start)?.trim_start_matches(['@', '-']);
            let major = version.split('.').next()?.parse().unwrap_or(0);
            Some((major, Path::new(parent).join(&name).join("bin")))
        })
        .collect();
    folders.sort_by(|a, b| b.cmp(a));
    folders.into_iter().map(|(_, folder)| folder).collect()
}

fn start_own() -> Result<Server, String> {
    let programs = find_programs().ok_or_else(|| {
        let places = USUAL_PLACES.map(|(parent, start)| format!("{parent}/{start}*/bin")).join(", ");
        format!("no initdb, pg_ctl and postgres in PATH, in `pg_config --bindir` or in {places}")
    })?;
    // A second time, as another program may have taken the port while initdb ran.
    let server = start(&programs).or_else(|_| start(&programs));
    server.map_err(|error| format!("a server of our own from {}: {error}", programs.display()))
}

fn start(programs: &Path) -> io::Result<Server> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let (output, said) = io::pipe()?;
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "sh"]).arg(programs).arg(port.to_string());
    keeper.stdin(Stdio::piped()).stdout(said.try_clone()?).stderr(said);
    // Out of the terminal's reach: Ctrl-C must end the tests, not the one who cleans up after them.
    keeper.process_group(0).env("LC_ALL", "C");
    drop_root(&mut keeper);
    let lifeline = keeper.spawn()?.stdin;
    drop(keeper); // it holds this side's copies of `said`: without this, a failing keeper's output has no end
    let mut complaints = Vec::new();
    for line in BufReader::new(output).lines() {
        match line?.as_str() {
            "ready" => return Ok(Server { url: local_url("postgres", port), _lifeline: lifeline }),
            other => complaints.push(other.to_owned()),
        }
    }
    Err(io::Error::other(complaints.join("\n      ")))
}

/// PostgreSQL refuses to run as root.
fn drop_root(command: &mut Command) {
    if output("id", &["-u"]).as_deref() == Some("0")
        && let Some((user, group)) = user_and_group("postgres").or_else(|| user_and_group("nobody"))
    {
        command.uid(user).gid(group);
    }
}

fn user_and_group(name: &str) -> Option<(u32, u32)> {
    let number = |option| output("id", &[option, name])?.parse().ok();
    Some((number("-u")?, number("-g")?))
}
