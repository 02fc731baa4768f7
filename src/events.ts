/**
 * What happens, in words that belong to no network. An adapter's pure `inbound`
 * function writes these; `decide` reads them. Types only.
 */
import type { ContributionKind, Deed } from "./contribution.ts";

/** Milliseconds since the Unix epoch, UTC. */
export type Millis = number;

/** Where something is said. */
export interface Place {
  /** The network's name in the config. */
  readonly network: string;
  /** The channel as the network writes it, or the address of the person in a private conversation. */
  readonly channel: string;
  /** The network's own thread inside the channel. */
  readonly thread?: string;
  /** A conversation between one person and the bot. */
  readonly private?: true;
}

/** The account behind something that happened. */
export interface Actor {
  /**
   * Stable within its network: the IRC services account, Matrix user id, Discord
   * snowflake, forge id. Somebody the network does not vouch for has `~` and the
   * folded nick (`~alice`); rights never follow such a key.
   */
  readonly key: string;
  /** The name people see. */
  readonly name: string;
  /** How the network reaches them privately: the current nick, a user id. */
  readonly address: string;
  /** The network vouches that the account is who it says. */
  readonly verified: boolean;
  /** A bot: never answered, never thanked, never a helper. */
  readonly bot: boolean;
}

interface Base {
  /**
   * Stable across restarts and replays, unique in the journal: the same thing seen
   * twice has the same id. Starts with the network's name: `libera/msgid…`.
   */
  readonly id: string;
  /** When it happened, by the network's clock where it has one. */
  readonly at: Millis;
  /** When the bot saw it. `receive` stamps it; differs from `at` when catching up. */
  readonly seen?: Millis;
  readonly network: string;
}

/** Something said by a person or a bot. */
export interface MessageEvent extends Base {
  readonly kind: "message";
  readonly place: Place;
  readonly actor: Actor;
  /** Plain text or Markdown as said, control codes removed. */
  readonly text: string;
  /** What was said to the bot, without its name in front. Present when, and only when, the bot is addressed. */
  readonly toBot?: string;
  /** The network's id of the message (`msgid`, event id, snowflake), for reply links. */
  readonly native?: string;
  /** The network's id of the message this one replies to. */
  readonly replyTo?: string;
  /** Keys or names the network itself marks as mentioned. */
  readonly mentions?: readonly string[];
  readonly style?: "action" | "notice";
}

/** A message got another text. */
export interface EditEvent extends Base {
  readonly kind: "edit";
  readonly place: Place;
  readonly actor: Actor;
  readonly target: string;
  readonly text: string;
  readonly toBot?: string;
}

/** A message was deleted or redacted. */
export interface DeleteEvent extends Base {
  readonly kind: "delete";
  readonly place: Place;
  readonly target: string;
}

/** An emoji put on, or taken from, a message. */
export interface ReactionEvent extends Base {
  readonly kind: "reaction";
  readonly place: Place;
  readonly actor: Actor;
  readonly target: string;
  readonly emoji: string;
  readonly removed?: true;
}

/** A choice under one of the bot's messages was clicked. */
export interface PressEvent extends Base {
  readonly kind: "press";
  readonly place: Place;
  readonly actor: Actor;
  /** The network's id of the bot's message. */
  readonly target: string;
  /** The choice's command line, as `Choice.command`. */
  readonly command: string;
  /** What the adapter needs to answer this very call; opaque to everybody else. */
  readonly handle?: string;
}

/** A structured command (slash command, context menu), already parsed by the network. */
export interface CommandEvent extends Base {
  readonly kind: "command";
  readonly place: Place;
  readonly actor: Actor;
  /** The command line without a prefix: `faq tls`. */
  readonly line: string;
  /** The message that the command was called on, from its menu. */
  readonly about?: { readonly native: string; readonly actor: Actor; readonly text: string };
  /** What the adapter needs to answer this very call; opaque to everybody else. */
  readonly handle?: string;
}

