/**
 * The page around the iframe: mounts a widget and does what it asks for.
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

/** The inputs of a call, or the values that it returns. */
export type Values = Record<string, unknown>;

/**
 * Does what a `client` function asks for. What it returns are the function's return fields; what it
 * throws is the function's error, in words for end users. `signal` is aborted when the answer is
 * waited for no longer.
 */
export type ClientHandler = (inputs: any, options: { signal: AbortSignal }) => unknown;

/** A message for the conversation. */
export interface Message {
  /** Plain text: never put it into the page as HTML. */
  text: string;
  /** Whether the user should not see it. */
  hidden: boolean;
}

/** A call that failed, or a widget that could not be loaded. */
export interface MountError {
  /** The function; absent where the widget could not be loaded. */
  function?: string;
  /** What went wrong, in words for end users. */
  error: string;
  kind: string;
}

/** What to mount, and what this page does for it. */
export interface MountOptions {
  /** The iframe is appended to it. */
  container: Element;
  /** The URL of the widget's page. */
  src: string;
  /** The token of the instance; a function is asked again when it has expired, or has failed. */
  token: string | (() => string | Promise<string>);
  /** Handlers of the `client` functions, by name. */
  client?: Record<string, ClientHandler>;
  /** Takes a message into the conversation; the function succeeds when this is done. */
  onMessage?: (message: Message) => unknown;
  /** The widget was closed, now or earlier; its iframe is hidden. */
  onDismiss?: () => void;
  /** A call failed; the widget's page tells its user already. */
  onError?: (error: MountError) => void;
  /** The accessible name of the iframe; "Widget" by default. */
  title?: string;
}

/** A widget on this page. */
export interface MountedWidget {
  frame: HTMLIFrameElement;
  /**
   * Resolves when the widget shows its data and the iframe has its height: whatever stood in its
   * place can go. It stays pending where the widget cannot be loaded: give it a time limit.
   */
  ready: Promise<void>;
  /** Takes the widget off the page. */
  unmount(): void;
}

/** Mounts a widget. Its iframe is as high as its content. */
export function mountWidget(options: MountOptions): MountedWidget;
