import { type DoctorCheck, failed, passed } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";

export const openidIsSelected: DoctorCheck = {
  checkId: "openid-is-selected",
  area: "client_registration",
  title: "Scope openid is selected",
  expected: "openid among the selected scopes",
  source: "OIDC Core 3.1.2.1",
  examine: ({ draft: { selectedScopes } }) =>
    selectedScopes.includes("openid")
      ? passed(shownList(selectedScopes))
      : failed({
          title: "Scope openid is not selected",
          found: shownList(selectedScopes),
          advice: "Without it the provider gives no ID token.",
          fix: fixOf("Select openid", "selectedScopes", { selectedScopes: ["openid", ...selectedScopes] }),
        }),
};
