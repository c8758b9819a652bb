import { describe, expect, it } from "vitest";
import {
  connectionWords,
  coursePartsOf,
  partWords,
  protocolWords,
} from "../../../renderer/trace/course-words.ts";

const connection = { remoteAddress: "192.0.2.7:443", isReused: false };

describe("how an exchange went", () => {
  it("has the parts of a new connection in their order", () => {
    const timings = { dnsMs: 1, connectMs: 2, tlsMs: 3, waitMs: 4, receiveMs: 5 };
    expect(coursePartsOf(timings, connection).map(({ label, durationMs }) => [label, durationMs])).toEqual([
      ["DNS", 1],
      ["connect", 2],
      ["TLS", 3],
      ["wait", 4],
      ["receive", 5],
    ]);
  });

  it("has only waiting and receiving on a connection that was open", () => {
    const parts = coursePartsOf({ waitMs: 4, receiveMs: 0 }, { ...connection, isReused: true });
    expect(parts.map(({ id }) => id)).toEqual(["wait", "receive"]);
  });

  it("says what was connected to", () => {
    const meaningWith = (proxy: object) =>
      coursePartsOf({ connectMs: 1, waitMs: 1, receiveMs: 1 }, { ...connection, ...proxy })[0]?.meaning;
    expect(meaningWith({})).toContain("TCP");
    expect(meaningWith({ proxy: "http://proxy.example:3128" })).toContain("proxy");
  });

  it.each([
    [0, "<1 ms"],
    [0.49, "<1 ms"],
    [0.5, "1 ms"],
    [12.4, "12 ms"],
    [2_500, "2.50 s"],
  ])("says %d ms as %s", (durationMs, words) => {
    expect(partWords(durationMs)).toBe(words);
  });

  it("says whether the connection was there before, and where it leads", () => {
    expect(connectionWords(connection)).toBe("new connection, to 192.0.2.7:443");
    expect(connectionWords({ ...connection, isReused: true, proxy: "http://proxy.example:3128" })).toBe(
      "connection was open already, through the proxy http://proxy.example:3128",
    );
  });

  it("writes TLS versions as people do", () => {
    expect(protocolWords("TLSv1.3")).toBe("TLS 1.3");
  });
});
