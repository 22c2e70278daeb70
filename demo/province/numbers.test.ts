import { describe, expect, it } from "vitest";
import { parseNik } from "#platform/kernel/nik.ts";
import { dayNumber, fromDayNumber } from "./calendar.ts";
import { NumberOffice } from "./numbers.ts";
import { loadPlaces } from "./places.ts";
import { Random } from "./random.ts";

const places = loadPlaces();
const born = { year: 1950, month: 1, day: 1 };

describe("NumberOffice", () => {
  it("never gives a NIK twice, even when a day is full in a district", () => {
    const office = new NumberOffice(places);
    const given = new Set<string>();
    office.startDistrict("360101");
    for (let n = 0; n < 700; n++) given.add(office.nikHere(born, "P", "base"));
    for (let n = 0; n < 100; n++) given.add(office.nikElsewhere("360101", born, "P", "base"));
    for (let n = 0; n < 40; n++) given.add(office.nikElsewhere("360101", born, "P", "duplicate"));
    for (let snapshot = 2; snapshot <= 8; snapshot++) {
      for (let n = 0; n < 20; n++) given.add(office.nikHere(born, "P", snapshot));
    }
    expect(given.size).toBe(700 + 100 + 40 + 140);
    for (const nik of given) {
      const parsed = parseNik(nik);
      expect(parsed.ok && parsed.parts.sex === "P" && Number(parsed.parts.serial) >= 9000).toBe(true);
    }
  });

  it("mistypes one digit, and each number only once", () => {
    const office = new NumberOffice(places);
    expect(office.mistyped("3601010101509123")).toBe("3601010101509623");
    expect(office.mistyped("3601010101509223")).toBeUndefined();
  });

  it("gives family numbers of the district, each once", () => {
    const office = new NumberOffice(places);
    office.startDistrict("367101");
    const random = new Random(1);
    const given = Array.from({ length: 5000 }, () => office.familyNumber(random, "base"));
    expect(new Set(given).size).toBe(5000);
    expect(given.every((number) => /^367101\d{6}9\d{3}$/.test(number))).toBe(true);
  });
});

describe("calendar", () => {
  it("agrees with the Gregorian calendar on every day of two centuries", () => {
    for (let day = dayNumber(1850, 1, 1); day < dayNumber(2050, 1, 1); day++) {
      const { year, month, day: date } = fromDayNumber(day);
      const iso = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
      if (new Date(day * 86_400_000).toISOString().slice(0, 10) !== iso)
        expect.fail(`day ${day} is not ${iso}`);
    }
    expect(dayNumber(1970, 1, 1)).toBe(0);
  });
});
