/** The command line. What is heavy is loaded by the subcommand that needs it. */
import { Command, CommanderError, Option } from "commander";
import { nearest } from "../config/nearest.ts";
import { ConfigError } from "../config.ts";
import { version } from "../paths.ts";
import { exit, exitHelp } from "./exit.ts";
import { addFaq } from "./faq.ts";
import { oneLine } from "./last-words.ts";
import type { Streams } from "./streams.ts";

interface WithConfig {
  readonly config?: string;
}

const streams: Streams = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
};

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage;
  if (error instanceof ConfigError) {
    for (const problem of error.problems) console.error(problem);
    return exit.usage;
  }
  console.error(oneLine(error));
  return exit.failed;
}

/** What a subcommand shares with all others. */
function common(command: Command): Command {
  return command
    .option("-c, --config <file>", "the config; without it ./porchlight.yaml, or else the defaults")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", exitHelp);
}

/** Builds the program; `done` gets the exit code of the subcommand that ran. */
function commandLine(done: (code: number) => void): Command {
  const program = common(new Command("porchlight"))
    .description("A chat bot for open source community channels: answers, routes, thanks.")
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(porchlight --help lists what there is.)")
    .allowExcessArguments();

  const run = async (options: WithConfig): Promise<void> => {
    const { start } = await import("./start.ts");
    done(await start(options, streams));
  };

  program.action(async () => {
    const [word] = program.args;
    if (word === undefined) return run(program.opts());
    const near = nearest(
      word,
      program.commands.map((command) => command.name()),
    );
    return program.error(
      `error: unknown command '${word}'${near === undefined ? "" : `\n(Did you mean ${near}?)`}`,
    );
  });

  common(program.command("start"))
    .description("run the bot (also without a command)")
    .allowExcessArguments(false)
    .action((_: unknown, command: Command) => run(command.optsWithGlobals()));

  common(program.command("check"))
    .description(
      "look at the config, the FAQ, the database, every network and forge, and say how to mend what is wrong",
    )
    .allowExcessArguments(false)
    .action(async (_: unknown, command: Command) => {
      const { check } = await import("./check.ts");
      done(await check(command.optsWithGlobals<WithConfig>(), streams));
    });

  common(program.command("backfill"))
    .description("read the past of every forge and repository, so that first contributions are first ones")
    .option("--only <name...>", "only these, by their names in the config")
    .option("--again", "from the beginning, also what was read already")
    .allowExcessArguments(false)
    .action(async (_: unknown, command: Command) => {
      const { backfill } = await import("./backfill.ts");
      done(await backfill(command.optsWithGlobals(), streams));
    });

  const contributors = common(program.command("contributors")).description(
    "work with the people who contribute",
  );
  common(contributors.command("export"))
    .description("print who is missing in .all-contributorsrc, as a patch")
    .requiredOption("--all-contributors", "in the form of all-contributors")
    .option("--write", "change the file instead of printing")
    .allowExcessArguments(false)
    .action(async (_: unknown, command: Command) => {
      const { exportContributors } = await import("./contributors.ts");
      done(await exportContributors(command.optsWithGlobals(), streams));
    });

  common(program.command("replay"))
    .description("read channel logs as if live, send nothing, and report what the bot would have done")
    .argument("<log...>", "irssi, WeeChat, ZNC, plain [HH:MM] <nick> lines, or JSON Lines")
    .option("--json", "one JSON object a line")
    .option("--all", "lists in full length")
    .option("--date <day>", "the day on which the logs begin, such as 2009-02-23")
    .option("--timezone <zone>", "the zone of the logs' clock; without it the config's")
    .option("--network <name>", "the network in the config that the logs are from")
    .option("--channel <name>", "the channel, where neither the logs nor their names say it")
    .action(async (files: string[], _: unknown, command: Command) => {
      const { replay } = await import("./replay.ts");
      done(await replay(files, command.optsWithGlobals(), streams));
    });

  common(program.command("report"))
    .description("tell how the community fares: who is new, who helps, what waits, who might be invited")
    .option("--since <day>", "the first day, such as 2026-03-01; without it three months back")
    .option("--until <day>", "the last day; without it today")
    .addOption(
      new Option("--format <name>", "how it is written, to standard output")
        .choices(["markdown", "html", "json"])
        .default("markdown"),
    )
    .allowExcessArguments(false)
    .action(async (_: unknown, command: Command) => {
      const { report } = await import("./report.ts");
      done(await report(command.optsWithGlobals(), streams));
    });

  addFaq(program, { streams, common, done });

  return program;
}

process.on("uncaughtException", (error) => process.exit(fail(error)));
// A reader that has seen enough (`porchlight check | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

let code: number = exit.fine;
try {
  await commandLine((result) => {
    code = result;
  }).parseAsync();
} catch (error) {
  code = fail(error);
}
// Something may still hold the process open: a socket that is slow to close, standard input.
process.exit(code);
