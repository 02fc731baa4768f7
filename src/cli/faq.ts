/** `porchlight faq …`: for whoever keeps the FAQ. Each subcommand is loaded when it runs. */
import { type Command, Option } from "commander";
import { formats } from "../faq/import/names.ts";
import { networks } from "./faq/networks.ts";
import type { Streams } from "./streams.ts";

/** What the program gives every subcommand. */
export interface Around {
  readonly streams: Streams;
  /** Adds what all subcommands share. */
  common(command: Command): Command;
  /** Gets the exit code. */
  done(code: number): void;
}

/** Adds `faq` and what stands below it. */
export function addFaq(program: Command, { streams, common, done }: Around): void {
  const faq = common(program.command("faq"))
    .description("keep the FAQ: find its weak places, try it, preview it, bring in another bot's")
    .showHelpAfterError("(porchlight faq --help lists what there is.)");

  const subcommand = (name: string, description: string): Command =>
    common(faq.command(name)).description(description).allowExcessArguments(false);
  const reading = (command: Command): Command =>
    command.option(
      "--faq <path>",
      "a page or folder to read instead of the config's; may be given several times",
      (path: string, before: readonly string[] = []): readonly string[] => [...before, path],
    );

  reading(
    subcommand(
      "lint",
      "find duplicates, entries that shadow each other, dead links, what is too long, stale or nobody's",
    ),
  )
    .option("--json", "one JSON object a line")
    .action(async (_: unknown, command: Command) => {
      const { lint } = await import("./faq/lint.ts");
      done(await lint(command.optsWithGlobals(), streams));
    });

  reading(
    subcommand("test", "ask each entry its own phrasings, its `tests:` and the near misses under `not:`"),
  )
    .addOption(
      new Option("--need <level>", "what finding an entry means")
        .choices(["unasked", "asked", "offered"])
        .default("asked"),
    )
    .option("--json", "one JSON object a line")
    .action(async (_: unknown, command: Command) => {
      const { test } = await import("./faq/test.ts");
      done(await test(command.optsWithGlobals(), streams));
    });

  reading(subcommand("try", "rank the entries for a message, and say what the bot would do and why"))
    .argument("<message...>", "what somebody might say")
    .option("--in <channel>", "where it is said: NETWORK/CHANNEL, or the name of a channel in the config")
    .option("--explain", "the features behind each probability, as numbers")
    .option("--json", "one JSON object")
    .action(async (words: string[], _: unknown, command: Command) => {
      const { tryOut } = await import("./faq/try.ts");
      done(await tryOut(words.join(" "), command.optsWithGlobals(), streams));
    });

  reading(subcommand("show", "preview an entry as each network gets it"))
    .argument("<name>", "the entry's id")
    .addOption(new Option("--as <network>", "only this one").choices(networks))
    .action(async (name: string, _: unknown, command: Command) => {
      const { show } = await import("./faq/show.ts");
      done(await show(name, command.optsWithGlobals(), streams));
    });

  subcommand("import", "make entries of an FAQ page, docs, another bot's factoids, or a forum's export")
    .argument("<source...>", "files and folders")
    .requiredOption("--to <folder>", "where the entries go, one Markdown file each")
    .addOption(new Option("--format <name>", "when it can't be told from the file").choices(formats))
    .option("--link <url>", "where the source is on the web; entries link there")
    .option("--owner <name>", "the owner of all entries")
    .option("--dry-run", "say what would be written, and write nothing")
    .action(async (sources: string[], _: unknown, command: Command) => {
      const { importFaq } = await import("./faq/import.ts");
      done(await importFaq(sources, command.optsWithGlobals(), streams));
    });

  reading(subcommand("suggest", "list phrasings from questions that people asked and that an entry answered"))
    .argument("[name]", "only for this entry")
    .action(async (name: string | undefined, _: unknown, command: Command) => {
      const { suggest } = await import("./faq/suggest.ts");
      done(await suggest(name, command.optsWithGlobals(), streams));
    });
}
