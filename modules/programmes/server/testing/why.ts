/** The page of an explanation with another module's word on what was decided, for that module's tests. */
export { getWhyWith as getWhyHandlerWith } from "../assessment/get-why.ts";
