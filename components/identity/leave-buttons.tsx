"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { here: Action<unknown>; everywhere: Action<unknown> };

/** Sign out here, or on every device. */
export function LeaveButtons({ here, everywhere }: Props) {
  const say = useTranslations("identity.leave");
  const router = useRouter();
  const gone = () => {
    router.push("/");
    router.refresh();
  };
  const one = useSubmit(here, gone);
  const all = useSubmit(everywhere, gone);
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="secondary" busy={one.busy} onClick={() => one.submit({})}>
        {say("here")}
      </Button>
      <Button variant="danger" busy={all.busy} onClick={() => all.submit({})}>
        {say("everywhere")}
      </Button>
    </div>
  );
}
