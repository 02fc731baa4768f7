import { contract } from "../../support/contract.ts";
import { discordRig } from "./rig.ts";

contract("Discord on the loopback server", discordRig(), false);
