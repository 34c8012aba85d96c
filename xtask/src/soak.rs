//! Long campaigns: fuzzing, and tests that draw random moments or random texts.

use std::fs;

use crate::step::Step;
use crate::tool::Tool;

const FUZZ: Tool = Tool { program: "cargo-fuzz", package: "cargo-fuzz", version: "0.13.2", folder: "tools/cargo-fuzz" };

/// How long each target is fuzzed by default.
const SECONDS: u32 = 600;

/// One campaign.
struct Campaign {
    name: &'static str,
    work: Work,
}

enum Work {
    /// A target in `fuzz/`, with more options of cargo-fuzz, and the folder of its seeds.
    Fuzz { options: &'static [&'static str], seeds: Option<&'static str> },
    /// A test that reads the number of its rounds from a variable.
    Test { arguments: &'static [&'static str], variable: &'static str, rounds: &'static str },
}

const CAMPAIGNS: [Campaign; 8] = [
    Campaign { name: "response", work: Work::Fuzz { options: &[], seeds: Some("seeds/response") } },
    Campaign { name: "call", work: Work::Fuzz { options: &[], seeds: Some("seeds/call") } },
    Campaign { name: "record", work: Work::Fuzz { options: &[], seeds: None } },
    Campaign { name: "url", work: Work::Fuzz { options: &[], seeds: None } },
    Campaign { name: "expand", work: Work::Fuzz { options: &[], seeds: Some("seeds/declaration") } },
    // Under `cfg(fuzzing)`, proc-macro2 has no places, which the formatter needs.
    Campaign { name: "fmt", work: Work::Fuzz { options: &["--no-cfg-fuzzing"], seeds: Some("seeds/declaration") } },
    Campaign { name: "kill", work: Work::Test { arguments: &["--test", "kill"], variable: "KILLS", rounds: "1000" } },
    Campaign {
        name: "format",
        work: Work::Test {
            arguments: &["-p", "cargo-widget", "--test", "properties"],
            variable: "ROUNDS",
            rounds: "1000",
        },
    },
];

/// Runs all campaigns, or those with the given names.
pub(crate) fn run(arguments: &[&str]) -> Result<(), String> {
    let mut seconds = SECONDS;
    let mut chosen = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match *argument {
            "--list" => {
                CAMPAIGNS.iter().for_each(|campaign| println!("{}", campaign.name));
                return Ok(());
            }
            "--seconds" => {
                let number = arguments.next().and_then(|number| number.parse().ok());
                seconds = number.ok_or("`--seconds` needs a number")?;
            }
            name => chosen.push(find(name)?),
        }
    }
    if chosen.is_empty() {
        chosen.extend(&CAMPAIGNS);
    }
    chosen.into_iter().try_for_each(|campaign| campaign.run(seconds))
}

fn find(name: &str) -> Result<&'static Campaign, String> {
    let names = CAMPAIGNS.map(|campaign| campaign.name).join("`, `");
    let found = CAMPAIGNS.iter().find(|campaign| campaign.name == name);
    found.ok_or_else(|| format!("unknown campaign `{name}`; the campaigns are `{names}`"))
}

impl Campaign {
    fn run(&self, seconds: u32) -> Result<(), String> {
        match self.work {
            Work::Fuzz { options, seeds } => self.fuzz(options, seeds, seconds),
            Work::Test { arguments, variable, rounds } => {
                let arguments = [&["test", "--release", "--all-features"], arguments].concat();
                Step::cargo(self.name, &arguments).env(variable, rounds).run().map(drop)
            }
        }
    }

    /// Needs the nightly toolchain, whose compiler can instrument the code.
    fn fuzz(&self, options: &[&str], seeds: Option<&str>, seconds: u32) -> Result<(), String> {
        if !FUZZ.is_installed() {
            FUZZ.install()?;
        }
        let corpus = format!("corpus/{}", self.name);
        fs::create_dir_all(format!("fuzz/{corpus}"))
            .map_err(|error| format!("cannot create fuzz/{corpus}: {error}"))?;
        let limit = format!("-max_total_time={seconds}");
        // The address sanitizer would find nothing: no code here is unsafe.
        let run = ["run", "nightly", "cargo", "fuzz", "run", "--sanitizer", "none"];
        let texts = [&[self.name, corpus.as_str()][..], seeds.as_slice(), &["--", &limit]].concat();
        let step = Step::in_folder(self.name, "rustup", "fuzz", &[&run[..], options, &texts].concat());
        let output = step.with_path(&FUZZ.bin()).run()?;
        println!("{}", output.lines().rfind(|line| line.starts_with("Done ")).unwrap_or_default());
        Ok(())
    }
}
