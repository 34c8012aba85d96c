//! The messages of all conversations, in the chat's own file.

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

/// Stores messages. Its statements are short enough to run on the threads of the async runtime.
pub(crate) struct History(Mutex<Connection>);

/// One message of a conversation.
#[derive(Serialize)]
pub(crate) struct Message {
    /// `member`, `studio`, or `card` for the position of the card.
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

    /// Returns the messages of a conversation. They are empty if the conversation does not exist.
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
