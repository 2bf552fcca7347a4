//! Cyrus IMAP, a calendar server of many universities and offices: a folder with its settings, its accounts, its mailboxes.
//! It runs as a user of its own, so only the system's administrator can start it; and since it writes every change to the
//! disk several times, it is tried where it is asked for (`LAWKA_CYRUS=1`).

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAMS: &str = "/usr/lib/cyrus/bin";
const MAIL_PORT: &str = "mail-port";

/// Whether it is asked for, installed (Debian: cyrus-imapd, cyrus-caldav, sasl2-bin, libsasl2-modules) and may be started.
pub fn is_there() -> bool {
    if std::env::var_os("LAWKA_CYRUS").is_none() {
        return false;
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.trim_ascii() == b"0");
    root && Path::new(PROGRAMS).join("httpd").exists() && Path::new("/usr/sbin/saslpasswd2").exists()
}

/// The server over `folder`, which is made at its first start. What it keeps lies in `collections`.
pub fn command(folder: &Path, port: u16) -> Command {
    if !folder.join("imapd.conf").exists() {
        furnish(folder, port);
    }
    owned(folder);
    let at = folder.display();
    let mut command = Command::new(format!("{PROGRAMS}/master"));
    command.args(["-C", &format!("{at}/imapd.conf"), "-M", &format!("{at}/cyrus.conf")]);
    command.args(["-p", &format!("{at}/master.pid")]);
    // It is ended together with its children.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

fn furnish(folder: &Path, port: u16) {
    let at = folder.display();
    for place in ["db", "proc", "socket", "user", "quota", "sieve", "log", "msg", "ptclient", "lock"] {
        std::fs::create_dir_all(folder.join("collections/conf").join(place)).unwrap();
    }
    for place in ["collections/mail/stage.", "proc", "lock", "sock"] {
        std::fs::create_dir_all(folder.join(place)).unwrap();
    }
    let mail_port = super::servers::free_port_but(port);
    std::fs::write(folder.join(MAIL_PORT), mail_port.to_string()).unwrap();
    std::fs::write(folder.join("imapd.conf"), settings(&at.to_string())).unwrap();
    let services = format!(
        "START {{ recover cmd=\"{PROGRAMS}/ctl_cyrusdb -C {at}/imapd.conf -r\" }}\nSERVICES {{\n\
         imap cmd=\"{PROGRAMS}/imapd -C {at}/imapd.conf\" listen=\"127.0.0.1:{mail_port}\" prefork=0 maxchild=4\n\
         http cmd=\"{PROGRAMS}/httpd -C {at}/imapd.conf\" listen=\"127.0.0.1:{port}\" prefork=1 maxchild=20\n}}\n\
         EVENTS {{ checkpoint cmd=\"{PROGRAMS}/ctl_cyrusdb -C {at}/imapd.conf -c\" period=30 }}\n"
    );
    std::fs::write(folder.join("cyrus.conf"), services).unwrap();
    for user in ["cyrus", "anna"] {
        let mut program = Command::new("/usr/sbin/saslpasswd2");
        program.args(["-p", "-c", "-f", &format!("{at}/sasldb2"), "-u", "localhost", user]);
        let mut child = program.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"tajne").unwrap();
        assert!(child.wait().unwrap().success());
    }
}

fn settings(at: &str) -> String {
    format!(
        "configdirectory: {at}/collections/conf\nproc_path: {at}/proc\nmboxname_lockpath: {at}/lock\n\
         defaultpartition: default\npartition-default: {at}/collections/mail\nadmins: cyrus\nservername: localhost\n\
         virtdomains: off\nunixhierarchysep: yes\naltnamespace: yes\nsasl_pwcheck_method: auxprop\n\
         sasl_auxprop_plugin: sasldb\nsasl_sasldb_path: {at}/sasldb2\nsasl_mech_list: PLAIN\nallowplaintext: yes\n\
         httpmodules: caldav carddav freebusy\ncaldav_realm: localhost\ncarddav_realm: localhost\n\
         caldav_create_default: no\ncaldav_create_sched: no\ncalendar_user_address_set: localhost\n\
         caldav_historical_age: -1\nconversations: no\nidlesocket: {at}/sock/idle\nnotifysocket: {at}/sock/notify\n\
         lmtpsocket: {at}/sock/lmtp\n"
    )
}

/// It gives up the administrator's rights for those of its own user.
fn owned(folder: &Path) {
    let given = Command::new("chown").args(["-R", "cyrus:mail"]).arg(folder).status();
    assert!(given.is_ok_and(|given| given.success()));
}

/// A disk under load makes it slow.
const PATIENCE: Duration = Duration::from_secs(90);

fn mail(folder: &Path) -> Option<TcpStream> {
    let port: u16 = std::fs::read_to_string(folder.join(MAIL_PORT)).unwrap().parse().unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    Some(stream)
}

/// Whether its other service greets, too: both ports are open before anybody serves them.
pub fn greets(folder: &Path) -> bool {
    let line = mail(folder).and_then(|stream| BufReader::new(stream).lines().next()?.ok());
    line.is_some_and(|line| line.starts_with("* OK"))
}

/// Calendars hang on a mailbox (RFC 3501), which only its administrator may make.
pub fn make_mailbox(folder: &Path) {
    let stream = mail(folder).unwrap();
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    for (tag, asked) in [("a", "LOGIN cyrus tajne"), ("b", "CREATE user/anna")] {
        (&stream).write_all(format!("{tag} {asked}\r\n").as_bytes()).unwrap();
        let answer = lines.by_ref().map(Result::unwrap).find(|line| line.starts_with(&format!("{tag} ")));
        assert!(answer.as_ref().is_some_and(|line| line.contains(" OK ")), "{asked}: {answer:?}");
    }
}

/// With its children, which end by themselves only when it is asked. They outlive it for a while, and until the last of them
/// has ended they write into its folder and hold its ports.
pub fn end(master: &mut Child) {
    let group = master.id();
    for (signal, patience) in [("-TERM", Duration::from_secs(10)), ("-KILL", PATIENCE)] {
        if is_gone(master, group) {
            return;
        }
        let _ =
            Command::new("kill").args([signal, "--", &format!("-{group}")]).stderr(Stdio::null()).status();
        let begun = Instant::now();
        while begun.elapsed() < patience && !is_gone(master, group) {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn is_gone(master: &mut Child, group: u32) -> bool {
    let ended = master.try_wait().is_ok_and(|ended| ended.is_some());
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    ended && !processes.map(|entry| entry.path()).any(|path| is_at_work(&path, group))
}

/// Of the group, and not only waiting to be buried (proc(5): state, parent and group follow the name).
fn is_at_work(process: &Path, group: u32) -> bool {
    let stat = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
    let fields: Vec<&str> =
        stat.rsplit_once(')').map_or(vec![], |(_, rest)| rest.split_whitespace().collect());
    fields.get(2) == Some(&group.to_string().as_str()) && fields[0] != "Z"
}
