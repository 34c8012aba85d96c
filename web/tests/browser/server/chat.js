// The tests mount the widget, each in its own way.
import { mountWidget } from "CARDS/widgets/studio/host.js";

Object.assign(window, { mountWidget, page: "CARDS/widgets/studio/page" });
