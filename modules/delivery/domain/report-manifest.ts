/** Rows and rupiah counted while a file was written. */
export interface Tally {
  readonly rows: number;
  readonly rupiah: bigint;
}

export const noTally: Tally = { rows: 0, rupiah: 0n };
export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((so, one) => ({ rows: so.rows + one.rows, rupiah: so.rupiah + one.rupiah }), noTally);

/** One file of the bundle; `tallies` by the state that stands in its rows. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
  readonly rows?: number;
  /** A signature or photo: hashed as every file, counted together where people read. */
  readonly picture?: true;
  readonly tallies?: ReadonlyMap<string, Tally>;
}

/** Two sums that must be the same, each counted on its own way. */
export interface BundleCheck {
  readonly name: string;
  readonly left: Tally;
  readonly right: Tally;
  readonly agrees: boolean;
}

export function check(name: string, left: Tally, right: Tally): BundleCheck {
  return { name, left, right, agrees: left.rows === right.rows && left.rupiah === right.rupiah };
}

export interface ManifestHead {
  readonly programmeCode: string;
  readonly programmeTitle: string;
  readonly year: number;
  readonly area: string;
  /** Instant, ISO. */
  readonly madeAt: string;
  readonly madeBy: string;
}

const tallyOut = ({ rows, rupiah }: Tally) => ({ rows, rupiah: String(rupiah) });

/**
 * manifest.json: for a program that checks the bundle. Rupiah are decimal strings; `picturesLeftOut` = signatures and
 * photos that the archive had no room for.
 */
export function manifestJson(
  head: ManifestHead,
  files: readonly BundleFile[],
  checks: readonly BundleCheck[],
  picturesLeftOut = 0,
): string {
  return `${JSON.stringify(
    {
      format: "sinergi-lpj/1",
      ...head,
      picturesLeftOut,
      files: files.map(({ tallies, ...file }) => ({
        ...file,
        ...(tallies === undefined
          ? {}
          : { sums: Object.fromEntries([...tallies].map(([state, tally]) => [state, tallyOut(tally)])) }),
      })),
      checks: checks.map((one) => ({ ...one, left: tallyOut(one.left), right: tallyOut(one.right) })),
    },
    null,
    2,
  )}\n`;
}

const dots = (digits: string) => digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ".");
const said = (tally: Tally) => `${dots(String(tally.rows))} baris, Rp${dots(String(tally.rupiah))}`;

/** MANIFEST.txt: the same for people; its first lines are what `sha256sum --check` reads. */
export function manifestText(
  head: ManifestHead,
  files: readonly BundleFile[],
  checks: readonly BundleCheck[],
  picturesLeftOut = 0,
): string {
  const pictures = files.filter((file) => file.picture === true);
  const bytes = pictures.reduce((so, file) => so + file.bytes, 0);
  const lines = [
    ...files.map((file) => `${file.sha256}  ${file.name}`),
    "",
    `LPJ dan bukti ${head.programmeTitle} (${head.programmeCode}), tahun ${head.year}, ${head.area}.`,
    `Dibuat ${head.madeAt} oleh ${head.madeBy}.`,
    "Baris di atas adalah sidik SHA-256 setiap berkas. Periksa dengan: sha256sum --check MANIFEST.txt",
    "Berkas CSV memakai titik koma dan UTF-8. NIK, nomor KK dan rekening disamarkan.",
    "",
    "Isi berkas",
    ...files
      .filter((file) => file.picture !== true)
      .flatMap((file) => [
        `- ${file.name}: ${dots(String(file.bytes))} byte${file.rows === undefined ? "" : `, ${dots(String(file.rows))} baris`}`,
        ...[...(file.tallies ?? [])].map(([state, tally]) => `    ${state}: ${said(tally)}`),
      ]),
    ...(pictures.length === 0
      ? []
      : [
          `- bukti/: ${dots(String(pictures.length))} tanda tangan dan foto serah terima, ${dots(String(bytes))} byte; nama berkasnya nomor BAST`,
        ]),
    ...(picturesLeftOut === 0
      ? []
      : [
          `- ${dots(String(picturesLeftOut))} tanda tangan dan foto tidak muat; tetap tersimpan pada halaman serah terimanya`,
        ]),
    "",
    "Jumlah yang harus sama",
    ...checks.map(
      (one) => `- ${one.agrees ? "SAMA " : "BEDA "} ${one.name}: ${said(one.left)} | ${said(one.right)}`,
    ),
    ...(checks.every((one) => one.agrees)
      ? []
      : [
          "",
          "Ada jumlah yang berbeda. Sebab yang wajar: pengunduh tidak berwenang melihat penerima yang datanya terlindung (barisnya tidak disertakan), atau data berubah saat bundel dibuat; bila sebabnya lain, laporkan.",
        ]),
  ];
  return `${lines.join("\n")}\n`;
}
