//! The process to kill: its work, and the code that starts and kills it.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{ChildStdout, Command};
use widget_functions::{Url, Widget};

use crate::ledger::{KINDS, call, ledger, widget};
use crate::{Moments, Reports};

/// The variable that contains the job of a process.
const JOB: &str = "JOB_OF_A_TEST";
const WORKERS: usize = 6;
/// The lifetime of a process that is not killed.
const LIFE: Duration = Duration::from_secs(60);

/// The work of a process.
pub(crate) struct Job {
    pub(crate) api: Url,
    pub(crate) file: PathBuf,
    pub(crate) round: u32,
    /// Calls of the previous process to repeat.
    pub(crate) again: Vec<String>,
}

impl Job {
    pub(crate) fn from_env() -> Option<Job> {
        let job = std::env::var(JOB).ok()?;
        let mut lines = job.lines();
        Some(Job {
            api: lines.next()?.parse().unwrap(),
            file: lines.next()?.into(),
            round: lines.next()?.parse().unwrap(),
            again: lines.map(str::to_owned).collect(),
        })
    }

    fn to_env(&self) -> String {
        let again: String = self.again.iter().map(|id| format!("\n{id}")).collect();
        format!("{}\n{}\n{}{again}", self.api, self.file.display(), self.round)
    }
}

/// Works until it is killed.
pub(crate) async fn work(job: Job) {
    let widget = widget(&job.file, job.api);
    println!();
    for id in job.again {
        let widget = widget.clone();
        tokio::spawn(async move { call_and_report(&widget, &id).await });
    }
    for worker in 0..WORKERS {
        let widget = widget.clone();
        tokio::spawn(async move {
            for number in 0.. {
                let (letter, _) = KINDS[(number + worker) % KINDS.len()];
                call_and_report(&widget, &format!("{}-{worker}-{number}-{letter}", job.round)).await;
            }
        });
    }
    tokio::time::sleep(LIFE).await;
}

/// Makes a call, and reports its begin and its end. Each line is one write, so that it is never torn.
async fn call_and_report(widget: &Widget<ledger::Config>, id: &str) {
    println!("begun {id}");
    let outcome = call(widget, id).await;
    println!("ended {id} {outcome}");
}

/// Runs a process, kills it at a random time, and returns its reports.
pub(crate) async fn run_and_kill(job: &Job, test: &str, moments: &mut Moments) -> Reports {
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(JOB, job.to_env())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut reports = Reports::new();
    if job.round % 8 == 7 {
        tokio::time::sleep(moments.next(Duration::from_millis(100))).await;
    } else {
        read(&mut lines, &mut reports, true).await;
        tokio::time::sleep(moments.next(Duration::from_millis(100))).await;
    }
    process.start_kill().unwrap();
    read(&mut lines, &mut reports, false).await;
    let status = process.wait().await.unwrap();
    assert_eq!(status.code(), None, "the process ended before it was killed");
    reports
}

/// Reads the reports of the process, up to its first outcome or to the end.
async fn read(lines: &mut Lines<BufReader<ChildStdout>>, reports: &mut Reports, up_to_the_first: bool) {
    while let Some(line) = lines.next_line().await.unwrap() {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["begun", id] => {
                reports.entry(id.to_owned()).or_default();
            }
            ["ended", id, outcome] => {
                reports.insert(id.to_owned(), Some(outcome.to_owned()));
                if up_to_the_first {
                    return;
                }
            }
            _ => {}
        }
    }
}
