import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useRef } from "react";

/** A button that lets one file be chosen; the input itself is out of sight, its label is the button's. */
export function FileInput({
  label,
  running,
  onFile,
}: {
  readonly label: string;
  readonly running: boolean;
  readonly onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="sn-hidden"
        aria-label={label}
        tabIndex={-1}
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <Button
        variant="default"
        loading={running}
        leftSection={<IconUpload size="1.1em" aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
