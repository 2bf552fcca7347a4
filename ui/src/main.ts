import { mount } from "svelte";
import App from "./frame/App.svelte";
import { apply } from "./state/preferences.svelte.ts";
import "./styles/index.css";

function begin() {
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

// Not awaited at the top: a language's words need this very file, and each would wait for the other for ever.
void apply().finally(begin);
