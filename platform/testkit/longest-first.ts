import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Order of test files: those named here first, in this order, because a long file that begins last has a worker to
 * itself at the end. A fresh clone knows no times of its own, and vitest would go by the size of the files.
 */
export function longestFirst(names: readonly string[]): typeof BaseSequencer {
  const place = ({ moduleId }: TestSpecification) => {
    const found = names.indexOf(basename(moduleId));
    return found < 0 ? names.length : found;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).toSorted((left, right) => place(left) - place(right));
    }
  };
}
