//! The application's own data. The widget's store is another file.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension, Result};
use tokio::task::spawn_blocking;

use crate::Failure;

const TABLES: &str = "
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, member TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS messages (member TEXT NOT NULL, text TEXT NOT NULL);";

/// A handle to the database. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Database(Arc<Mutex<Connection>>);

impl Database {
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let connection = Connection::open(file)?;
        connection.execute_batch(TABLES)?;
        Ok(Database(Arc::new(Mutex::new(connection))))
    }

    pub(crate) async fn add_session(&self, id: String, member: String) -> Result<(), Failure> {
        self.run(move |it| it.execute("INSERT INTO sessions VALUES (?1, ?2)", [id, member]).map(drop)).await
    }

    pub(crate) async fn end_session(&self, id: String) -> Result<(), Failure> {
        self.run(move |it| it.execute("DELETE FROM sessions WHERE id = ?1", [id]).map(drop)).await
    }

    pub(crate) async fn member(&self, session: String) -> Result<Option<String>, Failure> {
        let select = "SELECT member FROM sessions WHERE id = ?1";
        self.run(move |it| it.query_row(select, [session], |row| row.get(0)).optional()).await
    }

    pub(crate) async fn add_message(&self, member: String, text: String) -> Result<(), Failure> {
        self.run(move |it| it.execute("INSERT INTO messages VALUES (?1, ?2)", [member, text]).map(drop)).await
    }

    pub(crate) async fn messages(&self, member: String) -> Result<Vec<String>, Failure> {
        self.run(move |it| {
            let mut select = it.prepare("SELECT text FROM messages WHERE member = ?1 ORDER BY rowid")?;
            select.query_map([member], |row| row.get(0))?.collect()
        })
        .await
    }

    /// Runs `work` on a thread for blocking work, because SQLite waits for the disk.
    async fn run<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        let connection = Arc::clone(&self.0);
        Ok(spawn_blocking(move || work(&connection.lock().unwrap_or_else(PoisonError::into_inner))).await??)
    }
}
