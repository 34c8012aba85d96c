//! The programs that the tests need besides cargo and rustc.

use std::ffi::{OsStr, OsString};
use std::process::{Command, Stdio};

use crate::step::{cargo, timed};

/// A program, and the Debian packages that contain it.
struct Need {
    name: &'static str,
    program: OsString,
    /// The program succeeds with these arguments if it is new enough.
    arguments: &'static [&'static str],
    packages: &'static [&'static str],
}

/// Finds the programs, and installs missing ones.
pub(crate) fn run() -> Result<(), String> {
    timed("prepare", || component("rustfmt", "fmt").and_then(|()| component("clippy", "clippy")))?;
    needs().iter().try_for_each(Need::ensure)
}

/// Finds the programs that the benchmarks need: they count instructions, and send load.
pub(crate) fn for_benchmarks() -> Result<(), String> {
    let valgrind =
        Need { name: "valgrind", program: "valgrind".into(), arguments: &["--version"], packages: &["valgrind"] };
    let wrk = Need { name: "wrk", program: "sh".into(), arguments: &["-c", "command -v wrk"], packages: &["wrk"] };
    c_compiler().iter().chain([&valgrind, &wrk]).try_for_each(Need::ensure)
}

fn needs() -> Vec<Need> {
    let mut needs = vec![
        Need {
            name: "Node.js 20.11 or newer",
            program: "node".into(),
            // Older versions reject this option.
            arguments: &["--test-timeout=1", "--version"],
            packages: &["nodejs"],
        },
        Need { name: "npm", program: "npm".into(), arguments: &["--version"], packages: &["npm"] },
        Need {
            name: "Chromium (or the browser in the variable CHROMIUM)",
            program: variable("CHROMIUM", "/usr/bin/chromium"),
            arguments: &["--version"],
            packages: &["chromium", "fonts-liberation"],
        },
    ];
    needs.extend(c_compiler());
    needs
}

/// SQLite and the cryptography of TLS are C code. On Windows, cargo finds the compiler itself.
fn c_compiler() -> Option<Need> {
    let program = variable("CC", "cc");
    let packages = &["gcc", "libc6-dev"];
    (!cfg!(windows)).then_some(Need { name: "a C compiler", program, arguments: &["--version"], packages })
}

fn variable(name: &str, default: &str) -> OsString {
    std::env::var_os(name).unwrap_or_else(|| default.into())
}

impl Need {
    fn ensure(&self) -> Result<(), String> {
        if self.is_met() {
            return Ok(());
        }
        let packages = self.packages.join(" ");
        timed(&format!("{} is missing: installing Debian's {packages}", self.name), || {
            if install(self.packages) && self.is_met() {
                return Ok(());
            }
            Err(format!("{} is missing: install it with the system's package manager ({packages})", self.name))
        })
    }

    fn is_met(&self) -> bool {
        answers(&self.program, self.arguments)
    }
}

/// Installs a component of the toolchain, such as rustfmt or clippy, which a minimal installation lacks.
fn component(name: &str, subcommand: &str) -> Result<(), String> {
    if answers(cargo(), &[subcommand, "--version"]) || answers("rustup", &["component", "add", name]) {
        return Ok(());
    }
    Err(format!("`{name}` is missing: install it with `rustup component add {name}`"))
}

/// Installs packages, as root without sudo, which may be missing. As another user, sudo must not ask for a password.
fn install(packages: &[&str]) -> bool {
    let apt_get = |arguments: &[&str]| {
        // Wait while another apt-get is running.
        let arguments = [&["-o", "DPkg::Lock::Timeout=300"], arguments].concat();
        answers("apt-get", &arguments) || answers("sudo", &[&["-n", "apt-get"], arguments.as_slice()].concat())
    };
    let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
    apt_get(&install) || (apt_get(&["update"]) && apt_get(&install))
}

/// Returns `true` if a program exists and succeeds.
fn answers(program: impl AsRef<OsStr>, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.status().is_ok_and(|status| status.success())
}
