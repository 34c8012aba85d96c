use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use widget_functions_runtime::adapter::DynInstance;
use widget_functions_runtime::protocol::{Manifest, Opening};
use widget_functions_runtime::{Host, Widget, WidgetConfig};

use crate::AccessTokens;
use crate::headers::{self, secured};
use crate::hosted::HostedWidget;
use crate::options::{Limits, RouterOptions};
use crate::rejection::Rejection;
use crate::{body, scripts};

/// Returns the routes of one widget. Nest them under any path of an application.
///
/// # Examples
///
/// ```
/// use axum::Router;
/// use axum::routing::get;
/// use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};
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
    let hosted = HostedWidget::new(&widget, host);
    let manifest = hosted.widget.manifest().without_schemas();
    routes(Arc::new(RouterState { hosted, manifest, tokens, limits }), page).with_state(())
}

struct RouterState {
    hosted: HostedWidget,
    /// The page script uses no schemas.
    manifest: Manifest,
    tokens: AccessTokens,
    limits: Limits,
}

fn routes(state: Arc<RouterState>, page: Option<(HeaderMap, Bytes)>) -> Router {
    let routes = Router::new()
        .route("/state", get(self::state))
        .route("/call", post(call))
        .route("/complete", post(complete))
        .route("/links", post(links))
        .with_state(state)
        .route("/widget.js", get(scripts::widget))
        .route("/host.js", get(scripts::host));
    let routes = match page {
        Some(page) => routes.route("/page", get(self::page).with_state(page)),
        None => routes,
    };
    routes.method_not_allowed_fallback(async || secured(StatusCode::METHOD_NOT_ALLOWED))
}

async fn state(State(state): State<Arc<RouterState>>, headers: HeaderMap) -> Result<Response, Rejection> {
    let opened = state.instance(&headers)?.state().await?;
    Ok(headers::json(Opening { manifest: &state.manifest, state: &opened }.to_json()))
}

// The following three are not `async fn`, so that their futures do not hold the head of the request.

fn call(State(state): State<Arc<RouterState>>, request: Request) -> impl Future<Output = Result<Response, Rejection>> {
    let received = state.receive(request);
    async move {
        let (instance, body) = received.await?;
        Ok(headers::json((state.hosted.call)(&instance, body).await?.to_json()))
    }
}

fn complete(
    State(state): State<Arc<RouterState>>,
    request: Request,
) -> impl Future<Output = Result<Response, Rejection>> {
    let received = state.receive(request);
    async move {
        let (instance, body) = received.await?;
        Ok(headers::json(instance.complete(body).await?.to_json()))
    }
}

fn links(State(state): State<Arc<RouterState>>, request: Request) -> impl Future<Output = Result<Response, Rejection>> {
    let received = state.receive(request);
    async move {
        let (instance, body) = received.await?;
        Ok(headers::json(instance.link(body).await?.to_json()))
    }
}

async fn page(State((headers, html)): State<(HeaderMap, Bytes)>) -> Response {
    secured((headers, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], html))
}

impl RouterState {
    /// Checks the head of a request, then reads its body.
    fn receive(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<(DynInstance, Bytes), Rejection>> + Send + use<> {
        let (head, body) = request.into_parts();
        let limits = self.limits;
        let instance = self.instance(&head.headers).and_then(|instance| {
            body::check(&head.headers, &body, limits)?;
            Ok(instance)
        });
        async move {
            let instance = instance?;
            Ok((instance, body::read(body, limits).await?))
        }
    }

    /// Returns the instance that the token permits to use.
    fn instance(&self, headers: &HeaderMap) -> Result<DynInstance, Rejection> {
        let token = bearer(headers).ok_or(Rejection::Unauthorized)?;
        let widget = &self.hosted.widget;
        let id = self.tokens.verify(widget.name(), token).ok_or(Rejection::Unauthorized)?;
        Ok(widget.instance(id))
    }
}

/// Returns the token of the header `Authorization: Bearer …`, if there is exactly one.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
