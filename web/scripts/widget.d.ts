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
 * | attribute | effect |
 * |---|---|
 * | `data-call="name"` | runs the function on click (on a form: on submit); on an `<a>`, a `link` function sets the `href` |
 * | `data-inputs='{…}'` | gives additional inputs, a JSON object; they override the fields of a form. An integer beyond 2^53 is rejected: declare such an id as `String` |
 * | `data-text="path"` | shows a data field, as text |
 * | `data-show="path"`, `data-show="!path"` | shows the element while the field is set, or is not set |
 * | `data-attr-NAME="path"` | sets the attribute NAME; `true` sets it to an empty text, `false` and `null` remove it |
 * | `data-error` | shows and announces errors; without it, a paragraph at the end of the page does |
 *
 * While a function runs, the clicked element (`loading: self`) or the body (`loading: container`) has
 * the attributes `data-loading` and `aria-busy`. The CSS variables `--widget-spinner-size`,
 * `--widget-spinner-color`, `--widget-overlay`, and `--widget-error-color` change their style.
 *
 * @module
 */

import type { State, Values } from "./protocol.js";

export type { State, Values };

/**
 * The error of a call. Its `message` is for end users.
 */
export interface WidgetError extends Error {
  /** The kind of error, such as `timeout`, `dismissed`, or `connection` if the server cannot be reached. */
  kind: string;
}

/** The widget of this page. */
export interface Widget {
  /** The data fields that are not secret, as the server last sent them. */
  readonly data: Values;
  /** Whether the widget is dismissed: it stays closed. */
  readonly dismissed: boolean;
  /** Resolves when the page is connected and shows the data; rejects if the server denies access. */
  readonly ready: Promise<Widget>;
  /**
   * Runs a function. `element` shows its loading state and gets its events. While a function runs for
   * an element, a second call of it for the same element returns the outcome of the first.
   *
   * ```js
   * const { confirmation } = await widget.call("book_class", { class_id: 42 });
   * ```
   *
   * @returns the return fields; rejects with a {@link WidgetError}
   */
  call(name: string, inputs?: Values, element?: Element): Promise<Values>;
  /** Loads the data and shows it: call it after the page has changed, or the data was changed elsewhere. */
  refresh(): Promise<void>;
}

/** The widget of this page. */
export const widget: Widget;

/** The options of {@link connectWidget}. */
export interface ConnectOptions {
  /** The origins of the pages that may mount this one: `https://chat.example`. */
  hosts: string[];
  /** The URL of the widget's routes, with a trailing slash. Defaults to the folder of this script. */
  api?: string;
}

/**
 * Connects this page to the page around it. `<meta name="widget-host" content="https://chat.example">`
 * does the same, with one element per origin. A second call changes nothing.
 */
export function connectWidget(options: ConnectOptions): Promise<Widget>;

/** The detail of `widget:success`. */
export interface SuccessDetail {
  function: string;
  data: Values;
}

/** The detail of `widget:error`. */
export interface ErrorDetail {
  /** The wire name of the function; absent if the data could not be loaded. */
  function?: string;
  /** What went wrong, in words for end users. */
  message: string;
  /** The kind of error, such as `timeout` or `dismissed`. */
  kind: string;
}

declare global {
  /** These events bubble from the element of the call, or from the document if it has none. */
  interface GlobalEventHandlersEventMap {
    "widget:success": CustomEvent<SuccessDetail>;
    /** `preventDefault()` keeps the script from showing the error: the page shows it itself. */
    "widget:error": CustomEvent<ErrorDetail>;
  }
  interface DocumentEventMap {
    "widget:success": CustomEvent<SuccessDetail>;
    "widget:error": CustomEvent<ErrorDetail>;
    /** The widget is dismissed, now or since an earlier visit. */
    "widget:dismissed": CustomEvent<null>;
    /** The data was loaded, or has changed; `detail` is the data. */
    "widget:state": CustomEvent<Values>;
  }
}
