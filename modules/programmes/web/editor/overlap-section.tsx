import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import styles from "./editor.module.css";
import { FigureInput } from "./figure-input.tsx";
import { ListEditor } from "./list-editor.tsx";
import { useProblem } from "./problems.tsx";
import type { SectionProps } from "./section.ts";
import { TextField } from "./text-fields.tsx";

function ProgrammeSelect({
  path,
  value,
  options,
  onChange,
}: {
  readonly path: string;
  readonly value: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly onChange: (code: string) => void;
}) {
  return (
    <NativeSelect
      id={fieldId(path)}
      label={m.programmes_programme()}
      withAsterisk
      value={value}
      error={useProblem(path)}
      data={[{ value: "", label: m.programmes_choose() }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Which other programmes a recipient may also have, and how long one must wait after having had one. */
export function OverlapSection({ definition, change, others }: SectionProps) {
  const locale = useLocale();
  const options = others.map((other) => ({ value: other.code, label: other.title[locale] }));
  const own = {
    value: definition.code,
    label: `${definition.title[locale]} (${m.programmes_this_programme()})`,
  };
  return (
    <div className={styles["section"]}>
      <ListEditor
        path="overlaps"
        name={m.programmes_overlap()}
        items={definition.overlaps}
        onChange={(overlaps) => change({ overlaps })}
        blank={() => ({ programme: "", component: null, allowed: false, legalBasis: "" })}
        add={m.programmes_add_overlap()}
        most={40}
      >
        {(item, set, index) => {
          const components = others.find((other) => other.code === item.programme)?.components ?? [];
          return (
            <>
              <div className={styles["pair"]}>
                <ProgrammeSelect
                  path={`overlaps.${index}.programme`}
                  value={item.programme}
                  options={options}
                  onChange={(programme) => set({ ...item, programme, component: null })}
                />
                <NativeSelect
                  id={fieldId(`overlaps.${index}.component`)}
                  label={m.programmes_component()}
                  value={item.component ?? ""}
                  data={[
                    { value: "", label: m.programmes_all_components() },
                    ...components.map((part) => ({ value: part.code, label: part.label[locale] })),
                  ]}
                  onChange={(event) => set({ ...item, component: event.currentTarget.value || null })}
                />
                <NativeSelect
                  label={m.programmes_overlap_allowed()}
                  value={item.allowed ? "yes" : "no"}
                  data={[
                    { value: "no", label: m.programmes_overlap_no() },
                    { value: "yes", label: m.programmes_overlap_yes() },
                  ]}
                  onChange={(event) => set({ ...item, allowed: event.currentTarget.value === "yes" })}
                />
              </div>
              <TextField
                path={`overlaps.${index}.legalBasis`}
                label={m.programmes_legal_basis()}
                value={item.legalBasis}
                onChange={(legalBasis) => set({ ...item, legalBasis })}
              />
            </>
          );
        }}
      </ListEditor>
      <h3>{m.programmes_cooling_off()}</h3>
      <p className={styles["hint"]}>{m.programmes_cooling_off_help()}</p>
      <ListEditor
        path="coolingOff"
        name={m.programmes_cooling_off()}
        items={definition.coolingOff}
        onChange={(coolingOff) => change({ coolingOff })}
        blank={() => ({ programme: definition.code, years: 1, legalBasis: "" })}
        add={m.programmes_add_cooling_off()}
        most={20}
      >
        {(item, set, index) => (
          <>
            <div className={styles["pair"]}>
              <ProgrammeSelect
                path={`coolingOff.${index}.programme`}
                value={item.programme}
                options={[own, ...options]}
                onChange={(programme) => set({ ...item, programme })}
              />
              <FigureInput
                path={`coolingOff.${index}.years`}
                label={m.programmes_years()}
                value={item.years}
                onChange={(years) => set({ ...item, years: Math.min(years ?? 0, 20) })}
              />
            </div>
            <TextField
              path={`coolingOff.${index}.legalBasis`}
              label={m.programmes_legal_basis()}
              value={item.legalBasis}
              onChange={(legalBasis) => set({ ...item, legalBasis })}
            />
          </>
        )}
      </ListEditor>
    </div>
  );
}
