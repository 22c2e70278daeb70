import type { Check } from "../check.ts";

/*
 * What was paid, received and handed over, against the signed decree. The tables are those of prepare-delivery.ts:
 * "lines" (grants, with the day from which an amendment withdrew them), "enrolled", "due" (entitlements), "payments"
 * (attempts that are not dropped), "elsewhere" (payments of the same programme and stage by other decrees), "handed".
 */
const ofPayment = `jsonb_build_object('paymentRegion', p.region_code, 'paymentId', p.id, 'reference', p.reference,
  'period', p.period, 'stage', p.stage, 'paidRupiah', p.amount_rupiah::text, 'batchNumber', p.batch_number)`;

/** Why somebody who received stands on no line of the decree; NULL where he does. */
const why = (t: string) => `case
    when e.decree_line < 0 then case when exists (select from amended a where a.region_code = ${t}.region_code and a.subject_id = e.subject_id)
                                     then null else 'replacement' end
    when l.line is null or (l.subject_id is distinct from e.subject_id) then 'no-line'
    when l.gone_on is not null and ${t}.due_on >= l.gone_on then 'withdrawn' end`;

const received = (kind: Check["kind"], table: string, details: string) => ({
  kind,
  select: `select t.region_code, t.place_code, t.compartment, nullif(greatest(t.decree_line, 0), 0) as line, null::integer as other_line,
      t.details || jsonb_build_object('why', t.why) as details, t.id || ':' || t.why as fact
    from (select p.region_code, p.place_code, p.compartment, p.id, e.decree_line, ${details} as details, ${why("p")} as why
            from ${table} p join enrolled e on e.region_code = p.region_code and e.id = p.enrolment_id
            left join lines l on l.region_code = e.region_code and l.line = e.decree_line) t
   where t.why is not null`,
});

/** Pairs by one key, each a join over an equality of its own so that it can be hashed (see proposals.ts). */
const twice = (by: string, key: string) => `
  select p.region_code, p.place_code, p.compartment, p.id, p.decree_line, o.decree_line as other_line, o.number, o.reference, o.batch_number,
         '${by}' as by, o.rank, ${ofPayment} as details
    from went p join (select w.*, null::text as number, 1 as rank from went w
                      union all select x.*, 2 as rank from elsewhere x) o
      on ${key} and o.period = p.period and o.stage = p.stage and (o.rank = 2 or o.id < p.id) and o.id <> p.id`;

const neverHad = (kind: Check["kind"], isGoods: boolean, had: string) => ({
  kind,
  select: `select l.region_code, l.place_code, l.compartment, l.line, null::integer as other_line,
      jsonb_build_object('why', t.why, 'reason', t.reason, 'dueOn', t.due_on, 'dueRupiah', l.total_rupiah::text) as details,
      l.line || ':' || t.why as fact
    from lines l join lateral (
      select case when e.id is null then 'not-enrolled' when d.n is null then 'no-entitlement'
                  when d.held then 'held' else 'not-sent' end as why,
             coalesce(r.reason, d.held_because) as reason, d.due_on
        from about a
        left join enrolled e on e.region_code = l.region_code and e.decree_line = l.line
        left join refused r on r.region_code = l.region_code and r.line = l.line
        left join lateral (
          select count(*) as n, bool_or(u.state = 'held') as held, min(u.held_because) as held_because, min(u.due_on) as due_on,
                 bool_or(u.state = 'paying') as paying
            from due u where u.region_code = e.region_code and u.enrolment_id = e.id and u.due_on <= current_date
              and u.state <> 'cancelled' having count(*) > 0) d on true
       where a.enrolled_at is not null and (a.form = 'cash') = ${!isGoods}
         and (e.id is null or e.state <> 'ended')
         and (e.id is null or d.n is not null or (a.has_due and a.starts_on <= current_date))
         and not coalesce(d.paying, false)) t on true
   where l.gone_on is null and l.total_rupiah > ${isGoods ? "-1" : "0"}
     and not exists (select from enrolled e join ${had} h on h.region_code = e.region_code and h.enrolment_id = e.id
                      where e.region_code = l.region_code and e.decree_line = l.line)`,
});

