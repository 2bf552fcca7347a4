import { mount } from "svelte";
import App from "./frame/App.svelte";
import { homeView } from "./frame/views.ts";
import { openAt } from "./state/navigation.svelte.ts";
import { apply } from "./state/preferences.svelte.ts";
import "./styles/index.css";

function begin() {
  openAt(homeView());
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

// Not awaited at the top: a language's words need this very file, and each would wait for the other for ever.
void apply().finally(begin);
