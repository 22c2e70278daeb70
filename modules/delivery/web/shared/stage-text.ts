/** "tahap-1" → "Tahap 1": stages carry short codes that read as words. */
export const stageText = (stage: string): string => {
  const text = stage.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
