import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shown } from "../shown.ts";

export const redirectPathIsDistinct: DoctorCheck = {
  checkId: "redirect-path-is-distinct",
  area: "client_registration",
  title: "Redirect path is one of its own",
  expected: "a path of at least one word, without a slash at its end",
  source: "RFC 6749 3.1.2",
  examine: ({ draft: { redirect } }) => {
    if (redirect.kind === "captured") return notApplicable("the redirect is captured");
    return redirect.path.endsWith("/") || redirect.path.includes("//")
      ? warning({
          title:
            redirect.path === "/" ? "Redirect path is only a slash" : "Redirect path has a slash too many",
          found: shown(redirect.path),
          advice:
            "Providers compare the redirect URI to the letter, and some drop or add a slash. Use a plain path, and register it.",
          fix: fixOf("Use the usual path", "redirect.path", {
            redirect: { ...redirect, path: "/oauth/v2/callback" },
          }),
        })
      : passed(shown(redirect.path));
  },
};
