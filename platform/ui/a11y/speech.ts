import type { Locale } from "#platform/i18n/errors.ts";

/** Chromium stops a remote or long utterance after about 15 s; 200 characters stay well below. */
const longestUtterance = 200;

/** Cuts a text into pieces a voice can say in one go, at sentence ends where possible, else at spaces. */
export function utterances(text: string, longest = longestUtterance): string[] {
  const pieces: string[] = [];
  let open = "";
  const close = () => {
    if (open !== "") pieces.push(open);
    open = "";
  };
  for (const sentence of text
    .replace(/\s+/g, " ")
    .trim()
    .split(/(?<=[.!?;:])\s/)) {
    if (open !== "" && open.length + sentence.length + 1 > longest) close();
    for (const word of sentence.split(" ")) {
      if (open !== "" && open.length + word.length + 1 > longest) close();
      open = open === "" ? word : `${open} ${word}`;
      while (open.length > longest) {
        pieces.push(open.slice(0, longest));
        open = open.slice(longest);
      }
    }
    if (open.length > longest / 2) close();
  }
  close();
  return pieces;
}

/**
 * A voice of this device in the language of the screen. A voice of the browser's maker in the network would
 * hear what is on the screen, and an English voice reading Indonesian helps nobody: both are left out.
 */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  locale: Locale,
): SpeechSynthesisVoice | undefined {
  const wanted = locale === "id" ? /^(id|in)([-_]|$)/i : /^en([-_]|$)/i;
  return voices.find((voice) => voice.localService && wanted.test(voice.lang));
}

/** What a screen would say about an element: its label, its value, or its text. */
export function speakable(element: Element): string {
  const labelledBy = element.getAttribute("aria-labelledby");
  const label =
    labelledBy === null
      ? (element.getAttribute("aria-label") ?? "")
      : labelledBy
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent ?? "")
          .join(" ");
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const own = label || [...(element.labels ?? [])].map((one) => one.textContent).join(" ");
    // A password is never said aloud.
    return element.type === "password" ? own : `${own}: ${element.value || element.placeholder}`;
  }
  return label || (element.textContent ?? "");
}

/** Says a text, ending what is being said; false where the device has no voice for the language. */
export function say(text: string, locale: Locale): boolean {
  const synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  const voice = synthesis === undefined ? undefined : localVoice(synthesis.getVoices(), locale);
  if (synthesis === undefined || voice === undefined) return false;
  synthesis.cancel();
  for (const piece of utterances(text)) {
    const utterance = new SpeechSynthesisUtterance(piece);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    synthesis.speak(utterance);
  }
  return true;
}

export function hush(): void {
  globalThis.speechSynthesis?.cancel();
}

/** Reads aloud what gets the focus and what is selected, until the returned function is called. */
export function readAloud(locale: () => Locale, onNoVoice: () => void): () => void {
  const speak = (text: string) => {
    if (text.trim() !== "" && !say(text, locale())) onNoVoice();
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element) speak(speakable(event.target));
  };
  const onSelected = () => speak(globalThis.getSelection()?.toString() ?? "");
  const onKey = (event: KeyboardEvent) => {
    if (event.shiftKey && event.key.startsWith("Arrow")) onSelected();
    if (event.key === "Escape") hush();
  };
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerup", onSelected);
  document.addEventListener("keyup", onKey);
  return () => {
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerup", onSelected);
    document.removeEventListener("keyup", onKey);
    hush();
  };
}
