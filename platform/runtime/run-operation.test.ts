import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";
import { commandContract, queryContract } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { done, refuse, shown } from "#platform/kernel/result.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { command, query } from "./operation.ts";

const db = useDatabase();
const events = auditEvents({ "notes.note-kept.v1": z.strictObject({ length: z.int() }) });

const keepNote = commandContract({
  name: "notes.keep-note",
  method: "POST",
  path: "/notes",
  summary: "Keeps a note.",
  permission: "notes.note.keep",
  scope: "area",
  input: z.strictObject({ placeCode: z.string(), text: z.string().max(20) }),
  output: z.strictObject({ noteId: z.string() }),
  errors: { TOO_SHORT: 422, OUTSIDE: 404 },
});

const keepNoteOperation = command(keepNote, async (tx, input, { newId: makeId }) => {
  const noteId = makeId();
  await sql`insert into notes (id, place_code, text) values (${noteId}, ${input.placeCode}, ${input.text})`.execute(
    tx,
  );
  if (input.text.length < 3)
    return refuse("TOO_SHORT", {
      audit: [events["notes.note-kept.v1"]({ kind: "note", id: noteId }, { length: 0 })],
    });
  return done({ noteId }, [
    events["notes.note-kept.v1"](
      { kind: "note", id: noteId, placeCode: input.placeCode },
      { length: input.text.length },
    ),
  ]);
});

const listNotes = queryContract({
  name: "notes.list-notes",
  method: "GET",
  path: "/notes",
  summary: "Lists notes.",
  permission: "notes.note.read",
  scope: "area",
  personal: true,
  input: z.strictObject({}),
  output: z.strictObject({ texts: z.array(z.string()) }),
  errors: {},
});

const listNotesOperation = query(listNotes, async (tx) => {
  const { rows } = await sql<{
    id: string;
    text: string;
  }>`select n.id, n.text from notes n order by n.text`.execute(tx);
  return shown(
    { texts: rows.map((row) => row.text) },
    { purpose: "work", subjects: rows.map((row) => ({ kind: "note", id: row.id })) },
  );
});

const actor = anActor({ areaCode: "3602", permissions: ["notes.note.keep", "notes.note.read"] });
const countOf = async (statement: string) =>
  Number((await db().owner.query<{ n: number }>(statement)).rows[0]?.n);

beforeAll(async () => {
  await db().owner.query(`
    create table notes (id uuid primary key, place_code text collate "C", text text);
    alter table notes enable row level security;
    alter table notes force row level security;
    create policy notes_area on notes using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
    grant select, insert on notes to sinergi_app`);
});

describe("runOperation", () => {
  it("does the work, its audit line and its stored answer in one transaction", async () => {
    const outcome = await callOperation(db(), keepNoteOperation, keepNote, actor, {
      placeCode: "3602142001",
      text: "rumah",
    });
    expect(outcome.ok).toBe(true);
    expect(await countOf("select count(*)::int n from notes")).toBe(1);
    const { rows } = await db().owner.query(
      "select type, actor_id, place_code, data from app.audit where kind = 'event'",
    );
    expect(rows).toEqual([
      { type: "notes.note-kept.v1", actor_id: actor.userId, place_code: "3602142001", data: { length: 5 } },
    ]);
  });

  it("answers a repeated key with the stored answer and refuses it for another body", async () => {
    const idempotencyKey = newId();
    const first = await callOperation(
      db(),
      keepNoteOperation,
      keepNote,
      actor,
      { placeCode: "3602142001", text: "sumur" },
      { idempotencyKey },
    );
    const again = await callOperation(
      db(),
      keepNoteOperation,
      keepNote,
      actor,
      { placeCode: "3602142001", text: "sumur" },
      { idempotencyKey },
    );
    const other = await callOperation(
      db(),
      keepNoteOperation,
      keepNote,
      actor,
      { placeCode: "3602142001", text: "atap" },
      { idempotencyKey },
    );
    expect(again).toEqual({ ...first, replayed: true });
    expect(other).toMatchObject({ ok: false, status: 409, refusal: { code: "IDEMPOTENCY_KEY_REUSED" } });
    expect(await countOf("select count(*)::int n from notes where text in ('sumur', 'atap')")).toBe(1);
  });

  it("lets ten equal requests at once do the work once", async () => {
    const idempotencyKey = newId();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        callOperation(
          db(),
          keepNoteOperation,
          keepNote,
          actor,
          { placeCode: "3602142001", text: "serentak" },
          { idempotencyKey },
        ),
      ),
    );
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.out.noteId)).size).toBe(1);
    expect(await countOf("select count(*)::int n from notes where text = 'serentak'")).toBe(1);
  });

  it("rolls a refusal back but keeps its audit line", async () => {
    const before = await countOf("select count(*)::int n from notes");
    const outcome = await callOperation(db(), keepNoteOperation, keepNote, actor, {
      placeCode: "3602142001",
      text: "x",
    });
    expect(outcome).toMatchObject({ ok: false, status: 422, refusal: { code: "TOO_SHORT" } });
    expect(await countOf("select count(*)::int n from notes")).toBe(before);
    expect(await countOf("select count(*)::int n from app.audit where data = '{\"length\": 0}'")).toBe(1);
  });

  it("asks for a session, then the permission, then a valid input, in this order", async () => {
    const bad = { placeCode: "3602142001", text: 7 } as never;
    expect(await callOperation(db(), keepNoteOperation, keepNote, null, bad)).toMatchObject({ status: 401 });
    expect(await callOperation(db(), keepNoteOperation, keepNote, anActor(), bad)).toMatchObject({
      status: 403,
    });
    expect(await callOperation(db(), keepNoteOperation, keepNote, actor, bad)).toMatchObject({
      status: 400,
      refusal: { fields: [{ path: "text" }] },
    });
  });

  it("shows a region its own rows only, and logs each look, also one that finds nobody", async () => {
    const neighbour = anActor({ areaCode: "3601", permissions: ["notes.note.read"] });
    const unplaced = anActor({ areaCode: "", permissions: ["notes.note.read"] });
    const own = await callOperation(db(), listNotesOperation, listNotes, actor, {});
    expect(own.ok && own.out.texts.length).toBeGreaterThan(0);
    for (const outsider of [neighbour, unplaced]) {
      const outcome = await callOperation(db(), listNotesOperation, listNotes, outsider, {});
      expect(outcome).toMatchObject({ ok: true, out: { texts: [] } });
      expect(
        await countOf(
          `select count(*)::int n from app.audit where kind = 'access' and actor_id = '${outsider.userId}'`,
        ),
      ).toBe(1);
    }
  });
});
