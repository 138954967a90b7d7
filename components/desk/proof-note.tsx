import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { ProofAtDesk } from "@/lib/badges/load-proof-standings";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";

/** Whether the delegation has signed this badge as it would be printed now, and since when it is another. */
export async function ProofNote({ proof, place }: { proof: ProofAtDesk; place: Place }) {
  const [say, locale] = await Promise.all([getTranslations("desk.proof"), getLocale() as Promise<Locale>]);
  const { signature, standing } = proof;
  const when = (instant: string) => formatInstant(new Date(instant), locale, place);
  if (!signature) return <Notice kind="info" title={say("unsigned")} />;
  return (
    <Notice kind={standing === "signed" ? "success" : "warning"} title={say(standing)}>
      {proof.since && <p>{say("since", { date: when(proof.since) })}</p>}
      <p>
        {say.rich("signature", {
          name: signature.by,
          date: when(signature.at),
          bdi: (text) => <bdi>{text}</bdi>,
        })}
      </p>
    </Notice>
  );
}
