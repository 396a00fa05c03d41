// The five areas by the clients of @hey-api/openapi-ts: prove who calls, list, read one, create, and be refused.
import { basic, casework, email, expect, password, service, token } from "./checks.js";
import * as Casework from "./hey-api/casework/index.js";
import { client as caseworkClient } from "./hey-api/casework/client.gen.js";
import * as Chat from "./hey-api/chat/index.js";
import { client as chatClient } from "./hey-api/chat/client.gen.js";
import * as Learning from "./hey-api/learning/index.js";
import { client as learningClient } from "./hey-api/learning/client.gen.js";
import * as Monitoring from "./hey-api/monitoring/index.js";
import { client as monitoringClient } from "./hey-api/monitoring/client.gen.js";
import * as Sync from "./hey-api/sync/index.js";
import { client as syncClient } from "./hey-api/sync/client.gen.js";

async function sync() {
  syncClient.setConfig({ baseUrl: service });
  const logIn = await Sync.syncLogIn({ headers: { Authorization: basic } });
  const entry = expect("log-in", logIn.data, (data) => data.token.length === 64);
  const refused = await Sync.syncListOrganizations();
  expect("refused", refused.error?.detail, (words) => words === "Authentication credentials were not provided.");
  syncClient.setConfig({ headers: { Authorization: `Token ${entry.token}` } });

  const created = await Sync.syncUpsertOrganizations({ body: [{ organization_id: 4712 }] });
  expect("created", created.data?.rows_created, (rows) => rows === 1);
  const list = await Sync.syncListOrganizations();
  expect("list", list.data, (rows) => rows.some((row) => row.name === "Organization 4712"));
  const own = await Sync.syncGetOwnAccount();
  expect("one", own.data, (account) => account.username === entry.user.username);
}

async function monitoring() {
  monitoringClient.setConfig({ baseUrl: service });
  const refused = await Monitoring.monitoringListOffices();
  expect("refused", refused.error, (error) => JSON.stringify(error).length > 2);
  monitoringClient.setConfig({ headers: { Authorization: `Token ${token}` } });

  const created = await Monitoring.monitoringWriteOffice({ body: { name: "hey" } });
  const id = expect("created", created.data?.objects?.new_id, (number) => number > 0);
  const list = await Monitoring.monitoringListOffices({ query: { limit: 0 } });
  expect("list", list.data, (data) => typeof data === "object" && data.objects.some((row) => row.name === "hey"));
  const one = await Monitoring.monitoringListOfficesById({ path: { id } });
  expect("one", one.data, (data) => typeof data === "object" && data.objects[0]?.name === "hey");
}

async function chat() {
  chatClient.setConfig({ baseUrl: service, headers: { QISCUS_SDK_SECRET: token } });

  const created = await Chat.chatLoginOrRegister({ body: { email: "hey@example.com", username: "Hey" } });
  expect("created", created.data?.results?.user?.email, (mail) => mail === "hey@example.com");
  const list = await Chat.chatListUsers();
  expect("list", list.data?.results?.users, (users) => users.some((one) => one.email === "hey@example.com"));
  const one = await Chat.chatGetUserProfile({ query: { user_email: "hey@example.com" } });
  expect("one", one.data?.results?.user?.username, (name) => name === "Hey");
  const refused = await Chat.chatGetUserProfile({ query: { user_email: "nobody@example.com" } });
  expect("refused", refused.error, (error) => error.status >= 400 && error.error.message.length > 0);
}

async function cases() {
  caseworkClient.setConfig({ baseUrl: service });
  const refused = await Casework.caseworkReadRecordsClients();
  expect("refused", refused.error, (problem) => problem.status === 401 && problem.code.length > 0);
  caseworkClient.setConfig({ headers: casework });

  const created = await Casework.caseworkCreateClientPost({ body: { surname: "Hey", first_name: "Sam" } });
  const id = expect("created", created.data?.id, (number) => number > 0);
  const list = await Casework.caseworkReadRecordsClients();
  expect("list", list.data, (rows) => rows.length > 0);
  const one = await Casework.caseworkGetRecordClients({ path: { id } });
  expect("one", one.data?.surname, (name) => name === "Hey");
}

async function learning() {
  learningClient.setConfig({ baseUrl: service });
  const pair = await Learning.learningObtainToken({ body: { email, password } });
  const access = expect("log-in", pair.data?.access, (text) => text.split(".").length === 3);
  learningClient.setConfig({ headers: { Authorization: `Bearer ${access}` } });

  const created = await Learning.learningCreateSpecialization({ body: { name: "Hey", secondary_name: "Heying", sort_id: 78, main: false } });
  const id = expect("created", created.data?.id, (number) => number > 0);
  const list = await Learning.learningListSpecializations({ query: { page_size: "1000" } });
  expect("list", list.data?.results, (rows) => rows.some((row) => row.id === id));
  const one = await Learning.learningGetSpecialization({ path: { id } });
  expect("one", one.data?.name, (name) => name === "Hey");
  const refused = await Learning.learningGetSpecialization({ path: { id: 999999 } });
  expect("refused", refused.error?.detail, (words) => words.length > 0);
}

for (const area of [sync, monitoring, chat, cases, learning]) {
  await area();
}
