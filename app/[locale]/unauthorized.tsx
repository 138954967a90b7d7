import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layout/message-page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/lib/i18n/navigation";

export default async function Unauthorized() {
  const say = await getTranslations("navigation");
  return (
    <MessagePage name="unauthorized">
      <Link className={buttonClass("secondary")} href="/sign-in">
        {say("staff")}
      </Link>
    </MessagePage>
  );
}
