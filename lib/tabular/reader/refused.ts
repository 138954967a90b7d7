import type { Detail, TableProblem } from "../table.ts";

/** Ends the reading of a file, with the problem that the person is told. */
export class Refused extends Error {
  readonly problem: TableProblem;
  readonly detail: Detail;
  constructor(problem: TableProblem, detail: Detail = {}, reason = "") {
    super(reason || problem);
    this.problem = problem;
    this.detail = detail;
  }
}
