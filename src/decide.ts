/** What happened and what is known in; what the bot wants out. Pure and synchronous. */
import type { Effect } from "./effects.ts";
import type { Event } from "./events.ts";
import type { Feature } from "./feature.ts";
import { answer } from "./features/answer/answer.ts";
import { stale } from "./features/answer/stale.ts";
import { contribution } from "./features/contribution.ts";
import { digest } from "./features/digest.ts";
import { feedback } from "./features/feedback.ts";
import { firstQuestions, firsts } from "./features/firsts.ts";
import { follow } from "./features/follow.ts";
import { kudos } from "./features/kudos.ts";
import { letters } from "./features/letters.ts";
import { obey } from "./features/obey.ts";
import { proposals, published } from "./features/propose/propose.ts";
import { prove } from "./features/prove.ts";
import { reconsider } from "./features/reconsider.ts";
import { remember } from "./features/remember.ts";
import { asker } from "./features/route/asker.ts";
import { followUp } from "./features/route/follow-up.ts";
import { reply } from "./features/route/reply.ts";
import { route } from "./features/route/route.ts";
import { sweep } from "./features/sweep.ts";
import { ticks } from "./features/ticks.ts";
import { trouble } from "./features/trouble.ts";
import { weekly } from "./features/weekly/weekly.ts";
import { firstChange } from "./features/welcome/first-change.ts";
import { hint } from "./features/welcome/hint.ts";
import { situate } from "./situation.ts";
import type { World } from "./world.ts";

/** In the order they run. A feature that takes a line for itself says so in `situation.ts`, not here. */
const features: readonly Feature[] = [
  remember,
  obey,
  feedback,
  reconsider,
  follow,
  answer,
  kudos,
  firsts,
  letters,
  followUp,
  asker,
  reply,
  route,
  sweep,
  stale,
  digest,
  published,
  contribution,
  prove,
  firstChange,
  hint,
  weekly,
  trouble,
];

export function decide(event: Event, world: World): readonly Effect[] {
  const situation = situate(event, world);
  if (situation.copy) return remember(event, world, situation);
  const effects = features.flatMap((feature) => feature(event, world, situation));
  return [
    ...effects,
    ...proposals(event, effects, world),
    ...firstQuestions(event, effects, world),
    ...ticks(event, effects, world),
  ];
}
