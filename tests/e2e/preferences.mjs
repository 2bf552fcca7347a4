/** What a person sets for their own window, set as the window itself keeps it. */
import { eventually, watchPolicy } from "./window.mjs";

/** Sets preferences ({ language, theme }) and opens the page anew. */
export async function prefer(session, preferences) {
  await session.run(
    `for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem("lawka." + key, JSON.stringify(value));
     window.leaving = true;
     location.reload();`,
    preferences,
  );
  const { language } = preferences;
  await eventually(async () => {
    const there = await session.run("return [document.documentElement.lang, document.readyState, window.leaving ?? false].join(' ')");
    if (there !== `${language} complete false`) throw new Error(there);
  }, "the page is there again");
  await watchPolicy(session);
}
