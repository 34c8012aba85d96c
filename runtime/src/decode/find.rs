//! Finds values in a JSON text by their paths, in one pass.
//!
//! The whole text is validated, but no value is built: the results are slices of the text. In
//! `{"seats":[{"id":7}]}`, the path `seats[0].id` leads to `7`.

use smallvec::SmallVec;

use super::members::Found;
use crate::json::{array, expect_end, name, object, skip_value, skip_whitespace};
use crate::plan::spec::PathStep;

/// A path to a value.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// A member of the outermost object.
    Key(&'p str),
    Steps(&'p [PathStep]),
}

/// Returns the value at each path, or `None` if the text is not JSON or a value is not UTF-8.
///
/// A path that leads nowhere has the value `None`. Of members with the same name, the last one counts.
pub(crate) fn find<'p, 'v>(json: &'v [u8], paths: impl Iterator<Item = Path<'p>>) -> Option<Found<'v>> {
    let sought = paths.map(|path| Sought { path, matched: 0, value: None }).collect();
    let mut finder = Finder { sought, depth: 0 };
    expect_end(finder.value(skip_whitespace(json))?)?;
    Some(finder.sought.iter().map(|sought| sought.value).collect())
}

struct Sought<'p, 'v> {
    path: Path<'p>,
    /// The number of steps of the path that lead to the current value.
    matched: usize,
    value: Option<&'v str>,
}

/// Reads the value that is `depth` steps below the outermost value.
struct Finder<'p, 'v> {
    sought: SmallVec<[Sought<'p, 'v>; 4]>,
    depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step<'s> {
    Key(&'s [u8]),
    Index(usize),
}

impl<'p> Path<'p> {
    /// Returns `true` if the path's first step is the member `name`.
    pub(crate) fn starts_with(self, name: &[u8]) -> bool {
        self.step(0) == Some(Step::Key(name))
    }

    fn step(self, depth: usize) -> Option<Step<'p>> {
        match self {
            Path::Key(key) => (depth == 0).then_some(Step::Key(key.as_bytes())),
            Path::Steps(steps) => steps.get(depth).map(|step| match step {
                PathStep::Key(key) => Step::Key(key.as_bytes()),
                PathStep::Index(index) => Step::Index(*index),
            }),
        }
    }
}

impl<'v> Finder<'_, 'v> {
    fn value(&mut self, text: &'v [u8]) -> Option<&'v [u8]> {
        let rest = match text {
            [b'{', ..] if self.has_path(false) => object(text, |text| {
                let (name, text) = name(text)?;
                self.step(Step::Key(&name), text)
            })?,
            [b'[', ..] if self.has_path(false) => {
                let mut index = 0;
                array(text, |text| {
                    let rest = self.step(Step::Index(index), text);
                    index += 1;
                    rest
                })?
            }
            _ => skip_value(text)?,
        };
        if self.has_path(true) {
            self.take(std::str::from_utf8(text.get(..text.len() - rest.len())?).ok()?);
        }
        Some(rest)
    }

    /// Reads a member or an element.
    fn step(&mut self, step: Step<'_>, text: &'v [u8]) -> Option<&'v [u8]> {
        if !self.enter(step) {
            return skip_value(text);
        }
        let rest = self.value(text)?;
        self.leave();
        Some(rest)
    }

    /// Returns `true` if a path leads to the current value and ends here (`ends`), or leads through it.
    fn has_path(&self, ends: bool) -> bool {
        let mut here = self.sought.iter().filter(|sought| sought.matched == self.depth);
        here.any(|sought| sought.path.step(self.depth).is_none() == ends)
    }

    fn take(&mut self, value: &'v str) {
        for sought in &mut self.sought {
            if sought.matched == self.depth && sought.path.step(self.depth).is_none() {
                sought.value = Some(value);
            }
        }
    }

    /// Goes one step deeper if a path does. Returns `true` if it went.
    fn enter(&mut self, step: Step<'_>) -> bool {
        let mut entered = false;
        for sought in &mut self.sought {
            if sought.matched == self.depth && sought.path.step(self.depth) == Some(step) {
                entered = true;
                sought.matched += 1;
                sought.value = None;
            }
        }
        self.depth += usize::from(entered);
        entered
    }

    fn leave(&mut self) {
        for sought in &mut self.sought {
            if sought.matched == self.depth {
                sought.matched -= 1;
            }
        }
        self.depth -= 1;
    }
}
