//! The same number of MCP server tools. They compute their answers instead of sending requests, because the row compares
//! the costs of declarations.

pub const HEAD: &str = r#"use rmcp::handler::server::wrapper::{Json, Parameters};
use rmcp::{ErrorData, schemars, tool, tool_router};
use serde::{Deserialize, Serialize};
"#;

pub const FUNCTION: &str = r#"
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
struct BookN {
    class_id: u64,
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
struct BookNReturned {
    confirmation: String,
    seats_left: u32,
    waiting: bool,
}
"#;

/// Returns all methods in one `impl`.
pub const IMPL: &str = r#"
struct Big;

#[tool_router]
impl Big {
"#;

pub const ARM: &str = r#"    #[tool(description = "Books class number N.")]
    async fn book_N(&self, Parameters(inputs): Parameters<BookN>) -> Result<Json<BookNReturned>, ErrorData> {
        let confirmation = format!("{}: {}", inputs.class_id, inputs.note.unwrap_or_default());
        Ok(Json(BookNReturned { confirmation, seats_left: 3, waiting: false }))
    }

"#;

pub const TAIL: &str = r#"}

fn main() {
    println!("{}", Big::tool_router().list_all().len());
}
"#;
