//! Finds values in a JSON text by their paths, in one pass.
//!
//! The text is checked as a whole, but nothing of it is built: what is found are slices of it.

use smallvec::SmallVec;

use super::members::Found;
use crate::json::{array, end, name, object, skip_whitespace, value};
use crate::plan::spec::PathStep;

/// Where a value stands.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// At the top, under a name.
    Key(&'p str),
    Steps(&'p [PathStep]),
}

/// The values at the paths, in their order; `None` where a path leads nowhere. Of members with one
/// name the last counts. That what is found is UTF-8 is checked here. `None` if it is not JSON.
pub(crate) fn find<'p, 'v>(json: &'v [u8], paths: impl Iterator<Item = Path<'p>>) -> Option<Found<'v>> {
    let sought = paths.map(|path| Sought { path, matched: 0, value: None }).collect();
    let mut finder = Finder { sought, depth: 0 };
    end(finder.value(skip_whitespace(json))?)?;
    Some(finder.sought.iter().map(|sought| sought.value).collect())
}

struct Sought<'p, 'v> {
    path: Path<'p>,
    /// How many steps of the path lead to the value that is being read.
    matched: usize,
    value: Option<&'v str>,
}

/// Stands before one value of the text, `depth` steps deep.
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
    /// Whether it goes through the member of that name at the top.
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
            [b'{', ..] if self.is_sought(false) => object(text, |text| {
                let (name, text) = name(text)?;
                self.step(Step::Key(&name), text)
            })?,
            [b'[', ..] if self.is_sought(false) => {
                let mut index = 0;
                array(text, |text| {
                    let rest = self.step(Step::Index(index), text);
                    index += 1;
                    rest
                })?
            }
            _ => value(text)?,
        };
        if self.is_sought(true) {
            self.take(std::str::from_utf8(text.get(..text.len() - rest.len())?).ok()?);
        }
        Some(rest)
    }

    /// Reads a member or an element.
    fn step(&mut self, step: Step<'_>, text: &'v [u8]) -> Option<&'v [u8]> {
        if !self.enter(step) {
            return value(text);
        }
        let rest = self.value(text)?;
        self.leave();
        Some(rest)
    }

    /// Whether a path leads to this value and ends here, or goes on from here.
    fn is_sought(&self, ends: bool) -> bool {
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

    /// Goes a step deeper; whether any path does.
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
