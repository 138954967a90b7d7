"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CapacityField } from "@/components/admin/capacity-field";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import type { ConfiguredCategory } from "@/lib/conferences/queries";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  category: ConfiguredCategory;
  zones: { id: string; name: string }[];
  action: Action<{ version: number }>;
};

/** Whether a category needs the focal point's word, how many it takes, and which zones it opens; says what switching it off leaves. */
export function CategoryForm({ category, zones, action }: Props) {
  const say = useTranslations("categories");
  const router = useRouter();
  const { id, version } = category;
  const [needsEndorsement, setNeeds] = useState(category.needsEndorsement);
  const [capacity, setCapacity] = useState(category.capacity);
  const [zoneIds, setZones] = useState(category.zoneIds);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const isChanged =
    needsEndorsement !== category.needsEndorsement ||
    capacity !== category.capacity ||
    [...zoneIds].sort().join() !== [...category.zoneIds].sort().join();
  return (
    <form
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ categoryId: id, version, needsEndorsement, capacity, zoneIds });
      }}
    >
      <Checkbox
        id={`${id}-endorsement`}
        label={say("needsEndorsement")}
        checked={needsEndorsement}
        onChange={({ target }) => setNeeds(target.checked)}
      />
      {category.needsEndorsement && !needsEndorsement && (
        <Notice kind="warning" title={say("offTitle")}>
          <p>{say("offText")}</p>
        </Notice>
      )}
      <CapacityField
        id={`${id}-capacity`}
        label={say("capacity")}
        error={problem?.fields.capacity}
        value={capacity}
        onChange={setCapacity}
      />
      <ChoiceGroup id={`${id}-zones`} legend={say("zones")} hint={say("zonesHint")}>
        <div className="grid sm:grid-cols-2">
          {zones.map((zone) => (
            <Checkbox
              key={zone.id}
              id={`${id}-${zone.id}`}
              label={zone.name}
              checked={zoneIds.includes(zone.id)}
              onChange={({ target }) => {
                const others = zoneIds.filter((other) => other !== zone.id);
                setZones(target.checked ? [...others, zone.id] : others);
              }}
            />
          ))}
        </div>
      </ChoiceGroup>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button type="submit" variant="secondary" busy={busy} disabled={!isChanged}>
        {say("save")}
        <span className="sr-only"> {category.name}</span>
      </Button>
    </form>
  );
}
