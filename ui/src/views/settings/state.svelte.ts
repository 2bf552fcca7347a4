import { backend, type Failed, type Refused } from "../../backend/index.ts";
import type { ChannelId } from "../../backend/types/ChannelId.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Severity } from "../../backend/types/Severity.ts";
import type { Settings } from "../../backend/types/Settings.ts";
import { tell } from "../../state/messages.svelte.ts";
import { navigation } from "../../state/navigation.svelte.ts";
import { t } from "../../words/index.ts";
import { written } from "../shared/saving.ts";

export const sections = ["program", "office", "dates", "rules", "channels", "mail", "periods", "copies", "security", "privacy", "together", "state"] as const;
export type Section = (typeof sections)[number];

export function sectionShown(): Section {
  return sections.find((each) => each === navigation.params.section) ?? "program";
}

/** The settings while they are being changed: nothing holds until it is saved. */
export class SettingsDraft {
  draft: Settings;
  error = $state.raw<Refused | Failed>();
  busy = $state(false);
  #stored: Settings;

  constructor(register: Register) {
    this.#stored = $state.raw(register.settings);
    this.draft = $state(structuredClone(register.settings));
  }

  get dirty(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.#stored);
  }

  /** Somebody else, or undo, changed the stored ones: an untouched draft follows. */
  follow(stored: Settings) {
    const untouched = !this.dirty;
    this.#stored = stored;
    if (untouched) this.draft = structuredClone(stored);
  }

  discard = () => {
    [this.draft, this.error] = [structuredClone(this.#stored), undefined];
  };

  save = async () => {
    if (this.busy) return;
    this.busy = true;
    const settings = $state.snapshot(this.draft);
    const answer = await written(backend.call("put_settings", { settings }));
    this.busy = false;
    this.error = "error" in answer ? answer.error : undefined;
    if (this.error) return;
    this.#stored = settings;
    tell({ tone: "good", text: t().settings.saved });
  };
}

/** A rule's switch and weight, written so that what is as built in is not written at all. */
export function setRule(settings: Settings, rule: RuleId, enabled: boolean, severity: Severity | null) {
  const others = Object.fromEntries(Object.entries(settings.rules).filter(([each]) => each !== rule));
  settings.rules = enabled && severity === null ? others : { ...others, [rule]: { enabled, severity } };
}

export function switchChannel(settings: Settings, channel: ChannelId, enabled: boolean) {
  const others = settings.disabled_channels.filter((each) => each !== channel);
  settings.disabled_channels = enabled ? others : [...others, channel];
}
