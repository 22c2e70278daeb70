import { describe, expect, it } from "vitest";
import { htmlAttributes, nextAlign, readPreferences, usual } from "./preferences.ts";
import { localVoice, utterances } from "./speech.ts";

describe("accessibility preferences", () => {
  it("reads damaged or foreign storage as the usual page", () => {
    for (const text of [null, "", "{", "null", "[1]", '"x"', '{"scheme":"pink","textStep":"9","align":1}']) {
      expect(readPreferences(text)).toEqual(usual);
    }
  });

  it("keeps the size within its steps", () => {
    expect(readPreferences('{"textStep":99}').textStep).toBe(5);
    expect(readPreferences('{"textStep":-7}').textStep).toBe(-1);
  });

  it("survives storing and reading", () => {
    const chosen = { ...usual, scheme: "dark", textStep: 3, contrast: true, align: "justify" } as const;
    expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen);
  });

  it("follows the device until a ground is chosen", () => {
    expect(htmlAttributes(usual, true)["data-mantine-color-scheme"]).toBe("dark");
    expect(htmlAttributes({ ...usual, scheme: "light" }, true)["data-mantine-color-scheme"]).toBe("light");
  });

  it("comes back to the usual alignment after all others", () => {
    const seen = [usual.align];
    for (let press = 0; press < 5; press += 1) seen.push(nextAlign(seen.at(-1) ?? "usual"));
    expect(seen).toEqual(["usual", "start", "center", "end", "justify", "usual"]);
  });
});

describe("reading aloud", () => {
  it("never says more than 200 characters at once and loses no word", () => {
    const text = `${"Keluarga ini menerima bantuan. ".repeat(20)}${"x".repeat(450)} selesai`;
    const pieces = utterances(text);
    expect(pieces.every((piece) => piece.length <= 200)).toBe(true);
    expect(pieces.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  it("takes only a voice of the device in the language of the screen", () => {
    const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice;
    const local = voice("id-ID", true);
    expect(localVoice([voice("en-US", true), voice("id-ID", false), local], "id")).toBe(local);
    expect(localVoice([voice("en-US", true), voice("id-ID", false)], "id")).toBeUndefined();
  });
});
