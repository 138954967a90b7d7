import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/identity/back-link";
import { MessagePage } from "@/components/layout/message-page";

export default async function Unauthorized() {
  const say = await getTranslations("navigation");
  return (
    <MessagePage name="unauthorized">
      <BackLink to="/sign-in" label={say("staff")} />
    </MessagePage>
  );
}
