/** The list of commands, in the order that `!help` and the README show them. */
import type { Command } from "../src/command.ts";
import { accept } from "./accept.ts";
import { answer } from "./answer.ts";
import { answeredAlready } from "./answered.ts";
import { areas } from "./areas.ts";
import { ask } from "./ask.ts";
import { away } from "./away.ts";
import { back } from "./back.ts";
import { claim } from "./claim.ts";
import { consent } from "./consent.ts";
import { credit } from "./credit.ts";
import { edit } from "./edit.ts";
import { exportData } from "./export.ts";
import { faq } from "./faq.ts";
import { forget } from "./forget.ts";
import { gaps } from "./gaps.ts";
import { help } from "./help.ts";
import { helped } from "./helped.ts";
import { history } from "./history.ts";
import { learn } from "./learn.ts";
import { link } from "./link.ts";
import { list } from "./list.ts";
import { nope } from "./nope.ts";
import { notaquestion } from "./notaquestion.ts";
import { notme } from "./notme.ts";
import { optin } from "./optin.ts";
import { optout } from "./optout.ts";
import { pass } from "./pass.ts";
import { phrasings } from "./phrasings.ts";
import { privacy } from "./privacy.ts";
import { promote } from "./promote.ts";
import { proposals } from "./proposals.ts";
import { propose } from "./propose.ts";
import { queue } from "./queue.ts";
import { reject } from "./reject.ts";
import { remove } from "./remove.ts";
import { resolve } from "./resolve.ts";
import { rota } from "./rota.ts";
import { same } from "./same.ts";
import { shadow } from "./shadow.ts";
import { snooze } from "./snooze.ts";
import { thanks } from "./thanks.ts";
import { undo } from "./undo.ts";
import { unlearn } from "./unlearn.ts";
import { unlink } from "./unlink.ts";
import { unsure } from "./unsure.ts";
import { whoami } from "./whoami.ts";
import { why } from "./why.ts";
import { withdraw } from "./withdraw.ts";

export const commands: readonly Command[] = [
  help,
  faq,
  list,
  ask,
  nope,
  helped,
  withdraw,
  why,
  whoami,
  credit,
  link,
  unlink,
  same,
  privacy,
  exportData,
  forget,
  consent,
  optout,
  optin,
  queue,
  claim,
  answer,
  pass,
  snooze,
  notme,
  answeredAlready,
  notaquestion,
  resolve,
  away,
  back,
  rota,
  areas,
  gaps,
  proposals,
  propose,
  accept,
  reject,
  learn,
  edit,
  remove,
  undo,
  history,
  phrasings,
  unlearn,
  shadow,
  promote,
  thanks,
  unsure,
];
