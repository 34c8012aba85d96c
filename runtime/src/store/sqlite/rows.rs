//! Conversions between Rust values and columns.

use rusqlite::Row;

use crate::store::{RunId, StoredIntent};

/// Converts a version or a time. SQLite has no larger integers, and neither of the two gets that large.
pub(super) fn to_integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Converts a maximum number of rows.
pub(super) fn to_limit(max: usize) -> i64 {
    i64::try_from(max).unwrap_or(i64::MAX)
}

/// Converts a run id. SQLite has no integers of that size.
pub(super) fn to_blob(run: RunId) -> [u8; 16] {
    run.to_bits().to_be_bytes()
}

pub(super) fn unsigned(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(index)?.unsigned_abs())
}

pub(super) fn run_id(row: &Row<'_>, index: usize) -> rusqlite::Result<RunId> {
    Ok(RunId::from_bits(u128::from_be_bytes(row.get(index)?)))
}

/// Reads an intent from four columns: call, deadline, run id, and contents.
pub(super) fn intent(row: &Row<'_>, first: usize) -> rusqlite::Result<StoredIntent> {
    Ok(StoredIntent {
        call: row.get(first)?,
        deadline_ms: unsigned(row, first + 1)?,
        run: run_id(row, first + 2)?,
        intent: row.get::<_, Vec<u8>>(first + 3)?.into(),
    })
}
