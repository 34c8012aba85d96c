//! What was said, in a file of the chat's own.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Result, params};
use serde::Serialize;

const TABLE: &str = "
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS messages (
        conversation TEXT NOT NULL,
        sender TEXT NOT NULL,
        text TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS messages_by_conversation ON messages (conversation);";

/// Each statement is so short that no thread of its own is needed.
pub(crate) struct History(Mutex<Connection>);

/// One line of a conversation.
#[derive(Serialize)]
pub(crate) struct Message {
    /// `member`, `studio`, or `card` where the card stands.
    pub(crate) sender: String,
    pub(crate) text: String,
}

impl History {
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let connection = Connection::open(file)?;
        connection.execute_batch(TABLE)?;
        Ok(History(Mutex::new(connection)))
    }

    pub(crate) fn add(&self, conversation: &str, sender: &str, text: &str) -> Result<()> {
        let insert = "INSERT INTO messages (conversation, sender, text) VALUES (?1, ?2, ?3)";
        self.connection().execute(insert, params![conversation, sender, text]).map(drop)
    }

    /// Empty where there is no such conversation.
    pub(crate) fn of(&self, conversation: &str) -> Result<Vec<Message>> {
        let connection = self.connection();
        let mut select =
            connection.prepare("SELECT sender, text FROM messages WHERE conversation = ?1 ORDER BY rowid")?;
        let messages =
            select.query_map([conversation], |row| Ok(Message { sender: row.get(0)?, text: row.get(1)? }))?;
        messages.collect()
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
