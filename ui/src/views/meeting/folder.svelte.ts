/** The folder that packs go to: the last one chosen, else one beside the department's data. */
import { backend } from "../../backend/index.ts";
import { remembered } from "../../state/preferences.svelte.ts";
import { t } from "../../words/index.ts";

const isText = (value: unknown): value is string => typeof value === "string";
const chosen = remembered<string>("export-folder", "", isText);
let usual = $state("");

export function packFolder() {
  if (chosen.value === "" && usual === "") void backend.call("app_info").then(({ data_dir }) => (usual = join(data_dir, "pakiety")));
  return {
    get value() {
      return chosen.value || usual;
    },
    set value(path: string) {
      chosen.value = path;
    },
    choose: async () => {
      const path = await backend.chooseFolder(t().meeting.chooseFolderTitle);
      if (path !== null) chosen.value = path;
    },
  };
}

/** A folder within a folder, as its path is written on this system. */
export function join(folder: string, name: string): string {
  const mark = folder.includes("\\") ? "\\" : "/";
  return folder.endsWith(mark) ? `${folder}${name}` : `${folder}${mark}${name}`;
}
