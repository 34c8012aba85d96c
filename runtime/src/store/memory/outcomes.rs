//! The stored outcomes of all instances.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use bytes::Bytes;

use crate::store::StoredOutcome;

/// Finds outcomes by instance and call, and deletes them by expiry.
#[derive(Default)]
pub(super) struct Outcomes {
    by_instance: HashMap<u64, HashMap<Arc<str>, Outcome>>,
    by_expiry: BTreeSet<(u64, u64, Arc<str>)>,
}

struct Outcome {
    bytes: Bytes,
    expires_at_ms: u64,
}

impl Outcomes {
    /// Returns the outcome of a call.
    pub(super) fn get(&self, instance: u64, call: &str) -> Option<Bytes> {
        Some(self.by_instance.get(&instance)?.get(call)?.bytes.clone())
    }

    /// Stores an outcome, and replaces an outcome of the same call.
    pub(super) fn insert(&mut self, instance: u64, outcome: StoredOutcome) {
        let StoredOutcome { call, outcome: bytes, expires_at_ms } = outcome;
        let call: Arc<str> = call.into();
        let outcomes = self.by_instance.entry(instance).or_default();
        if let Some(replaced) = outcomes.insert(Arc::clone(&call), Outcome { bytes, expires_at_ms }) {
            self.by_expiry.remove(&(replaced.expires_at_ms, instance, Arc::clone(&call)));
        }
        self.by_expiry.insert((expires_at_ms, instance, call));
    }

    /// Deletes the outcomes of an instance.
    pub(super) fn remove_instance(&mut self, instance: u64) {
        for (call, outcome) in self.by_instance.remove(&instance).unwrap_or_default() {
            self.by_expiry.remove(&(outcome.expires_at_ms, instance, call));
        }
    }

    /// Deletes up to `max` outcomes that expired before `now_ms`, the earliest first. Returns their number.
    pub(super) fn purge(&mut self, now_ms: u64, max: usize) -> usize {
        let mut purged = 0;
        while purged < max
            && let Some((expires_at_ms, instance, call)) = self.by_expiry.pop_first()
        {
            if expires_at_ms >= now_ms {
                self.by_expiry.insert((expires_at_ms, instance, call));
                break;
            }
            self.remove_call(instance, &call);
            purged += 1;
        }
        purged
    }

    fn remove_call(&mut self, instance: u64, call: &str) {
        if let Some(outcomes) = self.by_instance.get_mut(&instance) {
            outcomes.remove(call);
            if outcomes.is_empty() {
                self.by_instance.remove(&instance);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(call: &str, bytes: &str, expires_at_ms: u64) -> StoredOutcome {
        StoredOutcome { call: call.to_owned(), outcome: bytes.to_owned().into(), expires_at_ms }
    }

    #[test]
    fn finds_an_outcome_by_instance_and_call() {
        let mut outcomes = Outcomes::default();
        for (instance, call) in [(1, "a"), (1, "ab"), (11, "a")] {
            outcomes.insert(instance, outcome(call, &format!("{instance} {call}"), 9));
        }
        assert_eq!(outcomes.get(1, "a").unwrap(), "1 a");
        assert_eq!(outcomes.get(1, "ab").unwrap(), "1 ab");
        assert_eq!(outcomes.get(11, "a").unwrap(), "11 a");
        assert!(outcomes.get(11, "ab").is_none() && outcomes.get(2, "a").is_none());
    }

    #[test]
    fn purges_by_the_expiry_of_the_replacement() {
        let mut outcomes = Outcomes::default();
        outcomes.insert(1, outcome("longer", "x", 1));
        outcomes.insert(1, outcome("longer", "y", 9));
        outcomes.insert(1, outcome("shorter", "x", 9));
        outcomes.insert(1, outcome("shorter", "y", 1));
        assert_eq!(outcomes.purge(2, 10), 1);
        assert_eq!(outcomes.get(1, "longer").unwrap(), "y");
        assert!(outcomes.get(1, "shorter").is_none());
    }

    #[test]
    fn leaves_no_empty_maps() {
        let mut outcomes = Outcomes::default();
        for number in 0..10 {
            outcomes.insert(number % 2, outcome(&number.to_string(), "x", number));
        }
        outcomes.remove_instance(0);
        assert_eq!((outcomes.by_instance.len(), outcomes.by_expiry.len()), (1, 5));
        assert_eq!(outcomes.purge(u64::MAX, 3), 3);
        assert_eq!(outcomes.purge(u64::MAX, 3), 2);
        assert_eq!((outcomes.by_instance.len(), outcomes.by_expiry.len()), (0, 0));
    }
}
