//! The outcomes of calls, one behind the other.
//!
//! They are small and many, and stay for long. Each in a place of its own, they would leave holes all over the heap, in
//! which everything that comes and goes had to look for room: that took a tenth of a busy server's time.

use std::collections::VecDeque;
use std::hash::{BuildHasher as _, RandomState};

use bytes::Bytes;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::record::now;
use crate::store::StoredOutcome;

#[cfg(test)]
mod tests;

/// How many bytes are kept together, and forgotten together.
const PAGE: usize = 64 << 10;

#[derive(Default)]
pub(super) struct Outcomes {
    log: Log,
    places: HashTable<Place>,
    /// Whoever calls chooses the id, so this hash has to be hard to attack.
    hasher: RandomState,
}

/// Where an outcome stands.
#[derive(Clone, Copy)]
struct Place {
    /// Of what it is the outcome of.
    hash: u64,
    /// Counts those that are forgotten.
    page: usize,
    index: usize,
}

impl Outcomes {
    /// The outcome, if it has not expired.
    pub(super) fn get(&self, instance: usize, call: &str) -> Option<Bytes> {
        let hash = self.hash(instance, call.as_bytes());
        let place = self.places.find(hash, |place| self.log.is_of(*place, instance, call))?;
        let kept = self.log.get(*place).filter(|kept| kept.expires_at_ms >= now())?;
        Some(Bytes::copy_from_slice(kept.outcome))
    }

    /// Replaces an outcome of the same call.
    pub(super) fn keep(&mut self, instance: usize, kept: &StoredOutcome) {
        let hash = self.hash(instance, kept.call.as_bytes());
        let (page, index) = self.log.push(instance, kept);
        let same = |place: &Place| self.log.is_of(*place, instance, &kept.call);
        let place = Place { hash, page, index };
        match self.places.entry(hash, same, |place| place.hash) {
            Entry::Occupied(mut before) => *before.get_mut() = place,
            Entry::Vacant(vacant) => {
                vacant.insert(place);
            }
        }
    }

    /// Forgets the first pages, as far as all that stands on them has expired.
    pub(super) fn delete_expired(&mut self) {
        while let Some((number, page)) = self.log.pop_expired() {
            for (index, kept) in page.iter().enumerate() {
                let hash = self.hash(kept.instance, kept.call);
                // It is no longer named where it was replaced.
                let here = |place: &Place| (place.page, place.index) == (number, index);
                if let Ok(found) = self.places.find_entry(hash, here) {
                    found.remove();
                }
            }
        }
    }

    fn hash(&self, instance: usize, call: &[u8]) -> u64 {
        self.hasher.hash_one((instance, call))
    }
}

/// Pages in the order in which they were filled.
#[derive(Default)]
struct Log {
    pages: VecDeque<Page>,
    /// How many stood before them.
    forgotten: usize,
}

impl Log {
    fn get(&self, place: Place) -> Option<Kept<'_>> {
        self.pages.get(place.page.checked_sub(self.forgotten)?)?.get(place.index)
    }

    fn is_of(&self, place: Place, instance: usize, call: &str) -> bool {
        self.get(place).is_some_and(|kept| kept.instance == instance && kept.call == call.as_bytes())
    }

    /// Numbers of the page and of its place there.
    fn push(&mut self, instance: usize, kept: &StoredOutcome) -> (usize, usize) {
        let length = kept.call.len() + kept.outcome.len();
        let mut page = match self.pages.pop_back() {
            Some(page) if page.has_room(length) => page,
            full => {
                self.pages.extend(full);
                Page::new(length)
            }
        };
        let place = (self.forgotten + self.pages.len(), page.push(instance, kept));
        self.pages.push_back(page);
        place
    }

    /// The first page with its number, if all of it has expired.
    fn pop_expired(&mut self) -> Option<(usize, Page)> {
        let expires_at_ms = self.pages.front()?.expires_at_ms;
        let page = if expires_at_ms < now() { self.pages.pop_front()? } else { return None };
        self.forgotten += 1;
        Some((self.forgotten - 1, page))
    }
}

struct Page {
    heads: Vec<Head>,
    bytes: Vec<u8>,
    /// When the last of them expires_at_ms, in Unix milliseconds.
    expires_at_ms: u64,
}

/// Where an outcome stands among the bytes: the id of its call from `start` on, itself between `middle` and `end`.
struct Head {
    instance: usize,
    expires_at_ms: u64,
    start: usize,
    middle: usize,
    end: usize,
}

/// An outcome, as it stands on a page.
struct Kept<'p> {
    instance: usize,
    expires_at_ms: u64,
    call: &'p [u8],
    outcome: &'p [u8],
}

impl Page {
    /// One with room for so many bytes.
    fn new(bytes: usize) -> Self {
        Page { heads: Vec::new(), bytes: Vec::with_capacity(bytes.max(PAGE)), expires_at_ms: 0 }
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.bytes.capacity() - self.bytes.len() >= bytes
    }

    /// The number of its place here.
    fn push(&mut self, instance: usize, kept: &StoredOutcome) -> usize {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(kept.call.as_bytes());
        let middle = self.bytes.len();
        self.bytes.extend_from_slice(&kept.outcome);
        self.heads.push(Head { instance, expires_at_ms: kept.expires_at_ms, start, middle, end: self.bytes.len() });
        self.expires_at_ms = self.expires_at_ms.max(kept.expires_at_ms);
        self.heads.len() - 1
    }

    fn get(&self, index: usize) -> Option<Kept<'_>> {
        self.read(self.heads.get(index)?)
    }

    fn iter(&self) -> impl Iterator<Item = Kept<'_>> {
        self.heads.iter().filter_map(|head| self.read(head))
    }

    fn read(&self, head: &Head) -> Option<Kept<'_>> {
        let Head { instance, expires_at_ms, start, middle, end } = *head;
        let (call, outcome) = (self.bytes.get(start..middle)?, self.bytes.get(middle..end)?);
        Some(Kept { instance, expires_at_ms, call, outcome })
    }
}
