// Uses the two scripts in TypeScript. `tsc` checks this file, and nothing runs it. Code that must not
// compile follows `@ts-expect-error`.

import { mountWidget, type Message, type MountedWidget, type MountError, type MountOptions } from "../../scripts/host.js";
import { connectWidget, widget, type State, type Widget, type WidgetError } from "../../scripts/widget.js";

// The host page

const container = document.body;
const src = "https://widgets.example/page";

const mounted: MountedWidget = mountWidget({
  container,
  src,
  token: async () => (await fetch("/token")).text(),
  client: {
    pick_seat: async (inputs, { signal }) => {
      signal.throwIfAborted();
      return { seat: `12A of ${inputs.class}` };
    },
    highlight() {},
  },
  onMessage: async ({ text, hidden }: Message) => console.log(text.trim(), hidden === true),
  onDismiss: () => mounted.unmount(),
  onError: ({ function: name, message, kind }: MountError) => console.log(name?.trim(), message.trim(), kind.trim()),
  title: "Booking",
});
mounted.ready.then(() => mounted.frame.focus());
export const least: MountOptions = { container, src, token: "token" };

// @ts-expect-error: the token is required
mountWidget({ container, src });
// @ts-expect-error: a message has no HTML
mountWidget({ ...least, onMessage: ({ html }) => html });
// @ts-expect-error: the container is an element, not a selector
mountWidget({ ...least, container: "#card" });
// @ts-expect-error: a handler is a function
mountWidget({ ...least, client: { pick_seat: { seat: "12A" } } });
// @ts-expect-error: unknown option
mountWidget({ ...least, onClose() {} });

// The widget's page

const ready: Widget = await connectWidget({ hosts: ["https://chat.example"], api: "/widgets/booking/" });
const state: State = { data: ready.data, dismissed: ready.dismissed };
const data: Record<string, unknown> = await widget.call("book_class", { class_id: 42 }, document.body);
await widget.call("close");
await widget.refresh().catch(({ kind, message }: WidgetError) => [kind.trim(), message.trim()]);
await (await widget.ready).refresh();

document.addEventListener("widget:success", ({ detail }) => console.log(detail.function.trim(), detail.data.seat));
document.addEventListener("widget:dismissed", ({ detail }) => detail satisfies null);
document.addEventListener("widget:state", ({ detail }) => console.log(detail.location));
document.querySelector("button")?.addEventListener("widget:error", (event) => {
  event.preventDefault();
  console.log(event.detail.function?.trim(), event.detail.message.trim(), event.detail.kind.trim());
});

// @ts-expect-error: the data is read-only
widget.data = {};
// @ts-expect-error: the type of a return field is unknown
data.confirmation.trim();
// @ts-expect-error: the type of a data field is unknown
state.data.location.trim();
// @ts-expect-error: inputs have names
await widget.call("book_class", 42);
// @ts-expect-error: the host origins are required
await connectWidget({ api: "/widgets/booking/" });
// @ts-expect-error: an error while loading the data has no function
document.addEventListener("widget:error", ({ detail }) => detail.function.trim());
