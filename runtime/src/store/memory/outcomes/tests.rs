#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::{Outcomes, PAGE};
use crate::record::now;
use crate::store::StoredOutcome;

const LONG_AGO: u64 = 1;
const FAR: u64 = u64::MAX;

fn kept(call: &str, outcome: &str, expires_at_ms: u64) -> StoredOutcome {
    StoredOutcome { call: call.to_owned(), outcome: outcome.to_owned().into(), expires_at_ms }
}

#[test]
fn an_outcome_is_that_of_its_instance_and_call() {
    let mut outcomes = Outcomes::default();
    for (instance, call) in [(1, "a"), (1, "ab"), (11, "a")] {
        outcomes.keep(instance, &kept(call, &format!("{instance} {call}"), FAR));
    }
    assert_eq!(outcomes.get(1, "a").unwrap(), "1 a");
    assert_eq!(outcomes.get(1, "ab").unwrap(), "1 ab");
    assert_eq!(outcomes.get(11, "a").unwrap(), "11 a");
    assert!(outcomes.get(11, "ab").is_none() && outcomes.get(2, "a").is_none());
}

#[test]
fn one_that_is_larger_than_a_page_has_one_of_its_own() {
    let mut outcomes = Outcomes::default();
    let large = "x".repeat(PAGE + 1);
    for (call, outcome) in [("a", "before"), ("b", &large), ("c", "after")] {
        outcomes.keep(0, &kept(call, outcome, FAR));
    }
    assert_eq!(outcomes.log.pages.len(), 3);
    assert_eq!(outcomes.get(0, "a").unwrap(), "before");
    assert_eq!(outcomes.get(0, "b").unwrap(), large);
    assert_eq!(outcomes.get(0, "c").unwrap(), "after");
}

#[test]
fn pages_are_forgotten_when_all_of_them_has_expired() {
    let mut outcomes = Outcomes::default();
    let third = "x".repeat(PAGE / 3);
    let expiries = [LONG_AGO, LONG_AGO, FAR, LONG_AGO];
    for (number, expires_at_ms) in expiries.iter().cycle().take(8).enumerate() {
        outcomes.keep(0, &kept(&number.to_string(), &third, *expires_at_ms));
    }
    assert_eq!((outcomes.log.pages.len(), outcomes.places.len()), (4, 8));
    outcomes.delete_expired();
    assert_eq!((outcomes.log.pages.len(), outcomes.places.len()), (3, 6));
    for number in 0..8 {
        assert_eq!(outcomes.get(0, &number.to_string()).is_some(), number % 4 == 2, "outcome {number}");
    }
    outcomes.keep(0, &kept("8", &third, FAR));
    assert!(outcomes.get(0, "8").is_some() && outcomes.get(0, "2").is_some());
}

#[test]
fn what_was_replaced_is_forgotten_without_what_replaced_it() {
    let mut outcomes = Outcomes::default();
    outcomes.keep(0, &kept("a", &"x".repeat(PAGE), LONG_AGO));
    outcomes.keep(0, &kept("a", "new", FAR));
    outcomes.keep(0, &kept("soon", "x", now() - 1));
    outcomes.delete_expired();
    assert_eq!((outcomes.log.pages.len(), outcomes.places.len()), (1, 2));
    assert_eq!(outcomes.get(0, "a").unwrap(), "new");
    assert!(outcomes.get(0, "soon").is_none());
}
