import type { z } from "zod";
import type { Database } from "#platform/db/connection.ts";
import { Questionnaire } from "../../contract/questionnaire-shapes.ts";

const words = (text: string) => ({ id: text, en: text });

/** A small form: floor of the house, and who goes to school. */
export const smallForm: z.input<typeof Questionnaire> = {
  code: "uji-rumah",
  title: words("Uji rumah"),
  summary: words("Uji"),
  source: "uji",
  sections: [
    {
      name: "rumah",
      title: words("Rumah"),
      per: "household",
      questions: [
        {
          name: "lantai",
          kind: "choice",
          label: words("Lantai"),
          required: true,
          choices: [
            { code: 2, word: "keramik", label: words("Keramik") },
            { code: 8, word: "tanah", label: words("Tanah") },
          ],
          registry: { subject: "housing", field: "floorMaterial" },
        },
        {
          name: "luas",
          kind: "number",
          label: words("Luas"),
          when: 'lantai = "keramik"',
          min: 1,
          max: 500,
          checks: [{ rule: "luas >= 4", words: words("Terlalu sempit, ukur lagi.") }],
          registry: { subject: "housing", field: "floorAreaM2" },
        },
        {
          name: "luas_per_orang",
          kind: "computed",
          label: words("Luas per orang"),
          compute: "floor(luas / jumlah_anggota)",
        },
        {
          name: "anak_sekolah",
          kind: "computed",
          label: words("Anak"),
          compute: "jumlah_anggota_dengan(sekolah)",
        },
      ],
    },
    {
      name: "anggota",
      title: words("Anggota"),
      per: "member",
      when: "umur >= 5",
      questions: [
        { name: "sekolah", kind: "yes-no", label: words("Bersekolah"), when: "umur <= 24" },
        {
          name: "nama_ibu",
          kind: "text",
          label: words("Nama ibu"),
          registry: { subject: "person", field: "motherName" },
        },
      ],
    },
  ],
};

/** Publishes the small form once; its code. */
export async function aQuestionnaire(database: Database): Promise<string> {
  const content = Questionnaire.parse(smallForm);
  await database.owner.query(
    `insert into verification.questionnaires (code, version, title, content, sha256, source)
     values ($1, 1, $2::jsonb, $3::jsonb, 'test-uji-rumah', 'designed') on conflict do nothing`,
    [content.code, JSON.stringify(content.title), JSON.stringify(content)],
  );
  return content.code;
}
