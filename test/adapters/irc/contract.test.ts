import { startInspircd } from "../../servers/inspircd.ts";
import { startNgircd } from "../../servers/ngircd.ts";
import { needs } from "../../servers/process.ts";
import { contract } from "../../support/contract.ts";
import { ircRig } from "./rig.ts";

contract(
  "IRC on InspIRCd",
  ircRig((port) => startInspircd(port === undefined ? {} : { ports: { port, tlsPort: 0, linkPort: 0 } })),
  needs("inspircd"),
);

contract(
  "IRC on InspIRCd without echo-message and labels",
  ircRig((port) =>
    startInspircd({
      without: ["ircv3_echomessage", "ircv3_labeledresponse", "ircv3_msgid", "ircv3_servertime"],
      ...(port === undefined ? {} : { ports: { port, tlsPort: 0, linkPort: 0 } }),
    }),
  ),
  needs("inspircd"),
);

contract(
  "IRC on InspIRCd with echo-message, without labels",
  ircRig((port) =>
    startInspircd({
      without: ["ircv3_labeledresponse"],
      ...(port === undefined ? {} : { ports: { port, tlsPort: 0, linkPort: 0 } }),
    }),
  ),
  needs("inspircd"),
);

contract(
  "IRC on ngIRCd",
  ircRig((port) => startNgircd(port === undefined ? {} : { port })),
  needs("ngircd"),
);
