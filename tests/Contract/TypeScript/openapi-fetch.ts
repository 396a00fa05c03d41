// The five areas by the types of openapi-typescript and the client of openapi-fetch: prove who calls, list, read one, create,
// and be refused. That a refusal has a type is what `error.detail` and its like show to the compiler.
import createClient from "openapi-fetch";
import { basic, casework, email, expect, password, service, token } from "./checks.js";
import type { paths as Casework } from "./openapi-typescript/casework.js";
import type { paths as Chat } from "./openapi-typescript/chat.js";
import type { paths as Learning } from "./openapi-typescript/learning.js";
import type { paths as Monitoring } from "./openapi-typescript/monitoring.js";
import type { paths as Sync } from "./openapi-typescript/sync.js";

async function sync() {
  const open = createClient<Sync>({ baseUrl: service });
  const logIn = await open.POST("/auth/login/", { headers: { Authorization: basic } });
  const entry = expect("log-in", logIn.data, (data) => data.token.length === 64);
  const client = createClient<Sync>({ baseUrl: service, headers: { Authorization: `Token ${entry.token}` } });

  const created = await client.POST("/sync/organizations/", { body: [{ organization_id: 4711 }] });
  expect("created", created.data?.rows_created, (rows) => rows === 1);
  const list = await client.GET("/organizations/");
  expect("list", list.data, (rows) => rows.some((row) => row.id === 4711 && row.name === "Organization 4711"));
  const own = await client.GET("/accounts/me/");
  expect("one", own.data, (account) => account.username === entry.user.username);
  const refused = await open.GET("/organizations/");
  expect("refused", refused.error?.detail, (words) => words === "Authentication credentials were not provided.");
}

/** Lists of Monitoring are CSV too, which is text; nobody here asked for it. */
function table<T extends object>(data: T | string | undefined): T {
  if (data === undefined || typeof data === "string") {
    throw new Error(`not a list: ${data}`);
  }

  return data;
}

async function monitoring() {
  const client = createClient<Monitoring>({ baseUrl: service, headers: { Authorization: `Token ${token}` } });

  const created = await client.POST("/api/v2/office/", { body: { name: "fetched" } });
  const id = expect("created", created.data?.objects?.new_id, (number) => number > 0);
  const list = await client.GET("/api/v2/office/", { params: { query: { limit: 0 } } });
  expect("list", table(list.data).objects, (rows) => rows.some((row) => row.id === id && row.name === "fetched"));
  const one = await client.GET("/api/v2/office/{id}/", { params: { path: { id } } });
  expect("one", table(one.data).objects[0]?.name, (name) => name === "fetched");
  const refused = await createClient<Monitoring>({ baseUrl: service }).GET("/api/v2/office/");
  expect("refused", refused.error, (error) => JSON.stringify(error).length > 2);
}

async function chat() {
  const client = createClient<Chat>({ baseUrl: service, headers: { QISCUS_SDK_SECRET: token } });

  const created = await client.POST("/api/v2/rest/login_or_register", { body: { email: "fetched@example.com", username: "Fetched" } });
  expect("created", created.data?.results?.user?.email, (mail) => mail === "fetched@example.com");
  const list = await client.GET("/api/v2/rest/get_user_list");
  expect("list", list.data?.results?.users, (users) => users.some((one) => one.email === "fetched@example.com"));
  const one = await client.GET("/api/v2/rest/user_profile", { params: { query: { user_email: "fetched@example.com" } } });
  expect("one", one.data?.results?.user?.username, (name) => name === "Fetched");
  const refused = await client.GET("/api/v2/rest/user_profile", { params: { query: { user_email: "nobody@example.com" } } });
  expect("refused", refused.error, (error) => error.status >= 400 && error.error.message.length > 0);
}

async function cases() {
  const client = createClient<Casework>({ baseUrl: service, headers: casework });

  const created = await client.POST("/v2/clients", { body: { surname: "Fetched", first_name: "Sam" } });
  const id = expect("created", created.data?.id, (number) => number > 0);
  const list = await client.GET("/v2/clients");
  expect("list", list.data, (rows) => rows.length > 0);
  const one = await client.GET("/v2/clients/{id}", { params: { path: { id } } });
  expect("one", one.data?.surname, (name) => name === "Fetched");
  const refused = await createClient<Casework>({ baseUrl: service }).GET("/v2/clients");
  expect("refused", refused.error, (problem) => problem.status === 401 && problem.code.length > 0);
}

async function learning() {
  const open = createClient<Learning>({ baseUrl: service });
  const pair = await open.POST("/api/v0/auth/token/", { body: { email, password } });
  const access = expect("log-in", pair.data?.access, (text) => text.split(".").length === 3);
  const client = createClient<Learning>({ baseUrl: service, headers: { Authorization: `Bearer ${access}` } });

  const created = await client.POST("/api/v0/specializations/", { body: { name: "Fetched", secondary_name: "Fetching", sort_id: 77, main: false } });
  const id = expect("created", created.data?.id, (number) => number > 0);
  const list = await client.GET("/api/v0/specializations/", { params: { query: { page_size: "1000" } } });
  expect("list", list.data?.results, (rows) => rows.some((row) => row.id === id));
  const one = await client.GET("/api/v0/specializations/{id}/", { params: { path: { id } } });
  expect("one", one.data?.name, (name) => name === "Fetched");
  const refused = await client.GET("/api/v0/specializations/{id}/", { params: { path: { id: 999999 } } });
  expect("refused", refused.error?.detail, (words) => words.length > 0);
}

for (const area of [sync, monitoring, chat, cases, learning]) {
  await area();
}