/** Who is in a channel, as a whole; replaces what was known. */
export interface MembersEvent extends Base {
  readonly kind: "members";
  readonly place: Place;
  readonly actors: readonly Actor[];
}

/** Somebody came into a channel. */
export interface JoinEvent extends Base {
  readonly kind: "join";
  readonly place: Place;
  readonly actor: Actor;
}

/** Somebody left: a channel, or (no `place`) the network. */
export interface LeaveEvent extends Base {
  readonly kind: "leave";
  readonly place?: Place;
  readonly actor: Actor;
}

/** The same connection goes by another name or another account: a nick change, a login, a logout. */
export interface RenameEvent extends Base {
  readonly kind: "rename";
  readonly from: Actor;
  readonly to: Actor;
}

/** The network says that somebody is away, or back. */
export interface AwayEvent extends Base {
  readonly kind: "away";
  readonly actor: Actor;
  readonly away: boolean;
}

/**
 * Somebody did something for the project, as a forge or a repository tells it. `at` is when
 * it happened there; who is told late is thanked late (`seen`). The account is the forge's
 * number for a user, or `git` and an e-mail address.
 */
export interface ContributionEvent extends Base {
  readonly kind: "contribution";
  readonly actor: Actor;
  readonly contribution: ContributionKind;
  readonly deed?: Deed;
  /**
   * The same thing done is the same string, however often and by whomever it is told:
   * `github:186853002#12:merged`, `git:COMMIT`.
   */
  readonly thing: string;
  /** The change or issue that it belongs to: a review and the change have the same. */
  readonly about?: string;
  /** The commits (`git:COMMIT`) in which a merged change went in: the same work, so it counts once. */
  readonly covers?: readonly string[];
  /** The merge (`git:COMMIT`) that brought a commit in. */
  readonly within?: string;
  /** Counts for what is a first and for reports, but is nothing to thank for by itself: an issue opened, a comment. */
  readonly quiet?: true;
  /** Read from the past: never announced, but it makes first mean first. */
  readonly historical?: true;
  /** In the words of the change: its title. */
  readonly title: string;
  readonly url: string;
  readonly repository?: string;
  /** True when the forge itself says this is the person's first contribution there. */
  readonly first?: boolean;
}

/**
 * Somebody wrote on a forge what has the bot's name in it: perhaps the code that shows
 * that the account there is theirs.
 */
export interface ProofEvent extends Base {
  readonly kind: "proof";
  readonly actor: Actor;
  readonly text: string;
}

/** A timer came due. `id` is `KEY@ISO-TIME`, so a late wake-up is the same event. */
export interface TickEvent extends Base {
  readonly kind: "tick";
  readonly timer: string;
}

/** An outbox row could not be delivered and will not be tried again. */
export interface UndeliveredEvent extends Base {
  readonly kind: "undelivered";
  readonly key: string;
  readonly reason: string;
  /** It may have arrived: the network has no way to tell. */
  readonly unsure?: true;
}

/** Something an operator or maintainer has to know: kicked, banned, a broken FAQ file. */
export interface TroubleEvent extends Base {
  readonly kind: "trouble";
  readonly place?: Place;
  /** What happened, in a sentence. */
  readonly what: string;
  /** What to do about it, in a sentence. */
  readonly mend: string;
}

/** An accepted FAQ entry was written down, or could not be. */
export interface PublishedEvent extends Base {
  readonly kind: "published";
  /** The proposal's number. */
  readonly proposal: number;
  /** The file, or the pull request's address. */
  readonly where?: string;
  /** Why it could not be; with `where`: why not as a pull request. */
  readonly problem?: string;
}

export type Event =
  | MessageEvent
  | EditEvent
  | DeleteEvent
  | ReactionEvent
  | PressEvent
  | CommandEvent
  | MembersEvent
  | JoinEvent
  | LeaveEvent
  | RenameEvent
  | AwayEvent
  | ContributionEvent
  | ProofEvent
  | TickEvent
  | UndeliveredEvent
  | TroubleEvent
  | PublishedEvent;
