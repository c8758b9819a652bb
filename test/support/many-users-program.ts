import { join } from "node:path";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { createConfigurationStore } from "../../main/configurations/configuration-store.ts";
import { openDatabase } from "../../main/db/index.ts";
import { seedManyUsers } from "./many-users.ts";

/** Makes a data folder with very many users: `PROGRAM FOLDER COUNT`. It needs the native modules of the app. */
const [dataFolder = "", count = "0"] = process.argv.slice(2);
const db = openDatabase(join(dataFolder, "workbench.db"), { now: Date.now });
const id = "3f0c2a53-7e1b-4f57-9f0e-5a1f2f3f4a5b";
const draft = { ...emptyDraft("Northwind"), issuer: "https://op.example", clientId: "client" };
createConfigurationStore(db).insert({ ...draft, id, createdAt: 1, updatedAt: 1 }, undefined);
seedManyUsers(db, id, Number(count));
db.close();
