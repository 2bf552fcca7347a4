/** The preview of one channel, following the words on the screen. */
import { backend } from "../../../backend/index.ts";
import type { AnnouncementDraft } from "../../../backend/types/AnnouncementDraft.ts";
import type { Preview } from "../../../backend/types/Preview.ts";
import type { PreviewOrder } from "../../../backend/types/PreviewOrder.ts";
import { onChanged } from "../../../state/changes.svelte.ts";
import { Latest } from "../../previews/latest.svelte.ts";
import type { EditorState } from "./state.svelte.ts";

export class ChannelPreview {
  readonly latest = new Latest((order: PreviewOrder): Promise<Preview> => backend.call("preview", { order }));
  readonly #editor: EditorState;
  readonly #channel: string;

  constructor(editor: EditorState, channel: string) {
    this.#editor = editor;
    this.#channel = channel;
    $effect(() => this.ask());
    // The date, the place, the venue's card: they too are in the picture.
    $effect(() => onChanged(() => this.ask()));
    $effect(() => () => this.latest.end());
  }

  ask = () => {
    const { id, language, draft } = this.#editor;
    if (!draft) return;
    const words = $state.snapshot(draft) as AnnouncementDraft;
    this.latest.ask({ meeting_id: id, channel_id: this.#channel, language, draft: words });
  };
}
