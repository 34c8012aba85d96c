//! The list of all cases, and the macros that use it.

/// Passes the names of all cases to another macro of this crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_cases {
    ($macro:ident $arguments:tt) => {
        $crate::$macro! {
            $arguments
            missing_instance_loads_as_none
            creates_an_instance_once
            creates_an_empty_record_without_bytes
            starts_at_a_random_version_below_2_to_62
            every_commit_raises_the_version
            commit_without_record_keeps_the_record
            wrong_versions_conflict
            commit_applies_all_of_its_parts
            conflict_changes_nothing
            instances_do_not_mix
            stores_any_text_and_any_bytes
            returns_the_intent_until_the_call_ends
            counts_intents_and_finds_the_earliest_deadline
            begin_replaces_the_intent_of_the_same_call
            ignores_the_end_of_a_call_without_intent
            late_begin_conflicts_after_the_call_has_ended
            expired_returns_the_earliest_first
            expired_respects_the_maximum
            returns_the_outcome_of_the_requested_call
            replaces_an_outcome_of_the_same_call
            purge_keeps_outcomes_that_have_not_expired
            purge_respects_the_maximum
            purge_uses_the_expiry_of_the_replacement
            delete_removes_intents_and_outcomes
            delete_keeps_other_instances
            late_commit_misses_the_successor_of_a_deleted_instance
            one_of_concurrent_commits_wins
            one_of_concurrent_creations_wins
            one_of_concurrent_deletions_succeeds
            concurrent_changes_lose_nothing
            load_is_one_moment
            changed_returns_if_the_version_differs
            changed_returns_if_the_instance_is_missing
            changed_returns_after_a_commit
            changed_returns_after_a_commit_without_record
            changed_returns_after_a_deletion
            changed_wakes_all_waiters
            changed_misses_no_commit
            changed_can_be_canceled
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __store_conformance {
    ($make_store:expr) => {
        $crate::__store_cases! { __store_tests [$make_store] }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __store_tests {
    ([$make_store:expr] $($case:ident)*) => {
        $(#[test]
        fn $case() {
            $crate::store::testing::run_test($make_store, async |store| $crate::store::testing::$case(&store).await);
        })*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __store_case_list {
    ([] $($case:ident)*) => {
        vec![$($crate::store::testing::Case {
            name: stringify!($case),
            run: |store| Box::pin(async move { $case(&std::sync::Arc::new(store)).await }),
        }),*]
    };
}
