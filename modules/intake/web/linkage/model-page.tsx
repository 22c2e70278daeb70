import { Text } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { getLinkModel } from "../../contract/get-link-model.ts";
import { fieldWord, levelWord } from "./words.ts";

type Model = OutputOf<typeof getLinkModel>;
type Line = Model["fields"][number]["levels"][number] & { readonly field: string };

const share = (value: number) =>
  value >= 0.001
    ? `${formatNumber(Math.round(value * 10_000) / 100)} %`
    : value.toExponential(1).replace(".", ",");
const bits = (value: number) => `${value > 0 ? "+" : ""}${formatNumber(value)}`;

const columns: readonly Column<Line>[] = [
  { id: "field", header: m.intake_link_key, width: 9, cell: (line) => fieldWord(line.field) },
  { id: "level", header: m.intake_link_level, width: 14, cell: (line) => levelWord(line.level) },
  { id: "weight", header: m.intake_link_weight, figure: true, width: 7, cell: (line) => bits(line.weight) },
  {
    id: "family",
    header: m.intake_link_weight_family,
    figure: true,
    width: 8,
    cell: (line) => bits(line.familyWeight),
  },
  { id: "m", header: m.intake_link_m, figure: true, width: 8, cell: (line) => share(line.m) },
  { id: "u", header: m.intake_link_u, figure: true, width: 8, cell: (line) => share(line.u) },
];

function Weights({ model }: { readonly model: Model }) {
  const locale = useLocale();
  const state = useTableState("bobot");
  const rows = model.fields.flatMap(({ field, levels }) => levels.map((level) => ({ ...level, field })));
  return (
    <Panel title={m.intake_link_model()}>
      <Text>
        {model.trainedAt === null
          ? m.intake_link_model_delivered()
          : m.intake_link_model_trained({
              date: formatInstant(model.trainedAt, locale),
              people: formatNumber(model.trainedOnPeople ?? 0),
            })}
      </Text>
      <Text>
        {m.intake_link_model_thresholds({
          review: formatNumber(model.reviewWeight),
          propose: formatNumber(model.proposeWeight),
        })}
      </Text>
      <DataTable
        caption={m.intake_link_model()}
        columns={columns}
        rows={rows}
        total={rows.length}
        empty={null}
        rowId={(line) => `${line.field}-${line.level}`}
        state={state}
      />
    </Panel>
  );
}

/** Every weight in force, and where it comes from. */
export function ModelPage() {
  const read = useRead(getLinkModel, {});
  return (
    <>
      <PageHeader title={m.intake_link_model()} />
      <Text>{m.intake_link_model_intro()}</Text>
      <Loaded read={read}>{(model) => <Weights model={model} />}</Loaded>
    </>
  );
}
