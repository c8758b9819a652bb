import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { shownList } from "../shown.ts";

export const askedResourcesAreUris: DoctorCheck = {
  checkId: "asked-resources-are-uris",
  area: "client_registration",
  title: "Resources are absolute URIs",
  expected: "a scheme, and no fragment",
  source: "RFC 8707 2",
  examine: ({ draft: { authorizationRequest } }) => {
    const resources = authorizationRequest.resources.filter((resource) => resource !== "");
    if (resources.length === 0) return notApplicable("No resource is asked for.");
    const odd = resources.filter((resource) => !URL.canParse(resource) || resource.includes("#"));
    if (odd.length === 0) return passed(shownList(resources));
    return warning({
      title: "A resource is no absolute URI",
      found: shownList(odd),
      advice: "The provider may answer invalid_target. Write the API's URI in full, without #.",
    });
  },
};
