// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Settings } from "../../backend/types/Settings.ts";
import { setRule, switchChannel } from "./state.svelte.ts";

const settings = () => ({ rules: {}, disabled_channels: ["tv_board"] }) as unknown as Settings;

test("a rule that is as built in leaves no trace in the settings", () => {
  const changed = settings();
  setRule(changed, "week_limit", false, null);
  expect(changed.rules).toEqual({ week_limit: { enabled: false, severity: null } });
  setRule(changed, "week_limit", true, "blocks");
  expect(changed.rules).toEqual({ week_limit: { enabled: true, severity: "blocks" } });
  setRule(changed, "week_limit", true, null);
  expect(changed.rules).toEqual({});
});

test("a channel is switched off once, and on again", () => {
  const changed = settings();
  switchChannel(changed, "x_post", false);
  switchChannel(changed, "x_post", false);
  expect(changed.disabled_channels).toEqual(["tv_board", "x_post"]);
  switchChannel(changed, "tv_board", true);
  expect(changed.disabled_channels).toEqual(["x_post"]);
});
