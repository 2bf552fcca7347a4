import { mount } from "svelte";
import App from "./frame/App.svelte";
import { apply } from "./state/preferences.svelte.ts";
import "./styles/index.css";

await apply();
const target = document.getElementById("app");
if (target) mount(App, { target });
