// Behavior that attributes cannot express.

import { widget } from "./widget.js";

addEventListener("widget:state", ({ detail: data }) => {
  for (const button of document.querySelectorAll("[data-call=choose]")) {
    button.ariaPressed = JSON.parse(button.dataset.inputs).place === data.location;
  }
});

// The clicked button is hidden now: move the focus to the ticket.
addEventListener("widget:success", ({ detail }) => {
  if (detail.function === "book_class") document.querySelector("#ticket h1").focus();
});

// The card already shows this error: `on_failure` has stored it.
addEventListener("widget:error", (event) => {
  if (widget.data.problem?.includes(event.detail.message)) event.preventDefault();
});
