import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { ofDocument, textOf } from "../document-members.ts";
import { shown } from "../shown.ts";
import { parseWebUrl } from "../urls.ts";

/** Issuers are compared to the letter, and many applications write URLs anew before (LIB-10, Z-5). */
export const issuerIsWrittenPlainly: DoctorCheck = {
  checkId: "issuer-is-written-plainly",
  area: "discovery_document",
  title: "Issuer is written as URLs are",
  expected: "host in small letters, no default port, no dot at its end, no letters that look like others",
  source: "RFC 3986 6.2.2",
  examine: (examination) =>
    ofDocument(examination, (members) => {
      const issuer = textOf(members, "issuer");
      const url = parseWebUrl(issuer);
      if (issuer === undefined || url === undefined) return notApplicable("The issuer is no URL.");
      const written = /^([a-z]+):\/\/([^/?#@]*)/i.exec(issuer);
      const [scheme = "", authority = ""] = written?.slice(1) ?? [];
      const oddities = [
        /[A-Z]/.test(scheme + authority) ? "capital letters" : "",
        /:(443|80)?$/.test(authority) && url.port === "" ? "a port that goes without saying" : "",
        url.hostname.endsWith(".") ? "a dot after the host" : "",
        /[^ -~]/.test(authority) || /(^|\.)xn--/.test(url.hostname)
          ? `an international host, ${url.hostname}`
          : "",
        /\/\.{1,2}(\/|$)|\/\/+/.test(issuer.slice(written?.[0]?.length ?? 0))
          ? "a path with dots or double slashes"
          : "",
      ].filter((oddity) => oddity !== "");
      if (oddities.length === 0) return passed("as URLs are written");
      return warning({
        title: "Issuer is written in an unusual way",
        found: `${shown(issuer)}: ${oddities.join(", ")}`,
        advice:
          "Use it to the letter, here and at every other application. Some write it anew and then refuse the provider's tokens.",
        ask: `Please consider the issuer ${shown(url.href.replace(/\/$/, ""))} in place of ${shown(issuer)}: applications compare it to the letter.`,
      });
    }),
};
