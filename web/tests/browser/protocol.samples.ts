// Generated from the Rust types. To rewrite it: UPDATE=1 cargo test -p widget-functions-runtime --lib samples

import type * as protocol from "../../scripts/protocol.js";

export const FunctionCall = [
  {"id":"c-1","function":"book","inputs":{"id":1}} satisfies protocol.FunctionCall,
  {"function":"book"} satisfies protocol.FunctionCall,
];

export const LinkRequest = [
  {"function":"map","inputs":{"zoom":9}} satisfies protocol.LinkRequest,
  {"function":"map"} satisfies protocol.LinkRequest,
];

export const Completion = [
  {"ticket":"c-1","answer":{"status":"taken"}} satisfies protocol.Completion,
  {"ticket":"c-1","answer":{"status":"success","data":{"seat":"1A"}}} satisfies protocol.Completion,
  {"ticket":"c-1","answer":{"status":"error","error":"no seat"}} satisfies protocol.Completion,
];

export const PageAnswer = [
  {"status":"taken"} satisfies protocol.PageAnswer,
  {"status":"success","data":{"seat":"1A"}} satisfies protocol.PageAnswer,
  {"status":"error","error":"no seat"} satisfies protocol.PageAnswer,
];

export const CallReply = [
  {"status":"success","data":{},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"success","data":{}} satisfies protocol.CallReply,
  {"status":"error","error":"there was no answer in time","kind":"timeout","state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"error","error":"there was no answer in time","kind":"timeout"} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"client","function":"pick","inputs":{"class":42},"wait":60000},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"client","function":"pick","inputs":{"class":42},"wait":60000}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"client","function":"pick","inputs":{"class":42},"wait":null},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"client","function":"pick","inputs":{"class":42},"wait":null}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"message","text":"Hello","hidden":false},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"message","text":"Hello","hidden":false}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"link","url":"https://maps.example/"},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.CallReply,
  {"status":"ask","ticket":"c-1","action":{"type":"link","url":"https://maps.example/"}} satisfies protocol.CallReply,
];

export const LinkReply = [
  {"status":"success","url":"https://maps.example/"} satisfies protocol.LinkReply,
  {"status":"error","error":"this card is closed","kind":"dismissed"} satisfies protocol.LinkReply,
];

export const HostAction = [
  {"type":"client","function":"pick","inputs":{"class":42},"wait":60000} satisfies protocol.HostAction,
  {"type":"client","function":"pick","inputs":{"class":42},"wait":null} satisfies protocol.HostAction,
  {"type":"message","text":"Hello","hidden":false} satisfies protocol.HostAction,
  {"type":"link","url":"https://maps.example/"} satisfies protocol.HostAction,
];

export const State = [
  {"data":{"location":"Amsterdam"},"dismissed":false} satisfies protocol.State,
];

export const Opening = [
  {"manifest":{"widget":"booking","docs":"What it does.","data":["location"],"functions":[{"name":"server","kind":"server","docs":"What it does.","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":["seat"]},{"name":"client","kind":"client","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":[]},{"name":"send_message","kind":"send_message","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":[]},{"name":"link","kind":"link","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":[]},{"name":"dismiss","kind":"dismiss","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":[]},{"name":"set_variables","kind":"set_variables","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"returns":[]}]},"state":{"data":{"location":"Amsterdam"},"dismissed":false}} satisfies protocol.Opening,
];

export const Manifest = [
  {"widget":"booking","docs":"What it does.","data":["location"],"data_schema":{"type":"object","properties":{"location":{"type":"string","description":"What it does."}},"required":["location"],"additionalProperties":false},"functions":[{"name":"server","kind":"server","docs":"What it does.","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":["seat"],"return_schema":{"type":"object","properties":{"seat":{"type":"string","description":"What it does."}},"required":["seat"],"additionalProperties":false}},{"name":"client","kind":"client","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}},{"name":"send_message","kind":"send_message","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}},{"name":"link","kind":"link","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}},{"name":"dismiss","kind":"dismiss","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}},{"name":"set_variables","kind":"set_variables","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}}]} satisfies protocol.Manifest,
];

export const ManifestFunction = [
  {"name":"server","kind":"server","docs":"What it does.","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":["seat"],"return_schema":{"type":"object","properties":{"seat":{"type":"string","description":"What it does."}},"required":["seat"],"additionalProperties":false}} satisfies protocol.ManifestFunction,
  {"name":"client","kind":"client","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}} satisfies protocol.ManifestFunction,
  {"name":"send_message","kind":"send_message","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}} satisfies protocol.ManifestFunction,
  {"name":"link","kind":"link","loading":"none","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}} satisfies protocol.ManifestFunction,
  {"name":"dismiss","kind":"dismiss","loading":"self","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}} satisfies protocol.ManifestFunction,
  {"name":"set_variables","kind":"set_variables","loading":"container","inputs":[{"name":"input","docs":"What it does.","type":"string","optional":true},{"name":"input","docs":"What it does.","type":"integer","optional":false},{"name":"input","docs":"What it does.","type":"number","optional":false},{"name":"input","docs":"What it does.","type":"boolean","optional":false},{"name":"input","docs":"What it does.","type":"array","optional":false},{"name":"input","docs":"What it does.","type":"object","optional":false},{"name":"input","type":"any","optional":false}],"input_schema":{"type":"object","properties":{"note":{"type":"string","description":"What it does."}},"additionalProperties":false},"returns":[],"return_schema":{"type":"object","properties":{},"additionalProperties":false}} satisfies protocol.ManifestFunction,
];

export const ManifestField = [
  {"name":"input","docs":"What it does.","type":"string","optional":true} satisfies protocol.ManifestField,
  {"name":"input","docs":"What it does.","type":"integer","optional":false} satisfies protocol.ManifestField,
  {"name":"input","docs":"What it does.","type":"number","optional":false} satisfies protocol.ManifestField,
  {"name":"input","docs":"What it does.","type":"boolean","optional":false} satisfies protocol.ManifestField,
  {"name":"input","docs":"What it does.","type":"array","optional":false} satisfies protocol.ManifestField,
  {"name":"input","docs":"What it does.","type":"object","optional":false} satisfies protocol.ManifestField,
  {"name":"input","type":"any","optional":false} satisfies protocol.ManifestField,
];

export const JsonSchema = [
  true satisfies protocol.JsonSchema,
  true satisfies protocol.JsonSchema,
  {"type":"boolean"} satisfies protocol.JsonSchema,
  {"type":"integer","minimum":0,"maximum":255} satisfies protocol.JsonSchema,
  {"type":"number"} satisfies protocol.JsonSchema,
  {"type":"string"} satisfies protocol.JsonSchema,
  {"type":"string","minLength":1,"maxLength":1} satisfies protocol.JsonSchema,
  {"type":"string","format":"uri"} satisfies protocol.JsonSchema,
  {"type":"array","items":{"type":"boolean"}} satisfies protocol.JsonSchema,
  {"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2} satisfies protocol.JsonSchema,
  {"type":"array","prefixItems":[{"type":"number"},true],"minItems":2,"maxItems":2} satisfies protocol.JsonSchema,
  {"type":"object","additionalProperties":true} satisfies protocol.JsonSchema,
  {"type":"object","properties":{"list":{"type":"array","description":"A list.","items":{"type":"boolean"}}},"required":["list"],"additionalProperties":false} satisfies protocol.JsonSchema,
  {"type":["array","null"],"items":{"type":"boolean"}} satisfies protocol.JsonSchema,
];

export const JsonType = [
  "string" satisfies protocol.JsonType,
  "integer" satisfies protocol.JsonType,
  "number" satisfies protocol.JsonType,
  "boolean" satisfies protocol.JsonType,
  "array" satisfies protocol.JsonType,
  "object" satisfies protocol.JsonType,
  "any" satisfies protocol.JsonType,
];

export const ErrorKind = [
  "invalid" satisfies protocol.ErrorKind,
  "unknown_function" satisfies protocol.ErrorKind,
  "not_found" satisfies protocol.ErrorKind,
  "dismissed" satisfies protocol.ErrorKind,
  "id_reused" satisfies protocol.ErrorKind,
  "render" satisfies protocol.ErrorKind,
  "timeout" satisfies protocol.ErrorKind,
  "connection" satisfies protocol.ErrorKind,
  "tls" satisfies protocol.ErrorKind,
  "status" satisfies protocol.ErrorKind,
  "response" satisfies protocol.ErrorKind,
  "host" satisfies protocol.ErrorKind,
  "unsupported" satisfies protocol.ErrorKind,
  "changed" satisfies protocol.ErrorKind,
  "unknown" satisfies protocol.ErrorKind,
  "store" satisfies protocol.ErrorKind,
  "internal" satisfies protocol.ErrorKind,
];

