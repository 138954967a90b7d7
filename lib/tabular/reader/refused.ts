import type { Detail, SheetName, TableProblem } from "../table.ts";

/** Ends the reading of a file, with the problem that the person is told. */
export class Refused extends Error {
  readonly problem: TableProblem;
  readonly detail: Detail;
  /** The sheets of the workbook, once they are known: another may do. */
  sheets: SheetName[] | undefined;
  constructor(problem: TableProblem, detail: Detail = {}, reason = "") {
    super(reason || problem);
    this.problem = problem;
    this.detail = detail;
  }
}
