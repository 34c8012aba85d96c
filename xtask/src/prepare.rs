//! What the tests need beside cargo and rustc.

use std::ffi::{OsStr, OsString};
use std::process::{Command, Stdio};

use crate::step::{cargo, timed};

/// A program, and the packages in which Debian has it.
struct Need {
    name: &'static str,
    program: OsString,
    /// Succeeds with a program that is new enough.
    arguments: &'static [&'static str],
    packages: &'static [&'static str],
}

/// Finds what is needed, and installs what is missing.
pub(crate) fn run() -> Result<(), String> {
    timed("prepare", || component("rustfmt", "fmt").and_then(|()| component("clippy", "clippy")))?;
    needs().iter().try_for_each(Need::meet)
}

/// What the benchmarks need: they count instructions.
pub(crate) fn for_benchmarks() -> Result<(), String> {
    let valgrind =
        Need { name: "valgrind", program: "valgrind".into(), arguments: &["--version"], packages: &["valgrind"] };
    let wrk = Need { name: "wrk", program: "sh".into(), arguments: &["-c", "command -v wrk"], packages: &["wrk"] };
    c_compiler().iter().chain([&valgrind, &wrk]).try_for_each(Need::meet)
}

fn needs() -> Vec<Need> {
    let mut needs = vec![
        Need {
            name: "Node.js 20.11 or newer",
            program: "node".into(),
            // An option that older ones do not know.
            arguments: &["--test-timeout=1", "--version"],
            packages: &["nodejs"],
        },
        Need { name: "npm", program: "npm".into(), arguments: &["--version"], packages: &["npm"] },
        Need {
            name: "Chromium (or another one in the variable CHROMIUM)",
            program: variable("CHROMIUM", "/usr/bin/chromium"),
            arguments: &["--version"],
            packages: &["chromium", "fonts-liberation"],
        },
    ];
    needs.extend(c_compiler());
    needs
}

/// SQLite and the cryptography of TLS are compiled from C; on Windows, cargo finds the compiler itself.
fn c_compiler() -> Option<Need> {
    let program = variable("CC", "cc");
    let packages = &["gcc", "libc6-dev"];
    (!cfg!(windows)).then_some(Need { name: "a C compiler", program, arguments: &["--version"], packages })
}

fn variable(name: &str, default: &str) -> OsString {
    std::env::var_os(name).unwrap_or_else(|| default.into())
}

impl Need {
    fn meet(&self) -> Result<(), String> {
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

/// Rustfmt and clippy are parts of the toolchain that a minimal installation lacks.
fn component(name: &str, subcommand: &str) -> Result<(), String> {
    if answers(cargo(), &[subcommand, "--version"]) || answers("rustup", &["component", "add", name]) {
        return Ok(());
    }
    Err(format!("`{name}` is missing: install it with `rustup component add {name}`"))
}

/// As root there may be no sudo; for others it must not ask for a password nobody can type.
fn install(packages: &[&str]) -> bool {
    let apt_get = |arguments: &[&str]| {
        // Another apt-get may be at work.
        let arguments = [&["-o", "DPkg::Lock::Timeout=300"], arguments].concat();
        answers("apt-get", &arguments) || answers("sudo", &[&["-n", "apt-get"], arguments.as_slice()].concat())
    };
    let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
    apt_get(&install) || (apt_get(&["update"]) && apt_get(&install))
}

/// Whether a program is there and succeeds.
fn answers(program: impl AsRef<OsStr>, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.status().is_ok_and(|status| status.success())
}
