"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Scanner } from "@/components/gate/scanner";
import { giveSignal, readySignal } from "@/components/gate/signal";
import { VERDICT_LOOK } from "@/components/gate/verdict-look";
import { VerdictScreen } from "@/components/gate/verdict-screen";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { Verification } from "@/lib/badges/queries/verify";
import type { Result } from "@/lib/result";

type Props = {
  action: (input: unknown) => Promise<Result<Verification>>;
  /** Guards say where they stand, for the gate log. */
  guards: boolean;
};

/** Camera or keyboard in, verdict out; then the next badge. */
export function VerifyPanel({ action, guards }: Props) {
  const say = useTranslations("verify");
  const errors = useTranslations("errors");
  const [camera, setCamera] = useState(false);
  const [answer, setAnswer] = useState<Verification | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const field = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLInputElement>(null);

  function check(text: string) {
    if (busy || text === "") return;
    start(async () => {
      const result = await action({ text, place: place.current?.value ?? "" }).catch(() => null);
      if (!result?.ok) {
        giveSignal("bad");
        const refusal = result?.error;
        setProblem(refusal ? errors(refusal.message as never, refusal.values as never) : say("offline"));
        return;
      }
      setProblem(null);
      setAnswer(result.value);
      giveSignal(VERDICT_LOOK[result.value.verdict].signal);
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    readySignal();
    check(field.current?.value.trim() ?? "");
  }

  function next() {
    setAnswer(null);
    if (field.current) field.current.value = "";
    field.current?.focus();
  }

  return (
    <div className="mx-auto max-w-lg space-y-6">
      {camera ? (
        <Scanner paused={answer !== null || busy} onText={check} />
      ) : (
        <Button
          className="min-h-16 w-full text-lg"
          onClick={() => {
            readySignal();
            setCamera(true);
          }}
        >
          {say("camera")}
        </Button>
      )}
      {problem && (
        <Notice kind="danger" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <form noValidate onSubmit={submit} className="space-y-3">
        <TextField
          ref={field}
          id="number"
          label={say("number")}
          hint={say("numberHint")}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          className="tabular text-lg"
        />
        <Button type="submit" variant="secondary" busy={busy} className="w-full">
          {say("check")}
        </Button>
      </form>
      {guards && (
        <TextField
          ref={place}
          id="place"
          label={say("place")}
          hint={say("placeHint")}
          autoComplete="off"
          maxLength={60}
        />
      )}
      {camera && (
        <Button variant="quiet" className="w-full" onClick={() => setCamera(false)}>
          {say("cameraStop")}
        </Button>
      )}
      {answer && <VerdictScreen answer={answer} onNext={next} />}
    </div>
  );
}
