import { endpointNames } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { parseWebUrl, reachOf } from "../urls.ts";

export const plainHttpIsSwitchedOff: DoctorCheck = {
  checkId: "plain-http-is-switched-off",
  area: "transport_and_clock",
  title: "Plain HTTP is not allowed without need",
  expected: "off, as long as every URL is https",
  source: "RFC 9700 2.6",
  examine: ({ draft }) => {
    if (!draft.allowInsecureHttp) return passed("off");
    const texts = [
      draft.automaticConfigurationUrl,
      draft.issuer,
      ...endpointNames.map((name) => draft.endpoints[name]),
    ];
    const isNeeded = texts.some((text) => {
      const url = parseWebUrl(text);
      return url?.protocol === "http:" && reachOf(url) !== "loopback";
    });
    if (isNeeded) return notApplicable("On, and needed.");
    return warning({
      title: "Plain HTTP is allowed without need",
      found: "on, and every URL is https or on this machine",
      advice: "Switch it off: a later import could bring plain URLs unnoticed.",
      fix: fixOf("Switch it off", "allowInsecureHttp", { allowInsecureHttp: false }),
    });
  },
};
