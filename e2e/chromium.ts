import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian, Ubuntu, Fedora and macOS put it; CHROMIUM names another. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

export function chromiumPath(): string {
  const found = [process.env["CHROMIUM"] ?? "", ...places].find((place) => place !== "" && existsSync(place));
  if (found === undefined) {
    throw new Error(
      "Chromium is not installed. On Debian: apt-get install -y chromium; elsewhere set CHROMIUM to its path.",
    );
  }
  return found;
}

let shared: Promise<Browser> | undefined;

/** The browser of this worker: it starts with the first file that needs it and ends with the worker. */
export function theBrowser(): Promise<Browser> {
  return (shared ??= startBrowser());
}

/** The browser, told to leave the network alone: a test must fail when a page asks for anything outside. */
function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
      "--force-color-profile=srgb",
      "--font-render-hinting=none",
    ],
  });
}
