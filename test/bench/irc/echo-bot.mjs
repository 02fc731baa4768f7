// The simplest bot there can be on the same library: says back what it is told. Plain
// JavaScript, so that no loader counts in its memory.
import { Client } from "irc-framework";

const client = new Client();
client.on("registered", () => client.join("#bench"));
client.on("privmsg", (event) => {
  if (event.target === client.user.nick) client.say(event.nick, event.message);
});
client.connect({ host: "127.0.0.1", port: Number(process.argv[2]), nick: process.argv[3] });
