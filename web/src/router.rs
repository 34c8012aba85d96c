use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use widget_functions_runtime::{Host, Widget, WidgetConfig};

use crate::dyn_widget::{DynWidget, PageRequest, ServedWidget};
use crate::headers::{self, secured};
use crate::options::{Limits, RouterOptions};
use crate::rejection::Rejection;
use crate::tokens::AccessTokens;
use crate::{body, scripts};

/// The routes of one widget, to be nested under any path of an application.
///
/// ```
/// use axum::Router;
/// use axum::routing::get;
/// use widget_functions::web::{SigningKey, RouterOptions, AccessTokens, router};
/// use widget_functions::{Runtime, widget_functions};
///
/// widget_functions! {
///     widget poll { data { answer: Option<String> } dismiss fn close(); }
/// }
///
/// #[derive(Clone)]
/// struct App;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let widget = Runtime::builder().build()?.widget(poll::Config {})?;
/// let options = RouterOptions::new(AccessTokens::new([SigningKey::random()?])?);
/// let app: Router = Router::new()
///     .route("/", get(async || "an application with routes and state of its own"))
///     .nest("/widgets/poll", router(widget, options))
///     .with_state(App);
/// # Ok(()) }
/// ```
pub fn router<C, F, H, S>(widget: Widget<C>, options: RouterOptions<F>) -> Router<S>
where
    C: WidgetConfig,
    F: Fn(&str) -> H + Send + Sync + 'static,
    H: Host + 'static,
    S: Clone + Send + Sync + 'static,
{
    let page = options.page.clone().map(|html| (options.page_headers(), html));
    let RouterOptions { tokens, host, limits, .. } = options;
    routes(Arc::new(RouterState { door: Arc::new(ServedWidget { widget, host }), tokens, limits }), page).with_state(())
}

/// What a request has to pass.
struct RouterState {
    door: Arc<dyn DynWidget>,
    tokens: AccessTokens,
    limits: Limits,
}

fn routes(gate: Arc<RouterState>, page: Option<(HeaderMap, Bytes)>) -> Router {
    let routes = Router::new()
        .route("/state", get(state))
        .route("/call", post(call))
        .route("/complete", post(complete))
        .route("/links", post(links))
        .with_state(gate)
        .route("/widget.js", get(scripts::widget))
        .route("/host.js", get(scripts::host));
    let routes = match page {
        Some(page) => routes.route("/page", get(self::page).with_state(page)),
        None => routes,
    };
    routes.method_not_allowed_fallback(async || secured(StatusCode::METHOD_NOT_ALLOWED))
}

async fn state(State(gate): State<Arc<RouterState>>, headers: HeaderMap) -> Result<Response, Rejection> {
    let instance = gate.instance(&headers)?;
    gate.answer(instance, PageRequest::State).await
}

fn call(State(gate): State<Arc<RouterState>>, request: Request) -> impl Future<Output = Result<Response, Rejection>> {
    gate.ask(request, PageRequest::Call)
}

fn complete(
    State(gate): State<Arc<RouterState>>,
    request: Request,
) -> impl Future<Output = Result<Response, Rejection>> {
    gate.ask(request, PageRequest::Complete)
}

fn links(State(gate): State<Arc<RouterState>>, request: Request) -> impl Future<Output = Result<Response, Rejection>> {
    gate.ask(request, PageRequest::Link)
}

async fn page(State((headers, html)): State<(HeaderMap, Bytes)>) -> Response {
    secured((headers, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], html))
}

impl RouterState {
    /// No `async fn`, so that nobody has to hold the head of the request until the answer.
    fn ask(
        self: Arc<Self>,
        request: Request,
        task: fn(Bytes) -> PageRequest,
    ) -> impl Future<Output = Result<Response, Rejection>> {
        let (head, body) = request.into_parts();
        let instance = self.instance(&head.headers).and_then(|instance| {
            body::check(&head.headers, &body, self.limits)?;
            Ok(instance)
        });
        async move {
            let instance = instance?;
            let body = body::read(body, self.limits).await?;
            self.answer(instance, task(body)).await
        }
    }

    /// The instance that the token is for.
    fn instance(&self, headers: &HeaderMap) -> Result<String, Rejection> {
        let token = bearer(headers).ok_or(Rejection::Unauthorized)?;
        self.tokens.verify(self.door.widget(), token).ok_or(Rejection::Unauthorized)
    }

    async fn answer(&self, instance: String, task: PageRequest) -> Result<Response, Rejection> {
        let answer = Arc::clone(&self.door).answer(instance, task).map_err(|cause| {
            tracing::error!(%cause, "a page cannot be answered");
            Rejection::Internal
        })?;
        match answer.await.ok_or(Rejection::Internal)? {
            Ok(json) => Ok(headers::json(json)),
            Err(error) if error.is_not_found() => Err(Rejection::Unauthorized),
            // The runtime has logged what it is.
            Err(_) => Err(Rejection::Store),
        }
    }
}

/// The token of the one `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
