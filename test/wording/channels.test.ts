import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { wording } from "../../src/wording.ts";
import { actor, type Bot, createBot, posts, previews, settingsWith } from "../features/weekly/bot.ts";

/** Spanish as a whole; the channel German, its neighbour too, the maintainers French, the terminal as everything. */
const settings = settingsWith({
  language: "es",
  networks: [
    {
      type: "irc",
      name: "libera",
      host: "irc.example",
      channels: [
        { name: "#tidepool", language: "de" },
        { name: "#neighbours", language: "de" },
        { name: "#maintainers", language: "fr" },
      ],
    },
    { type: "terminal", channels: ["#project"] },
  ],
  thanks: { channels: ["libera/#tidepool", "libera/#neighbours", "terminal/#project"] },
});

const hour = 36e5;
const day = 864e5;
const due = Date.parse("2026-05-11T07:00:00Z");
const week = "2026-W19";

const bots: Bot[] = [];
function bot(): Bot {
  const one = createBot(settings);
  one.configureMaintainer(due - 30 * day);
  one.contribute(actor("ann"), "code", "Crash on empty input", due - 3 * day, true);
  bots.push(one);
  return one;
}
afterEach(() => {
  for (const one of bots.splice(0)) one.close();
});

test("a channel's own language, then that of all channels, then the community's; English for one that is missing", () => {
  const place = (network: string, channel: string) => ({ network, channel });
  const state = (of: Parameters<typeof wording>) => wording(...of).states.open;
  assert.equal(state([settings, place("libera", "#tidepool")]), "offen");
  assert.equal(state([settings, place("libera", "#maintainers")]), "ouverte");
  assert.equal(state([settings, place("terminal", "#project")]), "abierta");
  assert.equal(state([settings, { network: "libera", channel: "ann", private: true }]), "abierta");
  assert.equal(state([settings]), "abierta");
  assert.equal(state([{ ...settings, language: "pt" }]), "aberta");
  assert.equal(state([{ ...settings, language: "xx" }]), "open");
});

test("the preview is in the maintainers' language, each post in its channel's, the kept text in the community's", () => {
  const one = bot();
  one.wake(due - 2 * hour);
  const [preview] = previews(one);
  assert.match(preview?.text ?? "", /part le lundi 11 mai à 09:00 \(Europe\/Berlin\) vers .* et /);
  assert.match(preview?.text ?? "", /## Merci pour cette semaine/);
  assert.match(one.world.post(week)?.text ?? "", /^## Gracias por esta semana/);
  one.wake(due);
  assert.match(posts(one)[0]?.text ?? "", /^## Danke für diese Woche/);
  assert.match(posts(one)[0]?.short ?? "", /^Danke für diese Woche! Neu hier, willkommen: ann/);
  assert.equal(posts(one, "libera/#neighbours")[0]?.text, posts(one)[0]?.text);
  assert.match(posts(one, "terminal/#project")[0]?.text ?? "", /^## Gracias por esta semana/);
  assert.match(one.world.post(week)?.text ?? "", /^## Gracias por esta semana/);
  assert.equal(one.world.post(week)?.state, "posted");
  for (const { say } of one.said) assert.ok(say.quiet?.includes("ann"));
});

test("the commands answer in the language of the place they are said in", () => {
  const one = bot();
  assert.match(one.command("preview", due - 2 * day), /## Merci pour cette semaine/);
  assert.match(
    one.command("note ann pour la patience", due - 2 * day),
    /noté pour ann.*lundi 11 mai à 09:00/,
  );
  assert.match(one.command("hold", due - day), /^Retenu/);
  one.wake(due);
  assert.match(one.said.at(-1)?.say.text ?? "", /C’est l’heure du message de la semaine/);
  assert.match(one.command("release", due + hour), /^Envoyé vers libera/);
  assert.match(posts(one)[0]?.text ?? "", /## Danke für diese Woche[\s\S]*\(pour la patience\)/);
});

test("a week with nobody to thank says nothing in any language", () => {
  const one = createBot(settings);
  bots.push(one);
  one.wake(due);
  assert.equal(one.said.length, 0);
  assert.equal(one.world.post(week)?.state, "empty");
});
