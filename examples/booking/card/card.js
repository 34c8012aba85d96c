// What attributes cannot say.

import { widget } from "./widget.js";

addEventListener("widget:state", ({ detail: data }) => {
  for (const button of document.querySelectorAll("[data-call=choose]")) {
    button.ariaPressed = JSON.parse(button.dataset.inputs).place === data.location;
  }
});

// The button that was clicked is gone: go on where the news is.
addEventListener("widget:success", ({ detail }) => {
  if (detail.function === "book_class") document.querySelector("#ticket h1").focus();
});

// `on_failure` has put the error into the card already.
addEventListener("widget:error", (event) => {
  if (widget.data.problem?.includes(event.detail.message)) event.preventDefault();
});
