"use client";

import { useTranslations } from "next-intl";
import { INVITATION_OUTCOMES, type InvitationOutcome } from "@/lib/organizations/invitations/outcome";

/** One row of a preview or of a report. `note` says what else stood in the way. */
export type ReportRow = {
  id: string;
  name: string;
  outcome: InvitationOutcome | null;
  note: string;
};

/** What will happen, or has happened, row by row, with the sums first. */
export function InvitationReport({ rows, done }: { rows: readonly ReportRow[]; done: boolean }) {
  const say = useTranslations("invitations");
  const words = (outcome: InvitationOutcome) => say(`${done ? "happened" : "willHappen"}.${outcome}`);
  const sums = INVITATION_OUTCOMES.map((outcome) => ({
    outcome,
    count: rows.filter((row) => row.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {sums.map(({ outcome, count }) => (
          <li key={outcome}>
            <span className="tabular font-bold">{count}</span> {words(outcome)}
          </li>
        ))}
      </ul>
      <table className="mt-4 w-full text-start">
        <thead className="border-b border-line text-sm text-muted">
          <tr>
            <th scope="col" className="py-2 text-start font-normal">
              {say("organization")}
            </th>
            <th scope="col" className="py-2 text-start font-normal">
              {say(done ? "outcome" : "preview")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, outcome, note }) => (
            <tr key={id} className="border-b border-line align-top">
              <th scope="row" className="min-w-28 py-2 pe-4 text-start font-semibold">
                <bdi>{name}</bdi>
              </th>
              <td className="py-2">
                {outcome && words(outcome)}
                {note && <bdi className="block break-all text-sm text-muted">{note}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
