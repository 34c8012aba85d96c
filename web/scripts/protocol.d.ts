/**
 * The JSON between a page and the routes of its widget: `call`, `complete`, `links` and `state`.
 *
 * `widget.js` speaks it for a page; these types are for code that does so itself. The Rust types are
 * in `widget_functions::protocol`. There is no `protocol.js`: import types only.
 *
 * @module
 */

/** A JSON object: the inputs of a call, or the values that it returns. */
export type Values = Record<string, unknown>;

/** A call of a function. */
export interface FunctionCall {
  /** The call id, 1 to 128 visible ASCII characters. Without it, every call is a new one. */
  id?: string | null;
  /** The wire name of the function. */
  function: string;
  /** The inputs by their wire names. */
  inputs?: Values | null;
}

/** The question where a `link` function leads. */
export interface LinkRequest {
  /** The wire name of the function. */
  function: string;
  /** The inputs by their wire names. */
  inputs?: Values | null;
}

/** The answer to a call that asked for an action. */
export interface Completion {
  /** The ticket of the call. */
  ticket: string;
  /** How the action ended. */
  answer: PageAnswer;
}

/** How an action ended in the page. */
export type PageAnswer = TakenAnswer | SuccessAnswer | ErrorAnswer;

/** The action is done, and nothing is returned. */
export interface TakenAnswer {
  status: "taken";
}

/** The return fields of a `client` function. */
export interface SuccessAnswer {
  status: "success";
  /** The return fields by their wire names. */
  data: Values;
}

/** The action failed. */
export interface ErrorAnswer {
  status: "error";
  /** What went wrong, in words for end users. */
  error: string;
}

/** The reply to a call or to a completion. */
export type CallReply = SuccessReply | ErrorReply | AskReply;

/** The call succeeded. */
export interface SuccessReply {
  status: "success";
  /** The return fields that are not secret, by their wire names. */
  data: Values;
  /** The state after the call; absent if the store failed. */
  state?: State;
}

/** The call was rejected, or it failed. */
export interface ErrorReply {
  status: "error";
  /** What went wrong, in words for end users. */
  error: string;
  /** The kind of error. */
  kind: ErrorKind;
  /** The state after the call; absent if the store failed. */
  state?: State;
}

/** The call waits for an action of the page, whose {@link Completion} ends it. */
export interface AskReply {
  status: "ask";
  /** Names the call. */
  ticket: string;
  /** What to do. */
  action: HostAction;
  /** The state after the call; absent if the store failed. */
  state?: State;
}

/** The reply to a {@link LinkRequest}. */
export type LinkReply = LinkUrl | LinkError;

/** The link was rendered. */
export interface LinkUrl {
  status: "success";
  /** Where it leads. */
  url: string;
}

/** The link cannot be rendered. */
export interface LinkError {
  status: "error";
  /** What went wrong, in words for end users. */
  error: string;
  /** The kind of error. */
  kind: ErrorKind;
}

/** What a call asks its page to do. */
export type HostAction = ClientAction | MessageAction | LinkAction;

/** A message to the page around the iframe. */
export interface ClientAction {
  type: "client";
  /** The wire name of the function. */
  function: string;
  /** The inputs of the message. */
  inputs: Values;
  /** How long the server waits for the answer, in milliseconds; `null` if the call succeeds without one. */
  wait: number | null;
}

/** A message into the conversation. */
export interface MessageAction {
  type: "message";
  /** Plain text, never markup. */
  text: string;
  /** Whether the user should not see it. */
  hidden: boolean;
}

/** A link to open in a new tab. */
export interface LinkAction {
  type: "link";
  /** Where it leads. */
  url: string;
}

/** What a page may know of an instance. */
export interface State {
  /** The data fields that are not secret, by their wire names. */
  data: Values;
  /** Whether the widget is dismissed: it stays closed. */
  dismissed: boolean;
}

/** The reply of the route `state`. */
export interface Opening {
  /** The manifest of the widget, without schemas. */
  manifest: Manifest;
  /** The state of the instance. */
  state: State;
}

/** What a page may know of a widget. */
export interface Manifest {
  /** The name of the widget. */
  widget: string;
  /** The docs of the widget. */
  docs?: string;
  /** The wire names of the data fields that are not secret. */
  data: string[];
  /** The schema of these data fields. */
  data_schema?: JsonSchema;
  /** The functions, in the order of their declaration. */
  functions: ManifestFunction[];
}

/** What a page may know of a function. */
export interface ManifestFunction {
  /** The wire name. */
  name: string;
  /** What the function does. */
  kind: "server" | "client" | "send_message" | "link" | "dismiss" | "set_variables";
  /** The docs. */
  docs?: string;
  /** What the page shows while the function runs. */
  loading: "none" | "self" | "container";
  /** The inputs, in the order of their declaration. */
  inputs: ManifestField[];
  /** The schema of the inputs. */
  input_schema?: JsonSchema;
  /** The wire names of the return fields that are not secret. */
  returns: string[];
  /** The schema of these return fields. */
  return_schema?: JsonSchema;
}

/** What a page may know of an input. */
export interface ManifestField {
  /** The wire name. */
  name: string;
  /** The docs. */
  docs?: string;
  /** The JSON type it is read from. */
  type: JsonType;
  /** Whether it may be left out. */
  optional: boolean;
}

/** The JSON type that a value is read from. */
export type JsonType = "string" | "integer" | "number" | "boolean" | "array" | "object" | "any";

/** A schema of JSON Schema 2020-12: `true`, which allows everything, or an object of keywords. */
export type JsonSchema = true | JsonSchemaKeywords;

/** The keywords of a schema. */
export interface JsonSchemaKeywords {
  type?: Exclude<JsonType, "any"> | [Exclude<JsonType, "any">, "null"];
  description?: string;
  format?: "uri";
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
}

/** The kind of an error. */
export type ErrorKind =
  | "invalid"
  | "unknown_function"
  | "not_found"
  | "dismissed"
  | "id_reused"
  | "render"
  | "timeout"
  | "connection"
  | "tls"
  | "status"
  | "response"
  | "host"
  | "unsupported"
  | "changed"
  | "unknown"
  | "store"
  | "internal";
