//! An editor that shows one file: what it asks, in the words of the tests.

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::client::{Client, edited};

/// Where the cursor stands in a text.
const CURSOR: &str = "$0";

static EDITOR: LazyLock<Mutex<Editor>> = LazyLock::new(|| Mutex::new(Editor::start()));

/// The one editor of all tests.
pub(crate) fn editor() -> MutexGuard<'static, Editor> {
    EDITOR.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that declares a widget with these items, and uses it as `rest` does.
pub(crate) fn file(items: &str, rest: &str) -> String {
    format!(
        "use widget_functions::{{Url, widget_functions}};\n\nwidget_functions! {{\n    pub widget booking {{\n{items}\n    }}\n}}\n{rest}\n"
    )
}

pub(crate) struct Editor {
    client: Client,
    version: u64,
    text: String,
}

impl Editor {
    fn start() -> Editor {
        let server = std::env::var_os("RUST_ANALYZER").map(PathBuf::from);
        let server = server.expect("RUST_ANALYZER is the path of the server: run `cargo xtask ide`");
        let mut client = Client::start(&server).expect("a server that reads this package");
        let document = json!({ "uri": edited(), "languageId": "rust", "version": 0, "text": "" });
        client.notify("textDocument/didOpen", json!({ "textDocument": document })).expect("a server");
        Editor { client, version: 0, text: String::new() }
    }

    /// The names that are offered at the cursor.
    pub(crate) fn completions(&mut self, text: &str) -> Vec<String> {
        let found = self.ask("textDocument/completion", text, json!({}));
        let items = found["items"].as_array().into_iter().flatten();
        let mut names: Vec<String> = items.map(|item| shown(&item["label"])).collect();
        names.sort();
        names
    }

    /// What is shown of the name at the cursor.
    pub(crate) fn hover(&mut self, text: &str) -> String {
        shown(&self.ask("textDocument/hover", text, json!({}))["contents"]["value"])
    }

    /// The lines where the name at the cursor is defined, each with a cursor at the definition.
    pub(crate) fn definitions(&mut self, text: &str) -> Vec<String> {
        let found = self.ask("textDocument/definition", text, json!({}));
        let links = found.as_array().into_iter().flatten();
        links.map(|link| self.line_of(&link["targetUri"], &link["targetSelectionRange"]["start"])).collect()
    }

    /// The text after the name at the cursor was changed; or why it cannot be.
    pub(crate) fn renamed(&mut self, text: &str, name: &str) -> Result<String, String> {
        let position = self.show(text);
        let params = with_position(position, json!({ "newName": name }));
        let found = self.client.request("textDocument/rename", params).map_err(|error| error.to_string())?;
        let mut edits: Vec<(usize, usize, String)> = Vec::new();
        for change in found["documentChanges"].as_array().into_iter().flatten() {
            assert_eq!(change["textDocument"]["uri"], edited(), "only the shown file has the name");
            edits.extend(change["edits"].as_array().into_iter().flatten().map(|edit| {
                let at = |end: &str| self.offset(&edit["range"][end]);
                (at("start"), at("end"), shown(&edit["newText"]))
            }));
        }
        edits.sort();
        let mut renamed = self.text.clone();
        edits.into_iter().rev().for_each(|(start, end, new)| renamed.replace_range(start..end, &new));
        Ok(renamed)
    }

    /// What the editor finds wrong: the marked text, and the first line of the message.
    pub(crate) fn problems(&mut self, text: &str) -> Vec<String> {
        let found = self.ask("textDocument/diagnostic", text, json!({}));
        let items = found["items"].as_array().into_iter().flatten();
        items
            .map(|item| {
                let at = |end: &str| self.offset(&item["range"][end]);
                format!(
                    "{}: {}",
                    &self.text[at("start")..at("end")],
                    shown(&item["message"]).lines().next().unwrap_or_default()
                )
            })
            .collect()
    }

    fn ask(&mut self, method: &str, text: &str, more: Value) -> Value {
        let position = self.show(text);
        self.client.request(method, with_position(position, more)).expect("an answer")
    }

    /// Puts a text into the file, and gives the place of the cursor.
    fn show(&mut self, text: &str) -> Value {
        let (before, behind) = text.split_once(CURSOR).expect("a cursor");
        self.version += 1;
        self.text = format!("{before}{behind}");
        let document = json!({ "uri": edited(), "version": self.version });
        let changes = json!([{ "text": self.text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.client.notify("textDocument/didChange", params).expect("a server");
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        json!({ "line": line, "character": column })
    }

    fn line_of(&self, uri: &Value, position: &Value) -> String {
        if *uri != edited() {
            let file = shown(uri);
            return file.rsplit('/').next().unwrap_or_default().to_owned();
        }
        let offset = self.offset(position);
        let (before, behind) = self.text.split_at(offset);
        let start = before.rsplit('\n').next().unwrap_or_default();
        let end = behind.split('\n').next().unwrap_or_default();
        format!("{start}{CURSOR}{end}").trim().to_owned()
    }

    /// A place in the shown text; its lines are ASCII.
    fn offset(&self, position: &Value) -> usize {
        let number = |name: &str| position[name].as_u64().and_then(|it| usize::try_from(it).ok()).expect("a number");
        let lines = self.text.split_inclusive('\n').take(number("line"));
        lines.map(str::len).sum::<usize>() + number("character")
    }
}

fn with_position(position: Value, mut params: Value) -> Value {
    params["textDocument"] = json!({ "uri": edited() });
    params["position"] = position;
    params
}

fn shown(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
