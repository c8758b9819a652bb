import { describe, expect, it } from "vitest";
import { readFile } from "./read-file.ts";

const MEBIBYTE = 1024 * 1024;

describe("a CSV file of users", () => {
  it("gives each line's user by the names of the columns, whatever their case", async () => {
    const { users, problems, format, columns } = await readFile(
      "SUBJECT,UserName,FullName,E-Mail,email,Roles,Active,Department\n" +
        "00u1,anna,Anna Bauer,x,anna@example.com,Admin;Reader | Admin,no,Finance\n",
    );
    expect(problems).toEqual([]);
    expect(format).toBe("csv");
    expect(columns.map(({ gives }) => gives)).toEqual([
      "Subject",
      "Name",
      "Fullname",
      "E-Mail",
      "Email",
      "Roles",
      "Active",
      "Department",
    ]);
    expect(users).toEqual([
      {
        line: 2,
        subject: "00u1",
        active: false,
        roles: ["Admin", "Reader"],
        attributes: {
          Name: "anna",
          Fullname: "Anna Bauer",
          "E-Mail": "x",
          Email: "anna@example.com",
          Department: "Finance",
        },
      },
    ]);
  });

  it("takes the name for the subject and the subject for the name, where one is missing", async () => {
    const { users } = await readFile("subject,name\n,anna\n00u2,\n");
    expect(users.map(({ subject, attributes }) => [subject, attributes.Name])).toEqual([
      ["anna", "anna"],
      ["00u2", "00u2"],
    ]);
  });

  it("takes away the apostrophe that an export puts before a formula", async () => {
    const { users } = await readFile("name,phone,note\nanna,'+49 1,'quoted'\n");
    expect(users[0]?.attributes).toMatchObject({ phone: "+49 1", note: "'quoted'" });
  });

  it.each([
    [",", "name,email\nanna,a@example.com\n"],
    [";", "name;email\nanna;a@example.com\n"],
    ["tab", "name\temail\nanna\ta@example.com\n"],
    ["; with commas in quotes", '"name";email;"a,b,c,d"\nanna;a@example.com;x\n'],
  ])("finds its delimiter: %s", async (_name, content) => {
    const { users } = await readFile(content);
    expect(users[0]?.attributes).toMatchObject({ Name: "anna", Email: "a@example.com" });
  });

  it("counts lines that end in every way, and quoted cells of several", async () => {
    const { users, problems } = await readFile(
      'name,email\r\nanna,"a\r\nb\nc"\nben,"say ""hi"""\r\rcleo,x,y\r\ndan,d',
      1,
    );
    expect(users.map(({ line, attributes }) => [line, attributes.Name, attributes.Email])).toEqual([
      [2, "anna", "a\nb\nc"],
      [5, "ben", 'say "hi"'],
      [8, "dan", "d"],
    ]);
    expect(problems).toEqual([{ line: 7, message: "The line has 3 cells, the head 2." }]);
  });

  const text = "name,fullname\nzoë,😀 משה\n";
  const utf16 = Buffer.from(text, "utf16le");
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16LE", utf16],
    ["UTF-16LE with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16BE", Buffer.from(utf16).swap16()],
    ["UTF-16BE with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ])("is read as %s, however it is cut", async (_name, bytes) => {
    for (const size of [1, 2, 3, 64]) {
      const { users, problems } = await readFile(bytes, size);
      expect(problems).toEqual([]);
      expect(users.map(({ attributes }) => attributes)).toEqual([{ Name: "zoë", Fullname: "😀 משה" }]);
    }
  });
});

describe("a CSV file that is wrong", () => {
  it.each([
    ["nothing", "", undefined, "The file is empty."],
    ["only space", " \n \n", undefined, "The file is empty."],
    ["no column for the user", "mail,dept\nx,y\n", 1, "No column is called subject, name or username"],
    ["a column twice", "name,email,EMAIL\n", 1, "Columns 2 and 3 (email and EMAIL) give the same."],
    ["a column that is a prototype's", "name,__proto__\n", 1, "Column 2 has a name that is not allowed."],
    ["a column without a name", "name,,x\n", 1, "Column 2 has no name."],
    ["an open quote", 'name\nanna\n"ben\ncleo\n', 3, "A quote is opened and not closed."],
    ["a stray quote", 'name\nanna\n"be"n\n', 3, "A quote stands where none may be"],
    ["no text", Buffer.from([...Buffer.from("name\nanna\n"), 0xe4, 0x0a]), 3, "The file is not UTF-8 text."],
    ["a NUL", "name\nan\0na\n", 2, "Name has a NUL character in it."],
    ["half a character", Buffer.from("name\nx\ud83dx\n", "utf16le"), 2, "The file is not UTF-16 text."],
    ["neither subject nor name", "name,email\n,x\n", 2, "The user has neither a subject nor a name."],
    ["an odd truth value", "name,active\nanna,perhaps\n", 2, "Active must be true or false."],
    ["a long subject", `subject\n${"x".repeat(3000)}\n`, 2, "Subject has more than 2048 characters."],
  ])("says where there is %s", async (_name, content, line, message) => {
    const { users, problems } = await readFile(content);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message).toContain(message);
    expect(users.every((user) => user.line < (line ?? 0))).toBe(true);
  });

  it("refuses a cell of more than 64 KiB and reads on", async () => {
    const { users, problems } = await readFile(`name,note\nanna,${"x".repeat(65_537)}\nben,y\n`, 4096);
    expect(problems).toEqual([{ line: 2, message: "note is longer than 64 KiB." }]);
    expect(users.map(({ subject }) => subject)).toEqual(["ben"]);
  });

  it("stops reading at a cell of 10 MiB, long before its end", async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from("name,note\nanna,y\nben,");
      for (; given < 10 * MEBIBYTE; given += 65_536) yield Buffer.alloc(65_536, "x");
    }
    const { readUsers } = await import("../../../../main/users/import/read-file.ts");
    const items = [];
    const listener = { onBytes: () => {}, onFormat: () => {}, onColumns: () => {} };
    for await (const some of readUsers(endless(), listener)) items.push(...some);
    expect(items.at(-1)).toEqual({
      kind: "problem",
      problem: { line: 3, message: "The line is longer than 1 MiB; perhaps a quote is not closed." },
    });
    expect(given).toBeLessThan(3 * MEBIBYTE);
  });
});
