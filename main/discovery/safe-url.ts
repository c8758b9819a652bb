import { AppFailure } from "#shared/app-error.ts";
import { isLoopbackHost } from "../http/index.ts";

/**
 * Parses a URL that the workbench is going to call. HTTPS, or HTTP on loopback; HTTP elsewhere only where the
 * configuration allows it.
 * @param field the configuration's field the URL stands in, for the error
 * @throws AppFailure `invalid_input` or `insecure_url`
 */
export const parseCallableUrl = (value: string, field: string, allowInsecureHttp: boolean): URL => {
  const url = parseUrl(value, field);
  if (url.username !== "" || url.password !== "") {
    throw new AppFailure({
      code: "invalid_input",
      message: "The URL has a user name or password in it.",
      advice:
        field === "automaticConfigurationUrl"
          ? "Remove the part before the @. The issuer of an identifier such as anna@example.com is looked up by Import configuration."
          : "Remove the part before the @.",
      field,
    });
  }
  if (url.protocol === "https:") return url;
  if (url.protocol !== "http:") {
    throw new AppFailure({
      code: "invalid_input",
      message: `The scheme ${url.protocol.slice(0, 32)} cannot be called.`,
      advice: "Use an https URL.",
      field,
    });
  }
  if (isLoopbackHost(url.hostname) || allowInsecureHttp) return url;
  throw new AppFailure({
    code: "insecure_url",
    message: `${url.host} would be called over plain HTTP.`,
    advice: "Use https, or switch on Allow plain HTTP for this configuration if it is a closed test network.",
    field,
    source: "RFC 6749 3.1",
  });
};

const parseUrl = (value: string, field: string): URL => {
  try {
    return new URL(value);
  } catch {
    throw new AppFailure({
      code: "invalid_input",
      message: value === "" ? "The URL is empty." : "This is not a URL.",
      advice: "Write it in full, for instance https://id.example.com.",
      field,
    });
  }
};
