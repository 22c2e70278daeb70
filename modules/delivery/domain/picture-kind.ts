const starts: ReadonlyArray<readonly [kind: "image/jpeg" | "image/png", bytes: readonly number[]]> = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a picture is by its first bytes; undefined for anything a browser might run, as SVG or HTML. */
export function pictureKind(content: Uint8Array): "image/jpeg" | "image/png" | undefined {
  return starts.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte))?.[0];
}
