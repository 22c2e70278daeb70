import { expect, test } from "vitest";
import { parsePosition } from "./coordinates.ts";

test.each([
  [`05°55'51.97" S 106°09'11.58" E`, { latitudeDegrees: -5.931103, longitudeDegrees: 106.153217 }],
  [`03°19'03.44" N 097°07'41.73" E`, { latitudeDegrees: 3.317622, longitudeDegrees: 97.128258 }],
  [`05°60'51.97" S 106°09'11.58" E`, null],
  [`05°55'60.00" S 106°09'11.58" E`, null],
  [`95°55'51.97" S 106°09'11.58" E`, null],
  ["-5.93, 106.15", null],
  ["", null],
])("%s", (text, position) => {
  expect(parsePosition(text)).toEqual(position);
});
