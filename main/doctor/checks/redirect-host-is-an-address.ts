import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";

/** C-07, C-13. */
export const redirectHostIsAnAddress: DoctorCheck = {
  checkId: "redirect-host-is-an-address",
  area: "client_registration",
  title: "Redirect host is an address",
  expected: "127.0.0.1 or [::1]",
  source: "RFC 8252 8.3",
  examine: ({ draft: { redirect } }) => {
    if (redirect.kind === "captured") return notApplicable("the redirect is captured");
    return redirect.host === "localhost"
      ? warning({
          title: "Redirect host is localhost",
          found: "localhost",
          advice:
            "The name may lead to another interface. Use 127.0.0.1 and register it, unless the provider accepts the name only.",
          fix: fixOf("Use 127.0.0.1", "redirect.host", { redirect: { ...redirect, host: "127.0.0.1" } }),
        })
      : passed(redirect.host);
  },
};
