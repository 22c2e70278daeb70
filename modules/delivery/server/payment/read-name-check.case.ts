import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("draft", ({ batchId, payments }) => ({
  input: { batchId, fileName: "cek.csv" },
  text: `REFERENSI,NO REKENING,NAMA,STATUS,NAMA DI BANK\r\n${payments[0]?.reference},7000000001,X,00,PENERIMA 1\r\n`,
}));
