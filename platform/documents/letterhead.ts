/** Kop surat: whose paper it is. Data, so that another province or office needs no code. */
export interface OfficeLetterhead {
  /** "Pemerintah Provinsi Banten" */
  readonly government: string;
  /** "Dinas Sosial" */
  readonly name: string;
  readonly unit?: string;
  readonly address: string;
  /** Where the office sits: "Ditetapkan di …". */
  readonly city?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  /** The government's emblem as SVG text; left out, the lines stand centred alone. */
  readonly logoSvg?: string;
}
