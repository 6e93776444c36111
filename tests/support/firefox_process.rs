//! The process of a Firefox and its empty profile, which asks the internet for nothing.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use tempfile::TempDir;

/// What to do where there is no Firefox.
const MISSING: &str = "`apt-get install firefox-esr`";
const STARTED_WITHIN: Duration = Duration::from_secs(60);

/// Names, and values as JavaScript. They come on top of what a Firefox that is driven sets itself:
/// no updates, no reports, no lists of bad sites, no search for a captive portal.
const PREFERENCES: &[(&str, &str)] = &[
    // A Firefox asks for these settings before it sets that.
    (
        "services.settings.server",
        "'data:,#remote-settings-dummy/v1'",
    ),
    ("browser.startup.page", "0"),
    ("browser.aboutwelcome.enabled", "false"),
    ("toolkit.telemetry.unified", "false"),
    // What still goes to others than this machine ends at a port where nobody listens.
    ("network.proxy.type", "1"),
    ("network.proxy.http", "'127.0.0.1'"),
    ("network.proxy.http_port", "9"),
    ("network.proxy.ssl", "'127.0.0.1'"),
    ("network.proxy.ssl_port", "9"),
];

/// A running Firefox, gone with its profile when dropped.
pub struct Process {
    /// Where it listens for WebDriver BiDi: `ws://127.0.0.1:port`.
    pub address: String,
    process: Child,
    _profile: TempDir,
}

impl Process {
    /// With these preferences as well.
    pub fn start(preferences: &[(&str, &str)]) -> Self {
        // A Firefox of a snap has a /tmp of its own, and sees no hidden folders.
        let profile = TempDir::with_prefix_in("firefox-", env!("CARGO_TARGET_TMPDIR")).unwrap();
        let lines = PREFERENCES.iter().chain(preferences);
        let lines = lines.map(|(name, value)| format!("user_pref('{name}', {value});\n"));
        std::fs::write(profile.path().join("user.js"), lines.collect::<String>()).unwrap();
        let spawned = ["firefox", "firefox-esr"]
            .iter()
            .find_map(|program| spawn(program, profile.path()).ok());
        let mut started = Self {
            address: String::new(),
            process: spawned.unwrap_or_else(|| panic!("firefox does not start: {MISSING}")),
            _profile: profile,
        };
        let lines = BufReader::new(started.process.stderr.take().unwrap()).lines();
        let (tell, told) = mpsc::channel();
        // It is read to its end, for a full pipe would hold the browser up.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some((_, address)) = line.split_once("WebDriver BiDi listening on ") {
                    tell.send(address.to_owned()).ok();
                }
            }
        });
        let address = told.recv_timeout(STARTED_WITHIN);
        started.address = address.expect("firefox listens in time");
        started
    }
}

fn spawn(program: &str, profile: &Path) -> std::io::Result<Child> {
    Command::new(program)
        .args(["--headless", "--no-remote", "--profile"])
        .arg(profile)
        // System access is for what no page can tell: its preferences, and who has the focus.
        .args(["--remote-debugging-port=0", "--remote-allow-system-access"])
        // Without this the makers' server is asked for settings, whatever the preference says.
        .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
}

impl Drop for Process {
    /// The processes of its pages end with it.
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
