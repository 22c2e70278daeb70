import { Button, Radio, Stack, Text } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { Dropdown } from "../dropdown.tsx";
import styles from "./masked-number.module.css";

export interface Purpose {
  /** Code stored in the access log, e.g. "verification". */
  readonly value: string;
  readonly label: string;
}

/** The usual reasons to see a number in full; the server knows the same codes. */
export function usualPurposes(): readonly Purpose[] {
  return [
    { value: "verification", label: m.ui_purpose_verification() },
    { value: "service", label: m.ui_purpose_service() },
    { value: "payment", label: m.ui_purpose_payment() },
    { value: "correction", label: m.ui_purpose_correction() },
  ];
}

/**
 * A NIK or KK number, masked. Showing it is an act that is recorded with who, when and why: `reveal` calls it
 * with the chosen purpose and resolves to the number, or to a sentence saying why not.
 */
export function MaskedNumber({
  masked,
  label,
  reveal,
  purposes,
}: {
  readonly masked: string;
  /** "NIK" or "Nomor KK". */
  readonly label: string;
  readonly reveal?:
    | ((purpose: string) => Promise<{ ok: true; number: string } | { ok: false; message: string }>)
    | undefined;
  readonly purposes?: readonly Purpose[];
}) {
  const [purpose, setPurpose] = useState("");
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [shown, setShown] = useState<string>();

  async function show(ask: NonNullable<typeof reveal>, close: () => void): Promise<void> {
    setRunning(true);
    const result = await ask(purpose);
    setRunning(false);
    setRefused(result.ok ? undefined : result.message);
    if (!result.ok) return;
    setShown(result.number);
    close();
  }

  return (
    <span className={styles["number"]}>
      <span className="sn-tabular" aria-hidden={shown === undefined}>
        {shown ?? masked}
      </span>
      {shown === undefined && (
        <span className="sn-hidden">
          {label} {m.ui_masked()}
        </span>
      )}
      {shown !== undefined && (
        <button
          type="button"
          className={styles["eye"]}
          aria-label={m.ui_hide_number({ label })}
          onClick={() => setShown(undefined)}
        >
          <IconEyeOff size="1.1rem" aria-hidden />
        </button>
      )}
      {shown === undefined && reveal !== undefined && (
        <Dropdown
          label={m.ui_show_number({ label })}
          button={<IconEye size="1.1rem" aria-hidden />}
          buttonClass={styles["eye"]}
        >
          {(close) => (
            <Stack gap="sm">
              <Radio.Group
                label={m.ui_purpose_ask({ label })}
                description={m.ui_purpose_logged()}
                value={purpose}
                onChange={setPurpose}
              >
                <Stack gap="xs" mt="xs">
                  {(purposes ?? usualPurposes()).map((one) => (
                    <Radio key={one.value} value={one.value} label={one.label} />
                  ))}
                </Stack>
              </Radio.Group>
              {refused !== undefined && (
                <Text c="var(--mantine-color-error)" size="sm" role="alert">
                  {refused}
                </Text>
              )}
              <Button disabled={purpose === ""} loading={running} onClick={() => void show(reveal, close)}>
                {m.ui_show()}
              </Button>
            </Stack>
          )}
        </Dropdown>
      )}
    </span>
  );
}
