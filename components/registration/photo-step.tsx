"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CurrentPhoto } from "@/components/photo/chosen-photo";
import { PhotoField } from "@/components/photo/photo-field";
import { Button, buttonClass } from "@/components/ui/button";
import type { ChoosePhotoInput } from "@/lib/documents/schema";
import { Link, useRouter } from "@/lib/i18n/navigation";
import type { Result } from "@/lib/result";

type Props = {
  delegateId: string;
  version: number;
  current: CurrentPhoto | null;
  choose: (input: ChoosePhotoInput) => Promise<Result<{ version: number }>>;
  nextHref: string;
  backHref: string;
};

/** The photo, then on; without one the person may still go on and come back. */
export function PhotoStep({ nextHref, backHref, ...photo }: Props) {
  const say = useTranslations("registration");
  const router = useRouter();
  const [chosen, setChosen] = useState(photo.current !== null);
  return (
    <div className="space-y-6">
      <PhotoField {...photo} onChosen={() => setChosen(true)} />
      <div className="flex flex-wrap gap-3 border-t border-line pt-5">
        <Button variant={chosen ? "primary" : "secondary"} onClick={() => router.push(nextHref)}>
          {say(chosen ? "next" : "photoLater")}
        </Button>
        <Link className={buttonClass("secondary")} href={backHref}>
          {say("back")}
        </Link>
      </div>
    </div>
  );
}
