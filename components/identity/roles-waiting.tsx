import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/i18n/navigation";
import type { RoleToSign } from "@/lib/identity/queries/roles-to-sign";

/** Roles of an account that a second administrator has yet to sign. */
export async function RolesWaiting({ asked }: { asked: readonly RoleToSign[] }) {
  const [ask, roleName] = await Promise.all([getTranslations("signatures.ask"), getTranslations("roles")]);
  if (asked.length === 0) return null;
  return (
    <div className="mt-4">
      <Notice title={ask("roleWaiting")}>
        <ul>
          {asked.map(({ role, conference, categories }) => (
            <li key={`${role} ${conference} ${categories.join()}`}>
              {roleName(role)}
              {conference && (
                <>
                  {" · "}
                  <bdi>{conference}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
        <Link className="inline-flex min-h-11 items-center text-action underline" href="/signatures">
          {ask("open")}
        </Link>
      </Notice>
    </div>
  );
}
