import type { Check } from "../check.ts";

const whole =
  "a.whole_region as region_code, a.place_code, null::text as compartment, null::integer as line, null::integer as other_line";

/** Sums are exact: rupiah of 80,000 lines pass 2^53 only in error, and numeric holds that too. */
export const figures: readonly Check[] = [
  {
    kind: "amount-times-count-differs",
    select: `select l.region_code, l.place_code, l.compartment, l.line, null::integer as other_line,
        jsonb_build_object('amountRupiah', l.amount_rupiah::text, 'times', l.times, 'totalRupiah', l.total_rupiah::text,
                           'expectedRupiah', (l.amount_rupiah::numeric * l.times)::text) as details,
        l.amount_rupiah || '×' || l.times || '=' || l.total_rupiah as fact
      from lines l where l.amount_rupiah::numeric * l.times <> l.total_rupiah`,
  },
  {
    kind: "total-differs-from-announced",
    select: `select ${whole}, jsonb_build_object('announcedRupiah', a.announced_rupiah::text, 'totalRupiah', s.total::text,
                              'lines', s.n, 'differenceRupiah', (a.announced_rupiah - s.total)::text) as details,
        a.announced_rupiah || '≠' || s.total as fact
      from about a, (select coalesce(sum(l.total_rupiah), 0) as total, count(*) as n from lines l) s
      where a.announced_rupiah <> s.total`,
  },
  {
    kind: "over-quota",
    // What the original decree and its amendments already grant counts; what they withdraw does not.
    select: `with granted as (
        select region_code, count(*) as n from lines group by 1
        union all select region_code, count(*) from earlier where decree_id in (select chain_id from chain) group by 1
        union all select region_code, -count(*) from withdrawn group by 1),
      per_region as (select region_code, sum(n) as n from granted group by 1)
      select g.region_code, g.region_code as place_code, null::text as compartment, null::integer as line, null::integer as other_line,
        jsonb_build_object('quota', coalesce((a.quota_by_region->>g.region_code)::integer, 0), 'lines', g.n) as details,
        g.region_code || ':' || g.n || '>' || coalesce(a.quota_by_region->>g.region_code, '0') as fact
      from per_region g, about a
      where a.quota_by_region <> '{}' and g.n > coalesce((a.quota_by_region->>g.region_code)::integer, 0)
      union all
      select ${whole}, jsonb_build_object('quota', a.quota_total, 'lines', s.n) as details, s.n || '>' || a.quota_total as fact
      from about a, (select sum(n) as n from per_region) s where s.n > a.quota_total`,
  },
  {
    kind: "over-ceiling",
    select: `select ${whole}, jsonb_build_object('roomRupiah', a.room_rupiah::text, 'totalRupiah', s.total::text) as details,
        s.total || '>' || a.room_rupiah as fact
      from about a, (select coalesce(sum(l.total_rupiah), 0) as total from lines l) s
      where s.total > a.room_rupiah`,
  },
];
