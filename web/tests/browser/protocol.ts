// Whether `protocol.d.ts` agrees with the Rust types. `protocol.samples.ts` has samples of all of them,
// and fails to compile if Rust writes a member or a value that is not declared. Here, the other
// direction: each declared member and each declared text is in a sample.

import type * as protocol from "../../scripts/protocol.js";
import type * as samples from "./protocol.samples.js";

type Keys<T> = T extends unknown ? keyof T : never;
type Sample<T extends readonly unknown[]> = T[number];

/** Only the schema of a property has a description. */
type Property = Sample<typeof samples.ManifestFunction>["input_schema"]["properties"]["note"];

/** An object with each member of `T` that no sample has: `{}` fits if there is none. */
type Unsampled<T, S extends readonly unknown[]> = Record<Exclude<Keys<T>, Keys<Sample<S>>>, never>;

({}) satisfies Unsampled<protocol.FunctionCall, typeof samples.FunctionCall>;
({}) satisfies Unsampled<protocol.LinkRequest, typeof samples.LinkRequest>;
({}) satisfies Unsampled<protocol.Completion, typeof samples.Completion>;
({}) satisfies Unsampled<protocol.PageAnswer, typeof samples.PageAnswer>;
({}) satisfies Unsampled<protocol.CallReply, typeof samples.CallReply>;
({}) satisfies Unsampled<protocol.LinkReply, typeof samples.LinkReply>;
({}) satisfies Unsampled<protocol.HostAction, typeof samples.HostAction>;
({}) satisfies Unsampled<protocol.State, typeof samples.State>;
({}) satisfies Unsampled<protocol.Opening, typeof samples.Opening>;
({}) satisfies Unsampled<protocol.Manifest, typeof samples.Manifest>;
({}) satisfies Unsampled<protocol.ManifestFunction, typeof samples.ManifestFunction>;
({}) satisfies Unsampled<protocol.ManifestField, typeof samples.ManifestField>;
({}) satisfies Unsampled<protocol.JsonSchemaKeywords, (Exclude<Sample<typeof samples.JsonSchema>, boolean> | Property)[]>;

/** `true` if `T` has no text that no sample has. */
type AllIn<T extends string, S> = [Exclude<T, S>] extends [never] ? true : Exclude<T, S>;

true satisfies AllIn<protocol.PageAnswer["status"], Sample<typeof samples.PageAnswer>["status"]>;
true satisfies AllIn<protocol.CallReply["status"], Sample<typeof samples.CallReply>["status"]>;
true satisfies AllIn<protocol.LinkReply["status"], Sample<typeof samples.LinkReply>["status"]>;
true satisfies AllIn<protocol.HostAction["type"], Sample<typeof samples.HostAction>["type"]>;
true satisfies AllIn<protocol.ManifestFunction["kind"], Sample<typeof samples.ManifestFunction>["kind"]>;
true satisfies AllIn<protocol.ManifestFunction["loading"], Sample<typeof samples.ManifestFunction>["loading"]>;
true satisfies AllIn<protocol.JsonType, Sample<typeof samples.JsonType>>;
true satisfies AllIn<protocol.ErrorKind, Sample<typeof samples.ErrorKind>>;
