import { X509Certificate } from "node:crypto";
import { AppFailure } from "#shared/app-error.ts";

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/**
 * The certificates of a text in PEM, one each; what stands between them (RFC 7468 2) is left out. None of an empty
 * text.
 * @throws AppFailure `authorities_unreadable`
 */
export const certificateAuthoritiesOf = (pem: string): readonly string[] => {
  if (pem.trim() === "") return [];
  const blocks = [...pem.matchAll(block)];
  if (blocks.length === 0) throw unreadable("There is no certificate in PEM in it.");
  return blocks.map(([text, label], index) => {
    if (label !== "CERTIFICATE") throw unreadable(`It has a block ${label} in it.`);
    try {
      return new X509Certificate(text).toString();
    } catch (thrown) {
      throw unreadable(`Certificate ${index + 1} of ${blocks.length} is damaged.`, thrown);
    }
  });
};

const unreadable = (why: string, thrown?: unknown): AppFailure =>
  new AppFailure(
    {
      code: "authorities_unreadable",
      message: `The certificate authorities of this configuration can't be read. ${why}`,
      advice:
        "Paste each authority's certificate whole, from BEGIN CERTIFICATE to END CERTIFICATE, and nothing secret.",
      field: "connection.certificateAuthorities",
      source: "RFC 7468 5",
    },
    { cause: thrown },
  );
