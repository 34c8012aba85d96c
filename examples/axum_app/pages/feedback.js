// The card has the application's own origin, which its pages cannot know before they are served.

import { connectWidget } from "./widget.js";

connectWidget({ hosts: [location.origin] });
