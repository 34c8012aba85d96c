/**
 * The page inside the iframe: runs the functions of a widget and shows its data.
 *
 * ```html
 * <meta name="widget-host" content="https://chat.example">
 * <script type="module" src="/widgets/booking/widget.js"></script>
 *
 * <button data-call="book_class" data-inputs='{"class_id": 42}'>Book</button>
 * <p data-show="booked">See you in <b data-text="location"></b>.</p>
 * ```
 *
 * | attribute | what it does |
 * |---|---|
 * | `data-call="name"` | a click (on a form: a submit) runs the function; on an `<a>`, a `link` function becomes a real link |
 * | `data-inputs='{…}'` | additional inputs of that call, a JSON object; they win over fields of the form. A whole number beyond 2^53 is refused: declare such an id as `String` |
 * | `data-text="path"` | shows a data field, as text |
 * | `data-show="path"`, `data-show="!path"` | shows the element while the field is set, or is not |
 * | `data-attr-NAME="path"` | sets the attribute NAME; `true` leaves it empty, `false` and `null` remove it |
 * | `data-error` | where errors are shown and announced; without it, a paragraph at the end of the page |
 *
 * While a function runs, what was clicked (`loading: self`) or the body (`loading: container`) has
 * the attributes `data-loading` and `aria-busy`. Their looks follow `--widget-spinner-size`,
 * `--widget-spinner-color`, `--widget-overlay` and `--widget-error-color`.
 *
 * @module
 */

/** The inputs of a call, or the values that it returns. */
export type Values = Record<string, unknown>;

/** What a page may see of the widget's instance. */
export interface State {
  /** The data fields that are not secret, by their names on the wire. */
  data: Values;
  /** Whether it is closed, for good. */
  dismissed: boolean;
}

/**
 * What a call fails with. `message` is written for end users; `kind` is a name such as `timeout`,
 * `dismissed` or `invalid`, and `connection` where the server cannot be reached.
 */
export interface WidgetError extends Error {
  kind: string;
}

/** The widget of this page. */
export interface Widget {
  /** The data fields that are not secret, as they were last seen. */
  readonly data: Values;
  /** Whether it is closed, for good. */
  readonly dismissed: boolean;
  /** Resolves when the page is connected and shows the data; fails where the server refuses that. */
  readonly ready: Promise<Widget>;
  /**
   * Runs a function. Its `loading` is shown at `element`, which also gets the events; a function
   * that still runs for that element is not started again: both calls share one outcome.
   *
   * ```js
   * const { confirmation } = await widget.call("book_class", { class_id: 42 });
   * ```
   *
   * @returns what the function returns; fails with a {@link WidgetError}
   */
  call(name: string, inputs?: Values, element?: Element): Promise<Values>;
  /** Asks the server for the data, and shows it: after the page has changed, or the data elsewhere. */
  refresh(): Promise<void>;
}

/** The widget of this page. */
export const widget: Widget;

/** Where the page may be mounted, and where its server is. */
export interface ConnectOptions {
  /** The origins of the pages that may mount this one: `https://chat.example`. */
  hosts: string[];
  /** The URL of the widget's routes, with a slash at its end; where this script lies, by default. */
  api?: string;
}

/**
 * Connects this page to the page around it. `<meta name="widget-host" content="https://chat.example">`
 * does the same, one for each origin; calling it again changes nothing.
 */
export function connectWidget(options: ConnectOptions): Promise<Widget>;

/** The detail of `widget:success`. */
export interface SuccessDetail {
  function: string;
  data: Values;
}

/** The detail of `widget:error`. */
export interface ErrorDetail {
  /** The function; absent where the data could not be loaded. */
  function?: string;
  /** What went wrong, in words for end users. */
  error: string;
  kind: string;
}

declare global {
  /** They bubble, from the element of the call, or start at the document where it has none. */
  interface GlobalEventHandlersEventMap {
    "widget:success": CustomEvent<SuccessDetail>;
    /** `preventDefault()` says that the page shows the error itself. */
    "widget:error": CustomEvent<ErrorDetail>;
  }
  interface DocumentEventMap {
    "widget:success": CustomEvent<SuccessDetail>;
    "widget:error": CustomEvent<ErrorDetail>;
    /** The widget is closed: now, or since an earlier visit. */
    "widget:dismissed": CustomEvent<null>;
    /** The data was loaded or has changed; `detail` is the data. */
    "widget:state": CustomEvent<Values>;
  }
}
