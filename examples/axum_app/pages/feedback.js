// The host page has the same origin as the card; it is not known before the page is served.

import { connectWidget } from "./widget.js";

connectWidget({ hosts: [location.origin] });
