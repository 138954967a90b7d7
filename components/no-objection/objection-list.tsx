import { getTranslations } from "next-intl/server";

type Objection = { id: string; state: string; reason: string; reference: string | null; receivedAt: string };

/** Who objected, when it came, and why. */
export async function ObjectionList({
  objections,
  when,
}: {
  objections: readonly Objection[];
  when: (instant: string) => string;
}) {
  const say = await getTranslations("circulations");
  return (
    <ul className="space-y-3">
      {objections.map(({ id, state, reason, reference, receivedAt }) => (
        <li key={id} className="border-s-4 border-amber ps-4">
          <p className="font-semibold">
            <bdi>{state}</bdi>
          </p>
          <p className="text-sm text-muted">
            {say("objection.received", { date: when(receivedAt) })}
            {reference && (
              <>
                {" · "}
                <bdi>{reference}</bdi>
              </>
            )}
          </p>
          <p className="mt-1 max-w-prose whitespace-pre-line">
            <bdi>{reason}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
