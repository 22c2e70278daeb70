const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/OPR\/|Opera Mini/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

const nameIn = (agent: string, table: typeof browsers) => table.find(([pattern]) => pattern.test(agent))?.[1];

/** "Firefox, Windows": enough for people to recognise their own devices, too little to track them. */
export function deviceName(userAgent: string | undefined): string {
  const names = [nameIn(userAgent ?? "", browsers), nameIn(userAgent ?? "", systems)].filter(Boolean);
  return names.length === 0 ? "?" : names.join(", ");
}
