/**
 * The page around the iframe: mounts a widget, and performs the actions of its functions.
 *
 * ```js
 * import { mountWidget } from "/host.js";
 *
 * const mounted = mountWidget({
 *   container: document.querySelector("#card"),
 *   src: "https://widgets.example/booking.html",
 *   token: async () => (await fetch("/token")).text(),
 *   client: { pick_seat: async (inputs) => ({ seat: "12A" }) },
 *   onMessage: ({ text, hidden }) => conversation.send(text, hidden),
 * });
 * ```
 *
 * @module
 */

/**
 * Performs a `client` function. It returns the return fields of the function, or throws its error, in
 * words for end users. `signal` aborts when the widget stops waiting for the answer.
 */
export type ClientHandler = (inputs: any, options: { signal: AbortSignal }) => unknown;

/** A message into the conversation. */
export interface Message {
  /** Plain text: never put it into the page as HTML. */
  text: string;
  /** Whether the user should not see it. */
  hidden: boolean;
}

/** The error of a call, or of a widget that did not load. */
export interface MountError {
  /** The wire name of the function; absent if the widget did not load. */
  function?: string;
  /** What went wrong, in words for end users. */
  message: string;
  /** The kind of error, such as `timeout` or `dismissed`. */
  kind: string;
}

/** The options of {@link mountWidget}. */
export interface MountOptions {
  /** The element that the iframe is appended to. */
  container: Element;
  /** The URL of the widget's page. */
  src: string;
  /** The access token of the instance. A function is called again when the token has expired, or when the function has failed. */
  token: string | (() => string | Promise<string>);
  /** The handlers of the `client` functions, by their wire names. */
  client?: Record<string, ClientHandler>;
  /** Adds a message to the conversation. The function succeeds when the returned promise resolves. */
  onMessage?: (message: Message) => unknown;
  /** Called when the widget is dismissed, now or earlier. Its iframe is hidden. */
  onDismiss?: () => void;
  /** Called when a call fails. The widget's page has already shown the error. */
  onError?: (error: MountError) => void;
  /** The accessible name of the iframe. Defaults to "Widget". */
  title?: string;
}

/** A mounted widget. */
export interface MountedWidget {
  /** The iframe of the widget. */
  frame: HTMLIFrameElement;
  /**
   * Resolves when the widget shows its data and the iframe has its height: remove the placeholder
   * then. It stays pending if the widget does not load: give it a timeout.
   */
  ready: Promise<void>;
  /** Removes the widget from the page. */
  unmount(): void;
}

/** Mounts a widget. Its iframe follows the height of its content. */
export function mountWidget(options: MountOptions): MountedWidget;
