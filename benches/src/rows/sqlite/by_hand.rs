//! The same by hand: one connection in a mutex, one commit for the intent, and one for the outcome with the data.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, TransactionBehavior, params};
use widget_functions_benches::Outcome;

const TABLES: &str = "
    CREATE TABLE conversations (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE calls (conversation TEXT NOT NULL, id INTEGER NOT NULL, function TEXT NOT NULL,
        PRIMARY KEY (conversation, id)) WITHOUT ROWID;";

/// One conversation.
#[derive(Clone)]
pub struct ByHand {
    connection: Arc<Mutex<Connection>>,
    conversation: String,
}

impl ByHand {
    /// Creates the conversations of one measurement, in one file.
    pub fn several(path: &Path, callers: usize) -> Outcome<Vec<Self>> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.execute_batch(TABLES)?;
        let conversations: Vec<String> = (0..callers).map(|number| format!("conversation-{number}")).collect();
        for conversation in &conversations {
            let data = r#"{"member_id":"m-7","seats_left":null,"booked":false}"#;
            connection.execute("INSERT INTO conversations VALUES (?1, ?2)", [conversation.as_str(), data])?;
        }
        let connection = Arc::new(Mutex::new(connection));
        let each = |conversation| ByHand { connection: Arc::clone(&connection), conversation };
        Ok(conversations.into_iter().map(each).collect())
    }

    /// Makes both commits on one blocking thread.
    pub async fn call(self) -> Outcome<()> {
        tokio::task::spawn_blocking(move || self.begin().and_then(|id| self.end(id))).await?
    }

    /// Makes each commit on a blocking thread and returns in between, where an async client would call the service.
    pub async fn call_in_two(self) -> Outcome<()> {
        let conversation = self.clone();
        let id = tokio::task::spawn_blocking(move || conversation.begin()).await??;
        tokio::task::spawn_blocking(move || self.end(id)).await?
    }

    fn begin(&self) -> Outcome<i64> {
        self.change(|connection| {
            connection
                .prepare_cached("INSERT INTO calls VALUES (?1, 1 + ifnull((SELECT max(id) FROM calls WHERE conversation = ?1), 0), 'book') RETURNING id")?
                .query_row([&self.conversation], |row| row.get(0))
        })
    }

    fn end(&self, id: i64) -> Outcome<()> {
        self.change(|connection| {
            let mut read = connection.prepare_cached("SELECT data FROM conversations WHERE id = ?1")?;
            let data: String = read.query_row([&self.conversation], |row| row.get(0))?;
            let data = changed(&data).unwrap_or(data);
            let mut write = connection.prepare_cached("UPDATE conversations SET data = ?2 WHERE id = ?1")?;
            write.execute([&self.conversation, &data])?;
            let mut end = connection.prepare_cached("DELETE FROM calls WHERE conversation = ?1 AND id = ?2")?;
            end.execute(params![self.conversation, id]).map(drop)
        })
    }

    /// Makes one transaction, which is on disk when this returns.
    fn change<T>(&self, change: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Outcome<T> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changed = change(&transaction)?;
        transaction.commit()?;
        Ok(changed)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Data {
    member_id: String,
    seats_left: Option<u32>,
    booked: bool,
}

fn changed(data: &str) -> serde_json::Result<String> {
    let mut data: Data = serde_json::from_str(data)?;
    data.seats_left = Some(3);
    data.booked = true;
    serde_json::to_string(&data)
}
