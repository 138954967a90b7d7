import { getTranslations } from "next-intl/server";
import { RolePlace } from "@/components/identity/held-role";
import { UserState } from "@/components/identity/user-state";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { listUsers, type UserRow } from "@/lib/identity/queries/users";
import { getContext } from "@/lib/identity/request-context";
import { userFilterSchema } from "@/lib/identity/schema";

async function Row({ user }: { user: UserRow }) {
  const [say, roleName] = await Promise.all([getTranslations("admin.users"), getTranslations("roles")]);
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Link
          href={`/admin/users/${user.id}`}
          className="inline-flex min-h-11 items-center font-semibold text-action underline"
        >
          <bdi>{user.name}</bdi>
        </Link>
        <p className="text-sm text-muted">
          <bdi>{user.email}</bdi>
        </p>
      </div>
      <ul className="flex-1 basis-64 text-sm">
        {user.roles.map((held) => (
          <li key={held.grantId}>
            <span className="font-semibold">{roleName(held.role)}</span>{" "}
            <span className="text-muted">
              <RolePlace held={held} />
            </span>
          </li>
        ))}
        {user.roles.length === 0 && <li className="text-muted">{say("noRole")}</li>}
      </ul>
      <div className="space-y-1 sm:w-40">
        <UserState state={user.state} label={say(`state.${user.state}`)} />
        {!user.hasSecondFactor && <p className="text-sm text-muted">{say("noFactor")}</p>}
      </div>
    </li>
  );
}

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Accounts within the administrator's conferences, found by name or address. */
export default async function UsersPage({ searchParams }: Props) {
  const filter = userFilterSchema.parse(await searchParams);
  const { rows, next } = unwrap(await listUsers(await getContext(), filter));
  const say = await getTranslations("admin.users");
  return (
    <PageShell width="wide" actions={<StaffActions />}>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1>{say("title")}</h1>
          <p className="mt-1 text-muted">{say("text")}</p>
        </div>
        <Link className={buttonClass("primary")} href="/admin/users/new">
          {say("invite")}
        </Link>
      </div>
      <search>
        <form className="mt-6 flex max-w-xl items-end gap-3">
          <div className="flex-1">
            <TextField id="q" name="q" type="search" label={say("search")} defaultValue={filter.q} />
          </div>
          <Button type="submit" worksWithoutScripts variant="secondary">
            {say("find")}
          </Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("none")}>
            <p>{say("noneText")}</p>
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {rows.map((user) => (
            <Row key={user.id} user={user} />
          ))}
        </ul>
      )}
      {next && (
        <Link
          className={buttonClass("secondary", "mt-4")}
          href={{ pathname: "/admin/users", query: { ...(filter.q ? { q: filter.q } : {}), after: next } }}
        >
          {say("next")}
        </Link>
      )}
    </PageShell>
  );
}
