import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { createProgramme } from "../../contract/create-programme.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { slugOf } from "../../domain/slug.ts";
import styles from "./catalogue.module.css";
import { formWords, optionsOf, unitWords } from "./words.ts";

/** The few things a programme cannot begin without; the rest is written in its draft. */
export function NewProgrammePage() {
  const navigate = useNavigate();
  const act = useAct(createProgramme, { refresh: [listProgrammes] });
  const [title, setTitle] = useState({ id: "", en: "" });
  const [typedCode, setTypedCode] = useState<string>();
  const [unit, setUnit] = useState<ProgrammeDefinition["unit"]>("family");
  const [form, setForm] = useState<ProgrammeDefinition["form"]>("cash");
  const [effectiveFrom, setEffectiveFrom] = useState("");
  const code = typedCode ?? slugOf(title.id, 32);
  return (
    <>
      <PageHeader title={m.programmes_new()} meta={m.programmes_new_meta()} backTo="/program" />
      <Panel>
        <form
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void act.run({ code, title, unit, form, effectiveFrom }).then((result) => {
              if (result.ok) void navigate({ to: `/program/${code}/ubah/${result.out.versionId}` });
            });
          }}
        >
          <ErrorSummary refusal={act.refusal} />
          <TextInput
            id={fieldId("title.id")}
            label={m.programmes_title()}
            required
            maxLength={120}
            value={title.id}
            error={fieldError(act.refusal, "title.id")}
            onChange={(event) => setTitle({ ...title, id: event.currentTarget.value })}
          />
          <TextInput
            id={fieldId("title.en")}
            label={`${m.programmes_title()} (${m.programmes_in_english()})`}
            required
            maxLength={120}
            value={title.en}
            error={fieldError(act.refusal, "title.en")}
            onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })}
          />
          <TextInput
            id={fieldId("code")}
            label={m.programmes_code()}
            description={m.programmes_code_help()}
            required
            maxLength={32}
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            error={fieldError(act.refusal, "code")}
            onChange={(event) => setTypedCode(event.currentTarget.value.toLowerCase())}
          />
          <NativeSelect
            label={m.programmes_unit()}
            value={unit}
            data={optionsOf(unitWords)}
            onChange={(event) =>
              setUnit(
                optionsOf(unitWords).find((one) => one.value === event.currentTarget.value)?.value ?? unit,
              )
            }
          />
          <NativeSelect
            label={m.programmes_form()}
            value={form}
            data={optionsOf(formWords)}
            onChange={(event) =>
              setForm(
                optionsOf(formWords).find((one) => one.value === event.currentTarget.value)?.value ?? form,
              )
            }
          />
          <TextInput
            id={fieldId("effectiveFrom")}
            type="date"
            label={m.programmes_effective_from()}
            required
            value={effectiveFrom}
            error={fieldError(act.refusal, "effectiveFrom")}
            onChange={(event) => setEffectiveFrom(event.currentTarget.value)}
          />
          <div className={styles["acts"]}>
            <Button type="submit" loading={act.running}>
              {m.programmes_begin()}
            </Button>
          </div>
        </form>
      </Panel>
    </>
  );
}
