import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeEach, expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { addDocument, maxDocumentBytes } from "../contract/add-document.ts";
import { downloadDocument } from "../contract/download-document.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { handler as addDocumentHandler } from "./add-document.ts";
import { handler as downloadDocumentHandler } from "./download-document.ts";
import { handler as getFamilyPageHandler } from "./get-family-page.ts";
import { aFamily, type BuiltFamily } from "./testing/builders.ts";

const db = useDatabase();
const actor = anActor({
  areaCode: "3602",
  permissions: ["registry.document.record", "registry.document.read", "registry.family.read"],
});
const pdf = Buffer.from("%PDF-1.7 kartu keluarga");
let family: BuiltFamily;

beforeEach(async () => {
  family = await aFamily(db(), { placeCode: "3602142001" });
});

const add = (content: Buffer) =>
  callOperation(
    db(),
    addDocumentHandler,
    addDocument,
    actor,
    { ownerKind: "family", ownerId: family.id, kind: "family-card" },
    { body: Readable.from([content]) },
  );

it("keeps a paper and gives it back unchanged", async () => {
  const kept = await add(pdf);
  if (!kept.ok) throw new Error("not kept");
  const page = await mustCall(db(), getFamilyPageHandler, getFamilyPage, actor, { familyId: family.id });
  expect(page.documents).toMatchObject([
    { kind: "family-card", mediaType: "application/pdf", byteSize: pdf.length },
  ]);
  let given: { fileName: string; content: Buffer } | undefined;
  await mustCall(
    db(),
    downloadDocumentHandler,
    downloadDocument,
    actor,
    { documentId: kept.out.documentId },
    {
      deliver: async (file) => {
        given = { fileName: file.fileName, content: await buffer(file.stream) };
      },
    },
  );
  expect(given).toEqual({ fileName: "family-card.pdf", content: pdf });
});

it.each([
  ["a web page", Buffer.from("<html><script>"), "DOCUMENT_KIND_UNKNOWN"],
  ["nothing", Buffer.alloc(0), "DOCUMENT_KIND_UNKNOWN"],
  ["too much", Buffer.concat([pdf, Buffer.alloc(maxDocumentBytes)]), "DOCUMENT_TOO_LARGE"],
] as const)("refuses %s", async (_what, content, code) => {
  expect(await add(content)).toMatchObject({ ok: false, refusal: { code } });
});
