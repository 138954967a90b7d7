import { SMTPServer } from "smtp-server";

export type Received = { from: string; recipients: string[]; source: string };

/** A mail server of the test's own, which keeps what it takes. */
export type MailServer = {
  url: string;
  received: Received[];
  /** Answers that it takes nothing now. */
  refusing: boolean;
  /** Takes the mail's text and never answers. */
  silent: boolean;
  close: () => Promise<void>;
};

/** Starts a mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const mail: MailServer = {
    url: "",
    received: [],
    refusing: false,
    silent: false,
    close: async () => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (mail.silent) return;
        if (mail.refusing) return done(new Error("try later"));
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const recipients = envelope.rcptTo.map(({ address }) => address);
        mail.received.push({ from, recipients, source: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  // A sender that was killed resets its connection: of no concern to the others.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  mail.url = `smtp://127.0.0.1:${address.port}`;
  mail.close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return mail;
}
