import { PageShell } from "@/components/layout/page-shell";

type Props = { say: (key: string) => string; sections: readonly string[] };

/** A page of running text: a title, then sections with a heading and a paragraph each. */
export function TitledSections({ say, sections }: Props) {
  return (
    <PageShell width="text">
      <h1>{say("title")}</h1>
      {sections.map((section) => (
        <section key={section} className="mt-6">
          <h2>{say(`${section}.title`)}</h2>
          <p className="mt-2">{say(`${section}.text`)}</p>
        </section>
      ))}
    </PageShell>
  );
}
