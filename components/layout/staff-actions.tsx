import { getTranslations } from "next-intl/server";
import { Link } from "@/lib/i18n/navigation";

/** Home and account, in the header of every staff page. */
export async function StaffActions() {
  const say = await getTranslations("navigation");
  return (
    <>
      <Link
        className="flex min-h-11 items-center rounded-md px-2 whitespace-nowrap hover:bg-wash sm:px-3"
        href="/home"
      >
        {say("home")}
      </Link>
      <Link
        className="flex min-h-11 items-center rounded-md px-2 whitespace-nowrap hover:bg-wash sm:px-3"
        href="/account"
      >
        {say("account")}
      </Link>
    </>
  );
}
