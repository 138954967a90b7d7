import { stopReminders } from "@/lib/reminders/commands/stop-reminders";
import { reminderTokenSchema } from "@/lib/reminders/schema";
import { defineRoute } from "@/lib/route";

/** One click in a mail program stops the reminders (RFC 8058); the body says no more than that. */
export const POST = defineRoute({
  name: "reminders.oneClick",
  policy: { open: "whoever has the mail may stop it without signing in" },
  params: reminderTokenSchema,
  rate: "openLink",
  anyOrigin: "mail programs send it from wherever they are; the signed address is the proof",
  maxBytes: 1024,
  run: (ctx, { params: { token } }) => stopReminders(ctx, { token, stop: true }),
});
