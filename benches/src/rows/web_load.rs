//! A page's calls under load from wrk, in a separate process. Each call has its own id, like those of the page's script,
//! so the runtime stores its outcome.

use std::fs;
use std::process::Command;

use tempfile::TempDir;
use widget_functions_benches::Outcome;
use widget_functions_benches::upstream::Upstream;

use super::web_call::{CONNECTIONS, Page, by_hand, declared};
use crate::figures::{Figure, Goal, Measured};
use crate::measure::rounds::warmed;

pub const NAME: &str = "web-load";

const ROUNDS: usize = 11;
/// The time of one side in one round, in seconds.
const TURN: u32 = 2;

/// The Lua script for wrk. `TOKENS` is a list. The argument makes the ids of each run unique.
const SCRIPT: &str = r#"
local tokens, calls, run = { TOKENS }, 0, ""

function init(arguments)
  run = arguments[1]
end

function request()
  calls = calls + 1
  local token = tokens[calls % #tokens + 1]
  local headers = { ["authorization"] = "Bearer " .. token, ["content-type"] = "application/json" }
  local body = '{"id":"' .. run .. '-' .. calls .. '","function":"book","inputs":{"class_id":42,"note":"window"}}'
  return wrk.format("POST", nil, headers, body)
end

function done(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("\n%d failed, %f per second\n", failed, summary.requests / summary.duration * 1e6))
end
"#;

pub fn measure() -> Outcome<Measured> {
    let upstream = Upstream::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = TempDir::new()?;
    let sides = [runtime.block_on(declared(&upstream.url))?, runtime.block_on(by_hand(&upstream.url))?];
    let mut run = 0;
    let rounds = warmed(ROUNDS, sides.len(), |side| {
        run += 1;
        // wrk checks the status of a reply, not its content.
        runtime.block_on(sides[side][0].clone().call())?;
        wrk(&folder, &sides[side], run)
    })?;
    let ratio = rounds.ratio(0, 1);
    let what = "web calls with call ids per second, 64 connections of wrk";
    let figure =
        Figure::ratio(NAME, what, "axum handler by hand with the same request", Goal::AtLeast(0.85), ratio.median);
    Ok(vec![figure.noise(ratio.noise).details(format!("{:.0}/s, {:.0}/s", rounds.median(0), rounds.median(1)))].into())
}

/// Measures the calls per second.
fn wrk(folder: &TempDir, pages: &[Page], run: u32) -> Outcome<f64> {
    let tokens: Vec<String> = pages.iter().map(|page| format!("{:?}", page.token)).collect();
    let script = folder.path().join("load.lua");
    fs::write(&script, SCRIPT.replace("TOKENS", &tokens.join(", ")))?;
    let mut command = Command::new("wrk");
    command.args(["--threads", "1", "--connections", &CONNECTIONS.to_string(), "--duration", &format!("{TURN}s")]);
    command.arg("--script").arg(&script).args([&pages[0].url, "--", &run.to_string()]);
    let output = String::from_utf8(command.output()?.stdout)?;
    let speed = output.lines().find_map(|line| line.strip_prefix("0 failed, ")?.strip_suffix(" per second"));
    Ok(speed.ok_or_else(|| format!("wrk says {output:?}"))?.parse()?)
}
