//! The card's site: its page and the routes of the widget.

use axum::Router;
use axum::routing::get;
use widget_functions::Widget;
use widget_functions::web::{AccessTokens, OriginError, RouterOptions};

use crate::file;
use crate::widget::booking;

/// Returns the site. Only the chat's page can mount it.
pub(crate) fn router(
    widget: Widget<booking::Config>,
    tokens: AccessTokens,
    chat_url: &str,
) -> Result<Router, OriginError> {
    let page = include_str!("card.html").replace("{chat}", chat_url);
    let options = RouterOptions::new(tokens).page(page).frame_ancestors([chat_url])?;
    Ok(Router::new()
        .nest("/booking", widget_functions::web::router(widget, options))
        .route("/booking/card.css", get(file("text/css", include_str!("card.css"))))
        .route("/booking/card.js", get(file("text/javascript", include_str!("card.js"))))
        .route("/booking/tap.js", get(file("text/javascript", include_str!("tap.js")))))
}
