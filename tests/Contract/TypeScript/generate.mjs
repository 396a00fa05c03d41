// Makes the clients of both generators, into folders of their names: node generate.mjs FOLDER_OF_DOCUMENTS
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import openapiTS, { astToString } from "openapi-typescript";

const folder = process.argv[2];
mkdirSync("openapi-typescript");
for (const file of readdirSync(folder)) {
  const document = join(folder, file);
  const area = basename(file, ".json");

  // A default says what a request may leave out.
  const types = await openapiTS(pathToFileURL(document), { defaultNonNullable: false });
  writeFileSync(join("openapi-typescript", `${area}.ts`), astToString(types));

  await createClient({
    input: document,
    output: { path: join("hey-api", area), importFileExtension: ".js" },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent", file: false },
  });
}