export const receipts: readonly Check[] = [
  received("paid-not-in-decree", "went", ofPayment),
  {
    kind: "paid-twice",
    // Found once by its strongest key: an officer decides once about two payments, not three times.
    select: `select distinct on (t.id) t.region_code, t.place_code, t.compartment, nullif(greatest(t.decree_line, 0), 0) as line,
        case when t.rank = 1 then nullif(greatest(t.other_line, 0), 0) end as other_line,
        t.details || jsonb_build_object('by', t.by, 'number', t.number, 'otherReference', t.reference, 'otherBatch', t.batch_number) as details,
        t.id || ':' || t.reference as fact
      from (${twice("nik", "o.nik = p.nik")} union all ${twice("subject", "o.subject_id = p.subject_id")}
            union all ${twice("account", "o.account_number = p.account_number")}) t
      order by t.id, case t.by when 'nik' then 1 when 'subject' then 2 else 3 end, t.rank, t.reference`,
  },
  {
    kind: "paid-other-amount",
    select: `select p.region_code, p.place_code, p.compartment, nullif(greatest(p.decree_line, 0), 0) as line, null::integer as other_line,
        ${ofPayment} || jsonb_build_object('why', 'stage', 'dueRupiah', p.due_rupiah::text) as details,
        p.id || ':' || p.amount_rupiah || '≠' || p.due_rupiah as fact
      from went p where p.amount_rupiah <> p.due_rupiah
      union all
      select l.region_code, l.place_code, l.compartment, l.line, null,
        jsonb_build_object('why', case when s.paid > l.total_rupiah then 'more' else 'less' end,
                           'paidRupiah', s.paid::text, 'dueRupiah', l.total_rupiah::text),
        l.line || ':' || s.paid || '≠' || l.total_rupiah
      from lines l join enrolled e on e.region_code = l.region_code and e.decree_line = l.line cross join about a
      join lateral (select coalesce(sum(w.amount_rupiah), 0) as paid, bool_and(w.amount_rupiah = w.due_rupiah) as as_due
                      from went w where w.region_code = e.region_code and w.enrolment_id = e.id having count(*) > 0) s on true
      where s.as_due and (s.paid > l.total_rupiah
         or (s.paid < l.total_rupiah and a.ends_on < current_date and l.gone_on is null and e.state <> 'ended'
             and not exists (select from due u where u.region_code = e.region_code and u.enrolment_id = e.id and u.state in ('due', 'held', 'paying'))))`,
  },
  neverHad("in-decree-never-paid", false, "payments"),
  {
    kind: "returned-not-reissued",
    select: `select p.region_code, p.place_code, p.compartment, nullif(greatest(p.decree_line, 0), 0) as line, null::integer as other_line,
        ${ofPayment} || jsonb_build_object('rejectClass', p.reject_class, 'since', p.resulted_on) as details, p.id::text as fact
      from payments p where p.state = 'rejected'`,
  },
  {
    kind: "receipt-without-payment",
    // A batch may serve several decrees: the finding belongs to the eldest of them, so that it is told once.
    select: `select a.whole_region as region_code, r.place_code, r.compartment, null::integer as line, null::integer as other_line,
        jsonb_build_object('reference', r.reference, 'paidRupiah', r.amount_rupiah::text, 'why', coalesce(r.problem, r.outcome),
                           'batchNumber', b.number, 'bankLine', r.line) as details,
        r.file_id || ':' || r.line as fact
      from about a cross join (select distinct batch_id from payments) s
      join delivery.payment_batches b on b.id = s.batch_id
      join delivery.payment_files f on f.batch_id = s.batch_id and f.kind = 'return' and f.state = 'applied'
      join delivery.return_lines r on r.file_id = f.id and r.outcome in ('unknown', 'error')
     where coalesce(r.problem, '') not like 'already-%'
       and not exists (select from delivery.payments o where o.batch_id = s.batch_id and o.decree_id < a.id)`,
  },
  received(
    "handed-over-not-in-decree",
    "handed",
    "jsonb_build_object('minutes', p.number, 'quantity', p.quantity, 'handedOn', p.handed_on)",
  ),
  {
    kind: "handed-over-twice",
    select: `select h.region_code, h.place_code, h.compartment, nullif(greatest(h.decree_line, 0), 0) as line, null::integer as other_line,
        jsonb_build_object('minutes', h.number, 'otherMinutes', o.number, 'why', 'goods', 'handedOn', h.handed_on) as details,
        h.entitlement_id || ':' || o.entitlement_id as fact
      from handed h join handed o on o.subject_id = h.subject_id and o.period = h.period and o.stage = h.stage
       and o.entitlement_id < h.entitlement_id
      union all
      select h.region_code, h.place_code, h.compartment, nullif(greatest(h.decree_line, 0), 0), null,
        jsonb_build_object('minutes', h.number, 'reference', w.reference, 'why', 'money', 'handedOn', h.handed_on),
        h.entitlement_id || ':' || w.id
      from handed h join went w on w.region_code = h.region_code and w.entitlement_id = h.entitlement_id`,
  },
  neverHad("in-decree-never-handed-over", true, "handed"),
];
