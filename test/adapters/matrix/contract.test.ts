import { needsSynapse } from "../../servers/synapse.ts";
import { contract } from "../../support/contract.ts";
import { matrixRig } from "./rig.ts";

contract("Synapse", matrixRig(), needsSynapse());
