/// The result of a command, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// There is nothing to report.
    Fine,
    /// There are errors in declarations, or declarations that are not formatted.
    Found,
    /// A file could not be read or written.
    Failed,
}

impl Outcome {
    /// Returns the exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Found => 1,
            Outcome::Failed => 2,
        }
    }
}
