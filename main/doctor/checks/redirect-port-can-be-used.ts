import { type DoctorCheck, failed, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";

/** Ports that browsers refuse to go to (Fetch, "port blocking"), above 1023. */
const blocked = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

/** C-10, C-11. */
export const redirectPortCanBeUsed: DoctorCheck = {
  checkId: "redirect-port-can-be-used",
  area: "client_registration",
  title: "Redirect port can be used",
  expected: "chosen by the system, or a fixed one from 1024 that browsers go to",
  source: "RFC 8252 7.3",
  examine: ({ draft: { redirect } }) => {
    if (redirect.kind === "captured") return notApplicable("the redirect is captured");
    const { port, ...withoutPort } = redirect;
    if (port === undefined) return passed("chosen for each login; the provider must accept any port");
    const fix = fixOf("Let the system choose", "redirect.port", { redirect: withoutPort });
    if (blocked.has(port)) {
      return failed({
        title: `Browsers refuse port ${port}`,
        found: String(port),
        advice: "The browser would not come back from the provider. Use another port, and register it.",
        fix,
      });
    }
    if (port < 1024) {
      return warning({
        title: `Port ${port} is reserved`,
        found: String(port),
        advice: "On many systems only the administrator may listen there. Use another port, and register it.",
        fix,
      });
    }
    return passed(`${port}, which must be registered with the redirect URI`);
  },
};
