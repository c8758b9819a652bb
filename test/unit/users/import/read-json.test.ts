import { describe, expect, it } from "vitest";
import { readFile } from "./read-file.ts";

const listResponse = (...resources: unknown[]) =>
  JSON.stringify({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: resources.length,
    Resources: resources,
  });

describe("a JSON file of users", () => {
  it("is a list of objects with the members of a CSV file's columns", async () => {
    const { users, problems, format } = await readFile(
      JSON.stringify([
        { subject: "00u1", Name: "anna", fullname: "😀 משה", active: true, roles: ["Admin"], level: 3 },
        { username: "ben", issuer: "https://other.example", roles: "Admin;Reader" },
      ]),
    );
    expect(problems).toEqual([]);
    expect(format).toBe("json");
    expect(users).toEqual([
      {
        line: 1,
        subject: "00u1",
        active: true,
        roles: ["Admin"],
        attributes: { Name: "anna", Fullname: "😀 משה", level: "3" },
      },
      {
        line: 2,
        subject: "ben",
        issuer: "https://other.example",
        roles: ["Admin", "Reader"],
        attributes: { Name: "ben" },
      },
    ]);
  });

  it("may have a byte order mark and be UTF-16", async () => {
    const { users } = await readFile(Buffer.from(`\ufeff [{"name":"zoë"}]`, "utf16le"));
    expect(users.map(({ subject }) => subject)).toEqual(["zoë"]);
  });

  it("says of each user what is wrong with it, and reads on", async () => {
    const { users, problems } = await readFile(
      '[{"name":"a"}, null, 3, ["x"], {"name":"b","email":null}, {"name":["c"]}, {"name":"d","roles":[1]},' +
        '{"name":"e","__proto__":{"active":false}}, {"name":"f","constructor":"x"}, {"email":"g"},' +
        '{"name":"h","NAME":"i"}, {"name":"j","active":"maybe"}, {"subject":7}, {"name":"k\\u0000"},' +
        '{"name":"\\ud83d"}, {"name":"l","x":{}}, {"name":"z"}]',
    );
    expect(users.map(({ line }) => line)).toEqual([1, 17]);
    expect(problems).toEqual([
      { line: 2, message: "The entry is no JSON object." },
      { line: 3, message: "The entry is no JSON object." },
      { line: 4, message: "The entry is no JSON object." },
      { line: 5, message: "Email must be text, and is null." },
      { line: 6, message: "Name must be text, and is a list." },
      { line: 7, message: "Roles must be a list of names, and is a list with something else in it." },
      { line: 8, message: "A member has a name that is not allowed." },
      { line: 9, message: "A member has a name that is not allowed." },
      { line: 10, message: "The user has neither a subject nor a name." },
      { line: 11, message: "Two members give Name." },
      { line: 12, message: "Active must be true or false." },
      { line: 13, message: "Subject must be text, and is a number." },
      { line: 14, message: "Name has a NUL character in it." },
      { line: 15, message: "Name has half of a character in it." },
      { line: 16, message: "x must be text, and is an object." },
    ]);
    expect(({} as { active?: boolean }).active).toBeUndefined();
  });

  it.each([
    ["cut off", '[{"name":"a"},{"na', 2, "The file ends too early"],
    ["no JSON", '[{"name":"a"},{name:"b"}]', 2, "The file is not JSON"],
    ["more than one document", '[{"name":"a"}] [', 2, "The file is not JSON"],
    ["another object", '{"users":[{"name":"a"}]}', undefined, "is no SCIM ListResponse"],
    ["Resources that are no list", '{"Resources":{"a":{}}}', undefined, "Resources is not a list."],
  ])("ends with what is %s", async (_name, content, line, message) => {
    const { problems } = await readFile(content);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message).toContain(message);
  });

  it("stops at a user of more than 1 MiB", async () => {
    const { problems } = await readFile(`[{"name":"a"},{"name":"${"x".repeat(3 * 1024 * 1024)}"}]`, 65_536);
    expect(problems).toEqual([{ line: 2, message: "The user is longer than 1 MiB." }]);
  });
});

describe("a SCIM ListResponse", () => {
  it("gives externalId as subject and name, the names, the primary address, and roles", async () => {
    const { users, problems, format } = await readFile(
      listResponse(
        {
          id: "1",
          externalId: "00u1",
          userName: "anna@example.com",
          name: { formatted: "Anna Bauer", givenName: "A", familyName: "B" },
          emails: [{ value: "home@example.com" }, { value: "anna@example.com", primary: true }],
          active: false,
          roles: [{ value: "Admin", display: "Administrator" }, "Reader"],
        },
        {
          userName: "ben",
          name: { givenName: "Ben", familyName: "Cole" },
          emails: [{ value: "b@example.com" }],
        },
        { USERNAME: "cleo", displayName: "Cleo" },
        { userName: "dan" },
      ),
    );
    expect(problems).toEqual([]);
    expect(format).toBe("scim");
    expect(users).toEqual([
      {
        line: 1,
        subject: "00u1",
        active: false,
        roles: ["Admin", "Reader"],
        attributes: { Name: "00u1", Fullname: "Anna Bauer", Email: "anna@example.com" },
      },
      { line: 2, subject: "ben", attributes: { Name: "ben", Fullname: "Ben Cole", Email: "b@example.com" } },
      { line: 3, subject: "cleo", attributes: { Name: "cleo", Fullname: "Cleo" } },
      { line: 4, subject: "dan", attributes: { Name: "dan", Fullname: "dan" } },
    ]);
  });

  it("does not take a missing active for false", async () => {
    const { users } = await readFile(listResponse({ userName: "anna" }));
    expect(users[0]).not.toHaveProperty("active");
  });

  it("says what is wrong with a user", async () => {
    const { problems } = await readFile(
      listResponse(
        { id: "1" },
        { userName: 7 },
        { userName: "a", emails: "a@example.com", name: "A" },
        { userName: "b", emails: [{ value: 3 }] },
        { userName: "c", roles: [{}] },
        { userName: "d", active: "x" },
      ).replace('"userName":"a"', '"userName":"a","__proto__":{}'),
    );
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 2, 2, 3, 4, 5, 6]);
  });
});
